//! Families of copies with the evidence: which pages, who supplied the text, how much of it is common.

use serde::{Deserialize, Serialize};

use super::Families;
use crate::{
    error::Result,
    index::{PageCard, Reader, compared},
    model::{DateOf, PageId, Source},
};

/// Pages whose text is, for the most part, one. They count once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopyFamily {
    /// The first page, by which the family goes.
    pub id: PageId,
    /// Its pages, by path.
    pub pages: Vec<CopyPage>,
}

/// A page of a family.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopyPage {
    /// Its id.
    pub id: PageId,
    /// Its path in its root.
    pub path: String,
    /// Its document's title.
    pub title: Option<String>,
    /// Who publishes it.
    pub source: Option<Source>,
    /// Who supplied its text, where it says so.
    pub supplied_by: Option<Source>,
    /// Its date: reviewed, else updated, else published.
    pub date: Option<DateOf>,
    /// The page of the family that it shares most with.
    pub like: PageId,
    /// The share of the shorter of these two texts that stands in the longer, about, in hundredths.
    pub shared: f64,
}

/// The families of two pages and more, by the path of their first page.
///
/// # Errors
/// When the index is damaged.
pub fn copy_families(reader: &Reader) -> Result<Vec<CopyFamily>> {
    let cards = reader.cards()?;
    let mut found = Vec::new();
    for group in Families::of(reader)?.groups() {
        let group: Vec<&PageCard> =
            group.into_iter().map(|page| &cards[page]).filter(|card| !card.revision).collect();
        if group.len() > 1 {
            let pages = (0..group.len()).filter_map(|at| member(at, &group)).collect();
            found.push(CopyFamily { id: group[0].id.clone(), pages });
        }
    }
    Ok(found)
}

fn member(at: usize, family: &[&PageCard]) -> Option<CopyPage> {
    let card = family[at];
    let share = |other: &PageCard| compared(&card.signature, &other.signature).unwrap_or_default();
    let others = family.iter().enumerate().filter(|(other, _)| *other != at).rev();
    let like = others.map(|(_, other)| *other).max_by(|a, b| share(a).total_cmp(&share(b)))?;
    Some(CopyPage {
        id: card.id.clone(),
        path: card.path.clone(),
        title: card.title.clone(),
        source: card.source.clone(),
        supplied_by: card.supplied_by.clone(),
        date: card.date_of(),
        shared: (100.0 * share(like)).round() / 100.0,
        like: like.id.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{Sample, index_of};

    #[test]
    fn families_come_with_their_evidence() {
        let values: Vec<u32> = (0..64).collect();
        let revised: Vec<u32> = (16..80).collect();
        let mut supplied = Sample::page("b").source("B").signature(&revised);
        supplied.head().supplied_by = Some(Source { id: "t".into(), name: "Tamsin".into() });
        let other = Sample::page("c").signature(&(1000..1064).collect::<Vec<_>>());
        let (_dir, reader) = index_of(&[Sample::page("a").source("A").signature(&values), supplied, other]);
        let found = copy_families(&reader).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].pages.len(), 2);
        let copy = &found[0].pages[1];
        assert_eq!(copy.supplied_by.as_ref().map(|it| &*it.name), Some("Tamsin"));
        assert!(copy.like == found[0].id && copy.shared >= 0.74, "{}", copy.shared);
    }
}
