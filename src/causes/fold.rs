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
    pub(super) words: Vec<Word>,
}

/// Where a folded word stands, and where it came from.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its bytes in the folded text.
    pub(super) folded: Range<usize>,
    /// Its bytes in the original.
    pub(super) raw: Range<usize>,
    /// Whether it was written in capitals.
    pub(super) capitals: bool,
}

impl Folded {
    /// The bytes of the original text that `folded` covers, if it covers whole words, and whether each
    /// of them was written in capitals.
    pub(super) fn original(&self, folded: Range<usize>) -> Option<(Range<usize>, bool)> {
        let first = self.words.binary_search_by_key(&folded.start, |word| word.folded.start).ok()?;
        let after = self.words.partition_point(|word| word.folded.start < folded.end);
        let words = &self.words[first..after];
        let last = words.last()?;
        let capitals = words.iter().all(|word| word.capitals);
        (last.folded.end == folded.end).then(|| (words[0].raw.start..last.raw.end, capitals))
    }

    /// Where the first word at or after this byte of the folded text begins, later than `at`.
    pub(super) fn next_word(&self, at: usize) -> usize {
        let next = self.words.partition_point(|word| word.folded.start <= at);
        self.words.get(next).map_or(self.text.len(), |word| word.folded.start)
    }
}

/// Folds a text.
pub(super) fn fold(raw: &str) -> Folded {
    let mut words = Vec::with_capacity(raw.len() / 6);
    let text = fold_words(raw, |word| words.push(word));
    Folded { text, words }
}

/// Folds a text and keeps the words alone.
pub(super) fn fold_text(raw: &str) -> String {
    fold_words(raw, |_| {})
}

/// Folds a text; `note` hears of every word.
fn fold_words(raw: &str, mut note: impl FnMut(Word)) -> String {
    let mut text = String::with_capacity(raw.len() + 1);
    let mut at = 0;
    let bytes = raw.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        let c = if byte.is_ascii() { char::from(byte) } else { raw[at..].chars().next().unwrap_or(' ') };
        let after = at + c.len_utf8();
        let is_word = c.is_alphanumeric();
        let end = if is_word { word_end(raw, at) } else { after };
        let barrier = !is_word && c != '&' && !is_joint(c) && !text.ends_with(BARRIER);
        if is_word || c == '&' || barrier {
            if !text.is_empty() {
                text.push(' ');
            }
            let from = text.len();
            let capitals = match c {
                _ if is_word => push_word(&mut text, &raw[at..end]),
                '&' => {
                    text.push_str("and");
                    false
                }
                _ => {
                    text.push(BARRIER);
                    false
                }
            };
            note(Word { folded: from..text.len(), raw: at..end, capitals });
        }
        at = end;
    }
    text
}

/// Adds a word in comparable form; tells whether it was in capitals.
fn push_word(text: &mut String, raw: &str) -> bool {
    let word = strip_possessive(raw);
    let letters = word.strip_suffix('s').filter(|rest| is_capitals(rest)).unwrap_or(word);
    let capitals = is_capitals(letters);
    let from = text.len();
    if letters.is_ascii() {
        text.push_str(letters);
        text[from..].make_ascii_lowercase();
    } else {
        letters.chars().for_each(|c| push_plain(text, c));
    }
    if text[from..].contains('\'') {
        let plain: String = text[from..].chars().filter(|&c| !is_apostrophe(c)).collect();
        text.replace_range(from.., &plain);
    }
    if !capitals {
        singular(text, from);
    }
    capitals
}

/// Where the word that begins at `start` ends: letters with apostrophes among them, or digits.
fn word_end(raw: &str, start: usize) -> usize {
    let digits = raw[start..].starts_with(|c: char| c.is_numeric());
    let plain =
        raw.as_bytes()[start..].iter().take_while(|byte| byte.is_ascii_alphabetic() && !digits).count();
    let next = raw.as_bytes().get(start + plain);
    if plain > 0 && next.is_none_or(|&byte| byte.is_ascii() && byte != b'\'' && byte != b'`') {
        return start + plain;
    }
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
    fn words_map_back() {
        let raw = "A “Lou  Gehrig’s” disease";
        let folded = fold(raw);
        let words: Vec<_> = folded
            .words
            .iter()
            .map(|word| (&folded.text[word.folded.clone()], &raw[word.raw.clone()]))
            .collect();
        assert_eq!(
            words,
            [
                ("a", "A"),
                (",", "“"),
                ("lou", "Lou"),
                ("gehrig", "Gehrig’s"),
                (",", "”"),
                ("diseas", "disease")
            ]
        );
    }
}
