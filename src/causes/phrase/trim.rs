//! What of a part of a phrase is the name: determiners before it and circumstances after it are taken off.

use super::cutter::MEDICINES;
use crate::causes::{
    lexicon::{LEADING_PHRASES, class, has},
    reading::{Reading, Tokens},
};

/// What "in" is followed by where it opens a circumstance and not a part of the name.
const IN_CIRCUMSTANCE: &[&str] = &[
    "people",
    "some",
    "many",
    "children",
    "adults",
    "women",
    "men",
    "older",
    "which",
    "certain",
    "rare",
    "those",
    "most",
    "addition",
    "general",
    "turn",
    "particular",
    "infants",
    "babies",
    "young",
    "younger",
    "these",
    "others",
    "patients",
    "individuals",
];

/// What follows "in", and a determiner in it, where it is no part of the name.
const DETERMINERS: &[&str] = &["the", "a", "your", "their", "this"];

const IN_PLACES: &[&str] = &[
    "body",
    "blood",
    "bloodstream",
    "diet",
    "morning",
    "evening",
    "night",
    "day",
    "elderly",
    "past",
    "united",
    "first",
    "case",
    "cases",
    "same",
    "long",
    "short",
    "course",
    "form",
    "absence",
    "presence",
    "world",
    "us",
    "u.s",
    "general",
    "winter",
    "summer",
    "area",
    "region",
    "womb",
    "home",
    "environment",
    "body\u{2019}s",
    "second",
    "third",
    "early",
    "middle",
    "process",
];

/// Nouns whose "with" or "from" belongs to the name.
const WITH_HEADS: &[&str] = &[
    "problem",
    "problems",
    "issue",
    "issues",
    "trouble",
    "difficulty",
    "contact",
    "interaction",
    "interference",
    "interactions",
    "infection",
    "complications",
    "complication",
    "effects",
    "effect",
    "withdrawal",
    "reaction",
    "fumes",
    "damage",
    "exposure",
    "pressure",
    "poisoning",
    "injury",
    "injuries",
    "strain",
    "living",
    "pain",
];

/// Takes off a phrase what is not the name: determiners before, circumstances after.
pub(super) fn trim(reading: &Reading<'_>, at: &Tokens) -> Tokens {
    let (mut start, mut end) = (at.start, at.end);
    while start < end && !named_from(reading, start, end) {
        let phrase =
            LEADING_PHRASES.iter().find(|words| words.len() < end - start && reading.starts(start, words));
        match phrase {
            Some(words) => start += words.len(),
            None if reading.is(start, class::LEADING)
                || !reading.is_word(start)
                || is_adverb(reading.word(start)) =>
            {
                start += 1;
            }
            None => break,
        }
    }
    // "Drinks that are high in X", "products containing X": what they hold counts.
    let holder = (start + 1..end).find(|&at| matches!(reading.word(at), "containing" | "contain"));
    if let Some(holder) = holder.filter(|&holder| (start..holder).all(|at| has(HOLDERS, reading.word(at)))) {
        start = holder + 1;
    }
    end = (start + 1..end).find(|&at| is_circumstance(reading, start, at)).unwrap_or(end.max(start));
    end = verb_in(reading, &(start..end)).unwrap_or(end);
    while end > start
        && (!reading.is_word(end - 1)
            || has(TRAILING, reading.word(end - 1))
            || end - start > 1 && (is_adverb(reading.word(end - 1)) || is_marker(reading, end - 1)))
    {
        end -= 1;
    }
    start..end
}

