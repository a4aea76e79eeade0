//! What a concept is, and how a file of them is read. The build script includes this file.

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
    /// What files other than the shipped one made of it; nothing for most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub from: Vec<Origin>,
}

/// What one file contributes to a concept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The file's name; [`Origin::SHIPPED`] for a shipped concept that became part of another.
    pub file: String,
    /// The id that the concept has there, by which it is found as well.
    pub id: String,
    /// The line it stands in, counted from 1; 0 where it has none.
    pub line: usize,
    /// The names that it adds.
    pub names: Vec<String>,
}

impl Origin {
    /// The name of the vocabulary that etio ships, where files are named.
    #[allow(dead_code)] // The build script names no file.
    pub const SHIPPED: &str = "etio";
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

/// The file's shape: `[[concept]]` tables.
#[derive(Deserialize)]
struct File {
    #[serde(default, alias = "concepts")]
    concept: Vec<Concept>,
}

/// The concepts of a vocabulary file. An error names the line and shows it.
pub(super) fn read_file(toml: &str) -> Result<Vec<Concept>, toml::de::Error> {
    toml::from_str(toml).map(|file: File| file.concept)
}
