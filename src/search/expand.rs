//! A few words that name a subject, and no question, are joined by words that the best articles on it
//! have in common, so that an article which calls it otherwise is found as well (relevance models;
//! Lavrenko and Croft, 2001; RM3 of Abdul-Jaleel and others, 2004). For ranking articles alone: a passage
//! is found by the words of the query.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    evaluate::Evaluator,
    evidence::Finding,
    gathered::Gathered,
    plan::{Plan, Term},
    question,
};
use crate::{
    error::Result,
    index::{Place, words},
};

/// Articles that are read for words.
const ARTICLES: usize = 10;

/// Passages of each that are read.
const PASSAGES: usize = 3;

/// Words that are taken.
const WORDS: usize = 15;

/// What they weigh together, beside the words of the query.
const WEIGHT: f32 = 0.5;

/// A passage that has so many of them speaks of the subject, without a word of the query.
pub(super) const ENOUGH: u32 = 3;

/// Shorter words are rather marks and units.
const SHORTEST: usize = 3;

/// A word and its share of what expansion weighs.
pub(super) struct Related {
    pub(super) stem: String,
    share: f32,
}

impl Evaluator<'_> {
    /// Words that the articles found so far have in common, the most telling first.
    pub(super) fn related(&self, plan: &Plan<'_>, gathered: &Gathered<'_>) -> Result<Vec<Related>> {
        let own: BTreeSet<&String> = plan
            .needs
            .iter()
            .filter_map(|need| match &need.term {
                Term::Stems { stems, .. } => Some(stems),
                _ => None,
            })
            .flatten()
            .collect();
        let best = gathered.best_articles(plan, ARTICLES, PASSAGES);
        let all: f32 = best.iter().map(|(score, _)| score).sum();
        let mut shares: BTreeMap<String, f32> = BTreeMap::new();
        for (score, places) in &best {
            let stems = self.stems_of(places)?;
            let share = score / all / stems.len().max(1) as f32;
            for stem in stems.into_iter().filter(|stem| !own.contains(stem)) {
                *shares.entry(stem).or_default() += share;
            }
        }
        let mut related: Vec<Related> =
            shares.into_iter().map(|(stem, share)| Related { stem, share }).collect();
        // By share, then by letters: the map is in their order and the sort is stable.
        related.sort_by(|a, b| b.share.total_cmp(&a.share));
        related.truncate(WORDS);
        let sum: f32 = related.iter().map(|it| it.share).sum();
        related.iter_mut().for_each(|it| it.share *= WEIGHT * plan.needs.len() as f32 / sum);
        Ok(related)
    }

    /// Where a related word stands; how telling it is, by its share.
    pub(super) fn related_word(&self, related: &Related) -> Result<Finding> {
        let occurrences = self.plain(std::slice::from_ref(&related.stem), 0)?;
        let rarity = self.rarity(&occurrences)?;
        Ok(Finding { occurrences, rarity: rarity * related.share })
    }

    /// The words of passages that say something of their subject, by their stems.
    fn stems_of(&self, places: &[Place]) -> Result<Vec<String>> {
        let mut stems = Vec::new();
        for stored in self.reader.fetch(places)? {
            let telling = words(&stored.passage.text).into_iter().filter(|word| {
                word.surface.len() >= SHORTEST
                    && !question::is_empty(&word.surface)
                    && word.surface.chars().any(char::is_alphabetic)
            });
            stems.extend(telling.map(|word| word.stem));
        }
        Ok(stems)
    }
}
