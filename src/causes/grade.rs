//! How common and how serious a text calls causes: two axes, each none where nothing is said.

use super::{
    cue,
    lexicon::has,
    reading::{Reading, Tokens},
};
use crate::model::{Frequency, Severity};

/// A grade on both axes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Grade {
    pub(super) frequency: Option<Frequency>,
    pub(super) severity: Option<Severity>,
}

impl Grade {
    /// This grade, and where it says nothing, the wider one.
    pub(super) fn or(self, wider: Self) -> Self {
        Self { frequency: self.frequency.or(wider.frequency), severity: self.severity.or(wider.severity) }
    }
}

/// What the words of a heading, a lead-in or a part of a sentence say of the causes they speak of.
/// The word must stand before a word for causes: "common causes of severe headache" grades none
/// of them as severe, and "the common cold" nothing at all.
pub(super) fn of_words(reading: &Reading<'_>, at: &Tokens) -> Grade {
    let mut grade = Grade::default();
    let short = reading.words_in(at) <= 2;
    let mut mixed = (false, false);
    for i in at.clone() {
        let word = reading.word(i);
        let before = if i == at.start { "" } else { reading.word(i - 1) };
        if let Some(frequency) = frequency(word, before) {
            if short || is_of_causes(reading, i + 1..at.end) {
                mixed.0 |= grade.frequency.is_some_and(|it| it != frequency);
                grade.frequency = Some(frequency);
            }
        } else if let Some(severity) = severity(word, before)
            && (short || is_of_causes(reading, i + 1..at.end))
        {
            mixed.1 |= grade.severity.is_some_and(|it| it != severity);
            grade.severity = Some(severity);
        }
    }
    // "Common and rare causes" grades none of them.
    Grade { frequency: grade.frequency.filter(|_| !mixed.0), severity: grade.severity.filter(|_| !mixed.1) }
}

/// What a heading says; one on emergencies speaks of serious causes.
pub(super) fn of_heading(reading: &Reading<'_>) -> Grade {
    let whole = 0..reading.len();
    let urgent = whole.clone().any(|at| reading.word(at).starts_with("emergenc"));
    let urgent = Grade { frequency: None, severity: urgent.then_some(Severity::Serious) };
    // "Commonly", "Seldom, but not to be missed", "Now and then".
    let opening =
        reading.starts(0, &["now", "and", "then"]) || matches!(reading.word(0), "sometimes" | "occasionally");
    let how_often = if opening {
        Some(Frequency::LessCommon)
    } else {
        adverb(reading.word(0), "", reading.word(1)).filter(|_| reading.words_in(&whole) <= 6)
    };
    of_words(reading, &whole).or(urgent).or(Grade { frequency: how_often, severity: None })
}

/// What the adverbs before a cue say: "commonly results from", "is rarely caused by".
pub(super) fn of_adverbs(reading: &Reading<'_>, sentence: &Tokens, cue: &Tokens) -> Grade {
    let near = cue.start.saturating_sub(5).max(sentence.start)..cue.start;
    let opening = sentence.start..(sentence.start + 4).min(cue.start);
    let find = |at: &Tokens| {
        at.clone().rev().find_map(|i| {
            let before = if i == at.start { "" } else { reading.word(i - 1) };
            adverb(reading.word(i), before, reading.word(i + 1))
        })
    };
    let most_cases =
        MOST_CASES.iter().any(|words| (sentence.start..cue.start).any(|i| reading.starts(i, words)));
    let said = find(&near).or_else(|| find(&opening)).or(most_cases.then_some(Frequency::Common));
    Grade { frequency: said, severity: None }
}

const MOST_CASES: &[&[&str]] =
    &[&["most", "cases"], &["the", "majority", "of"], &["most", "commonly"], &["most", "often"]];

/// What a line before a list says of all that it lists: as its words do, or the adverb of its cue, where
/// "often" counts too ("Nosebleeds are often caused by:").
pub(super) fn of_lead_in(reading: &Reading<'_>) -> Grade {
    let whole = 0..reading.len();
    let last = reading.sentences().pop().unwrap_or(whole.clone());
    let said = cue::cues(reading, &last).into_iter().rev().find_map(|cue| {
        let often = cue.at.start > last.start && reading.word(cue.at.start - 1) == "often";
        let often = Grade { frequency: often.then_some(Frequency::Common), severity: None };
        let grade = of_adverbs(reading, &last, &cue.at).or(often);
        grade.frequency.map(|_| grade)
    });
    // "The most common types are:".
    let most = last.clone().any(|at| MOST_COMMON.iter().any(|words| reading.starts(at, words)));
    let lists = last.clone().any(|at| matches!(reading.word(at), "are" | "include" | "is"));
    let most = Grade { frequency: (most && lists).then_some(Frequency::Common), severity: None };
    of_words(reading, &whole).or(said.unwrap_or_default()).or(most)
}

