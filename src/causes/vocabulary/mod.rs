//! The concepts that causes and topics are named by, and the matching of names in text. The names are
//! data (`vocabulary.toml`); a name of capitals alone ("ALS", "MS") is matched in capitals only.
//!
//! The build script turns the data into maps that are searched where they lie in the program, so that the
//! shipped vocabulary costs nothing to load. Files of a user's own are read (`terms` and the formats
//! below it), merged with it (`merge`) and kept in the same form (`own`).

mod branch;
mod compiled;
mod concept;
mod draft;
mod from_toml;
mod kind;
mod ladder;
mod merge;
mod mesh;
mod near;
mod obo;
mod own;
mod pool;
mod sift;
mod table;
mod terms;
#[cfg(test)]
mod tests;
mod write;

use std::{borrow::Cow, sync::OnceLock};

use fst::{Map, raw::Output};

use self::{
    compiled::{Compiled, Firsts, Id, Name, is_abbreviation},
    table::{Lines, Table},
};
pub use self::{
    concept::{Concept, ConceptKind, Origin},
    merge::Tally,
    own::Joined,
    table::Store,
    terms::{About, Entry, Level as ProblemLevel, Problem, Terms, Written},
};
use super::fold::{Folded, fold, fold_text};

/// A name of a concept in a text.
#[derive(Clone, Debug)]
pub struct Found<'v> {
    /// The first byte of it.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// The concept.
    pub concept: &'v Concept,
}

/// A map that is searched where it lies.
type FlatMap = Map<Cow<'static, [u8]>>;

/// The concepts, and maps of all their names and ids.
#[derive(Debug)]
pub struct Vocabulary {
    names: FlatMap,
    firsts: Cow<'static, [u8]>,
    ids: FlatMap,
    table: Table,
    /// The stems of symptoms' names, made when first asked for.
    stems: OnceLock<Vec<(Vec<u64>, usize)>>,
    hash: OnceLock<String>,
    is_shipped: bool,
}

/// A part of the shipped vocabulary, as the build script made it.
macro_rules! shipped {
    ($part:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/vocabulary.", $part)).as_slice()
    };
}

