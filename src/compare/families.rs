//! Families of copies among the pages of a comparison, with the evidence.

use std::collections::BTreeSet;

use super::{Family, FamilyPage, gather::column_of};
use crate::{
    index::{PageCard, compared},
    library::Families,
};

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
        shared: if card.id == first.id { 1.0 } else { shared(card, first) },
    }
}

/// The share of the smaller of two texts that stands in the larger, in hundredths.
fn shared(card: &PageCard, first: &PageCard) -> f64 {
    let share = compared(&card.signature, &first.signature).unwrap_or_default();
    (100.0 * share).round() / 100.0
}
