//! How much may be unpacked, so that no archive fills memory or takes for ever. One budget holds for a
//! file and for all that is packed in it, however deep.

use std::io::Read;

use super::Unreadable;

/// The most bytes of one thing that is unpacked: as long as the longest page.
pub(super) const PART: usize = super::MAX_TEXT;

/// The most bytes that are unpacked from one file.
const TOTAL: u64 = 512 << 20;

/// How many times larger than it was packed a thing may be. Pages become ten times as large, dull ones
/// thirty; deflate can do a thousand.
const RATIO: u64 = 100;

/// Bytes that may be unpacked from anything, however small.
const FREE: u64 = 4 << 20;

/// The most things in a file.
const ENTRIES: usize = 100_000;

/// How deep things may be packed in one another.
pub(super) const DEPTH: usize = 4;

/// What is left of the limits.
#[derive(Debug)]
pub(super) struct Budget {
    bytes: u64,
    entries: usize,
}

impl Budget {
    /// A whole budget.
    pub(super) fn new() -> Self {
        Self { bytes: TOTAL, entries: ENTRIES }
    }

    /// Counts one more thing in the file.
    pub(super) fn entry(&mut self) -> Result<(), Unreadable> {
        self.entries = self.entries.checked_sub(1).ok_or_else(|| over(&format!("{ENTRIES} entries")))?;
        Ok(())
    }

    /// Counts bytes that were unpacked.
    pub(super) fn spend(&mut self, bytes: u64) -> Result<(), Unreadable> {
        self.bytes = self
            .bytes
            .checked_sub(bytes)
            .ok_or_else(|| over(&format!("{} MB once it is unpacked", TOTAL >> 20)))?;
        Ok(())
    }

    /// The most bytes that may come of so many packed ones.
    pub(super) fn most_of(&self, packed: u64) -> u64 {
        packed.saturating_mul(RATIO).max(FREE).min(self.bytes)
    }

    /// Unpacks one thing, of so many packed bytes.
    ///
    /// # Errors
    /// When it is larger than it may be, or damaged.
    pub(super) fn unpack(&mut self, packed: u64, from: impl Read) -> Result<Vec<u8>, Unreadable> {
        let most = self.most_of(packed).min(PART as u64);
        let mut bytes = Vec::new();
        from.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Unreadable::Broken(format!("it cannot be unpacked ({error})")))?;
        if bytes.len() as u64 > most {
            return Err(over(&format!("{} MB once it is unpacked", most >> 20)));
        }
        self.spend(bytes.len() as u64)?;
        Ok(bytes)
    }
}

fn over(what: &str) -> Unreadable {
    Unreadable::Broken(format!("more than {what}, the most that is read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_spent_by_all_that_is_unpacked() {
        let mut budget = Budget::new();
        assert_eq!(budget.unpack(4, &b"naps"[..]).unwrap(), b"naps");
        assert!(budget.unpack(1000, std::io::repeat(b' ')).unwrap_err().to_string().contains("4 MB"));
        budget.spend(TOTAL - 6).unwrap();
        assert_eq!(budget.unpack(1, &b"ab"[..]).unwrap(), b"ab");
        assert!(budget.unpack(1, &b"c"[..]).is_err());
    }

    #[test]
    fn entries_are_counted() {
        let mut budget = Budget::new();
        assert!((0..ENTRIES).all(|_| budget.entry().is_ok()));
        assert!(budget.entry().is_err());
    }
}