const MOST_COMMON: &[&[&str]] = &[&["most", "common"], &["most", "frequent"], &["commonest"]];

/// Nouns that a grade is given to.
const CAUSE_WORDS: &[&str] = &[
    "cause",
    "causes",
    "trigger",
    "triggers",
    "reason",
    "reasons",
    "condition",
    "conditions",
    "disease",
    "diseases",
    "disorder",
    "disorders",
    "illness",
    "illnesses",
    "problem",
    "problems",
    "issue",
    "issues",
    "culprit",
    "culprits",
    "factor",
    "factors",
    "explanation",
    "explanations",
    "ones",
    "possibilities",
    "medical",
    "health",
    "diagnoses",
    "events",
    "underlying",
    "medications",
    "suspects",
    "offenders",
];

fn is_of_causes(reading: &Reading<'_>, after: Tokens) -> bool {
    after
        .take(5)
        .take_while(|&i| !matches!(reading.word(i), "of" | "for" | "that" | "which" | "," | "."))
        .any(|i| has(CAUSE_WORDS, reading.word(i)))
}

fn frequency(word: &str, before: &str) -> Option<Frequency> {
    let less = matches!(before, "less" | "not" | "isn't" | "isn’t");
    match word {
        "common" | "frequent" | "likely" | "usual" | "often" if less => Some(Frequency::LessCommon),
        "uncommon" | "infrequent" | "unusual" => Some(Frequency::LessCommon),
        "common" | "commonest" | "frequent" | "leading" | "main" | "usual" | "everyday" | "typical"
        | "commoner" | "prime" | "principal" | "biggest" | "likeliest" | "top" | "number-one" => {
            Some(Frequency::Common)
        }
        "one" if before == "number" => Some(Frequency::Common),
        "rare" | "rarer" | "rarest" => Some(Frequency::Rare),
        _ => None,
    }
}

fn severity(word: &str, before: &str) -> Option<Severity> {
    let less = matches!(before, "less" | "not" | "isn't" | "isn’t" | "non" | "rarely" | "aren't" | "aren’t");
    match word {
        "serious" | "life-threatening" | "dangerous" | "severe" | "worrisome" | "threatening" | "fatal"
        | "deadly" | "grave" | "emergency" => Some(if less { Severity::Benign } else { Severity::Serious }),
        "benign" | "harmless" | "minor" | "non-serious" | "innocent" | "mild" => Some(Severity::Benign),
        _ => None,
    }
}

fn adverb(word: &str, before: &str, next: &str) -> Option<Frequency> {
    match word {
        "commonly" | "frequently" | "often" if before == "less" => Some(Frequency::LessCommon),
        "commonly" | "frequently" | "usually" | "mainly" | "mostly" | "primarily" | "largely" | "chiefly" => {
            Some(Frequency::Common)
        }
        "rarely" | "seldom" => Some(Frequency::Rare),
        "rare" if before == "in" || matches!(next, "cases" | "instances" | "occasions") => {
            Some(Frequency::Rare)
        }
        "often" if before == "most" => Some(Frequency::Common),
        "always" if matches!(before, "nearly" | "almost") => Some(Frequency::Common),
        "occasionally" | "uncommonly" | "infrequently" => Some(Frequency::LessCommon),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Frequency, Grade, Severity, of_words};
    use crate::causes::{Vocabulary, reading::Reading};

    #[test]
    fn two_axes_and_only_of_causes() {
        let grade = |text: &str| {
            let reading = Reading::new(text, Vocabulary::shipped());
            let Grade { frequency, severity } = of_words(&reading, &(0..reading.len()));
            (frequency, severity)
        };
        assert_eq!(grade("Rare yet serious causes"), (Some(Frequency::Rare), Some(Severity::Serious)));
        assert_eq!(grade("Less common causes of hiccups"), (Some(Frequency::LessCommon), None));
        assert_eq!(grade("Common causes of severe hiccups"), (Some(Frequency::Common), None));
        assert_eq!(grade("Less serious conditions"), (None, Some(Severity::Benign)));
        assert_eq!(grade("Causes of the common cold"), (None, None));
        assert_eq!(grade("Common and rare causes"), (None, None));
    }
}
