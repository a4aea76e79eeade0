//! A text taken apart for judging: its words and punctuation, its sentences, and the names of concepts
//! in it. Places are token numbers; bytes come back only when a mention is written.

use std::{cell::OnceCell, ops::Range};

use super::{
    fold::is_apostrophe,
    lexicon::classes,
    vocabulary::{Concept, Vocabulary},
};

/// A stretch of tokens.
pub(super) type Tokens = Range<usize>;

/// A text, its tokens, and the concepts that it names.
pub(super) struct Reading<'t> {
    pub(super) raw: &'t str,
    /// The text with ASCII letters in lower case: the same bytes at the same places.
    pub(super) low: String,
    tokens: Vec<Range<usize>>,
    /// The classes of each token's word.
    classes: Vec<u8>,
    /// Where it speaks of the page's topic, once that was asked.
    pub(super) topics: OnceCell<Vec<Tokens>>,
    vocabulary: &'t Vocabulary,
    /// What [`Self::names`] found, once it was asked.
    names: OnceCell<Vec<NameAt<'t>>>,
}

/// The name of a concept in a reading.
#[derive(Clone)]
pub(super) struct NameAt<'t> {
    pub(super) at: Tokens,
    pub(super) concept: &'t Concept,
}

impl<'t> Reading<'t> {
    pub(super) fn new(raw: &'t str, vocabulary: &'t Vocabulary) -> Self {
        let tokens = tokenize(raw);
        let low = raw.to_ascii_lowercase();
        let classes = tokens.iter().map(|token| classes(&low[token.clone()])).collect();
        Self { raw, low, tokens, classes, topics: OnceCell::new(), vocabulary, names: OnceCell::new() }
    }

    /// Names of concepts, in order, not overlapping.
    pub(super) fn names(&self) -> &[NameAt<'t>] {
        self.names.get_or_init(|| {
            let found = self.vocabulary.scan(self.raw).into_iter();
            let whole = found.filter_map(|found| {
                let at = self.covering(found.start..found.end);
                let whole = self.bytes(&at) == (found.start..found.end);
                whole.then_some(NameAt { at, concept: found.concept })
            });
            whole.collect()
        })
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token in lower case (ASCII).
    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |range| &self.low[range.clone()])
    }

    /// The tokens' text as printed.
    pub(super) fn raw_of(&self, at: &Tokens) -> &'t str {
        &self.raw[self.bytes(at)]
    }

    pub(super) fn bytes(&self, at: &Tokens) -> Range<usize> {
        match (self.tokens.get(at.start), self.tokens.get(at.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if at.start < at.end => first.start..last.end,
            (Some(first), _) => first.start..first.start,
            _ => self.raw.len()..self.raw.len(),
        }
    }

    /// The tokens that lie in these bytes, whole or in part.
    pub(super) fn covering(&self, bytes: Range<usize>) -> Tokens {
        let start = self.tokens.partition_point(|token| token.end <= bytes.start);
        let end = self.tokens.partition_point(|token| token.start < bytes.end);
        start..end.max(start)
    }

    /// Whether the token's word is of one of these classes.
    pub(super) fn is(&self, at: usize, class: u8) -> bool {
        self.classes.get(at).is_some_and(|classes| classes & class != 0)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_alphanumeric)
    }

    /// How many of these tokens are words.
    pub(super) fn words_in(&self, at: &Tokens) -> usize {
        at.clone().filter(|&i| self.is_word(i)).count()
    }

    /// Whether the tokens at `at` are these words.
    pub(super) fn starts(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(n, word)| self.word(at + n) == *word)
    }

    /// The concept names inside of a stretch.
    pub(super) fn names_in(&self, at: &Tokens) -> &[NameAt<'t>] {
        let names = self.names();
        let from = names.partition_point(|name| name.at.start < at.start);
        let to = names.partition_point(|name| name.at.end <= at.end);
        names.get(from..to).unwrap_or_default()
    }

    /// Where the name that covers this token ends, if one of several words does.
    pub(super) fn name_over(&self, at: usize) -> Option<&NameAt<'t>> {
        let names = self.names();
        let next = names.partition_point(|name| name.at.end <= at);
        names.get(next).filter(|name| name.at.start <= at)
    }

    /// The sentences, closing marks included. One that does not end is cut, for what is asked of a sentence costs
    /// the square of its length.
    pub(super) fn sentences(&self) -> Vec<Tokens> {
        let (mut sentences, mut start) = (Vec::new(), 0);
        for at in 0..self.len() {
            if self.ends_sentence(at) || at + 1 - start >= LONGEST {
                sentences.push(start..at + 1);
                start = at + 1;
            }
        }
        if start < self.len() {
            sentences.push(start..self.len());
        }
        for sentence in &mut sentences {
            sentence.start = self.after_markers(sentence);
        }
        sentences
    }

    /// Where a sentence begins that has the markers of the one before it at its start: "\[3\] In the elderly".
    fn after_markers(&self, sentence: &Tokens) -> usize {
        let mut at = sentence.start;
        while self.word(at) == "[" {
            let inside = |i: &usize| self.word(*i) == "," || self.word(*i).starts_with(char::is_numeric);
            let close = (at + 1..sentence.end).find(|i| !inside(i)).unwrap_or(sentence.end);
            if self.word(close) != "]" || close + 1 >= sentence.end {
                break;
            }
            at = close + 1;
        }
        at
    }

    fn ends_sentence(&self, at: usize) -> bool {
        match self.word(at) {
            "?" | "!" => true,
            "." => {
                let before = if at == 0 { "" } else { self.word(at - 1) };
                let next = self.raw_of(&(at + 1..at + 2));
                !ABBREVIATIONS.contains(&before) && !next.starts_with(char::is_lowercase)
            }
            _ => false,
        }
    }
}

