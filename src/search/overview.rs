//! What can be asked about: the topics and causes of an index, and how many speak of each.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    error::Result,
    index::Reader,
    library::Families,
    model::{Named, Stance},
};

/// A topic or cause and how many pages and sources speak of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Pages that are about it, or state it.
    pub pages: usize,
    /// Independent sources of these pages.
    pub independent_sources: usize,
}

/// The topics: what pages are about, and what they name causes of.
///
/// # Errors
/// When the index is damaged.
pub fn topics(reader: &Reader) -> Result<Vec<Spoken>> {
    let cards = reader.cards()?;
    let mut speakers = Speakers::new(reader)?;
    for (number, card) in cards.iter().enumerate().filter(|(_, card)| !card.revision) {
        card.topics.iter().for_each(|topic| speakers.add(topic, number));
    }
    for row in reader.mentions()? {
        let of = Named { id: row.mention.of.id, name: row.mention.of.name };
        speakers.add_page(&of, row.page.as_str());
    }
    Ok(speakers.count())
}

/// The causes that pages state; what they only deny does not count.
///
/// # Errors
/// When the index is damaged.
pub fn causes(reader: &Reader) -> Result<Vec<Spoken>> {
    let mut speakers = Speakers::new(reader)?;
    for row in reader.mentions()?.iter().filter(|row| row.mention.stance != Stance::Denied) {
        speakers.add_page(&row.mention.cause, row.page.as_str());
    }
    Ok(speakers.count())
}

/// Who speaks of what.
struct Speakers<'a> {
    numbers: BTreeMap<String, usize>,
    families: Families<'a>,
    pages: BTreeMap<String, (String, BTreeSet<usize>)>,
}

impl<'a> Speakers<'a> {
    fn new(reader: &'a Reader) -> Result<Self> {
        let cards = reader.cards()?;
        let numbers = cards.iter().enumerate().map(|(number, card)| (card.id.to_string(), number)).collect();
        Ok(Self { numbers, families: Families::of(reader)?, pages: BTreeMap::new() })
    }

    fn add_page(&mut self, named: &Named, page: &str) {
        if let Some(number) = self.numbers.get(page).copied() {
            self.add(named, number);
        }
    }

    fn add(&mut self, named: &Named, card: usize) {
        let entry =
            self.pages.entry(named.id.clone()).or_insert_with(|| (named.name.clone(), BTreeSet::new()));
        entry.1.insert(card);
    }

    /// The rows, what most independent sources speak of first.
    fn count(self) -> Vec<Spoken> {
        let Self { families, pages, .. } = self;
        let row = |(id, (name, pages)): (String, (String, BTreeSet<usize>))| Spoken {
            id,
            name,
            pages: pages.len(),
            independent_sources: families.independent(pages),
        };
        let mut rows: Vec<_> = pages.into_iter().map(row).collect();
        rows.sort_by(|a, b| {
            (b.independent_sources, b.pages)
                .cmp(&(a.independent_sources, a.pages))
                .then_with(|| a.name.cmp(&b.name))
        });
        rows
    }
}
