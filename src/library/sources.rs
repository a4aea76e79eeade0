//! The sources, with their pages and dates.

use std::collections::{BTreeMap, HashSet};

use serde::Serialize;

use super::Families;
use crate::{
    error::Result,
    index::{PageCard, Reader},
    model::{PageId, Source},
};

/// A source and its pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceEntry {
    /// The source; none for all pages whose source is not known. Each of these stands for itself.
    pub source: Option<Source>,
    /// Who supplied texts of these pages.
    pub supplied_by: Vec<Source>,
    /// Its pages, by path.
    pub pages: Vec<DatedPage>,
}

/// A page with its date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DatedPage {
    /// Its id.
    pub id: PageId,
    /// Its path in its root.
    pub path: String,
    /// Its document's title.
    pub title: Option<String>,
    /// What its date is of: "reviewed", else "updated", else "published".
    pub date_kind: Option<&'static str>,
    /// Its date, ISO 8601.
    pub date: Option<String>,
    /// The first page of its family of copies, where it has copies.
    pub family: Option<PageId>,
}

impl DatedPage {
    fn of(card: &PageCard, family: Option<PageId>) -> Self {
        let date = card.date();
        Self {
            id: card.id.clone(),
            path: card.path.clone(),
            title: card.title.clone(),
            date_kind: date.map(|(kind, _)| kind),
            date: date.map(|(_, date)| date.to_owned()),
            family,
        }
    }
}

/// The sources by name, and last the pages whose source is not known. Revisions, which a newer page
/// of the same article stands for, are left out.
///
/// # Errors
/// When the index is damaged.
pub fn sources(reader: &Reader) -> Result<Vec<SourceEntry>> {
    let cards = reader.cards()?;
    let families = Families::of(cards);
    let with_copies: HashSet<usize> = families.groups().into_iter().flatten().collect();
    let mut entries: BTreeMap<(bool, String, String), SourceEntry> = BTreeMap::new();
    for (number, card) in cards.iter().enumerate().filter(|(_, card)| !card.revision) {
        let key = match &card.source {
            Some(source) => (false, source.name.to_lowercase(), source.id.clone()),
            None => (true, String::new(), String::new()),
        };
        let entry = entries.entry(key).or_insert_with(|| SourceEntry {
            source: card.source.clone(),
            supplied_by: Vec::new(),
            pages: Vec::new(),
        });
        let is_copy = with_copies.contains(&number);
        entry.pages.push(DatedPage::of(card, is_copy.then(|| cards[families.family(number)].id.clone())));
        entry.supplied_by.extend(card.supplied_by.clone());
    }
    let mut entries: Vec<_> = entries.into_values().collect();
    for entry in &mut entries {
        entry.supplied_by.sort();
        entry.supplied_by.dedup();
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{Sample, index_of};

    #[test]
    fn sources_are_by_name_and_the_unknown_last() {
        let mut dated = Sample::page("b.html").source("Zephyr Health");
        dated.head().dates.published = Some("2020".into());
        dated.head().dates.updated = Some("2021-03".into());
        let (_dir, reader) =
            index_of(&[Sample::page("a.html"), dated, Sample::page("c.html").source("Upland Clinic")]);
        let found = sources(&reader).unwrap();
        let names: Vec<_> =
            found.iter().map(|entry| entry.source.as_ref().map(|it| it.name.as_str())).collect();
        assert_eq!(names, [Some("Upland Clinic"), Some("Zephyr Health"), None]);
        assert_eq!(found[1].pages[0].date.as_deref(), Some("2021-03"));
        assert_eq!(found[1].pages[0].date_kind, Some("updated"));
        assert_eq!(found[1].pages[0].family, None);
    }
}
