//! A file of the index as it is read: each block is compared with its sum before its bytes are used.

use std::{
    fmt, io,
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use tantivy::{
    HasLen,
    directory::{FileHandle, OwnedBytes},
};

use super::{
    fault::Broken,
    sums::{BLOCK, Sums},
};

/// A file whose bytes are believed only once their sums fit.
pub(super) struct CheckedFile {
    name: String,
    inner: Arc<dyn FileHandle>,
    sums: Sums,
    /// The blocks that were compared.
    seen: Vec<AtomicBool>,
}

impl CheckedFile {
    /// The file, if it has the length that it should have.
    pub(super) fn new(name: &str, inner: Arc<dyn FileHandle>, sums: Sums) -> io::Result<Self> {
        if inner.len() as u64 != sums.size() {
            let what = format!("is {} bytes long instead of {}", inner.len(), sums.size());
            return Err(Broken::new(name, &what));
        }
        let seen = (0..sums.blocks()).map(|_| AtomicBool::new(false)).collect();
        Ok(Self { name: name.to_owned(), inner, sums, seen })
    }

    /// Compares all of it.
    pub(super) fn check(&self) -> io::Result<()> {
        (0..self.seen.len()).try_for_each(|number| self.check_block(number))
    }

    fn check_block(&self, number: usize) -> io::Result<()> {
        if self.seen[number].load(Ordering::Relaxed) {
            return Ok(());
        }
        let start = number * BLOCK;
        let block = self.inner.read_bytes(start..(start + BLOCK).min(self.inner.len()))?;
        if !self.sums.fits(number, &block) {
            return Err(Broken::new(&self.name, "was altered"));
        }
        self.seen[number].store(true, Ordering::Relaxed);
        Ok(())
    }
}

impl HasLen for CheckedFile {
    fn len(&self) -> usize {
        self.inner.len()
    }
}

impl FileHandle for CheckedFile {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        if !range.is_empty() {
            (range.start / BLOCK..=(range.end - 1) / BLOCK)
                .try_for_each(|number| self.check_block(number))?;
        }
        self.inner.read_bytes(range)
    }
}

impl fmt::Debug for CheckedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CheckedFile").field("name", &self.name).finish_non_exhaustive()
    }
}
