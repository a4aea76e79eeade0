//! The words of the block that is being read, white space folded as they come, with where its links,
//! raised and bold stretches are. Positions count scalar values.

use super::super::fold::{is_invisible, is_stray_control};
use crate::model::{Link, Span};

/// The most anchors kept for one block; generated pages can have thousands.
const ANCHORS: usize = 64;

/// A block in the making.
#[derive(Debug, Default)]
pub(super) struct Line<'t> {
    pub(super) text: String,
    /// Scalar values in `text`.
    pub(super) chars: usize,
    pub(super) links: Vec<Link>,
    pub(super) raised: Vec<Span>,
    pub(super) anchors: Vec<String>,
    /// The cells so far, if it is a row of a table.
    pub(super) cells: Vec<Span>,
    /// Where the cell that is open begins.
    pub(super) cell: Place,
    /// Scalar values of the term that it opens with, if it is an entry of a `<dl>`.
    pub(super) term: usize,
    /// Where a `<br>` stood: the position after which the next line begins.
    pub(super) breaks: Vec<Break>,
    gap: Gap,
    has_plain: bool,
    has_bold: bool,
    /// The link that is open: where it begins and its address.
    link: Option<(Place, &'t str)>,
    /// Where the raised stretch that is open begins.
    raise: Option<Place>,
}

/// A place in a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// Bytes before it.
    pub(super) byte: usize,
    /// Scalar values before it.
    pub(super) chars: usize,
}

/// A `<br>` in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Break {
    pub(super) at: Place,
    /// Whether all letters before it, back to the break before, are bold.
    pub(super) bold: bool,
}

/// What stands between the last word and the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    /// A space, unless punctuation follows: where two elements meet that are not one word.
    Soft,
    /// White space of the page.
    Space,
}

impl<'t> Line<'t> {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether all letters so far are bold, and there are some.
    pub(super) fn is_bold(&self) -> bool {
        let before = self.breaks.iter().all(|b| b.bold);
        before && !self.has_plain && (self.has_bold || !self.breaks.is_empty())
    }

    /// Adds text of the page.
    pub(super) fn push(&mut self, text: &str, bold: bool) {
        if !text.is_ascii() {
            return self.push_unicode(text, bold);
        }
        // Nearly all text is ASCII, and this is the hottest loop after the parser's own: words with
        // one space between them are copied together.
        let bytes = text.as_bytes();
        let is_word = |at: usize| bytes.get(at).is_some_and(|byte| (b'!'..=b'~').contains(byte));
        let mut at = 0;
        while at < bytes.len() {
            if !is_word(at) {
                self.space();
                at += 1;
                continue;
            }
            let start = at;
            while is_word(at) || (bytes.get(at) == Some(&b' ') && is_word(at + 1)) {
                at += 1;
            }
            let words = &text[start..at];
            self.open_gap(words);
            self.text.push_str(words);
            self.chars += words.len();
            self.note_weight(bold, || words.bytes().any(|byte| byte.is_ascii_alphanumeric()));
        }
    }

    fn push_unicode(&mut self, text: &str, bold: bool) {
        for word in text.split_inclusive(char::is_whitespace) {
            let end = word.trim_end_matches(char::is_whitespace);
            let mut kept = end.chars().filter(|c| !is_invisible(*c) && !is_stray_control(*c)).peekable();
            if let Some(first) = kept.peek() {
                self.open_gap(first.encode_utf8(&mut [0; 4]));
                for c in kept {
                    self.text.push(c);
                    self.chars += 1;
                }
                self.note_weight(bold, || end.chars().any(char::is_alphanumeric));
            }
            if end.len() < word.len() {
                self.space();
            }
        }
    }

    /// Notes whether there are bold letters, or others.
    fn note_weight(&mut self, bold: bool, has_letters: impl Fn() -> bool) {
        let known = if bold { &mut self.has_bold } else { &mut self.has_plain };
        *known = *known || has_letters();
    }

    /// Puts the space that is due before `word`.
    fn open_gap(&mut self, word: &str) {
        let due = match self.gap {
            Gap::None => false,
            Gap::Soft => !word.starts_with([',', '.', ';', ':', '!', '?', ')', ']', '’', '\'']),
            Gap::Space => true,
        };
        if due && !self.text.is_empty() {
            self.text.push(' ');
            self.chars += 1;
        }
        self.gap = Gap::None;
    }

    /// Notes white space.
    pub(super) fn space(&mut self) {
        self.gap = Gap::Space;
    }

