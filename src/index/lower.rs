//! The exact parts of a query, lowered to tantivy's terms. How parts are joined, and how words are
//! weighed, is the business of `search`.

use tantivy::Term;

use super::{Place, Reader};
use crate::{error::Result, model::SectionKind};

/// What a part of a query asks of a passage, by an exact value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Leaf<'a> {
    /// Passages of pages about this topic, by its id.
    Topic(&'a str),
    /// Passages that name this cause, by its id.
    Cause(&'a str),
    /// Passages of sections of this kind.
    Section(SectionKind),
    /// Passages that cite this work, by its key.
    Cites(&'a str),
}

impl Reader {
    /// The passages that fit, ordered by place.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn find(&self, leaf: &Leaf<'_>) -> Result<Vec<Place>> {
        let fields = self.fields;
        let by_id = |field, id| {
            let ids = self.renaming.read_as(id);
            ids.map(|id| Term::from_field_text(field, id)).collect::<Vec<_>>()
        };
        let terms = match leaf {
            Leaf::Topic(id) => by_id(fields.topic, id),
            Leaf::Cause(id) => by_id(fields.names, id),
            Leaf::Section(kind) => vec![Term::from_field_text(fields.section, kind.name())],
            Leaf::Cites(key) => vec![Term::from_field_text(fields.cites, &key.to_lowercase())],
        };
        let mut found = Vec::new();
        for term in &terms {
            let these = self.records(std::slice::from_ref(term)).map_err(|error| self.damaged(error))?;
            found.extend(these.into_iter().map(|address| Place::new(address.segment_ord, address.doc_id)));
        }
        // A passage may have several of the ids.
        if terms.len() > 1 {
            found.sort_unstable();
            found.dedup();
        }
        Ok(found)
    }

    /// Whether any passage fits.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn finds(&self, leaf: &Leaf<'_>) -> Result<bool> {
        Ok(!self.find(leaf)?.is_empty())
    }

    /// Live spellings in the index that begin so, in order, each with its number of passages.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn spellings(&self, prefix: &str) -> Result<Vec<(String, u64)>> {
        let terms = self.terms(self.fields.words, prefix, &|_| true).map_err(|error| self.damaged(error))?;
        Ok(terms.into_iter().collect())
    }

    /// Live spellings in the index of which this holds, in order, each with its number of passages.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn spellings_that(&self, fits: &dyn Fn(&str) -> bool) -> Result<Vec<(String, u64)>> {
        let terms = self.terms(self.fields.words, "", fits).map_err(|error| self.damaged(error))?;
        Ok(terms.into_iter().collect())
    }
}
