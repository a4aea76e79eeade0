//! What the line before a list says of the list.

use super::{Sense, of_question, other_in};
use crate::{
    causes::{
        cue::{Cue, Shape, cues},
        lexicon::has,
        reading::{Reading, Tokens},
        topic::Subject,
        vocabulary::Vocabulary,
    },
    model::Topic,
};

/// What the line before a list says.
pub(in crate::causes) fn of_lead_in(
    reading: &Reading<'_>,
    subject: &Subject,
    vocabulary: &Vocabulary,
) -> Sense {
    let mut sentences = reading.sentences();
    // Only the last two sentences can introduce a list.
    let from = sentences.len().saturating_sub(2);
    sentences.drain(..from);
    let Some(last) = sentences.pop() else { return Sense::Silent };
    if reading.word(last.end - 1) == "?" {
        return of_question(reading, &last, subject, vocabulary);
    }
    match (of_sentence(reading, &last, false, subject, vocabulary), sentences.pop()) {
        (Sense::Silent, Some(before)) if bridges(reading, &last) => {
            of_sentence(reading, &before, true, subject, vocabulary)
        }
        (sense, _) => sense,
    }
}

/// Beginnings of words in a lead-in that announce something other than causes.
const NO_CAUSE_LEADS: &[&str] = &[
    "symptom",
    "treat",
    "prevent",
    "question",
    "doctor",
    "provider",
    "relie",
    "remed",
    "avoid",
    "reduc",
    "manag",
    "complication",
    "diagnos",
    "experience",
    "notice",
    "accompan",
    "prescri",
    "imaging",
    "contact",
    "emergency",
    "recommend",
    "protect",
];

/// Words in a lead-in that do, of which other words are beginnings too.
const NO_CAUSE_LEAD_WORDS: &[&str] = &[
    "sign", "signs", "test", "tests", "exam", "exams", "ask", "asks", "asked", "call", "seek", "ease",
    "eases", "easing", "help", "helps", "tip", "tips", "cope", "coping", "stage", "stages", "see", "step",
    "steps", "way", "ways", "option", "options", "try",
];

/// "These include:", "Examples are:": a sentence that only hands on what the one before it said.
pub(in crate::causes) fn bridges(reading: &Reading<'_>, sentence: &Tokens) -> bool {
    let lists = sentence
        .clone()
        .any(|at| matches!(reading.word(at), "include" | "includes" | "are" | "be" | "following"));
    lists && reading.words_in(sentence) <= 7 && BRIDGES.contains(&reading.word(sentence.start))
}

/// Words that open such a sentence.
const BRIDGES: &[&str] = &[
    "these",
    "they",
    "this",
    "examples",
    "some",
    "common",
    "such",
    "among",
    "other",
    "others",
    "the",
    "it",
    "those",
    "possibilities",
    "several",
    "there",
    "many",
    "most",
    "conditions",
    "which",
    "specific",
    "more",
    "less",
    "rare",
];

fn of_sentence(
    reading: &Reading<'_>,
    sentence: &Tokens,
    bridged: bool,
    subject: &Subject,
    vocabulary: &Vocabulary,
) -> Sense {
    let found = cues(reading, sentence);
    for cue in found.iter().rev() {
        if let Some(of) = announces(reading, sentence, cue, bridged, subject, vocabulary) {
            return Sense::Causes(of);
        }
    }
    // "See a doctor to rule these out:" lists what it may be, if anything does.
    if sentence.clone().any(|at| reading.word(at) == "rule" && reading.word(at + 1) != "of") {
        return Sense::Silent;
    }
    // "Ask your doctor if you take any of these:" lists what may bring it on.
    if sentence.clone().any(|at| reading.starts(at, &["you", "take"]) || reading.starts(at, &["taking"])) {
        return Sense::Silent;
    }
    let other = announces_other(reading, sentence);
    let effects = found.iter().any(|cue| cue.shape == Shape::CauseFirst);
    if other || effects { Sense::NoCauses } else { Sense::Silent }
}

