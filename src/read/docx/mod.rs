//! DOCX, as Word and its like write it: paragraphs whose styles say what they are, numbered lists, tables,
//! links, notes. Headers and footers of pages are parts of their own and are left out.

mod body;
mod fields;
mod links;
mod lists;
mod notes;
mod styles;

use self::{body::Body, lists::Lists, notes::Notes, styles::Styles};
use super::{
    File, Unreadable,
    limits::Budget,
    office::{self, Names},
    pack::{self, Pack},
    reader::{Pages, Reader},
    steps::{self, Step},
};
use crate::model::{Doubt, Format, Page};

/// The part that holds the text, by its usual name.
const DOCUMENT: &str = "word/document.xml";

/// Where its metadata says what.
const NAMES: Names = Names { maker: "creator", made: "created", changed: "modified" };

/// Reads documents of Word.
pub(super) struct Docx;

impl Reader for Docx {
    fn knows(&self, file: &File<'_>) -> bool {
        pack::shows(file.bytes, "word/document") || file.is_named(&["docx"]) && file.bytes.starts_with(b"PK")
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Docx)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        office::read(file, pages, read)
    }
}

fn read(pack: &mut Pack<'_>, budget: &mut Budget, doubts: &mut Vec<Doubt>) -> Result<Page, Unreadable> {
    let part = main_part(pack, budget)?;
    let Some(text) = pack.text(&part, budget)? else {
        return Err(Unreadable::Broken(format!("a Word document without its text ({part})")));
    };
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let mut beside = |name: &str| pack.text(&format!("{folder}/{name}"), budget);
    let styles = Styles::read(&beside("styles.xml")?.unwrap_or_default());
    let lists = Lists::read(&beside("numbering.xml")?.unwrap_or_default());
    let file = part.rsplit('/').next().unwrap_or(&part);
    let links = links::read(&beside(&format!("_rels/{file}.rels"))?.unwrap_or_default());
    let mut notes = Notes::default();
    for (kind, name) in [("footnote", "footnotes.xml"), ("endnote", "endnotes.xml")] {
        notes.read(kind, &beside(name)?.unwrap_or_default());
    }
    let card = office::card(&pack.text("docProps/core.xml", budget)?.unwrap_or_default(), &NAMES);
    let mut body = Body::new(&styles, lists, &links, notes);
    office::walk(&text, doubts, |step| body.step(step));
    Ok(body.finish().page(card, Format::Docx, doubts))
}

/// The name of the part that holds the text.
fn main_part(pack: &mut Pack<'_>, budget: &mut Budget) -> Result<String, Unreadable> {
    let rels = pack.text("_rels/.rels", budget)?.unwrap_or_default();
    let mut found = None;
    steps::walk(&rels, |step| {
        if let Step::Open("Relationship", tag) = step
            && tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            found = tag.get("Target").map(|target| target.trim_start_matches('/').to_owned());
        }
    });
    Ok(found.filter(|name| pack.has(name)).unwrap_or_else(|| DOCUMENT.to_owned()))
}
