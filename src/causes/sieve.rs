//! Which of the phrases that stand where a cause would are names of causes: not the page's topic
//! itself, not words for anything at all ("other conditions"), not people, body parts or mechanisms.

use super::{
    lexicon::{ADVICE, FINITE, MECHANISMS, NEEDS_HEAD, NO_NAMES, has},
    name::{Cause, Namer, is_generic},
    phrase::Place,
    topic::Subject,
    vocabulary::ConceptKind,
};

/// The most words that a name may have in running text and in a list.
const LONGEST: (usize, usize) = (8, 12);

/// The concept of conditions in general.
const ANYTHING: &str = "underlying-condition";

/// Whether a cause is one.
pub(super) fn is_cause(namer: &Namer<'_, '_>, cause: &Cause, subject: &Subject, place: Place) -> bool {
    let reading = namer.reading;
    if cause.named.id.is_empty() || subject.is_same(&cause.named.id) {
        return false;
    }
    let words: Vec<&str> =
        cause.at.clone().filter(|&at| reading.is_word(at)).map(|at| reading.word(at)).collect();
    let Some((first, last)) = words.first().zip(words.last()) else { return false };
    if cause.is_known() {
        // A class that the vocabulary has for searching ("underlying condition") names nothing here.
        let class = cause.kind == Some(ConceptKind::Category);
        return !(class && (is_generic(&words) || cause.named.id == ANYTHING));
    }
    let longest = if place == Place::Prose { LONGEST.0 } else { LONGEST.1 };
    let advice = words.iter().any(|word| has(ADVICE, word) && (place == Place::Prose || *word != "your"));
    let ailing = words.len() == 2 && (first.ends_with("ed") || has(AILING, first));
    let part_of_body = words.len() <= 2 && (has(NO_NAMES, last) || has(ANATOMY, last)) && !ailing;
    let verb = words.iter().any(|word| has(FINITE, word));
    let opener = has(OPENERS, first) || place == Place::Prose && has(POINTING, first);
    let letters = place == Place::Prose
        && words.len() == 1
        && reading.raw_of(&cause.at).chars().all(|c| c.is_uppercase() || c.is_numeric());
    // "Drug-induced tremor" on a page on tremor is a kind of it.
    let end = cause.at.end.saturating_sub(1)..cause.at.end;
    let kind_of = words.len() > 1 && subject.first_in(reading, &end, namer.vocabulary).is_some();
    let bare = words.len() == 1 && has(NEEDS_HEAD, first);
    // "Difficult to diagnose" is said of something, it names nothing.
    let predicate = words.get(1) == Some(&"to") && has(PREDICATES, first);
    let number = first.starts_with(|c: char| c.is_ascii_digit());
    let topical = subject.first_in(reading, &cause.at, namer.vocabulary).is_some();
    words.len() <= longest
        && (words.len() > 1 || last.len() > 1)
        && !(place == Place::Prose
            && has(TISSUES, last)
            && !words.iter().any(|word| has(&["in", "of", "to"], word)))
        && !is_part_of_something(&words)
        && !is_generic(&words)
        && !(words.len() == 1 && (has(NO_NAMES, first) || place == Place::Prose && first.ends_with("ed")))
        && !(part_of_body || advice || verb || number || opener || letters || predicate || bare || kind_of)
        && !(place == Place::Prose && (topical || is_mechanism(&words)))
}

/// Adjectives before "to" that are said of something.
const PREDICATES: &[&str] =
    &["difficult", "important", "hard", "harder", "easy", "easier", "similar", "key", "able", "unable"];

/// Adjectives with which a part of the body is a cause: "tight muscles".
const AILING: &[&str] = &[
    "tight",
    "weak",
    "dry",
    "swollen",
    "stiff",
    "sore",
    "torn",
    "broken",
    "narrow",
    "clogged",
    "thin",
    "flat",
    "bad",
    "poor",
    "overactive",
    "underactive",
    "itchy",
    "leaky",
    "slipped",
    "bulging",
];

