//! The front of an article: title, journal, people, dates, ids.

use crate::read::{
    records::{Record, id_of},
    xml::Element,
};

/// What stands in a title beside its words.
const NOTES: &[&str] = &["xref", "fn"];

/// Reads the front of an article.
pub(super) fn read(article: &Element) -> Record {
    let empty = Element::default();
    let meta = article.find(&["front", "article-meta"]).unwrap_or(&empty);
    let journal = article.find(&["front", "journal-meta"]).unwrap_or(&empty);
    let id = |kinds: &[&str], as_kind: &str| {
        let ids = meta.all("article-id");
        let mut of_kind = ids.filter(|id| id.attribute("pub-id-type").is_some_and(|it| kinds.contains(&it)));
        of_kind.find_map(|id| id_of(as_kind, &id.text()))
    };
    let title = meta.find(&["title-group", "article-title"]).map(|title| title.text_without(NOTES));
    let subtitle = meta.find(&["title-group", "subtitle"]).map(|title| title.text_without(NOTES));
    Record {
        title: match (title.filter(|title| !title.is_empty()), subtitle.filter(|title| !title.is_empty())) {
            (Some(title), Some(subtitle)) => Some(format!("{title}: {subtitle}")),
            (title, subtitle) => title.or(subtitle),
        },
        journal: journal
            .text_at(&["journal-title-group", "journal-title"])
            .or_else(|| journal.text_at(&["journal-title"]))
            .or_else(|| journal.text_at(&["publisher", "publisher-name"])),
        authors: people(meta, "author"),
        editors: people(meta, "editor"),
        published: published(meta),
        updated: updated(meta),
        language: article.attribute("xml:lang").map(str::to_owned),
        doi: id(&["doi"], "doi"),
        pmid: id(&["pmid"], "pmid"),
        pmcid: id(&["pmc", "pmcid"], "pmc"),
        url: None,
        parts: Vec::new(),
        cited: Vec::new(),
    }
}

fn people(meta: &Element, role: &str) -> Vec<String> {
    let contributors = meta.below(&["contrib"]);
    let of_role =
        contributors.into_iter().filter(|it| it.attribute("contrib-type").unwrap_or("author") == role);
    of_role.filter_map(name).collect()
}

/// "Ada B Orr, MD".
fn name(contributor: &Element) -> Option<String> {
    let Some(name) = contributor.below(&["name"]).into_iter().next() else {
        return contributor.text_at(&["string-name"]).or_else(|| contributor.text_at(&["collab"]));
    };
    let part = |name: &Element, part: &str| name.text_at(&[part]);
    let words =
        [part(name, "prefix"), part(name, "given-names"), part(name, "surname"), part(name, "suffix")];
    let full = words.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let degrees: Vec<String> = contributor.all("degrees").map(Element::text).collect();
    if full.is_empty() { None } else { Some([vec![full], degrees].concat().join(", ")) }
}

/// When it appeared: online, else in print, else at all.
fn published(meta: &Element) -> Option<String> {
    let dates: Vec<&Element> = meta.all("pub-date").collect();
    let of = |kind: &str| {
        dates.iter().copied().find(|date| {
            [date.attribute("pub-type"), date.attribute("date-type"), date.attribute("publication-format")]
                .contains(&Some(kind))
        })
    };
    let found = ["epub", "electronic", "ppub", "print", "pub"].into_iter().filter_map(of);
    found.chain(dates.iter().copied()).find_map(date)
}

/// When it was last corrected.
fn updated(meta: &Element) -> Option<String> {
    let dates = meta.find(&["history"]).into_iter().flat_map(|history| history.all("date"));
    let corrected = dates.filter(|date| matches!(date.attribute("date-type"), Some("corrected" | "updated")));
    corrected.filter_map(date).max()
}

/// A date as exact as it is stated.
fn date(element: &Element) -> Option<String> {
    let number = |part: &str| element.text_at(&[part])?.parse::<u16>().ok();
    let year = number("year").filter(|year| (1500..3000).contains(year))?;
    let Some(month) = number("month").filter(|month| (1..=12).contains(month)) else {
        return Some(year.to_string());
    };
    match number("day").filter(|day| (1..=31).contains(day)) {
        Some(day) => Some(format!("{year}-{month:02}-{day:02}")),
        None => Some(format!("{year}-{month:02}")),
    }
}
