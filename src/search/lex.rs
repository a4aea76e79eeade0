//! A query's characters to its words, phrases, fields and operators.

use super::{
    field,
    parse::PROSE,
    query::{Form, Phrase, Query, Word},
};
use crate::{
    error::{Error, Result},
    index::words,
};

/// A piece of a query and where it starts, in scalar values.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) at: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Open,
    Close,
    Or,
    And,
    Not,
    Item(Query),
}

/// Cuts a query into its pieces. What holds no letter or digit and is no operator (a question mark,
/// a dash between spaces) is no piece.
pub(super) fn lex(query: &str) -> Result<Vec<Piece>> {
    let mut lexer = Lexer { query, chars: query.chars().collect(), at: 0, pieces: Vec::new() };
    while let Some(c) = lexer.peek() {
        lexer.read_piece(c)?;
    }
    Ok(lexer.pieces)
}

/// An error that points at a place in the query.
pub(super) fn wrong(query: &str, at: usize, what: impl Into<String>) -> Error {
    Error::Query { query: query.to_owned(), what: what.into(), at }
}

struct Lexer<'a> {
    query: &'a str,
    chars: Vec<char>,
    at: usize,
    pieces: Vec<Piece>,
}

impl Lexer<'_> {
    fn read_piece(&mut self, c: char) -> Result<()> {
        let at = self.at;
        match c {
            _ if c.is_whitespace() => self.at += 1,
            '(' => self.push_mark(Kind::Open),
            ')' => self.push_mark(Kind::Close),
            _ if is_quote(c) => {
                let phrase = self.read_phrase()?;
                self.push(Kind::Item(Query::Phrase(phrase)), at);
            }
            '-' if self.starts_term(at + 1) => self.push_mark(Kind::Not),
            '+' if self.starts_term(at + 1) => {
                self.at += 1;
                // A phrase and what stands in parentheses must be there without it.
                if self.peek().is_some_and(char::is_alphanumeric) {
                    self.read_required(at)?;
                }
            }
            _ => self.read_word()?,
        }
        Ok(())
    }

    /// A phrase between quotes, and how near its words must be.
    fn read_phrase(&mut self) -> Result<Phrase> {
        let open = self.at;
        let text = self.read_quoted()?;
        if words(&text).is_empty() {
            return Err(wrong(self.query, open, "there is no word between these quotes"));
        }
        let mut slop = 0;
        if self.peek() == Some('~') {
            let digits: String =
                self.chars[self.at + 1..].iter().take_while(|c| c.is_ascii_digit()).collect();
            slop = digits.parse().map_err(|_| {
                wrong(self.query, self.at, "say how many words may stand between, as in \"a b\"~5")
            })?;
            self.at += 1 + digits.len();
        }
        Ok(Phrase { text, slop })
    }

    /// What stands between quotes, folded to single spaces.
    fn read_quoted(&mut self) -> Result<String> {
        let open = self.at;
        let rest = &self.chars[open + 1..];
        let Some(length) = rest.iter().position(|c| is_quote(*c)) else {
            return Err(wrong(
                self.query,
                open,
                "this quote is not closed: add another \" where the phrase ends",
            ));
        };
        let text: String = rest[..length].iter().collect();
        self.at = open + length + 2;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// `+word`: a word that must be there, which is a phrase of one.
    fn read_required(&mut self, at: usize) -> Result<()> {
        let before = self.pieces.len();
        self.read_word()?;
        if let Some(Piece { kind: Kind::Item(item), at: place }) = self.pieces.get_mut(before) {
            *place = at;
            if let Query::Word(Word { text, form: Form::Plain }) = item {
                *item = Query::Phrase(Phrase { text: std::mem::take(text), slop: 0 });
            }
        }
        Ok(())
    }

    fn read_word(&mut self) -> Result<()> {
        let at = self.at;
        let end = self.word_end();
        let text: String = self.chars[at..end].iter().collect();
        if let Some((name, value)) = text.split_once(':')
            && let Some(rest) = self.read_field(name, value, at, end)?
        {
            self.push(Kind::Item(Query::Field(rest)), at);
            return Ok(());
        }
        self.at = end;
        match text.as_str() {
            "OR" | "|" | "||" => self.push(Kind::Or, at),
            "AND" | "&&" => self.push(Kind::And, at),
            "NOT" => self.push(Kind::Not, at),
            _ => {
                if let Some(word) = self.word(text, at)? {
                    self.push(Kind::Item(Query::Word(word)), at);
                }
            }
        }
        Ok(())
    }

    /// A word with its suffix; none where it holds no letter or digit.
    fn word(&self, text: String, at: usize) -> Result<Option<Word>> {
        let bare = text.trim_end_matches(['?', '!', '.', ',', ';', ':']);
        let (stem, form) = match bare.strip_suffix(['*', '~']) {
            Some(stem) if bare.ends_with('*') => (stem, Form::Prefix),
            Some(stem) => (stem, Form::Near),
            None => (bare, Form::Plain),
        };
        let found = words(stem);
        let place = |mark| at + text.chars().position(|c| c == mark).unwrap_or_default();
        // "HLA-B*57" is a name.
        let cuts = |c: char| stem.split(c).skip(1).any(|rest| rest.starts_with(char::is_alphabetic));
        if (stem.ends_with('*') || cuts('*')) && !found.is_empty() || form == Form::Prefix && found.is_empty()
        {
            return Err(wrong(self.query, place('*'), "* stands at the end of a word, as in twitch*"));
        }
        let is_weighted = |(word, weight): (&str, &str)| {
            word.contains(char::is_alphabetic) && weight.starts_with(|c: char| c.is_ascii_digit())
        };
        if stem.split_once('^').is_some_and(is_weighted) {
            return Err(wrong(self.query, place('^'), "words cannot be given weights; leave this out"));
        }
        if form != Form::Plain && found.len() > 1 {
            let mark = if form == Form::Prefix { '*' } else { '~' };
            let what =
                format!("{mark} follows one word, without marks inside; put a space before the last part");
            return Err(wrong(self.query, at + stem.chars().count(), what));
        }
        // "OR," is no operator, and must not print as one.
        let is_operator = matches!(stem, "OR" | "AND" | "NOT");
        let text = if is_operator { stem.to_lowercase() } else { stem.to_owned() };
        Ok((!found.is_empty()).then_some(Word { text, form }))
    }

    /// A field and its value; none where this is a word with a colon in it ("10:30").
    fn read_field(&mut self, name: &str, value: &str, at: usize, end: usize) -> Result<Option<field::Field>> {
        let quoted = value.is_empty() && self.chars.get(end).copied().is_some_and(is_quote);
        if value.is_empty() && !quoted {
            return Ok(None);
        }
        if !field::is_known(name) {
            return match field::meant(name, value, self.is_sentence()) {
                Some(what) => Err(wrong(self.query, at, what)),
                None => Ok(None),
            };
        }
        self.at = end;
        let value = if quoted { self.read_quoted()? } else { value.to_owned() };
        let value_at = at + name.chars().count() + 1;
        field::read(name, &value).map(Some).map_err(|what| wrong(self.query, value_at, what))
    }

    /// Where the word that starts here ends: at a space, a quote, or a parenthesis that is not closed
    /// within it ("twitch(es)" is one word).
    fn word_end(&self) -> usize {
        let mut end = self.at;
        while let Some(c) = self.chars.get(end).copied() {
            if c.is_whitespace() || c == ')' || is_quote(c) && end > self.at {
                break;
            }
            if c == '(' {
                let rest = &self.chars[end..];
                let close = rest.iter().position(|c| *c == ')');
                let space = rest.iter().position(|c| c.is_whitespace()).unwrap_or(rest.len());
                match close.filter(|close| *close < space) {
                    Some(close) => end += close,
                    None => break,
                }
            }
            end += 1;
        }
        end.max(self.at + 1)
    }

    /// Whether the query has as many words as a sentence. Marks alone are none: they are not printed back.
    fn is_sentence(&self) -> bool {
        self.query.split_whitespace().filter(|word| !words(word).is_empty()).count() >= PROSE
    }

    /// Whether what is here can be excluded or required.
    fn starts_term(&self, at: usize) -> bool {
        self.chars.get(at).is_some_and(|c| c.is_alphanumeric() || is_quote(*c) || *c == '(')
    }

    fn push_mark(&mut self, kind: Kind) {
        let at = self.at;
        self.at += 1;
        self.push(kind, at);
    }

    fn push(&mut self, kind: Kind, at: usize) {
        self.pieces.push(Piece { kind, at });
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}
