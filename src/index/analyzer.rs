//! Text to the terms it is found by: lower-case, accents folded, possessive 's off, then stemmed.
//! No word is left out: "who", "not" and "A" of "hepatitis A" are terms like any other.

use std::{cell::RefCell, hash::Hasher};

use rustc_hash::FxHasher;
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
    manager.register(ENGLISH, TextAnalyzer::from(Stems::default()));
    manager.register(SURFACE, TextAnalyzer::from(Words));
    manager.register(RAW, TextAnalyzer::from(RawTokenizer::default()));
    manager
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

thread_local! {
    /// Of this thread; a search stems much the same words for every passage that it shows.
    static STEMS: RefCell<Stems> = RefCell::default();
}

/// The words of a text in order, exactly as the index finds them.
#[must_use]
pub fn words(text: &str) -> Vec<WordAt> {
    STEMS.with_borrow_mut(|stems| {
        let (mut words, mut surfaces) = (Vec::new(), WordStream::new(text));
        while surfaces.advance() {
            let Token { offset_from, offset_to, ref text, .. } = surfaces.token;
            let (surface, mut stem) = (text.clone(), text.clone());
            stems.stem(&mut stem);
            words.push(WordAt { surface, stem, start: offset_from, end: offset_to });
        }
        words
    })
}

/// The words of a text in order as they are spelt, folded; cheaper than [`words`], which stems them.
pub(super) fn each_surface(text: &str, mut word: impl FnMut(&str)) {
    let mut surfaces = WordStream::new(text);
    while surfaces.advance() {
        word(&surfaces.token.text);
    }
}

/// Words that [`Stems`] remembers at a time; a page repeats most of its own.
const REMEMBERED: usize = 2048;

/// Cuts a text into stems, and remembers those of late: to look one up costs a fifth of making it.
#[derive(Clone)]
struct Stems {
    stemmer: TextAnalyzer,
    /// Words with their stems, each at the place that its hash gives it; what stood there is forgotten.
    /// Empty until the first text.
    known: Vec<(String, String)>,
}

impl Default for Stems {
    fn default() -> Self {
        let stemmer = TextAnalyzer::builder(RawTokenizer::default()).filter(Stemmer::new(Language::English));
        Self { stemmer: stemmer.build(), known: Vec::new() }
    }
}

impl Stems {
    /// Makes a word its stem.
    fn stem(&mut self, word: &mut String) {
        self.known.resize_with(REMEMBERED, Default::default);
        let mut hasher = FxHasher::default();
        hasher.write(word.as_bytes());
        let (known, stem) = &mut self.known[hasher.finish() as usize % REMEMBERED];
        if known != word {
            known.clone_from(word);
            let mut stemmed = self.stemmer.token_stream(word);
            stemmed.advance();
            stem.clone_from(&stemmed.token().text);
        }
        word.clone_from(stem);
    }
}

impl Tokenizer for Stems {
    type TokenStream<'a> = StemStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> StemStream<'a> {
        StemStream { words: WordStream::new(text), stems: self }
    }
}

struct StemStream<'a> {
    words: WordStream<'a>,
    stems: &'a mut Stems,
}

impl TokenStream for StemStream<'_> {
    fn advance(&mut self) -> bool {
        let found = self.words.advance();
        if found {
            self.stems.stem(&mut self.words.token.text);
        }
        found
    }

    fn token(&self) -> &Token {
        self.words.token()
    }

    fn token_mut(&mut self) -> &mut Token {
        self.words.token_mut()
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
        let mut end = self.at + plain(&self.text.as_bytes()[self.at..], u8::is_ascii_alphanumeric);
        self.token.text.clear();
        self.token.text.push_str(&self.text[self.at..end]);
        self.token.text.make_ascii_lowercase();
        self.token.offset_from = self.at;
        let mut rest = self.text[end..].chars();
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
            if c.is_ascii() && !is_word(c) {
                self.at +=
                    plain(&self.text.as_bytes()[self.at..], |b| b.is_ascii() && !b.is_ascii_alphanumeric());
            } else if !is_word(c) {
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

/// How many bytes from the start are such.
fn plain(bytes: &[u8], is_such: impl Fn(&u8) -> bool) -> usize {
    bytes.iter().position(|b| !is_such(b)).unwrap_or(bytes.len())
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

    /// A stem that is remembered is the one that would be made.
    #[test]
    fn remembered_stems_are_the_same() {
        let text = "cramps cramped cramps TWITCHING naïve twitching can't ".repeat(3);
        let (mut remembering, mut found) = (TextAnalyzer::from(Stems::default()), Vec::new());
        for _ in 0..2 {
            remembering.token_stream(&text).process(&mut |token| found.push(token.clone()));
        }
        let mut made = Vec::new();
        let english = || TextAnalyzer::builder(Words).filter(Stemmer::new(Language::English)).build();
        for _ in 0..2 {
            english().token_stream(&text).process(&mut |token| made.push(token.clone()));
        }
        assert_eq!(found, made);
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
