//! What the pages on a subject say of it: every mention of a cause of the topic, and the passages
//! about its treatment.

use std::collections::{BTreeMap, BTreeSet};

use super::{CellMention, Column, CompareRequest, ComparedPage, subject::Subjects};
use crate::{
    error::Result,
    index::{PageCard, Place, Reader, StoredPassage},
    library::{Families, is_source, no_source},
    model::{Mention, Named, PageId, SectionKind},
};

/// What is said on a subject.
pub(super) struct Gathered {
    /// The pages on it, by their numbers in [`Reader::cards`].
    pub(super) pages: BTreeSet<usize>,
    /// The mentions of its causes, in the order of pages and passages.
    pub(super) mentions: Vec<Stated>,
    /// The passages of sections on treatment, each with the id of its column.
    pub(super) treatment: Vec<(String, StoredPassage)>,
}

/// A mention, and where it belongs.
pub(super) struct Stated {
    /// The page's number.
    pub(super) card: usize,
    /// The id of its column.
    pub(super) column: String,
    /// The cause.
    pub(super) cause: Named,
    /// What is said of it.
    pub(super) mention: CellMention,
}

/// The id of the column that a page stands in.
pub(super) fn column_of(card: &PageCard) -> String {
    card.source.as_ref().map_or_else(|| card.id.to_string(), |source| source.id.clone())
}

impl Gathered {
    pub(super) fn read(
        reader: &Reader,
        subjects: &Subjects<'_>,
        topic: &Named,
        request: &CompareRequest,
    ) -> Result<Self> {
        let cards = reader.cards()?;
        let mut pages = subjects.pages(&topic.id);
        if !request.sources.is_empty() {
            check_sources(&request.sources, cards)?;
            pages.retain(|page| is_asked(&request.sources, &cards[*page]));
        }
        let mut gathered = Self { pages, mentions: Vec::new(), treatment: Vec::new() };
        for (place, facts) in &subjects.passages {
            let states = facts.states.iter().any(|state| state.of == topic.id);
            let treats = facts.kind == SectionKind::Treatment
                && cards[facts.card].topics.iter().any(|it| it.id == topic.id);
            if (states || treats) && gathered.pages.contains(&facts.card) {
                gathered.add(facts.card, &cards[facts.card], fetch(reader, *place)?, topic, treats);
            }
        }
        Ok(gathered)
    }

    fn add(&mut self, number: usize, card: &PageCard, stored: StoredPassage, topic: &Named, treats: bool) {
        let column = column_of(card);
        for mention in stored.passage.causes.iter().filter(|mention| mention.of.id == topic.id) {
            self.mentions.push(Stated {
                card: number,
                column: column.clone(),
                cause: mention.cause.clone(),
                mention: cell_mention(mention, &stored),
            });
        }
        if treats {
            self.treatment.push((column, stored));
        }
    }

    /// The columns: sources by name, then pages whose source is not known, by path.
    pub(super) fn columns(&self, cards: &[PageCard], families: &Families) -> Vec<Column> {
        let mut columns: BTreeMap<(bool, String, String), Column> = BTreeMap::new();
        let mut suppliers: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let copied: BTreeSet<usize> = families.groups().into_iter().flatten().collect();
        for (number, card) in self.pages.iter().map(|number| (*number, &cards[*number])) {
            let id = column_of(card);
            let name = card.source.as_ref().map(|source| source.name.clone());
            let by = name.as_ref().unwrap_or(&card.path).to_lowercase();
            let column = columns.entry((name.is_none(), by, id.clone())).or_insert_with(|| Column {
                id: id.clone(),
                name,
                supplied_by: None,
                pages: Vec::new(),
            });
            let family = copied.contains(&number).then(|| cards[families.family(number)].id.clone());
            column.pages.push(page(card, family));
            suppliers.entry(id).or_default().extend(card.supplied_by.iter().map(|it| it.name.clone()));
        }
        let mut columns: Vec<Column> = columns.into_values().collect();
        for column in &mut columns {
            let names: Vec<String> = suppliers.remove(&column.id).unwrap_or_default().into_iter().collect();
            column.supplied_by = (!names.is_empty()).then(|| names.join(", "));
        }
        columns
    }
}

fn page(card: &PageCard, family: Option<PageId>) -> ComparedPage {
    ComparedPage {
        id: card.id.clone(),
        root: card.root.clone(),
        path: card.path.clone(),
        title: card.title.clone(),
        date: card.date_of(),
        family,
    }
}

fn cell_mention(mention: &Mention, stored: &StoredPassage) -> CellMention {
    CellMention {
        as_written: mention.as_written.clone(),
        passage: stored.passage.id.clone(),
        page: stored.page.clone(),
        section: stored.path.clone(),
        lead_in: stored.passage.lead_in.clone(),
        text: stored.passage.text.clone(),
        group: mention.group.clone(),
        frequency: mention.frequency,
        severity: mention.severity,
        qualifier: mention.qualifier,
        stance: mention.stance,
        role: mention.role,
        references: stored.passage.cites.iter().map(|cite| cite.reference.clone()).collect(),
    }
}

fn fetch(reader: &Reader, place: Place) -> Result<StoredPassage> {
    let stored = reader.fetch(&[place])?.into_iter().next();
    Ok(stored.expect("one place holds one passage"))
}

fn is_asked(asked: &[String], card: &PageCard) -> bool {
    let source = card.source.as_ref();
    source.is_some_and(|source| asked.iter().any(|name| is_source(name, &source.id, &source.name)))
}

/// Checks that every source that is asked for is in the index.
fn check_sources(asked: &[String], cards: &[PageCard]) -> Result<()> {
    let is_there = |name: &&String| cards.iter().any(|card| is_asked(std::slice::from_ref(name), card));
    match asked.iter().find(|name| !is_there(name)) {
        None => Ok(()),
        Some(name) => Err(no_source(name, cards.iter().filter_map(|card| card.source.as_ref()))),
    }
}
