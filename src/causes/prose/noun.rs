//! "Causes of Y include X", "X is a common cause of Y".

use super::{
    Effect,
    effect::effect_in,
    statement,
    subject::{is_pointing, subject_before},
};
use crate::{
    causes::{
        context::Sense,
        cue::Cue,
        finder::Finder,
        grade,
        lexicon::{class, has},
        phrase::Place,
        reading::Tokens,
        stance::verb_start,
    },
    model::Role,
};

/// "Causes of Y include X", "X is a common cause of Y".
pub(super) fn noun(finder: &mut Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Option<usize> {
    let reading = finder.reading;
    let varied = |at: usize| reading.word(at) == "as" && reading.word(at + 2) == "as";
    let verb = (cue.at.end..sentence.end).find(|&at| has(LISTING, reading.word(at)) || varied(at));
    // "Treating the cause helps, and drugs like A": the examples are of another clause.
    let verb = verb.filter(|&verb| {
        let clause = (cue.at.end..verb).any(|at| reading.is(at, class::FINITE));
        !clause || !matches!(reading.word(verb), "like" | "such")
    });
    // "Many possible causes, from A to B".
    let span = cue.at.end..(cue.at.end + 6).min(sentence.end);
    let from = span.clone().find(|&at| reading.word(at) == "from" && reading.word(at - 1) == ",");
    let to = from.and_then(|from| (from..sentence.end).find(|&at| reading.word(at) == "to"));
    let of_end = verb.or(from).unwrap_or(sentence.end);
    let with_of = matches!(reading.word(cue.at.end - 1), "of" | "for" | "behind")
        || has(&["of", "for", "behind"], reading.word(cue.at.end));
    let of = if with_of { effect_in(finder, &(cue.at.end..of_end), false) } else { Effect::Back };
    let of = if of == Effect::Unknown && matches!(finder.setting.sense, Sense::Causes(_)) {
        Effect::Back
    } else {
        of
    };
    let described = cue.at.start.saturating_sub(4).max(sentence.start)..cue.at.start + 1;
    let grade = grade::of_words(reading, &described);
    let mut how = statement(finder, sentence, cue, of, Role::Cause)?;
    how.grade = grade.or(how.grade);
    let copula = copula_before(finder, sentence, cue);
    let weak = has(WEAK_NOUNS, reading.word(cue.at.start)) && !with_of;
    let among_causes = matches!(finder.setting.sense, Sense::Causes(_)) || finder.setting.under_title;
    if weak && (!among_causes || reading.word(cue.at.end) == "why") {
        return None;
    }
    if let Some(copula) = copula {
        let subject = subject_before(finder, sentence, copula);
        if !is_pointing(finder, &subject) {
            let causes = finder.state_phrase(&subject, Place::Prose, &how);
            finder.said = Some((how, !causes.is_empty()));
        }
        return None;
    }
    if let (Some(from), Some(to)) = (from, to) {
        finder.state_phrase(&(from + 1..to), Place::Prose, &how);
        finder.state_phrase(&(to + 1..sentence.end), Place::Prose, &how);
        return Some(sentence.end);
    }
    let verb = verb?;
    // "Causes as varied as A and B".
    let past = match reading.word(verb) {
        _ if varied(verb) => 3,
        "such" if reading.word(verb + 1) == "as" => 2,
        word => usize::from(!word.starts_with("rang")),
    };
    let from = list_start(finder, verb + past);
    if verb > cue.at.end + 14 || asks(finder, sentence, cue) {
        return None;
    }
    let causes = finder.state_phrase(&(from..sentence.end), Place::Prose, &how);
    causes.iter().map(|cause| cause.at.end).max()
}

/// Where the names begin after "include": past "the following" and a colon.
pub(super) fn list_start(finder: &Finder<'_, '_>, from: usize) -> usize {
    let reading = finder.reading;
    let following = from + usize::from(reading.word(from) == "the");
    let past = if reading.word(following) == "following" { following + 1 } else { from };
    past + usize::from(reading.word(past) == ":")
}

/// Nouns that speak of causes only where causes are spoken of.
pub(super) const WEAK_NOUNS: &[&str] = &[
    "reason",
    "reasons",
    "suspect",
    "suspects",
    "offender",
    "offenders",
    "explanation",
    "explanations",
    "possibility",
    "possibilities",
    "contributor",
    "contributors",
];

/// Words between "causes of Y" and the causes.
pub(super) const LISTING: &[&str] = &[
    "include",
    "includes",
    "including",
    "are",
    "is",
    "be",
    "ranging",
    "range",
    ":",
    "such",
    "like",
    "was",
    "were",
];

/// Whether the noun is what someone looks for ("find the cause"), not what is told.
pub(super) fn asks(finder: &Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> bool {
    (sentence.start..cue.at.start).any(|at| has(SEARCHING, finder.reading.word(at)))
}

pub(super) const SEARCHING: &[&str] = &[
    "determine",
    "find",
    "identify",
    "diagnose",
    "treat",
    "treating",
    "depend",
    "depends",
    "know",
    "rule",
    "tests",
    "evaluate",
    "suspect",
    "address",
    "addressing",
    "finding",
    "identifying",
    "determining",
    "understand",
    "discover",
];

/// The "is" of "X is a common cause", if the noun is said of what stands before it.
pub(super) fn copula_before(finder: &Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Option<usize> {
    let reading = finder.reading;
    let near = cue.at.start.saturating_sub(9).max(sentence.start)..cue.at.start;
    let verb = near.rev().find(|&at| {
        matches!(
            reading.word(at),
            "is" | "are" | "be" | "was" | "were" | "remains" | "among" | "isn't" | "isn’t" | "," | ";" | "if"
        )
    })?;
    if matches!(reading.word(verb), "," | ";" | "if") {
        return None;
    }
    let plain = (verb + 1..cue.at.start).all(|at| {
        reading.is_word(at) && !has(NOT_BETWEEN, reading.word(at)) && (!reading.is(at, class::FINITE))
    });
    let start = verb_start(reading, sentence.start, verb + usize::from(reading.word(verb) != "among"));
    (plain && start > sentence.start).then_some(start)
}

/// Words that part "X is" from a "cause" said of something else.
pub(super) const NOT_BETWEEN: &[&str] = &[
    "in", "with", "to", "from", "for", "on", "at", "that", "which", "who", "because", "if", "when", "whose",
    "no", "unknown", "unclear", "whatever", "caused", "causing",
];
