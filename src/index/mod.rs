//! The index: three kinds of record (page, passage, mention) in one tantivy index, and the only room
//! that knows tantivy. It is its own ledger: what was read, when, and what came of it.

mod analyzer;
mod audit;
mod card;
mod checked;
mod chosen;
mod columns;
mod commit;
mod entry;
mod fault;
mod folder;
mod imprint;
mod kept;
mod ledger;
mod leftovers;
mod lock;
mod lower;
mod mentions;
mod occurrences;
mod other_names;
mod passages;
mod reader;
mod record;
mod register;
mod renaming;
mod replace;
mod salvage;
#[cfg(test)]
pub(crate) mod sample;
mod schema;
mod sections;
mod state;
mod states;
mod sums;
#[cfg(test)]
mod tests;
mod writer;

use std::{
    fs,
    path::{Path, PathBuf},
};

pub use analyzer::{WordAt, words};
pub use audit::DamagedFile;
pub use card::PageCard;
pub use chosen::PageTest;
pub use entry::{Failure, PageEntry, Root, Settings, StoredPassage, Wanted, path_in};
pub use imprint::Imprint;
pub use ledger::{Edition, Line};
pub use lock::WriteLock;
pub use lower::Leaf;
pub use occurrences::{Boosts, Occurrence, Wording};
pub use passages::{Details, Fold, Place, PlaceFacts};
pub use reader::Reader;
pub use register::Register;
pub(crate) use register::compared;
pub use state::State;
pub use states::States;
pub use writer::Writer;

use tantivy::{
    IndexSettings,
    store::{Compressor, ZstdCompressor},
};

use crate::error::{Error, Result};
use commit::Commit;
use folder::Folder;
use schema::Fields;

/// Bytes of text that lie in one block of the store: what is read to show one passage of it.
const STORE_BLOCK: usize = 32 << 10;

/// An index on disk.
#[derive(Clone, Debug)]
pub struct Index {
    dir: PathBuf,
}

impl Index {
    /// Opens the index at `dir`. Nothing is written, and the folder may be one that cannot be.
    ///
    /// # Errors
    /// When there is none, or it is of another version or damaged.
    pub fn open(dir: &Path) -> Result<Self> {
        Commit::read(dir)?;
        Ok(Self { dir: dir.to_path_buf() })
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

    /// Where it is.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// A snapshot to read: it stays as it is while others write.
    ///
    /// # Errors
    /// When the index is of another version or damaged.
    pub fn reader(&self) -> Result<Reader> {
        loop {
            let commit = Commit::read(&self.dir)?;
            let bytes = commit.bytes.clone();
            match self.read(commit) {
                // Another process has committed since and removed a file that was to be opened.
                Err(Error::Damaged { .. }) if Commit::read(&self.dir)?.bytes != bytes => {}
                read => return read,
            }
        }
    }

    /// The one writer; nothing it does is seen before `Writer::commit`. What it is to build on is
    /// read after it is had, when nobody else can write.
    ///
    /// # Errors
    /// When another process writes, or the folder cannot be written.
    pub fn writer(&self) -> Result<Writer> {
        self.writer_with(WriteLock::take(&self.dir)?)
    }

    /// The writer, for whoever has the right to write already.
    ///
    /// # Errors
    /// When the index is damaged, or the folder cannot be written.
    pub fn writer_with(&self, lock: WriteLock) -> Result<Writer> {
        let commit = Commit::read(&self.dir)?;
        let folder =
            Folder::writing(&self.dir, commit.files).map_err(|error| fault::writing(&self.dir, error))?;
        let inner = tantivy::Index::open(folder).map_err(|error| fault::reading(&self.dir, error))?;
        let (inner, fields) = self.prepared(inner)?;
        Writer::new(&self.dir, &inner, fields, lock)
    }

    /// Removes what runs that were killed have left. Only whoever has the right to write may call this.
    pub fn tidy(&self, _lock: &WriteLock) {
        // An index that cannot be read is tidied by its rebuild.
        if let Ok(commit) = Commit::read(&self.dir) {
            leftovers::remove(&self.dir, &commit);
        }
    }

    /// Whether an index may be made in `dir`: it is not there, or empty but for hidden files.
    ///
    /// # Errors
    /// When it holds something else, or cannot be read.
    pub fn may_be_made(dir: &Path) -> Result<()> {
        let entries = match fs::read_dir(dir) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
            entries => entries.map_err(|error| unwritable(dir, &error))?,
        };
        for entry in entries {
            let name = entry.map_err(|error| unwritable(dir, &error))?.file_name();
            if !name.to_string_lossy().starts_with('.') {
                let dir = dir.display();
                let what =
                    format!("{dir}: this folder is not empty and holds no index; name a new or empty one");
                return Err(Error::Usage(what));
            }
        }
        Ok(())
    }

    fn create(dir: &Path) -> Result<Self> {
        Self::may_be_made(dir)?;
        fs::create_dir_all(dir).map_err(|error| unwritable(dir, &error))?;
        let folder = Folder::writing(dir, std::collections::BTreeMap::new())
            .map_err(|error| fault::writing(dir, error))?;
        // A third smaller than with lz4, and hardly slower to write or to fetch from; so are larger blocks.
        let settings = IndexSettings {
            docstore_compression: Compressor::Zstd(ZstdCompressor::default()),
            docstore_blocksize: STORE_BLOCK,
            ..IndexSettings::default()
        };
        tantivy::Index::create(folder, Fields::build().0, settings)
            .map_err(|error| fault::writing(dir, error))?;
        Ok(Self { dir: dir.to_path_buf() })
    }

    fn read(&self, commit: Commit) -> Result<Reader> {
        let settings = commit.settings.clone();
        let folder = Folder::reading(&self.dir, commit).map_err(|error| fault::reading(&self.dir, error))?;
        let inner = tantivy::Index::open(folder).map_err(|error| fault::reading(&self.dir, error))?;
        let (inner, fields) = self.prepared(inner)?;
        Reader::open(&self.dir, &inner, fields, settings)
    }

    /// tantivy's index with our analyzers, if its fields are those of this version.
    fn prepared(&self, mut inner: tantivy::Index) -> Result<(tantivy::Index, Fields)> {
        let (schema, fields) = Fields::build();
        if inner.schema() != schema {
            return Err(fault::other_version(&self.dir, "another version".to_owned()));
        }
        inner.set_tokenizers(analyzer::analyzers());
        Ok((inner, fields))
    }
}

fn unwritable(dir: &Path, error: &std::io::Error) -> Error {
    Error::Write { path: dir.to_path_buf(), what: error.to_string() }
}
