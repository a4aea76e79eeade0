//! Works cited in the styles of journals: Vancouver (ICMJE), AMA (11th edition), APA (7th edition).
//! A style orders and abbreviates what a page prints; what a page does not print is left out.

use super::{Entry, people::Person};
use crate::library::{WorkKind, WorksCited};

/// How a list of works is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// Numbered, as the ICMJE recommends.
    Vancouver,
    /// Numbered, as the American Medical Association has it.
    Ama,
    /// By author and year, as the American Psychological Association has it.
    Apa,
}

/// The works as a list in this style, one a line, ready to be pasted.
#[must_use]
pub fn works_in_style(works: &WorksCited, style: Style) -> String {
    let mut lines: Vec<String> = works.works.iter().map(|work| line(&Entry::of(work), style)).collect();
    if style == Style::Apa {
        lines.sort_by_key(|line| line.to_lowercase());
    }
    let numbered = lines.into_iter().enumerate().map(|(at, line)| match style {
        Style::Apa => format!("{line}\n"),
        Style::Vancouver | Style::Ama => format!("{}. {line}\n", at + 1),
    });
    numbered.collect()
}

/// One work in this style.
pub(super) fn line(entry: &Entry, style: Style) -> String {
    let Some(title) = &entry.title else { return entry.as_printed.clone() };
    let parts = match (style, &entry.online) {
        (Style::Vancouver, Some(online)) => online.vancouver(entry, title),
        (Style::Ama, Some(online)) => online.ama(entry, title),
        (Style::Apa, Some(online)) => online.apa(entry, title),
        (Style::Apa, None) => apa(entry, title),
        (Style::Vancouver | Style::Ama, None) => numbered(entry, title, style),
    };
    parts.into_iter().filter(|part| !part.is_empty()).map(|part| stopped(&part)).collect::<Vec<_>>().join(" ")
}

/// Vancouver and AMA differ in how many authors they name and in how they give addresses and ids.
fn numbered(entry: &Entry, title: &str, style: Style) -> Vec<String> {
    let place = entry.locator_text(":", "");
    let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
    let mut parts = vec![authors_numbered(entry, style), title.to_owned()];
    let (container, publisher) =
        (entry.container.clone().unwrap_or_default(), entry.publisher.clone().unwrap_or_default());
    if entry.kind == Some(WorkKind::Book) {
        parts.push(if container.is_empty() { container } else { format!("In: {container}") });
        parts.push(entry.edition.as_ref().map(|edition| edition_of(edition)).unwrap_or_default());
        let dated = joined(&[&publisher, &year], "; ");
        parts.push(match (style, place.is_empty()) {
            (_, true) => dated,
            (Style::Ama, false) => joined(&[&dated, &place], ":"),
            (_, false) => joined(&[&dated, &place], ". "),
        });
    } else if container.is_empty() {
        parts.push(joined(&[&publisher, &year], "; "));
        parts.push(place);
    } else {
        parts.extend([container, joined(&[&year, &place], ";"), publisher]);
    }
    let doi = entry.doi.as_ref().map(|doi| format!("doi:{doi}"));
    let ids = [
        entry.pmid.as_ref().map(|id| format!("PMID: {id}")),
        entry.pmcid.as_ref().map(|id| format!("PMCID: {id}")),
        entry.bookshelf.as_ref().map(|id| format!("Bookshelf ID: {id}")),
    ];
    parts.extend(doi.clone());
    if style == Style::Vancouver {
        parts.extend(ids.into_iter().flatten());
    }
    if let Some(url) = entry.url.as_ref().filter(|_| doi.is_none()) {
        parts.push(if style == Style::Ama { url.clone() } else { format!("Available from: {url}") });
    }
    parts
}

