//! A new index put in the place of an old one, at one stroke for all who read.

use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

use super::{
    Index,
    commit::{Commit, META},
    leftovers, register, unwritable,
};
use crate::error::Result;

impl Index {
    /// The folder in that of an index in which another can be made that will take its place; emptied.
    ///
    /// # Errors
    /// When a folder that is left there cannot be removed.
    pub fn place_beside(dir: &Path) -> Result<PathBuf> {
        let beside = dir.join(leftovers::BESIDE);
        match fs::remove_dir_all(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unwritable(&beside, &error)),
            _ => Ok(beside),
        }
    }

    /// Puts the index that was made in [`Index::place_beside`] in the place of that in `dir`. Until its last
    /// step the old one is whole; from then on the new one is, and what the old one had is removed.
    ///
    /// # Errors
    /// When the disk refuses; then the old one is as it was.
    pub fn take_place(dir: &Path) -> Result<()> {
        let beside = dir.join(leftovers::BESIDE);
        swap(dir, &beside).map_err(|error| unwritable(dir, &error))?;
        leftovers::remove(dir, &Commit::read(dir)?);
        Ok(())
    }
}

/// The names of two indexes' files never meet, so the new one's can be moved beside the old one's.
fn swap(dir: &Path, beside: &Path) -> io::Result<()> {
    for name in leftovers::names(beside) {
        if leftovers::is_segment_file(&name) {
            fs::rename(beside.join(&name), dir.join(&name))?;
        }
    }
    sync(dir)?;
    fs::rename(beside.join(META), dir.join(META))?;
    // Without it searches count for themselves what it says.
    let _ = fs::rename(beside.join(register::NAME), dir.join(register::NAME));
    sync(dir)
}

#[cfg(unix)]
fn sync(dir: &Path) -> io::Result<()> {
    File::open(dir)?.sync_all()
}

/// Elsewhere a folder cannot be synced, and need not be.
#[cfg(not(unix))]
fn sync(dir: &Path) -> io::Result<()> {
    File::open(dir).map(drop).or(Ok(()))
}
