//! The form in which names are compared: lower-case, without accents, hyphens as spaces, possessives
//! and plurals taken off. The map back to the original text is kept by word.

use std::ops::Range;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What stands for any punctuation between words; no name matches across it unless it has one there.
const BARRIER: char = ',';

/// A text in comparable form.
#[derive(Debug, Default)]
pub(super) struct Folded {
    /// The words, a space between two.
    pub(super) text: String,
    words: Vec<Word>,
}

/// Where a folded word stands, and where it came from.
#[derive(Debug)]
struct Word {
    folded: usize,
    raw: Range<usize>,
    capitals: bool,
}

impl Folded {
    /// The bytes of the original text that `folded` covers, if it covers whole words, and whether each
    /// of them was written in capitals.
    pub(super) fn original(&self, folded: Range<usize>) -> Option<(Range<usize>, bool)> {
        let first = self.words.binary_search_by_key(&folded.start, |word| word.folded).ok()?;
        let after = self.words.partition_point(|word| word.folded < folded.end);
        let next = self.words.get(after).map_or(self.text.len() + 1, |word| word.folded);
        let words = &self.words[first..after];
        let capitals = words.iter().all(|word| word.capitals);
        (next == folded.end + 1).then(|| (words[0].raw.start..words[words.len() - 1].raw.end, capitals))
    }

    /// Where the first word at or after this byte of the folded text begins, later than `at`.
    pub(super) fn next_word(&self, at: usize) -> usize {
        let next = self.words.partition_point(|word| word.folded <= at);
        self.words.get(next).map_or(self.text.len(), |word| word.folded)
    }
}

/// Folds a text.
pub(super) fn fold(raw: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(raw.len()), words: Vec::new() };
    let mut chars = raw.char_indices().peekable();
    while let Some(&(start, c)) = chars.peek() {
        if c.is_alphanumeric() {
            let end = word_end(raw, start);
            folded.push_word(raw, start..end);
            while chars.next_if(|&(at, _)| at < end).is_some() {}
            continue;
        }
        chars.next();
        if c == '&' {
            folded.open(start..start + 1, false);
            folded.text.push_str("and");
        } else if !is_joint(c) && !folded.text.ends_with(BARRIER) {
            folded.open(start..start + c.len_utf8(), false);
            folded.text.push(BARRIER);
        }
    }
    folded
}

/// Folds a text and keeps the words alone.
pub(super) fn fold_text(raw: &str) -> String {
    fold(raw).text
}

impl Folded {
    fn open(&mut self, raw: Range<usize>, capitals: bool) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.words.push(Word { folded: self.text.len(), raw, capitals });
    }

    fn push_word(&mut self, raw: &str, range: Range<usize>) {
        let word = strip_possessive(&raw[range.clone()]);
        let letters = word.strip_suffix('s').filter(|rest| is_capitals(rest)).unwrap_or(word);
        let capitals = is_capitals(letters);
        self.open(range, capitals);
        let from = self.text.len();
        if letters.is_ascii() {
            self.text.extend(letters.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            letters.chars().for_each(|c| push_plain(&mut self.text, c));
        }
        if !capitals {
            singular(&mut self.text, from);
        }
    }
}

/// Where the word that begins at `start` ends: letters with apostrophes among them, or digits.
fn word_end(raw: &str, start: usize) -> usize {
    let digits = raw[start..].starts_with(|c: char| c.is_numeric());
    let mut chars = raw[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = c.is_alphanumeric() && c.is_numeric() == digits
            || is_apostrophe(c) && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !goes_on {
            return start + at;
        }
    }
    raw.len()
}

/// Whether this is the mark in "Parkinson's", in any of its shapes.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`')
}

/// Whether this joins words of one name, or parts words without a break in sense.
fn is_joint(c: char) -> bool {
    c.is_whitespace()
        || is_apostrophe(c)
        || matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{ad}')
}

fn is_capitals(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

fn strip_possessive(word: &str) -> &str {
    word.strip_suffix(['s', 'S']).and_then(|rest| rest.strip_suffix(is_apostrophe)).unwrap_or(word)
}

/// Adds a character without its accents and in lower case.
fn push_plain(text: &mut String, c: char) {
    match c {
        'œ' | 'Œ' => text.push_str("oe"),
        'æ' | 'Æ' => text.push_str("ae"),
        'ø' | 'Ø' => text.push('o'),
        'ß' => text.push_str("ss"),
        c if is_apostrophe(c) => {}
        c => text.extend(c.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase)),
    }
}

/// Takes the plural off the word that begins at `from`. The result need not be a word, only the same
/// for both numbers: "headache" and "headaches" both become "headach".
fn singular(text: &mut String, from: usize) {
    let len = text.len() - from;
    let ends = |text: &String, end: &str| text[from..].ends_with(end);
    if len > 4 && ends(text, "ies") {
        text.truncate(text.len() - 3);
        text.push('y');
    } else if len > 3 && ends(text, "s") && !["ss", "us", "is"].iter().any(|end| ends(text, end)) {
        text.pop();
    }
    if text.len() - from > 4 && ["che", "she", "xe", "se", "ze"].iter().any(|end| ends(text, end)) {
        text.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_text};

    #[test]
    fn the_same_name_folds_alike() {
        for (a, b) in [
            ("Parkinson’s disease", "parkinsons diseases"),
            ("Guillain-Barré syndrome", "guillain barre syndrome"),
            ("twitches", "Twitch"),
            ("headaches", "headache"),
            ("deficiencies", "Deficiency"),
            ("vitamin B-12", "vitamin B12"),
            ("viruses", "virus"),
            ("trauma & stress", "trauma and stress"),
        ] {
            assert_eq!(fold_text(a), fold_text(b), "{a} / {b}");
        }
        assert_ne!(fold_text("stress, anxiety"), fold_text("stress anxiety"));
    }

    #[test]
    fn whole_words_map_back() {
        let raw = "A “Lou  Gehrig’s” disease";
        let folded = fold(raw);
        let at = folded.text.find("lou").unwrap();
        let (range, _) = folded.original(at..at + "lou gehrig".len()).unwrap();
        assert_eq!(&raw[range], "Lou  Gehrig’s");
        assert!(folded.original(at..at + "lou gehr".len()).is_none());
    }
}
