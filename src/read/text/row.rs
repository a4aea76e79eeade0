//! The lines of a text that have something on them.

use crate::model::Span;

/// A line without the white space around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row<'t> {
    pub(super) text: &'t str,
    /// Scalar values in `text`.
    pub(super) chars: usize,
    /// Where `text` begins in the page, in scalar values.
    pub(super) start: usize,
    /// The column where `text` begins; a tab goes to the next multiple of four.
    pub(super) indent: usize,
    /// Blank lines before it.
    pub(super) gap: u8,
}

impl Row<'_> {
    /// Where it stands in the page.
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.chars)
    }

    /// Whether it is a line drawn with characters, and no words.
    pub(super) fn is_rule(&self) -> bool {
        let mut chars = self.text.chars().filter(|c| *c != ' ');
        let Some(first) = chars.next() else { return false };
        "-=_*~#+—–─━".contains(first) && self.chars > 2 && chars.all(|c| c == first)
    }

    /// The level of the heading that this row underlines.
    pub(super) fn underline(&self) -> Option<u8> {
        let all = |mark: u8| self.chars > 2 && self.text.bytes().all(|byte| byte == mark);
        if all(b'=') { Some(1) } else { all(b'-').then_some(2) }
    }
}

/// The rows of `text`.
pub(super) fn rows(text: &str) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    let (mut start, mut gap) = (0, 0u8);
    for line in text.split('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            gap = gap.saturating_add(1);
            start += line.chars().count() + 1;
            continue;
        }
        let lead = &line[..line.len() - line.trim_start().len()];
        let indent =
            lead.chars().fold(0, |column, c| if c == '\t' { column / 4 * 4 + 4 } else { column + 1 });
        let lead_chars = lead.chars().count();
        let chars = trimmed.chars().count();
        rows.push(Row { text: trimmed, chars, start: start + lead_chars, indent, gap });
        start += lead_chars + chars + line.trim_start()[trimmed.len()..].chars().count() + 1;
        gap = 0;
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_know_their_place() {
        let text = "Naïve  \n\n\n  \tRest\n====";
        let rows = rows(text);
        assert_eq!((rows[1].text, rows[1].gap, rows[1].indent), ("Rest", 2, 4));
        assert_eq!(rows[1].span().slice(text), "Rest");
        assert_eq!(rows[2].underline(), Some(1));
        assert!(rows[2].is_rule() && !rows[0].is_rule());
    }
}
