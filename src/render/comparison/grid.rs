//! The table of cause by source, for terminals that are wide enough: sources go by number, and what
//! a cell says is wrapped in its column.

use unicode_width::UnicodeWidthStr as _;

use super::{Sheet, sign};
use crate::{
    compare::{Comparison, Row},
    render::{
        clean,
        look::{Look, Tint},
    },
};

/// The narrowest column in which labels can be read.
const NARROWEST: usize = 9;

/// The widest column that labels need.
const WIDEST: usize = 16;

/// Columns between two columns.
const GUTTER: usize = 1;

/// The least and the most that the names of causes take.
const NAMES: (usize, usize) = (18, 36);

/// What the signs of labels mean.
const SIGNS: [&str; 10] = [
    "● common",
    "◐ less common",
    "○ rare",
    "! serious",
    "· named without a grade",
    "~ indirect, or makes it worse",
    "? uncertain",
    "✗ denied",
    "(2) independent sources",
    "empty: the source does not name it",
];

/// The widths of a table.
pub(super) struct Grid {
    names: usize,
    cells: usize,
}

impl Grid {
    /// The widths that fit; none where a terminal is too narrow for so many sources.
    pub(super) fn fit(look: Look, comparison: &Comparison) -> Option<Self> {
        let columns = comparison.sources.len();
        let longest = comparison.causes.iter().map(|row| counted(row).width() + 2 * row.depth);
        let wanted = longest.max().unwrap_or(0).clamp(NAMES.0, NAMES.1);
        let room = |names: usize| (look.width.checked_sub(names)? / columns).checked_sub(GUTTER);
        let cells = room(wanted).filter(|cells| *cells >= NARROWEST).or_else(|| room(NAMES.0))?;
        let cells = cells.min(WIDEST);
        let names = wanted.min(look.width - columns * (cells + GUTTER));
        (cells >= NARROWEST).then_some(Self { names, cells })
    }
}

impl Sheet<'_> {
    pub(super) fn grid(&mut self, grid: &Grid) {
        self.lines.gap();
        let heads = (1..=self.comparison.sources.len()).map(|at| vec![format!("[{at}]")]);
        let heads: Vec<Vec<String>> = heads.collect();
        let head = self.look.tint(Tint::Faint, "cause");
        self.across(grid, &[pad(&head, "cause".width(), grid.names)], &heads);
        for row in &self.comparison.causes {
            let names = self.names(grid, row);
            let cells: Vec<Vec<String>> =
                self.comparison.sources.iter().map(|column| wrapped(grid, row, &column.id)).collect();
            self.across(grid, &names, &cells);
        }
        self.lines.gap();
        self.legend_of_signs();
    }

    /// What the signs mean; a line never ends between a sign and its meaning.
    fn legend_of_signs(&mut self) {
        let mut line = String::new();
        for sign in SIGNS {
            if !line.is_empty() && line.width() + 2 + sign.width() > self.look.width {
                self.lines.raw(&std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push_str("  ");
            }
            line.push_str(sign);
        }
        self.lines.raw(&line);
    }

    /// The name of a row's cause, in lines as wide as its column.
    fn names(&self, grid: &Grid, row: &Row) -> Vec<String> {
        let indent = (2 * row.depth).min(grid.names / 2);
        let lines = textwrap::wrap(&counted(row), grid.names - indent)
            .into_iter()
            .map(|line| {
                let text = format!("{}{line}", " ".repeat(indent));
                let width = text.width();
                pad(&self.look.tint(Tint::Source, &text), width, grid.names)
            })
            .collect::<Vec<_>>();
        if lines.is_empty() { vec![" ".repeat(grid.names)] } else { lines }
    }

    /// One row, as many lines high as its highest cell.
    fn across(&mut self, grid: &Grid, names: &[String], cells: &[Vec<String>]) {
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(names.len());
        let blank = " ".repeat(grid.names);
        for at in 0..height {
            let mut line = names.get(at).unwrap_or(&blank).clone();
            for cell in cells {
                let text = cell.get(at).map_or("", String::as_str);
                line.push_str(&" ".repeat(GUTTER));
                line.push_str(&pad(text, text.width(), grid.cells));
            }
            self.lines.raw(&line);
        }
    }
}

/// A row's cause and how many independent sources name it.
fn counted(row: &Row) -> String {
    format!("{} ({})", clean(&row.cause.name), row.independent_sources)
}

/// What a source says of a cause, in lines as wide as a column.
fn wrapped(grid: &Grid, row: &Row, column: &str) -> Vec<String> {
    let Some(cell) = row.cells.get(column) else { return Vec::new() };
    let text = format!("{} {}", sign(&cell.label), clean(&cell.label));
    let options = textwrap::Options::new(grid.cells).subsequent_indent("  ");
    textwrap::wrap(&text, options).into_iter().map(std::borrow::Cow::into_owned).collect()
}

fn pad(text: &str, width: usize, to: usize) -> String {
    format!("{text}{}", " ".repeat(to.saturating_sub(width)))
}
