//! Rows of tables: the cells of a column headed "Cause", or the first cell of a table among causes.

use super::{finder::Finder, grade::Grade, phrase::Place, prose, reading::Tokens};
use crate::model::{Frequency, Passage};

/// Beginnings of column headings over causes.
const CAUSE_COLUMNS: &[&str] =
    &["cause", "possible cause", "trigger", "reason", "condition", "common cause", "potential cause"];

/// Beginnings of column headings over how common a cause is.
const FREQUENCY_COLUMNS: &[&str] = &["how common", "frequency", "likelihood"];

/// Reads a row; `listed` when its table stands among causes.
pub(super) fn read(finder: &mut Finder<'_, '_>, passage: &Passage, listed: bool) {
    let cells = cells(finder);
    let column = |names: &[&str]| {
        passage.columns.iter().position(|column| {
            let column = column.trim().to_lowercase();
            names.iter().any(|name| column.starts_with(name))
        })
    };
    let causes =
        column(CAUSE_COLUMNS).filter(|&at| listed || passage.columns[at].to_lowercase().contains("cause"));
    let Some(at) = causes.or_else(|| (listed && passage.columns.is_empty()).then_some(0)) else {
        return prose::read(finder, &(0..finder.reading.len()));
    };
    let Some(cell) = cells.get(at) else { return };
    let mut how = finder.plain();
    let said =
        column(FREQUENCY_COLUMNS).and_then(|at| cells.get(at)).and_then(|cell| frequency(finder, cell));
    how.grade = Grade { frequency: said, severity: None }.or(how.grade);
    finder.state_phrase(cell, Place::Item, &how);
}

/// The cells of a row, whose text parts them by " | ".
fn cells(finder: &Finder<'_, '_>) -> Vec<Tokens> {
    let reading = finder.reading;
    let mut cells = Vec::new();
    let mut start = 0;
    for at in 0..reading.len() {
        if reading.word(at) == "|" {
            cells.push(start..at);
            start = at + 1;
        }
    }
    cells.push(start..reading.len());
    cells
}

fn frequency(finder: &Finder<'_, '_>, cell: &Tokens) -> Option<Frequency> {
    super::grade::of_words(finder.reading, &(cell.start..cell.end.min(cell.start + 2))).frequency
}
