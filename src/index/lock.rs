//! The right to write to an index: one process has it at a time, and it goes with the process,
//! however that ends.

use std::{fs, path::Path};

use tantivy::directory::{Directory as _, DirectoryLock, INDEX_WRITER_LOCK, MmapDirectory};

use super::fault;
use crate::error::{Error, Result};

/// The right to write to the index in a folder, until it is dropped.
pub struct WriteLock {
    _held: DirectoryLock,
}

impl WriteLock {
    /// Takes the right to write to `dir`, which is made if it is not there.
    ///
    /// # Errors
    /// [`Error::Locked`] when another has it; when the folder cannot be written to.
    pub fn take(dir: &Path) -> Result<Self> {
        fs::create_dir_all(dir)
            .map_err(|error| Error::Write { path: dir.to_path_buf(), what: error.to_string() })?;
        let folder = MmapDirectory::open(dir).map_err(|error| fault::writing(dir, error))?;
        let held = folder
            .acquire_lock(&INDEX_WRITER_LOCK)
            .map_err(|error| fault::writing(dir, tantivy::TantivyError::LockFailure(error, None)))?;
        Ok(Self { _held: held })
    }
}

impl std::fmt::Debug for WriteLock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WriteLock").finish_non_exhaustive()
    }
}
