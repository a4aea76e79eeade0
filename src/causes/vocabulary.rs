//! The concepts that causes and topics are named by, and the matching of names in text. The names are
//! data (`vocabulary.toml`); a name of capitals alone ("ALS", "MS") is matched in capitals only.

use std::{collections::HashMap, sync::OnceLock};

use serde::{Deserialize, Serialize};

use super::{
    fold::{Folded, fold, fold_text},
    plain,
};

/// The vocabulary that etio ships.
const SHIPPED: &str = include_str!("vocabulary.toml");

/// A cause or topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// The id ("low-potassium").
    pub id: String,
    /// The one name it is shown by.
    pub name: String,
    /// Other names.
    #[serde(default)]
    pub names: Vec<String>,
    /// What sort of thing it is.
    pub kind: ConceptKind,
    /// Ids of broader concepts.
    #[serde(default)]
    pub broader: Vec<String>,
}

/// What sort of thing a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the meaning.
pub enum ConceptKind {
    Symptom,
    Condition,
    Infection,
    Injury,
    Deficiency,
    Substance,
    Drug,
    DrugClass,
    Lifestyle,
    State,
    Environment,
    Withdrawal,
    Category,
    Procedure,
}

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

/// The concepts, and all their names in one table that is walked word by word.
#[derive(Debug)]
pub struct Vocabulary {
    concepts: Vec<Concept>,
    by_id: HashMap<String, usize>,
    names: Vec<Name>,
    /// Hashes of the names and of all their beginnings (at word ends): the name, where one ends there.
    beginnings: HashMap<u64, Option<u32>, Hashed>,
    /// The stems of symptoms' names, made when first asked for.
    stems: OnceLock<Vec<(Vec<u64>, usize)>>,
    hash: String,
}

/// A name in comparable form.
#[derive(Debug)]
struct Name {
    text: Box<str>,
    concept: usize,
    /// Whether it is one in capitals only.
    capitals: bool,
}

/// The file's shape: `[[concept]]` tables.
#[derive(Deserialize)]
struct File {
    #[serde(default)]
    concept: Vec<Concept>,
}