fn apa(entry: &Entry, title: &str) -> Vec<String> {
    let year = entry.year.map_or_else(|| "(n.d.)".to_owned(), |year| format!("({year})"));
    let authors = authors_apa(entry);
    let mut parts = if authors.is_empty() {
        vec![title.to_owned(), year]
    } else {
        vec![format!("{authors} {year}"), title.to_owned()]
    };
    let place = entry.locator_text(", ", "pp. ");
    let container = entry.container.clone().unwrap_or_default();
    if entry.kind == Some(WorkKind::Book) {
        let edition = entry.edition.as_ref().map(|edition| format!("{}.", edition_of(edition)));
        let edition = edition.unwrap_or_default();
        let of_book = joined(&[&edition, &place], ", ");
        let of_book = if of_book.is_empty() { of_book } else { format!("({of_book})") };
        let book = if container.is_empty() { container } else { format!("In {container}") };
        parts.push(joined(&[&book, &of_book], " "));
    } else {
        parts.push(joined(&[&container, &place], ", "));
    }
    parts.extend(entry.publisher.clone());
    let doi = entry.doi.as_ref().map(|doi| format!("https://doi.org/{doi}"));
    parts.extend(doi.or_else(|| entry.url.clone()));
    parts
}

impl Entry {
    /// The place in the journal or book: `12(3):45-50`, or as printed where it cannot be taken apart.
    /// `to_pages` stands between volume and pages, `alone` before pages without a volume.
    fn locator_text(&self, to_pages: &str, alone: &str) -> String {
        let place = &self.place;
        if place.is_empty() {
            return self.locator.clone().unwrap_or_default();
        }
        if let Some(chapter) = &place.chapter {
            return format!("chap {chapter}");
        }
        let issue = place.issue.as_ref().map(|issue| format!("({issue})")).unwrap_or_default();
        let volume = format!("{}{issue}", place.volume.as_deref().unwrap_or_default());
        match &place.pages {
            Some(pages) if volume.is_empty() => format!("{alone}{pages}"),
            Some(pages) => format!("{volume}{to_pages}{pages}"),
            None => volume,
        }
    }
}

/// "Lau WY, Pym J, et al": of more than six authors Vancouver names six, AMA three.
pub(super) fn authors_numbered(entry: &Entry, style: Style) -> String {
    let all = &entry.people.named;
    let shown = match style {
        Style::Ama if all.len() > 6 => 3,
        _ => all.len().min(6),
    };
    let name = |person: &Person| joined(&[&person.family, &person.initials().unwrap_or_default()], " ");
    let mut names: Vec<String> = all.iter().take(shown).map(name).collect();
    if !names.is_empty() && (entry.people.more || shown < all.len()) {
        names.push("et al".to_owned());
    }
    names.join(", ")
}

/// "Lau, W. Y., & Pym, J."
pub(super) fn authors_apa(entry: &Entry) -> String {
    let name = |person: &Person| {
        let initials = person.initials().unwrap_or_default();
        let dotted: Vec<String> = initials.chars().map(|letter| format!("{letter}.")).collect();
        joined(&[&person.family, &dotted.join(" ")], ", ")
    };
    let names: Vec<String> = entry.people.named.iter().map(name).collect();
    match &names[..] {
        [] => String::new(),
        names if entry.people.more => format!("{}, et al.", names.join(", ")),
        [one] => one.clone(),
        [names @ .., last] => format!("{}, & {last}", names.join(", ")),
    }
}

fn edition_of(edition: &str) -> String {
    let is_whole = edition.to_lowercase().contains("ed");
    if is_whole { edition.trim_end_matches('.').to_owned() } else { format!("{edition} ed") }
}

/// Those parts that are there, with this between them.
pub(super) fn joined(parts: &[&str], between: &str) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(between)
}

/// A part with a full stop; an address gets none, which would be taken for a part of it.
pub(super) fn stopped(part: &str) -> String {
    let ends = part.ends_with(['.', '?', '!', '…']);
    let is_address = part.contains("://") || part.starts_with("doi:");
    if ends || is_address { part.to_owned() } else { format!("{part}.") }
}