/// Whether a cue says that the list is one of causes, and if so of what other topic.
fn announces(
    reading: &Reading<'_>,
    sentence: &Tokens,
    cue: &Cue,
    bridged: bool,
    subject: &Subject,
    vocabulary: &Vocabulary,
) -> Option<Option<Topic>> {
    let after = cue.at.end..sentence.end;
    let before = sentence.start..cue.at.start;
    let acting = before.clone().any(|at| ACTIONS.iter().any(|start| reading.word(at).starts_with(start)));
    let other_after = announces_other(reading, &after);
    match cue.shape {
        Shape::EffectFirst | Shape::WorseWith => (!other_after && !acting && after.len() <= 16)
            .then(|| other_in(reading, &before, subject, vocabulary)),
        // "Medicines linked to Y include".
        Shape::SignOf
            if matches!(reading.word(cue.at.start), "linked" | "associated" | "related")
                && subject.first_in(reading, &after, vocabulary).is_some() =>
        {
            after.clone().any(|at| has(LISTING, reading.word(at))).then_some(None)
        }
        Shape::SignOf => {
            // "Symptoms of anemia include" lists no causes; "it may be a sign of" does.
            let noun = cue.at.start == sentence.start
                || reading.word(cue.at.start).ends_with('s') && !says_are(reading, &before);
            let topical =
                subject.last_in(reading, &before, vocabulary).is_some() || points_back(reading, &before);
            (!noun && topical && !other_after).then_some(None)
        }
        Shape::Noun => {
            let of = other_in(reading, &after, subject, vocabulary);
            let searched = announces_other(reading, &before);
            let listed = after.clone().any(|at| has(LISTING, reading.word(at)));
            let one = matches!(reading.word(cue.at.start), "cause" | "trigger" | "reason" | "culprit")
                && of.is_none()
                && subject.first_in(reading, &after, vocabulary).is_none();
            (!one && !other_after && (listed && !searched || before.is_empty())).then_some(of)
        }
        Shape::CauseFirst => {
            let of = other_in(reading, &after, subject, vocabulary);
            let topical = of.is_some()
                || subject.first_in(reading, &after, vocabulary).is_some()
                || points_back(reading, &after);
            let relative =
                before.clone().any(|at| matches!(reading.word(at), "that" | "which" | "who" | "may" | "can"));
            let listed = bridged || after.clone().any(|at| has(LISTING, reading.word(at)));
            // "A lack of the following can cause Y:".
            let subject_listed = before.clone().any(|at| reading.word(at) == "following");
            let generic = before.clone().any(|at| has(CATEGORY_WORDS, reading.word(at)));
            (subject_listed || topical && listed && relative && generic).then_some(of)
        }
        Shape::HaveAs | Shape::Worsens | Shape::Blame | Shape::Told | Shape::Company => None,
    }
}

/// Beginnings of words for what is done against a symptom: "to relieve headaches caused by hunger:".
const ACTIONS: &[&str] =
    &["treat", "prevent", "reliev", "reduc", "ease", "easing", "help", "avoid", "manag", "lower", "stop"];

/// Whether a stretch has a word that announces something other than causes.
fn announces_other(reading: &Reading<'_>, at: &Tokens) -> bool {
    at.clone().any(|at| {
        let word = reading.word(at);
        has(NO_CAUSE_LEAD_WORDS, word)
            || word == "lower" && matches!(reading.word(at + 1), "your" | "the")
            || NO_CAUSE_LEADS.iter().any(|start| word.starts_with(start))
    })
}

/// Words that open a list.
const LISTING: &[&str] =
    &["include", "includes", "including", "are", "is", ":", "as", "following", "like", "be"];

/// Words for the sort of thing that a list of causes is of.
const CATEGORY_WORDS: &[&str] = &[
    "condition",
    "conditions",
    "disorder",
    "disorders",
    "disease",
    "diseases",
    "illnesses",
    "things",
    "factors",
    "medications",
    "medication",
    "medicines",
    "drugs",
    "drug",
    "problems",
    "issues",
    "infections",
    "causes",
    "substances",
    "foods",
    "deficiencies",
    "injuries",
    "activities",
    "habits",
    "events",
    "triggers",
    "reasons",
    "situations",
    "these",
    "they",
    "following",
    "treatments",
    "supplements",
    "some",
    "others",
    "circumstances",
    "changes",
    "chemicals",
];

fn says_are(reading: &Reading<'_>, before: &Tokens) -> bool {
    before.clone().any(|at| matches!(reading.word(at), "are" | "be" | "is" | "can" | "may"))
}

fn points_back(reading: &Reading<'_>, at: &Tokens) -> bool {
    at.clone().any(|i| {
        matches!(reading.word(i), "it" | "this" | "they" | "them" | "these" | "symptom" | "symptoms" | "you")
    })
}
