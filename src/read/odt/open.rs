//! What may be open while a text is walked: paragraphs, lists, notes; and the names that tell what is what.

use crate::read::draft::{Inline, Kind};

/// Elements with text that is none of the article's.
pub(super) const SKIPPED: [&str; 11] = [
    "tracked-changes",
    "annotation",
    "annotation-end",
    "table-of-content",
    "title",
    "desc",
    "forms",
    "sequence-decls",
    "automatic-styles",
    "ruby-text",
    "page-number",
];

/// The styles of terms and of what they mean, as LibreOffice and pandoc name them.
pub(super) const TERM: [&str; 3] = ["List_20_Heading", "Definition_20_Term", "Definition_20_Term_20_Tight"];
pub(super) const DEFINITION: [&str; 3] =
    ["List_20_Contents", "Definition_20_Definition", "Definition_20_Definition_20_Tight"];

/// A paragraph in the making.
#[derive(Debug)]
pub(super) struct Paragraph {
    pub(super) kind: Kind,
    pub(super) inline: Inline,
    pub(super) bold: bool,
}

/// A list that is open.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) style: String,
    pub(super) count: u32,
    /// Whether its item is new: the first paragraph in it is the item, the others go on with it.
    pub(super) fresh: bool,
}

/// A note that is open: the paragraph around it waits.
#[derive(Debug, Default)]
pub(super) struct Note {
    pub(super) mark: String,
    pub(super) id: String,
    pub(super) inline: Inline,
    pub(super) cited: bool,
}
