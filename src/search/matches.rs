//! The passages found, in the order of their rank, copies folded; and which causes count for each.

use std::{cmp::Ordering, collections::HashMap};

use super::{
    gathered::Evidence,
    plan::{MASKED, Plan},
    switches::Part,
};
use crate::{
    error::Result,
    index::{Details, Fold, Leaf, Place, Reader, State, States},
    library::Families,
    model::{Named, SectionKind, Severity, Stance},
};

/// What a passage of a section of a kind that was asked for weighs more.
pub(super) const ASKED_KIND: f32 = 2.0;

/// What a passage gains from its whole article, beside its own evidence.
pub(super) const ARTICLE: f32 = 0.5;

/// A passage found, with its score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ranked {
    pub(super) place: Place,
    /// Its page, by its number.
    pub(super) page: usize,
    pub(super) score: f32,
    /// What its whole article offers.
    pub(super) article: f32,
    /// Whether its section is of a kind that was asked for.
    pub(super) asked: bool,
    /// Which of the plan's needs it meets, a bit each.
    pub(super) mask: u64,
    /// Whether it has related words alone, and is there for the sake of its article.
    pub(super) related: bool,
    /// How many of a few words it has: passages with all of them come first. 0 for a long question.
    pub(super) tier: u32,
}

impl Ranked {
    /// The order of matches: by tier, score, page and place in it.
    fn by_rank(&self, other: &Self, details: &Details) -> Ordering {
        let place = |it: &Self| details.ordinal(it.place);
        (other.tier.cmp(&self.tier))
            .then_with(|| other.score.total_cmp(&self.score))
            .then_with(|| self.page.cmp(&other.page))
            .then_with(|| place(self).cmp(&place(other)))
    }
}

/// A passage of an answer.
#[derive(Debug)]
pub(super) struct Match<'a> {
    pub(super) ranked: Ranked,
    /// The passage (and page) that has this score: itself, or a copy.
    pub(super) scored: (Place, usize),
    /// What it states of causes, and what copies of it state.
    pub(super) states: Vec<&'a State>,
    /// Pages with the same passage, by their numbers.
    pub(super) copies: Vec<usize>,
    /// The causes that it counts for, each once.
    pub(super) causes: Vec<&'a Named>,
    /// Those of them that it calls serious.
    pub(super) serious: Vec<&'a Named>,
}

impl Match<'_> {
    /// Takes in a copy: what it states counts here, and where only the copy states anything (its page
    /// has another subject) it is the one that is shown.
    fn take_in(&mut self, mut copy: Self) {
        if self.states.is_empty() && !copy.states.is_empty() {
            std::mem::swap(&mut self.states, &mut copy.states);
            std::mem::swap(&mut self.ranked.page, &mut copy.ranked.page);
            (self.ranked.place, self.ranked.mask) = (copy.ranked.place, copy.ranked.mask);
        }
        self.copies.push(copy.ranked.page);
        self.states.extend(copy.states);
    }
}

/// What was found, in the order of rank.
pub(super) fn rank(details: &Details, plan: &Plan<'_>, found: &Evidence) -> Vec<Ranked> {
    let few = plan.needs.len() <= super::FEW_WORDS;
    let by_kind = Part::Intent.is_on() && !plan.kinds.is_empty();
    let ranked = |found: &super::evaluate::Found, article: f32| {
        let score = found.score + ARTICLE * article;
        let is_asked = |kind: SectionKind| kind != SectionKind::Other && plan.kinds.contains(&kind);
        let asked = by_kind && is_asked(details.kind(found.place));
        Ranked {
            place: found.place,
            page: found.page,
            score: if asked { score * ASKED_KIND } else { score },
            article,
            asked,
            mask: found.mask,
            related: found.is_related(),
            tier: u32::from(few && found.met() as usize == plan.needs.len()),
        }
    };
    let article = |page: usize| found.articles.get(page).copied().unwrap_or_default();
    let mut all: Vec<Ranked> = found.passages.iter().map(|it| ranked(it, article(it.page))).collect();
    all.sort_unstable_by(|a, b| a.by_rank(b, details));
    all
}

/// The matches, in order, with what they state. Where copies are folded, each passage is folded into the
/// best one with the same words: in a copy of its page, or in any other page where the words are so many
/// that nobody else would have them by chance.
pub(super) fn fold<'a>(
    ranked: &[Ranked],
    states: &'a States,
    details: &Details,
    families: Option<&Families<'_>>,
) -> Vec<Match<'a>> {
    let mut kept: Vec<Match<'a>> = Vec::with_capacity(ranked.len());
    // Of passages with the same words the last that was kept, and for each the one before it.
    let mut last: HashMap<Fold, usize> = HashMap::with_capacity(ranked.len());
    let mut before: Vec<Option<usize>> = Vec::with_capacity(ranked.len());
    for (at, ranked) in ranked.iter().enumerate() {
        let found = Match {
            ranked: *ranked,
            scored: (ranked.place, ranked.page),
            states: states.of(at).collect(),
            copies: Vec::new(),
            causes: Vec::new(),
            serious: Vec::new(),
        };
        let Some(families) = families else {
            kept.push(found);
            continue;
        };
        let fold = details.fold(ranked.place);
        let is_copy = |number: &usize| {
            let (a, b) = (kept[*number].ranked.page, ranked.page);
            a != b && (fold.is_telling() || families.are_copies(a, b))
        };
        let newest = last.get(&fold).copied();
        let alike = std::iter::successors(newest, |number| before[*number]);
        match alike.filter(is_copy).last() {
            Some(number) => kept[number].take_in(found),
            None => {
                last.insert(fold, kept.len());
                before.push(newest);
                kept.push(found);
            }
        }
    }
    kept
}

/// Notes for each match the causes that it counts for: those of the query's subject, where it has
/// one, and those that the query itself names; never what the passage denies.
pub(super) fn note_causes(matches: &mut [Match<'_>], plan: &Plan<'_>, reader: &Reader) -> Result<()> {
    let named = plan.concept_ids();
    let mut topics: Vec<&str> = Vec::new();
    for id in &named {
        let is_stated = || matches.iter().any(|it| it.states.iter().any(|state| state.of == *id));
        if reader.finds(&Leaf::Topic(id))? || is_stated() {
            topics.push(id);
        }
    }
    let counts = |state: &&&State| {
        let of_subject = topics.is_empty() || topics.contains(&state.of.as_str());
        state.stance != Stance::Denied && (of_subject || named.contains(&state.cause.id.as_str()))
    };
    for found in matches {
        for state in found.states.iter().filter(counts) {
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
    Ok(())
}

/// The words of the query that a match lacks, as typed.
pub(super) fn missing(found: &Match<'_>, plan: &Plan<'_>) -> Vec<String> {
    let lacks = |number: usize| number < MASKED && found.ranked.mask & (1 << number) == 0;
    plan.needs
        .iter()
        .enumerate()
        .filter(|(number, _)| lacks(*number))
        .map(|(_, need)| need.label.clone())
        .collect()
}
