//! Works cited: each work once, with the pages and passages that cite it. What two pages print of
//! one work is put together; nothing is looked up.

mod asked;
mod evidence;
mod merge;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Families;
use crate::{
    causes::Vocabulary,
    error::Result,
    index::{Leaf, PageCard, PageEntry, Reader},
    model::{Named, PageId, Reference, Source},
};
use asked::Asked;
pub use evidence::WorkKind;
use merge::Merged;

/// Which works are asked for.
#[derive(Clone, Debug, Default)]
pub struct RefsRequest {
    /// A topic, words, or the id of a work; all works where it is empty.
    pub query: String,
    /// Only works that two or more independent sources cite.
    pub shared: bool,
}

/// The works that pages cite: `etio.refs/1`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WorksCited {
    /// The query as typed.
    pub query: String,
    /// The topic that the query names, where pages are about it.
    pub topic: Option<Named>,
    /// The works, those first that most independent sources cite.
    pub works: Vec<Work>,
    /// Citations in the text whose reference is not in the page.
    pub unresolved: Vec<UnresolvedMarker>,
    /// Whether some pages could not be read when the index was made.
    pub incomplete: bool,
}

/// A work, and who cites it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Work {
    /// What the pages print of it: the fullest entry, and what others add.
    #[serde(flatten)]
    pub reference: Reference,
    /// What kind of evidence it is, as far as the reference says.
    pub kind: Option<WorkKind>,
    /// Independent sources that cite it.
    pub independent_sources: usize,
    /// The pages that cite it, by path.
    pub cited_by: Vec<CitingPage>,
}

/// A page that cites a work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CitingPage {
    /// Who publishes it.
    pub source: Option<Source>,
    /// Who supplied its text.
    pub supplied_by: Option<Source>,
    /// Its id.
    pub page: PageId,
    /// The root that the page is in: for links, and no part of the JSON, which is the same on every machine.
    #[serde(skip)]
    pub root: String,
    /// Its path in its root.
    pub path: String,
    /// Its document's title.
    pub title: Option<String>,
    /// The first page of its family of copies, where it has copies.
    pub family: Option<PageId>,
    /// The number or letter before the entry in its list.
    pub marker: Option<String>,
    /// The entry as this page prints it.
    pub as_printed: String,
    /// The passages that cite the work; none where it only stands in the list.
    pub passages: Vec<CitingPassage>,
}

/// A passage that cites a work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CitingPassage {
    /// Its id.
    pub id: String,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// Its text.
    pub text: String,
    /// Ids of the causes that it names.
    pub causes: Vec<String>,
}

/// A work that some pages list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListedWork {
    /// What the pages print of it.
    #[serde(flatten)]
    pub reference: Reference,
    /// Every key that it goes by in these pages.
    pub keys: Vec<String>,
    /// The pages that list it, by path.
    pub pages: Vec<PageId>,
}

/// A citation whose reference is not in the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnresolvedMarker {
    /// Who publishes the page.
    pub source: Option<Source>,
    /// Its id.
    pub page: PageId,
    /// Its path in its root.
    pub path: String,
    /// The marker as printed, brackets off.
    pub marker: String,
    /// The id of the passage it stands in.
    pub passage: String,
}

/// The works that the pages of the index cite, as far as the request asks for them.
///
/// # Errors
/// When the index is damaged.
pub fn works_cited(reader: &Reader, vocabulary: &Vocabulary, request: &RefsRequest) -> Result<WorksCited> {
    let cards = reader.cards()?;
    let families = Families::of(reader)?;
    let asked = Asked::of(&request.query, vocabulary, cards);
    let pages = searched(reader)?;
    let mut works = Vec::new();
    for merged in merge::works(&pages) {
        let citing = Citing { reader, cards, families, pages: &pages };
        let work = citing.work(&merged)?;
        if asked.wants(&work) && (!request.shared || work.independent_sources > 1) {
            works.push(work);
        }
    }
    works.sort_by_cached_key(order);
    let unresolved = if request.shared { Vec::new() } else { unresolved(&pages, &asked) };
    Ok(WorksCited {
        query: request.query.clone(),
        topic: asked.topic(),
        works,
        unresolved,
        incomplete: cards.iter().any(|card| card.failed),
    })
}

/// The works that these pages list, each once, in the order in which they list them.
///
/// # Errors
/// When the index is damaged.
pub fn works_listed<'p>(reader: &Reader, pages: impl Iterator<Item = &'p PageId>) -> Result<Vec<ListedWork>> {
    let mut entries = Vec::new();
    for (number, id) in pages.enumerate() {
        entries.extend(reader.page(id)?.map(|page| (number, page)));
    }
    let listed = merge::works(&entries).into_iter().map(|merged| {
        let mut pages: Vec<PageId> = merged.entries.iter().map(|(at, _)| entries[*at].1.id.clone()).collect();
        pages.dedup();
        ListedWork { reference: merged.reference, keys: merged.keys.into_iter().collect(), pages }
    });
    Ok(listed.collect())
}

