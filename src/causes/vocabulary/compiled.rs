//! A vocabulary in the form it is searched in, which needs no reading before the first search. The build
//! script includes this file and makes that form of the shipped vocabulary; others are made as they load.

use std::collections::BTreeMap;

use super::{Concept, fold_text};

/// A vocabulary as flat bytes.
pub(super) struct Compiled {
    /// An `fst` map from folded name to [`Name::pack`].
    pub(super) names: Vec<u8>,
    /// The words that names begin with.
    pub(super) firsts: Vec<u8>,
    /// An `fst` map from id to [`Id::pack`].
    pub(super) ids: Vec<u8>,
    /// A line of JSON for each concept.
    pub(super) lines: Vec<u8>,
    /// Where each line ends: eight bytes for each, little-endian.
    pub(super) ends: Vec<u8>,
}

/// Whose name it is, and whether it is one in capitals only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// The concept's number in the file.
    pub(super) concept: usize,
    pub(super) capitals: bool,
}

impl Name {
    fn pack(self) -> u64 {
        (self.concept as u64) << 1 | u64::from(self.capitals)
    }

    #[allow(dead_code)] // The build script only packs.
    pub(super) fn unpack(packed: u64) -> Self {
        Self { concept: (packed >> 1) as usize, capitals: packed & 1 == 1 }
    }
}

/// Whose id it is, and whether pages were read as this id and the name that the concept has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Id {
    /// The concept's number in the file.
    pub(super) concept: usize,
    pub(super) as_read: bool,
}

impl Id {
    fn pack(self) -> u64 {
        (self.concept as u64) << 1 | u64::from(self.as_read)
    }

    #[allow(dead_code)] // The build script only packs.
    pub(super) fn unpack(packed: u64) -> Self {
        Self { concept: (packed >> 1) as usize, as_read: packed & 1 == 1 }
    }
}

/// A set of words that says of a word "not in it" for certain and "in it" most likely, by which a scan
/// passes over most words without a walk through the map of names.
pub(super) struct Firsts;

impl Firsts {
    /// One bit for each of 65,536 hashes, which the processor's nearest memory holds.
    const BYTES: usize = 1 << 13;

    fn of<'n>(names: impl Iterator<Item = &'n str>) -> Vec<u8> {
        let mut bits = vec![0; Self::BYTES];
        for name in names {
            let (byte, bit) = Self::place(Self::word(name.as_bytes()).1);
            bits[byte] |= bit;
        }
        bits
    }

    /// The length of the word that `text` begins with, and a hash of its first eight bytes, which are
    /// looked at together: this is done for every word of every page.
    pub(super) fn word(text: &[u8]) -> (usize, u16) {
        const EACH: u64 = 0x0101_0101_0101_0101;
        let mut head = [b' '; 8];
        match text.first_chunk() {
            Some(whole) => head = *whole,
            None => head[..text.len()].copy_from_slice(text),
        }
        let head = u64::from_le_bytes(head);
        let apart = head ^ (EACH * u64::from(b' '));
        // The lowest bit set is the top bit of the first byte that is a space.
        let spaces = apart.wrapping_sub(EACH) & !apart & (EACH << 7);
        if spaces == 0 {
            let rest = &text[8..];
            return (8 + rest.iter().position(|&byte| byte == b' ').unwrap_or(rest.len()), Self::hash(head));
        }
        let len = spaces.trailing_zeros() / 8;
        (len as usize, Self::hash(head & !(u64::MAX << (8 * len))))
    }

    /// The upper bits of a product with 2^64 divided by the golden ratio (Knuth's multiplicative hash).
    fn hash(head: u64) -> u16 {
        (head.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u16
    }

    /// Whether a name may begin with the word of this hash.
    #[allow(dead_code)] // The build script does not ask.
    pub(super) fn may_have(bits: &[u8], hash: u16) -> bool {
        let (byte, bit) = Self::place(hash);
        bits[byte] & bit != 0
    }

    fn place(hash: u16) -> (usize, u8) {
        (usize::from(hash >> 3), 1 << (hash & 7))
    }
}

impl Compiled {
    /// Bytes that `firsts` has.
    #[allow(dead_code)] // The build script does not ask.
    pub(super) const FIRSTS: usize = Firsts::BYTES;

    /// Of concepts that pages are read with.
    #[allow(dead_code)] // The library only makes others of these.
    pub(super) fn of(concepts: &[Concept]) -> Self {
        Self::with(concepts, |_| true)
    }

    /// Of two concepts with one name, the first has it. A concept is found by the ids that it has in
    /// other files, too, where no concept has them as its own. `as_read` says of which concepts pages
    /// that were read have this id and name.
    pub(super) fn with(concepts: &[Concept], as_read: impl Fn(&Concept) -> bool) -> Self {
        let (mut names, mut ids) = (BTreeMap::new(), BTreeMap::new());
        let (mut lines, mut ends) = (Vec::new(), Vec::new());
        for (at, concept) in concepts.iter().enumerate() {
            ids.entry(concept.id.clone()).or_insert(Id { concept: at, as_read: as_read(concept) }.pack());
            for name in std::iter::once(&concept.name).chain(&concept.names) {
                let name_of = Name { concept: at, capitals: is_abbreviation(name) };
                names.entry(fold_text(name)).or_insert(name_of.pack());
            }
            serde_json::to_writer(&mut lines, concept).expect("strings can be written to memory as JSON");
            lines.push(b'\n');
            ends.extend((lines.len() as u64).to_le_bytes());
        }
        for (at, concept) in concepts.iter().enumerate() {
            for origin in &concept.from {
                ids.entry(origin.id.clone()).or_insert(Id { concept: at, as_read: false }.pack());
            }
        }
        names.remove("");
        let firsts = Firsts::of(names.keys().map(String::as_str));
        Self { names: map(names), firsts, ids: map(ids), lines, ends }
    }
}

fn map(entries: BTreeMap<String, u64>) -> Vec<u8> {
    let map = fst::Map::from_iter(entries).expect("the keys are in order, each once");
    map.into_fst().into_inner()
}

/// Whether a name is one of capitals alone, which in small letters may be another word.
pub(super) fn is_abbreviation(name: &str) -> bool {
    (2..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
}
