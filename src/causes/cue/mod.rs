//! The words by which a text says that one thing causes another, and which side the cause stands on.

#[rustfmt::skip] // Lists of words, many on a line.
mod words;

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use self::words::{AFTER_NOUN, BEFORE_NOUN, CUES, GATE_STEMS, MAY_BE_NOUN, VERBAL};
use super::{
    lexicon::{WordMap, class},
    reading::{Reading, Tokens},
};

/// Which side of a cue the cause stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "X can cause Y".
    CauseFirst,
    /// "Y is caused by X".
    EffectFirst,
    /// "Y is a sign of X": as above, but only where Y is known to be a symptom, not any thing.
    SignOf,
    /// "causes of Y include X", "X is a common cause of Y".
    Noun,
    /// "X is to blame": as "X can cause Y", where Y may be left out.
    Blame,
    /// "X deserves a mention": as [`Self::Blame`], where causes are spoken of.
    Told,
    /// "X may have Y as a side effect".
    HaveAs,
    /// "Y gets worse with X".
    WorseWith,
    /// "X can make Y worse".
    Worsens,
    /// "Y is common in X", "Y can occur with X": of known causes alone.
    Company,
}

/// A cue in a reading.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    pub(super) at: Tokens,
    pub(super) shape: Shape,
}

/// The cues in a stretch, in order.
pub(super) fn cues(reading: &Reading<'_>, within: &Tokens) -> Vec<Cue> {
    let (mut found, mut at) = (Vec::new(), within.start);
    while at < within.end {
        let here = if reading.is(at, class::CUE) { cue_at(reading, at, within.end) } else { None };
        let Some((tokens, shape)) = here else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let shape = shape_here(reading, &tokens, shape);
        found.extend(shape.map(|shape| Cue { at: tokens, shape }));
    }
    found
}

/// The longest cue that begins with this token and ends before `end`.
fn cue_at(reading: &Reading<'_>, at: usize, end: usize) -> Option<(Tokens, Shape)> {
    let from = reading.bytes(&(at..at + 1)).start;
    OPENINGS.get(reading.word(at))?.iter().find_map(|(words, shape)| {
        if !reading.low[from..].starts_with(words) {
            return None;
        }
        let bytes = from..from + words.len();
        let tokens = reading.covering(bytes.clone());
        (tokens.end <= end && reading.bytes(&tokens) == bytes).then_some((tokens, *shape))
    })
}

/// The words that cues begin with.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    all().map(|(words, _)| first_word(words))
}

/// Every cue and its shape.
fn all() -> impl Iterator<Item = (&'static str, Shape)> {
    CUES.iter().flat_map(|(shape, words)| words.iter().map(move |words| (*words, *shape)))
}

fn first_word(words: &str) -> &str {
    words.split(' ').next().unwrap_or_default()
}

/// Whether a text has a cue anywhere: the cheap gate before any reading.
pub(super) fn has_cue(text: &str) -> bool {
    GATE.is_match(text)
}

/// Settles words that may be verb or noun ("cause", "triggers") by the word before and after.
fn shape_here(reading: &Reading<'_>, at: &Tokens, shape: Shape) -> Option<Shape> {
    if reading.word(at.start) == "signal" {
        return (at.start > 0 && VERBAL.contains(&reading.word(at.start - 1))).then_some(shape);
    }
    if shape != Shape::CauseFirst || !MAY_BE_NOUN.contains(&reading.word(at.start)) || at.len() > 1 {
        return Some(shape);
    }
    let before = if at.start == 0 { "" } else { reading.word(at.start - 1) };
    let after = reading.word(at.end);
    if VERBAL.contains(&before) {
        return Some(Shape::CauseFirst);
    }
    let singular = !reading.word(at.start).ends_with('s');
    let noun = BEFORE_NOUN.contains(&before)
        || AFTER_NOUN.contains(&after)
        || before.is_empty() && !singular
        || matches!(before, "." | ":" | ";" | "(");
    Some(if noun { Shape::Noun } else { Shape::CauseFirst })
}

/// The cues by their first word, the longest first.
static OPENINGS: LazyLock<WordMap<Vec<(&'static str, Shape)>>> = LazyLock::new(|| {
    let mut openings = WordMap::<Vec<_>>::default();
    for (words, shape) in all() {
        openings.entry(first_word(words)).or_default().push((words, shape));
    }
    openings.values_mut().for_each(|cues| cues.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
    openings
});

static GATE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(GATE_STEMS)
        .expect("the stems are few")
});

#[cfg(test)]
mod tests {
    use super::{Shape, all, cues, has_cue};
    use crate::causes::{Vocabulary, reading::Reading};

    #[test]
    fn every_cue_passes_the_gate() {
        let gated =
            |cue: &str, shape| shape != Shape::Told && (!cue.starts_with("make") || cue.contains(' '));
        for (cue, _) in all().filter(|(cue, shape)| gated(cue, *shape)) {
            assert!(has_cue(cue), "{cue}");
        }
        assert!(has_cue("which can make itching worse") && !has_cue("A healthy diet and enough sleep"));
    }

    #[test]
    fn tells_the_noun_from_the_verb() {
        let shapes = |text: &str| -> Vec<Shape> {
            let reading = Reading::new(text, Vocabulary::shipped());
            cues(&reading, &(0..reading.len())).iter().map(|cue| cue.shape).collect()
        };
        assert_eq!(shapes("Stress can cause headaches."), [Shape::CauseFirst]);
        assert_eq!(shapes("The underlying cause is found."), [Shape::Noun]);
        assert_eq!(shapes("Common causes include stress."), [Shape::Noun]);
        assert_eq!(shapes("Headaches are caused by stress."), [Shape::EffectFirst]);
        assert!(shapes("Clauses and becauses").is_empty());
    }
}
