//! Families of copies among the pages of a comparison, with the evidence.

use std::collections::BTreeSet;

use super::{Family, FamilyPage, gather::column_of};
use crate::{index::PageCard, library::Families};

/// The families with two pages and more among these.
pub(super) fn among(pages: &BTreeSet<usize>, cards: &[PageCard], families: &Families) -> Vec<Family> {
    let mut found = Vec::new();
    for group in families.groups() {
        let first = &cards[group[0]];
        let members: Vec<FamilyPage> = group
            .iter()
            .filter(|page| pages.contains(page))
            .map(|page| member(&cards[*page], first))
            .collect();
        if members.len() > 1 {
            found.push(Family { id: first.id.clone(), pages: members });
        }
    }
    found
}

fn member(card: &PageCard, first: &PageCard) -> FamilyPage {
    FamilyPage {
        id: card.id.clone(),
        source: column_of(card),
        path: card.path.clone(),
        supplied_by: card.supplied_by.as_ref().map(|source| source.name.clone()),
        shared: shared(&card.signature, &first.signature),
    }
}

/// The share of equal MinHash values, which estimates the share of shingles that two texts have in
/// common (Broder, 1997); in hundredths.
fn shared(a: &[u64], b: &[u64]) -> f64 {
    let equal = a.iter().zip(b).filter(|(a, b)| a == b).count();
    (100.0 * equal as f64 / a.len().max(1) as f64).round() / 100.0
}