    /// Notes the border of an element that is no part of a word.
    pub(super) fn soft_space(&mut self) {
        self.gap = self.gap.max(Gap::Soft);
    }

    /// Notes that one inline element ended here and another begins: most often one word goes on,
    /// but not from a small letter or a closing mark to a capital, nor between two links.
    pub(super) fn meet(&mut self, next: &str, both_links: bool) {
        if self.gap != Gap::None {
            return;
        }
        let Some(last) = self.text.chars().next_back() else { return };
        let Some(first) = next.chars().next() else { return };
        let ends = last.is_lowercase() || last.is_numeric() || matches!(last, '.' | '!' | '?' | ')' | '”');
        if (both_links && first.is_alphanumeric()) || (ends && first.is_uppercase()) {
            self.space();
        }
    }

    /// Notes a `<br>`. Two with nothing between them are the end of a block, and it says so.
    pub(super) fn break_line(&mut self) -> bool {
        self.space();
        if self.text.is_empty() {
            return false;
        }
        if self.breaks.last().is_some_and(|b| b.at.byte == self.text.len()) {
            return true;
        }
        let bold = self.has_bold && !self.has_plain;
        self.breaks.push(Break { at: self.here(), bold });
        (self.has_bold, self.has_plain) = (false, false);
        false
    }

    /// The place after the last word.
    pub(super) fn here(&self) -> Place {
        Place { byte: self.text.len(), chars: self.chars }
    }

    /// The span from `start` to here, without the space that opens it; none if there are no words.
    pub(super) fn span_from(&self, start: Place) -> Option<Span> {
        let lead = usize::from(self.text.as_bytes().get(start.byte) == Some(&b' '));
        (start.chars + lead < self.chars).then(|| Span::new(start.chars + lead, self.chars))
    }

    /// Begins a link.
    pub(super) fn open_link(&mut self, href: &'t str) {
        self.link = Some((self.here(), href));
    }

    /// Ends the link that is open; the address, so that the link can go on in the next block.
    pub(super) fn close_link(&mut self) -> Option<&'t str> {
        let (start, href) = self.link.take()?;
        if let Some(span) = self.span_from(start) {
            self.links.push(Link { span, href: href.to_owned() });
        }
        Some(href)
    }

    /// Notes the id of an element here.
    pub(super) fn anchor(&mut self, id: &str) {
        let id = id.trim();
        if !id.is_empty() && self.anchors.len() < ANCHORS && !self.anchors.iter().any(|known| known == id) {
            self.anchors.push(id.to_owned());
        }
    }

    /// Begins a raised stretch.
    pub(super) fn open_raised(&mut self) {
        let here = self.here();
        self.raise.get_or_insert(here);
    }

    /// Ends the raised stretch.
    pub(super) fn close_raised(&mut self) {
        if let Some(span) = self.raise.take().and_then(|start| self.span_from(start)) {
            self.raised.push(span);
        }
    }

    /// Takes the words out; what is open goes on in the next block.
    pub(super) fn take(&mut self) -> Self {
        let link = self.close_link().map(|href| (Place::default(), href));
        let raise = self.raise.is_some().then_some(Place::default());
        self.close_raised();
        std::mem::replace(self, Self { link, raise, ..Self::default() })
    }

    /// Drops the words; ids stay, for the block that comes next.
    pub(super) fn clear(&mut self) {
        let anchors = std::mem::take(&mut self.anchors);
        *self = Self { anchors, ..Self::default() };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_white_space_and_drops_what_is_not_seen() {
        let mut line = Line::default();
        line.push("  Lack\u{a0}of\n ", false);
        line.push("sl\u{ad}eep\u{200b}", true);
        line.push(", ", false);
        assert_eq!(line.text, "Lack of sleep,");
        assert_eq!(line.chars, 14);
        assert!(!line.is_bold());
    }

    #[test]
    fn words_of_neighbours_stay_apart() {
        let mut line = Line::default();
        line.push("Updated", false);
        line.meet("January", false);
        line.push("January", false);
        line.meet("s", false);
        line.push("s", false);
        line.soft_space();
        line.push(". End", false);
        assert_eq!(line.text, "Updated Januarys. End");
    }

    #[test]
    fn links_cover_their_words_alone() {
        let mut line = Line::default();
        line.push("See ", false);
        line.open_link("#a");
        line.push(" the é list ", false);
        assert_eq!(line.close_link(), Some("#a"));
        line.push("now", false);
        assert_eq!(line.links[0].span.slice(&line.text), "the é list");
    }
}
