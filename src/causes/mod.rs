//! Passage to mentions: which causes a passage names, of what, how common, how serious, how surely.

mod vocabulary;

use crate::model::Document;
pub use vocabulary::{Concept, ConceptKind, Found, Vocabulary};

/// Finds the topics of a document and the causes that its passages name, and writes them into it
/// (`document.topics`, and `causes` of every passage).
pub fn find(_document: &mut Document, _vocabulary: &Vocabulary) {}
