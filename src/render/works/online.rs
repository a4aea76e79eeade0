//! A saved page itself as a work to be cited: who wrote it, its title, who publishes it, its dates, its
//! address and when it was saved, each only where the page says so.

use super::{
    Entry,
    bibtex::entry_bibtex,
    day::Day,
    people::People,
    style::{Style, authors_apa, authors_numbered, joined, line},
};
use crate::{library::Shown, model::Document, render::clean};

/// What a page on the web has beside what every work has.
#[derive(Clone, Debug)]
pub(super) struct Online {
    published: Option<Day>,
    updated: Option<Day>,
    reviewed: Option<Day>,
    saved: Option<Day>,
    supplied_by: Option<String>,
    /// The passage that is quoted.
    pub(super) quotation: Option<String>,
}

/// The page as a citation in this style; of a passage, the passage in quotation marks before it. None
/// for a page that never could be read.
#[must_use]
pub fn page_in_style(shown: &Shown, style: Style) -> Option<String> {
    let entry = Entry::of_page(shown)?;
    let quotation = entry.online.as_ref().and_then(|online| online.quotation.as_ref());
    let quotation = quotation.map(|text| format!("“{text}”\n\n")).unwrap_or_default();
    Some(format!("{quotation}{}\n", line(&entry, style)))
}

/// The page as an entry of a `.bib` file; a passage stands in it as `annote`. None for a page that never
/// could be read.
#[must_use]
pub fn page_bibtex(shown: &Shown) -> Option<String> {
    Entry::of_page(shown).map(|entry| entry_bibtex(&entry))
}

impl Entry {
    fn of_page(shown: &Shown) -> Option<Self> {
        let page = shown.page();
        let document = page.head.as_ref()?;
        let quotation = match shown {
            Shown::Document(..) => None,
            Shown::Passage(found) => Some(found.passage.passage.text.as_str()),
        };
        let online = Online::of(document, quotation);
        let text = |field: Option<&String>| field.map(|text| clean(text).trim().to_owned());
        Some(Self {
            kind: None,
            people: People::of_page(document.authors.iter().map(|name| clean(name))),
            authors: None,
            title: Some(text(document.title.as_ref()).unwrap_or_else(|| "[title not stated]".to_owned())),
            container: None,
            publisher: text(document.source.as_ref().map(|source| &source.name)),
            edition: None,
            year: online.dated().map(|day| day.year),
            place: Default::default(),
            locator: None,
            url: text(document.url.as_ref()),
            doi: text(document.doi.as_ref()),
            pmid: text(document.pmid.as_ref()),
            pmcid: text(document.pmcid.as_ref()),
            bookshelf: None,
            as_printed: String::new(),
            key: page.id.as_str().to_owned(),
            online: Some(online),
        })
    }
}

impl Online {
    fn of(document: &Document, quotation: Option<&str>) -> Self {
        let day = |date: &Option<String>| date.as_deref().and_then(Day::of);
        Self {
            published: day(&document.dates.published),
            updated: day(&document.dates.updated),
            reviewed: day(&document.dates.reviewed),
            saved: day(&document.saved),
            supplied_by: document.supplied_by.as_ref().map(|source| clean(&source.name).into_owned()),
            quotation: quotation.map(|text| clean(text).into_owned()),
        }
    }

    /// The date that the page goes by in a list: a review changes no word of it.
    fn dated(&self) -> Option<Day> {
        self.updated.or(self.published)
    }

    /// When it was saved.
    pub(super) fn saved(&self) -> Option<String> {
        self.saved.map(Day::iso)
    }

    /// Its other dates and whose text it is, for formats that have no place for them.
    pub(super) fn notes(&self) -> Vec<String> {
        let dates = [("published", self.published), ("updated", self.updated), ("reviewed", self.reviewed)];
        let dates = dates.into_iter().filter_map(|(what, day)| Some(format!("{what} {}", day?.iso())));
        dates.chain(self.supplier()).collect()
    }

    fn supplier(&self) -> Option<String> {
        self.supplied_by.as_ref().map(|name| format!("text by {name}"))
    }

    /// Vancouver: `Title [Internet]. Publisher; 2020 Mar 4 [updated 2024 Feb 26; cited 2025 May 3].`
    pub(super) fn vancouver(&self, entry: &Entry, title: &str) -> Vec<String> {
        let later = [("updated", self.updated), ("reviewed", self.reviewed), ("cited", self.saved)];
        let later = later.into_iter().filter_map(|(what, day)| Some(format!("{what} {}", day?.year_first())));
        let later = later.collect::<Vec<_>>().join("; ");
        let later = if later.is_empty() { later } else { format!("[{later}]") };
        let first = match (self.published, self.updated.or(self.reviewed)) {
            (Some(day), _) => day.year_first(),
            (None, Some(_)) => String::new(),
            (None, None) => "[date unknown]".to_owned(),
        };
        let publisher = entry.publisher.clone().unwrap_or_default();
        vec![
            authors_numbered(entry, Style::Vancouver),
            format!("{title} [Internet]"),
            joined(&[&publisher, &joined(&[&first, &later], " ")], "; "),
            capital(&self.supplier().unwrap_or_default()),
            entry.doi.as_ref().map(|doi| format!("doi:{doi}")).unwrap_or_default(),
            entry.pmid.as_ref().map(|id| format!("PMID: {id}")).unwrap_or_default(),
            entry.pmcid.as_ref().map(|id| format!("PMCID: {id}")).unwrap_or_default(),
            entry.url.as_ref().map(|url| format!("Available from: {url}")).unwrap_or_default(),
        ]
    }

    /// AMA: "Title. Publisher. Published March 4, 2020. Updated February 26, 2024. Accessed May 3, 2025."
    pub(super) fn ama(&self, entry: &Entry, title: &str) -> Vec<String> {
        let dated = |what: &str, day: Option<Day>| {
            day.map(|day| format!("{what} {}", day.month_first())).unwrap_or_default()
        };
        vec![
            authors_numbered(entry, Style::Ama),
            title.to_owned(),
            entry.publisher.clone().unwrap_or_default(),
            capital(&self.supplier().unwrap_or_default()),
            dated("Published", self.published),
            dated("Updated", self.updated),
            dated("Reviewed", self.reviewed),
            dated("Accessed", self.saved),
            entry
                .doi
                .as_ref()
                .map(|doi| format!("doi:{doi}"))
                .or_else(|| entry.url.clone())
                .unwrap_or_default(),
        ]
    }

    /// APA: "Publisher. (2024, February 26). Title. Retrieved May 3, 2025, from ..."; who publishes a page
    /// that names no author is its author.
    pub(super) fn apa(&self, entry: &Entry, title: &str) -> Vec<String> {
        let date = self.dated().map_or_else(|| "n.d.".to_owned(), Day::year_comma);
        let (people, publisher) = (authors_apa(entry), entry.publisher.clone().unwrap_or_default());
        let (author, publisher) =
            if people.is_empty() { (publisher, String::new()) } else { (people, publisher) };
        let resolver = entry.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
        let url = resolver.or_else(|| entry.url.clone()).unwrap_or_default();
        let place = match self.saved {
            Some(day) if !url.is_empty() => format!("Retrieved {}, from {url}", day.month_first()),
            _ => url,
        };
        let head = match &*author {
            "" => vec![title.to_owned(), format!("({date})")],
            _ => vec![format!("{} ({date})", super::style::stopped(&author)), title.to_owned()],
        };
        head.into_iter().chain([publisher, capital(&self.supplier().unwrap_or_default()), place]).collect()
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
