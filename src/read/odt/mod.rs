//! ODT, as LibreOffice writes it: headings by their outline level, lists as elements, styles for what is bold
//! or raised. Headers and footers stand in the part for styles and are left out.

mod body;
mod styles;

use self::{body::Body, styles::Styles};
use super::{
    File, Unreadable,
    draft::{self, Card},
    limits::Budget,
    pack::{self, Pack},
    reader::{Pages, Reader},
    steps::{self, Step},
};
use crate::model::{Doubt, Format, Page};

/// Reads OpenDocument texts.
pub(super) struct Odt;

impl Reader for Odt {
    fn knows(&self, file: &File<'_>) -> bool {
        // Packed anew, the part that says so may be squeezed, and only the names of parts can be seen.
        let shows = |mark| pack::shows(file.bytes, mark);
        shows("application/vnd.oasis.opendocument.text")
            || shows("mimetype") && shows("content.xml") && !shows("application/vnd.oasis.opendocument.")
            || file.is_named(&["odt"]) && file.bytes.starts_with(b"PK")
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Odt)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let mut pack = Pack::open(file.bytes, pages.budget)?;
        let mut doubts = Vec::new();
        let page = read(&mut pack, pages.budget, &mut doubts)?;
        pages.whole(draft::finish(page, doubts));
        Ok(())
    }
}

fn read(pack: &mut Pack<'_>, budget: &mut Budget, doubts: &mut Vec<Doubt>) -> Result<Page, Unreadable> {
    let Some(text) = pack.text("content.xml", budget)? else {
        return Err(Unreadable::Broken("an OpenDocument text without its text (content.xml)".to_owned()));
    };
    let manifest = pack.text("META-INF/manifest.xml", budget)?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::NotText("an OpenDocument text locked by a password"));
    }
    let mut styles = Styles::default();
    styles.read(&pack.text("styles.xml", budget)?.unwrap_or_default());
    styles.read(&text);
    let card = card(&pack.text("meta.xml", budget)?.unwrap_or_default());
    let mut body = Body::new(&styles);
    if !steps::walk(&text, |step| body.step(step)) {
        doubts.push(super::doubt("the document is damaged; what comes after is left out", "the end"));
    }
    Ok(body.finish().page(card, Format::Odt, doubts))
}

/// The fields of a document's own metadata.
fn card(meta: &str) -> Card {
    let mut card = Card::default();
    let (mut made, mut changed, mut text) = (String::new(), String::new(), String::new());
    steps::walk(meta, |step| match step {
        Step::Open(..) => text.clear(),
        Step::Text(more) => text.push_str(more),
        Step::Close(name) => {
            match name {
                "title" => card.title(&text),
                "initial-creator" => card.maker(&text),
                "language" if !text.trim().is_empty() => card.language = Some(text.trim().to_owned()),
                "creation-date" => made.clone_from(&text),
                "date" => changed.clone_from(&text),
                _ => {}
            }
            text.clear();
        }
    });
    card.saved(&changed);
    card.saved(&made);
    card
}
