//! What the words of a plan find: each passage's evidence, and each article's.

use std::collections::BTreeSet;

use super::{
    evaluate::{Evaluator, Found},
    plan::{MASKED, NamedHere, Need, Plan, Term},
    sets::Scored,
    spelling,
    switches::Part,
    weigh::{self, BOOSTS, Count},
};
use crate::{
    error::Result,
    index::{Boosts, Leaf, Occurrence, Wording},
};

/// What another name of a concept weighs beside the words as typed.
const OTHER_NAME: f32 = 0.9;

/// What a spelling that is not the one typed weighs.
const OTHER_SPELLING: f32 = 0.5;

/// What two neighbours of the query that are neighbours here weigh, beside the lesser of the two.
const NEIGHBOURS: f32 = 0.15;

/// Neighbours are looked for in queries of so many words at most.
const NEIGHBOURLY: usize = 24;

/// What so many of the plan's needs find, by need; passages and articles.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Ordered by place.
    pub(super) passages: Vec<Found>,
    /// By the numbers of the cards; 0 where nothing was found.
    pub(super) articles: Vec<f32>,
}

/// Where words were found and how telling they are.
#[derive(Debug, Default)]
pub(super) struct Finding {
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) rarity: f32,
}

/// The scores of one part of a plan.
#[derive(Clone, Copy)]
struct Scores<K> {
    key: K,
    /// A need, then the concepts, then the neighbours.
    part: usize,
    score: f32,
}

