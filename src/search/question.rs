//! What a question asks for: the words that only make it a question, and those that say which kind
//! of section answers it.

use crate::model::SectionKind::{self, *};

/// Words that say nothing of the subject. They are left out of a query as long as others remain.
#[rustfmt::skip]
const EMPTY: [&str; 94] = [
    "a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "can",
    "could", "did", "do", "does", "doing", "for", "from", "get", "gets", "getting", "give", "had", "has", "have",
    "having", "he", "her", "hers", "his", "how", "i", "if", "im", "in", "into", "is", "isnt", "it", "its", "ive",
    "may", "me", "might", "mine", "must", "my", "of", "on", "or", "our", "please", "shall", "she", "should", "so",
    "some", "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
    "to", "was", "we", "were", "what", "whats", "when", "where", "which", "who", "whose", "will", "with", "would",
    "you", "your", "why", "many", "people", "done",
];

/// Words that a letter to somebody has, and a query has not; they are left out of long ones.
#[rustfmt::skip]
const CHATTER: [&str; 40] = [
    "advance", "advice", "anybody", "anyone", "anything", "appreciate", "appreciated", "best", "concerned", "curious",
    "dear", "find", "google", "greetings", "hello", "help", "hi", "hope", "info", "information", "internet", "just",
    "kind", "know", "let", "like", "looking", "madam", "need", "ok", "question", "regards", "sincerely", "sir", "thank",
    "thanks", "want", "wonder", "wondering", "worried",
];

/// Whether a word (folded) is of a letter, and says nothing of its subject.
pub(super) fn is_chatter(word: &str) -> bool {
    CHATTER.contains(&word)
}

/// Words that ask for a kind of section, by their stems; longer phrases first.
#[rustfmt::skip]
const ASKS: [(&[&str], SectionKind); 70] = [
    (&["when", "to", "see"], WhenToSeeDoctor), (&["see", "a", "doctor"], WhenToSeeDoctor),
    (&["when", "should", "i"], WhenToSeeDoctor), (&["seek", "medic"], WhenToSeeDoctor),
    (&["know", "if", "i", "have"], Symptoms), (&["can", "be", "done"], Treatment),
    (&["doctor", "check", "for"], Diagnosis), (&["check", "for"], Diagnosis), (&["peopl", "get"], Causes),
    (&["at", "risk"], RiskFactors),
    (&["risk", "factor"], RiskFactors), (&["who", "get"], RiskFactors), (&["more", "like"], RiskFactors),
    (&["suscept"], RiskFactors), (&["how", "mani"], Frequency), (&["how", "common"], Frequency),
    (&["how", "rare"], Frequency), (&["how", "often"], Frequency), (&["mani", "peopl"], Frequency),
    (&["preval"], Frequency), (&["incid"], Frequency), (&["frequenc"], Frequency), (&["statist"], Frequency),
    (&["life", "expect"], Outlook), (&["how", "long"], Outlook), (&["outlook"], Outlook), (&["prognosi"], Outlook),
    (&["surviv"], Outlook), (&["recov"], Outlook), (&["recoveri"], Outlook),
    (&["other", "name"], Names), (&["also", "call"], Names), (&["also", "known"], Names),
    (&["clinic", "trial"], Research), (&["research"], Research), (&["studi"], Research),
    (&["gene", "chang"], Genetics), (&["genet", "chang"], Genetics), (&["mutat"], Genetics), (&["gene"], Genetics),
    (&["genet"], Genetics), (&["chromosom"], Genetics),
    (&["inherit"], Inheritance), (&["hereditari"], Inheritance), (&["run", "famili"], Inheritance),
    (&["pass", "down"], Inheritance),
    (&["caus"], Causes), (&["trigger"], Causes), (&["reason"], Causes), (&["why"], Causes), (&["bring", "on"], Causes),
    (&["symptom"], Symptoms), (&["sign"], Symptoms), (&["feel", "like"], Symptoms),
    (&["treatment"], Treatment), (&["treat"], Treatment), (&["therapi"], Treatment), (&["remedi"], Treatment),
    (&["cure"], Treatment), (&["relief"], Treatment), (&["reliev"], Treatment), (&["get", "rid"], Treatment),
    (&["diagnos"], Diagnosis), (&["diagnosi"], Diagnosis), (&["test"], Diagnosis), (&["exam"], Diagnosis),
    (&["prevent"], Prevention), (&["avoid"], Prevention),
    (&["complic"], Complications), (&["consequ"], Complications),
];

/// Whether a word (folded) says nothing of the subject.
pub(super) fn is_empty(word: &str) -> bool {
    EMPTY.contains(&word)
}

/// The kinds of section that words (stems, in order) ask for, each with the words that do.
pub(super) fn asks(stems: &[&str]) -> Vec<(std::ops::Range<usize>, SectionKind)> {
    let mut found: Vec<(std::ops::Range<usize>, SectionKind)> = Vec::new();
    for (phrase, kind) in ASKS {
        for (start, window) in stems.windows(phrase.len()).enumerate() {
            let range = start..start + phrase.len();
            let is_free =
                |taken: &std::ops::Range<usize>| taken.end <= range.start || range.end <= taken.start;
            if window == phrase && found.iter().all(|(taken, _)| is_free(taken)) {
                found.push((range, kind));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::words;

    fn kinds(question: &str) -> Vec<SectionKind> {
        let words = words(question);
        let stems: Vec<&str> = words.iter().map(|word| word.stem.as_str()).collect();
        asks(&stems).into_iter().map(|(_, kind)| kind).collect()
    }

    #[test]
    fn questions_ask_for_kinds_of_sections() {
        assert_eq!(kinds("What causes muscle twitching?"), [Causes]);
        assert_eq!(kinds("Who gets restless legs"), [RiskFactors]);
        assert_eq!(kinds("how many people are affected by gout"), [Frequency]);
        assert_eq!(kinds("symptoms and treatments of gout"), [Symptoms, Treatment]);
        assert_eq!(kinds("Is gout inherited?"), [Inheritance]);
        assert_eq!(kinds("caffeine and gout"), []);
    }

    #[test]
    fn every_phrase_is_of_stems() {
        for word in ASKS.iter().flat_map(|(phrase, _)| *phrase) {
            let stems: Vec<String> = words(word).into_iter().map(|it| it.stem).collect();
            assert!(
                stems == [*word] || is_empty(word) || words(word)[0].stem.starts_with(&word[..2]),
                "{word}: {stems:?}"
            );
        }
    }
}
