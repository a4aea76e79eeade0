//! The same by cause, for terminals that are too narrow for a table of so many sources: under each
//! cause a line for each thing that is said of it, with the numbers of who says so.

use super::{Sheet, sign};
use crate::render::{
    clean,
    look::{Tint, count},
};

impl Sheet<'_> {
    pub(super) fn list(&mut self) {
        self.lines.gap();
        self.lines
            .put(0, "The numbers are those of the sources above; who is not listed does not name the cause.");
        for row in &self.comparison.causes {
            let indent = (2 * row.depth).min(self.look.width / 3);
            let sources = count(row.independent_sources, "source", "sources");
            let name = self.look.tint(Tint::Source, &clean(&row.cause.name));
            self.lines.put(indent, &format!("{name} ({sources})"));
            let mut said: Vec<(&str, Vec<String>)> = Vec::new();
            for (at, column) in self.comparison.sources.iter().enumerate() {
                let Some(cell) = row.cells.get(&column.id) else { continue };
                let number = format!("[{}]", at + 1);
                match said.iter_mut().find(|(label, _)| *label == cell.label) {
                    Some((_, numbers)) => numbers.push(number),
                    None => said.push((&cell.label, vec![number])),
                }
            }
            for (label, numbers) in said {
                let line = format!("{}: {}", clean(label), numbers.join(" "));
                self.lines.hang(indent + 2, &format!("{} ", sign(label)), &line);
            }
        }
    }
}
