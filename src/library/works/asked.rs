//! Which works a query asks for: those that pages on its topic cite, those cited where its words
//! stand, and those that it names themselves, by their words or by an id.

use std::collections::BTreeSet;

use super::Work;
use crate::{
    causes::Vocabulary,
    index::{PageCard, words},
    model::{Named, PageId},
};

/// A query about works.
pub(super) struct Asked<'a> {
    query: String,
    topic: Option<Named>,
    /// The stems of each name that the query goes by: as typed, and those of its concept.
    names: Vec<BTreeSet<String>>,
    /// The pages on its topic.
    pages: BTreeSet<&'a PageId>,
    on_topic: Vec<bool>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(query: &str, vocabulary: &Vocabulary, cards: &'a [PageCard]) -> Self {
        let query = query.trim().trim_end_matches(['?', '.', '!']).to_lowercase();
        let query = query.strip_prefix("ref:").unwrap_or(&query).to_owned();
        let found = vocabulary.scan(&query);
        let concept = vocabulary.lookup(&query).or_else(|| found.last().map(|found| found.concept));
        let is_on = |card: &PageCard| {
            query.is_empty()
                || concept.is_some_and(|concept| card.topics.iter().any(|topic| topic.id == concept.id))
        };
        let on_topic: Vec<bool> = cards.iter().map(|card| !card.revision && is_on(card)).collect();
        let others = concept.iter().flat_map(|concept| concept.names.iter().chain([&concept.name]));
        let names = std::iter::once(&query).chain(others).map(|name| stems(name));
        Self {
            topic: concept
                .filter(|_| on_topic.contains(&true))
                .map(|concept| Named { id: concept.id.clone(), name: concept.name.clone() }),
            names: names.filter(|stems| !stems.is_empty()).collect(),
            pages: cards.iter().zip(&on_topic).filter(|(_, on)| **on).map(|(card, _)| &card.id).collect(),
            on_topic,
            query,
        }
    }

    /// The topic, where pages are about it.
    pub(super) fn topic(&self) -> Option<Named> {
        self.topic.clone()
    }

    /// Whether this page (by its number) is on the topic; all are where nothing is asked.
    pub(super) fn is_on_topic(&self, card: usize) -> bool {
        self.on_topic[card]
    }

    /// Whether this work is asked for.
    pub(super) fn wants(&self, work: &Work) -> bool {
        self.query.is_empty()
            || work.cited_by.iter().any(|page| self.pages.contains(&page.page))
            || self.is_id_of(work)
            || self.is_in(
                &work.cited_by.iter().map(|page| page.as_printed.as_str()).collect::<Vec<_>>().join(" "),
            )
            || work.cited_by.iter().flat_map(|page| &page.passages).any(|passage| self.is_in(&passage.text))
    }

    fn is_id_of(&self, work: &Work) -> bool {
        let it = &work.reference;
        let bare = self.query.split_once(':').map_or(self.query.as_str(), |(_, id)| id).trim();
        let ids = [&it.doi, &it.pmid, &it.pmcid, &it.bookshelf, &it.url];
        it.key.to_lowercase() == self.query
            || ids
                .into_iter()
                .flatten()
                .any(|id| id.to_lowercase() == bare || id.to_lowercase() == self.query)
    }

    /// Whether all words of one of the query's names stand in the text.
    fn is_in(&self, text: &str) -> bool {
        let there = stems(text);
        self.names.iter().any(|name| name.is_subset(&there))
    }
}

fn stems(text: &str) -> BTreeSet<String> {
    words(text).into_iter().map(|word| word.stem).collect()
}
