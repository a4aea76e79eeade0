//! Hyphens at the ends of lines: whether one belongs to the word or only parts it.

use std::collections::HashSet;

use super::words::Word;

/// Words that are joined to others by a hyphen, and stay so.
const JOINED: &[&str] = &[
    "well", "long", "short", "self", "high", "low", "half", "full", "part", "one", "two", "three", "four",
    "five", "six", "first", "second", "third", "so", "ill", "vitamin", "beta", "alpha", "non",
];

/// The words of a document.
#[derive(Debug, Default)]
pub(super) struct Vocabulary(HashSet<String>);

impl Vocabulary {
    /// The words of these pages, but for those that end in a hyphen.
    pub(super) fn of(pages: &[Vec<Word>]) -> Self {
        let words = pages.iter().flatten().map(|word| bare(&word.text)).filter(|word| !word.ends_with('-'));
        Self(words.collect())
    }

    /// Whether a hyphen between the end of one line and the start of the next only parts a word.
    pub(super) fn parts(&self, before: &str, after: &str) -> bool {
        let (before, after) = (bare(before), bare(after));
        let first = before.trim_end_matches(['-', '\u{ad}']);
        let has = |word: &str| self.0.contains(word);
        if has(&format!("{first}{after}")) {
            return true;
        }
        if has(&format!("{first}-{after}")) || first.contains('-') || JOINED.contains(&first) {
            return false;
        }
        !(has(first) && has(&after))
    }
}

/// A word in lower case, without the marks around it.
fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-' && c != '\u{ad}').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn the_document_knows_its_words() {
        let known = ["twitching", "short-lived", "muscle", "fibers"].map(ToOwned::to_owned);
        let vocabulary = Vocabulary(known.into_iter().collect());
        assert!(vocabulary.parts("(twit-", "ching,"));
        assert!(vocabulary.parts("potas-", "sium"));
        assert!(!vocabulary.parts("short-", "lived"));
        assert!(!vocabulary.parts("muscle-", "fibers"));
        assert!(!vocabulary.parts("back-and-", "forth"));
    }
}
