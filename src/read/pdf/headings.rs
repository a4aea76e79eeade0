//! Headings by the size and weight of their letters.

use std::collections::BTreeMap;

/// Words of the longest heading.
const LONGEST: usize = 24;

/// How letters look: their height in tenths of a point, and whether they are bold.
pub(super) type Look = (u32, bool);

/// The look of the text, and those of headings, the largest first.
#[derive(Debug, Default)]
pub(super) struct Headings {
    body: u32,
    looks: Vec<Look>,
}

/// Letters of a size.
pub(super) fn look(size: f32, bold: bool) -> Look {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are small and positive"
    )]
    let tenths = (size.clamp(0.0, 1000.0) * 2.0).round() as u32 * 5;
    (tenths, bold)
}

impl Headings {
    /// Of all that is written, by look the number of letters.
    pub(super) fn of(letters: impl Iterator<Item = (Look, usize)>) -> Self {
        let mut counts: BTreeMap<Look, usize> = BTreeMap::new();
        for (look, count) in letters {
            *counts.entry(look).or_default() += count;
        }
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        for ((size, _), count) in &counts {
            *sizes.entry(*size).or_default() += count;
        }
        let body = sizes.iter().max_by_key(|(_, count)| **count).map_or(0, |(size, _)| *size);
        Self { body, looks: Vec::new() }
    }

    /// Whether a block of this look and these words is a heading.
    pub(super) fn is_one(&self, (size, bold): Look, text: &str) -> bool {
        let words = text.split(' ').count();
        let larger = size * 10 > self.body * 11;
        let lettered = text.chars().filter(|c| c.is_alphabetic()).count() >= 3;
        let closed = text.ends_with(['.', ';', ',']) && !text.ends_with("etc.");
        let strong = bold && size * 100 >= self.body * 92 && !text.ends_with(':');
        lettered
            && words <= LONGEST
            && (larger && (!closed || size * 10 > self.body * 13)
                || strong && !closed
                || self.is_in_capitals(size, text))
    }

    /// Notes that headings of this look are there.
    pub(super) fn note(&mut self, look: Look) {
        if !self.looks.contains(&look) {
            self.looks.push(look);
            self.looks.sort_unstable_by(|a, b| b.cmp(a));
        }
    }

    /// The level of a heading of a look.
    pub(super) fn level(&self, look: Look) -> u8 {
        let place = self.looks.iter().position(|known| *known == look).unwrap_or(self.looks.len());
        u8::try_from(place + 1).unwrap_or(6).min(6)
    }

    /// A line in capitals of the size of the text.
    fn is_in_capitals(&self, size: u32, text: &str) -> bool {
        let letters = || text.chars().filter(|c| c.is_alphabetic());
        size * 100 >= self.body * 85
            && text.split(' ').count() <= 8
            && letters().count() >= 5
            && letters().all(char::is_uppercase)
            && !text.contains(|c: char| c.is_ascii_digit())
    }
}
