//! The scores of all parts of a plan, put together for each passage and each article.

use std::collections::BTreeMap;

use super::{
    evaluate::Found,
    plan::{MASKED, Plan},
    switches::Part,
    weigh::{self, Count},
};
use crate::index::{Occurrence, Place, Register};

/// What the parts of a plan find.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Ordered by place.
    pub(super) passages: Vec<Found>,
    /// By the numbers of the pages; 0 where nothing was found.
    pub(super) articles: Vec<f32>,
    /// What each part adds to each passage (with its page), by which a score can be explained.
    pub(super) of_passages: Vec<Scores<(Place, usize)>>,
    /// The words that the query was expanded by.
    pub(super) related: Vec<String>,
}

/// The scores of one part of a plan.
#[derive(Debug)]
pub(super) struct Scores<K> {
    /// Its number ([`Plan::concept`] says how parts are numbered).
    pub(super) part: usize,
    /// Ascending by key.
    pub(super) scores: Vec<(K, f32)>,
}

/// The scores of all parts of a plan, passages and articles apart.
pub(super) struct Gathered<'a> {
    register: &'a Register,
    passages: Vec<Scores<(Place, usize)>>,
    articles: Vec<Scores<usize>>,
    /// Counts of each page, all zero between two parts.
    counts: Vec<Count>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(register: &'a Register) -> Self {
        let counts = vec![Count::default(); register.pages()];
        Self { register, passages: Vec::new(), articles: Vec::new(), counts }
    }

    pub(super) fn add(&mut self, part: usize, found: &[Occurrence], rarity: f32) {
        let passage = |it: &Occurrence| ((it.place, it.page), rarity * weigh::in_passage(it));
        self.passages.push(Scores { part, scores: found.iter().map(passage).collect() });
        for it in found {
            let count = &mut self.counts[it.page];
            count.text += it.count;
            count.in_title |= it.in_title;
        }
        let mut articles = Vec::new();
        for it in found {
            // The first passage of a page takes all of its counts.
            let count = std::mem::take(&mut self.counts[it.page]);
            if count.text > 0 || count.in_title {
                let length = self.register.relative_length(it.page);
                articles.push((it.page, rarity * weigh::in_article(count, length)));
            }
        }
        articles.sort_unstable_by_key(|(page, _)| *page);
        self.articles.push(Scores { part, scores: articles });
    }

    /// The best articles so far with their scores, and the best passages of each.
    pub(super) fn best_articles(&self, plan: &Plan<'_>, most: usize, each: usize) -> Vec<(f32, Vec<Place>)> {
        let mut sums = Sums::of(plan);
        let mut articles: Vec<(f32, usize)> = Vec::new();
        merge(&self.articles, |page, parts| articles.push((sums.add(parts).0, page)));
        articles.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        articles.truncate(most);
        let mut passages: BTreeMap<usize, Vec<(f32, Place)>> = BTreeMap::new();
        merge(&self.passages, |(place, page), parts| {
            if articles.iter().any(|(_, article)| *article == page) {
                passages.entry(page).or_default().push((sums.add(parts).0, place));
            }
        });
        let best = |(score, page): (f32, usize)| {
            let mut passages = passages.remove(&page).unwrap_or_default();
            passages.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            (score, passages.into_iter().take(each).map(|(_, place)| place).collect())
        };
        articles.into_iter().map(best).collect()
    }

    pub(super) fn weigh(self, plan: &Plan<'_>, related: Vec<String>) -> Evidence {
        let mut sums = Sums::of(plan);
        let mut articles = vec![0.0; self.counts.len()];
        if Part::Article.is_on() {
            merge(&self.articles, |page, parts| articles[page] = sums.add(parts).0);
        }
        let mut passages = Vec::new();
        merge(&self.passages, |(place, page), parts| {
            let (score, mask) = sums.add(parts);
            let related = parts.iter().filter(|(part, _)| *part >= plan.related(0)).count() as u32;
            passages.push(Found { place, page, score, mask, related });
        });
        Evidence { passages, articles, of_passages: self.passages, related }
    }
}

/// Hands out the keys of several lists in order, each with the parts that have it and what they add.
fn merge<K: Ord + Copy>(lists: &[Scores<K>], mut take: impl FnMut(K, &[(usize, f32)])) {
    let mut lists: Vec<(usize, &[(K, f32)])> =
        lists.iter().filter(|list| !list.scores.is_empty()).map(|list| (list.part, &*list.scores)).collect();
    let mut parts = Vec::with_capacity(lists.len());
    while let Some(key) = lists.iter().map(|(_, scores)| scores[0].0).min() {
        parts.clear();
        for (part, scores) in &mut lists {
            if scores[0].0 == key {
                parts.push((*part, scores[0].1));
                *scores = &scores[1..];
            }
        }
        lists.retain(|(_, scores)| !scores.is_empty());
        take(key, &parts);
    }
}

/// The parts of one passage or article as one score. Of the words that name a concept, and its other
/// names, the better counts.
struct Sums<'a> {
    plan: &'a Plan<'a>,
    own: Vec<f32>,
    named: Vec<f32>,
}

impl<'a> Sums<'a> {
    fn of(plan: &'a Plan<'a>) -> Self {
        Self { plan, own: vec![0.0; plan.needs.len()], named: vec![0.0; plan.concepts.len()] }
    }

    /// The score, and which needs are met.
    fn add(&mut self, parts: &[(usize, f32)]) -> (f32, u64) {
        let (needs, concepts) = (self.own.len(), self.named.len());
        self.own.fill(0.0);
        self.named.fill(0.0);
        let (mut score, mut mask) = (0.0, 0);
        for (part, of_part) in parts.iter().copied() {
            if part < needs {
                self.own[part] = of_part;
                mask |= bit(part);
            } else if part < needs + concepts {
                self.named[part - needs] = of_part;
                let met = self.plan.concepts[part - needs].needs.iter();
                mask |= met.map(|need| bit(*need)).fold(0, |a, b| a | b);
            } else {
                score += of_part;
            }
        }
        for (concept, named) in self.plan.concepts.iter().zip(&self.named) {
            let words: f32 = concept.needs.iter().map(|need| std::mem::take(&mut self.own[*need])).sum();
            score += words.max(*named);
        }
        (score + self.own.iter().sum::<f32>(), mask)
    }
}

fn bit(need: usize) -> u64 {
    if need < MASKED { 1 << need } else { 0 }
}
