//! Works cited as BibTeX, in UTF-8, as biber and today's BibTeX read it.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::{Entry, online::Online, people::Person};
use crate::library::{WorkKind, WorksCited};

/// The works as a `.bib` file.
#[must_use]
pub fn works_bibtex(works: &WorksCited) -> String {
    let mut taken = BTreeSet::new();
    let entries = works.works.iter().map(|work| {
        let entry = Entry::of(work);
        let key = key(&entry, &mut taken);
        written(&entry, &key)
    });
    entries.collect::<Vec<_>>().join("\n")
}

/// One work as an entry by itself.
pub(super) fn entry_bibtex(entry: &Entry) -> String {
    written(entry, &key(entry, &mut BTreeSet::new()))
}

fn written(entry: &Entry, key: &str) -> String {
    let kind = match entry.kind {
        Some(WorkKind::JournalArticle) => "article",
        Some(WorkKind::Book) if entry.is_chapter() => "incollection",
        Some(WorkKind::Book) => "book",
        _ => "misc",
    };
    let container = if kind == "article" { "journal" } else { "booktitle" };
    let quoted = |field: &Option<String>| field.as_deref().map(escaped);
    let (place, online) = (&entry.place, entry.online.as_ref());
    let fields = [
        ("author", authors(entry)),
        // The second pair of braces keeps the title's capitals.
        ("title", entry.title.as_deref().map(|title| format!("{{{}}}", escaped(title)))),
        (container, quoted(&entry.container)),
        ("publisher", quoted(&entry.publisher)),
        ("edition", quoted(&entry.edition)),
        ("year", entry.year.map(|year| year.to_string())),
        ("volume", quoted(&place.volume)),
        ("number", quoted(&place.issue)),
        ("pages", place.pages.as_deref().map(|pages| escaped(pages).replace('-', "--"))),
        ("chapter", quoted(&place.chapter)),
        ("doi", entry.doi.as_deref().map(verbatim)),
        ("url", entry.url.as_deref().map(verbatim)),
        ("urldate", online.and_then(Online::saved)),
        ("pmid", quoted(&entry.pmid)),
        ("pmcid", quoted(&entry.pmcid)),
        ("note", Some(escaped(&notes(entry).join("; "))).filter(|note| !note.is_empty())),
        ("annote", online.and_then(|online| online.quotation.as_deref()).map(escaped)),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some(format!("  {name} = {{{}}},\n", value?)));
    format!("@{kind}{{{key},\n{}}}\n", fields.collect::<String>())
}

/// What has no field of its own. That there are more authors is said by "and others".
fn notes(entry: &Entry) -> Vec<String> {
    let mut notes: Vec<String> =
        entry.notes().into_iter().filter(|note| !note.starts_with("Authors as printed")).collect();
    notes.extend(entry.bookshelf.as_ref().map(|id| format!("Bookshelf ID: {id}")));
    notes
}

fn authors(entry: &Entry) -> Option<String> {
    let name = |person: &Person| match &person.given {
        Some(given) => format!("{}, {}", braced(&person.family), escaped(given)),
        None => format!("{{{}}}", escaped(&person.family)),
    };
    let mut names: Vec<String> = entry.people.named.iter().map(name).collect();
    if entry.people.more && !names.is_empty() {
        names.push("others".to_owned());
    }
    (!names.is_empty()).then(|| names.join(" and "))
}

/// A family name; in braces where BibTeX would take it apart again.
fn braced(name: &str) -> String {
    let escaped = escaped(name);
    let is_plain = !name.contains([' ', ',']) && name != "and";
    if is_plain { escaped } else { format!("{{{escaped}}}") }
}

/// Text in which nothing is a command of TeX. Braces become commands: BibTeX counts even those that
/// have a backslash before them.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '–' => out.push_str("--"),
            '—' => out.push_str("---"),
            c => out.push(c),
        }
    }
    out
}

/// An address or a DOI, which is read letter by letter: what would end the field is percent-encoded.
fn verbatim(text: &str) -> String {
    let encoded = text.chars().map(|c| match c {
        '{' => "%7B".to_owned(),
        '}' => "%7D".to_owned(),
        '\\' => "%5C".to_owned(),
        ' ' => "%20".to_owned(),
        c => c.to_string(),
    });
    encoded.collect()
}

/// A key to cite it by: family name, year and first word of the title; then b, c ... where taken.
fn key(entry: &Entry, taken: &mut BTreeSet<String>) -> String {
    let ascii = |text: &str| -> String {
        text.nfkd().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    let first = entry.people.named.first().map(|person| ascii(&person.family)).unwrap_or_default();
    let words = entry.title.as_deref().unwrap_or_default().split(' ').map(ascii);
    let word = words.into_iter().find(|word| word.len() > 3).unwrap_or_default();
    let clip = |text: String| text.chars().take(30).collect::<String>();
    let year = entry.year.map(|year| year.to_string()).unwrap_or_default();
    let base = format!("{}{year}{}", clip(first), clip(word));
    let base = if base.is_empty() { "work".to_owned() } else { base };
    let mut number = 1;
    let mut key = base.clone();
    while !taken.insert(key.clone()) {
        number += 1;
        key = format!("{base}-{number}");
    }
    key
}
