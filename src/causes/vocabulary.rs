//! The concepts that causes and topics are named by, and the matching of names in text. The names are
//! data (`vocabulary.toml`); a name of capitals alone ("ALS", "MS") is matched in capitals only.

use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input, MatchKind};
use serde::{Deserialize, Serialize};

use super::fold::{fold, fold_text};

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

/// The concepts, and one automaton of all their names.
#[derive(Debug)]
pub struct Vocabulary {
    concepts: Vec<Concept>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, Name>,
    /// The names in the order of the automaton's patterns.
    names: Vec<Name>,
    automaton: AhoCorasick,
    hash: String,
}

/// Whose name it is, and whether it is one in capitals only.
#[derive(Clone, Copy, Debug)]
struct Name {
    concept: usize,
    capitals: bool,
}

/// The file's shape: `[[concept]]` tables.
#[derive(Deserialize)]
struct File {
    #[serde(default, alias = "concepts")]
    concept: Vec<Concept>,
}

impl Vocabulary {
    /// The vocabulary that etio ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static LOADED: OnceLock<Vocabulary> = OnceLock::new();
        LOADED.get_or_init(|| Self::parse(SHIPPED).expect("vocabulary.toml is valid"))
    }

    /// Reads a vocabulary.
    ///
    /// # Errors
    /// When the text is no TOML, or no list of concepts.
    pub fn parse(toml: &str) -> Result<Self, toml::de::Error> {
        let file: File = toml::from_str(toml)?;
        Ok(Self::new(file.concept, blake3::hash(toml.as_bytes()).to_hex()[..16].to_owned()))
    }

    fn new(concepts: Vec<Concept>, hash: String) -> Self {
        let mut patterns = BTreeMap::new();
        for (at, concept) in concepts.iter().enumerate() {
            for name in std::iter::once(&concept.name).chain(&concept.names) {
                let name_of = Name { concept: at, capitals: is_abbreviation(name) };
                patterns.entry(fold_text(name)).or_insert(name_of);
            }
        }
        patterns.remove("");
        let names = patterns.values().copied().collect();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns.keys())
            .expect("the names are fewer and shorter than an automaton can hold");
        let by_id = concepts.iter().enumerate().map(|(at, concept)| (concept.id.clone(), at)).collect();
        Self { by_id, by_name: patterns.into_iter().collect(), names, automaton, hash, concepts }
    }

    /// The concept that has exactly this name, however it is spelt (case, accents, hyphens, plural).
    #[must_use]
    pub fn lookup(&self, name: &str) -> Option<&Concept> {
        let found = self.by_name.get(&fold_text(name))?;
        (!found.capitals || is_abbreviation(name.trim_end_matches('s')))
            .then(|| &self.concepts[found.concept])
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
        while let Some(hit) = self.automaton.find(Input::new(&folded.text).range(at..)) {
            let name = self.names[hit.pattern().as_usize()];
            match folded.original(hit.range()) {
                Some((raw, capitals)) if capitals || !name.capitals => {
                    let concept = &self.concepts[name.concept];
                    found.push(Found { start: raw.start, end: raw.end, concept });
                    at = hit.end();
                }
                _ => at = folded.next_word(hit.start()),
            }
        }
        found
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
