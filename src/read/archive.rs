//! Zip archives, as several formats are: their entries by name, as streams. Names are
//! only looked at; nothing is ever written to a disk.

use std::{
    borrow::Cow,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use super::{Unreadable, limits::Budget};

/// An open archive.
pub(super) struct Archive<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// When it is none, or cut short: the list of what is in it stands at its end.
    pub(super) fn open(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| Unreadable::Broken(format!("a broken zip archive ({error})")))?;
        for _ in 0..archive.len() {
            budget.entry()?;
        }
        Ok(Self(archive))
    }

    /// The names in it, in the order of the archive.
    pub(super) fn names(&self) -> Vec<String> {
        self.0.file_names().flatten().map(Cow::into_owned).collect()
    }

    /// The entry of this name as a stream, and how many bytes it is packed in.
    ///
    /// # Errors
    /// When there is none, or it is encrypted or packed in a way that is not read.
    pub(super) fn stream(&mut self, name: &str) -> Result<(u64, impl Read), Unreadable> {
        let entry = self
            .0
            .by_name(name)
            .map_err(|error| Unreadable::Broken(format!("{name} in it cannot be read ({error})")))?;
        Ok((entry.compressed_size(), entry))
    }
}
