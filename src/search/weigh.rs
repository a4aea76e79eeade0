//! The arithmetic of ranking: BM25F over the parts of a passage (Robertson, Zaragoza and Taylor,
//! "Simple BM25 extension to multiple weighted fields", 2004) and BM25 over whole articles.

use crate::index::{Boosts, Occurrence};

/// How much a word in each part of a passage weighs, beside one in its text.
pub(super) const BOOSTS: Boosts = Boosts {
    text: 1.0,
    headings: 1.5,
    lead_in: 0.5,
    title: 2.0,
    title_alone: 1.0,
    other_names: 1.5,
    length: 0.75,
};

/// How soon more of the same word in a passage adds little (BM25's k1).
const PASSAGE_K1: f32 = 2.0;

/// The same for an article.
const ARTICLE_K1: f32 = 2.0;

/// How much an article's length counts (BM25's b).
const ARTICLE_B: f32 = 0.75;

/// What a word in the title adds to an article's count of it.
const ARTICLE_TITLE: f32 = 0.8;

/// Words of a query in one article.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    pub(super) text: u32,
    pub(super) in_title: bool,
}

/// How telling a word is that so many of all articles have (BM25's idf, never negative).
pub(super) fn rarity(with: usize, all: usize) -> f32 {
    let (with, all) = (with as f32, all.max(with) as f32);
    (1.0 + (all - with + 0.5) / (with + 0.5)).ln()
}

/// What words in a passage weigh, from 0 up to `PASSAGE_K1` + 1.
pub(super) fn in_passage(found: &Occurrence) -> f32 {
    saturate(found.frequency, PASSAGE_K1)
}

/// What words in an article weigh; `length` is its length beside the mean.
pub(super) fn in_article(count: Count, length: f32) -> f32 {
    let title = if count.in_title { ARTICLE_TITLE } else { 0.0 };
    let norm = 1.0 - ARTICLE_B + ARTICLE_B * length;
    saturate(count.text as f32 / norm + title, ARTICLE_K1)
}

fn saturate(frequency: f32, k1: f32) -> f32 {
    frequency * (k1 + 1.0) / (frequency + k1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_tell_more_and_repeats_tell_less() {
        assert!(rarity(1, 100) > rarity(50, 100) && rarity(100, 100) > 0.0);
        let of = |text| in_article(Count { text, in_title: false }, 1.0);
        assert!(of(1) < of(2) && of(2) - of(1) > of(9) - of(8));
        assert!(in_article(Count { text: 1, in_title: false }, 3.0) < of(1));
    }
}
