//! Causes that a sentence among causes names by the way: as an example, as what it is called, as what the
//! reader may have.

use super::{
    among::{is_class_head, is_list_joint},
    talk::is_cause_kind,
};
use crate::{
    causes::{
        finder::{Finder, Statement},
        grade, heading,
        lexicon::{GENERIC, class, has},
        phrase::Place,
        reading::{NameAt, Tokens},
        vocabulary::ConceptKind,
    },
    model::Role,
};

/// "This condition is also called labyrinthitis": another name, or a narrower one, of a cause just told.
pub(super) fn called(finder: &mut Finder<'_, '_>, clause: &Tokens) {
    let reading = finder.reading;
    if finder.heads.is_empty() && !finder.told_in(clause) {
        return;
    }
    for at in clause.clone() {
        let len = match reading.word(at) {
            "called" | "termed" => 1,
            "known" if reading.word(at + 1) == "as" => 2,
            _ => continue,
        };
        let near = at + len..(at + len + 8).min(clause.end);
        if let Some(name) =
            reading.names_in(&near).first().filter(|it| it.at.start <= near.start + 1).cloned()
        {
            state_named(finder, &name);
        }
    }
}

/// "You may have an ulcer", "it could be gout": what it may be, said to the reader.
pub(super) fn suspected(finder: &mut Finder<'_, '_>, clause: &Tokens) {
    let reading = finder.reading;
    for at in clause.clone() {
        let modal = matches!(reading.word(at + 1), "may" | "might" | "could");
        let you = reading.word(at) == "you" && reading.word(at + 2) == "have";
        let it = matches!(reading.word(at), "it" | "this" | "that") && reading.word(at + 2) == "be";
        if !modal || !(you || it) {
            continue;
        }
        let from = (at + 3..clause.end).find(|&at| !reading.is(at, class::LEADING)).unwrap_or(clause.end);
        if let Some(name) = reading.name_over(from).filter(|name| name.at.end <= clause.end).cloned() {
            state_named(finder, &name);
        }
    }
}

/// States a name as a cause of the topic at hand, if it may be one.
fn state_named(finder: &mut Finder<'_, '_>, name: &NameAt<'_>) {
    let topical = finder.subject.is(name.concept, finder.vocabulary);
    if !topical && is_cause_kind(name.concept) && !finder.told_elsewhere(&name.at) {
        let how = Statement { role: Role::Example, ..finder.plain() };
        finder.state_phrase(&name.at, Place::Prose, &how);
    }
}

/// "Illnesses that go along with cramps are A and B", "the most common ones are C and D".
pub(super) fn listed(finder: &mut Finder<'_, '_>, clause: &Tokens) {
    let reading = finder.reading;
    let verb = clause.clone().find(|&at| {
        // "The most frequent is X."
        let single = reading.word(at) == "is" && at <= clause.start + 5;
        let graded = || grade::of_words(reading, &(clause.start..at)).frequency.is_some();
        matches!(reading.word(at), "are" | "include" | "includes") || single && graded()
    });
    let Some(verb) = verb.filter(|&verb| verb > clause.start) else { return };
    let before = clause.start..verb;
    let opening = clause.start..(clause.start + 4).min(verb);
    let class =
        opening.clone().any(|at| heading::is_class(reading.word(at)) || has(GENERIC, reading.word(at)));
    let of_topic = class && finder.subject.first_in(reading, &before, finder.vocabulary).is_some();
    let grade = grade::of_words(reading, &before);
    let ones = grade.frequency.is_some()
        && matches!(reading.word(verb - 1), "ones" | "these" | "them" | "those")
        || before.clone().any(|at| reading.word(at) == "ones" && reading.word(at - 1) == "the");
    let after = verb + 1..clause.end;
    let first = (after.start..after.end).find(|&at| !reading.is(at, class::LEADING)).unwrap_or(after.end);
    let known = reading.name_over(first).is_some_and(|name| is_cause_kind(name.concept));
    // "Among heart problems they are A and B."
    let among = class && reading.word(clause.start) == "among";
    if known && (of_topic || ones || among) {
        let how = Statement { grade: grade.or(finder.frame.grade), ..finder.plain() };
        finder.state_phrase(&after, Place::Prose, &how);
    }
}

/// The causes that a clause gives as examples: "too slowly, as in heart block", "toxins such as lead".
pub(super) fn singled_out(finder: &mut Finder<'_, '_>, clause: &Tokens) {
    let reading = finder.reading;
    let how = Statement { role: Role::Example, ..finder.plain() };
    let closed = finder.heads.first().is_some_and(|head| !is_class_head(finder, head));
    for at in clause.clone() {
        let Some(words) = MARKERS.iter().find(|words| reading.starts(at, words)) else { continue };
        let noun = at.saturating_sub(1 + usize::from(reading.word(at.saturating_sub(1)) == ","));
        let first = reading.names_in(&(at + words.len()..clause.end)).first();
        let plainly = first.is_some_and(|name| is_plainly_cause(name.concept.kind));
        let of_causes = matches!(words[0], "as" | "particularly" | "especially")
            || heading::is_class(reading.word(noun))
            || reading.name_over(noun).is_some_and(|name| is_cause_kind(name.concept));
        if at <= clause.start || !plainly && (closed || !of_causes) {
            continue;
        }
        let mut from = at + words.len();
        for name in reading.names_in(&(from..clause.end)).to_vec() {
            let listed = (from..name.at.start).all(|at| is_list_joint(finder, at));
            let topical = finder.subject.is(name.concept, finder.vocabulary);
            if !listed || topical || !is_cause_kind(name.concept) || finder.told_elsewhere(&name.at) {
                break;
            }
            from = name.at.end;
            finder.state_phrase(&name.at, Place::Prose, &how);
        }
    }
}

/// Kinds of which an example among causes is one, whatever it is an example of: "things that irritate, such
/// as nickel".
fn is_plainly_cause(kind: ConceptKind) -> bool {
    use ConceptKind::{Drug, DrugClass, Environment, Infection, Substance};
    matches!(kind, Drug | DrugClass | Environment | Infection | Substance)
}

/// Words that open examples.
const MARKERS: &[&[&str]] = &[
    &["such", "as"],
    &["as", "in"],
    &["including"],
    &["particularly"],
    &["especially"],
    &["like"],
    &["for", "example"],
    &["for", "instance"],
    &["e.g"],
];
