//! How surely a sentence says that one thing causes another, by the negations and hedges near its cue
//! (after NegEx and ConText: Chapman et al. 2001, Harkema et al. 2009).

use super::{
    lexicon::has,
    reading::{Reading, Tokens},
};
use crate::model::Stance;

/// Words that may stand between a subject and its verb, or before a cue that follows a verb.
const AUXILIARIES: &[&str] = &[
    "can",
    "may",
    "might",
    "could",
    "will",
    "would",
    "should",
    "must",
    "do",
    "does",
    "did",
    "is",
    "are",
    "was",
    "were",
    "be",
    "been",
    "being",
    "has",
    "have",
    "had",
    "also",
    "often",
    "sometimes",
    "usually",
    "commonly",
    "typically",
    "frequently",
    "rarely",
    "seldom",
    "occasionally",
    "possibly",
    "probably",
    "likely",
    "even",
    "directly",
    "indirectly",
    "itself",
    "alone",
    "all",
    "both",
    "each",
    "then",
    "always",
    "never",
    "not",
    "cannot",
    "to",
    "a",
    "an",
    "the",
    "in",
    "turn",
    "thought",
    "believed",
    "known",
    "said",
    "considered",
    "suspected",
    "either",
    "actually",
    "only",
    "mostly",
    "mainly",
    "primarily",
    "largely",
    "generally",
    "simply",
    "just",
    "partly",
    "more",
    "most",
    "less",
    "potentially",
    "eventually",
    "specifically",
    "necessarily",
    "found",
    "appear",
    "appears",
    "seem",
    "seems",
    "tend",
    "tends",
    "closely",
    "strongly",
    "sure",
    "potential",
    "possible",
    "common",
    "major",
    "main",
    "frequent",
    "rare",
    "leading",
    "well-known",
    "significant",
    "occur",
    "occurs",
    "happen",
    "happens",
    "develop",
    "develops",
    "come",
    "comes",
    "appearing",
    "about",
    "quite",
    "very",
    "sudden",
    "suddenly",
    "temporarily",
    "unlikely",
    "themselves",
    "one",
];

const NEGATIONS: &[&str] =
    &["not", "never", "cannot", "no", "neither", "nor", "without", "none", "unrelated"];

/// Words that take a "not" back in part: "not always", "not only".
const SOFTENERS: &[&str] = &[
    "always",
    "only",
    "necessarily",
    "usually",
    "typically",
    "just",
    "generally",
    "sure",
    "yet",
    "fully",
    "likely",
    "known",
];

/// Words before a cue that leave it open.
const HEDGES: &[&str] = &[
    "unclear",
    "uncertain",
    "unknown",
    "whether",
    "theory",
    "theories",
    "suspect",
    "suspected",
    "speculate",
    "hypothesis",
    "debated",
    "controversial",
    "unproven",
    "limited",
    "anecdotal",
    "thought",
    "believed",
    "speculation",
    "claim",
    "claims",
    "rarely",
    "seldom",
    "unlikely",
    "doubtful",
    "believe",
    "believes",
];

/// Words that call a statement wrong.
const UNTRUE: &[&str] = &["myth", "misconception", "incorrectly", "mistakenly", "wrongly", "falsely"];

/// Nouns after "no" that deny what follows: "no evidence that".
const EVIDENCE: &[&str] = &[
    "evidence",
    "link",
    "proof",
    "connection",
    "association",
    "relationship",
    "reason",
    "sign",
    "indication",
    "cause",
    "correlation",
];

/// Where the words before a cue that belong to its verb begin.
pub(super) fn verb_start(reading: &Reading<'_>, from: usize, cue: usize) -> usize {
    let mut at = cue;
    while at > from && (has(AUXILIARIES, reading.word(at - 1)) || is_negated(reading.word(at - 1))) {
        at -= 1;
    }
    at
}

/// The stance of a sentence towards what its cue says.
pub(super) fn stance(reading: &Reading<'_>, sentence: &Tokens, cue: &Tokens) -> Stance {
    let verb = verb_start(reading, sentence.start, cue.start)..cue.end;
    let negated = verb.clone().find(|&at| is_negated(reading.word(at)) || has(NEGATIONS, reading.word(at)));
    if let Some(at) = negated {
        return if has(SOFTENERS, reading.word(at + 1)) { Stance::Hedged } else { Stance::Denied };
    }
    let before = sentence.start..cue.start;
    let no_evidence = before.clone().any(|at| {
        matches!(reading.word(at), "no" | "little" | "myth")
            && (at + 1..(at + 4).min(sentence.end)).any(|i| has(EVIDENCE, reading.word(i)))
    });
    let hedged = before.clone().rev().take(10).any(|at| has(HEDGES, reading.word(at)));
    let untrue = sentence.clone().any(|at| has(UNTRUE, reading.word(at)));
    match (no_evidence || untrue, hedged) {
        (true, _) => Stance::Denied,
        (_, true) => Stance::Hedged,
        _ => Stance::Asserted,
    }
}

fn is_negated(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t") || has(NEGATIONS, word)
}

#[cfg(test)]
mod tests {
    use super::{Stance, stance};
    use crate::causes::{Vocabulary, cue, reading::Reading};

    #[test]
    fn hears_no_and_perhaps() {
        for (text, expected) in [
            ("Hiccups are not caused by hunger.", Stance::Denied),
            ("Hiccups aren’t always a sign of disease.", Stance::Hedged),
            ("There is no evidence that hiccups are linked to diet.", Stance::Denied),
            ("Hiccups are rarely caused by a tumor.", Stance::Hedged),
            ("Not eating enough can cause hiccups.", Stance::Asserted),
            ("Hiccups may be caused by soda.", Stance::Asserted),
        ] {
            let reading = Reading::new(text, Vocabulary::shipped());
            let sentence = 0..reading.len();
            let cue = cue::cues(&reading, &sentence).remove(0);
            assert_eq!(stance(&reading, &sentence, &cue.at), expected, "{text}");
        }
    }
}
