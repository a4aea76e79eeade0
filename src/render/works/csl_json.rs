//! Works cited as CSL-JSON, which Zotero, Pandoc and every CSL processor read.

use serde_json::{Map, Value, json};

use super::{Entry, people::Person};
use crate::library::{WorkKind, WorksCited};

/// The works as an array of CSL items.
///
/// # Panics
/// Never: the items are values of JSON already.
#[must_use]
pub fn works_csl_json(works: &WorksCited) -> String {
    let items: Vec<Value> = works.works.iter().map(|work| item(&Entry::of(work))).collect();
    let mut text = serde_json::to_string_pretty(&items).expect("values are JSON");
    text.push('\n');
    text
}

fn item(entry: &Entry) -> Value {
    let mut item = Map::new();
    item.insert("id".into(), entry.key.as_str().into());
    item.insert("type".into(), kind(entry).into());
    if !entry.people.named.is_empty() {
        item.insert("author".into(), entry.people.named.iter().map(name).collect());
    }
    let place = &entry.place;
    let fields = [
        ("title", &entry.title),
        ("container-title", &entry.container),
        ("publisher", &entry.publisher),
        ("edition", &entry.edition),
        ("volume", &place.volume),
        ("issue", &place.issue),
        ("page", &place.pages),
        ("chapter-number", &place.chapter),
        ("DOI", &entry.doi),
        ("URL", &entry.url),
        ("PMID", &entry.pmid),
        ("PMCID", &entry.pmcid),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            item.insert(name.into(), value.as_str().into());
        }
    }
    if let Some(year) = entry.year {
        item.insert("issued".into(), json!({"date-parts": [[year]]}));
    }
    let mut notes = entry.notes();
    notes.extend(entry.bookshelf.as_ref().map(|id| format!("Bookshelf ID: {id}")));
    if !notes.is_empty() {
        item.insert("note".into(), notes.join("\n").into());
    }
    Value::Object(item)
}

fn kind(entry: &Entry) -> &'static str {
    match entry.kind {
        Some(WorkKind::JournalArticle) => "article-journal",
        Some(WorkKind::Book) if entry.is_chapter() => "chapter",
        Some(WorkKind::Book) => "book",
        Some(WorkKind::Encyclopedia) => "entry-encyclopedia",
        Some(WorkKind::News) => "article-newspaper",
        Some(WorkKind::GovernmentPage) => "webpage",
        None if entry.url.is_some() => "webpage",
        None => "document",
    }
}

fn name(person: &Person) -> Value {
    match &person.given {
        Some(given) => json!({"family": person.family, "given": given}),
        None => json!({"literal": person.family}),
    }
}
