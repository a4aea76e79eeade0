//! A quotation laid beside a passage: to the letter, word by word, in parts, or with the fewest words
//! changed (Sellers, 1980: the edit distance to the nearest stretch of a text).

use serde::{Deserialize, Serialize};

use crate::{
    index::{WordAt, words},
    model::Span,
};

/// How a passage holds a quotation; the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// To the letter, but for white space.
    Exact,
    /// The same words in the same order; case, accents and marks between words differ.
    SameWords,
    /// The same words in the same order, but for what the quotation leaves out at its ellipses.
    Omissions,
    /// With some words changed, added or left out.
    Near,
}

/// The share of words that must agree for a passage to be near.
const NEAR: f64 = 0.7;

/// Words that a quotation needs to be near to anything: of fewer all must agree.
const FEWEST_NEAR: usize = 5;

/// A quotation.
pub(super) struct Quoted {
    /// Its letters, white space folded.
    text: String,
    /// Its words, in the parts that ellipses leave of it.
    parts: Vec<Vec<String>>,
}

/// Where a passage holds a quotation.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub(super) fit: Fit,
    pub(super) range: Span,
    /// Words that were changed, added or left out, and words of the quotation.
    changed: (usize, usize),
}

impl Placed {
    /// The share of words that agree, in thousandths, rounded down: what differs never reads 1.
    pub(super) fn thousandths(&self) -> usize {
        let (changed, all) = self.changed;
        1000 * all.saturating_sub(changed) / all.max(1)
    }
}

impl Quoted {
    pub(super) fn of(text: &str) -> Self {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let parted = text.replace("[...]", "…").replace("[…]", "…").replace("...", "…");
        let surfaces = |part: &str| words(part).into_iter().map(|word| word.surface).collect::<Vec<_>>();
        let parts = parted.split('…').map(surfaces).filter(|part| !part.is_empty()).collect();
        Self { text: unquoted(&text).to_owned(), parts }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Its words.
    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }

    /// Where a passage holds it; none where it is not even near.
    pub(super) fn find(&self, passage: &str) -> Option<Placed> {
        if let Some(at) = whole_words(passage, &self.text) {
            let range = Span::of_bytes(passage, at, at + self.text.len());
            return Some(Placed { fit: Fit::Exact, range, changed: (0, self.len()) });
        }
        let there = words(passage);
        if let Some((first, last)) = self.in_order(&there) {
            let fit = if self.parts.len() > 1 { Fit::Omissions } else { Fit::SameWords };
            let range = Span::of_bytes(passage, there[first].start, there[last].end);
            return Some(Placed { fit, range, changed: (0, self.len()) });
        }
        self.near(passage, &there)
    }

    /// The first and the last word of the passage between which its parts stand, each whole, in order.
    fn in_order(&self, there: &[WordAt]) -> Option<(usize, usize)> {
        let mut from = 0;
        let mut first = None;
        for part in &self.parts {
            let is_part = |window: &[WordAt]| window.iter().zip(part).all(|(word, own)| word.surface == *own);
            let at = from + there[from..].windows(part.len()).position(is_part)?;
            first = first.or(Some(at));
            from = at + part.len();
        }
        Some((first?, from.checked_sub(1)?))
    }

    fn near(&self, passage: &str, there: &[WordAt]) -> Option<Placed> {
        let own: Vec<&str> = self.parts.iter().flatten().map(String::as_str).collect();
        if own.len() < FEWEST_NEAR || there.is_empty() {
            return None;
        }
        let (changes, first, end) = nearest(&own, there);
        let is_near = end > first && (own.len() - changes.min(own.len())) as f64 >= NEAR * own.len() as f64;
        is_near.then(|| Placed {
            fit: Fit::Near,
            range: Span::of_bytes(passage, there[first].start, there[end - 1].end),
            changed: (changes.max(1), own.len()),
        })
    }
}

/// The stretch of `there` that `own` becomes with the fewest words changed, added or left out: how
/// many these are, its first word and the word after its last.
fn nearest(own: &[&str], there: &[WordAt]) -> (usize, usize, usize) {
    // For each word of the passage, the best stretch that ends before it: changes and beginning.
    let mut row: Vec<(usize, usize)> = (0..=there.len()).map(|at| (0, at)).collect();
    for word in own {
        let mut next = Vec::with_capacity(row.len());
        next.push((row[0].0 + 1, row[0].1));
        for (at, other) in there.iter().enumerate() {
            let (changes, begin) = row[at];
            let kept = (changes + usize::from(other.surface != *word), begin);
            let left_out = (row[at + 1].0 + 1, row[at + 1].1);
            let added: (usize, usize) = (next[at].0 + 1, next[at].1);
            // Of equal ones the shortest stretch: the latest beginning.
            let best = [kept, left_out, added]
                .into_iter()
                .min_by_key(|(changes, begin)| (*changes, std::cmp::Reverse(*begin)));
            next.push(best.unwrap_or(kept));
        }
        row = next;
    }
    let best = row.iter().enumerate().min_by_key(|(end, (changes, begin))| (*changes, *end - *begin, *end));
    best.map_or((own.len(), 0, 0), |(end, (changes, begin))| (*changes, *begin, end))
}

/// Where `text` stands in `passage` without beginning or ending inside a word.
fn whole_words(passage: &str, text: &str) -> Option<usize> {
    let is_edge = |before: Option<char>, after: Option<char>| {
        !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric))
    };
    passage.match_indices(text).map(|(at, _)| at).find(|at| {
        let end = at + text.len();
        is_edge(passage[..*at].chars().next_back(), text.chars().next())
            && is_edge(text.chars().next_back(), passage[end..].chars().next())
    })
}

/// The text without the quotation marks around all of it.
fn unquoted(text: &str) -> &str {
    for (open, close) in [('"', '"'), ('“', '”'), ('«', '»'), ('„', '“'), ('‘', '’'), ('\'', '\'')]
    {
        let inner = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim();
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(quote: &str, passage: &str) -> Option<(Fit, usize, String)> {
        let placed = Quoted::of(quote).find(passage)?;
        Some((placed.fit, placed.thousandths(), placed.range.slice(passage).to_owned()))
    }

    #[test]
    fn letters_words_and_parts() {
        let text = "Naïve “cramps” go away; most people’s do.";
        assert_eq!(placed("“Naïve”", text), Some((Fit::Exact, 1000, "Naïve".into())));
        assert_eq!(placed("go   away; most", text), Some((Fit::Exact, 1000, "go away; most".into())));
        assert_eq!(placed("naive cramps", text), Some((Fit::SameWords, 1000, "Naïve “cramps".into())));
        assert_eq!(placed("most people's do", text).unwrap().0, Fit::SameWords);
        assert_eq!(placed("cramps [...] people’s do", text).unwrap().0, Fit::Omissions);
        assert_eq!(placed("ramps", text), None);
        assert_eq!(placed("do ... cramps", text), None);
    }

    #[test]
    fn near_never_reads_as_all() {
        let long = "word ".repeat(600) + "end";
        let changed = "word ".repeat(600) + "finish";
        let near = placed(&changed, &long).unwrap();
        assert!(near.0 == Fit::Near && near.1 < 1000, "{near:?}");
        assert_eq!(placed("four words quite near", "four words very near"), None);
    }
}
