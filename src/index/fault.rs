//! What tantivy says when something fails, in our words.

use std::path::Path;

use tantivy::{
    TantivyError,
    directory::error::{LockError, OpenReadError},
};

use crate::error::Error;

/// A failure to open or read the index in `dir`.
pub(super) fn reading(dir: &Path, error: impl Into<TantivyError>) -> Error {
    match error.into() {
        TantivyError::LockFailure(LockError::LockBusy, _) => Error::Locked(dir.to_path_buf()),
        TantivyError::IncompatibleIndex(what) => other_version(dir, format!("another tantivy ({what:?})")),
        TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(what)) => {
            other_version(dir, format!("another tantivy ({what:?})"))
        }
        error => Error::Damaged { path: dir.to_path_buf(), what: error.to_string() },
    }
}

/// A failure to write to the index in `dir`.
pub(super) fn writing(dir: &Path, error: impl Into<TantivyError>) -> Error {
    let what = match error.into() {
        TantivyError::LockFailure(LockError::LockBusy, _) => return Error::Locked(dir.to_path_buf()),
        TantivyError::LockFailure(LockError::IoError(error), _) | TantivyError::IoError(error) => {
            error.to_string()
        }
        error => error.to_string(),
    };
    Error::Write { path: dir.to_path_buf(), what }
}

/// An index that another program, or another version of this one, has made.
pub(super) fn other_version(dir: &Path, found: String) -> Error {
    let needed = format!("index format {}", super::schema::FORMAT);
    Error::OtherVersion { path: dir.to_path_buf(), found, needed }
}
