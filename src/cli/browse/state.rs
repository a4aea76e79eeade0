//! What is on the screen of `etio browse`, as a plain value: no terminal, no index, no clock.

use etio::{Answer, Hit, InContext, clean};

use super::{
    ask::{Question, Text},
    event::Effect,
    line::Line,
    tree::{Row, Tree},
};

/// What is on the screen, and where in it one is.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// Columns and lines of the terminal.
    pub(super) size: (u16, u16),
    /// The query.
    pub(super) query: Line,
    pub(super) mode: Mode,
    /// What was found, in words.
    pub(super) head: String,
    /// What came of the last key, if that is worth saying.
    pub(super) note: String,
    /// What was found.
    pub(super) tree: Tree,
    /// Which of the rows that can be seen is selected.
    pub(super) selected: usize,
    /// The passage that is selected, among its neighbours, once that is told.
    pub(super) context: Option<Box<InContext>>,
    /// How far the passage is scrolled from where it is put by itself.
    pub(super) scroll: isize,
    /// Names of what there is to ask about, for an empty line.
    pub(super) topics: Vec<String>,
}

/// What keys mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// They are typed into the query.
    Typing,
    /// They move among what was found.
    Choosing,
    /// They move in a text that takes the whole screen.
    Reading(Reading),
}

/// A text that takes the whole screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) lines: Vec<String>,
    /// The first line that is seen.
    pub(super) top: usize,
    /// What it is, to be asked for again when the width changes; none for the help.
    pub(super) of: Option<Text>,
}

impl State {
    /// A screen of this size, with this query to begin with.
    pub(super) fn new(query: &str, size: (u16, u16)) -> Self {
        let query = Line::of(query);
        Self {
            size,
            mode: if query.is_blank() { Mode::Typing } else { Mode::Choosing },
            query,
            head: String::new(),
            note: String::new(),
            tree: Tree::default(),
            selected: 0,
            context: None,
            scroll: 0,
            topics: Vec::new(),
        }
    }

    /// What is asked for first.
    pub(super) fn first(&self) -> Question {
        if self.query.is_blank() { Question::Topics } else { self.search() }
    }

    /// The row that is selected.
    pub(super) fn row(&self) -> Option<Row> {
        self.tree.rows().get(self.selected).copied()
    }

    /// The passage that is selected, or the best one of the group that is.
    pub(super) fn hit(&self) -> Option<&Hit> {
        self.row().and_then(|row| self.tree.hit(row))
    }

    /// That passage among its neighbours; none while they are being looked up.
    pub(super) fn neighbours(&self) -> Option<&InContext> {
        let hit = self.hit()?;
        self.context.as_deref().filter(|found| found.passage.passage.id == hit.id)
    }

    /// What is asked whenever the query is another.
    pub(super) fn search(&self) -> Question {
        Question::Search(self.query.text())
    }

    /// Puts an answer on the screen.
    pub(super) fn found(&mut self, answer: Answer) -> Option<Effect> {
        self.head = head(&answer);
        self.tree = Tree::of(answer);
        let first_passage = self.tree.rows().iter().position(|row| row.is_passage());
        self.select(first_passage.unwrap_or(0))
    }

    /// Selects the row of this number, or the last one, and asks for what stands around its passage.
    pub(super) fn select(&mut self, row: usize) -> Option<Effect> {
        self.selected = row.min(self.tree.rows().len().saturating_sub(1));
        self.scroll = 0;
        let id = self.hit()?.id.clone();
        self.neighbours().is_none().then_some(Effect::Ask(Question::Context(id)))
    }

    /// Columns of a text that takes the whole screen.
    pub(super) fn width(&self) -> usize {
        usize::from(self.size.0.saturating_sub(1)).min(100)
    }

    /// Lines between the first line of the screen and the last.
    pub(super) fn height(&self) -> usize {
        usize::from(self.size.1.saturating_sub(2)).max(1)
    }
}

/// What was found, in words.
fn head(answer: &Answer) -> String {
    let count = |number: usize, noun: &str| {
        let s = if number == 1 { "" } else { "s" };
        format!("{number} {noun}{s}")
    };
    let mut head = if answer.total == 0 {
        "nothing found".to_owned()
    } else {
        let sources = count(answer.independent_sources, "independent source");
        format!("{} from {sources}", count(answer.total, "passage"))
    };
    if !answer.did_you_mean.is_empty() {
        head.push_str(&format!("; did you mean: {}", clean(&answer.did_you_mean.join(", "))));
    }
    if answer.incomplete {
        head.push_str("; some pages could not be read");
    }
    head
}
