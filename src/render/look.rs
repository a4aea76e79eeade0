//! How answers look on a terminal: its width, its colours, and lines that are wrapped to it.

use textwrap::{Options, WordSeparator, WordSplitter};

use super::{clean, theme::Theme, words::words};
use crate::model::Span;

/// How answers look to a person. Colour never says anything that words do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether the terminal takes colour.
    pub colour: bool,
    /// The colours.
    pub theme: Theme,
    /// Whether matches stand between asterisks, for a screen without colour.
    pub asterisks: bool,
    /// Whether words that are too long for a line are broken, for a screen.
    pub breaks: bool,
    /// Whether titles lead to the saved page, for a terminal that has links.
    pub links: bool,
}

impl Default for Look {
    /// Eighty columns, nothing but text.
    fn default() -> Self {
        Self { width: 80, colour: false, theme: Theme::DARK, asterisks: false, breaks: false, links: false }
    }
}

/// What a piece of text is, and so how it is coloured.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tint {
    /// A heading of the answer: a cause.
    Heading,
    /// Who says it.
    Source,
    /// A word that was searched for.
    Match,
    /// What is there if one looks for it: ids, paths.
    Faint,
    /// What should not be overlooked.
    Warning,
}

impl Look {
    /// The text in this tint, where there is colour. It must be clean already.
    pub(super) fn tint(self, tint: Tint, text: &str) -> String {
        if !self.colour {
            return text.to_owned();
        }
        let theme = self.theme;
        let paint = match tint {
            Tint::Heading => theme.heading,
            Tint::Source => theme.source,
            Tint::Match => theme.matched,
            Tint::Faint => theme.faint,
            Tint::Warning => theme.warning,
        };
        paint.on(text)
    }

    /// A page's text, cleaned, with its matches marked: by colour, or on a screen that has none by
    /// asterisks. Elsewhere it is the page's text and nothing else.
    pub(super) fn marked(self, text: &str, matches: &[Span]) -> String {
        let text = clean(text);
        if !(self.colour || self.asterisks) || matches.is_empty() {
            return text.into_owned();
        }
        let mut out = String::new();
        let mut done = 0;
        for span in matches {
            let bytes = span.bytes(&text);
            if bytes.start < done || bytes.is_empty() {
                continue;
            }
            out.push_str(&text[done..bytes.start]);
            out.push_str(&self.mark(&text[bytes.clone()]));
            done = bytes.end;
        }
        out.push_str(&text[done..]);
        out
    }

    /// A match. A mark of colour is one word's, so that a line may end between two.
    fn mark(self, words: &str) -> String {
        if !self.colour {
            return format!("*{words}*");
        }
        let words: Vec<String> = words.split(' ').map(|word| self.tint(Tint::Match, word)).collect();
        words.join(" ")
    }
}

/// Lines of an answer as they are written.
#[derive(Debug)]
pub(super) struct Lines {
    look: Look,
    out: String,
}

impl Lines {
    pub(super) fn new(look: Look) -> Self {
        Self { look, out: String::new() }
    }

    /// A paragraph, wrapped, all of it `indent` columns in. It must be clean already.
    pub(super) fn put(&mut self, indent: usize, text: &str) {
        self.hang(indent, "", text);
    }

    /// A paragraph after a mark ("• "); its further lines stand under its first word.
    pub(super) fn hang(&mut self, indent: usize, mark: &str, text: &str) {
        let first = format!("{}{mark}", " ".repeat(indent));
        let rest = " ".repeat(textwrap::core::display_width(&first));
        let options = Options::new(self.look.width.max(indent + 20))
            .initial_indent(&first)
            .subsequent_indent(&rest)
            .word_separator(WordSeparator::Custom(words))
            .word_splitter(WordSplitter::NoHyphenation)
            .break_words(self.look.breaks);
        for line in textwrap::wrap(text, options) {
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    /// A line as it is, its width seen to already. It must be clean.
    pub(super) fn raw(&mut self, line: &str) {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
    }

    /// An empty line, unless nothing or an empty line stands above.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// Pages, and their files where these are fewer: "3 pages in 2 files".
pub(super) fn in_files(pages: usize, files: usize) -> String {
    let counted = count(pages, "page", "pages");
    if pages == files { counted } else { format!("{counted} in {}", count(files, "file", "files")) }
}

/// A number and its noun: "1 page", "2 pages", "no pages".
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}

/// The beginning of a text, cut between words, with a sign where something is cut.
pub(super) fn excerpt(text: &str, letters: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(letters) else { return text.to_owned() };
    let kept = &text[..end];
    let kept = kept.rfind(' ').map_or(kept, |space| &kept[..space]);
    format!("{}…", kept.trim_end_matches([',', ' ', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Look =
        Look { width: 30, colour: true, theme: Theme::DARK, asterisks: true, breaks: true, links: false };

    #[test]
    fn matches_are_marked_on_a_screen_only() {
        let spans = [Span::new(4, 9)];
        assert_eq!(
            SCREEN.marked("the calf twitches", &spans),
            "the \u{1b}[1;33mcalf\u{1b}[0m  twitches".replace("  ", " ")
        );
        let without = Look { colour: false, ..SCREEN };
        assert_eq!(without.marked("the calf twitches", &spans), "the *calf *twitches");
        assert_eq!(Look::default().marked("the calf twitches", &spans), "the calf twitches");
    }

    #[test]
    fn lines_are_wrapped_and_hang_under_their_first_word() {
        let mut lines = Lines::new(Look { width: 24, ..Look::default() });
        lines.hang(2, "• ", "Too much coffee late in the evening");
        assert_eq!(lines.finish(), "  • Too much coffee late\n    in the evening\n");
    }

    #[test]
    fn colour_takes_no_columns() {
        let text = "some words of a line that wraps";
        let plain = textwrap::wrap(text, 12).len();
        let spans = [Span::new(0, 10)];
        assert_eq!(textwrap::wrap(&SCREEN.marked(text, &spans), 12).len(), plain);
    }
}
