//! Sentences among causes that name one without a word for causing: "Norovirus spreads quickly on ships"
//! under "Stomach bugs", "Antibiotics slow the bowel" under "Medicines".

use super::{
    aside::{called, listed, singled_out, suspected},
    mentioned::{enumerated, extremes, mentioned},
    talk::{
        ADVERBS, DEFINITE, DOUBTS, HAVING, HEADS_AFTER, PEOPLE, is_cause_kind, is_illness, is_other_talk,
    },
};
use crate::{
    causes::{
        context::Sense,
        finder::{Finder, Statement},
        grade, heading,
        lexicon::{GENERIC, GENERIC_MODIFIERS, PERSONS, class, has},
        name::Cause,
        phrase::Place,
        qualifier,
        reading::{NameAt, Tokens},
        vocabulary::ConceptKind,
    },
    model::Role,
};

/// Reads the clauses of a sentence that told no cause of the topic yet.
pub(super) fn members(finder: &mut Finder<'_, '_>, sentence: &Tokens) {
    let announced = matches!(finder.setting.sense, Sense::Causes(_)) || finder.setting.under_title;
    let doubted = |at: usize| {
        DOUBTS.iter().any(|words| finder.reading.starts(at, words)) || denies_topic(finder, sentence, at)
    };
    if finder.heads.is_empty() && !announced || sentence.clone().any(doubted) {
        return;
    }
    for clause in clauses(finder, sentence) {
        called(finder, &clause);
        let named = |at: usize| finder.reading.name_over(at).is_some();
        let other = clause.clone().any(|at| !named(at) && is_other_talk(finder.reading.word(at)));
        if finder.told_in(&clause) {
            if !other {
                listed(finder, &clause);
            }
            continue;
        }
        subjects(finder, &clause, other);
        if !other {
            singled_out(finder, &clause);
            listed(finder, &clause);
            suspected(finder, &clause);
        }
        if !other && !finder.told_in(&clause) {
            mentioned(finder, &clause);
        }
    }
    if !sentence.clone().any(|at| is_other_talk(finder.reading.word(at))) {
        enumerated(finder, sentence);
    }
    extremes(finder, sentence);
}

/// "It gives people a cough, not heartburn": whether a word denies the topic that comes next.
fn denies_topic(finder: &Finder<'_, '_>, sentence: &Tokens, at: usize) -> bool {
    let near = at + 1..(at + 4).min(sentence.end);
    matches!(finder.reading.word(at), "not" | "no")
        && finder
            .subject
            .first_in(finder.reading, &near, finder.vocabulary)
            .is_some_and(|it| it.start <= at + 2)
}

/// The parts of a sentence between semicolons and colons.
fn clauses(finder: &Finder<'_, '_>, sentence: &Tokens) -> Vec<Tokens> {
    let mut clauses = Vec::new();
    let mut start = sentence.start;
    for at in sentence.clone() {
        if matches!(finder.reading.word(at), ";" | ":") {
            clauses.push(start..at);
            start = at + 1;
        }
    }
    clauses.push(start..sentence.end);
    clauses
}

/// The causes that are the subject of a clause. Where it speaks of treatment or the like (`other`), an illness
/// may still be one ("pinworms need treatment"), but nothing that may be the treatment.
fn subjects(finder: &mut Finder<'_, '_>, clause: &Tokens, other: bool) {
    let reading = finder.reading;
    let verb = clause.clone().find(|&at| {
        reading.is(at, class::FINITE) && reading.name_over(at).is_none_or(|name| name.at.len() == 1)
    });
    // "Pneumonia: an infection of the lungs" only explains.
    if verb.is_none() && finder.heads.first().is_some_and(|head| !is_class_head(finder, head)) {
        return;
    }
    let subject = clause.start..verb.unwrap_or(clause.end).min(clause.start + 24);
    // "... is much rarer.", but not "is a rare condition".
    let rarely = verb.map(|verb| verb + 1..(verb + 3).min(clause.end)).filter(|at| !reading.is_word(at.end));
    // "Less often, pneumonia is found."
    let first = reading.names_in(&subject).first().map_or(clause.start, |name| name.at.start);
    let often = grade::of_adverbs(reading, &(clause.start..first), &(first..first));
    let grade = grade::of_words(reading, &rarely.unwrap_or(0..0)).or(often).or(finder.frame.grade);
    let plain = Statement { grade, ..finder.plain() };
    let whole = is_class_with_examples(finder, &subject)
        || qualifier::opens(reading, clause.start)
        || is_list_of_known(finder, &subject);
    if let Some(verb) = verb.filter(|&verb| whole && !other && !is_denied(finder, verb)) {
        finder.state_phrase(&(clause.start..verb), Place::Prose, &plain);
        return;
    }
    let inside = reading.names_in(&subject).to_vec();
    for (n, name) in inside.iter().enumerate() {
        let opens = if n == 0 {
            opens_subject(finder, &(clause.start..name.at.start))
        } else {
            opens_subject(finder, &(inside[n - 1].at.end..name.at.start))
        };
        let modifies = has(HEADS_AFTER, reading.word(name.at.end));
        let denied = verb.is_some_and(|verb| verb <= name.at.end + 2 && is_denied(finder, verb));
        let treats = other && !is_illness(name.concept.kind);
        if !opens || modifies || denied || treats || !state_subject(finder, name, &plain) {
            return;
        }
    }
}

