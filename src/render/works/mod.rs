//! Works cited, for people, in the styles of journals, and in the formats that reference managers
//! read. Every format says what the pages print of a work and nothing else.

mod bibtex;
mod csl_json;
mod csv;
mod day;
mod locator;
mod online;
mod people;
mod ris;
mod style;
mod table;

pub use bibtex::works_bibtex;
pub use csl_json::works_csl_json;
pub use csv::works_csv;
pub use online::{page_bibtex, page_in_style};
pub use ris::works_ris;
pub use style::{Style, works_in_style};

use super::clean;
use crate::library::{Work, WorkKind};
use locator::Locator;
use online::Online;
use people::People;

/// A work taken apart for formats that want its parts: all texts are clean.
struct Entry {
    kind: Option<WorkKind>,
    people: People,
    authors: Option<String>,
    title: Option<String>,
    container: Option<String>,
    publisher: Option<String>,
    edition: Option<String>,
    year: Option<u16>,
    place: Locator,
    locator: Option<String>,
    url: Option<String>,
    doi: Option<String>,
    pmid: Option<String>,
    pmcid: Option<String>,
    bookshelf: Option<String>,
    as_printed: String,
    key: String,
    /// What a page that is itself cited has beside.
    online: Option<Online>,
}

impl Entry {
    fn of(work: &Work) -> Self {
        let it = &work.reference;
        let text = |field: &Option<String>| field.as_deref().map(|text| clean(text).trim().to_owned());
        Self {
            kind: work.kind,
            people: it.authors.as_deref().map(|names| People::of(&clean(names))).unwrap_or_default(),
            authors: text(&it.authors),
            title: text(&it.title),
            container: text(&it.container),
            publisher: text(&it.publisher),
            edition: text(&it.edition),
            year: it.year,
            place: it.locator.as_deref().map(|place| Locator::of(&clean(place))).unwrap_or_default(),
            locator: text(&it.locator),
            url: text(&it.url),
            doi: text(&it.doi),
            pmid: text(&it.pmid),
            pmcid: text(&it.pmcid),
            bookshelf: text(&it.bookshelf),
            as_printed: clean(&it.as_printed).trim().to_owned(),
            key: clean(&it.key).into_owned(),
            online: None,
        }
    }

    /// Whether it is a chapter of a book.
    fn is_chapter(&self) -> bool {
        self.kind == Some(WorkKind::Book) && self.container.is_some()
    }

    /// What no part of a format has a place for: a place in the book or journal that cannot be taken
    /// apart, authors that are not all named, and the whole entry where it has no title.
    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if let Some(locator) = self.locator.as_ref().filter(|_| self.place.is_empty()) {
            notes.push(locator.clone());
        }
        if let Some(authors) = self.authors.as_ref().filter(|_| self.people.more) {
            notes.push(format!("Authors as printed: {authors}"));
        }
        if self.title.is_none() {
            notes.push(format!("As printed: {}", self.as_printed));
        }
        notes.extend(self.online.iter().flat_map(Online::notes));
        notes
    }
}

#[cfg(test)]
mod tests;
