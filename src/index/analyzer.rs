//! Text to the terms it is found by: lower-case, accents folded, possessive 's off, then stemmed.
//! No word is left out: "who", "not" and "A" of "hepatitis A" are terms like any other.

use tantivy::tokenizer::{
    Language, RawTokenizer, Stemmer, TextAnalyzer, Token, TokenStream, Tokenizer, TokenizerManager,
};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Words by their stems.
pub(super) const ENGLISH: &str = "etio_english";
/// Words as they are spelt.
pub(super) const SURFACE: &str = "etio_surface";
/// The value as it is.
pub(super) const RAW: &str = "raw";

/// Longer words (addresses, data) are not found; in bytes.
const LONGEST_WORD: usize = 255;

/// The analyzers by their names.
pub(super) fn analyzers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(ENGLISH, english());
    manager.register(SURFACE, TextAnalyzer::from(Words));
    manager.register(RAW, TextAnalyzer::from(RawTokenizer::default()));
    manager
}

fn english() -> TextAnalyzer {
    TextAnalyzer::builder(Words).filter(Stemmer::new(Language::English)).build()
}

/// A word of a text as the index sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordAt {
    /// Folded: lower-case, no accents, no possessive.
    pub surface: String,
    /// Its stem, by which it is found.
    pub stem: String,
    /// Its first byte.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

/// The words of a text in order, exactly as the index finds them.
#[must_use]
pub fn words(text: &str) -> Vec<WordAt> {
    let mut stems = english();
    let mut stems = stems.token_stream(text);
    let mut words = Vec::new();
    let mut surfaces = WordStream::new(text);
    while surfaces.advance() && stems.advance() {
        let Token { offset_from, offset_to, ref text, .. } = surfaces.token;
        let (surface, stem) = (text.clone(), stems.token().text.clone());
        words.push(WordAt { surface, stem, start: offset_from, end: offset_to });
    }
    words
}

/// The words of a text in order as they are spelt, folded; cheaper than [`words`], which stems them.
pub(super) fn each_surface(text: &str, mut word: impl FnMut(&str)) {
    let mut surfaces = WordStream::new(text);
    while surfaces.advance() {
        word(&surfaces.token.text);
    }
}

/// Cuts a text into folded words.
#[derive(Clone)]
struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = WordStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordStream<'a> {
        WordStream::new(text)
    }
}

struct WordStream<'a> {
    text: &'a str,
    /// The next byte to look at.
    at: usize,
    token: Token,
}

impl<'a> WordStream<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, token: Token::default() }
    }

    /// Reads the word that starts at `self.at`; false where none does.
    fn read_word(&mut self) -> bool {
        self.token.text.clear();
        self.token.offset_from = self.at;
        let mut rest = self.text[self.at..].chars();
        let mut end = self.at;
        while let Some(c) = rest.next() {
            if is_word(c) {
                fold(c, &mut self.token.text);
            } else if is_apostrophe(c) && !self.token.text.is_empty() {
                let mut after = rest.clone();
                match after.next().filter(|next| is_word(*next)) {
                    None => break,
                    // "Parkinson's": the word ends before it.
                    Some('s' | 'S') if !after.next().is_some_and(is_word) => {
                        self.token.offset_to = end;
                        self.at = end + c.len_utf8() + 1;
                        return true;
                    }
                    // "don't", "l'hermitte": one word.
                    Some(_) => {}
                }
            } else {
                break;
            }
            end += c.len_utf8();
        }
        self.token.offset_to = end;
        self.at = end;
        !self.token.text.is_empty()
    }
}

impl TokenStream for WordStream<'_> {
    fn advance(&mut self) -> bool {
        while let Some(c) = self.text[self.at..].chars().next() {
            if !is_word(c) {
                self.at += c.len_utf8();
            } else if self.read_word() {
                self.token.position = self.token.position.wrapping_add(1);
                if self.token.text.len() <= LONGEST_WORD {
                    return true;
                }
            }
        }
        false
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// Whether it is part of a word. Raised digits are marks of notes, not of words.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    !matches!(c, '²' | '³' | '¹' | '⁰'..='⁹') && (c.is_alphanumeric() || is_combining_mark(c))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// Appends a character without its case and accents.
fn fold(c: char, word: &mut String) {
    if c.is_ascii() {
        word.push(c.to_ascii_lowercase());
        return;
    }
    for c in std::iter::once(c).nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'ø' => word.push('o'),
            'ß' => word.push_str("ss"),
            'ł' => word.push('l'),
            'α' => word.push_str("alpha"),
            'β' => word.push_str("beta"),
            'γ' => word.push_str("gamma"),
            'δ' => word.push_str("delta"),
            'ε' => word.push_str("epsilon"),
            'κ' => word.push_str("kappa"),
            'λ' => word.push_str("lambda"),
            'ω' => word.push_str("omega"),
            _ => word.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.stem).collect()
    }

    #[test]
    fn forms_of_a_word_meet() {
        assert_eq!(stems("Twitching TWITCHES twitch"), ["twitch", "twitch", "twitch"]);
        assert_eq!(stems("Parkinson’s Parkinson's Parkinson"), ["parkinson"; 3]);
        assert_eq!(stems("Ménière Meniere"), ["menier", "menier"]);
        assert_eq!(stems("CO₂ noted¹²"), ["co2", "note"]);
        assert_eq!(stems("TNF-α, TNFα"), ["tnf", "alpha", "tnfalpha"]);
        assert_eq!(stems("don't rock'n'roll 'quoted'"), ["dont", "rocknrol", "quot"]);
    }

    #[test]
    fn no_word_is_left_out() {
        assert_eq!(stems("not the hepatitis A").len(), 4);
    }

    #[test]
    fn words_know_their_place() {
        let text = "a naïve “patient’s” leg";
        let found: Vec<_> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, ["a", "naïve", "patient", "leg"]);
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC*") {
            for word in words(&text) {
                proptest::prop_assert!(!word.surface.is_empty());
                proptest::prop_assert!(word.start < word.end && text.is_char_boundary(word.end));
            }
        }
    }
}
