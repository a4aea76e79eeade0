//! The form in which passages and pages' heads lie in the store: their fields one behind another, without names
//! (postcard). As JSON they were three times the text, most of it names of fields. The fields are listed here, one by
//! one, because what is left out of JSON when it is empty must not be left out here.

use serde::{Serialize, de::DeserializeOwned};
use tantivy::TantivyError;

use super::entry::{PageEntry, StoredPassage};
use crate::model::{Document, Passage};

/// A line of the ledger.
pub(super) fn from_ledger(ledger: &PageEntry) -> Result<Vec<u8>, TantivyError> {
    bytes(ledger)
}

/// The line of the ledger in these bytes; none where there is none.
pub(super) fn to_ledger(bytes: &[u8]) -> Option<PageEntry> {
    whole(bytes)
}

/// A passage.
pub(super) fn from_passage(stored: &StoredPassage) -> Result<Vec<u8>, TantivyError> {
    let StoredPassage { page, section, ordinal, path, kind, passage } = stored;
    let Passage { id, block, text, lead_in, columns, range, cites, causes } = passage;
    bytes(&((page, section, ordinal, path, kind), (id, block, text, lead_in, columns, range, cites, causes)))
}

/// The passage in these bytes; none where there is none.
pub(super) fn to_passage(bytes: &[u8]) -> Option<StoredPassage> {
    let ((page, section, ordinal, path, kind), passage) = whole(bytes)?;
    let (id, block, text, lead_in, columns, range, cites, causes) = passage;
    let passage = Passage { id, block, text, lead_in, columns, range, cites, causes };
    Some(StoredPassage { page, section, ordinal, path, kind, passage })
}

/// A page's head: sections and signature have places of their own.
pub(super) fn from_head(head: &Document) -> Result<Vec<u8>, TantivyError> {
    #[rustfmt::skip]
    let Document {
        path, format, encoding, language, title, source, supplied_by, url, doi, pmid, pmcid, saved, authors, editors,
        medical_reviewers, dates, topics, also_called, sections: _, references, unresolved_citations, doubts,
        signature: _,
    } = head;
    let from = (path, format, encoding, language, saved);
    let what = (title, source, supplied_by, url, doi, pmid, pmcid);
    let who = (authors, editors, medical_reviewers, dates);
    let says = (topics, also_called, references, unresolved_citations, doubts);
    bytes(&(from, what, who, says))
}

/// The head in these bytes; none where there is none.
pub(super) fn to_head(bytes: &[u8]) -> Option<Document> {
    let (from, what, who, says) = whole(bytes)?;
    let (path, format, encoding, language, saved) = from;
    let (title, source, supplied_by, url, doi, pmid, pmcid) = what;
    let (authors, editors, medical_reviewers, dates) = who;
    let (topics, also_called, references, unresolved_citations, doubts) = says;
    let (sections, signature) = (Vec::new(), Vec::new());
    #[rustfmt::skip]
    let head = Document {
        path, format, encoding, language, title, source, supplied_by, url, doi, pmid, pmcid, saved, authors, editors,
        medical_reviewers, dates, topics, also_called, sections, references, unresolved_citations, doubts, signature,
    };
    Some(head)
}

fn bytes(fields: &impl Serialize) -> Result<Vec<u8>, TantivyError> {
    postcard::to_allocvec(fields).map_err(|error| TantivyError::InternalError(format!("no record: {error}")))
}

/// The value that takes up all of these bytes.
fn whole<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::take_from_bytes(bytes).ok().and_then(|(value, rest)| rest.is_empty().then_some(value))
}
