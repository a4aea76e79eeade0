//! Lines that are put together: the cells of a row, and a term with its definition.

use super::line::Line;
use crate::model::Span;

impl Line<'_> {
    /// Begins a cell of a table's row.
    pub(super) fn open_cell(&mut self) {
        if !self.cells.is_empty() {
            self.push_mark(if self.text.is_empty() { "|" } else { " |" });
        }
        self.cell = self.here();
    }

    /// Ends the cell; `covers` columns, of which the rest count as empty cells.
    pub(super) fn close_cell(&mut self, covers: usize) {
        let span = self.span_from(self.cell).unwrap_or_else(|| self.no_words());
        self.cells.push(span);
        self.skip_cells(covers.saturating_sub(1));
    }

    /// Adds empty cells, for columns that a cell of this row or of one above reaches into.
    pub(super) fn skip_cells(&mut self, count: usize) {
        self.cells.extend(std::iter::repeat_n(self.no_words(), count));
    }

    /// Ends a row: takes the empty cells off its end; the spans of all of its cells.
    pub(super) fn close_row(&mut self) -> Vec<Span> {
        while self.text.ends_with(" |") && self.cells.iter().any(|cell| cell.start as usize >= self.chars) {
            self.text.truncate(self.text.len() - 2);
            self.chars -= 2;
        }
        let clamp = |at: u32| (at as usize).min(self.chars);
        let cells = std::mem::take(&mut self.cells);
        cells.into_iter().map(|cell| Span::new(clamp(cell.start), clamp(cell.end))).collect()
    }

    /// Parts two items of a list in a cell.
    pub(super) fn part_items(&mut self) {
        if self.chars > self.cell.chars && !self.text.ends_with(['.', ',', ';', ':', '!', '?', '|']) {
            self.push_mark(";");
        }
        self.space();
    }

    /// Puts a mark that parts two cells, or a term and its definition.
    pub(super) fn push_mark(&mut self, mark: &str) {
        self.text.push_str(mark);
        self.chars += mark.chars().count();
        self.space();
    }

    /// Ends the term of an entry.
    pub(super) fn close_term(&mut self) {
        self.term = self.chars;
    }

    /// Whether a term stands here and its definition has not begun.
    pub(super) fn is_only_term(&self) -> bool {
        self.term > 0 && self.chars <= self.term + 1
    }

    /// Parts a term from its definition.
    pub(super) fn open_definition(&mut self) {
        if !self.text.ends_with(|c: char| c.is_ascii_punctuation() && !matches!(c, ')' | '"' | '\'' | '%')) {
            self.push_mark(":");
        }
        self.space();
    }

    /// The empty span at the end.
    fn no_words(&self) -> Span {
        Span::new(self.chars, self.chars)
    }
}
