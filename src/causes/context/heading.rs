//! What a heading says of what stands under it.

use super::{Sense, other_in};
use crate::{
    causes::{
        cue::{Shape, cues},
        lexicon::has,
        reading::Reading,
        topic::Subject,
        vocabulary::{ConceptKind, Vocabulary},
    },
    model::{SectionKind, Topic},
};

/// Words that deny a cause.
const NOT_CAUSES: &[&[&str]] = &[
    &["not", "a", "cause"],
    &["not", "the", "cause"],
    &["not", "cause"],
    &["not", "causes"],
    &["not", "do", "it"],
    &["not", "to", "blame"],
    &["blame", "wrongly"],
    &["wrongly", "blamed"],
    &["old", "wives"],
    &["doesn't", "cause"],
    &["doesn’t", "cause"],
    &["don't", "cause"],
    &["don’t", "cause"],
];

/// What a heading says. `kind` is what the reader of the page made of it.
pub(in crate::causes) fn of_heading(
    reading: &Reading<'_>,
    kind: SectionKind,
    subject: &Subject,
    vocabulary: &Vocabulary,
) -> Sense {
    let begins = |list: &[&str]| {
        (0..reading.len()).any(|at| list.iter().any(|start| reading.word(at).starts_with(start)))
    };
    let risks = begins(&["risk"]) && !begins(&["cause", "trigger", "reason"]);
    let why = matches!(reading.word(0), "why") && !begins(&["import", "worr", "see", "matter"]);
    let making = matches!(reading.word(0), "what" | "what's" | "what’s") && begins(&["making", "behind"]);
    let about_causes =
        begins(CAUSE_HEADINGS) || why || making || says_whence(reading) || asks_for_one(reading);
    let about_other = risks
        || begins(NO_CAUSE_HEADINGS)
        || (0..reading.len()).any(|at| has(NO_CAUSE_WORDS, reading.word(at)))
        || reading.starts(0, &["when", "to"]);
    // "What is not a cause?"
    let denied = (0..reading.len()).any(|at| NOT_CAUSES.iter().any(|words| reading.starts(at, words)));
    match (about_causes, about_other) {
        (_, _) if denied => Sense::NoCauses,
        (false, true) if is_name(reading, vocabulary) => Sense::Silent,
        (true, false) => Sense::Causes(other_topic(reading, subject, vocabulary)),
        (true, true) if kind == SectionKind::Causes => Sense::Silent,
        (_, true) => Sense::NoCauses,
        (false, false) => Sense::Silent,
    }
}

/// Beginnings of words in headings that announce something other than causes.
const NO_CAUSE_HEADINGS: &[&str] = &[
    "symptom",
    "treat",
    "prevent",
    "diagnos",
    "complication",
    "outlook",
    "prognos",
    "remed",
    "relie",
    "reference",
    "question",
    "manag",
    "doctor",
    "avoid",
    "recover",
    "reduc",
    "summary",
    "takeaway",
    "conclusion",
    "research",
    "history",
    "prepar",
    "expect",
    "definition",
    "picture",
    "resource",
    "overview",
    "statistic",
    "dealing",
    "medication-free",
];

/// Words in headings that announce something other than causes, of which other words are beginnings too
/// ("test" of "testicular").
const NO_CAUSE_WORDS: &[&str] = &[
    "sign", "signs", "test", "tests", "testing", "exam", "exams", "living", "source", "sources", "care",
    "caring", "call", "calling", "seek", "seeking", "tip", "tips", "cope", "coping", "faq", "faqs", "help",
    "helps", "helping", "cure", "cures", "bottom", "stop", "stops", "stopping", "rid", "myth", "myths",
    "type", "types", "stage", "stages", "ease", "easing",
];

/// Beginnings of words that announce causes.
const CAUSE_HEADINGS: &[&str] =
    &["cause", "causing", "caused", "trigger", "reason", "etiolog", "aetiolog", "culprit", "factor"];

/// Whether a heading is nothing but the name of a cause: "Cancer treatment", "Kidney stones".
fn is_name(reading: &Reading<'_>, vocabulary: &Vocabulary) -> bool {
    reading.len() > 1
        && vocabulary
            .lookup(reading.raw)
            .is_some_and(|concept| !matches!(concept.kind, ConceptKind::Symptom | ConceptKind::Category))
}

/// "What leads to ...", "Where does it come from", "What is behind ...", "Is it a sign of ...".
fn says_whence(reading: &Reading<'_>) -> bool {
    cues(reading, &(0..reading.len())).iter().any(|cue| {
        !matches!(cue.shape, Shape::Worsens | Shape::Company | Shape::Told)
            && !has(NOT_WHENCE, reading.word(cue.at.start))
    })
}

/// "Is it your tablets?", "Could it be a stroke?": whether a heading asks for one cause.
fn asks_for_one(reading: &Reading<'_>) -> bool {
    let asks = matches!(reading.word(0), "is" | "could" | "can" | "might" | "are")
        && matches!(reading.word(1), "it" | "this" | "they");
    let named = |at: usize| MEDICINES.iter().any(|word| reading.word(at).starts_with(word));
    asks && ((2..reading.len()).any(named)
        || reading
            .names()
            .iter()
            .any(|name| !matches!(name.concept.kind, ConceptKind::Symptom | ConceptKind::Category)))
}

/// Beginnings of words for medicines.
const MEDICINES: &[&str] = &["medicine", "medication", "drug", "tablet", "pill"];

/// Nouns for causes in sentences, which in headings are something else ("Contributors").
const NOT_WHENCE: &[&str] =
    &["contributor", "contributors", "explanation", "explanations", "possibility", "possibilities"];

/// As [`other_in`], for a heading: only after the word for causes ("Causes of nerve damage").
fn other_topic(reading: &Reading<'_>, subject: &Subject, vocabulary: &Vocabulary) -> Option<Topic> {
    let whole = 0..reading.len();
    let found = cues(reading, &whole);
    let cue = found.iter().find(|cue| matches!(cue.shape, Shape::Noun | Shape::CauseFirst))?;
    subject
        .first_in(reading, &whole, vocabulary)
        .is_none()
        .then(|| other_in(reading, &(cue.at.end..whole.end), subject, vocabulary))?
}
