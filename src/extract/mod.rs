//! Blocks to a document: furniture away, then title, source, people, dates, sections, references and
//! passages with their causes. Takes values and returns values; it cannot fail.

mod references;

use crate::{
    causes::Vocabulary,
    model::{Document, Page, PageId, Source},
};

/// What a caller knows of a page beside its bytes.
#[derive(Clone, Debug)]
pub struct Hints {
    /// The page's id, which its passages' ids begin with.
    pub id: PageId,
    /// The path to show.
    pub path: String,
    /// A source given by the user, which wins over what the page says.
    pub source: Option<Source>,
}

/// A document, and what was left out of it.
#[derive(Clone, Debug)]
pub struct Extracted {
    /// What the page says.
    pub document: Document,
    /// The blocks that were cut as furniture, in order.
    pub cut: Vec<Cut>,
}

/// A block that was cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Its text.
    pub text: String,
    /// The rule that cut it.
    pub rule: &'static str,
}

/// Makes a document of a page.
#[must_use]
pub fn extract(_page: &Page, _hints: &Hints, _vocabulary: &Vocabulary) -> Extracted {
    todo!()
}
