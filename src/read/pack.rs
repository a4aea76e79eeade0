//! A zip archive that books and office documents are: its parts by name.

use super::{Unreadable, archive::Archive, limits::Budget};

/// An open archive.
pub(super) struct Pack<'a> {
    archive: Archive<'a>,
    names: Vec<String>,
}

/// How far from the end of an archive its names are looked for before it is opened.
const TAIL: usize = 64 << 10;

impl<'a> Pack<'a> {
    /// Opens it.
    ///
    /// # Errors
    /// When it is none, or cut short.
    pub(super) fn open(bytes: &'a [u8], budget: &mut Budget) -> Result<Self, Unreadable> {
        let archive = Archive::open(bytes, budget)?;
        Ok(Self { names: archive.names(), archive })
    }

    /// Whether it has a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(|part| part == name).is_some()
    }

    /// The first name, in the order of the archive, that is like this.
    pub(super) fn find(&self, is_like: impl Fn(&str) -> bool) -> Option<String> {
        self.names.iter().find(|name| is_like(name)).cloned()
    }

    /// The text of a part; none if it is not there.
    ///
    /// # Errors
    /// When it unpacks to more than is sound, or is damaged.
    pub(super) fn text(&mut self, name: &str, budget: &mut Budget) -> Result<Option<String>, Unreadable> {
        if !self.has(name) {
            return Ok(None);
        }
        let (packed, part) = self.archive.stream(name)?;
        let bytes = budget.unpack(packed, part)?;
        Ok(Some(super::encoding::decode(&bytes, &mut Vec::new()).0.into_owned()))
    }
}

/// Whether bytes are an archive with this mark in its first or last names, which are never packed.
pub(super) fn shows(bytes: &[u8], mark: &str) -> bool {
    let head = &bytes[..bytes.len().min(super::file::HEAD)];
    let tail = &bytes[bytes.len().saturating_sub(TAIL)..];
    let has = |part: &[u8]| memchr::memmem::find(part, mark.as_bytes()).is_some();
    bytes.starts_with(b"PK\x03\x04") && (has(head) || has(tail))
}
