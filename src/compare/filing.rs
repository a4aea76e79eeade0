//! Under what a page files a cause: what its heading says beyond "causes of the topic". "Less common
//! causes of twitching" and "Rare causes" are filings; "Causes" and "Possible causes" are none.

use std::collections::BTreeSet;

use crate::{causes::Vocabulary, index::words, model::Named};

/// Stems of words that file nothing: those of asking and hedging, and those of cause itself.
const EMPTY: &[&str] = &[
    "a", "about", "all", "an", "and", "any", "are", "as", "associ", "at", "be", "behind", "by", "can",
    "cause", "caus", "could", "do", "doe", "each", "factor", "for", "from", "get", "happen", "have", "how",
    "in", "includ", "into", "is", "it", "lead", "like", "link", "mai", "main", "make", "mani", "may",
    "might", "more", "most", "of", "on", "or", "other", "potenti", "possibl", "reason", "relat", "respons",
    "result", "some", "such", "that", "the", "their", "there", "these", "thi", "this", "those", "to",
    "trigger", "underli", "variou", "what", "when", "which", "why", "with", "you", "your",
];

/// Words of grades, each with the grade.
const GRADES: &[(&str, &str)] = &[
    ("common", "common"),
    ("frequent", "common"),
    ("usual", "common"),
    ("uncommon", "less common"),
    ("infrequent", "less common"),
    ("rare", "rare"),
    ("rarer", "rare"),
    ("serious", "serious"),
    ("severe", "serious"),
    ("dangerous", "serious"),
    ("threatening", "serious"),
    ("fatal", "serious"),
    ("benign", "benign"),
    ("harmless", "benign"),
];

/// What parts one heading from others: grades, and stems of the words that carry meaning.
pub(super) struct Filings<'a> {
    vocabulary: &'a Vocabulary,
    topic: BTreeSet<String>,
}

impl<'a> Filings<'a> {
    /// For headings about the causes of this topic; its own words file nothing.
    pub(super) fn about(topic: &Named, vocabulary: &'a Vocabulary) -> Self {
        let others = vocabulary.concept(&topic.id).into_iter().flat_map(|concept| &concept.names);
        let names = std::iter::once(&topic.name).chain(others);
        let topic = names.flat_map(|name| words(name)).map(|word| word.stem).collect();
        Self { vocabulary, topic }
    }

    /// What a heading files under; empty where it is no filing.
    pub(super) fn of(&self, heading: &str) -> BTreeSet<String> {
        let mut filed = BTreeSet::new();
        let (mut is_of_causes, mut is_graded, mut less) = (false, false, false);
        for word in words(heading) {
            is_of_causes |= word.surface.starts_with("caus");
            if let Some((_, grade)) = GRADES.iter().find(|(name, _)| *name == word.surface) {
                is_graded = true;
                filed.insert(if less && *grade == "common" { "less common" } else { grade }.to_owned());
            } else if !(EMPTY.contains(&word.stem.as_str())
                || EMPTY.contains(&word.surface.as_str())
                || self.topic.contains(&word.stem)
                || matches!(word.surface.as_str(), "less" | "life"))
            {
                filed.insert(word.stem);
            }
            less = word.surface == "less";
        }
        let is_filing = is_graded || is_of_causes || !self.vocabulary.scan(heading).is_empty();
        if is_filing { filed } else { BTreeSet::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filed(heading: &str) -> Vec<String> {
        let topic = Named { id: "muscle-twitching".into(), name: "Muscle twitching".into() };
        Filings::about(&topic, Vocabulary::shipped()).of(heading).into_iter().collect()
    }

    #[test]
    fn grades_and_kinds_file_and_causes_do_not() {
        assert_eq!(filed("Less common causes of twitching muscles"), ["less common"]);
        assert_eq!(filed("More serious causes"), filed("Life-threatening causes of a muscle twitch"));
        assert!(filed("Possible causes of muscle twitching").is_empty());
        assert!(filed("What the studies say").is_empty());
        assert!(!filed("Nerve conditions that can cause twitching").is_empty());
    }
}
