//! Families of copies, and who speaks in each page.

use std::collections::HashMap;

use super::likeness::Likeness;
use crate::index::card::PageCard;

/// For each page the first page of its family.
pub(super) fn families(cards: &[PageCard]) -> Vec<usize> {
    let mut family: Vec<usize> = (0..cards.len()).collect();
    for (one, other) in Likeness::of(cards).copies() {
        let (a, b) = (root(&mut family, one), root(&mut family, other));
        family[a.max(b)] = a.min(b);
    }
    (0..cards.len()).map(|number| root(&mut family, number)).collect()
}

/// For each page the first page of its source, or itself where that is not known.
pub(super) fn parties(cards: &[PageCard]) -> Vec<usize> {
    let mut first_of_source = HashMap::new();
    let party = cards.iter().enumerate().map(|(number, card)| match &card.source {
        Some(source) => *first_of_source.entry(source.id.as_str()).or_insert(number),
        None => number,
    });
    party.collect()
}

/// The first page of a family, paths cut short on the way.
fn root(family: &mut [usize], mut number: usize) -> usize {
    while family[number] != number {
        family[number] = family[family[number]];
        number = family[number];
    }
    number
}