impl Vocabulary {
    /// The vocabulary that etio ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static LOADED: OnceLock<Vocabulary> = OnceLock::new();
        LOADED.get_or_init(|| {
            let (names, firsts, ids) = (shipped!("names"), shipped!("firsts"), shipped!("ids"));
            Self { is_shipped: true, ..Self::new(names, firsts, ids, shipped!("lines"), shipped!("ends")) }
        })
    }

    /// Reads a vocabulary.
    ///
    /// # Errors
    /// When the text is no TOML, or no list of concepts.
    pub fn parse(toml: &str) -> Result<Self, toml::de::Error> {
        let Compiled { names, firsts, ids, lines, ends } = Compiled::of(&concept::read_file(toml)?);
        Ok(Self::new(names, firsts, ids, lines, ends))
    }

    /// Of the parts of a `Compiled`.
    fn new<B: Into<Cow<'static, [u8]>>>(names: B, firsts: B, ids: B, lines: B, ends: B) -> Self {
        let map = |bytes: B| Map::new(bytes.into()).expect("the map was made by this version of `fst`");
        let table = Table::new(Lines::Here(lines.into()), ends.into());
        Self::of(map(names), firsts.into(), map(ids), table)
    }

    fn of(names: FlatMap, firsts: Cow<'static, [u8]>, ids: FlatMap, table: Table) -> Self {
        let (stems, hash) = (OnceLock::new(), OnceLock::new());
        Self { names, firsts, ids, table, stems, hash, is_shipped: false }
    }

    /// The concept that has exactly this name, however it is spelt (case, accents, hyphens, plural).
    /// Reads nothing but that concept.
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<&Concept> {
        let found = Name::unpack(self.names.get(fold_text(name))?);
        (!found.capitals || is_abbreviation(name.trim_end_matches('s')))
            .then(|| self.table.concept(found.concept))
    }

    /// The concept of this id.
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.id(id).map(|found| self.table.concept(found.concept))
    }

    fn id(&self, id: &str) -> Option<Id> {
        self.ids.get(id).map(Id::unpack)
    }

    /// All concepts, in the order of the file.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        self.table.all()
    }

    /// The names of concepts in `text`: leftmost, longest, whole words, not overlapping.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Found<'_>> {
        let folded = fold(text);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < folded.text.len() {
            let (len, hash) = Firsts::word(&folded.text.as_bytes()[at..]);
            let name = Firsts::may_have(&self.firsts, hash).then(|| self.name_at(&folded, at)).flatten();
            match name.and_then(|(end, name)| Some((end, folded.original(at..end)?.0, name.concept))) {
                Some((end, raw, concept)) => {
                    found.push(Found {
                        start: raw.start,
                        end: raw.end,
                        concept: self.table.concept(concept),
                    });
                    at = folded.next_word(end);
                }
                None => at += len + 1,
            }
        }
        found
    }

    /// The longest name that begins with the word at `start`, and where it ends.
    fn name_at(&self, folded: &Folded, start: usize) -> Option<(usize, Name)> {
        let names = self.names.as_fst();
        let (mut node, mut value, mut longest) = (names.root(), Output::zero(), None);
        let text = folded.text.as_bytes();
        for end in start..=text.len() {
            let byte = text.get(end).copied().unwrap_or(b' ');
            if byte == b' ' && node.is_final() {
                let name = Name::unpack(value.cat(node.final_output()).value());
                if !name.capitals || folded.original(start..end).is_some_and(|(_, capitals)| capitals) {
                    longest = Some((end, name));
                }
            }
            let Some(next) = node.find_input(byte) else { break };
            let next = node.transition(next);
            value = value.cat(next.out);
            node = names.node(next.addr);
        }
        longest
    }

    /// The symptom that has a name whose words all stand in `text` in some form and any order; the one
    /// with the most words, the first by id among equals.
    pub(super) fn symptom_in(&self, text: &str) -> Option<&Concept> {
        let said = stems(text);
        let concept = |at: usize| &self.concepts()[at];
        let fits = |name: &&(Vec<u64>, usize)| name.0.iter().all(|stem| said.contains(stem));
        let key = |name: &&(Vec<u64>, usize)| (name.0.len(), std::cmp::Reverse(&concept(name.1).id));
        self.symptom_stems().iter().filter(fits).max_by_key(key).map(|&(_, at)| concept(at))
    }

    fn symptom_stems(&self) -> &[(Vec<u64>, usize)] {
        self.stems.get_or_init(|| {
            let concepts = self.concepts().iter().enumerate();
            let symptoms = concepts.filter(|(_, concept)| concept.kind == ConceptKind::Symptom);
            let names = symptoms.flat_map(|(at, concept)| {
                std::iter::once(&concept.name).chain(&concept.names).map(move |name| (stems(name), at))
            });
            names.filter(|(stems, _)| !stems.is_empty()).collect()
        })
    }

    /// Whether the concept `id` is `broader`, or has it among its broader ones at any distance.
    #[must_use]
    pub fn is_within(&self, id: &str, broader: &str) -> bool {
        // What was seen is not looked at again, for a vocabulary whose concepts go round in a ring.
        let mut seen = vec![id];
        let mut at = 0;
        while let Some(&id) = seen.get(at) {
            if id == broader {
                return true;
            }
            for above in self.concept(id).iter().flat_map(|concept| &concept.broader) {
                if !seen.contains(&above.as_str()) {
                    seen.push(above);
                }
            }
            at += 1;
        }
        false
    }

    /// A hash of all its concepts and of the form its names are compared in, by which an index knows which
    /// vocabulary it was made with.
    #[must_use]
    pub fn hash(&self) -> &str {
        self.hash.get_or_init(|| {
            let mut hasher = blake3::Hasher::new();
            hasher.update(self.names.as_fst().as_bytes()).update(&self.table.lines());
            hasher.finalize().to_hex()[..16].to_owned()
        })
    }
}

/// The first five letters of a text's longer words, packed into numbers.
fn stems(text: &str) -> Vec<u64> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
    words
        .map(|word| {
            word.bytes().take(5).fold(0, |stem, byte| stem << 8 | u64::from(byte.to_ascii_lowercase()))
        })
        .collect()
}
