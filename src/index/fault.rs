//! What tantivy says when something fails, in our words.

use std::{io, path::Path};

use tantivy::{
    TantivyError,
    directory::error::{LockError, OpenReadError, OpenWriteError},
};

use crate::error::Error;

/// What is wrong with a file of the index.
#[derive(Debug, thiserror::Error)]
#[error("{file} {what}")]
pub(super) struct Broken {
    file: String,
    what: String,
}

impl Broken {
    /// As an error that tantivy can carry.
    #[expect(clippy::new_ret_no_self, reason = "it is only ever carried in such an error")]
    pub(super) fn new(file: &str, what: &str) -> io::Error {
        let broken = Self { file: file.to_owned(), what: what.to_owned() };
        io::Error::new(io::ErrorKind::InvalidData, broken)
    }
}

/// A failure to open or read the index in `dir`.
pub(super) fn reading(dir: &Path, error: impl Into<TantivyError>) -> Error {
    let what = match error.into() {
        TantivyError::LockFailure(LockError::LockBusy, _) => return Error::Locked(dir.to_path_buf()),
        TantivyError::IncompatibleIndex(what)
        | TantivyError::OpenReadError(OpenReadError::IncompatibleIndex(what)) => {
            return other_version(dir, format!("another tantivy ({what:?})"));
        }
        TantivyError::IoError(error) => error.to_string(),
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => io_error.to_string(),
        error => error.to_string(),
    };
    Error::Damaged { path: dir.to_path_buf(), what }
}

/// A failure to write to the index in `dir`.
pub(super) fn writing(dir: &Path, error: impl Into<TantivyError>) -> Error {
    let error = error.into();
    if is_broken(&error) {
        return reading(dir, error);
    }
    let what = match error {
        TantivyError::LockFailure(LockError::LockBusy, _) => return Error::Locked(dir.to_path_buf()),
        TantivyError::LockFailure(LockError::IoError(error), _)
        | TantivyError::IoError(error)
        | TantivyError::OpenWriteError(OpenWriteError::IoError { io_error: error, .. }) => error.to_string(),
        error => error.to_string(),
    };
    Error::Write { path: dir.to_path_buf(), what }
}

/// An index that another program, or another version of this one, has made.
pub(super) fn other_version(dir: &Path, found: String) -> Error {
    let needed = format!("index format {}", super::schema::FORMAT);
    Error::OtherVersion { path: dir.to_path_buf(), found, needed }
}

/// Whether it is the index that is at fault, not the disk that would not be written to.
fn is_broken(error: &TantivyError) -> bool {
    let error = match error {
        TantivyError::IoError(error) => error,
        TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => io_error,
        _ => return matches!(error, TantivyError::DataCorruption(_)),
    };
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Broken>)
}