/// The most words and marks of a sentence; no sentence of an article comes near it.
const LONGEST: usize = 300;

/// Words whose full stop ends no sentence.
const ABBREVIATIONS: &[&str] = &["e.g", "i.e", "dr", "mr", "mrs", "ms", "vs", "st", "no", "fig", "approx"];

/// Words (letters and digits, with apostrophes, hyphens and points inside) and single other marks.
fn tokenize(raw: &str) -> Vec<Range<usize>> {
    let mut tokens: Vec<Range<usize>> = Vec::new();
    let mut chars = raw.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut end = start + c.len_utf8();
        if c.is_alphanumeric() {
            while let Some(&(at, c)) = chars.peek() {
                let next = raw[at + c.len_utf8()..].chars().next().unwrap_or(' ');
                if !(c.is_alphanumeric() || joins(c, next)) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
        }
        match marker_after(&raw[start..end]) {
            Some(digits) => tokens.extend([start..end - digits, end - digits..end]),
            None => tokens.push(start..end),
        }
    }
    tokens
}

/// How many digits at a word's end are the marker of a reference that lost its brackets:
/// "sarcoidosis12", but not "B12" or "interleukin-6".
fn marker_after(word: &str) -> Option<usize> {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = word.len() - letters.len();
    let long = letters.len() > 5 && letters.bytes().skip(1).all(|byte| byte.is_ascii_lowercase());
    (long && (1..=3).contains(&digits)).then_some(digits)
}

/// Whether `c` belongs to a word that goes on with `next`. A full stop before a capital does not: in
/// flattened pages the space after a sentence is often lost.
fn joins(c: char, next: char) -> bool {
    match c {
        '.' => next.is_lowercase() || next.is_numeric(),
        '-' | '\u{2010}' | '\u{2011}' | '\u{2013}' => next.is_alphanumeric(),
        c => is_apostrophe(c) && next.is_alphanumeric(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Reading, Vocabulary};

    #[test]
    fn tells_sentences_and_words() {
        let vocabulary = Vocabulary::shipped();
        let reading = Reading::new("Drugs, e.g. diuretics. Low-dose B12 (0.5 mg)? Yes", vocabulary);
        let texts: Vec<_> = reading.sentences().iter().map(|s| reading.raw_of(s)).collect();
        assert_eq!(texts, ["Drugs, e.g. diuretics.", "Low-dose B12 (0.5 mg)?", "Yes"]);
        assert_eq!(reading.covering(7..9), 2..3);
    }
}
