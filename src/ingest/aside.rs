//! A new index made beside one that cannot be read, which it replaces once it is whole.

use std::{
    ffi::OsString,
    fs, io,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// The place beside an index, on the same disk, where a new one is made. One that did not
/// take its place goes at the end.
pub(super) struct Aside {
    pub(super) new: PathBuf,
    old: PathBuf,
}

impl Aside {
    /// The place beside the index in `dir`.
    pub(super) fn of(dir: &Path) -> Result<Self> {
        let dir = fs::canonicalize(dir).map_err(|error| refused(dir, &error))?;
        let named = |ending: &str| {
            let mut name = OsString::from(".");
            name.push(dir.file_name().unwrap_or_default());
            name.push(ending);
            dir.with_file_name(name)
        };
        let aside = Self { new: named(".new"), old: named(".old") };
        // Left by a rebuild that was killed. What cannot be removed is refused when it is in the way.
        let _ = fs::remove_dir_all(&aside.new);
        let _ = fs::remove_dir_all(&aside.old);
        Ok(aside)
    }

    /// Puts the new index, if one was made, in the place of the old one.
    pub(super) fn take_the_place_of(&self, dir: &Path) -> Result<()> {
        if !self.new.exists() {
            return Ok(());
        }
        let dir = fs::canonicalize(dir).map_err(|error| refused(dir, &error))?;
        let swapped = fs::rename(&dir, &self.old).and_then(|()| {
            fs::rename(&self.new, &dir).inspect_err(|_| {
                // The old one goes back; if even that fails, the error below says where to look.
                let _ = fs::rename(&self.old, &dir);
            })
        });
        swapped.map_err(|error| refused(&dir, &error))?;
        let _ = fs::remove_dir_all(&self.old);
        Ok(())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        // Nothing is there if it has taken its place.
        let _ = fs::remove_dir_all(&self.new);
    }
}

fn refused(path: &Path, error: &io::Error) -> Error {
    Error::Write { path: path.to_path_buf(), what: error.to_string() }
}
