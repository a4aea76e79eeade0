//! Sources, families of copies and old pages, for people: `etio sources`.

use super::{
    answer::source_name,
    clean, document,
    look::{Lines, Look, Tint, count},
};
use crate::{
    library::{CopyFamily, CopyPage, SourceEntry, SourcePage, StalePage, StalePages},
    model::{DateOf, Source},
};

/// Pages shown of each source where all sources are; the others are counted.
const PAGES: usize = 10;

impl Look {
    /// The sources with their pages; where not `whole`, of each the first few.
    #[must_use]
    pub fn sources(self, sources: &[SourceEntry], whole: bool) -> String {
        let mut lines = Lines::new(self);
        let known = sources.iter().filter(|entry| entry.source.is_some()).count();
        let pages = sources.iter().map(|entry| entry.pages.len()).sum();
        lines.put(0, &format!("{}, {}", count(known, "source", "sources"), count(pages, "page", "pages")));
        for entry in sources {
            lines.gap();
            lines.put(0, &self.source_line(entry));
            let shown = if whole { entry.pages.len() } else { PAGES };
            for page in entry.pages.iter().take(shown) {
                self.source_page(page, &mut lines);
            }
            if let Some(more) = entry.pages.len().checked_sub(shown).filter(|more| *more > 0) {
                let name = entry.source.as_ref().map(|source| clean(&source.name));
                let hint = name.map_or_else(String::new, |name| format!("; etio sources --source '{name}'"));
                lines.put(2, &format!("… and {}{hint}", count(more, "more page", "more pages")));
            }
        }
        lines.finish()
    }

    fn source_line(self, entry: &SourceEntry) -> String {
        let name = self.tint(Tint::Source, &source_name(entry.source.as_ref()));
        let suppliers: Vec<_> = entry.supplied_by.iter().map(|source| clean(&source.name)).collect();
        let text = if suppliers.is_empty() {
            String::new()
        } else {
            format!(" (some of its text by {})", suppliers.join(", "))
        };
        let note = if entry.source.is_none() { "; each stands for itself" } else { "" };
        format!("{name}{text}: {}{note}", count(entry.pages.len(), "page", "pages"))
    }

    fn source_page(self, page: &SourcePage, lines: &mut Lines) {
        let name = self.linked(&title(page.title.as_deref()), &page.root, &page.path);
        lines.hang(2, "• ", &format!("{name} ({})", clean(&page.path)));
        lines.put(4, &clean(&document::dates(&page.dates)));
        let people = [
            ("by ", &page.authors),
            ("edited by ", &page.editors),
            ("reviewed by ", &page.medical_reviewers),
        ];
        let people = people.into_iter().filter(|(_, names)| !names.is_empty());
        let mut facts: Vec<String> =
            people.map(|(what, names)| format!("{what}{}", clean(&names.join(", ")))).collect();
        facts.push(count(page.references, "reference", "references"));
        if page.unresolved_citations > 0 {
            facts.push(format!(
                "{} not in the page",
                count(page.unresolved_citations, "more cited", "more cited")
            ));
        }
        if page.copies > 0 {
            facts.push(count(page.copies, "copy", "copies"));
        }
        lines.put(4, &facts.join("; "));
    }

    /// Families of copies with the evidence.
    #[must_use]
    pub fn copy_families(self, families: &[CopyFamily]) -> String {
        let mut lines = Lines::new(self);
        lines.put(0, &count(families.len(), "family of copies", "families of copies"));
        for family in families {
            lines.gap();
            let first = family.pages.first().and_then(|page| page.title.as_deref());
            let heading = self.tint(Tint::Heading, &title(first));
            lines.put(0, &format!("{heading}: {} with one text", count(family.pages.len(), "page", "pages")));
            for page in &family.pages {
                lines.hang(2, "• ", &copy_line(page, family));
            }
        }
        lines.finish()
    }

    /// Old pages, and those that state no date.
    #[must_use]
    pub fn stale(self, pages: &StalePages) -> String {
        let mut lines = Lines::new(self);
        let (old, all) = (pages.stale.len(), count(pages.pages, "page", "pages"));
        lines.put(0, &format!("{old} of {all} dated before {}", pages.before));
        for page in &pages.stale {
            lines.hang(2, "• ", &stale_line(page));
        }
        lines.gap();
        lines.put(0, &format!("date not stated: {}", count(pages.not_stated.len(), "page", "pages")));
        for page in &pages.not_stated {
            lines.hang(2, "• ", &stale_line(page));
        }
        lines.finish()
    }
}

fn copy_line(page: &CopyPage, family: &CopyFamily) -> String {
    let like = family.pages.iter().find(|other| other.id == page.like);
    let like = like.map_or_else(String::new, |other| {
        let share = (page.shared * 100.0).round();
        format!("; {share}% of the shorter text is also in {}", clean(&other.path))
    });
    let supplier = page.supplied_by.as_ref().map_or_else(
        || ", no supplier named".to_owned(),
        |supplier: &Source| format!(", text by {}", clean(&supplier.name)),
    );
    let source = source_name(page.source.as_ref());
    format!("{source} ({}), {}{supplier}{like}", clean(&page.path), date(page.date.as_ref()))
}

fn stale_line(page: &StalePage) -> String {
    let date = page.date.as_ref().map_or_else(String::new, |it| format!("{}, ", date(Some(it))));
    let source = source_name(page.source.as_ref());
    format!("{date}{source}: {} ({})", title(page.title.as_deref()), clean(&page.path))
}

fn title(title: Option<&str>) -> String {
    title.map_or_else(|| "(no title)".to_owned(), |title| format!("“{}”", clean(title)))
}

fn date(date: Option<&DateOf>) -> String {
    date.map_or_else(
        || "date not stated".to_owned(),
        |date| clean(&format!("{} {}", date.kind, date.value)).into_owned(),
    )
}
