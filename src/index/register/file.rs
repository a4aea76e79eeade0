//! The file of the register: numbers of four bytes, the least first. A head (what it is, of which state,
//! the sums, how many stretches each segment has and which parts of it have words), then the columns of the pages, then the stretches, and
//! last a check sum of all that.

use std::path::Path;

use tantivy::directory::{Directory as _, MmapDirectory, OwnedBytes};

use super::{
    Column, Register, Totals,
    count::{self, Figures},
};
use crate::{
    error::Result,
    index::{folder, reader::Reader},
};

/// Its name in the folder of the index.
pub(in crate::index) const NAME: &str = "register.etio";

/// What the file is, and the version of its form.
const MAGIC: [u8; 8] = *b"etioreg2";

/// A page that a passage has and that has no record.
pub(super) const NO_PAGE: u32 = u32::MAX;

/// Numbers of the head before the counts of the segments: the magic word, the state, the sums and the
/// number of segments.
const HEAD: usize = 2 + STATE / 4 + 2 * SUMS + 1;
const STATE: usize = 16;
const SUMS: usize = 6;

/// Where the columns start, in numbers.
pub(super) fn columns_start(segments: usize) -> usize {
    HEAD + 2 * segments
}

impl Register {
    /// The register of a reader's state: as it is kept, else counted.
    pub(in crate::index) fn of(reader: &Reader) -> Result<Self> {
        let state = state(reader);
        match read(&reader.dir, &state) {
            Some(register) => Ok(register),
            None => {
                let bytes = write(&count::count(reader)?, &state);
                Ok(Self::from_bytes(OwnedBytes::new(bytes), &state).expect("as it was just written"))
            }
        }
    }

    /// Reads a register of this state; none where it is of another, or cut short.
    fn from_bytes(bytes: OwnedBytes, state: &[u8; STATE]) -> Option<Self> {
        let mut register =
            Self { bytes, totals: Totals::default(), stretches: Vec::new(), parts: Vec::new() };
        if register.bytes.len() < 4 * HEAD
            || register.bytes[..8] != MAGIC
            || register.bytes[8..8 + STATE] != state[..]
            || !is_whole(&register.bytes)
        {
            return None;
        }
        let start = 2 + STATE / 4;
        let sum = |at: usize| {
            let (low, high) = (register.number(start + 2 * at), register.number(start + 2 * at + 1));
            u64::from(low) | u64::from(high) << 32
        };
        register.totals = Totals {
            pages: sum(0),
            failed: sum(1),
            with_text: sum(2),
            passages: sum(3),
            text: sum(4),
            words: sum(5),
        };
        let segments = register.number(HEAD - 1) as usize;
        let mut at = columns_start(segments).checked_add(Column::ALL.checked_mul(register.pages())?)?;
        for segment in 0..segments {
            if 4 * (HEAD + segments + segment + 1) > register.bytes.len() {
                return None;
            }
            let count = register.number(HEAD + segment) as usize;
            register.stretches.push((at, count));
            register.parts.push(register.number(HEAD + segments + segment));
            at = at.checked_add(2 * count)?;
        }
        (register.bytes.len() == at.checked_add(1)?.checked_mul(4)?).then_some(register)
    }
}

impl Reader {
    /// Keeps the register of this state for those who come later, where it is not kept yet. Only whoever may
    /// write to the index may call this. Where the disk refuses, searches count for themselves.
    pub fn keep_register(&self) {
        let state = state(self);
        if read(&self.dir, &state).is_none()
            && let Ok(figures) = count::count(self)
        {
            let _ = folder::replace(&self.dir, Path::new(NAME), &write(&figures, &state));
        }
    }
}

fn read(dir: &Path, state: &[u8; STATE]) -> Option<Register> {
    let bytes = MmapDirectory::open(dir).ok()?.open_read(Path::new(NAME)).ok()?.read_bytes().ok()?;
    Register::from_bytes(bytes, state)
}

fn is_whole(bytes: &[u8]) -> bool {
    let (rest, sum) = bytes.split_at(bytes.len() - 4);
    sum == crc32fast::hash(rest).to_le_bytes()
}

/// By what a state of the index is told from every other: its segments, in the order they are read, and
/// what is deleted of them.
fn state(reader: &Reader) -> [u8; STATE] {
    let mut hasher = blake3::Hasher::new();
    for segment in reader.searcher.segment_readers() {
        hasher.update(segment.segment_id().uuid_string().as_bytes());
        hasher.update(&segment.delete_opstamp().unwrap_or_default().to_le_bytes());
        hasher.update(&segment.num_docs().to_le_bytes());
    }
    let mut state = [0; STATE];
    state.copy_from_slice(&hasher.finalize().as_bytes()[..STATE]);
    state
}

fn write(figures: &Figures, state: &[u8; STATE]) -> Vec<u8> {
    let Figures { totals, columns, stretches, parts } = figures;
    let sums = [totals.pages, totals.failed, totals.with_text, totals.passages, totals.text, totals.words];
    let mut bytes = MAGIC.to_vec();
    bytes.extend(state);
    bytes.extend(sums.iter().flat_map(|sum| sum.to_le_bytes()));
    let mut put = |number: u32| bytes.extend(number.to_le_bytes());
    put(stretches.len() as u32);
    stretches.iter().for_each(|segment| put(segment.len() as u32));
    parts.iter().for_each(|with_words| put(*with_words));
    columns.iter().flatten().for_each(|value| put(*value));
    for segment in stretches {
        segment.iter().for_each(|(first, _)| put(*first));
        segment.iter().for_each(|(_, page)| put(*page));
    }
    let sum = crc32fast::hash(&bytes);
    bytes.extend(sum.to_le_bytes());
    bytes
}
