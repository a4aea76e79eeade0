//! A list item under causes: the name before its explanation, then what the explanation adds.

use super::{
    finder::{Finder, Statement, named_pieces},
    grade,
    lexicon::class,
    name::Cause,
    phrase::Place,
    prose,
    reading::Tokens,
    vocabulary::ConceptKind,
};
use crate::model::Role;

/// The most words of a name before a colon, a dash or a full stop.
const LONGEST_NAME: usize = 14;

/// Reads an item.
pub(super) fn read(finder: &mut Finder<'_, '_>) {
    let reading = finder.reading;
    if reading.word(reading.len().saturating_sub(1)) == "?" {
        return;
    }
    let numbered = reading.word(0).starts_with(char::is_numeric) && matches!(reading.word(1), "." | ")");
    let (name, rest) = split(finder, if numbered { 2 } else { 0 });
    let mut how = finder.plain();
    if let Some(first) = reading.sentences().into_iter().find(|sentence| sentence.start >= rest.start) {
        how.grade = of_explanation(finder, &first).or(how.grade);
    }
    let heads = finder.state_phrase(&name, Place::Item, &how);
    if let Some(head) = heads.first().filter(|_| !name.is_empty()) {
        list_after(finder, head, &rest, &how);
    }
    finder.said = (!name.is_empty()).then_some((how, !heads.is_empty()));
    finder.heads.extend(heads);
    prose::read(finder, &rest);
}

/// "Irritants: smoke, dust, or strong scents": an explanation that is but a list of names gives examples.
fn list_after(finder: &mut Finder<'_, '_>, head: &Cause, rest: &Tokens, how: &Statement) {
    let reading = finder.reading;
    let first = reading.sentences().into_iter().find(|sentence| sentence.end > rest.start);
    let Some(first) = first.map(|sentence| sentence.start.max(rest.start)..sentence.end) else { return };
    let opener = EXAMPLES.iter().find(|words| reading.starts(first.start, words));
    if let Some(words) = opener {
        let how = Statement { role: Role::Example, ..how.clone() };
        finder.state_phrase(&(first.start + words.len()..first.end), Place::Item, &how);
        return;
    }
    if first.len() > 24 || first.clone().any(|at| reading.is(at, class::FINITE | class::RELATIVE)) {
        return;
    }
    let named = named_pieces(&finder.namer(), &first, Place::Item);
    let known = |cause: &Cause| cause.kind.is_some_and(|kind| kind != ConceptKind::Symptom);
    let count = named.iter().filter(|(cause, _)| known(cause)).count();
    if named.len() > 1 && count * 3 >= named.len() * 2 {
        let how = Statement { role: Role::Example, ..how.clone() };
        finder.state_examples(&first, head, &how);
    }
}

/// Words that open examples.
const EXAMPLES: &[&[&str]] = &[&["such", "as"], &["including"], &["like"], &["for", "example"], &["e.g"]];

/// Parts the name from what follows it. An item that is a sentence has no name, only text.
fn split(finder: &Finder<'_, '_>, from: usize) -> (Tokens, Tokens) {
    let reading = finder.reading;
    let whole = from..reading.len();
    let mut depth = 0_usize;
    for at in whole.clone() {
        match reading.word(at) {
            "(" | "[" => depth += 1,
            ")" | "]" => depth = depth.saturating_sub(1),
            ":" | "–" | "—" | "-" if depth == 0 && at > from => {
                return (from..at, at + 1..whole.end);
            }
            "." if depth == 0 => return name_or_text(finder, from, at),
            _ => {}
        }
        if depth == 0
            && reading.is(at, class::FINITE)
            && reading.name_over(at).is_none_or(|name| name.at.len() == 1)
            && !(at == from && reading.word(at + 1) == "with")
            && starts_sentence(finder, at)
        {
            return (from..from, whole);
        }
    }
    if reading.words_in(&whole) > LONGEST_NAME * 2 {
        (whole.clone(), whole)
    } else {
        (whole.clone(), whole.end..whole.end)
    }
}

/// The first sentence of an item is its name if it is short and has no verb.
fn name_or_text(finder: &Finder<'_, '_>, from: usize, stop: usize) -> (Tokens, Tokens) {
    let end = finder.reading.len();
    if finder.reading.words_in(&(from..stop)) <= LONGEST_NAME {
        (from..stop, stop + 1..end)
    } else {
        (from..stop, from..end)
    }
}

/// Whether a verb is the main one of the item: nothing before it has opened a clause of its own.
fn starts_sentence(finder: &Finder<'_, '_>, verb: usize) -> bool {
    let reading = finder.reading;
    !(0..verb).any(|at| {
        matches!(
            reading.word(at),
            "that" | "which" | "who" | "when" | "where" | "," | "if" | "such" | "including" | "because"
        )
    })
}

/// A grade that the explanation gives: "this is the most common cause".
fn of_explanation(finder: &Finder<'_, '_>, sentence: &Tokens) -> grade::Grade {
    let reading = finder.reading;
    let causal = sentence
        .clone()
        .any(|at| reading.word(at).starts_with("cause") || reading.word(at).starts_with("trigger"));
    let is_verb = sentence.clone().any(|at| matches!(reading.word(at), "is" | "are"));
    if causal && is_verb { grade::of_words(reading, sentence) } else { grade::Grade::default() }
}
