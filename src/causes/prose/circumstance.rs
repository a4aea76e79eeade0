//! Causes that are told as the circumstances of the topic: "headaches from dehydration", "it is common in
//! people with diabetes", "you may feel dizzy if you skip meals".

use super::{
    Effect,
    effect::effect_before,
    statement,
    talk::{is_cause_kind, is_other_talk},
};
use crate::{
    causes::{
        context::Sense,
        cue::Cue,
        finder::{Finder, Statement},
        lexicon::{PERSONS as WHO, class, has},
        phrase::Place,
        reading::Tokens,
    },
    model::Role,
};

/// "Y is common in people with X", "Y can occur with X": of the names after it, those that are known and no
/// symptoms, which would only be company.
pub(super) fn company(finder: &mut Finder<'_, '_>, sentence: &Tokens, cue: &Cue) {
    if !matches!(effect_before(finder, sentence, cue), Effect::Topic(_)) {
        return;
    }
    let Some(how) = statement(finder, sentence, cue, Effect::Topic(None), Role::Cause) else { return };
    state_known(finder, &(cue.at.end..sentence.end), &how);
}

/// "Headaches from A", "dizziness after B", "you may faint if you C".
pub(super) fn circumstances(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
    let reading = finder.reading;
    let announced = matches!(finder.setting.sense, Sense::Causes(_)) || finder.setting.under_title;
    let other = |at: usize| is_other_talk(reading.word(at));
    let elsewhere = is_advising(finder, sentence) || sentence.clone().any(other);
    if !announced || finder.told_in(sentence) || elsewhere {
        return;
    }
    let how = finder.plain();
    let Some(topic) = finder.subject.first_in(reading, sentence, finder.vocabulary) else { return };
    if has(FROM, reading.word(topic.end)) {
        state_known(finder, &(topic.end + 1..sentence.end), &how);
        return;
    }
    let condition =
        sentence.clone().find(|&at| has(CONDITIONS, reading.word(at)) && has(PERSONS, reading.word(at + 1)));
    let Some(at) = condition else { return };
    let comma = (at + 2..sentence.end).find(|&at| reading.word(at) == ",");
    let end = if at == sentence.start { comma.unwrap_or(sentence.end) } else { sentence.end };
    state_names(finder, &(at + 2..end), &how);
}

/// Words right after the topic that tell where it comes from.
const FROM: &[&str] = &["from", "after", "following"];

/// Words that open a condition.
const CONDITIONS: &[&str] = &["if", "when", "after", "because", "while"];

/// Whose condition it is.
const PERSONS: &[&str] = &["you", "you're", "you’re", "you've", "you’ve", "people", "someone"];

/// Words of a sentence that asks or tells somebody to do something.
const ADVISING: &[&str] = &[
    "call", "see", "seek", "contact", "tell", "ask", "visit", "try", "go", "stop", "worse", "better",
    "improve", "improves", "doctor", "provider", "check", "talk",
];

/// Whether a sentence tells somebody to do something.
pub(super) fn is_advising(finder: &Finder<'_, '_>, sentence: &Tokens) -> bool {
    let reading = finder.reading;
    sentence.clone().any(|at| {
        has(ADVISING, reading.word(at))
            || reading.word(at) == "should" && at > 0 && reading.word(at - 1) == "you"
    })
}

/// States the list of known causes that a stretch begins with.
fn state_known(finder: &mut Finder<'_, '_>, at: &Tokens, how: &Statement) {
    let reading = finder.reading;
    let names = reading.names_in(at).to_vec();
    let mut from = at.start;
    for name in names {
        let joined = (from..name.at.start).all(|at| is_joint(finder, at));
        if !joined || !is_cause_kind(name.concept) || has(WHO, &name.concept.id) {
            return;
        }
        from = name.at.end;
        finder.state_phrase(&name.at, Place::Prose, how);
    }
}

/// States all known causes of a clause.
fn state_names(finder: &mut Finder<'_, '_>, at: &Tokens, how: &Statement) {
    for name in finder.reading.names_in(at).to_vec() {
        let topical = finder.subject.is(name.concept, finder.vocabulary);
        if is_cause_kind(name.concept) && !topical {
            finder.state_phrase(&name.at, Place::Prose, how);
        }
    }
}

fn is_joint(finder: &Finder<'_, '_>, at: usize) -> bool {
    let reading = finder.reading;
    let word = reading.word(at);
    matches!(word, "," | "and" | "or" | "with" | "people" | "who" | "have" | "those" | "such" | "as" | "like")
        || matches!(word, "adults" | "women" | "men" | "children" | "conditions" | "taking" | "patients")
        || reading.is(at, class::LEADING)
}
