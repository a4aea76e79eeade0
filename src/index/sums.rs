//! Sums of a file's blocks, made as it is written and compared as it is read, so that no byte of the
//! index that has changed since is ever believed.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use tantivy::directory::{AntiCallToken, TerminatingWrite};

/// Bytes of a block: few enough that reading one record does not sum up much else.
pub(super) const BLOCK: usize = 1 << 16;

/// Hexadecimal digits of a sum.
const DIGITS: usize = 8;

/// What a file is known by: its length, and a CRC of each of its blocks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub(super) struct Sums {
    size: u64,
    blocks: Vec<u32>,
}

impl Sums {
    /// Bytes of the file.
    pub(super) fn size(&self) -> u64 {
        self.size
    }

    /// Its number of blocks.
    pub(super) fn blocks(&self) -> usize {
        self.blocks.len()
    }

    /// Whether these bytes are its block of this number.
    pub(super) fn fits(&self, number: usize, block: &[u8]) -> bool {
        self.blocks.get(number) == Some(&crc32fast::hash(block))
    }
}

impl From<Sums> for String {
    fn from(sums: Sums) -> Self {
        let blocks: Self = sums.blocks.iter().map(|sum| format!("{sum:0DIGITS$x}")).collect();
        format!("{}:{blocks}", sums.size)
    }
}

impl TryFrom<String> for Sums {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let bad = "not a file's length and sums";
        let (size, blocks) = text.split_once(':').ok_or(bad)?;
        let size = size.parse().map_err(|_| bad)?;
        let sum = |digits: &[u8]| {
            let whole = (digits.len() == DIGITS).then_some(digits)?;
            u32::from_str_radix(std::str::from_utf8(whole).ok()?, 16).ok()
        };
        let blocks: Option<Vec<u32>> = blocks.as_bytes().chunks(DIGITS).map(sum).collect();
        let blocks = blocks.ok_or(bad)?;
        if u64::try_from(blocks.len()) == Ok(u64::div_ceil(size, BLOCK as u64)) {
            Ok(Self { size, blocks })
        } else {
            Err(bad)
        }
    }
}

/// Writes a file and hands out its sums once it is whole on disk.
pub(super) struct Summing<W, F> {
    inner: W,
    hasher: crc32fast::Hasher,
    filled: usize,
    sums: Sums,
    done: F,
}

impl<W: Write, F: FnMut(Sums)> Summing<W, F> {
    pub(super) fn new(inner: W, done: F) -> Self {
        Self { inner, hasher: crc32fast::Hasher::new(), filled: 0, sums: Sums::default(), done }
    }

    fn sum(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let (now, rest) = bytes.split_at(bytes.len().min(BLOCK - self.filled));
            self.hasher.update(now);
            self.filled += now.len();
            self.sums.size += now.len() as u64;
            if self.filled == BLOCK {
                self.close_block();
            }
            bytes = rest;
        }
    }

    fn close_block(&mut self) {
        self.sums.blocks.push(std::mem::take(&mut self.hasher).finalize());
        self.filled = 0;
    }
}

impl<W: Write, F: FnMut(Sums)> Write for Summing<W, F> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.sum(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<W: TerminatingWrite, F: FnMut(Sums)> TerminatingWrite for Summing<W, F> {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.inner.terminate_ref(token)?;
        if self.filled > 0 {
            self.close_block();
        }
        (self.done)(std::mem::take(&mut self.sums));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums_of(bytes: &[u8], piece: usize) -> Sums {
        let (mut kept, mut out) = (Sums::default(), Vec::new());
        let mut file = Summing::new(&mut out, |sums| kept = sums);
        bytes.chunks(piece).for_each(|piece| file.write_all(piece).unwrap());
        file.terminate().unwrap();
        kept
    }

    #[test]
    fn sums_do_not_depend_on_how_a_file_was_written_and_see_every_change() {
        let mut bytes: Vec<u8> = (0..BLOCK * 2 + 100).map(|at| (at % 251) as u8).collect();
        let sums = sums_of(&bytes, 1000);
        assert_eq!((sums.size(), sums.blocks()), (bytes.len() as u64, 3));
        assert_eq!(sums, sums_of(&bytes, BLOCK + 1));
        assert_eq!(sums, String::from(sums.clone()).try_into().unwrap());
        assert!(sums.fits(1, &bytes[BLOCK..BLOCK * 2]));
        bytes[BLOCK + 7] ^= 1;
        assert!(!sums.fits(1, &bytes[BLOCK..BLOCK * 2]));
        assert!(sums.fits(2, &bytes[BLOCK * 2..]));
        assert_eq!(String::from(sums_of(b"", 1)), "0:");
    }

    #[test]
    fn what_is_no_list_of_sums_is_refused() {
        for text in ["", "5", "5:", "5:00", "5:0000000g", "99999999:00000000", "x:00000000"] {
            assert!(Sums::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
