//! What a heading or a lead-in says of what stands under it: causes, or something that is none
//! (symptoms, treatments, tests, advice), and of what they are the causes.

use super::{
    cue::{Cue, Shape, cues},
    lexicon::has,
    reading::{Reading, Tokens},
    topic::Subject,
    vocabulary::{ConceptKind, Vocabulary},
};
use crate::model::{SectionKind, Topic};

/// What stands under a heading or lead-in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Sense {
    /// Causes; of another topic than the page's where one is named.
    Causes(Option<Topic>),
    /// Something that is no cause.
    NoCauses,
    /// It does not say; what is above decides.
    #[default]
    Silent,
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

/// What a heading says. `kind` is what the reader of the page made of it.
pub(super) fn of_heading(
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
    let about_causes = begins(CAUSE_HEADINGS) || why || says_whence(reading);
    let about_other = risks
        || begins(NO_CAUSE_HEADINGS)
        || (0..reading.len()).any(|at| has(NO_CAUSE_WORDS, reading.word(at)))
        || reading.starts(0, &["when", "to"]);
    match (about_causes, about_other) {
        (false, true) if is_name(reading, vocabulary) => Sense::Silent,
        (true, false) => Sense::Causes(other_topic(reading, subject, vocabulary)),
        (true, true) if kind == SectionKind::Causes => Sense::Silent,
        (_, true) => Sense::NoCauses,
        (false, false) => Sense::Silent,
    }
}

/// Whether a heading is nothing but the name of a cause: "Cancer treatment", "Kidney stones".
fn is_name(reading: &Reading<'_>, vocabulary: &Vocabulary) -> bool {
    reading.len() > 1
        && vocabulary
            .lookup(reading.raw)
            .is_some_and(|concept| !matches!(concept.kind, ConceptKind::Symptom | ConceptKind::Category))
}

/// What the section's kind says, where its heading's own words do not.
pub(super) fn of_kind(kind: SectionKind) -> Sense {
    match kind {
        SectionKind::Causes => Sense::Causes(None),
        SectionKind::Overview
        | SectionKind::Other
        | SectionKind::Summary
        | SectionKind::Genetics
        | SectionKind::RiskFactors => Sense::Silent,
        _ => Sense::NoCauses,
    }
}

/// "What leads to ...", "Where does it come from", "What is behind ...", "Is it a sign of ...".
fn says_whence(reading: &Reading<'_>) -> bool {
    cues(reading, &(0..reading.len())).iter().any(|cue| cue.shape != Shape::Worsens)
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

/// What the line before a list says.
pub(super) fn of_lead_in(reading: &Reading<'_>, subject: &Subject, vocabulary: &Vocabulary) -> Sense {
    let mut sentences = reading.sentences();
    // Only the last two sentences can introduce a list.
    let from = sentences.len().saturating_sub(2);
    sentences.drain(..from);
    let Some(last) = sentences.pop() else { return Sense::Silent };
    match (of_sentence(reading, &last, false, subject, vocabulary), sentences.pop()) {
        (Sense::Silent, Some(before)) if bridges(reading, &last) => {
            of_sentence(reading, &before, true, subject, vocabulary)
        }
        (sense, _) => sense,
    }
}

/// "These include:", "Examples are:": a sentence that only hands on what the one before it said.
pub(super) fn bridges(reading: &Reading<'_>, sentence: &Tokens) -> bool {
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
        Shape::HaveAs | Shape::Worsens | Shape::Blame => None,
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

/// A symptom or condition in a stretch that is not the page's topic, when the topic is not there.
fn other_in(reading: &Reading<'_>, at: &Tokens, subject: &Subject, vocabulary: &Vocabulary) -> Option<Topic> {
    if subject.first_in(reading, at, vocabulary).is_some() {
        return None;
    }
    let name = reading.names_in(at).iter().find(|name| {
        matches!(name.concept.kind, ConceptKind::Symptom | ConceptKind::Condition | ConceptKind::Infection)
    })?;
    let as_written = reading.raw_of(&name.at).to_owned();
    Some(Topic { id: name.concept.id.clone(), name: name.concept.name.clone(), as_written })
}

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

#[cfg(test)]
mod tests {
    use super::{Sense, of_heading, of_lead_in};
    use crate::{
        causes::{Vocabulary, reading::Reading, topic::Subject},
        model::SectionKind,
    };

    #[test]
    fn lead_ins_tell_causes_from_the_rest() {
        let vocabulary = Vocabulary::shipped();
        let subject = Subject::named("headache", vocabulary);
        let sense = |text: &str| of_lead_in(&Reading::new(text, vocabulary), &subject, vocabulary);
        for text in [
            "Causes include:",
            "Headaches may be due to:",
            "Medications that can cause headaches include:",
            "A headache can be a sign of many conditions. These include:",
        ] {
            assert_eq!(sense(text), Sense::Causes(None), "{text}");
        }
        for text in [
            "Symptoms of a migraine include:",
            "Dehydration can cause:",
            "Tests to find the cause may include:",
            "Call your doctor if you have:",
        ] {
            assert_eq!(sense(text), Sense::NoCauses, "{text}");
        }
        assert_eq!(sense("These include:"), Sense::Silent);
    }

    #[test]
    fn headings_tell_causes_from_the_rest() {
        let vocabulary = Vocabulary::shipped();
        let subject = Subject::named("headache", vocabulary);
        let sense = |text: &str| {
            of_heading(&Reading::new(text, vocabulary), SectionKind::Other, &subject, vocabulary)
        };
        assert_eq!(sense("Why do I get headaches?"), Sense::Causes(None));
        assert_eq!(sense("Medications that can cause headaches"), Sense::Causes(None));
        assert_eq!(sense("Diagnosing the cause of headaches"), Sense::NoCauses);
        assert_eq!(sense("Dehydration"), Sense::Silent);
    }
}
