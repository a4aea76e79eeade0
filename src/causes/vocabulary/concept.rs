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
