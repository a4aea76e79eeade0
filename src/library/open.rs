//! An index opened to be asked, its causes and topics called as a vocabulary has them.

use std::path::Path;

use crate::{
    causes::Vocabulary,
    error::Result,
    index::{Index, Reader},
};

/// A snapshot of the index at `dir`, to be asked with this vocabulary. What pages were read as is renamed
/// on the way out, so that the index need not be made anew for another vocabulary.
///
/// # Errors
/// When there is no index, or it is of another version or damaged.
pub fn open(dir: &Path, vocabulary: &Vocabulary) -> Result<Reader> {
    let reader = Index::open(dir)?.reader()?;
    if vocabulary.is_shipped() { Ok(reader) } else { reader.renamed(&|read_as| vocabulary.renamed(read_as)) }
}
