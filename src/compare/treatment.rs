//! What sources treat the topic with, as their sections on treatment name it.

use super::gather::Gathered;
use crate::{
    causes::{Concept, ConceptKind, Vocabulary},
    index::{StoredPassage, words},
};

/// Stems of words after which a thing is not given but left off.
const LEFT_OFF: &[&str] = &[
    "avoid",
    "chang",
    "cut",
    "decreas",
    "discontinu",
    "eas",
    "eliminat",
    "instead",
    "less",
    "limit",
    "lower",
    "minim",
    "no",
    "not",
    "overdos",
    "quit",
    "reduc",
    "replac",
    "skip",
    "stop",
    "switch",
    "taper",
    "wean",
    "withdraw",
    "withdraw",
    "without",
];

/// Stems of words by which a sentence speaks of what a thing does, not of what it is given for.
const TO_BLAME: &[&str] =
    &["blame", "caus", "cause", "due", "induc", "overus", "respons", "trigger", "wors", "worsen"];

/// Something that a source treats the topic with.
pub(super) struct Treatment<'a> {
    /// The id of the source's column.
    pub(super) column: &'a str,
    /// What it is.
    pub(super) concept: &'a Concept,
    /// The passage that says so.
    pub(super) passage: &'a StoredPassage,
}

/// The substances, drugs and procedures that sections on treatment name, other than to be avoided.
pub(super) fn find<'a>(gathered: &'a Gathered, vocabulary: &'a Vocabulary) -> Vec<Treatment<'a>> {
    let mut treatments = Vec::new();
    for (column, passage) in &gathered.treatment {
        let text = &passage.passage.text;
        for found in vocabulary.scan(text) {
            if is_given(found.concept.kind) && is_for_use(text, found.start, found.end) {
                treatments.push(Treatment { column, concept: found.concept, passage });
            }
        }
    }
    treatments
}

/// Whether such a thing can be a treatment at all.
pub(super) fn is_given(kind: ConceptKind) -> bool {
    use ConceptKind::{Drug, DrugClass, Procedure, Substance};
    matches!(kind, Drug | DrugClass | Procedure | Substance)
}

/// Whether the sentence around the bytes `start..end` leaves it standing that the thing is given.
fn is_for_use(text: &str, start: usize, end: usize) -> bool {
    let from = text[..start].rfind(". ").map_or(0, |at| at + 1);
    let to = text[end..].find(". ").map_or(text.len(), |at| end + at);
    let is_in = |list: &[&str], text: &str| {
        words(text)
            .iter()
            .any(|word| list.contains(&word.stem.as_str()) || list.contains(&word.surface.as_str()))
    };
    !is_in(LEFT_OFF, &text[from..start]) && !is_in(TO_BLAME, &text[from..to])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(text: &str) -> Vec<&str> {
        let found = Vocabulary::shipped().scan(text);
        let found = found.into_iter().filter(|found| is_given(found.concept.kind));
        found.filter(|it| is_for_use(text, it.start, it.end)).map(|it| it.concept.id.as_str()).collect()
    }

    #[test]
    fn what_is_left_off_is_no_treatment() {
        assert_eq!(given("A short course of corticosteroids may reduce the swelling."), ["corticosteroids"]);
        assert!(given("Try to cut down on caffeine and alcohol.").is_empty());
        assert!(given("If diuretics are causing it, the dose can be adjusted.").is_empty());
        assert_eq!(given("Avoid coffee late. Diuretics help some people."), ["diuretics"]);
    }
}
