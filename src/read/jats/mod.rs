//! Articles in the Journal Article Tag Suite (NISO Z39.96) and the NLM tag sets before it, as PubMed Central
//! and publishers hand them out (`.nxml`, `.xml`). Written out as HTML and read as that; the works that an
//! article cites are taken as they are stated.

mod body;
mod citation;
mod front;
mod table;

use super::{
    File, Unreadable,
    markup::Markup,
    reader::{Pages, Reader},
    written::{self, Decoded},
    xml::{self, Element},
};
use crate::model::{Format, Page};

/// Reads JATS articles, and sets of them.
pub(super) struct Jats;

/// What only stands in an article of a journal: HTML has an `<article>` of its own.
const MARKS: [&str; 5] = ["<front", "<journal-meta", "<article-meta", "article-type=", "jats"];

impl Reader for Jats {
    fn knows(&self, file: &File<'_>) -> bool {
        if file.first() != Some(b'<') {
            return false;
        }
        let opening = file.opening();
        if opening.starts_with("<!doctype html") || opening.starts_with("<html") {
            return false;
        }
        let is_tagged = |tag: &str| {
            opening.match_indices(tag).any(|(at, _)| {
                opening[at + tag.len()..].starts_with(|c: char| c.is_ascii_whitespace() || c == '>')
            })
        };
        ["<article", "<pmc-articleset"].iter().any(|tag| is_tagged(tag))
            && !opening.contains("<html")
            && MARKS.iter().any(|mark| opening.contains(mark))
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Jats)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let decoded = Decoded::of(file.bytes)?;
        let is_set = file.opening().contains("<pmc-articleset");
        xml::each(&decoded.text, &["article"], &mut |article| {
            pages.budget.entry()?;
            let (name, page) = read(&article, &decoded.encoding);
            if is_set {
                pages.one(&name, Ok(page));
            } else {
                pages.whole(page);
            }
            Ok(())
        })
    }
}

/// The page of an article, and its name in a set.
fn read(article: &Element, encoding: &str) -> (String, Page) {
    let record = front::read(article);
    let mut markup = Markup::default();
    markup.open("main", &[]);
    markup.element("h1", record.title.as_deref().unwrap_or_default());
    for part in article.find(&["front", "article-meta"]).into_iter().flat_map(|meta| meta.all("abstract")) {
        body::abstracts(part, &mut markup);
    }
    for part in ["body", "floats-group", "floats-wrap", "back"] {
        if let Some(part) = article.find(&[part]) {
            body::blocks(part, 2, &mut markup);
        }
    }
    markup.close("main");
    let cited = article.below(&["ref"]).into_iter().map(citation::read).collect();
    let name = [&record.pmcid, &record.doi, &record.pmid].into_iter().flatten().next();
    let name = name.cloned().unwrap_or_else(|| "article".to_owned());
    (name, Page { cited, ..written::from_html(Format::Jats, &markup.finish(), encoding, record.head()) })
}

#[cfg(test)]
mod tests;
