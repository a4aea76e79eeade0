//! How the process ends: the exit status of an answer or an error, and the one place that prints errors.

use std::{
    io::{self, Write as _},
    process::ExitCode,
};

use etio::{Error, clean};

/// The exit statuses that the documentation promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Found or done.
    Done = 0,
    /// Nothing found.
    Nothing = 1,
    /// Wrong usage or query.
    Usage = 2,
    /// Done, but some pages could not be read.
    Unread = 3,
    /// No index, locked, damaged or of another version.
    Index = 4,
    /// Stopped by Ctrl-C.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Prints an error, unless it only says that nobody listens any more, and gives its exit status.
pub(super) fn report(error: &anyhow::Error) -> Exit {
    if is_closed_pipe(error) {
        return Exit::Done;
    }
    let mut stderr = io::stderr().lock();
    for (at, line) in format!("{error:#}").lines().enumerate() {
        let start = if at == 0 { "etio: " } else { "" };
        // If standard error is closed too, there is nobody left to tell.
        let _ = writeln!(stderr, "{start}{}", clean(line));
    }
    error.downcast_ref::<Error>().map_or(Exit::Usage, of)
}

fn of(error: &Error) -> Exit {
    match error {
        Error::Unknown(_) => Exit::Nothing,
        Error::Page { .. } => Exit::Unread,
        Error::NoIndex(_)
        | Error::Locked(_)
        | Error::OtherVersion { .. }
        | Error::Damaged { .. }
        | Error::Write { .. } => Exit::Index,
        Error::Interrupted => Exit::Interrupted,
        _ => Exit::Usage,
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
