//! What can be seen of each block at a glance: how long it is, how much of it is links, whether it
//! reads as prose. Counted once, used by every rule.

use crate::model::{Block, BlockKind, Page};

/// A page with the features of its blocks.
#[derive(Debug)]
pub(super) struct View<'p> {
    /// The page.
    pub(super) page: &'p Page,
    /// The features of each block, in the order of the page's blocks.
    pub(super) features: Vec<Features>,
    /// The prose of each region, its nested ones included, in scalar values.
    pub(super) region_prose: Vec<usize>,
}

/// What can be seen of a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Features {
    /// Scalar values of its text.
    pub(super) chars: usize,
    /// Words of its text.
    pub(super) words: usize,
    /// Scalar values that stand in links.
    pub(super) linked: usize,
    /// Whether it ends as a sentence does.
    pub(super) closed: bool,
    /// Whether it reads as running text: a sentence or more, of words rather than links.
    pub(super) prose: bool,
}

impl Features {
    fn of(block: &Block) -> Self {
        let chars = block.text.chars().count();
        let words = words(&block.text);
        let linked = block.links.iter().map(|link| link.span.len()).sum::<usize>().min(chars);
        let closed = ends_as_sentence(&block.text);
        let running = !matches!(block.kind, BlockKind::Heading(_) | BlockKind::Label);
        // Nine words that end as a sentence, or enough of them that no menu entry is as long.
        let prose = running
            && linked * 2 < chars
            && (closed && words >= 9 || words >= 22 && !is_row_of_names(&block.text));
        Self { chars, words, linked, closed, prose }
    }

    /// The share of its text that stands in links.
    pub(super) fn link_density(&self) -> f32 {
        if self.chars == 0 { 0.0 } else { self.linked as f32 / self.chars as f32 }
    }
}

impl<'p> View<'p> {
    pub(super) fn of(page: &'p Page) -> Self {
        let features: Vec<Features> = page.blocks.iter().map(Features::of).collect();
        let mut sums = Vec::with_capacity(features.len() + 1);
        let mut sum = 0;
        sums.push(0);
        for features in &features {
            sum += if features.prose { features.chars - features.linked } else { 0 };
            sums.push(sum);
        }
        let region_prose =
            page.regions.iter().map(|region| sums[region.blocks.end] - sums[region.blocks.start]).collect();
        Self { page, features, region_prose }
    }

    /// The block and its features.
    pub(super) fn at(&self, index: usize) -> (&'p Block, &Features) {
        (&self.page.blocks[index], &self.features[index])
    }

    /// Scalar values of prose on the whole page.
    pub(super) fn prose(&self) -> usize {
        self.region_prose.first().copied().unwrap_or(0)
    }

    /// The regions around a block, innermost first.
    pub(super) fn regions_of(&self, block: usize) -> impl Iterator<Item = usize> + '_ {
        let first = self.page.blocks[block].region;
        std::iter::successors(Some(first), |&region| self.page.regions[region].parent)
    }
}

/// Counts words. Two letters of a script that writes no spaces count as one.
fn words(text: &str) -> usize {
    let spaced = 1 + text.bytes().filter(|&byte| byte == b' ').count();
    if text.is_ascii() {
        return spaced;
    }
    let unspaced =
        text.chars().filter(|&c| matches!(c, '\u{0e00}'..='\u{0e7f}' | '\u{3040}'..='\u{9fff}')).count();
    spaced + unspaced / 2
}

/// Whether most words of a text begin with a capital, as in menus, tags and titles that ran together.
fn is_row_of_names(text: &str) -> bool {
    let (mut words, mut capitals) = (0, 0);
    for word in text.split(' ') {
        words += 1;
        capitals += usize::from(word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
    }
    capitals * 2 > words
}

/// Whether a text ends as a sentence does, closing quotes and brackets aside.
pub(super) fn ends_as_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', ':'])
}

/// The bounds of the sentences of a text, as byte ranges without the white space between them.
///
/// A full stop ends a sentence when white space and an upper-case letter, a digit or a quote follow
/// and what stands before it is no initial or usual abbreviation.
pub(super) fn sentences(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some(&(next, closing)) = chars.peek() {
            if !matches!(closing, '"' | '”' | '’' | '\'' | ')' | ']' | '.' | '!' | '?') {
                break;
            }
            end = next + closing.len_utf8();
            chars.next();
        }
        let Some(rest) = text[end..].strip_prefix(' ') else { continue };
        let opens = rest.trim_start_matches(['"', '“', '‘', '\'', '(', '[']).chars().next();
        let opens = opens.is_some_and(|c| c.is_uppercase() || c.is_numeric());
        if opens && !(c == '.' && is_abbreviation(&text[start..at])) {
            found.push(start..end);
            start = end + 1;
        }
    }
    if start < text.len() {
        found.push(start..text.len());
    }
    found
}

/// Whether the last word before a full stop is one that is cut short, not a sentence's end.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: &[&str] = &[
        "dr", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "etc", "fig", "no", "vol", "al", "inc",
        "jr", "sr", "approx", "dept", "ed", "eds", "cf", "u.s", "u.k", "ph.d", "m.d", "a.m", "p.m",
    ];
    let word = before.rsplit([' ', '(']).next().unwrap_or("");
    let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    single || SHORT.iter().any(|short| word.eq_ignore_ascii_case(short))
}

#[cfg(test)]
mod tests {
    use super::{ends_as_sentence, sentences};

    #[test]
    fn parts_sentences_and_keeps_abbreviations_whole() {
        let text = "See Dr. Orr, e.g. on Monday. It helps (most of the time). “So it goes.” Vitamin D. 3 mg.";
        let parts: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            parts,
            [
                "See Dr. Orr, e.g. on Monday.",
                "It helps (most of the time).",
                "“So it goes.”",
                "Vitamin D. 3 mg."
            ]
        );
    }

    #[test]
    fn sees_an_end_behind_quotes() {
        assert!(ends_as_sentence("He said “no.”"));
        assert!(!ends_as_sentence("Read more"));
    }
}