/// Parts of the body.
const ANATOMY: &[&str] = &[
    "brain",
    "eye",
    "eyes",
    "eyelid",
    "eyelids",
    "skin",
    "muscle",
    "muscles",
    "nerve",
    "nerves",
    "blood",
    "heart",
    "head",
    "neck",
    "ear",
    "ears",
    "nose",
    "throat",
    "hand",
    "hands",
    "foot",
    "feet",
    "leg",
    "legs",
    "arm",
    "arms",
    "face",
    "stomach",
    "lung",
    "lungs",
    "kidney",
    "kidneys",
    "liver",
    "scalp",
    "sinuses",
    "joint",
    "joints",
    "bone",
    "bones",
    "spine",
    "chest",
    "bladder",
    "bowel",
    "bowels",
    "cord",
    "prostate",
    "urethra",
    "rectum",
    "vagina",
    "uterus",
    "artery",
    "arteries",
    "vein",
    "veins",
    "vessel",
    "vessels",
    "intestine",
    "intestines",
    "colon",
    "gland",
    "glands",
    "mouth",
    "tongue",
    "teeth",
    "jaw",
    "shoulder",
    "shoulders",
    "back",
    "knee",
    "hip",
    "wrist",
    "ankle",
    "toes",
    "fingers",
    "thumb",
    "calf",
    "calves",
    "abdomen",
    "pelvis",
    "esophagus",
    "pancreas",
    "gallbladder",
    "system",
    "hair",
    "nails",
    "lips",
    "tendons",
    "ligaments",
];

/// Parts of the body that do nothing by themselves.
const TISSUES: &[&str] = &[
    "cells",
    "cell",
    "neurons",
    "tissue",
    "tissues",
    "organs",
    "gene",
    "genes",
    "proteins",
    "chromosome",
    "chromosomes",
    "enzymes",
    "fibers",
    "fiber",
];

/// Words that no name begins with: verbs and participles of another clause.
const OPENERS: &[&str] = &[
    "cause",
    "play",
    "plays",
    "disrupt",
    "considered",
    "ruled",
    "unclear",
    "thus",
    "known",
    "unknown",
    "thought",
    "believed",
    "not",
    "there",
    "here",
    "to",
    "same",
    "factors",
    "caused",
    "based",
    "according",
    "further",
    "still",
    "probably",
    "treated",
    "how",
    "too",
    "important",
    "difficult",
    "notorious",
    "responsible",
    "essential",
    "necessary",
    "crucial",
    "available",
    "varying",
    "depending",
    "called",
    "termed",
    "separate",
    "identified",
    "found",
    "no",
    "mainly",
    "harder",
    "beyond",
    "similarities",
    "often",
    "worth",
    "worst",
    "worse",
    "best",
    "better",
];
const POINTING: &[&str] =
    &["these", "this", "those", "that", "such", "them", "it", "its", "their", "his", "her"];

/// "The surface of the eye", "the source of stress": the noun before "of" is no cause itself.
fn is_part_of_something(words: &[&str]) -> bool {
    let of = words.iter().position(|word| *word == "of").unwrap_or(0);
    words[..of].iter().any(|word| has(PART_HEADS, word)) || words[0].starts_with("case")
}

/// Nouns before "of" that take a part, or point at what comes after.
const PART_HEADS: &[&str] = &[
    "area",
    "areas",
    "part",
    "parts",
    "surface",
    "side",
    "back",
    "front",
    "top",
    "wall",
    "lining",
    "source",
    "sources",
    "cause",
    "causes",
    "result",
    "sign",
    "signs",
    "symptom",
    "symptoms",
    "risk",
    "severity",
    "rest",
    "group",
    "layers",
    "layer",
    "tip",
    "base",
    "level",
    "amount",
    "likelihood",
    "chance",
    "chances",
    "rate",
    "way",
    "ways",
    "development",
    "frequency",
    "production",
    "lot",
    "function",
    "majority",
    "diagnosis",
    "treatment",
    "prevention",
    "management",
    "elimination",
    "identification",
];

/// "Firing of motor nerves": how the body does it, not what brings it about.
fn is_mechanism(words: &[&str]) -> bool {
    let head = words
        .iter()
        .position(|word| matches!(*word, "of" | "in" | "to" | "by" | "from"))
        .unwrap_or(words.len());
    head > 0 && has(MECHANISMS, words[head - 1])
}
