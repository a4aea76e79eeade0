//! Rows of tables: the cells of the column of causes, which its heading tells, or what most of its cells name.

use super::{
    finder::{Finder, are_mostly_causes},
    grade::{self, Grade},
    phrase::Place,
    prose,
    reading::Tokens,
    vocabulary::Vocabulary,
};
use crate::model::{Frequency, Passage, PassageKind};

/// Beginnings of column headings over causes.
const CAUSE_COLUMNS: &[&str] = &[
    "cause",
    "possible cause",
    "trigger",
    "reason",
    "condition",
    "common cause",
    "potential cause",
    "likely cause",
    "what it may be",
    "what it could be",
    "could be",
];

/// Beginnings of column headings over how common a cause is.
const FREQUENCY_COLUMNS: &[&str] = &["how common", "how often", "frequency", "likelihood"];

/// Which column of a table holds what.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    /// The column of causes, where its heading or its cells tell it.
    causes: Option<usize>,
    /// Whether it was told by a heading that says "cause".
    surely: bool,
    frequency: Option<usize>,
    /// Whether the first row is the head, which a text without marks does not tell.
    has_head: bool,
    plain: bool,
}

impl Layout {
    /// The layout of the table whose rows these passages begin with.
    pub(super) fn of(passages: &[Passage], vocabulary: &Vocabulary) -> Self {
        let rows: Vec<Vec<&str>> = passages
            .iter()
            .take_while(|it| it.block == PassageKind::TableRow)
            .map(|it| it.text.split('|').map(str::trim).collect())
            .collect();
        let Some(first) = rows.first() else { return Self::default() };
        let marked = !passages[0].columns.is_empty();
        let names: Vec<&str> =
            if marked { passages[0].columns.iter().map(String::as_str).collect() } else { first.clone() };
        let told = column(&names, CAUSE_COLUMNS);
        let frequency = column(&names, FREQUENCY_COLUMNS);
        let has_head = !marked && rows.len() > 2 && (told.is_some() || frequency.is_some());
        let cells =
            |at: usize| rows.iter().skip(usize::from(has_head)).filter_map(move |row| row.get(at).copied());
        let by_cells = || (0..first.len()).find(|&at| are_mostly_causes(cells(at), vocabulary));
        let named = told.filter(|_| marked || has_head);
        let surely = named.is_some_and(|at| names[at].to_lowercase().contains("cause"));
        let frequency = frequency.filter(|_| marked || has_head);
        Self { causes: named.or_else(by_cells), surely, frequency, has_head, plain: !marked && !has_head }
    }

    /// Whether its cells or headings tell that it holds causes.
    pub(super) fn holds_causes(&self) -> bool {
        self.causes.is_some()
    }
}

/// The first of these columns that is headed by such words.
fn column(names: &[&str], wanted: &[&str]) -> Option<usize> {
    names.iter().position(|name| {
        let name = name.to_lowercase();
        wanted.iter().any(|wanted| name.starts_with(wanted))
    })
}

/// Reads a row; `listed` when its table stands among causes, `first` when it is the table's first.
pub(super) fn read(finder: &mut Finder<'_, '_>, layout: &Layout, listed: bool, first: bool) {
    if layout.has_head && first {
        return;
    }
    let cells = cells(finder);
    let told = layout.causes.filter(|_| listed || layout.surely);
    let Some(at) = told.or_else(|| (listed && layout.plain).then_some(0)) else {
        return prose::read(finder, &(0..finder.reading.len()));
    };
    let Some(cell) = cells.get(at) else { return };
    let mut how = finder.plain();
    let said = layout.frequency.and_then(|at| cells.get(at)).and_then(|cell| frequency(finder, cell));
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
    grade::of_words(finder.reading, &(cell.start..cell.end.min(cell.start + 2))).frequency
}
