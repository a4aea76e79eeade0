//! Pages that are text in some encoding: HTML, and plain text.

use std::borrow::Cow;

use super::{
    File, MAX_TEXT, Unreadable, doubt, encoding, fold, html, markdown, mojibake,
    reader::{Pages, Reader},
    shorten, sniff, text,
};
use crate::model::{Doubt, Format, Head, Page};

/// Reads HTML and plain text.
pub(super) struct Written;

impl Reader for Written {
    fn knows(&self, file: &File<'_>) -> bool {
        sniff::not_text(file.bytes).is_none()
    }

    fn format(&self, file: &File<'_>) -> Option<Format> {
        let (text, _) = encoding::decode(file.head(), &mut Vec::new());
        Some(kind(&text, file.name))
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let mut decoded = Decoded::of(file.bytes)?;
        let mut text = std::mem::take(&mut decoded.text).into_owned();
        cut(&mut text, MAX_TEXT, &mut decoded.doubts);
        let mut text = mojibake::repair(text, &mut decoded.doubts);
        let kind = kind(&text, file.name);
        if kind != Format::Html {
            cut_lines(&mut text, LINES, &mut decoded.doubts);
        }
        let page = match kind {
            Format::Html => html::read(&text, &mut decoded.doubts),
            Format::Markdown => markdown::read(&text, &mut decoded.doubts),
            _ => text::read(&text),
        };
        pages.whole(decoded.finish(page));
        Ok(())
    }
}

/// The most lines of a text: each is looked at by itself, and so costs far more than its bytes. A book has a tenth.
const LINES: usize = 300_000;

/// What a text is written in.
fn kind(text: &str, name: &str) -> Format {
    match sniff::format(text, name) {
        Format::Text if markdown::is_markdown(text, name) => Format::Markdown,
        format => format,
    }
}

/// A text out of its encoding.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text, where it lies in the file if that is UTF-8.
    pub(super) text: Cow<'a, str>,
    /// The WHATWG name of the encoding.
    pub(super) encoding: String,
    pub(super) doubts: Vec<Doubt>,
}

impl<'a> Decoded<'a> {
    /// Decodes bytes, whatever they are.
    ///
    /// # Errors
    /// When there is nothing to read in them.
    pub(super) fn of(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let mut doubts = Vec::new();
        let (text, encoding) = encoding::decode(bytes, &mut doubts);
        if text.chars().all(|c| c.is_whitespace() || c.is_control() || fold::is_invisible(c)) {
            return Err(Unreadable::Empty);
        }
        Ok(Self { text, encoding, doubts })
    }

    /// A page that was made of it.
    pub(super) fn finish(self, mut page: Page) -> Page {
        let mut doubts = self.doubts;
        shorten::shorten(&mut page, &mut doubts);
        Page { encoding: self.encoding, doubts, ..page }
    }
}

/// A page of a format that was written out as HTML, for there is one reader of headings, lists, tables and
/// links; with what the format says of it beside its text.
pub(super) fn from_html(format: Format, markup: &str, encoding: &str, head: Head) -> Page {
    let mut doubts = Vec::new();
    let page = html::read(markup, &mut doubts);
    let decoded = Decoded { text: Cow::default(), encoding: encoding.to_owned(), doubts };
    decoded.finish(Page { format, head, ..page })
}

/// Cuts `text` after `limit` bytes, at a character boundary.
fn cut(text: &mut String, limit: usize, doubts: &mut Vec<Doubt>) {
    if text.len() > limit {
        text.truncate(fold::floor(text, limit));
        doubts.push(doubt(format!("longer than {limit} bytes; the rest was left out"), "the end"));
    }
}

/// Cuts `text` after so many lines.
fn cut_lines(text: &mut String, limit: usize, doubts: &mut Vec<Doubt>) {
    if let Some(end) = memchr::memchr_iter(b'\n', text.as_bytes()).nth(limit - 1) {
        text.truncate(end);
        doubts.push(doubt(format!("more than {limit} lines; the rest was left out"), "the end"));
    }
}

#[cfg(test)]
mod tests {
    use super::LINES;
    use crate::read::read;

    #[test]
    fn lines_without_number_are_cut() {
        let page = read("- naps\n".repeat(LINES + 5).as_bytes(), "naps.txt").unwrap();
        assert_eq!((page.blocks.len(), page.doubts.len()), (LINES, 1));
        let page = read("- naps\n".repeat(5).as_bytes(), "naps.txt").unwrap();
        assert_eq!((page.blocks.len(), page.doubts.len()), (5, 0));
    }
}
