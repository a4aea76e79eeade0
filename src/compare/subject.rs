//! Which topic a query is about, by all of its names, and which pages are on the subject.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    causes::Vocabulary,
    error::Result,
    index::{Place, PlaceFacts, Reader, words},
    model::Named,
};

/// The topics of an index, each with the pages on it (by their numbers in [`Reader::cards`]).
pub(super) struct Subjects<'a> {
    pages: BTreeMap<&'a str, BTreeSet<usize>>,
    names: BTreeMap<&'a str, &'a str>,
    /// Every passage of a page that is not a mere revision.
    pub(super) passages: Vec<(Place, PlaceFacts<'a>)>,
}

impl<'a> Subjects<'a> {
    pub(super) fn of(reader: &'a Reader) -> Result<Self> {
        let cards = reader.cards()?;
        let (mut pages, mut names): (BTreeMap<&str, BTreeSet<usize>>, _) = Default::default();
        for (number, card) in cards.iter().enumerate().filter(|(_, card)| !card.revision) {
            for topic in &card.topics {
                pages.entry(topic.id.as_str()).or_default().insert(number);
                BTreeMap::entry(&mut names, topic.id.as_str()).or_insert(topic.name.as_str());
            }
        }
        let mut passages = Vec::new();
        for place in reader.places(|card| !cards[card].revision)? {
            let Some(facts) = reader.facts(place)? else { continue };
            for state in &facts.states {
                pages.entry(&state.of).or_default().insert(facts.card);
            }
            passages.push((place, facts));
        }
        passages.sort_by_key(|(_, facts)| (facts.card, facts.ordinal));
        Ok(Self { pages, names, passages })
    }

    /// The pages on a subject.
    pub(super) fn pages(&self, topic: &str) -> BTreeSet<usize> {
        self.pages.get(topic).cloned().unwrap_or_default()
    }

    /// The topic that a query names: as a whole, or the one of those named in it that most pages are
    /// on; else the topic, unknown to the vocabulary, whose words are all in the query.
    pub(super) fn resolve(&self, query: &str, vocabulary: &Vocabulary) -> Option<Named> {
        let spoken = |id: &str| self.pages.get(id).map_or(0, BTreeSet::len);
        let whole = vocabulary.lookup(query.trim().trim_end_matches(['?', '.', '!']));
        let found = vocabulary.scan(query);
        let named = found.iter().rev().map(|found| found.concept).max_by_key(|concept| spoken(&concept.id));
        let known = whole.filter(|concept| spoken(&concept.id) > 0).or(named).or(whole);
        let known = known.map(|concept| Named { id: concept.id.clone(), name: concept.name.clone() });
        match known {
            Some(topic) if spoken(&topic.id) > 0 => Some(topic),
            known => self.by_words(query).or(known),
        }
    }

    /// The topic of most words, of which the query has all.
    fn by_words(&self, query: &str) -> Option<Named> {
        let asked: BTreeSet<String> = words(query).into_iter().map(|word| word.stem).collect();
        let of_words = |(id, name): (&&str, &&str)| {
            let stems: BTreeSet<String> = words(name).into_iter().map(|word| word.stem).collect();
            let fits = !stems.is_empty() && stems.is_subset(&asked);
            let topic = Named { id: (*id).to_owned(), name: (*name).to_owned() };
            fits.then(|| (stems.len(), self.pages[id].len(), topic))
        };
        let fitting = self.names.iter().rev().filter_map(of_words);
        fitting.max_by_key(|(words, pages, _)| (*words, *pages)).map(|(_, _, topic)| topic)
    }
}