/// Where a verb stands that no list has: "lymphoma of the orbit `pushes` the lid", "water tablets `dry` out the
/// mucus". A determiner without a preposition before it tells its object.
fn verb_in(reading: &Reading<'_>, at: &Tokens) -> Option<usize> {
    let object = (at.start + 2..at.end).find(|&i| {
        let before = reading.word(i - 1);
        has(OBJECT_OPENERS, reading.word(i))
            && !has(BEFORE_DETERMINERS, before)
            && !before.ends_with("ing")
            && !reading.is(i - 1, class::LEADING)
            && reading.is_word(i - 1)
            && reading.name_over(i).is_none_or(|name| name.at.start == i)
    })?;
    let particle = matches!(reading.word(object - 1), "out" | "up" | "off" | "down" | "away");
    let verb = object - 1 - usize::from(particle);
    let gerund = (at.start..verb).any(|i| reading.word(i).ends_with("ing"));
    (verb > at.start && !gerund && reading.name_over(verb).is_none_or(|name| name.at.len() == 1))
        .then_some(verb)
}

/// Words that open the object of a verb.
const OBJECT_OPENERS: &[&str] = &["the", "a", "an", "your", "their", "its", "his", "her", "people", "them"];

/// Words after which a determiner tells no verb.
const BEFORE_DETERMINERS: &[&str] = &[
    "into", "near", "around", "behind", "between", "through", "against", "as", "like", "than", "near",
    "inside", "outside", "within", "beneath", "below", "above", "across", "off", "onto", "not", "all",
    "half", "being", "is", "without", "such", "after", "under", "over", "during", "young", "older", "some",
    "old", "sick", "have", "take", "lift", "eat", "drink", "miss", "wear", "use", "hold", "carry", "have",
    "get", "skip", "hit", "do", "bend",
];

/// Things that are named for what is in them.
const HOLDERS: &[&str] = &[
    "products",
    "product",
    "foods",
    "food",
    "drinks",
    "beverages",
    "other",
    "and",
    "or",
    "items",
    "medications",
    "drugs",
    "medicines",
    "supplements",
    "that",
    "which",
];

/// Words that a name does not end with.
const TRAILING: &[&str] = &[
    "of", "in", "to", "and", "or", "with", "from", "for", "the", "a", "too", "also", "etc", "on", "at",
    "more", "itself", "alone", "as", "by", "well", "is", "can", "may",
];

fn is_adverb(word: &str) -> bool {
    word.len() > 5
        && word.ends_with("ly")
        && !matches!(
            word,
            "family" | "poorly" | "anomaly" | "early" | "elderly" | "suddenly" | "quickly" | "standing"
        )
}

/// Whether this is the number of a reference after a name: "sarcoidosis 12".
fn is_marker(reading: &Reading<'_>, at: usize) -> bool {
    let word = reading.word(at);
    word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit()) && reading.name_over(at).is_none()
}

/// Whether a name of several words that the vocabulary knows begins here; it is kept whole.
fn named_from(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    reading
        .name_over(start)
        .is_some_and(|name| name.at.start == start && name.at.end <= end && name.at.len() > 1)
}

fn is_circumstance(reading: &Reading<'_>, start: usize, at: usize) -> bool {
    if reading.name_over(at).is_some_and(|name| name.at.start < at) {
        return false;
    }
    let (word, next, before) = (reading.word(at), reading.word(at + 1), reading.word(at - 1));
    match word {
        "in" => has(IN_CIRCUMSTANCE, next) || has(DETERMINERS, next) && has(IN_PLACES, reading.word(at + 2)),
        "with" | "from" => !(start..at).any(|i| has(WITH_HEADS, reading.word(i))),
        "to" => has(TO_VERBS, next),
        "for" => !has(MEDICINES, before) && before != "surgery" && !has(LASTING, next),
        "on" => has(IN_CIRCUMSTANCE, next) && before != "pressure",
        _ => reading.is(at, class::CIRCUMSTANCE),
    }
}

/// What follows "for" where it tells how long.
const LASTING: &[&str] =
    &["long", "hours", "extended", "too", "prolonged", "many", "several", "days", "months", "years"];

/// Verbs after "to" that tell what a thing is for.
pub(super) const TO_VERBS: &[&str] = &[
    "treat", "prevent", "help", "lower", "reduce", "control", "manage", "relieve", "be", "have", "cause",
    "which", "do", "make", "become", "occur", "correct", "repair", "remove", "fix", "stop", "avoid", "name",
    "mention",
];
