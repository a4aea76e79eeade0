//! What a sentence says is caused: the page's topic, something spoken of before, or something else.

use super::Effect;
use crate::{
    causes::{
        cue::Cue,
        finder::Finder,
        lexicon::{GENERIC, POINTERS, RELATIVE, STAND_INS, class, has},
        name::Cause,
        reading::Tokens,
        stance::verb_start,
        vocabulary::{Concept, ConceptKind},
    },
    model::Topic,
};

/// What stands before a cue as its effect.
pub(super) fn effect_before(finder: &Finder<'_, '_>, sentence: &Tokens, cue: &Cue) -> Effect {
    let reading = finder.reading;
    let clause = clause_start(finder, sentence, cue.at.start)..cue.at.start;
    let verb = verb_start(reading, clause.start, cue.at.start);
    let said_of_subject = verb < cue.at.start || reading.word(cue.at.start.saturating_sub(1)) == ",";
    if said_of_subject {
        let found = effect_in(finder, &(clause.start..verb), true);
        // "In some families, it is ...": the subject is the pronoun alone.
        let near = verb.saturating_sub(2).max(clause.start)..verb;
        return if found == Effect::Unknown { effect_in(finder, &near, true) } else { found };
    }
    // "X due to Y": the nearest name, close by.
    let near = cue.at.start.saturating_sub(4).max(clause.start)..cue.at.start;
    match effect_in(finder, &near, false) {
        Effect::Unknown => match effect_in(finder, &clause, true) {
            Effect::Topic(words) => Effect::Topic(words),
            other => {
                if clause.len() < 8 {
                    other
                } else {
                    Effect::Unknown
                }
            }
        },
        found => found,
    }
}

/// Where the clause that ends at `end` begins.
pub(super) fn clause_start(finder: &Finder<'_, '_>, sentence: &Tokens, end: usize) -> usize {
    let reading = finder.reading;
    let boundary = (sentence.start..end).rev().find(|&at| match reading.word(at) {
        ";" | ":" | "—" | "–" | "but" | "because" | "whereas" | "while" => true,
        "," => {
            matches!(
                reading.word(at + 1),
                "it" | "they" | "this" | "these" | "he" | "she" | "and" | "so" | "others" | "some"
            ) && (at + 1..end).any(|i| reading.is(i, class::FINITE))
                && !matches!(reading.word(at + 2), "can" | "may" | "is" | "are" | "often")
        }
        _ => false,
    });
    boundary.map_or(sentence.start, |at| at + 1)
}

/// What a stretch speaks of: its first name (or last), the page's topic before all others.
pub(super) fn effect_in(finder: &Finder<'_, '_>, at: &Tokens, first: bool) -> Effect {
    let reading = finder.reading;
    let (subject, vocabulary) = (finder.subject, finder.vocabulary);
    let topic = if first {
        subject.first_in(reading, at, vocabulary)
    } else {
        subject.last_in(reading, at, vocabulary)
    };
    let names = reading.names_in(at);
    let other =
        names.iter().filter(|name| is_effect(name.concept.kind) && !subject.is(name.concept, vocabulary));
    let other =
        if first { other.min_by_key(|name| name.at.start) } else { other.max_by_key(|name| name.at.end) };
    match (topic, other) {
        (Some(topic), Some(other)) if !first && other.at.start > topic.end => {
            other_effect(finder, &other.at, other.concept)
        }
        (Some(topic), Some(other))
            if first && other.at.end <= topic.start && !joined(finder, other.at.end, topic.start) =>
        {
            other_effect(finder, &other.at, other.concept)
        }
        (Some(topic), _) => Effect::Topic((topic.len() < 6).then(|| reading.raw_of(&topic).to_owned())),
        (None, Some(other)) => other_effect(finder, &other.at, other.concept),
        (None, None) => pointing(finder, at),
    }
}

/// Whether two names stand in one list ("nausea and dizziness"), or one is but company of the other.
pub(super) fn joined(finder: &Finder<'_, '_>, from: usize, to: usize) -> bool {
    to - from <= 6
        && (from..to).all(|at| {
            !finder.reading.is(at, class::FINITE)
                && !matches!(finder.reading.word(at), "in" | "with" | "from" | "of" | "by" | "after")
        })
}

