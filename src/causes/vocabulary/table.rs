//! The concepts of a vocabulary, each read from its line when it is first asked for.

use std::{borrow::Cow, sync::OnceLock};

use super::Concept;

/// The concepts by their numbers.
#[derive(Debug)]
pub(super) struct Table {
    lines: Cow<'static, [u8]>,
    ends: Cow<'static, [u8]>,
    /// Those asked for one by one.
    each: Box<[OnceLock<Box<Concept>>]>,
    /// All of them, once they have been asked for together.
    all: OnceLock<Vec<Concept>>,
}

impl Table {
    /// Of `Compiled::lines` and `Compiled::ends`.
    pub(super) fn new(lines: Cow<'static, [u8]>, ends: Cow<'static, [u8]>) -> Self {
        let each = (0..ends.len() / 8).map(|_| OnceLock::new()).collect();
        Self { lines, ends, each, all: OnceLock::new() }
    }

    pub(super) fn concept(&self, number: usize) -> &Concept {
        match self.all.get() {
            Some(all) => &all[number],
            None => self.each[number].get_or_init(|| Box::new(self.read(number))),
        }
    }

    pub(super) fn all(&self) -> &[Concept] {
        self.all.get_or_init(|| (0..self.each.len()).map(|number| self.read(number)).collect())
    }

    pub(super) fn lines(&self) -> &[u8] {
        &self.lines
    }

    /// What it was made of.
    pub(super) fn parts(&self) -> (&[u8], &[u8]) {
        (&self.lines, &self.ends)
    }

    fn read(&self, number: usize) -> Concept {
        let start = number.checked_sub(1).map_or(0, |before| self.end(before));
        serde_json::from_slice(&self.lines[start..self.end(number)]).expect("the line was written as JSON")
    }

    fn end(&self, number: usize) -> usize {
        let (ends, _) = self.ends.as_chunks();
        u64::from_le_bytes(ends[number]) as usize
    }
}