/// The pages that are searched, each with its number in [`Reader::cards`].
fn searched(reader: &Reader) -> Result<Vec<(usize, PageEntry)>> {
    let cards = reader.cards()?;
    let pages = reader.pages()?.into_iter().enumerate();
    Ok(pages.filter(|(number, page)| !cards[*number].revision && page.head.is_some()).collect())
}

/// Most independent sources first, then most pages, then by authors and title.
fn order(work: &Work) -> (std::cmp::Reverse<(usize, usize)>, String, String) {
    let printed = &work.reference;
    let by = printed.authors.as_ref().or(printed.title.as_ref()).unwrap_or(&printed.as_printed);
    let most = std::cmp::Reverse((work.independent_sources, work.cited_by.len()));
    (most, by.to_lowercase(), printed.key.clone())
}

fn unresolved(pages: &[(usize, PageEntry)], asked: &Asked<'_>) -> Vec<UnresolvedMarker> {
    let wanted = pages.iter().filter(|(number, _)| asked.is_on_topic(*number));
    let of_page = |(_, page): &(usize, PageEntry)| {
        let head = page.head.clone();
        let source = head.as_ref().and_then(|head| head.source.clone());
        let (id, path) = (page.id.clone(), page.path.clone());
        let markers = head.into_iter().flat_map(|head| head.unresolved_citations);
        markers
            .map(|it| UnresolvedMarker {
                source: source.clone(),
                page: id.clone(),
                path: path.clone(),
                marker: it.marker,
                passage: it.passage,
            })
            .collect::<Vec<_>>()
    };
    wanted.flat_map(of_page).collect()
}

/// What is needed to tell who cites a work.
struct Citing<'a> {
    reader: &'a Reader,
    cards: &'a [PageCard],
    families: Families<'a>,
    pages: &'a [(usize, PageEntry)],
}

impl Citing<'_> {
    fn work(&self, merged: &Merged) -> Result<Work> {
        let mut passages = self.passages(merged)?;
        let mut cited_by = Vec::new();
        let mut numbers = Vec::new();
        for (at, entry) in &merged.entries {
            let (number, page) = &self.pages[*at];
            // A page that prints a work twice is still one page that cites it.
            if numbers.last() == Some(number) {
                continue;
            }
            numbers.push(*number);
            cited_by.push(self.page(*number, page, entry, passages.remove(&page.id).unwrap_or_default()));
        }
        Ok(Work {
            kind: WorkKind::of(&merged.reference),
            reference: merged.reference.clone(),
            independent_sources: self.families.independent(numbers),
            cited_by,
        })
    }

    fn page(
        &self,
        number: usize,
        page: &PageEntry,
        entry: &Reference,
        passages: Vec<CitingPassage>,
    ) -> CitingPage {
        let card = &self.cards[number];
        CitingPage {
            source: card.source.clone(),
            supplied_by: card.supplied_by.clone(),
            page: page.id.clone(),
            root: page.root.clone(),
            path: page.path.clone(),
            title: card.title.clone(),
            family: self.families.named(number, self.cards),
            marker: entry.marker.clone(),
            as_printed: entry.as_printed.clone(),
            passages,
        }
    }

    /// The passages that cite the work under any of its keys, by page.
    fn passages(&self, merged: &Merged) -> Result<BTreeMap<PageId, Vec<CitingPassage>>> {
        let mut found = Vec::new();
        for key in &merged.keys {
            found.extend(self.reader.find(&Leaf::Cites(key))?);
        }
        let mut stored = self.reader.fetch(&found)?;
        stored.sort_by(|a, b| (&a.page, a.ordinal).cmp(&(&b.page, b.ordinal)));
        stored.dedup_by(|a, b| a.page == b.page && a.ordinal == b.ordinal);
        let mut passages: BTreeMap<PageId, Vec<CitingPassage>> = BTreeMap::new();
        for stored in stored {
            // The index folds keys to lower case; two addresses may differ in case alone.
            if stored.passage.cites.iter().any(|cite| merged.keys.contains(&cite.reference)) {
                let mut causes: Vec<String> =
                    stored.passage.causes.iter().map(|mention| mention.cause.id.clone()).collect();
                causes.sort();
                causes.dedup();
                passages.entry(stored.page).or_default().push(CitingPassage {
                    id: stored.passage.id,
                    section: stored.path,
                    text: stored.passage.text,
                    causes,
                });
            }
        }
        Ok(passages)
    }
}

#[cfg(test)]
mod tests;
