//! The passages found, in the order of their rank, copies folded; and which causes count for each.

use std::{cmp::Ordering, collections::HashMap};

use super::{
    evidence::Evidence,
    plan::{MASKED, Plan},
    switches::Part,
};
use crate::{
    error::Result,
    index::{PageCard, Place, PlaceFacts, Reader, State},
    library::Families,
    model::{Named, SectionKind, Severity, Stance},
};

/// What a passage of a section of a kind that was asked for weighs more.
const ASKED_KIND: f32 = 2.0;

/// What a passage gains from its whole article, beside its own evidence.
const ARTICLE: f32 = 0.5;

/// A passage found.
#[derive(Debug)]
pub(super) struct Match<'a> {
    pub(super) place: Place,
    pub(super) facts: PlaceFacts<'a>,
    pub(super) score: f32,
    /// What its whole article offers.
    pub(super) article: f32,
    /// Which of the plan's needs it meets, a bit each.
    pub(super) mask: u64,
    /// How many of a few words it has: passages with all of them come first. 0 for a long question.
    pub(super) tier: u32,
    /// Pages with the same passage, by their numbers.
    pub(super) copies: Vec<usize>,
    /// The causes that it counts for, each once.
    pub(super) causes: Vec<&'a Named>,
    /// Those of them that it calls serious.
    pub(super) serious: Vec<&'a Named>,
}

impl<'a> Match<'a> {
    /// Takes in a copy: what it states counts here, and where only the copy states anything (its page
    /// has another subject) it is the one that is shown.
    fn take_in(&mut self, mut copy: Self) {
        if self.facts.states.is_empty() && !copy.facts.states.is_empty() {
            std::mem::swap(&mut self.facts, &mut copy.facts);
            (self.place, self.mask) = (copy.place, copy.mask);
        }
        self.copies.push(copy.facts.card);
        self.facts.states.extend(copy.facts.states);
    }
}

/// The order of matches: by tier, score, page and place in it.
pub(super) fn by_rank(a: &Match<'_>, b: &Match<'_>) -> Ordering {
    let place = |it: &Match<'_>| (it.facts.card, it.facts.ordinal);
    b.tier.cmp(&a.tier).then(b.score.total_cmp(&a.score)).then(place(a).cmp(&place(b)))
}

/// The matches of what was found, in their order.
pub(super) fn rank<'a>(reader: &'a Reader, plan: &Plan<'_>, found: &Evidence) -> Result<Vec<Match<'a>>> {
    let articles = &found.articles;
    let few = plan.needs.len() <= super::FEW_WORDS;
    let mut matches = Vec::with_capacity(found.passages.len());
    for found in &found.passages {
        let Some(facts) = reader.facts(found.place)? else { continue };
        let article = articles.get(facts.card).copied().unwrap_or_default();
        let score = found.score + ARTICLE * article;
        let asked =
            Part::Intent.is_on() && facts.kind != SectionKind::Other && plan.kinds.contains(&facts.kind);
        matches.push(Match {
            place: found.place,
            score: if asked { score * ASKED_KIND } else { score },
            article,
            mask: found.mask,
            tier: u32::from(few && found.met() as usize == plan.needs.len()),
            copies: Vec::new(),
            causes: Vec::new(),
            serious: Vec::new(),
            facts,
        });
    }
    matches.sort_by(by_rank);
    Ok(matches)
}

/// Folds each passage into the best one with the same words: in a copy of its page, or in any other
/// page where the words are so many that nobody else would have them by chance.
pub(super) fn fold<'a>(matches: Vec<Match<'a>>, families: &Families) -> Vec<Match<'a>> {
    let mut kept: Vec<Match<'a>> = Vec::with_capacity(matches.len());
    let mut same: HashMap<u64, Vec<usize>> = HashMap::new();
    for found in matches {
        let alike = same.entry(found.facts.fold).or_default();
        let is_copy = |number: &&usize| {
            let (a, b) = (kept[**number].facts.card, found.facts.card);
            a != b && (found.facts.is_telling() || families.are_copies(a, b))
        };
        match alike.iter().find(is_copy).copied() {
            Some(number) => kept[number].take_in(found),
            None => {
                alike.push(kept.len());
                kept.push(found);
            }
        }
    }
    kept
}

/// Notes for each match the causes that it counts for: those of the query's subject, where it has
/// one, and those that the query itself names; never what the passage denies.
pub(super) fn note_causes(matches: &mut [Match<'_>], plan: &Plan<'_>, cards: &[PageCard]) {
    let named = plan.concept_ids();
    let is_topic = |id: &&str| {
        cards.iter().any(|card| card.topics.iter().any(|topic| topic.id == *id))
            || matches.iter().any(|it| it.facts.states.iter().any(|state| state.of == *id))
    };
    let topics: Vec<&str> = named.iter().copied().filter(is_topic).collect();
    let counts = |state: &&&State| {
        let of_subject = topics.is_empty() || topics.contains(&state.of.as_str());
        state.stance != Stance::Denied && (of_subject || named.contains(&state.cause.id.as_str()))
    };
    for found in matches {
        for state in found.facts.states.iter().filter(counts) {
            if !found.causes.iter().any(|cause| cause.id == state.cause.id) {
                found.causes.push(&state.cause);
            }
            if state.severity == Some(Severity::Serious)
                && !found.serious.iter().any(|cause| cause.id == state.cause.id)
            {
                found.serious.push(&state.cause);
            }
        }
    }
}

/// The words of the query that a match lacks, as typed.
pub(super) fn missing(found: &Match<'_>, plan: &Plan<'_>) -> Vec<String> {
    let lacks = |number: usize| number < MASKED && found.mask & (1 << number) == 0;
    plan.needs
        .iter()
        .enumerate()
        .filter(|(number, _)| lacks(*number))
        .map(|(_, need)| need.label.clone())
        .collect()
}
