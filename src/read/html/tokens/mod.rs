//! Takes a page apart into tags, text and comments as the HTML standard does (section 13.2.5), and hands
//! them to html5ever's tree builder. html5ever's own tokenizer, which is fed piece by piece and goes letter
//! by letter, took most of the time of reading; here the whole page lies before us, what nobody reads is
//! passed over, and text and values are shared with the page instead of copied.

mod char_ref;
mod markup;
mod raw;
mod start;
#[cfg(test)]
mod tests;

use std::ops::Range;

use html5ever::{
    LocalName, ParseOpts, Parser, parse_document,
    tendril::{StrTendril, TendrilSink},
    tokenizer::{
        CharacterTokens, CommentToken, TagKind, TagToken, Token, TokenSink, TokenSinkResult, states::RawKind,
    },
    tree_builder::TreeSink,
};

use super::json_ld;
use char_ref::decoded;
use start::ReadTag;
pub(super) use start::is_read;

/// The line that all tokens are said to stand in: html5ever asks for it, and nobody reads it.
const LINE: u64 = 1;

/// A page on its way from text to tree.
pub(super) struct Tokens<'t, S: TreeSink> {
    text: &'t str,
    /// The same text, of which the tree's texts and values are slices.
    whole: StrTendril,
    /// Where the next token begins, in bytes.
    at: usize,
    /// html5ever's parser. Its own tokenizer sees nothing but the odd declaration, whole.
    parser: Parser<S>,
}

impl<'t, S: TreeSink> Tokens<'t, S> {
    /// `text` has no NUL and no carriage return: see `prepared` in parse.rs.
    pub(super) fn new(text: &'t str, sink: S) -> Self {
        let parser = parse_document(sink, ParseOpts::default());
        Self { text, whole: StrTendril::from(text), at: 0, parser }
    }

    /// Where the next token begins, in bytes.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What the tree is built in.
    pub(super) fn sink(&self) -> &S {
        &self.parser.tokenizer.sink.sink
    }

    /// The tree of what has been read.
    pub(super) fn finish(self) -> S::Output {
        self.parser.finish()
    }

    /// Takes the next token, or a few that belong together; whether there was one.
    pub(super) fn step(&mut self) -> bool {
        let rest = &self.text.as_bytes()[self.at..];
        let plain = memchr::memchr2(b'<', b'&', rest).unwrap_or(rest.len());
        self.send_text(self.at..self.at + plain);
        match rest.get(plain) {
            Some(b'&') => self.char_ref(),
            Some(_) => self.markup(),
            None => return plain > 0,
        }
        true
    }

    /// An ampersand in text.
    fn char_ref(&mut self) {
        let after = self.at + 1;
        match char_ref::read(&self.text[after..], false) {
            Some((letters, length)) => {
                self.send(CharacterTokens(StrTendril::from(letters.as_str())));
                self.at = after + length;
            }
            None => self.send_text(self.at..after),
        }
    }

    /// Whatever begins with "<" in text.
    fn markup(&mut self) {
        let (start, bytes) = (self.at, self.text.as_bytes());
        match (bytes.get(start + 1), bytes.get(start + 2)) {
            (Some(letter), _) if letter.is_ascii_alphabetic() => self.tag(TagKind::StartTag, start + 1),
            (Some(b'/'), Some(letter)) if letter.is_ascii_alphabetic() => {
                self.tag(TagKind::EndTag, start + 2);
            }
            (Some(b'/'), Some(b'>')) => self.at = start + 3,
            (Some(b'/'), Some(_)) => self.bogus_comment(start + 2),
            (Some(b'!'), _) => self.declaration(start + 2),
            (Some(b'?'), _) => self.bogus_comment(start + 1),
            (Some(b'/'), None) => self.send_text(start..start + 2),
            _ => self.send_text(start..start + 1),
        }
    }

    /// The tag whose name begins at `name`. A page that ends within it ends before it.
    fn tag(&mut self, kind: TagKind, name: usize) {
        let Some(ReadTag { tag, end }) = start::read(self.text, &self.whole, kind, name) else {
            self.at = self.text.len();
            return;
        };
        self.at = end;
        let name = tag.name.clone();
        let holds_data =
            tag.attrs.iter().any(|attr| &*attr.name.local == "type" && json_ld::is_type(&attr.value));
        match self.parser.tokenizer.sink.process_token(TagToken(tag), LINE) {
            TokenSinkResult::RawData(kind) => self.raw(kind, &name, holds_data),
            TokenSinkResult::Plaintext => self.send_text(self.at..self.text.len()),
            _ => {}
        }
    }

    /// What stands in an element in which no tags are: a title, a script, a style sheet ...
    fn raw(&mut self, kind: RawKind, name: &LocalName, holds_data: bool) {
        let rest = &self.text[self.at..];
        let length =
            if kind == RawKind::ScriptData { raw::script(rest) } else { raw::upto_end_tag(rest, name) };
        let content = self.at..self.at + length;
        // Nothing in a script or a style sheet is text of the page, unless it is data about it.
        let is_read = holds_data || !matches!(&**name, "script" | "style");
        if is_read && kind == RawKind::Rcdata && self.text[content.clone()].contains('&') {
            let letters = decoded(&self.text[content.clone()], false);
            self.send(CharacterTokens(StrTendril::from(letters.as_str())));
        } else if is_read {
            self.send_text(content.clone());
        }
        self.at = content.end;
    }

    fn comment(&mut self, content: Range<usize>, end: usize) {
        self.send(CommentToken(self.slice(content)));
        self.at = end.min(self.text.len());
    }

    fn send_text(&mut self, text: Range<usize>) {
        self.at = text.end;
        if !text.is_empty() {
            self.send(CharacterTokens(self.slice(text)));
        }
    }

    fn send(&self, token: Token) {
        // Only tags are answered with more than that all is well.
        let _ = self.parser.tokenizer.sink.process_token(token, LINE);
    }

    fn slice(&self, range: Range<usize>) -> StrTendril {
        slice(&self.whole, range)
    }
}

/// A part of the page's text, shared with it.
fn slice(whole: &StrTendril, range: Range<usize>) -> StrTendril {
    let at = |byte: usize| u32::try_from(byte).expect("a page is cut long before four gigabytes");
    whole.subtendril(at(range.start), at(range.len()))
}
