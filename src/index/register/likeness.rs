//! Which pages have, for the most part, one text, told from their signatures: the least hashes of
//! their shingles of words (bottom-k sketches; Broder, 1997). Pages of one series share the wording of
//! their template, so only pages on one subject are compared, and by what is not template.

use std::{
    cell::OnceCell,
    collections::{BTreeSet, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
};

use rustc_hash::FxHashMap;

use crate::index::{analyzer::words, card::PageCard};

/// The share of the smaller text that must stand in the larger one.
const SAME_TEXT: f64 = 0.5;

/// Values that two signatures must have to be compared at all: a page of a few words says too little.
const FEWEST: usize = 12;

/// The least values of each page by which it is found. Of two texts with half of the smaller in the
/// larger, of one size, one of these agrees in 9,999 cases of 10,000; at a quarter of the size, in 999
/// of 1,000.
const LOOKED_UP: usize = 24;

/// Subjects from which on a shingle that all of their pages have is a template's.
const TEMPLATE: usize = 3;

/// Values of a page's signature, about.
const PER_PAGE: usize = 128;

/// Stems of words that any article's title may have.
const ANY_TITLE: &[&str] = &[
    "a",
    "about",
    "all",
    "an",
    "and",
    "are",
    "caus",
    "diagnosi",
    "do",
    "doe",
    "fact",
    "for",
    "get",
    "guid",
    "have",
    "how",
    "i",
    "in",
    "inform",
    "is",
    "mai",
    "my",
    "of",
    "overview",
    "sign",
    "symptom",
    "the",
    "to",
    "treatment",
    "what",
    "when",
    "why",
    "you",
    "your",
];

type Values<T> = FxHashMap<u32, T>;

/// Pages to be compared, by their numbers in [`crate::index::Reader::cards`].
pub(super) struct Likeness<'a> {
    cards: &'a [PageCard],
    /// The subject of each page, as a number, told when it is asked for.
    subjects: Vec<OnceCell<u64>>,
}

impl<'a> Likeness<'a> {
    pub(super) fn of(cards: &'a [PageCard]) -> Self {
        Self { subjects: vec![OnceCell::new(); cards.len()], cards }
    }

    fn subject(&self, number: usize) -> u64 {
        *self.subjects[number].get_or_init(|| {
            let mut hasher = DefaultHasher::new();
            subject(&self.cards[number]).hash(&mut hasher);
            hasher.finish()
        })
    }

    /// Pairs of pages that are copies of one another: enough of them that families can be told.
    pub(super) fn copies(&self) -> Vec<(usize, usize)> {
        let signatures = |(a, b): &(usize, usize)| (&*self.cards[*a].signature, &*self.cards[*b].signature);
        let mut pairs = self.likely();
        // Template or not, less than half of a text is no copy, and few pairs are left to be weighed.
        pairs.retain(|pair| {
            let (a, b) = signatures(pair);
            compared(a, b).is_some_and(|all| all >= SAME_TEXT)
        });
        let template = self.template(&pairs);
        pairs.retain(|pair| {
            let (a, b) = signatures(pair);
            let own = |values: &[u32]| -> Vec<u32> {
                values.iter().filter(|value| !template.contains_key(value)).copied().collect()
            };
            template.is_empty()
                || compared_up_to(&own(a), &own(b), limit(a, b)).is_some_and(|own| own >= SAME_TEXT)
        });
        pairs.extend(self.same_to_the_word());
        pairs
    }

