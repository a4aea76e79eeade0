//! The words by which a text says that one thing causes another, and which side the cause stands on.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

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
    /// "X may have Y as a side effect".
    HaveAs,
    /// "Y gets worse with X".
    WorseWith,
    /// "X can make Y worse".
    Worsens,
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
    CUES.iter().map(|(words, _)| first_word(words))
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

/// Words of which this alone is a cue in both senses.
const MAY_BE_NOUN: &[&str] =
    &["cause", "causes", "trigger", "triggers", "reason", "reasons", "culprit", "culprits"];

/// After these, they are verbs.
const VERBAL: &[&str] =
    &["can", "may", "might", "could", "will", "to", "also", "not", "often", "sometimes", "that", "which"];

/// After these, "cause" and "trigger" are nouns.
const BEFORE_NOUN: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "no",
    "any",
    "each",
    "every",
    "another",
    "other",
    "some",
    "many",
    "one",
    "its",
    "their",
    "your",
    "common",
    "commonest",
    "frequent",
    "main",
    "major",
    "leading",
    "primary",
    "possible",
    "potential",
    "likely",
    "probable",
    "underlying",
    "exact",
    "specific",
    "known",
    "rare",
    "rarer",
    "serious",
    "uncommon",
    "usual",
    "typical",
    "root",
    "important",
    "different",
    "various",
    "several",
    "most",
    "general",
    "medical",
    "benign",
    "harmless",
    "dangerous",
    "life-threatening",
    "lifestyle",
    "environmental",
    "genetic",
    "psychological",
    "physical",
    "neurological",
    "two",
    "three",
    "four",
    "five",
    "of",
    "certain",
    "identifiable",
    "obvious",
    "simple",
    "severe",
    "less",
    "more",
    "what",
    "top",
    "minor",
    "treatable",
    "significant",
    "direct",
    "biggest",
    "everyday",
    "temporary",
    "secondary",
    "following",
    "additional",
    "dietary",
];

/// Before these, "causes" is a noun.
const AFTER_NOUN: &[&str] = &[
    "of", "include", "includes", "are", "is", "can", "may", "range", "vary", "for", "behind", "could",
    "might", ":",
];

