//! The index: three kinds of record (page, passage, mention) in one tantivy index, and the only room
//! that knows tantivy. It is its own ledger: what was read, when, and what came of it.

mod analyzer;
mod card;
mod columns;
mod entry;
mod fault;
mod folder;
mod lower;
mod mentions;
mod occurrences;
mod other_names;
mod passages;
mod reader;
mod record;
mod renaming;
#[cfg(test)]
pub(crate) mod sample;
mod schema;
mod state;
mod statistics;
#[cfg(test)]
mod tests;
mod writer;

use std::{
    fs,
    path::{Path, PathBuf},
};

pub use analyzer::{WordAt, words};
pub use card::PageCard;
pub use entry::{Failure, PageEntry, Root, Settings, StoredPassage, Wanted, path_in};
pub use lower::Leaf;
pub use occurrences::{Boosts, Occurrence, Wording};
pub use passages::{Place, PlaceFacts};
pub use reader::Reader;
pub use state::State;
pub use writer::Writer;

use crate::error::{Error, Result};
use folder::Folder;
use schema::{FORMAT, Fields};
use writer::Payload;

/// The file by which tantivy knows an index.
const META: &str = "meta.json";

/// An index on disk.
pub struct Index {
    dir: PathBuf,
    fields: Fields,
    inner: tantivy::Index,
}

impl Index {
    /// Opens the index at `dir`. Nothing is written, and the folder may be one that cannot be.
    ///
    /// # Errors
    /// When there is none, or it is of another version or damaged.
    pub fn open(dir: &Path) -> Result<Self> {
        if !dir.join(META).is_file() {
            return Err(Error::NoIndex(dir.to_path_buf()));
        }
        let folder = Folder::open(dir).map_err(|error| fault::reading(dir, error))?;
        let inner = tantivy::Index::open(folder).map_err(|error| fault::reading(dir, error))?;
        let index = Self::new(dir, inner);
        index.settings()?;
        Ok(index)
    }

    /// Opens the index at `dir`, or makes an empty one where there is none.
    ///
    /// # Errors
    /// As [`Index::open`], when the folder cannot be written, and when it holds something else.
    pub fn open_or_create(dir: &Path) -> Result<Self> {
        match Self::open(dir) {
            Err(Error::NoIndex(_)) => Self::create(dir),
            opened => opened,
        }
    }

    /// The roots that an index at `dir` says it was made from, whatever its version and however
    /// damaged; none where it does not say.
    #[must_use]
    pub fn roots_of_any_version(dir: &Path) -> Vec<Root> {
        let roots = || {
            let meta: serde_json::Value = serde_json::from_slice(&fs::read(dir.join(META)).ok()?).ok()?;
            let payload: serde_json::Value = serde_json::from_str(meta.get("payload")?.as_str()?).ok()?;
            serde_json::from_value(payload.get("settings")?.get("roots")?.clone()).ok()
        };
        roots().unwrap_or_default()
    }

    /// Where it is.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// A snapshot to read: it stays as it is while others write.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn reader(&self) -> Result<Reader> {
        // The settings are to be those of the very commit that is read, and another process may
        // commit at any moment.
        loop {
            let settings = self.settings()?;
            let reader = Reader::open(&self.dir, &self.inner, self.fields, settings)?;
            if *reader.settings() == self.settings()? {
                return Ok(reader);
            }
        }
    }

    /// The one writer; nothing it does is seen before `Writer::commit`. What it is to build on is
    /// read after it is had, when nobody else can write.
    ///
    /// # Errors
    /// When another process writes, or the folder cannot be written.
    pub fn writer(&self) -> Result<Writer> {
        Writer::new(&self.dir, &self.inner, self.fields)
    }

    /// The files whose checksums do not fit, by name; reads all of the index.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn damaged_files(&self) -> Result<Vec<PathBuf>> {
        let damaged = self.inner.validate_checksum().map_err(|error| fault::reading(&self.dir, error))?;
        let mut damaged: Vec<_> = damaged.into_iter().collect();
        damaged.sort();
        Ok(damaged)
    }

    fn create(dir: &Path) -> Result<Self> {
        let write_error =
            |error: std::io::Error| Error::Write { path: dir.to_path_buf(), what: error.to_string() };
        fs::create_dir_all(dir).map_err(write_error)?;
        for entry in fs::read_dir(dir).map_err(write_error)? {
            let name = entry.map_err(write_error)?.file_name();
            if !name.to_string_lossy().starts_with('.') {
                let dir = dir.display();
                let what =
                    format!("{dir}: this folder is not empty and holds no index; name a new or empty one");
                return Err(Error::Usage(what));
            }
        }
        let folder = Folder::open(dir).map_err(|error| fault::writing(dir, error))?;
        let inner = tantivy::Index::create(folder, Fields::build().0, tantivy::IndexSettings::default())
            .map_err(|error| fault::writing(dir, error))?;
        Ok(Self::new(dir, inner))
    }

    fn new(dir: &Path, mut inner: tantivy::Index) -> Self {
        inner.set_tokenizers(analyzer::analyzers());
        Self { dir: dir.to_path_buf(), fields: Fields::build().1, inner }
    }

    /// The settings of the last commit, once the index is seen to be of this version.
    fn settings(&self) -> Result<Settings> {
        let meta = self.inner.load_metas().map_err(|error| fault::reading(&self.dir, error))?;
        let found = match &meta.payload {
            // Made, and never committed to.
            None if meta.segments.is_empty() && meta.schema == Fields::build().0 => {
                return Ok(Settings::default());
            }
            None => "another program".to_owned(),
            Some(payload) => match serde_json::from_str::<Payload>(payload) {
                Ok(payload) if payload.etio_index == FORMAT && meta.schema == Fields::build().0 => {
                    return Ok(payload.settings);
                }
                Ok(payload) => format!("index format {}", payload.etio_index),
                Err(_) => "another version".to_owned(),
            },
        };
        Err(fault::other_version(&self.dir, found))
    }
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index").field("dir", &self.dir).finish_non_exhaustive()
    }
}
