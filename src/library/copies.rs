//! Families of copies, and how many independent sources some pages are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    error::Result,
    index::{PageCard, Reader, Register},
    model::PageId,
};

/// Which pages are copies of one another. Pages go by their number in [`Reader::cards`].
#[derive(Clone, Copy, Debug)]
pub struct Families<'a> {
    register: &'a Register,
}

impl<'a> Families<'a> {
    /// The families of the pages of an index.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn of(reader: &'a Reader) -> Result<Self> {
        Ok(Self { register: reader.register()? })
    }

    /// Whether two pages are of one family.
    #[must_use]
    pub fn are_copies(&self, a: usize, b: usize) -> bool {
        self.family(a) == self.family(b)
    }

    /// The number of the first page of a page's family: its own, where it has no copies.
    #[must_use]
    pub fn family(&self, card: usize) -> usize {
        self.register.family(card)
    }

    /// Who speaks in a page: the first page of its source, or itself where that is not known.
    #[must_use]
    pub fn party(&self, card: usize) -> usize {
        self.register.party(card)
    }

    /// The id of the first page of a page's family, where it has copies.
    #[must_use]
    pub fn named(&self, card: usize, cards: &[PageCard]) -> Option<PageId> {
        let first = self.family(card);
        let has_copies = self.all().filter(|family| *family == first).nth(1).is_some();
        has_copies.then(|| cards[first].id.clone())
    }

    /// The families of two pages and more, each with its pages in order.
    #[must_use]
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (card, family) in self.all().enumerate() {
            groups.entry(family).or_default().push(card);
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }

    /// How many independent sources these pages are: the most sources that can each be given a
    /// family of their own. Two sources with the same text are one; each with a text of its own
    /// beside, they are two. A page whose source is not known is a source.
    pub fn independent(&self, cards: impl IntoIterator<Item = usize>) -> usize {
        let mut speaking: Vec<(usize, usize)> =
            cards.into_iter().map(|card| (self.party(card), self.family(card))).collect();
        speaking.sort_unstable();
        speaking.dedup();
        let mut parties: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (party, family) in speaking {
            parties.entry(party).or_default().insert(family);
        }
        let mut speakers: HashMap<usize, usize> = HashMap::new();
        parties.values().flatten().for_each(|family| *speakers.entry(*family).or_default() += 1);
        // Whoever has a text that nobody else has counts at once; the few others are matched.
        let (sure, shared): (Vec<_>, Vec<_>) =
            parties.into_values().partition(|families| families.iter().any(|family| speakers[family] == 1));
        sure.len() + matching(&shared)
    }

    /// The family of every page, in their order.
    fn all(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.register.pages()).map(|card| self.family(card))
    }
}

/// How many of these sets can each be given a member of its own (Kuhn's augmenting paths).
fn matching(sets: &[BTreeSet<usize>]) -> usize {
    fn seat(
        set: usize,
        sets: &[BTreeSet<usize>],
        seats: &mut HashMap<usize, usize>,
        asked: &mut BTreeSet<usize>,
    ) -> bool {
        sets[set].iter().any(|member| {
            if !asked.insert(*member) {
                return false;
            }
            let free = match seats.get(member).copied() {
                Some(holder) => seat(holder, sets, seats, asked),
                None => true,
            };
            if free {
                seats.insert(*member, set);
            }
            free
        })
    }
    let mut seats = HashMap::new();
    (0..sets.len()).filter(|set| seat(*set, sets, &mut seats, &mut BTreeSet::new())).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{Sample, index_of};

    /// A signature of 64 values of which `own` are its own.
    fn signature(base: u64, own: usize) -> Vec<u32> {
        // Spread as hashes are (Fibonacci hashing).
        let spread = |n: u64| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32;
        let mut values: Vec<u32> =
            (0..64).map(|n| spread(if n < own as u64 { base * 1000 + n } else { n })).collect();
        values.sort_unstable();
        values
    }

    fn index(pages: &[(&str, &str, Vec<u32>)]) -> (tempfile::TempDir, Reader) {
        let samples: Vec<_> = pages
            .iter()
            .map(|(path, source, signature)| {
                let page = Sample::page(path).signature(signature);
                if source.is_empty() { page } else { page.source(source) }
            })
            .collect();
        index_of(&samples)
    }

    #[test]
    fn copies_are_joined_through_one_another() {
        let (_dir, reader) = index(&[
            ("a", "A", signature(0, 0)),
            ("b", "B", signature(2, 20)),
            ("c", "C", signature(3, 45)),
            ("d", "", Vec::new()),
            ("e", "", Vec::new()),
        ]);
        let families = Families::of(&reader).unwrap();
        assert_eq!(families.groups(), [vec![0, 1]]);
        assert!(families.are_copies(0, 1) && !families.are_copies(3, 4));
    }

    #[test]
    fn sources_count_once_for_one_text() {
        let (_dir, reader) = index(&[
            ("a1", "A", signature(0, 0)),
            ("a2", "A", signature(4, 64)),
            ("b1", "B", signature(1, 5)),
            ("b2", "B", signature(5, 64)),
            ("c", "", signature(6, 64)),
        ]);
        let families = Families::of(&reader).unwrap();
        assert_eq!(families.independent([0, 2]), 1);
        assert_eq!(families.independent([0, 1]), 1);
        assert_eq!(families.independent([1, 2]), 2);
        assert_eq!(families.independent(0..5), 3);
        assert_eq!(families.independent([]), 0);
    }

    #[test]
    fn three_sources_with_two_texts_are_two() {
        let set = |members: &[usize]| members.iter().copied().collect::<BTreeSet<_>>();
        assert_eq!(matching(&[set(&[1, 2]), set(&[1]), set(&[2])]), 2);
        assert_eq!(matching(&[set(&[1, 2]), set(&[1])]), 2);
    }
}
