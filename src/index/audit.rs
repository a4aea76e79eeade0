//! The index read from end to end: every file against its sums, and every record that can be searched.

use std::path::Path;

use super::{
    Index,
    commit::Commit,
    entry::StoredPassage,
    fault,
    folder::Folder,
    reader::{Reader, records_of},
    record,
    schema::Kind,
};
use crate::error::Result;

/// A file of the index that is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct DamagedFile {
    /// Its name in the index's folder.
    pub file: String,
    /// What is wrong with it.
    pub what: String,
}

impl Index {
    /// The number of files of the index and their bytes; and those that are not as they were written.
    /// All of the index is read.
    ///
    /// # Errors
    /// When there is none, or it is of another version; when not even its list of files can be read.
    pub fn check_files(dir: &Path) -> Result<(usize, u64, Vec<DamagedFile>)> {
        let commit = Commit::read(dir)?;
        let names: Vec<String> = commit.files.keys().cloned().collect();
        let bytes =
            commit.files.values().map(super::sums::Sums::size).sum::<u64>() + commit.bytes.len() as u64;
        let folder = Folder::reading(dir, commit).map_err(|error| fault::reading(dir, error))?;
        let damaged = |name: &String| {
            let error = folder.check(name).err()?;
            let what = match fault::reading(dir, error) {
                crate::error::Error::Damaged { what, .. } => what,
                other => other.to_string(),
            };
            let what = what.strip_prefix(&format!("{name} ")).unwrap_or(&what).to_owned();
            Some(DamagedFile { file: name.clone(), what })
        };
        let damaged: Vec<DamagedFile> = names.iter().filter_map(damaged).collect();
        Ok((names.len() + 1, bytes, damaged))
    }
}

impl Reader {
    /// Hands out every passage that can be found, in the order in which they lie on disk; none where a
    /// record is no passage.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn each_passage(&self, mut take: impl FnMut(Option<StoredPassage>)) -> Result<()> {
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let docs = records_of(segment, &self.kind(Kind::Passage)).map_err(|error| self.damaged(error))?;
            for doc in docs {
                let address = tantivy::DocAddress::new(number as u32, doc);
                let record = self.searcher.doc(address).map_err(|error| self.damaged(error))?;
                take(record::to_passage(self.fields, &record));
            }
        }
        Ok(())
    }

    /// Segments that the index consists of.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.searcher.segment_readers().len()
    }
}