pub(super) fn is_effect(kind: ConceptKind) -> bool {
    matches!(
        kind,
        ConceptKind::Symptom
            | ConceptKind::Condition
            | ConceptKind::Infection
            | ConceptKind::Injury
            | ConceptKind::State
            | ConceptKind::Deficiency
    )
}

pub(super) fn other_effect(finder: &Finder<'_, '_>, at: &Tokens, concept: &Concept) -> Effect {
    let (id, vocabulary) = (concept.id.as_str(), finder.vocabulary);
    let near =
        |head: &Cause| vocabulary.is_within(&head.named.id, id) || vocabulary.is_within(id, &head.named.id);
    if finder.heads.iter().any(|head| near(head) || has_word(&head.named.name, &last_word(&concept.name))) {
        return Effect::Cause;
    }
    let as_written = finder.reading.raw_of(at).to_owned();
    Effect::Other(Topic { id: concept.id.clone(), name: concept.name.clone(), as_written })
}

/// The last word of a name, in the singular.
pub(super) fn last_word(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_lowercase().trim_end_matches('s').to_owned()
}

/// Whether a name has this word, in either number.
pub(super) fn has_word(name: &str, word: &str) -> bool {
    name.to_lowercase().split(' ').any(|it| it.trim_end_matches('s') == word)
}

/// A stretch without names: whether it points back to something.
pub(super) fn pointing(finder: &Finder<'_, '_>, at: &Tokens) -> Effect {
    let reading = finder.reading;
    let words: Vec<&str> = at.clone().filter(|&i| reading.is_word(i)).map(|i| reading.word(i)).collect();
    let Some(last) =
        words.iter().rev().find(|word| !has(&["can", "may", "also", "is", "are", "often", "be"], word))
    else {
        return Effect::Back;
    };
    if last.len() > 3 && finder.has_named(last) {
        return Effect::Cause;
    }
    if *last == "others" && finder.spoke_of_cause {
        return Effect::Cause;
    }
    let pointer = words.iter().take(4).any(|word| has(POINTERS, word)) && words.len() <= 6;
    let stand_in = words.len() <= 5
        && (has(STAND_INS, last)
            || has(&["pain", "cases", "episodes", "attacks", "spasms", "discomfort"], last));
    if (pointer && !words.iter().any(|word| has(RELATIVE, word) && !has(&["that", "which", "as"], word)))
        || stand_in
    {
        Effect::Back
    } else {
        Effect::Unknown
    }
}

/// What stands after a cue as its effect, or beside its subject ("anemia, in addition to Y, causes ...").
pub(super) fn effect_after(finder: &Finder<'_, '_>, subject: &Tokens, after: &Tokens) -> Effect {
    let reading = finder.reading;
    let stop =
        after.clone().find(|&at| matches!(reading.word(at), ";" | "." | "?" | "but")).unwrap_or(after.end);
    let within = after.start..stop;
    let beside = subject.end..after.start;
    for stretch in [&within, &beside] {
        if let Some(topic) = finder.subject.first_in(reading, stretch, finder.vocabulary) {
            return Effect::Topic((topic.len() < 6).then(|| reading.raw_of(&topic).to_owned()));
        }
    }
    if reading.words_in(&within) == 0 || has(&["too", "also", "as"], reading.word(within.start)) {
        return Effect::Back;
    }
    let words: Vec<&str> = within.clone().take(3).map(|at| reading.word(at)).collect();
    if let Some(first) =
        words.first().filter(|first| has(&["it", "this", "them", "these", "symptoms", "one"], first))
    {
        let plain = words.len() < 2
            || !reading.is_word(within.start + 1)
            || has(&["it", "them", "one"], first)
            || has(&["worse", "as", "too"], words[1])
            || has(GENERIC, words[1])
            || has(STAND_INS, words[1]);
        return if plain { Effect::Back } else { Effect::Unknown };
    }
    match effect_in(finder, &within, true) {
        Effect::Other(topic) => Effect::Other(topic),
        Effect::Back => Effect::Back,
        _ if within.clone().take(9).any(|at| reading.word(at) == "cases") => Effect::Back,
        _ => Effect::Unknown,
    }
}
