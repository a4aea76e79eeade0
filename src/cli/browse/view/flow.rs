//! Text of several styles, wrapped to a width: by words, and inside a word that is wider than a line.

use ratatui::{
    style::Style,
    text::{Line, Span},
};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// Lines of a text as it is put down.
#[derive(Debug)]
pub(super) struct Flow {
    width: usize,
    pub(super) lines: Vec<Line<'static>>,
}

/// A word, in pieces of one style each.
type Word = Vec<(String, Style)>;

impl Flow {
    pub(super) fn new(width: usize) -> Self {
        Self { width: width.max(4), lines: Vec::new() }
    }

    /// A paragraph of one style. All text must be clean.
    pub(super) fn put(&mut self, indent: usize, text: &str, style: Style) {
        self.hang(indent, "", &[(text, style)]);
    }

    /// A paragraph after a mark; its further lines stand under its first word.
    pub(super) fn hang(&mut self, indent: usize, mark: &str, pieces: &[(&str, Style)]) {
        let under = (indent + mark.width()).min(self.width - 2);
        let mut line = Line::raw(format!("{}{mark}", " ".repeat(indent)));
        let mut used = under;
        for word in words(pieces) {
            let width: usize = word.iter().map(|(text, _)| text.width()).sum();
            if used > under && used + 1 + width > self.width {
                self.lines.push(std::mem::replace(&mut line, Line::raw(" ".repeat(under))));
                used = under;
            } else if used > under {
                line.push_span(Span::raw(" "));
                used += 1;
            }
            for (text, style) in word {
                used = self.append(&mut line, used, under, &text, style);
            }
        }
        self.lines.push(line);
    }

    /// Puts a piece of a word down, in several lines where one is too short.
    fn append(
        &mut self,
        line: &mut Line<'static>,
        used: usize,
        under: usize,
        text: &str,
        style: Style,
    ) -> usize {
        let mut used = used;
        let mut piece = String::new();
        for letter in text.chars() {
            let width = letter.width().unwrap_or(0);
            if used + width > self.width && used > under {
                line.push_span(Span::styled(std::mem::take(&mut piece), style));
                self.lines.push(std::mem::replace(line, Line::raw(" ".repeat(under))));
                used = under;
            }
            piece.push(letter);
            used += width;
        }
        line.push_span(Span::styled(piece, style));
        used
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.lines.push(Line::default());
    }
}

fn words(pieces: &[(&str, Style)]) -> Vec<Word> {
    let mut words: Vec<Word> = vec![Word::new()];
    for (text, style) in pieces {
        for (at, part) in text.split(' ').enumerate() {
            if at > 0 {
                words.push(Word::new());
            }
            if let Some(word) = words.last_mut().filter(|_| !part.is_empty()) {
                word.push((part.to_owned(), *style));
            }
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(width: usize, mark: &str, pieces: &[(&str, Style)]) -> Vec<String> {
        let mut flow = Flow::new(width);
        flow.hang(1, mark, pieces);
        flow.lines.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_stay_whole_across_styles() {
        let bold = Style::new().bold();
        let pieces = [("a tired ", Style::new()), ("calf", bold), ("-like thing", Style::new())];
        assert_eq!(wrapped(12, "> ", &pieces), [" > a tired", "   calf-like", "   thing"]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_broken() {
        assert_eq!(wrapped(8, "", &[("手足抽筋了", Style::new())]), [" 手足抽", " 筋了"]);
        let lines = wrapped(10, "", &[("see https://n.example/cramps", Style::new())]);
        assert!(lines.iter().all(|line| line.width() <= 10), "{lines:?}");
        assert_eq!(lines.concat().replace(' ', ""), "seehttps://n.example/cramps");
    }
}
