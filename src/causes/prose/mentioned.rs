//! Causes that a sentence among causes mentions anywhere, without a word for causing: "When the heart cannot
//! pump (heart failure), fluid collects", "hair can thin after childbirth, surgery or a crash diet".

use super::{
    among::{is_class_head, is_list_joint},
    circumstance::is_advising,
    talk::{CONTRASTS, HEADS_AFTER, NEGATIONS, TREATED, is_cause_kind},
    verb::MUTUAL,
};
use crate::causes::{
    cue::{Shape, cues},
    finder::{Finder, Statement, named_pieces},
    grade,
    lexicon::{CAUSES_TOO, GENERIC, PERSONS, POINTERS, STAND_INS, class, has},
    name::Cause,
    phrase::Place,
    reading::{NameAt, Tokens},
    vocabulary::ConceptKind,
};

/// Reads a clause that told nothing yet. What a cause that the heading names does, or brings about, is no cause:
/// then only the members of a class are read.
pub(super) fn mentioned(finder: &mut Finder<'_, '_>, clause: &Tokens) {
    let closed = is_closed(finder);
    let contrast = |at: usize| has(CONTRASTS, finder.reading.word(at));
    if closed || is_advising(finder, clause) || clause.clone().any(contrast) {
        return;
    }
    let stretch = causal_side(finder, clause);
    let mut from = stretch.start;
    for name in finder.reading.names_in(&stretch).to_vec() {
        if name.at.start < from || !is_mentioned(finder, clause, &name) {
            continue;
        }
        let plain = Statement { grade: grade_before(finder, clause, &name), ..finder.plain() };
        let Some(list) = list_around(finder, &stretch, from, &name) else { continue };
        // "It may be low blood sugar, which people with diabetes know": what is said of one just told.
        let aside = |at: usize| matches!(finder.reading.word(at), "which" | "who" | "that" | "whose");
        if finder.told_in(clause) && (from..name.at.start).any(aside) {
            return;
        }
        let told = finder.state_phrase(&list, Place::Prose, &plain);
        from = told.iter().map(|cause| cause.at.end).max().unwrap_or(from).max(name.at.end);
    }
}

/// Whether what is spoken of is one cause that the vocabulary knows, and no class: then what it does or brings about
/// is told, and no other cause. Words of the page's own ("A shock three months ago") are explained by causes.
fn is_closed(finder: &Finder<'_, '_>) -> bool {
    finder.heads.iter().any(|head| head.is_known() && !is_class_head(finder, head))
}

/// "... the medicines they take: steroids, beta blockers": a list of known causes after a colon or a dash.
pub(super) fn enumerated(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
    let reading = finder.reading;
    let closed = is_closed(finder);
    let opens = |at: usize| match reading.word(at) {
        ":" | "–" | "—" => Some(at + 1),
        "among" if reading.word(at + 1) == "them" => Some(at + 2),
        _ => None,
    };
    let from = sentence.clone().skip(1).find_map(opens).filter(|_| !closed);
    let Some(from) = from else { return };
    let list = from..sentence.end;
    if finder.told_in(&list) {
        return;
    }
    let pieces = named_pieces(&finder.namer(), &list, Place::Prose);
    let known = pieces.iter().filter(|(cause, _)| is_listed(cause)).count();
    let elsewhere = pieces.iter().any(|(cause, _)| finder.told_elsewhere(&cause.at));
    let plainly = known > 1 || known > 0 && reading.word(from - 1) == "them";
    if plainly && known * 2 >= pieces.len() && !elsewhere {
        let plain = finder.plain();
        finder.state_phrase(&list, Place::Prose, &plain);
    }
}

/// "Something as simple as hunger or as serious as a stroke": both ends of a range.
pub(super) fn extremes(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
    let opens = |at: &usize| {
        let reading = finder.reading;
        reading.word(*at) == "as" && reading.word(at + 2) == "as" && has(RANGE_ENDS, reading.word(at + 1))
    };
    let ends: Vec<usize> = sentence.clone().filter(opens).collect();
    for (n, end) in ends.iter().enumerate().filter(|_| ends.len() > 1) {
        let stop = ends.get(n + 1).map_or(sentence.end, |next| next - 1);
        let plain = finder.plain();
        finder.state_phrase(&(end + 3..stop), Place::Prose, &plain);
    }
}

/// What the ends of a range are called.
const RANGE_ENDS: &[&str] = &[
    "simple",
    "serious",
    "minor",
    "harmless",
    "common",
    "grave",
    "mundane",
    "innocent",
    "ordinary",
    "rare",
    "trivial",
    "dangerous",
    "severe",
    "complex",
    "mild",
    "plain",
    "life-threatening",
    "benign",
    "straightforward",
    "complicated",
];

/// The part of a clause where causes may stand: not after "which can lead to", nor before "caused by".
fn causal_side(finder: &Finder<'_, '_>, clause: &Tokens) -> Tokens {
    let mut side = clause.clone();
    for cue in cues(finder.reading, clause) {
        match cue.shape {
            Shape::CauseFirst | Shape::Worsens => side.end = side.end.min(cue.at.start),
            // "The loss of a gene is associated with disability": either may be what is caused.
            Shape::SignOf if has(MUTUAL, finder.reading.word(cue.at.start)) => {
                return clause.start..clause.start;
            }
            Shape::EffectFirst | Shape::SignOf => side.start = side.start.max(cue.at.end),
            _ => {}
        }
    }
    side.start..side.end.max(side.start)
}