impl Evaluator<'_> {
    /// What the words of a plan find, before anything must hold.
    pub(super) fn evidence(&mut self, plan: &Plan<'_>) -> Result<Evidence> {
        let mut gathered = Gathered::new(self)?;
        let mut rarities = Vec::with_capacity(plan.needs.len());
        for (number, need) in plan.needs.iter().enumerate() {
            let finding = self.need(need)?;
            let is_named = plan.concepts.iter().any(|named| named.needs.contains(&number));
            if finding.occurrences.is_empty() && !is_named {
                self.note_unknown(&need.label);
            }
            gathered.add(number, &finding.occurrences, finding.rarity);
            rarities.push(finding.rarity);
        }
        if Part::Synonyms.is_on() {
            for (number, named) in plan.concepts.iter().enumerate() {
                let rarity: f32 = named.needs.iter().map(|need| rarities[*need]).sum();
                let found = self.named(named)?;
                gathered.add(plan.needs.len() + number, &found, OTHER_NAME * rarity);
            }
        }
        if Part::Proximity.is_on() && plan.needs.len() <= NEIGHBOURLY {
            for (number, pair) in plan.needs.windows(2).enumerate() {
                let rarity = rarities[number].min(rarities[number + 1]);
                let found = self.neighbours(&pair[0], &pair[1])?;
                gathered.add(plan.needs.len() + plan.concepts.len() + number, &found, NEIGHBOURS * rarity);
            }
        }
        Ok(gathered.weigh(plan))
    }

    fn need(&mut self, need: &Need) -> Result<Finding> {
        let mut finding = self.term(&need.term)?;
        if let Some(kind) = need.kind.filter(|_| Part::Intent.is_on()) {
            // The kind of its section says it as well as a heading with the word would.
            let of_kind = self.reader.find(&Leaf::Section(kind))?;
            let heading = BOOSTS.headings;
            let mut others = Vec::new();
            for place in of_kind {
                let found = finding.occurrences.binary_search_by_key(&place, |it| it.place);
                match found {
                    Ok(at) => {
                        let own = &mut finding.occurrences[at];
                        own.frequency = own.frequency.max(heading);
                    }
                    Err(_) => others.push(place),
                }
            }
            finding.occurrences.extend(self.bare(&others, heading)?);
            finding.occurrences.sort_by_key(|it| it.place);
        }
        Ok(finding)
    }

    /// Passages that have no words of their own to show for it.
    fn bare(&self, places: &[crate::index::Place], frequency: f32) -> Result<Vec<Occurrence>> {
        let mut bare = Vec::with_capacity(places.len());
        for place in places.iter().copied() {
            if let Some(facts) = self.reader.facts(place)? {
                bare.push(Occurrence { place, card: facts.card, frequency, count: 0, in_title: false });
            }
        }
        Ok(bare)
    }

    /// Where a concept is named in any way, each passage by the best of them.
    fn named(&mut self, named: &NamedHere<'_>) -> Result<Vec<Occurrence>> {
        let id = &named.concept.id;
        let mut found = self.bare(&self.reader.find(&Leaf::Topic(id))?, BOOSTS.title)?;
        found.iter_mut().for_each(|it| it.in_title = true);
        found.extend(self.bare(&self.reader.find(&Leaf::Cause(id))?, BOOSTS.text)?);
        for name in &named.names {
            found.extend(self.stems(name, 0)?);
        }
        found.sort_by_key(|it| it.place);
        found.dedup_by(|later, first| {
            let same = later.place == first.place;
            if same {
                first.frequency = first.frequency.max(later.frequency);
                first.count = first.count.max(later.count);
                first.in_title |= later.in_title;
            }
            same
        });
        Ok(found)
    }

    fn neighbours(&self, a: &Need, b: &Need) -> Result<Vec<Occurrence>> {
        let (Term::Stems { stems: a, .. }, Term::Stems { stems: b, .. }) = (&a.term, &b.term) else {
            return Ok(Vec::new());
        };
        if a == b || a.is_empty() || b.is_empty() {
            return Ok(Vec::new());
        }
        let pair: Vec<String> = a.iter().chain(b).cloned().collect();
        self.reader.occurrences(Wording::Stems(&pair, 1), &boosts())
    }

    /// Where a term stands and how telling it is.
    pub(super) fn term(&mut self, term: &Term) -> Result<Finding> {
        let occurrences = match term {
            Term::Stems { stems, slop } => self.stems(stems, *slop)?,
            Term::Prefix(prefix) => {
                let spellings = self.reader.spellings(prefix)?.into_iter().map(|(word, _)| word).collect();
                self.spelt(spellings)?
            }
            Term::Near { surface, stem } => {
                let near: Vec<String> = spelling::near(surface, self.spellings()?)
                    .into_iter()
                    .map(|(_, word)| word.to_owned())
                    .collect();
                let mut others = self.spelt(near)?;
                others.iter_mut().for_each(|it| it.frequency *= OTHER_SPELLING);
                let mut found = self.stems(std::slice::from_ref(stem), 0)?;
                found.extend(others);
                found.sort_by_key(|it| it.place);
                // Stable: of two in one place the exact word comes first, and stays.
                found.dedup_by_key(|it| it.place);
                found
            }
        };
        let rarity = self.rarity(&occurrences)?;
        Ok(Finding { occurrences, rarity })
    }

    /// The passages of a term with their scores.
    pub(super) fn scored(&mut self, term: &Term) -> Result<Scored> {
        let Finding { occurrences, rarity } = self.term(term)?;
        Ok(occurrences.iter().map(|it| (it.place, rarity * weigh::in_passage(it))).collect())
    }

    fn stems(&mut self, stems: &[String], slop: u32) -> Result<Vec<Occurrence>> {
        match stems {
            [] => return Ok(Vec::new()),
            [stem] => drop(self.marks.stems.insert(stem.clone())),
            stems => self.marks.phrases.push((stems.to_vec(), slop)),
        }
        self.reader.occurrences(Wording::Stems(stems, slop), &boosts())
    }

    fn spelt(&mut self, spellings: Vec<String>) -> Result<Vec<Occurrence>> {
        let found = self.reader.occurrences(Wording::Spelt(&spellings), &boosts())?;
        self.marks.spellings.extend(spellings);
        Ok(found)
    }

    /// How telling words are, by the articles that have them.
    fn rarity(&self, occurrences: &[Occurrence]) -> Result<f32> {
        let with: BTreeSet<usize> = occurrences.iter().map(|it| it.card).collect();
        Ok(weigh::rarity(with.len(), self.reader.cards()?.len()))
    }
}

