//! Which names of somebody else's terminology are fit to be found in text: not those that are too short
//! or that are everyday words, which would be found everywhere.

use std::{collections::HashSet, sync::OnceLock};

use super::{compiled::is_abbreviation, fold_text};

/// Letters that a name has at most; longer ones are definitions, or formulas.
const LONGEST: usize = 100;

/// Words that are no name of a cause or topic whatever a terminology says.
#[rustfmt::skip]
const EVERYDAY: &[&str] = &[
    "a", "able", "about", "absent", "acute", "adult", "after", "age", "all", "an", "and", "any", "are",
    "as", "asymmetric", "at", "bad", "be", "because", "before", "best", "better", "big", "bilateral",
    "body", "boy", "but", "by", "can", "cat", "cause", "chance", "child", "children", "chronic", "class",
    "common", "complication", "condition", "congenital", "day", "dead", "death", "diagnosis", "diagnostic",
    "diffuse", "disability", "disease", "disorder", "distal", "do", "doctor", "does", "early", "effect",
    "episode", "episodic", "family", "fast", "father", "female", "few", "finding", "first", "fit", "focal",
    "for", "frequent", "from", "gene", "general", "generalized", "girl", "go", "good", "great", "group",
    "has", "have", "he", "health", "help", "her", "high", "his", "home", "hospital", "how", "i", "if",
    "illness", "impact", "in", "infant", "is", "it", "large", "last", "late", "left", "less", "level",
    "life", "light", "like", "list", "little", "localized", "long", "loss", "lot", "low", "make", "male",
    "man", "may", "me", "mean", "medical", "men", "mild", "moderate", "month", "more", "most", "mother",
    "much", "multiple", "my", "name", "near", "need", "never", "new", "night", "no", "none", "normal",
    "not", "nurse", "of", "often", "old", "on", "one", "onset", "or", "other", "our", "out", "part",
    "patient", "people", "person", "phenotype", "place", "positive", "present", "problem", "progressive",
    "proximal", "rare", "reason", "recurrent", "remedy", "result", "right", "risk", "run", "same", "see",
    "severe", "severity", "she", "short", "sick", "side", "sign", "simple", "slow", "small", "some",
    "source", "stage", "start", "subacute", "sudden", "symmetric", "symptom", "syndrome", "take", "target",
    "test", "that", "the", "their", "them", "therapy", "there", "these", "they", "thing", "this", "time",
    "to", "transient", "treatment", "trigger", "two", "type", "unilateral", "unknown", "up", "us", "use",
    "variable", "very", "was", "water", "way", "we", "week", "well", "what", "when", "where", "which",
    "white", "who", "why", "will", "with", "without", "woman", "women", "word", "work", "year", "you",
    "young", "your",
];

/// Whether a folded name (see [`fold_text`]) is an everyday word.
pub(super) fn is_everyday(folded: &str) -> bool {
    static FOLDED: OnceLock<HashSet<String>> = OnceLock::new();
    // A word in capitals keeps its ending when it is folded.
    let forms = || EVERYDAY.iter().flat_map(|word| [fold_text(word), (*word).to_owned()]).collect();
    FOLDED.get_or_init(forms).contains(folded)
}

/// Why a name of an import is left out; none where it is kept. `folded` is its comparable form.
pub(super) fn unfit(name: &str, folded: &str) -> Option<&'static str> {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let count = name.chars().count();
    if letters < 3 || count < 4 && !is_abbreviation(name) {
        Some("names too short to be told from other words")
    } else if is_everyday(folded) {
        Some("names that are everyday words")
    } else if count > LONGEST {
        Some("names longer than 100 letters")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_everyday_names_are_unfit() {
        let is_fit = |name: &str| unfit(name, &fold_text(name)).is_none();
        for name in ["AS", "the", "The", "Tic", "Disease", "diseases", "CAUSE", "5-HT", &"x".repeat(101)] {
            assert!(!is_fit(name), "{name}");
        }
        for name in ["ALS", "Gout", "Muscle cramp", "Wilson disease"] {
            assert!(is_fit(name), "{name}");
        }
    }
}
