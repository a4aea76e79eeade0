//! Sentences without a cue of their own, which go on with what was said: "So are A and B", "Examples
//! include C", "These include D".

use super::talk::is_other_talk;
use crate::{
    causes::{
        context::Sense,
        cue::{self, Shape},
        finder::{Finder, Statement, named_pieces},
        lexicon::{CAUSES_TOO, has},
        name::Cause,
        phrase::Place,
        reading::Tokens,
        vocabulary::ConceptKind,
    },
    model::Role,
};

/// "So are A and B", "... culprits; so can C": what was said last is said of these too.
pub(super) fn so_do(finder: &mut Finder<'_, '_>, sentence: &Tokens, before: Option<(Statement, bool)>) {
    let reading = finder.reading;
    let opens = |at: usize| {
        at == sentence.start || matches!(reading.word(at - 1), ";" | "," | "and" | "–" | "—" | "-")
    };
    let so = sentence.clone().filter(|&at| opens(at)).find_map(|at| {
        let same = SAME.iter().find(|words| reading.starts(at, words)).map(|words| words.len());
        let so = reading.word(at) == "so" && has(SO_VERBS, reading.word(at + 1)) && reading.is_word(at + 2);
        // "..., as can C": only before a name, for "as can be seen" names nothing.
        let as_can = reading.word(at) == "as"
            && matches!(
                reading.word(at + 1),
                "can" | "do" | "does" | "may" | "might" | "could" | "is" | "are" | "will"
            )
            && (at + 2..at + 4).any(|at| reading.name_over(at).is_some());
        let so = so || as_can;
        same.or(so.then_some(2)).map(|len| (at, at + len))
    });
    let Some((so, from)) = so else { return };
    let said = if so == sentence.start { before } else { finder.said.clone() };
    let how = match said {
        Some((how, _)) => how,
        None if matches!(finder.setting.sense, Sense::Causes(_)) => finder.plain(),
        None => return,
    };
    finder.state_phrase(&(from..sentence.end), Place::Prose, &how);
    finder.said = Some((how, true));
}

/// Words that say of what follows what was said before.
pub(super) const SAME: &[&[&str]] = &[
    &["the", "same", "goes", "for"],
    &["the", "same", "is", "true", "of"],
    &["the", "same", "is", "true", "for"],
    &["the", "same", "applies", "to"],
];

/// Verbs after "so" that repeat what was said.
pub(super) const SO_VERBS: &[&str] = &["is", "are", "can", "may", "might", "could", "do", "does", "will"];

/// "Common deficiencies include A, B and C" in an item on deficiencies.
pub(super) fn included(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
    let reading = finder.reading;
    let Some(verb) = sentence.clone().find(|&at| matches!(reading.word(at), "include" | "includes")) else {
        return;
    };
    let noun = reading
        .word(verb.saturating_sub(1))
        .trim_end_matches('s')
        .trim_end_matches("ie")
        .trim_end_matches('y')
        .to_owned();
    let of_head = finder.heads.iter().position(|head| {
        let last = reading.word(head.at.end.saturating_sub(1));
        noun.len() > 4
            && (last.starts_with(&noun)
                || head
                    .named
                    .name
                    .to_lowercase()
                    .split_whitespace()
                    .last()
                    .is_some_and(|last| last.starts_with(&noun)))
    });
    let Some(index) = of_head else { return };
    let head = finder.heads[index].clone();
    let how = Statement { role: Role::Example, ..finder.plain() };
    finder.state_examples(&(verb + 1..sentence.end), &head, &how);
}

/// "Some drugs can cause Y. Examples include A and B.", "Infections. These include C.": what was said of the
/// ones before is said of these. `before` is the sentence before this one.
pub(super) fn examples(finder: &mut Finder<'_, '_>, sentence: &Tokens, before: Option<&Tokens>) {
    let reading = finder.reading;
    let of_head = (!finder.heads.is_empty()).then(|| (finder.plain(), false));
    let of_topic = |(how, _): &(Statement, bool)| how.of.id == finder.frame.of.id || finder.heads.is_empty();
    let announced = || {
        let told = before.is_some_and(|it| speaks_of_causes(finder, it));
        told.then(|| (finder.plain(), false))
    };
    let said = finder.said.clone().filter(of_topic).or(of_head).or_else(announced);
    let Some((how, named)) = said else { return };
    let first = reading.word(sentence.start);
    let surely = matches!(first, "examples" | "among");
    let verb = (sentence.start..(sentence.start + 7).min(sentence.end))
        .find(|&at| matches!(reading.word(at), "include" | "includes" | "are" | "be"));
    let Some(verb) = verb.filter(|&at| reading.word(at).starts_with("include") || surely) else { return };
    let handed_on = has(HANDING_ON, first) && (!named || !finder.heads.is_empty());
    if !(surely || handed_on && !tells_of_company(finder, sentence, before)) {
        return;
    }
    let list = verb + 1..sentence.end;
    if !surely && !are_causes(finder, &list) {
        return;
    }
    finder.state_phrase(&list, Place::Prose, &Statement { role: Role::Example, ..how });
}

/// Words that open a sentence on what was just named.
const HANDING_ON: &[&str] = &["these", "they", "others", "this"];

/// Whether "these" are symptoms, signs or treatments, which this sentence or the one before speaks of.
fn tells_of_company(finder: &Finder<'_, '_>, sentence: &Tokens, before: Option<&Tokens>) -> bool {
    let near = sentence.start..(sentence.start + 4).min(sentence.end);
    before.into_iter().chain([&near]).any(|at| {
        at.clone().any(|at| is_other_talk(finder.reading.word(at)) && finder.reading.name_over(at).is_none())
    })
}

/// Whether most of a list are known for causes, not symptoms, parts of the body or anything else.
fn are_causes(finder: &Finder<'_, '_>, list: &Tokens) -> bool {
    let pieces = named_pieces(&finder.namer(), list, Place::Prose);
    let is_cause = |cause: &Cause| match cause.kind {
        Some(ConceptKind::Symptom) => has(CAUSES_TOO, &cause.named.id),
        kind => kind.is_some(),
    };
    let causes = pieces.iter().filter(|(cause, _)| is_cause(cause)).count();
    causes * 2 >= pieces.len() && causes > 0
}

/// Whether a sentence says that the topic has causes: "Dizziness has many possible causes."
fn speaks_of_causes(finder: &Finder<'_, '_>, sentence: &Tokens) -> bool {
    let noun = cue::cues(finder.reading, sentence).into_iter().any(|cue| cue.shape == Shape::Noun);
    let announced = matches!(finder.setting.sense, Sense::Causes(_));
    noun && (announced || finder.subject.first_in(finder.reading, sentence, finder.vocabulary).is_some())
}