fn boosts() -> Boosts {
    let headings = f32::from(u8::from(Part::Headings.is_on()));
    let other_names = f32::from(u8::from(Part::OtherNames.is_on()));
    Boosts {
        headings: BOOSTS.headings * headings,
        lead_in: BOOSTS.lead_in * headings,
        other_names: BOOSTS.other_names * other_names,
        ..BOOSTS
    }
}

/// The scores of all parts of a plan, passages and articles apart.
struct Gathered {
    passages: Vec<Scores<crate::index::Place>>,
    articles: Vec<Scores<usize>>,
    /// How long each article is beside the mean.
    lengths: Vec<f32>,
}

impl Gathered {
    fn new(evaluator: &Evaluator<'_>) -> Result<Self> {
        let length = evaluator.reader.article_lengths()?;
        let lengths = (0..evaluator.reader.cards()?.len()).map(length).collect();
        Ok(Self { passages: Vec::new(), articles: Vec::new(), lengths })
    }

    fn add(&mut self, part: usize, found: &[Occurrence], rarity: f32) {
        let passage = |it: &Occurrence| Scores { key: it.place, part, score: rarity * weigh::in_passage(it) };
        self.passages.extend(found.iter().map(passage));
        let mut counts = vec![Count::default(); self.lengths.len()];
        for it in found {
            counts[it.card].text += it.count;
            counts[it.card].in_title |= it.in_title;
        }
        let is_there = |count: &Count| count.text > 0 || count.in_title;
        let counted = counts.into_iter().enumerate().filter(|(_, count)| is_there(count));
        self.articles.extend(counted.map(|(key, count)| {
            let score = rarity * weigh::in_article(count, self.lengths[key]);
            Scores { key, part, score }
        }));
    }

    fn weigh(mut self, plan: &Plan<'_>) -> Evidence {
        let mut articles = vec![0.0; self.lengths.len()];
        if Part::Article.is_on() {
            // Stable: the parts of an article stay in the order of the query.
            self.articles.sort_by_key(|it| it.key);
            for parts in self.articles.chunk_by(|a, b| a.key == b.key) {
                articles[parts[0].key] = together(plan, parts).0;
            }
        }
        self.passages.sort_by_key(|it| it.key);
        let found = |parts: &[Scores<_>]| {
            let (score, mask) = together(plan, parts);
            Found { place: parts[0].key, score, mask }
        };
        Evidence { passages: self.passages.chunk_by(|a, b| a.key == b.key).map(found).collect(), articles }
    }
}

/// The parts of one passage or article as one score, and which needs it meets. Of the words that name
/// a concept, and its other names, the better counts.
fn together<K>(plan: &Plan<'_>, parts: &[Scores<K>]) -> (f32, u64) {
    let (needs, concepts) = (plan.needs.len(), plan.concepts.len());
    let mut own = vec![0.0_f32; needs];
    let mut named = vec![0.0_f32; concepts];
    let (mut score, mut mask) = (0.0, 0);
    for Scores { part, score: of_part, .. } in parts {
        match *part {
            need if need < needs => {
                own[need] = *of_part;
                mask |= bit(need);
            }
            concept if concept < needs + concepts => {
                let concept = concept - needs;
                named[concept] = *of_part;
                mask |= plan.concepts[concept].needs.iter().map(|need| bit(*need)).fold(0, |a, b| a | b);
            }
            _ => score += of_part,
        }
    }
    for (concept, named) in plan.concepts.iter().zip(named) {
        let words: f32 = concept.needs.iter().map(|need| std::mem::take(&mut own[*need])).sum();
        score += words.max(named);
    }
    (score + own.iter().sum::<f32>(), mask)
}

fn bit(need: usize) -> u64 {
    if need < MASKED { 1 << need } else { 0 }
}
