//! Topics and causes with who speaks of them, for people.

use unicode_width::UnicodeWidthStr as _;

use super::{
    clean,
    look::{Lines, Look, count},
};
use crate::search::Spoken;

/// The widest that the column of names gets.
const WIDEST: usize = 40;

impl Look {
    /// A line a subject: its name, then how many sources and pages speak of it.
    #[must_use]
    pub fn subjects(self, rows: &[Spoken]) -> String {
        let mut lines = Lines::new(self);
        if rows.is_empty() {
            lines.put(0, "none yet");
        }
        let longest = rows.iter().map(|row| clean(&row.name).width()).max().unwrap_or(0);
        let column = longest.min(WIDEST).min(self.width / 2);
        for row in rows {
            let name = clean(&row.name);
            let space = " ".repeat(column.saturating_sub(name.width()));
            let sources = count(row.independent_sources, "source", "sources");
            lines.put(0, &format!("{name}{space}  {sources}, {}", count(row.pages, "page", "pages")));
        }
        lines.finish()
    }
}