/// "Chronic pain syndromes, such as fibromyalgia": whether a subject is a class before known examples of it.
fn is_class_with_examples(finder: &Finder<'_, '_>, subject: &Tokens) -> bool {
    let reading = finder.reading;
    let Some(such) = subject.clone().find(|&at| reading.starts(at, &["such", "as"])) else { return false };
    let noun = such.saturating_sub(1 + usize::from(reading.word(such.saturating_sub(1)) == ","));
    let plain = !(subject.start..such).any(|at| reading.is(at, class::RELATIVE) || reading.word(at) == ",")
        || noun + 2 == such && !(subject.start..noun).any(|at| reading.is(at, class::RELATIVE));
    let example = reading.names_in(&(such..subject.end)).first();
    noun > subject.start
        && plain
        && heading::is_class(reading.word(noun))
        && example.is_some_and(|name| is_cause_kind(name.concept) && name.at.start <= such + 3)
}

/// "Dust, fumes, damp and mold": whether a subject begins as a list of two known causes, where what the
/// vocabulary does not know may come after them.
fn is_list_of_known(finder: &Finder<'_, '_>, subject: &Tokens) -> bool {
    let reading = finder.reading;
    let [first, second, ..] = reading.names_in(subject) else { return false };
    opens_subject(finder, &(subject.start..first.at.start))
        && (first.at.end..second.at.start).all(|at| matches!(reading.word(at), "," | "and" | "or"))
        && is_cause_kind(first.concept)
        && is_cause_kind(second.concept)
        && finder.heads.first().is_none_or(|head| is_class_head(finder, head))
        && [first, second].iter().all(|name| {
            !finder.told_elsewhere(&name.at) && !finder.subject.is(name.concept, finder.vocabulary)
        })
}

/// States a subject if it is a cause; false where it is none and what follows it may be none either.
fn state_subject(finder: &mut Finder<'_, '_>, name: &NameAt<'_>, plain: &Statement) -> bool {
    if finder.vocabulary.is_within(&name.concept.id, &finder.frame.of.id)
        || finder.subject.is(name.concept, finder.vocabulary)
    {
        return false;
    }
    let as_example = Statement { role: Role::Example, ..plain.clone() };
    let of_class = finder.heads.iter().find(|head| is_of_class(finder, head, name)).cloned();
    if let Some(head) = of_class {
        finder.state_examples(&name.at, &head, &as_example);
        return true;
    }
    if finder.heads.iter().any(|head| head.named.id == name.concept.id) {
        return true;
    }
    // "By the age of sixty" tells when, and "older adults" who.
    if !is_cause_kind(name.concept)
        || finder.told_elsewhere(&name.at)
        || has(PERSONS, &name.concept.id) && finder.reading.word(name.at.end) == "of"
        || name.concept.id == "newborn-age"
    {
        return false;
    }
    let how = match finder.heads.first() {
        None => plain.clone(),
        Some(head) if is_class_head(finder, head) => as_example,
        Some(_) if matches!(name.concept.kind, ConceptKind::Drug | ConceptKind::DrugClass) => as_example,
        // "The damage to the ear may be permanent": what the head does, no cause of it.
        Some(_) if has(DEFINITE, finder.reading.word(name.at.start.wrapping_sub(1))) => return false,
        Some(_) => Statement { role: Role::Indirect, ..plain.clone() },
    };
    finder.state_phrase(&name.at, Place::Prose, &how);
    true
}

/// Whether a head is a class, whose members may be told under it: "Medications", "Lung problems".
pub(super) fn is_class_head(finder: &Finder<'_, '_>, head: &Cause) -> bool {
    let name = &head.named.name;
    heading::is_class(name)
        || heading::is_class(&format!("{name}s"))
        || finder.setting.heads_list && !finder.setting.heads.is_empty()
}

/// "Anemia is not a cause", but not "anemia is not to be forgotten".
fn is_denied(finder: &Finder<'_, '_>, verb: usize) -> bool {
    let reading = finder.reading;
    let negated = |at: usize| matches!(reading.word(at), "not" | "never" | "no" | "rarely" | "unlikely");
    let not_always =
        matches!(reading.word(verb + 2), "to" | "only" | "uncommon" | "unusual" | "rare" | "just");
    reading.word(verb).ends_with("n't")
        || reading.word(verb).ends_with("n’t")
        || negated(verb + 1) && !not_always
}

/// Whether nothing but determiners, adverbs and "conditions such as" stands before a subject's first name.
fn opens_subject(finder: &Finder<'_, '_>, before: &Tokens) -> bool {
    let reading = finder.reading;
    let such = before.clone().find(|&at| matches!(reading.word(at), "such" | "like" | "including"));
    before.clone().all(|at| {
        let word = reading.word(at);
        let of_class = such.is_some_and(|such| at < such)
            && (has(GENERIC, word) || has(GENERIC_MODIFIERS, word) || heading::is_class(word));
        of_class
            || is_list_joint(finder, at)
            || has(ADVERBS, word)
            || has(PEOPLE, word) && (at + 1..at + 3).any(|next| has(HAVING, reading.word(next)))
            || has(HAVING, word) && before.contains(&at.wrapping_sub(1))
            || matches!(word, "such" | "like" | "including")
    })
}

/// Whether a word may stand between the names of a list.
pub(super) fn is_list_joint(finder: &Finder<'_, '_>, at: usize) -> bool {
    let reading = finder.reading;
    matches!(reading.word(at), "," | "and" | "or" | "as" | "well" | "such" | "including" | "both" | "(" | ")")
        || reading.is(at, class::LEADING)
}

/// Whether a concept is one of those that a heading or item names together.
fn is_of_class(finder: &Finder<'_, '_>, head: &Cause, name: &NameAt<'_>) -> bool {
    let drug = matches!(name.concept.kind, ConceptKind::Drug | ConceptKind::DrugClass);
    let (id, class) = (&name.concept.id, &head.named.id);
    id != class && (finder.vocabulary.is_within(id, class) || drug && class == DRUGS)
}

/// The concept under which pages file all medicines.
const DRUGS: &str = "drug-side-effect";
