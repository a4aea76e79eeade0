//! The index: three kinds of record (page, passage, mention) in one tantivy index, and the only room
//! that knows tantivy. It is its own ledger: what was read, when, and what came of it.

mod record;

use std::path::{Path, PathBuf};

pub use record::{Failure, MentionRow, PageEntry, Root, Settings, StoredPassage};

use crate::{
    error::{Error, Result},
    model::{PageId, Section},
};

/// An index on disk.
#[derive(Debug)]
pub struct Index {
    dir: PathBuf,
}

impl Index {
    /// Opens the index at `dir`.
    ///
    /// # Errors
    /// When there is none, or it is of another version or damaged.
    pub fn open(dir: &Path) -> Result<Self> {
        Err(Error::NoIndex(dir.to_path_buf()))
    }

    /// Opens the index at `dir`, or makes an empty one where there is none.
    ///
    /// # Errors
    /// As [`Index::open`], and when the folder cannot be written.
    pub fn open_or_create(dir: &Path) -> Result<Self> {
        Self::open(dir)
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
        todo!()
    }

    /// The one writer; nothing it does is seen before [`Writer::commit`].
    ///
    /// # Errors
    /// When another process writes, or the folder cannot be written.
    pub fn writer(&self) -> Result<Writer> {
        todo!()
    }
}

/// Adds, replaces and removes pages; all of it in one commit.
#[derive(Debug)]
pub struct Writer {}

impl Writer {
    /// Puts a page with its passages and mentions, in the place of what had its id.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&mut self, _page: &PageEntry, _sections: &[Section]) -> Result<()> {
        todo!()
    }

    /// Rewrites a page's ledger and leaves its passages and mentions as they are.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put_ledger(&mut self, _page: &PageEntry) -> Result<()> {
        todo!()
    }

    /// Removes a page and all that came of it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&mut self, _page: &PageId) -> Result<()> {
        todo!()
    }

    /// Makes it all so, with these settings.
    ///
    /// # Errors
    /// When the disk refuses; then the index is as it was.
    pub fn commit(self, _settings: &Settings) -> Result<()> {
        todo!()
    }
}

/// One state of the index.
#[derive(Debug)]
pub struct Reader {}

impl Reader {
    /// The settings of the last commit.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        todo!()
    }

    /// The ledger: every page, ordered by root and path.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn pages(&self) -> Result<Vec<PageEntry>> {
        todo!()
    }

    /// The passages of a page, in its order.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn passages(&self, _page: &PageId) -> Result<Vec<StoredPassage>> {
        todo!()
    }

    /// Every mention (of a cause, where one is given), from the columns.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn mentions(&self) -> Result<Vec<MentionRow>> {
        todo!()
    }
}
