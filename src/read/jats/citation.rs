//! A work in the list of references, as its elements state it.

use crate::{
    model::{Cited, Reference},
    read::{
        records::{id_of, pmcid},
        xml::Element,
    },
};

/// The elements that hold one citation.
const CITATIONS: &[&str] = &["mixed-citation", "element-citation", "citation", "nlm-citation"];

/// What of a citation is no part of what is printed.
const UNPRINTED: &[&str] = &["pub-id", "object-id"];

/// The work of a `<ref>`; of several in one the first.
pub(super) fn read(entry: &Element) -> Cited {
    let citation = entry.below(CITATIONS).into_iter().next();
    let citation = citation.unwrap_or(entry);
    let text = |name: &str| citation.below(&[name]).first().map(|it| it.text()).filter(|it| !it.is_empty());
    let link = citation.below(&["ext-link", "uri", "self-uri"]).into_iter().next();
    let url = link.map(|it| it.attribute("xlink:href").map_or_else(|| it.text(), str::to_owned));
    let (title, container) = titles(citation);
    let marker =
        entry.text_at(&["label"]).map(|label| label.trim_matches(['.', '[', ']', '(', ')', ' ']).to_owned());
    let mut reference = Reference {
        key: String::new(),
        marker: marker.filter(|marker| !marker.is_empty()),
        as_printed: String::new(),
        authors: authors(citation),
        title,
        container,
        publisher: text("publisher-name"),
        edition: text("edition"),
        year: text("year").and_then(|year| year.get(..4)?.parse().ok()),
        locator: locator(&text),
        url: url.filter(|url| url.starts_with("http")),
        doi: id(citation, "doi"),
        pmid: id(citation, "pmid"),
        pmcid: id(citation, "pmcid").or_else(|| id(citation, "pmc")),
        bookshelf: None,
    };
    reference.as_printed = printed(citation, &reference);
    Cited { anchor: entry.attribute("id").or_else(|| citation.attribute("id")).map(str::to_owned), reference }
}

/// The title of the work, and of what it appeared in.
fn titles(citation: &Element) -> (Option<String>, Option<String>) {
    let text = |name: &str| {
        let found = citation.below(&[name]);
        found.first().map(|it| it.text().trim_end_matches('.').to_owned()).filter(|it| !it.is_empty())
    };
    let title = ["article-title", "chapter-title", "part-title", "data-title"].into_iter().find_map(text);
    let source = text("source").or_else(|| text("conf-name"));
    match title {
        Some(title) => (Some(title), source),
        // Of a book or a report, the source is the work.
        None => (source, None),
    }
}

fn id(citation: &Element, kind: &str) -> Option<String> {
    let ids = citation.below(&["pub-id", "ext-link"]);
    let mut of_kind = ids
        .into_iter()
        .filter(|it| [it.attribute("pub-id-type"), it.attribute("ext-link-type")].contains(&Some(kind)));
    let read = |it: &Element| match kind {
        "doi" | "pmid" => id_of(kind, &it.text()),
        _ => pmcid(&it.text()),
    };
    of_kind.find_map(read)
}

/// "Orr AB, Vale S, et al." The people of the first group; those of others are editors.
fn authors(citation: &Element) -> Option<String> {
    let group = citation.below(&["person-group"]).into_iter().next().unwrap_or(citation);
    let names = group.below(&["name", "string-name", "collab", "etal"]);
    let names: Vec<String> = names.into_iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn name(person: &Element) -> Option<String> {
    if person.name == "etal" {
        return Some("et al.".to_owned());
    }
    let words: Vec<String> =
        ["surname", "given-names", "suffix"].into_iter().filter_map(|part| person.text_at(&[part])).collect();
    let name = if words.is_empty() { person.text() } else { words.join(" ") };
    (!name.is_empty()).then_some(name)
}

/// "12(3):45-50"
fn locator(text: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut locator = text("volume").unwrap_or_default();
    if let Some(issue) = text("issue") {
        locator.push_str(&format!("({issue})"));
    }
    let pages = match (text("fpage"), text("lpage")) {
        (Some(first), Some(last)) if first != last => Some(format!("{first}-{last}")),
        (first, _) => first.or_else(|| text("elocation-id")).or_else(|| text("page-range")),
    };
    if let Some(pages) = pages {
        if !locator.is_empty() {
            locator.push(':');
        }
        locator.push_str(&pages);
    }
    (!locator.is_empty()).then_some(locator)
}

/// The citation as it is printed: its own words where it has its punctuation, else set as journals do.
fn printed(citation: &Element, work: &Reference) -> String {
    let own = citation.text_without(UNPRINTED);
    let is_set = ["mixed-citation", "citation"].contains(&citation.name.as_str()) && own.contains(['.', ',']);
    if is_set || work.title.is_none() {
        return own;
    }
    let year = work.year.map(|year| year.to_string());
    let place = match (year, &work.locator) {
        (Some(year), Some(locator)) => Some(format!("{year};{locator}")),
        (year, locator) => year.or_else(|| locator.clone()),
    };
    let parts = [&work.authors, &work.title, &work.container, &work.publisher, &place];
    let parts = parts.into_iter().flatten().map(|part| part.trim_end_matches('.'));
    parts.map(|part| format!("{part}.")).collect::<Vec<_>>().join(" ")
}