    /// Pages on one subject that have one of their least values in common, in order.
    fn likely(&self) -> Vec<(usize, usize)> {
        let least = || {
            self.cards.iter().enumerate().flat_map(|(number, card)| {
                card.signature.iter().take(LOOKED_UP).map(move |value| (*value, number))
            })
        };
        // Nearly all values are of one page: only those that fall on another's are put in order.
        let mut seen = Marks::for_values(self.cards.len() * LOOKED_UP);
        least().for_each(|(value, _)| seen.add(value));
        let alike = least().filter(|(value, _)| seen.times(*value) > 1);
        let mut shared: Vec<(u32, u64, usize)> =
            alike.map(|(value, number)| (value, self.subject(number), number)).collect();
        shared.sort_unstable();
        let mut pairs = Vec::new();
        for alike in shared.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|alike| alike.len() > 1) {
            for (at, (.., one)) in alike.iter().enumerate() {
                pairs.extend(alike[at + 1..].iter().map(|(.., other)| (*one, *other)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// Of the values of these pages those that pages on several subjects have.
    fn template(&self, pairs: &[(usize, usize)]) -> Values<()> {
        if pairs.is_empty() {
            return Values::default();
        }
        let seen = self.of_subjects();
        let mut asked = Marks::for_values(self.cards.len());
        let mut subjects: Values<Vec<u64>> = Values::default();
        for number in pairs.iter().flat_map(|(a, b)| [a, b]).collect::<BTreeSet<_>>() {
            // What pages on fewer subjects have is no template's.
            for value in self.cards[*number].signature.iter().filter(|value| seen.times(**value) >= TEMPLATE)
            {
                asked.add(*value);
                subjects.entry(*value).or_default();
            }
        }
        if subjects.is_empty() {
            return Values::default();
        }
        for (number, card) in self.cards.iter().enumerate() {
            for value in card.signature.iter().filter(|value| asked.times(**value) > 0) {
                if let Some(seen) = subjects.get_mut(value).filter(|seen| seen.len() < TEMPLATE)
                    && !seen.contains(&self.subject(number))
                {
                    seen.push(self.subject(number));
                }
            }
        }
        subjects.retain(|_, seen| seen.len() >= TEMPLATE);
        subjects.into_keys().map(|value| (value, ())).collect()
    }

    /// On how many subjects pages have each value.
    fn of_subjects(&self) -> Marks {
        let mut pages: Vec<(u64, usize)> =
            (0..self.cards.len()).map(|number| (self.subject(number), number)).collect();
        pages.sort_unstable();
        let mut seen = Marks::for_values(self.cards.len() * PER_PAGE);
        let mut values = Vec::new();
        for pages in pages.chunk_by(|a, b| a.0 == b.0) {
            values.clear();
            pages.iter().for_each(|(_, number)| values.extend(&self.cards[*number].signature));
            if pages.len() > 1 {
                values.sort_unstable();
                values.dedup();
            }
            values.iter().for_each(|value| seen.add(*value));
        }
        seen
    }

    /// Pages with the same text to the word, whatever their subjects are said to be.
    fn same_to_the_word(&self) -> Vec<(usize, usize)> {
        let mut first: HashMap<&[u32], usize> = HashMap::new();
        let cards = self.cards.iter().enumerate().filter(|(_, card)| card.signature.len() >= FEWEST);
        cards
            .filter_map(|(number, card)| {
                let one = *first.entry(&card.signature).or_insert(number);
                (one != number).then_some((one, number))
            })
            .collect()
    }
}

/// How often values have been seen, up to [`TEMPLATE`] times, never told as less: tables of bits that some values
/// share.
struct Marks {
    /// Those seen once and more, twice and more, and so on.
    tables: [Vec<u64>; TEMPLATE],
    /// Bits of the number of a mark.
    bits: u32,
}

impl Marks {
    /// Tables in which so many different values seldom meet.
    fn for_values(count: usize) -> Self {
        let bits = (4 * count).next_power_of_two().trailing_zeros().clamp(16, 28);
        Self { tables: [(); TEMPLATE].map(|()| vec![0; 1 << (bits - 6)]), bits }
    }

    fn add(&mut self, value: u32) {
        let (word, bit) = self.place(value);
        if let Some(table) = self.tables.iter_mut().find(|table| table[word] & bit == 0) {
            table[word] |= bit;
        }
    }

    fn times(&self, value: u32) -> usize {
        let (word, bit) = self.place(value);
        self.tables.iter().take_while(|table| table[word] & bit != 0).count()
    }

    /// From the upper bits of a product: the values of signatures are the least of many, and their own
    /// upper bits say little.
    fn place(&self, value: u32) -> (usize, u64) {
        let mark = u64::from(value).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - self.bits);
        ((mark >> 6) as usize, 1 << (mark & 63))
    }
}

/// The share of the smaller text that stands in the larger one, about; none where they say too little.
pub(crate) fn compared(a: &[u32], b: &[u32]) -> Option<f64> {
    compared_up_to(a, b, limit(a, b))
}

/// Up to which value both signatures are complete.
fn limit(a: &[u32], b: &[u32]) -> u32 {
    let shorter = if a.len() < b.len() { a } else { b };
    let longer = if a.len() < b.len() { b } else { a };
    let end = |values: &[u32]| values.last().copied().unwrap_or(u32::MAX);
    // The shorter one has all of its values, or both are cut off.
    if shorter.len() < longer.len() { end(longer) } else { end(a).min(end(b)) }
}

fn compared_up_to(a: &[u32], b: &[u32], limit: u32) -> Option<f64> {
    let up_to = |values: &[u32]| values.partition_point(|value| *value <= limit);
    let (a, b) = (&a[..up_to(a)], &b[..up_to(b)]);
    let smaller = a.len().min(b.len());
    let common = a.iter().filter(|value| b.binary_search(value).is_ok()).count();
    (smaller >= FEWEST).then(|| common as f64 / smaller as f64)
}

/// What a page is about: the words of its title that tell it from others, else its main topic. Topics
/// are too wide for it: "long QT syndrome 1" and "3" are two articles on one topic.
fn subject(card: &PageCard) -> String {
    let title = card.title.as_deref().unwrap_or_default();
    // What follows is the site's name, or what the article tells of its subject.
    let ends = [":", "|", " – ", " — ", " - "].iter().filter_map(|mark| title.find(mark));
    let head = ends.filter(|at| *at > 0).min().map_or(title, |at| &title[..at]);
    let stems: Vec<String> = words(head).into_iter().map(|word| word.stem).collect();
    let last = stems.len().saturating_sub(1);
    // A letter that ends a title tells it from others: "hemophilia A".
    let is_telling = |(at, stem): &(usize, &String)| {
        !ANY_TITLE.contains(&stem.as_str()) || (stem.len() == 1 && *at == last && last > 0)
    };
    let mut telling: Vec<String> =
        stems.iter().enumerate().filter(is_telling).map(|(_, stem)| stem.clone()).collect();
    telling.sort();
    if telling.is_empty() {
        telling.extend(card.topics.first().map(|topic| topic.id.clone()));
    }
    telling.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::sample::{Sample, index_of};

    fn subjects(titles: &[&str]) -> Vec<String> {
        let pages: Vec<_> = titles
            .iter()
            .enumerate()
            .map(|(n, title)| Sample::page(&format!("p{n:03}")).title(title))
            .collect();
        let (_dir, reader) = index_of(&pages);
        reader.cards().unwrap().iter().map(subject).collect()
    }

    #[test]
    fn titles_tell_articles_of_a_series_apart_and_copies_not() {
        let same = subjects(&[
            "Muscle twitching",
            "Muscle Twitches: Causes and Relief",
            "What causes a muscle twitch?",
        ]);
        assert!(same.iter().all(|subject| *subject == same[0]), "{same:?}");
        let series = subjects(&[
            "Long QT syndrome 1",
            "Long QT syndrome 3",
            "Long QT syndrome",
            "Familial long QT syndrome",
        ]);
        assert_eq!(series.iter().collect::<BTreeSet<_>>().len(), 4);
        let letters = subjects(&["Hemophilia", "Hemophilia A"]);
        assert_ne!(letters[0], letters[1]);
    }

    #[test]
    fn the_share_is_that_of_the_shorter_text() {
        let spread = |n: u64| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as u32;
        let sketch = |from: u64, to: u64| -> Vec<u32> {
            let mut values: Vec<u32> = (from..to).map(spread).collect();
            values.sort_unstable();
            values.truncate(128);
            values
        };
        let half = compared(&sketch(0, 1000), &sketch(0, 500)).unwrap();
        assert!(half > 0.95, "{half}");
        let some = compared(&sketch(0, 1000), &sketch(600, 1600)).unwrap();
        assert!((0.25..0.55).contains(&some), "{some}");
        assert_eq!(compared(&sketch(0, 5), &sketch(0, 5)), None);
    }
}
