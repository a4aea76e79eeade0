//! What Word's and LibreOffice's files have in common: parts of XML in a pack, one of which says who made the file.

use super::{
    File, Unreadable, doubt,
    draft::{self, Card},
    limits::Budget,
    pack::Pack,
    reader::Pages,
    steps::{self, Step},
};
use crate::model::{Doubt, Page};

/// Makes the page of a pack.
type Make = fn(&mut Pack<'_>, &mut Budget, &mut Vec<Doubt>) -> Result<Page, Unreadable>;

/// Hands over the page that a file is.
pub(super) fn read(file: &File<'_>, pages: &mut Pages<'_>, make: Make) -> Result<(), Unreadable> {
    let mut pack = Pack::open(file.bytes, pages.budget)?;
    let mut doubts = Vec::new();
    let page = make(&mut pack, pages.budget, &mut doubts)?;
    pages.whole(draft::finish(page, doubts));
    Ok(())
}

/// Walks over the text of a document, as far as it is whole.
pub(super) fn walk(text: &str, doubts: &mut Vec<Doubt>, take: impl FnMut(Step<'_>)) {
    if !steps::walk(text, take) {
        doubts.push(doubt("the document is damaged; what comes after is left out", "the end"));
    }
}

/// The names of the elements that say who made a document, and when it was made and changed.
pub(super) struct Names {
    pub(super) maker: &'static str,
    pub(super) made: &'static str,
    pub(super) changed: &'static str,
}

/// The fields of a document's own metadata.
pub(super) fn card(metadata: &str, names: &Names) -> Card {
    let mut card = Card::default();
    let (mut made, mut changed, mut text) = (String::new(), String::new(), String::new());
    steps::walk(metadata, |step| match step {
        Step::Open(..) => text.clear(),
        Step::Text(more) => text.push_str(more),
        Step::Close(name) => {
            match name {
                "title" => card.title(&text),
                "language" if !text.trim().is_empty() => card.language = Some(text.trim().to_owned()),
                _ if name == names.maker => text.split(';').for_each(|name| card.maker(name)),
                _ if name == names.made => made.clone_from(&text),
                _ if name == names.changed => changed.clone_from(&text),
                _ => {}
            }
            text.clear();
        }
    });
    card.saved(&changed);
    card.saved(&made);
    card
}