impl Vocabulary {
    /// The vocabulary that etio ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static LOADED: OnceLock<Vocabulary> = OnceLock::new();
        LOADED.get_or_init(|| {
            let concepts = plain::read(SHIPPED).expect("vocabulary.toml is valid");
            Self::new(concepts, SHIPPED)
        })
    }

    /// Reads a vocabulary.
    ///
    /// # Errors
    /// When the text is no TOML, or no list of concepts.
    pub fn parse(toml: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(toml)?;
        Ok(Self::new(file.concept, toml))
    }

    fn new(concepts: Vec<Concept>, toml: &str) -> Self {
        let count = concepts.iter().map(|concept| concept.names.len() + 1).sum();
        let mut names: Vec<Name> = Vec::with_capacity(count);
        let mut beginnings: HashMap<u64, Option<u32>, Hashed> =
            HashMap::with_capacity_and_hasher(count * 2, Hashed::default());
        for (at, concept) in concepts.iter().enumerate() {
            for name in std::iter::once(&concept.name).chain(&concept.names) {
                let text = fold_text(name);
                if text.is_empty() {
                    continue;
                }
                let mut end = 0;
                for hash in word_hashes(&text) {
                    end = hash;
                    beginnings.entry(hash).or_default();
                }
                let place = beginnings.entry(end).or_default();
                // A name that two concepts have is the first one's.
                if place.is_none() {
                    *place = u32::try_from(names.len()).ok();
                    names.push(Name { capitals: is_abbreviation(name), text: text.into(), concept: at });
                }
            }
        }
        let by_id = concepts.iter().enumerate().map(|(at, concept)| (concept.id.clone(), at)).collect();
        let hash = blake3::hash(toml.as_bytes()).to_hex()[..16].to_owned();
        Self { by_id, names, beginnings, stems: OnceLock::new(), hash, concepts }
    }

    /// The concept that has exactly this name, however it is spelt (case, accents, hyphens, plural).
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<&Concept> {
        let folded = fold(name);
        let end = word_hashes(&folded.text).last()?;
        let found = self.name_of(end, &folded.text)?;
        let capitals = folded.words.iter().all(|word| word.capitals);
        (!found.capitals || capitals).then(|| &self.concepts[found.concept])
    }

    /// The concept of this id.
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.by_id.get(id).map(|&at| &self.concepts[at])
    }

    /// All concepts, in the order of the file.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The names of concepts in `text`: leftmost, longest, whole words, not overlapping.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Found<'_>> {
        let folded = fold(text);
        let (mut found, mut at) = (Vec::new(), 0);
        while at < folded.words.len() {
            match self.longest(&folded, at) {
                Some((name, last)) => {
                    let (start, end) = (folded.words[at].raw.start, folded.words[last].raw.end);
                    found.push(Found { start, end, concept: &self.concepts[name.concept] });
                    at = last + 1;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest name that begins at word `first`, and its last word.
    fn longest(&self, folded: &Folded, first: usize) -> Option<(&Name, usize)> {
        let from = folded.words[first].folded.start;
        let (mut hash, mut capitals, mut best) = (HASH_START, true, None);
        for (last, word) in folded.words.iter().enumerate().skip(first) {
            hash = extend(hash, &folded.text[word.folded.clone()]);
            capitals &= word.capitals;
            let Some(name) = self.beginnings.get(&hash) else { break };
            let name = name.map(|at| &self.names[at as usize]);
            let fits = |name: &&Name| {
                (capitals || !name.capitals) && *name.text == folded.text[from..word.folded.end]
            };
            best = name.filter(fits).map(|name| (name, last)).or(best);
        }
        best
    }

    fn name_of(&self, hash: u64, text: &str) -> Option<&Name> {
        let at = (*self.beginnings.get(&hash)?)?;
        self.names.get(at as usize).filter(|name| *name.text == *text)
    }

    /// The symptom that has a name whose words all stand in `text` in some form and any order; the one
    /// with the most words, the first by id among equals.
    pub(super) fn symptom_in(&self, text: &str) -> Option<&Concept> {
        let said = stems(text);
        let fits = |name: &&(Vec<u64>, usize)| name.0.iter().all(|stem| said.contains(stem));
        let key = |name: &&(Vec<u64>, usize)| (name.0.len(), std::cmp::Reverse(&self.concepts[name.1].id));
        self.symptom_stems().iter().filter(fits).max_by_key(key).map(|&(_, at)| &self.concepts[at])
    }

    fn symptom_stems(&self) -> &[(Vec<u64>, usize)] {
        self.stems.get_or_init(|| {
            let symptoms =
                self.concepts.iter().enumerate().filter(|(_, concept)| concept.kind == ConceptKind::Symptom);
            let names = symptoms.flat_map(|(at, concept)| {
                std::iter::once(&concept.name).chain(&concept.names).map(move |name| (stems(name), at))
            });
            names.filter(|(stems, _)| !stems.is_empty()).collect()
        })
    }

    /// Whether the concept `id` is `broader`, or has it among its broader ones at any distance.
    #[must_use]
    pub fn is_within(&self, id: &str, broader: &str) -> bool {
        self.is_within_depth(id, broader, 6)
    }

    /// `depth` bounds the walk, for a vocabulary whose concepts go round in a ring.
    fn is_within_depth(&self, id: &str, broader: &str, depth: usize) -> bool {
        id == broader
            || depth > 0
                && self.concept(id).is_some_and(|concept| {
                    concept.broader.iter().any(|above| self.is_within_depth(above, broader, depth - 1))
                })
    }

    /// A hash of all its lines, by which an index knows which vocabulary it was made with.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
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

/// The hash before the first word (FNV-1a).
const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The hash of a name with one more word.
fn extend(hash: u64, word: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    step(word.bytes().fold(hash, step), b' ')
}

/// The hashes of a folded name's beginnings, the last one its own.
fn word_hashes(folded: &str) -> impl Iterator<Item = u64> + '_ {
    folded.split(' ').scan(HASH_START, |hash, word| {
        *hash = extend(*hash, word);
        Some(*hash)
    })
}

/// A hasher for what is a hash already.
#[derive(Clone, Copy, Debug, Default)]
struct Hashed(u64);

impl std::hash::BuildHasher for Hashed {
    type Hasher = Self;

    fn build_hasher(&self) -> Self {
        Self(0)
    }
}

impl std::hash::Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| hash.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, hash: u64) {
        // FNV mixes its high bits the least.
        self.0 = hash ^ (hash >> 29);
    }
}

/// Whether a name is one of capitals alone, which in small letters may be another word.
fn is_abbreviation(name: &str) -> bool {
    (2..=5).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    const SMALL: &str = r#"
        [[concept]]
        id = "multiple-sclerosis"
        name = "Multiple sclerosis"
        names = ["MS"]
        kind = "condition"
        broader = ["nervous-system-disorder"]

        [[concept]]
        id = "back-pain"
        name = "Back pain"
        names = ["low back pain", "sore back"]
        kind = "symptom"
    "#;

    #[test]
    fn scans_whole_words_longest_first() {
        let vocabulary = Vocabulary::parse(SMALL).unwrap();
        let text = "Follow back pain, low-back pains and MS, not ms or backs";
        let found: Vec<_> =
            vocabulary.scan(text).iter().map(|f| (&text[f.start..f.end], f.concept.id.as_str())).collect();
        assert_eq!(
            found,
            [("back pain", "back-pain"), ("low-back pains", "back-pain"), ("MS", "multiple-sclerosis")]
        );
        assert!(vocabulary.lookup("ms").is_none());
        assert!(vocabulary.is_within("multiple-sclerosis", "nervous-system-disorder"));
    }

    #[test]
    fn the_shipped_vocabulary_loads_and_its_ids_are_unique() {
        let vocabulary = Vocabulary::shipped();
        let ids: std::collections::BTreeSet<_> = vocabulary.concepts().iter().map(|c| &c.id).collect();
        assert_eq!(ids.len(), vocabulary.concepts().len());
        assert!(vocabulary.lookup("Lou Gehrig’s disease").is_some());
    }
}
