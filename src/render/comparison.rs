//! A comparison for people: a table where the terminal is wide enough for it, else a list by cause;
//! under it what the sources differ in, what one alone says, copies and dates.

mod differences;
mod grid;
mod list;

use super::{
    clean,
    look::{Lines, Look, Tint, count},
};
use crate::compare::{Column, Comparison};
pub(super) use differences::in_words;

impl Look {
    /// A comparison.
    #[must_use]
    pub fn comparison(self, comparison: &Comparison) -> String {
        let mut sheet = Sheet { look: self, lines: Lines::new(self), comparison };
        sheet.head();
        if !comparison.sources.is_empty() {
            sheet.legend();
            match grid::Grid::fit(self, comparison) {
                Some(grid) => sheet.grid(&grid),
                None => sheet.list(),
            }
            sheet.differences();
            sheet.only_in();
            sheet.copies();
        }
        sheet.lines.finish()
    }
}

/// A comparison as it is written.
struct Sheet<'a> {
    look: Look,
    lines: Lines,
    comparison: &'a Comparison,
}

impl Sheet<'_> {
    fn head(&mut self) {
        let Some(topic) = self.comparison.topic.as_ref().filter(|_| !self.comparison.sources.is_empty())
        else {
            let query = clean(&self.comparison.query).into_owned();
            self.lines.put(0, &format!("no page is about {query}; `etio topics` lists what there is"));
            return;
        };
        let sources = count(self.comparison.independent_sources, "independent source", "independent sources");
        let causes = count(self.comparison.causes.len(), "cause", "causes");
        let name = self.look.tint(Tint::Heading, &clean(&topic.name));
        self.lines.put(0, &format!("{name}: {causes} from {sources}"));
        let contradicting = self.comparison.differences.iter().filter(|it| it.contradicts).count();
        if contradicting > 0 {
            let points = count(contradicting, "point", "points");
            self.lines.put(0, &format!("They contradict each other on {points}, told below the table."));
        }
        if self.comparison.incomplete {
            let note = "some pages could not be read, so there may be more; see `etio status`";
            self.lines.put(0, &self.look.tint(Tint::Warning, note));
        }
    }

    /// The sources by the numbers they go by, each with its pages and dates.
    fn legend(&mut self) {
        self.lines.gap();
        for (at, column) in self.comparison.sources.iter().enumerate() {
            let mut line = self.look.tint(Tint::Source, &name(column));
            if let Some(supplier) = &column.supplied_by {
                line.push_str(&format!(" (text by {})", clean(supplier)));
            }
            let pages = column.pages.iter().map(|page| {
                let title = clean(page.title.as_deref().unwrap_or(&page.path));
                let date = page.date.as_ref().map_or_else(
                    || "date not stated".to_owned(),
                    |date| clean(&format!("{} {}", date.kind, date.value)).into_owned(),
                );
                let title = self.look.linked(&format!("“{title}”"), &page.root, &page.path);
                format!("{title}, {date}")
            });
            line.push_str(&format!(": {}", pages.collect::<Vec<_>>().join("; ")));
            self.lines.hang(0, &format!("[{}] ", at + 1), &line);
        }
    }

    /// The causes that one source alone names.
    fn only_in(&mut self) {
        if self.comparison.only_in.is_empty() || self.comparison.sources.len() < 2 {
            return;
        }
        self.lines.gap();
        self.lines.put(0, &self.look.tint(Tint::Heading, "Named by one source only"));
        for column in &self.comparison.sources {
            let Some(causes) = self.comparison.only_in.get(&column.id) else { continue };
            let names: Vec<String> = causes.iter().map(|cause| clean(&cause.name).into_owned()).collect();
            let source = self.look.tint(Tint::Source, &name(column));
            self.lines.hang(2, "", &format!("{source}: {}", names.join(", ")));
        }
    }

    fn copies(&mut self) {
        if self.comparison.families.is_empty() {
            return;
        }
        self.lines.gap();
        let counted = if self.comparison.folded { "counted once" } else { "counted apart" };
        self.lines.put(0, &self.look.tint(Tint::Heading, &format!("Copies of one text, {counted}")));
        for family in &self.comparison.families {
            let pages = family.pages.iter().map(|page| {
                let share = (page.shared * 100.0).round();
                let column = self.comparison.sources.iter().find(|column| column.id == page.source);
                let source = column.map_or_else(|| clean(&page.source).into_owned(), name);
                let supplier = page
                    .supplied_by
                    .as_ref()
                    .map_or_else(String::new, |it| format!(", text by {}", clean(it)));
                let shared = if page.id == family.id {
                    String::new()
                } else {
                    format!(", about {share}% of the text")
                };
                format!("{source}, {}{supplier}{shared}", clean(&page.path))
            });
            self.lines.hang(2, "• ", &pages.collect::<Vec<_>>().join("; "));
        }
    }
}

/// The name of a column: its source's, or the path of the page that stands for itself.
pub(super) fn name(column: &Column) -> String {
    match (&column.name, column.pages.first()) {
        (Some(name), _) => clean(name).into_owned(),
        (None, Some(page)) => clean(&page.path).into_owned(),
        (None, None) => clean(&column.id).into_owned(),
    }
}

/// The sign of a label, so that a column can be skimmed; the words follow it.
pub(super) fn sign(label: &str) -> &'static str {
    let has = |word| label.contains(word);
    match () {
        () if has("denied") => "✗",
        () if has("serious") => "!",
        () if has("less common") => "◐",
        () if has("common") => "●",
        () if has("rare") => "○",
        () if has("uncertain") => "?",
        () if has("worse") || has("indirect") => "~",
        () => "·",
    }
}
