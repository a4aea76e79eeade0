//! Which of the phrases that stand where a cause would are names of causes: not the page's topic
//! itself, not words for anything at all ("other conditions"), not people, body parts or mechanisms.

use super::{
    lexicon::{ADVICE, FINITE, MECHANISMS, NO_NAMES, has},
    name::{Cause, Namer, is_generic},
    phrase::Place,
    topic::Subject,
    vocabulary::ConceptKind,
};

/// The most words that a name may have in running text and in a list.
const LONGEST: (usize, usize) = (7, 12);

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
        // A word that is a concept only beside others ("changes") is left to its own.
        return !(cause.kind == Some(ConceptKind::Procedure) && place == Place::Prose && has(ADVICE, first));
    }
    let longest = if place == Place::Prose { LONGEST.0 } else { LONGEST.1 };
    let advice = words.iter().any(|word| has(ADVICE, word) && (place == Place::Prose || *word != "your"));
    let part_of_body = words.len() <= 2 && has(NO_NAMES, last) && !has(&["pain"], last);
    let verb = words.iter().any(|word| has(FINITE, word));
    let number = first.starts_with(|c: char| c.is_ascii_digit());
    let topical = subject.first_in(reading, &cause.at, namer.vocabulary).is_some();
    words.len() <= longest
        && last.len() > 1
        && !is_generic(&words)
        && !(words.len() == 1 && has(NO_NAMES, first))
        && !(part_of_body || advice || verb || number)
        && !(place == Place::Prose && (topical || is_mechanism(&words)))
}

/// "Firing of motor nerves": how the body does it, not what brings it about.
fn is_mechanism(words: &[&str]) -> bool {
    let head = words
        .iter()
        .position(|word| matches!(*word, "of" | "in" | "to" | "by" | "from"))
        .unwrap_or(words.len());
    head > 0 && has(MECHANISMS, words[head - 1])
}
