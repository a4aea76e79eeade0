//! Which of the phrases that stand where a cause would are names of causes: not the page's topic
//! itself, not words for anything at all ("other conditions"), not people, body parts or mechanisms.

#[rustfmt::skip] // Lists of words, many on a line.
mod words;

use self::words::{AILING, ANATOMY, OPENERS, PART_HEADS, POINTING, PREDICATES, TISSUES};
use super::{
    heading::IMPERATIVES,
    lexicon::{ADVICE, FINITE, MECHANISMS, NEEDS_HEAD, NO_NAMES, has},
    name::{Cause, Namer, is_generic},
    phrase::Place,
    topic::Subject,
    vocabulary::ConceptKind,
};

/// The most words that a name may have in running text and in a list.
const LONGEST: (usize, usize) = (8, 12);

/// The concept of conditions in general.
const ANYTHING: &str = "underlying-condition";

/// Whether a cause is one.
pub(super) fn is_cause(namer: &Namer<'_, '_>, cause: &Cause, subject: &Subject, place: Place) -> bool {
    let reading = namer.reading;
    if cause.named.id.is_empty() || subject.is_same(&cause.named.id) {
        return false;
    }
    let words: Vec<&str> =
        cause.at.clone().filter(|&at| reading.is_word(at)).map(|at| reading.word(at)).collect();
    let Some((first, last)) = words.first().zip(words.last()) else { return false };
    if cause.is_known() {
        // A class that the vocabulary has for searching ("underlying condition") names nothing here.
        let class = cause.kind == Some(ConceptKind::Category);
        return !(class && (is_generic(&words) || cause.named.id == ANYTHING));
    }
    let longest = if place == Place::Prose { LONGEST.0 } else { LONGEST.1 };
    let advice = words.iter().any(|word| has(ADVICE, word) && (place == Place::Prose || *word != "your"));
    let ailing = words.len() == 2 && (first.ends_with("ed") || has(AILING, first));
    let article = usize::from(has(&["the", "a", "an", "your"], first));
    let part_of_body = words.len() - article <= 2 && (has(NO_NAMES, last) || has(ANATOMY, last)) && !ailing;
    let verb = words.iter().any(|word| has(FINITE, word));
    let opener = has(OPENERS, first)
        || place == Place::Prose && words.len() > 1 && has(IMPERATIVES, first)
        || place == Place::Prose && has(POINTING, first);
    let letters = place == Place::Prose
        && words.len() == 1
        && reading.raw_of(&cause.at).chars().all(|c| c.is_uppercase() || c.is_numeric());
    // "Drug-induced tremor" on a page on tremor is a kind of it.
    let end = cause.at.end.saturating_sub(1)..cause.at.end;
    let kind_of = words.len() > 1 && subject.first_in(reading, &end, namer.vocabulary).is_some();
    let bare = words.len() == 1 && has(NEEDS_HEAD, first);
    let fragment = place == Place::Prose
        && (words.len() == 1 && first.ends_with("ing") || words.iter().any(|word| is_contraction(word)));
    // "Difficult to diagnose" is said of something, it names nothing.
    let predicate = words.get(1) == Some(&"to") && has(PREDICATES, first);
    let number = first.starts_with(|c: char| c.is_ascii_digit());
    let topical = subject.first_in(reading, &cause.at, namer.vocabulary).is_some();
    words.len() <= longest
        && (words.len() > 1 || last.len() > 1)
        && !(place == Place::Prose
            && has(TISSUES, last)
            && !words.iter().any(|word| has(&["in", "of", "to"], word)))
        && !is_part_of_something(&words)
        && !is_generic(&words)
        && !(words.len() == 1 && (has(NO_NAMES, first) || place == Place::Prose && first.ends_with("ed")))
        && !(part_of_body
            || advice
            || verb
            || number
            || opener
            || letters
            || predicate
            || bare
            || kind_of
            || fragment)
        && !(place == Place::Prose && (topical || is_mechanism(&words)))
}

/// "That's", "they're", "doesn't": words of a clause, which no name has.
fn is_contraction(word: &str) -> bool {
    let plain = word.replace('\u{2019}', "'");
    ["n't", "'re", "'ve", "'ll"].iter().any(|end| plain.ends_with(end))
        || matches!(
            plain.as_str(),
            "that's" | "what's" | "it's" | "who's" | "there's" | "here's" | "he's" | "she's"
        )
}

/// "The surface of the eye", "the source of stress", "the muscle of the eyelid": the noun before "of" is no cause
/// itself.
fn is_part_of_something(words: &[&str]) -> bool {
    let of = words.iter().position(|word| *word == "of").unwrap_or(0);
    let bare = words[..of].len() == 1 || of == 2 && has(&["the", "a", "an"], words[0]);
    if bare && has(ANATOMY, words[of - 1]) {
        return true;
    }
    words[..of].iter().any(|word| has(PART_HEADS, word)) || words[0].starts_with("case")
}

/// "Firing of motor nerves": how the body does it, not what brings it about.
fn is_mechanism(words: &[&str]) -> bool {
    let head = words
        .iter()
        .position(|word| matches!(*word, "of" | "in" | "to" | "by" | "from"))
        .unwrap_or(words.len());
    head > 0 && has(MECHANISMS, words[head - 1])
}