/// The cues. Forms that hold another one are longer, and the longest counts.
const CUES: &[(&str, Shape)] = &[
    ("cause", Shape::CauseFirst),
    ("causes", Shape::CauseFirst),
    ("causing", Shape::CauseFirst),
    ("caused", Shape::CauseFirst),
    ("trigger", Shape::CauseFirst),
    ("triggers", Shape::CauseFirst),
    ("triggering", Shape::CauseFirst),
    ("triggered", Shape::CauseFirst),
    ("lead to", Shape::CauseFirst),
    ("leads to", Shape::CauseFirst),
    ("leading to", Shape::CauseFirst),
    ("led to", Shape::CauseFirst),
    ("result in", Shape::CauseFirst),
    ("results in", Shape::CauseFirst),
    ("resulting in", Shape::CauseFirst),
    ("resulted in", Shape::CauseFirst),
    ("bring on", Shape::CauseFirst),
    ("brings on", Shape::CauseFirst),
    ("bringing on", Shape::CauseFirst),
    ("brings about", Shape::CauseFirst),
    ("set off", Shape::CauseFirst),
    ("sets off", Shape::CauseFirst),
    ("provoke", Shape::CauseFirst),
    ("provokes", Shape::CauseFirst),
    ("induce", Shape::CauseFirst),
    ("induces", Shape::CauseFirst),
    ("give rise to", Shape::CauseFirst),
    ("gives rise to", Shape::CauseFirst),
    ("contribute to", Shape::CauseFirst),
    ("contributes to", Shape::CauseFirst),
    ("contributing to", Shape::CauseFirst),
    ("is behind", Shape::CauseFirst),
    ("are behind", Shape::CauseFirst),
    ("be behind", Shape::CauseFirst),
    ("responsible for", Shape::CauseFirst),
    ("to blame for", Shape::CauseFirst),
    ("play a role in", Shape::CauseFirst),
    ("play a role in causing", Shape::CauseFirst),
    ("plays a role in causing", Shape::CauseFirst),
    ("play a part in", Shape::CauseFirst),
    ("plays a part in", Shape::CauseFirst),
    ("contribute to the development of", Shape::CauseFirst),
    ("contributes to the development of", Shape::CauseFirst),
    ("lead to the development of", Shape::CauseFirst),
    ("role in the development of", Shape::CauseFirst),
    ("plays a role in", Shape::CauseFirst),
    ("often the culprit", Shape::CauseFirst),
    ("be the culprit", Shape::CauseFirst),
    ("is the culprit", Shape::CauseFirst),
    ("are the culprits", Shape::CauseFirst),
    ("bring it on", Shape::CauseFirst),
    ("brings it on", Shape::CauseFirst),
    ("bring them on", Shape::CauseFirst),
    ("brings them on", Shape::CauseFirst),
    ("bring this on", Shape::CauseFirst),
    ("brings this on", Shape::CauseFirst),
    ("bring it about", Shape::CauseFirst),
    ("brings it about", Shape::CauseFirst),
    ("bring about", Shape::CauseFirst),
    ("brought on", Shape::CauseFirst),
    ("set it off", Shape::CauseFirst),
    ("sets it off", Shape::CauseFirst),
    ("set them off", Shape::CauseFirst),
    ("sets them off", Shape::CauseFirst),
    ("setting off", Shape::CauseFirst),
    ("account for", Shape::CauseFirst),
    ("accounts for", Shape::CauseFirst),
    ("top the list", Shape::Blame),
    ("tops the list", Shape::Blame),
    ("to blame", Shape::Blame),
    ("at fault", Shape::Blame),
    ("the same effect", Shape::Blame),
    ("a similar effect", Shape::Blame),
    ("play a role", Shape::Blame),
    ("plays a role", Shape::Blame),
    ("play a part", Shape::Blame),
    ("plays a part", Shape::Blame),
    ("notorious for causing", Shape::CauseFirst),
    ("known for causing", Shape::CauseFirst),
    ("known to cause", Shape::CauseFirst),
    ("known causes of", Shape::Noun),
    ("give you", Shape::CauseFirst),
    ("gives you", Shape::CauseFirst),
    ("give people", Shape::CauseFirst),
    ("make people", Shape::CauseFirst),
    ("makes people", Shape::CauseFirst),
    ("make a person", Shape::CauseFirst),
    ("make someone", Shape::CauseFirst),
    ("leave you", Shape::CauseFirst),
    ("leaves you", Shape::CauseFirst),
    ("leave people", Shape::CauseFirst),
    ("leaves people", Shape::CauseFirst),
    ("make you feel", Shape::CauseFirst),
    ("makes you feel", Shape::CauseFirst),
    ("leave you feeling", Shape::CauseFirst),
    ("leaves you feeling", Shape::CauseFirst),
    ("make you", Shape::CauseFirst),
    ("makes you", Shape::CauseFirst),
    ("caused by", Shape::EffectFirst),
    ("caused in part by", Shape::EffectFirst),
    ("caused mainly by", Shape::EffectFirst),
    ("caused primarily by", Shape::EffectFirst),
    ("caused mostly by", Shape::EffectFirst),
    ("caused either by", Shape::EffectFirst),
    ("caused directly by", Shape::EffectFirst),
    ("caused or increased by", Shape::EffectFirst),
    ("caused or worsened by", Shape::EffectFirst),
    ("caused or triggered by", Shape::EffectFirst),
    ("caused or aggravated by", Shape::EffectFirst),
    ("caused or made worse by", Shape::EffectFirst),
    ("due to", Shape::EffectFirst),
    ("due in part to", Shape::EffectFirst),
    ("result from", Shape::EffectFirst),
    ("results from", Shape::EffectFirst),
    ("resulting from", Shape::EffectFirst),
    ("resulted from", Shape::EffectFirst),
    ("result of", Shape::EffectFirst),
    ("results of", Shape::EffectFirst),
    ("because of", Shape::EffectFirst),
    ("triggered by", Shape::EffectFirst),
    ("set off by", Shape::EffectFirst),
    ("brought on by", Shape::EffectFirst),
    ("brought about by", Shape::EffectFirst),
    ("come about due to", Shape::EffectFirst),
    ("provoked by", Shape::EffectFirst),
    ("induced by", Shape::EffectFirst),
    ("produced by", Shape::SignOf),
    ("stem from", Shape::SignOf),
    ("stems from", Shape::SignOf),
    ("stemming from", Shape::SignOf),
    ("arise from", Shape::SignOf),
    ("arises from", Shape::SignOf),
    ("arising from", Shape::EffectFirst),
    ("come from", Shape::SignOf),
    ("comes from", Shape::SignOf),
    ("attributed to", Shape::EffectFirst),
    ("traced to", Shape::EffectFirst),
    ("traced back to", Shape::EffectFirst),
    ("blamed on", Shape::EffectFirst),
    ("secondary to", Shape::EffectFirst),
    ("side effect of", Shape::EffectFirst),
    ("side effects of", Shape::EffectFirst),
    ("side effect from", Shape::EffectFirst),
    ("complication of", Shape::EffectFirst),
    ("consequence of", Shape::EffectFirst),
    ("response to", Shape::SignOf),
    ("reaction to", Shape::SignOf),
    ("down to", Shape::SignOf),
    ("sign of", Shape::SignOf),
    ("signs of", Shape::SignOf),
    ("symptom of", Shape::SignOf),
    ("symptoms of", Shape::SignOf),
    ("warning of", Shape::SignOf),
    ("indication of", Shape::SignOf),
    ("indicator of", Shape::SignOf),
    ("typical of", Shape::SignOf),
    ("characteristic of", Shape::SignOf),
    ("hallmark of", Shape::SignOf),
    ("feature of", Shape::SignOf),
    ("indicate", Shape::SignOf),
    ("indicates", Shape::SignOf),
    ("indicative of", Shape::SignOf),
    ("point to", Shape::SignOf),
    ("points to", Shape::SignOf),
    ("signal", Shape::SignOf),
    ("tied to", Shape::SignOf),
    ("connected to", Shape::SignOf),
    ("connected with", Shape::SignOf),
    ("traceable to", Shape::SignOf),
    ("put down to", Shape::SignOf),
    ("linked to", Shape::SignOf),
    ("linked with", Shape::SignOf),
    ("link to", Shape::SignOf),
    ("link between", Shape::SignOf),
    ("associated with", Shape::SignOf),
    ("related to", Shape::SignOf),
    ("unrelated to", Shape::SignOf),
    ("explanation for", Shape::Noun),
    ("explanations for", Shape::Noun),
    ("reason for", Shape::Noun),
    ("reasons for", Shape::Noun),
    ("cause of", Shape::Noun),
    ("causes of", Shape::Noun),
    ("causes for", Shape::Noun),
    ("causes behind", Shape::Noun),
    ("trigger of", Shape::Noun),
    ("triggers of", Shape::Noun),
    ("trigger for", Shape::Noun),
    ("triggers for", Shape::Noun),
    ("reason", Shape::Noun),
    ("reasons", Shape::Noun),
    ("suspect", Shape::Noun),
    ("suspects", Shape::Noun),
    ("offender", Shape::Noun),
    ("offenders", Shape::Noun),
    ("culprits", Shape::Noun),
    ("culprit", Shape::Noun),
    ("causative factors", Shape::Noun),
    ("as a side effect", Shape::HaveAs),
    ("as a symptom", Shape::HaveAs),
    ("increase in frequency during", Shape::WorseWith),
    ("more frequent during", Shape::WorseWith),
    ("worse with", Shape::WorseWith),
    ("worse during", Shape::WorseWith),
    ("worse when", Shape::WorseWith),
    ("worsen with", Shape::WorseWith),
    ("worsens with", Shape::WorseWith),
    ("worsened by", Shape::WorseWith),
    ("made worse by", Shape::WorseWith),
    ("aggravated by", Shape::WorseWith),
    ("exacerbated by", Shape::WorseWith),
    ("intensified by", Shape::WorseWith),
    ("worsen", Shape::Worsens),
    ("worsens", Shape::Worsens),
    ("aggravate", Shape::Worsens),
    ("aggravates", Shape::Worsens),
    ("exacerbate", Shape::Worsens),
    ("exacerbates", Shape::Worsens),
    ("intensify", Shape::Worsens),
    ("make", Shape::Worsens),
    ("makes", Shape::Worsens),
];

