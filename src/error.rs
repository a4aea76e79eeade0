//! Everything that can go wrong for a caller of the library. Each message names the file or query,
//! says what was wrong and what to do next.

use std::{io, path::PathBuf};

/// An error of the library.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A path that was named does not exist or cannot be read.
    #[error("{}: {reason}; check the path and its permissions", path.display())]
    Read {
        /// The path.
        path: PathBuf,
        /// What the system said.
        reason: io::Error,
    },
    /// A page that cannot be read as any format.
    #[error("{}: {reason}", path.display())]
    Page {
        /// The page.
        path: PathBuf,
        /// Why not.
        reason: String,
    },
    /// Nothing was found at a root that had pages, or most of them are gone.
    #[error("{root}: {what}; if that is meant, run again with --prune")]
    Prune {
        /// The root.
        root: String,
        /// What is missing.
        what: String,
    },
    /// A query that cannot be honoured.
    #[error("{what}\n  {query}\n  {:>width$}", "^", width = at + 1)]
    Query {
        /// The query as typed.
        query: String,
        /// What is wrong with it, and what to type instead.
        what: String,
        /// The scalar value that it is about.
        at: usize,
    },
    /// Something that was asked for by name or id is not there.
    #[error("{0}")]
    Unknown(String),
    /// An argument whose form is wrong.
    #[error("{0}")]
    Usage(String),
    /// There is no index here.
    #[error("{}: no index here; make one with `etio index FOLDER`, or try `etio demo`", .0.display())]
    NoIndex(PathBuf),
    /// Another process is writing to the index.
    #[error("{}: another etio is writing to this index; wait for it to end, then run again", .0.display())]
    Locked(PathBuf),
    /// The index was written by another version.
    #[error("{}: this index was made by {found}, and this etio needs {needed}; \
             run `etio index --rebuild`", path.display())]
    OtherVersion {
        /// The index.
        path: PathBuf,
        /// What it says it is.
        found: String,
        /// What would do.
        needed: String,
    },
    /// The index cannot be read.
    #[error("{}: the index is damaged ({what}); run `etio index --rebuild`", path.display())]
    Damaged {
        /// The index.
        path: PathBuf,
        /// What was wrong.
        what: String,
    },
    /// Writing failed: a full disk, a read-only folder.
    #[error("{}: {what}; nothing was changed", path.display())]
    Write {
        /// Where.
        path: PathBuf,
        /// What the system said.
        what: String,
    },
    /// A file of the user's own (vocabulary, config) that does not parse.
    #[error("{}:{line}: {what}", path.display())]
    Data {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        what: String,
    },
    /// The run was interrupted; what was whole is kept.
    #[error("interrupted; what was finished is kept, run again for the rest")]
    Interrupted,
}

/// The library's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;
