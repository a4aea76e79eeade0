//! Works cited as RIS, which EndNote, Zotero, Mendeley and PubMed's readers take.

use super::Entry;
use crate::library::{WorkKind, WorksCited};

/// The works as a `.ris` file; lines end with CR LF, as the format has it.
#[must_use]
pub fn works_ris(works: &WorksCited) -> String {
    works.works.iter().map(|work| written(&Entry::of(work))).collect()
}

fn written(entry: &Entry) -> String {
    let kind = match entry.kind {
        Some(WorkKind::JournalArticle) => "JOUR",
        Some(WorkKind::Book) if entry.is_chapter() => "CHAP",
        Some(WorkKind::Book) => "BOOK",
        Some(WorkKind::Encyclopedia) => "ENCYC",
        Some(WorkKind::News) => "NEWS",
        Some(WorkKind::GovernmentPage) => "ELEC",
        None if entry.url.is_some() => "ELEC",
        None => "GEN",
    };
    let mut lines = vec![("TY", kind.to_owned()), ("ID", entry.key.clone())];
    lines.extend(entry.people.named.iter().map(|person| {
        let name = match &person.given {
            Some(given) => format!("{}, {given}", person.family),
            None => person.family.clone(),
        };
        ("AU", name)
    }));
    let place = &entry.place;
    let (first, last) = match place.pages.as_deref().map(|pages| pages.split_once('-').unwrap_or((pages, "")))
    {
        Some((first, last)) => {
            (Some(first.to_owned()), Some(last.to_owned()).filter(|last| !last.is_empty()))
        }
        None => (None, None),
    };
    let fields = [
        ("TI", entry.title.clone()),
        ("T2", entry.container.clone()),
        ("PB", entry.publisher.clone()),
        ("ET", entry.edition.clone()),
        ("PY", entry.year.map(|year| year.to_string())),
        ("VL", place.volume.clone()),
        ("IS", place.issue.clone()),
        ("SP", first),
        ("EP", last),
        ("SE", place.chapter.clone()),
        ("DO", entry.doi.clone()),
        ("UR", entry.url.clone()),
        ("AN", entry.pmid.clone()),
        ("C2", entry.pmcid.clone()),
    ];
    lines.extend(fields.into_iter().filter_map(|(tag, value)| Some((tag, value?))));
    lines.extend(entry.bookshelf.iter().map(|id| ("N1", format!("Bookshelf ID: {id}"))));
    lines.extend(entry.notes().into_iter().map(|note| ("N1", note)));
    lines.push(("ER", String::new()));
    lines.into_iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect::<String>() + "\r\n"
}
