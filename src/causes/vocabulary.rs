//! The concepts that causes and topics are named by, and the matching of names in text.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

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
}

impl Vocabulary {
    /// The vocabulary that etio ships.
    #[must_use]
    pub fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Vocabulary> = OnceLock::new();
        SHIPPED.get_or_init(|| Self { concepts: Vec::new() })
    }

    /// The concept that has exactly this name, however it is spelt (case, accents, hyphens, plural).
    #[must_use]
    pub fn lookup(&self, _name: &str) -> Option<&Concept> {
        None
    }

    /// The concept of this id.
    #[must_use]
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.id == id)
    }

    /// All concepts, in the order of the file.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The names of concepts in `text`: leftmost, longest, whole words, not overlapping.
    #[must_use]
    pub fn scan(&self, _text: &str) -> Vec<Found<'_>> {
        Vec::new()
    }

    /// A hash of all its lines, by which an index knows which vocabulary it was made with.
    #[must_use]
    pub fn hash(&self) -> &str {
        ""
    }
}