/// The cues by their first word, the longest first.
static OPENINGS: LazyLock<WordMap<Vec<(&'static str, Shape)>>> = LazyLock::new(|| {
    let mut openings = WordMap::<Vec<_>>::default();
    for &(words, shape) in CUES {
        openings.entry(first_word(words)).or_default().push((words, shape));
    }
    openings.values_mut().for_each(|cues| cues.sort_by_key(|(words, _)| std::cmp::Reverse(words.len())));
    openings
});

/// Beginnings and parts of words of which every cue has one (but "make", which needs "worse" after it), and
/// what hands on a cue ("So can ..."). They are few, so that looking for them is quick.
const GATE_STEMS: &[&str] = &[
    "caus",
    "trigger",
    "lead to",
    "leads to",
    "leading to",
    "led to",
    "result",
    "bring",
    "brought",
    "set off",
    "sets off",
    "setting off",
    "it off",
    "them off",
    "provok",
    "induc",
    "give rise",
    "gives rise",
    "contribut",
    "behind",
    "responsib",
    "blame",
    "role in",
    "play",
    "culprit",
    "make you",
    "makes you",
    "make people",
    "makes people",
    "make a person",
    "make someone",
    "leave",
    "give you",
    "gives you",
    "give people",
    "due to",
    "due in",
    "stem",
    "aris",
    "come from",
    "comes from",
    "come about",
    "produced by",
    "attribut",
    "traced",
    "traceable",
    "secondary to",
    "effect",
    "complication of",
    "consequence",
    "response to",
    "reaction to",
    "down to",
    "sign of",
    "signs of",
    "signal",
    "symptom",
    "warning of",
    "indicat",
    "hallmark",
    "feature of",
    "typical of",
    "characteristic of",
    "point to",
    "points to",
    "link",
    "associat",
    "related to",
    "connected",
    "tied to",
    "reason",
    "explanation",
    "suspect",
    "offender",
    "worse",
    "aggravat",
    "exacerbat",
    "intensif",
    "account",
    "fault",
    "the list",
    "during",
    "so can ",
    "so are ",
    "so is ",
    "so do ",
    "so does ",
    "so may ",
    "same goes",
    "same is true",
    "same applies",
];

static GATE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    AhoCorasick::builder()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(GATE_STEMS)
        .expect("the stems are few")
});

#[cfg(test)]
mod tests {
    use super::{CUES, Shape, cues, has_cue};
    use crate::causes::{Vocabulary, reading::Reading};

    #[test]
    fn every_cue_passes_the_gate() {
        for (cue, _) in CUES.iter().filter(|(cue, _)| !cue.starts_with("make") || cue.contains(' ')) {
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
