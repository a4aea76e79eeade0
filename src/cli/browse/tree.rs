//! An answer as rows that fold: causes, the sources of each, the passages of each of these.

use std::collections::BTreeSet;

use etio::{Answer, CauseGroup, Groups, Hit, SourceGroup};

/// A row: a cause; a source below one; a passage below that.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Row {
    pub(super) cause: usize,
    pub(super) source: Option<usize>,
    pub(super) passage: Option<usize>,
}

impl Row {
    fn cause(cause: usize) -> Self {
        Self { cause, source: None, passage: None }
    }

    /// The row that this one stands below.
    pub(super) fn parent(self) -> Option<Self> {
        match (self.source, self.passage) {
            (None, _) => None,
            (Some(_), None) => Some(Self::cause(self.cause)),
            (Some(_), Some(_)) => Some(Self { passage: None, ..self }),
        }
    }

    /// Whether it is a passage, which does not fold.
    pub(super) fn is_passage(self) -> bool {
        self.passage.is_some()
    }
}

/// The rows of an answer, and which of them are folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    groups: Vec<CauseGroup>,
    folded: BTreeSet<Row>,
}

impl Tree {
    /// The rows of an answer by cause; all causes but the first are folded.
    pub(super) fn of(answer: Answer) -> Self {
        let Groups::Cause { groups } = answer.groups else { return Self::default() };
        let folded = (1..groups.len()).map(Row::cause).collect();
        Self { groups, folded }
    }

    /// The rows that can be seen, in order.
    pub(super) fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (cause, group) in self.groups.iter().enumerate() {
            let row = Row::cause(cause);
            rows.push(row);
            if self.is_folded(row) {
                continue;
            }
            for (source, of_source) in group.sources.iter().enumerate() {
                let row = Row { source: Some(source), ..row };
                rows.push(row);
                if !self.is_folded(row) {
                    let passages = 0..of_source.passages.len();
                    rows.extend(passages.map(|passage| Row { passage: Some(passage), ..row }));
                }
            }
        }
        rows
    }

    pub(super) fn is_folded(&self, row: Row) -> bool {
        self.folded.contains(&row)
    }

    /// Folds a row, or unfolds it.
    pub(super) fn fold(&mut self, row: Row, folded: bool) {
        if row.is_passage() {
            return;
        }
        if folded {
            self.folded.insert(row);
        } else {
            self.folded.remove(&row);
        }
    }

    /// Folds all causes, or unfolds everything.
    pub(super) fn fold_all(&mut self, folded: bool) {
        self.folded = if folded { (0..self.groups.len()).map(Row::cause).collect() } else { BTreeSet::new() };
    }

    /// The cause that a row is, or stands below.
    pub(super) fn group(&self, row: Row) -> &CauseGroup {
        &self.groups[row.cause]
    }

    /// The source that a row is, or stands below.
    pub(super) fn source(&self, row: Row) -> Option<&SourceGroup> {
        row.source.map(|source| &self.group(row).sources[source])
    }

    /// The passage that a row is, or the best one below it.
    pub(super) fn hit(&self, row: Row) -> Option<&Hit> {
        let source = self.source(row).or_else(|| self.group(row).sources.first())?;
        source.passages.get(row.passage.unwrap_or(0))
    }
}
