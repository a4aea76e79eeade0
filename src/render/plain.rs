//! Answers for grep and awk: one thing a line, its columns between tabs. The columns of each never
//! change their order, and new ones come last; a value has no tab and no line end, and an unknown one
//! is empty.

use super::clean;
use crate::{
    compare::Comparison,
    library::{CopyFamily, SourceEntry, StalePage, StalePages, WorkKind, WorksCited},
    model::{DateOf, Named, Source},
    search::{Answer, Groups, Hit, Spoken},
};

/// A line a passage, each once, in the order of the answer: id, source, date, path, headings, causes,
/// text.
#[must_use]
pub fn answer_plain(answer: &Answer) -> String {
    let mut table = Table::default();
    let mut seen = std::collections::HashSet::new();
    for hit in hits(&answer.groups).filter(|hit| seen.insert(hit.id.as_str())) {
        let mut causes: Vec<&str> = hit.causes.iter().map(|mention| mention.cause.id.as_str()).collect();
        causes.dedup();
        table.line(&[
            &hit.id,
            id(hit.source.as_ref()),
            day(hit.date.as_ref()),
            &hit.path,
            &hit.section.join(" > "),
            &causes.join(","),
            &hit.text,
        ]);
    }
    table.0
}

/// A line a statement, by cause and then source: cause, its name, source, what the source says, passage,
/// text.
#[must_use]
pub fn comparison_plain(comparison: &Comparison) -> String {
    let mut table = Table::default();
    for row in &comparison.causes {
        for column in &comparison.sources {
            let Some(cell) = row.cells.get(&column.id) else { continue };
            for mention in &cell.mentions {
                let Named { id, name } = &row.cause;
                table.line(&[id, name, &column.id, &cell.label, &mention.passage, &mention.text]);
            }
        }
    }
    table.0
}

/// A line a work: key, year, kind of evidence, independent sources, ids of the pages that cite it, the
/// entry as printed.
#[must_use]
pub fn works_plain(works: &WorksCited) -> String {
    let mut table = Table::default();
    for work in &works.works {
        let pages: Vec<&str> = work.cited_by.iter().map(|page| page.page.as_str()).collect();
        table.line(&[
            &work.reference.key,
            &work.reference.year.map(|year| year.to_string()).unwrap_or_default(),
            work.kind.map_or("", WorkKind::name),
            &work.independent_sources.to_string(),
            &pages.join(","),
            &work.reference.as_printed,
        ]);
    }
    table.0
}

/// A line a page: source, its name, date, page, path, title.
#[must_use]
pub fn sources_plain(sources: &[SourceEntry]) -> String {
    let mut table = Table::default();
    for entry in sources {
        let source = entry.source.as_ref();
        for page in &entry.pages {
            table.line(&[
                id(source),
                source.map_or("", |source| &source.name),
                day(page.date.as_ref()),
                page.id.as_str(),
                &page.path,
                page.title.as_deref().unwrap_or_default(),
            ]);
        }
    }
    table.0
}

/// A line a page, by family: the first page of its family, its source, date, page, path, title.
#[must_use]
pub fn copies_plain(families: &[CopyFamily]) -> String {
    let mut table = Table::default();
    for family in families {
        let first = family.pages.first().map_or("", |page| page.id.as_str());
        for page in &family.pages {
            let title = page.title.as_deref().unwrap_or_default();
            let (source, date) = (id(page.source.as_ref()), day(page.date.as_ref()));
            table.line(&[first, source, date, page.id.as_str(), &page.path, title]);
        }
    }
    table.0
}

/// A line an old page, and then those without a date: source, its name, date, page, path, title.
#[must_use]
pub fn stale_plain(pages: &StalePages) -> String {
    let mut table = Table::default();
    for page in pages.stale.iter().chain(&pages.not_stated) {
        let StalePage { id: page_id, path, title, source, date } = page;
        let name = source.as_ref().map_or("", |source| &source.name);
        let title = title.as_deref().unwrap_or_default();
        table.line(&[id(source.as_ref()), name, day(date.as_ref()), page_id.as_str(), path, title]);
    }
    table.0
}

/// A line a topic or cause: id, name, independent sources, pages.
#[must_use]
pub fn subjects_plain(rows: &[Spoken]) -> String {
    let mut table = Table::default();
    for row in rows {
        table.line(&[&row.id, &row.name, &row.independent_sources.to_string(), &row.pages.to_string()]);
    }
    table.0
}

#[derive(Default)]
struct Table(String);

impl Table {
    fn line(&mut self, columns: &[&str]) {
        for (at, column) in columns.iter().enumerate() {
            if at > 0 {
                self.0.push('\t');
            }
            self.0.push_str(&clean(column));
        }
        self.0.push('\n');
    }
}

/// The passages of an answer, in its order.
fn hits(groups: &Groups) -> Box<dyn Iterator<Item = &Hit> + '_> {
    match groups {
        Groups::Cause { groups } => {
            Box::new(groups.iter().flat_map(|group| &group.sources).flat_map(|group| &group.passages))
        }
        Groups::Source { sources } => Box::new(sources.iter().flat_map(|group| &group.passages)),
        Groups::Article { articles } => Box::new(articles.iter().map(|article| &article.best)),
        Groups::None { passages } => Box::new(passages.iter()),
    }
}

fn id(source: Option<&Source>) -> &str {
    source.map_or("", |source| &source.id)
}

fn day(date: Option<&DateOf>) -> &str {
    date.map_or("", |date| &date.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_never_two() {
        let row = |name: &str| Spoken { id: "a".into(), name: name.into(), pages: 2, independent_sources: 1 };
        assert_eq!(subjects_plain(&[row("one\ttwo\nthree\u{1b}[2J")]), "a\tone two three\u{FFFD}[2J\t1\t2\n");
    }
}
