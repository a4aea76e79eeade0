//! Ranked matches to groups: which are shown, in what order, and what is cut.

use std::{cmp::Reverse, collections::BTreeMap};

use super::matches::Match;
use crate::{library::Families, model::Named};

/// A cause and the matches (by their numbers, in the order of rank) that count for it.
#[derive(Debug)]
pub(super) struct Cause<'a> {
    pub(super) cause: Option<&'a Named>,
    pub(super) matches: Vec<usize>,
    pub(super) independent: usize,
}

/// The causes that matches count for: first those with passages that have all words, then those that
/// most independent sources state, then those with the best passage. Matches that count for none
/// come last.
pub(super) fn by_cause<'a>(matches: &[Match<'a>], families: &Families<'_>) -> Vec<Cause<'a>> {
    let mut groups: BTreeMap<&str, Cause<'a>> = BTreeMap::new();
    let mut none = Cause { cause: None, matches: Vec::new(), independent: 0 };
    for (number, found) in matches.iter().enumerate() {
        for cause in &found.causes {
            let group = Cause { cause: Some(cause), matches: Vec::new(), independent: 0 };
            groups.entry(&cause.id).or_insert(group).matches.push(number);
        }
        if found.causes.is_empty() {
            none.matches.push(number);
        }
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    for group in groups.iter_mut().chain([&mut none]) {
        group.independent =
            families.independent(group.matches.iter().map(|number| matches[*number].ranked.page));
    }
    // Matches are in the order of rank: the number of a group's first one stands for its score.
    groups.sort_by_key(|group| {
        let best = group.matches[0];
        (Reverse(matches[best].ranked.tier), Reverse(group.independent), best)
    });
    if !none.matches.is_empty() {
        groups.push(none);
    }
    groups
}

/// The matches of each source, or of each page, by the best of them.
pub(super) fn by_key<K: Ord>(matches: &[Match<'_>], key: impl Fn(usize) -> K) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for (number, found) in matches.iter().enumerate() {
        groups.entry(key(found.ranked.page)).or_default().push(number);
    }
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|group| group[0]);
    groups
}

/// What the best passage of an article adds to what the whole article offers.
const BEST: f32 = 1.0;

/// What an article offers in all.
pub(super) fn article_score(group: &[usize], matches: &[Match<'_>]) -> f32 {
    let best = &matches[group[0]].ranked;
    best.article + BEST * best.score
}

/// The matches of each article, by all that it offers.
pub(super) fn by_article(matches: &[Match<'_>]) -> Vec<Vec<usize>> {
    let mut groups = by_key(matches, |page| page);
    let score = |group: &[usize]| article_score(group, matches);
    groups.sort_by(|a, b| score(b).total_cmp(&score(a)).then(a[0].cmp(&b[0])));
    groups
}

/// So many matches of a group that different sources come first: the best of each, then the second
/// best of each, and so on. Where the group's cause is called serious, one that says so is among them.
pub(super) fn choose(
    group: &[usize],
    matches: &[Match<'_>],
    families: &Families<'_>,
    most: usize,
    cause: Option<&Named>,
) -> Vec<usize> {
    let mut turns: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue: Vec<(usize, usize)> = group
        .iter()
        .map(|number| {
            let turn = turns.entry(families.party(matches[*number].ranked.page)).or_default();
            *turn += 1;
            (*turn, *number)
        })
        .collect();
    queue.sort_unstable();
    let mut chosen: Vec<usize> = queue.iter().take(most).map(|(_, number)| *number).collect();
    let says_serious = |number: &usize| {
        cause.is_some_and(|cause| matches[*number].serious.iter().any(|it| it.id == cause.id))
    };
    if !chosen.iter().any(says_serious)
        && let Some(serious) = group.iter().copied().find(|number| says_serious(number))
        && let Some(last) = chosen.last_mut()
    {
        *last = serious;
    }
    chosen
}

/// Chosen matches by whose they are (a source, or a page whose source is not known, which speaks for
/// itself), the parties and their matches by rank.
pub(super) fn by_party(chosen: &[usize], matches: &[Match<'_>], families: &Families<'_>) -> Vec<Vec<usize>> {
    let mut parties: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in chosen {
        parties.entry(families.party(matches[*number].ranked.page)).or_default().push(*number);
    }
    let mut parties: Vec<_> = parties.into_values().collect();
    parties.iter_mut().for_each(|numbers| numbers.sort_unstable());
    parties.sort_by_key(|numbers| numbers[0]);
    parties
}
