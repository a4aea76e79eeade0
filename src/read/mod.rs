//! Bytes to blocks: tells the encoding and the format, repairs mojibake, and makes the one list of
//! blocks that everything after works on. The only room that knows `scraper`.

mod encoding;
mod fold;
mod html;
mod mojibake;
mod shorten;
mod sniff;
#[cfg(test)]
mod tests;
mod text;

use std::fmt;

use crate::model::{Doubt, Format, Page};

/// The longest page that is read whole, in bytes of UTF-8; what is longer is cut there.
pub const MAX_TEXT: usize = 64 << 20;

/// Why bytes are not a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is not text; what it seems to be ("a PDF", "a PNG image", "binary data").
    NotText(&'static str),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing in it"),
            Self::NotText(what) => write!(f, "it is {what}, not HTML or plain text"),
        }
    }
}

/// Reads the bytes of a page. `name` is the file's name, a hint to the format no more.
///
/// # Errors
/// When the bytes are no page at all; an odd page is a page with doubts.
pub fn read(bytes: &[u8], name: &str) -> Result<Page, Unreadable> {
    if let Some(what) = sniff::not_text(bytes) {
        return Err(Unreadable::NotText(what));
    }
    let mut doubts = Vec::new();
    let (mut text, encoding) = encoding::decode(bytes, &mut doubts);
    cut(&mut text, MAX_TEXT, &mut doubts);
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || fold::is_invisible(c)) {
        return Err(Unreadable::Empty);
    }
    let text = mojibake::repair(text, &mut doubts);
    let mut page = match sniff::format(&text, name) {
        Format::Html => html::read(&text, &mut doubts),
        Format::Text => text::read(&text),
    };
    shorten::shorten(&mut page, &mut doubts);
    page.encoding = encoding;
    page.doubts = doubts;
    Ok(page)
}

/// Cuts `text` after `limit` bytes, at a character boundary.
fn cut(text: &mut String, limit: usize, doubts: &mut Vec<Doubt>) {
    if text.len() > limit {
        text.truncate(fold::floor(text, limit));
        doubts.push(doubt(format!("longer than {limit} bytes; the rest was left out"), "the end"));
    }
}

/// A doubt about a page.
fn doubt(what: impl Into<String>, at: impl Into<String>) -> Doubt {
    Doubt { what: what.into(), at: at.into() }
}