/// Whether a name is spoken of as what may bring the topic about.
fn is_mentioned(finder: &Finder<'_, '_>, clause: &Tokens, name: &NameAt<'_>) -> bool {
    let reading = finder.reading;
    let (id, of) = (&name.concept.id, &finder.frame.of.id);
    let topical = finder.subject.is(name.concept, finder.vocabulary)
        || finder.vocabulary.is_within(id, of)
        || finder.vocabulary.is_within(of, id);
    let before = (clause.start..name.at.start).rev().find(|&at| !reading.is(at, class::LEADING));
    let treated = (clause.start..name.at.start).rev().take(4).any(|at| {
        has(TREATED, reading.word(at)) || reading.word(at) == "for" && before.is_none_or(|it| it <= at)
    });
    let near = (clause.start..name.at.start).rev().take(3).take_while(|&at| reading.is_word(at));
    let denied = near.clone().any(|at| has(NEGATIONS, reading.word(at)));
    let last = reading.word(name.at.end - 1);
    let pointed = name.at.start > clause.start
        && has(POINTERS, reading.word(name.at.start - 1))
        && (has(STAND_INS, last) || has(GENERIC, last));
    let kind = is_cause_kind(name.concept)
        || name.concept.kind == ConceptKind::Procedure && is_led(finder, clause, name);
    !(topical || treated || denied || pointed)
        && kind
        && !(has(PERSONS, id) || has(PROCESSES, id))
        && !has(HEADS_AFTER, reading.word(name.at.end))
        && !finder.told_elsewhere(&name.at)
}

/// The list in which a name stands, if the vocabulary knows enough of it; otherwise the name alone, if it is of
/// a kind that is told for its own sake.
fn list_around(finder: &Finder<'_, '_>, within: &Tokens, from: usize, name: &NameAt<'_>) -> Option<Tokens> {
    let reading = finder.reading;
    let bound = |at: usize| {
        reading.is(at, class::FINITE | class::RELATIVE | class::CIRCUMSTANCE) || has(BOUNDS, reading.word(at))
    };
    let listed = (from..name.at.start).rev().take_while(|&at| !bound(at)).last().unwrap_or(name.at.start);
    let joined = (listed..name.at.start).any(|at| matches!(reading.word(at), "," | "and" | "or"));
    let class = name.concept.kind == ConceptKind::Category && name.at.len() > 1;
    let strong = class || is_strong(name.concept.kind);
    let starts = [Some(listed).filter(|_| joined), Some(name.at.start)];
    let list = starts.into_iter().flatten().map(|start| start..within.end).find(|list| {
        let pieces = named_pieces(&finder.namer(), list, Place::Prose);
        let known = pieces.iter().filter(|(cause, _)| is_listed(cause)).count();
        let words = pieces.iter().all(|(cause, _)| is_listed(cause) || cause.at.len() > 1);
        pieces.len() > 1
            && (strong || known > 1)
            && (known * 2 > pieces.len() || words && known * 2 == pieces.len())
    });
    let alone = strong || is_led(finder, within, name);
    list.or_else(|| alone.then(|| name.at.clone()))
}

/// "After an operation": whether a name is told for a circumstance.
fn is_led(finder: &Finder<'_, '_>, within: &Tokens, name: &NameAt<'_>) -> bool {
    let reading = finder.reading;
    if has(LEADS, reading.word(name.at.start)) {
        return true;
    }
    let before = (within.start..name.at.start)
        .rev()
        .find(|&at| !reading.is(at, class::LEADING) || has(LEADS, reading.word(at)));
    before.is_some_and(|at| has(LEADS, reading.word(at)))
}

/// Whether a part of a list is a cause that the vocabulary knows.
fn is_listed(cause: &Cause) -> bool {
    cause.kind.is_some_and(|kind| kind != ConceptKind::Symptom || has(CAUSES_TOO, &cause.named.id))
}

/// Kinds that a text on causes does not speak of but as causes.
fn is_strong(kind: ConceptKind) -> bool {
    use ConceptKind::{Condition, Deficiency, Drug, Infection, Injury, Withdrawal};
    matches!(kind, Condition | Deficiency | Drug | Infection | Injury | Withdrawal)
}

/// Words before a name that tell it for a circumstance.
const LEADS: &[&str] = &["after", "during", "from", "following"];

/// Concepts of what happens in the body, which a text on causes speaks of without calling it one.
const PROCESSES: &[&str] =
    &["inflammation", "irritation", "bleeding", "blood-clot", "infection", "tissue-damage", "scarring"];

/// Words and marks before which a list does not begin.
const BOUNDS: &[&str] = &[
    ":", "–", "—", "-", "(", ")", "“", "\u{22}", "of", "from", "with", "to", "for", "like", "in", "on", "at",
    "than",
];

/// "Less often, pneumonia": the grade that stands before a name, or else the list's.
fn grade_before(finder: &Finder<'_, '_>, clause: &Tokens, name: &NameAt<'_>) -> grade::Grade {
    let at = name.at.start;
    let joints =
        (clause.start..at).all(|at| is_list_joint(finder, at) || finder.reading.is(at, class::AUXILIARY));
    let said = grade::of_adverbs(finder.reading, &(clause.start..at), &(at..at));
    if joints { said.or(finder.frame.grade) } else { finder.frame.grade }
}
