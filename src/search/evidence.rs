//! What the words of a plan find: each passage's evidence, and each article's.

use super::{
    evaluate::Evaluator,
    gathered::{Evidence, Gathered},
    plan::{NamedHere, Need, Plan, Term},
    sets::Scored,
    spelling::Misspelt,
    switches::Part,
    weigh::{self, BOOSTS},
};
use crate::{
    error::Result,
    index::{Boosts, Leaf, Occurrence, Place, Wording},
};

/// What another name of a concept weighs beside the words as typed.
const OTHER_NAME: f32 = 0.9;

/// What a spelling that is not the one typed weighs.
const OTHER_SPELLING: f32 = 0.5;

/// What two neighbours of the query that are neighbours here weigh, beside the lesser of the two.
const NEIGHBOURS: f32 = 0.15;

/// Neighbours are looked for in queries of so many words at most.
const NEIGHBOURLY: usize = 24;

/// Where words were found and how telling they are.
#[derive(Debug, Default)]
pub(super) struct Finding {
    pub(super) occurrences: Vec<Occurrence>,
    pub(super) rarity: f32,
}

impl Evaluator<'_> {
    /// What the words of a plan find, before anything must hold.
    pub(super) fn evidence(&mut self, plan: &Plan<'_>) -> Result<Evidence> {
        let mut gathered = Gathered::new(self.reader.register()?);
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
                gathered.add(plan.concept(number), &found, OTHER_NAME * rarity);
            }
        }
        if Part::Proximity.is_on() && plan.needs.len() <= NEIGHBOURLY {
            for (number, pair) in plan.needs.windows(2).enumerate() {
                let rarity = rarities[number].min(rarities[number + 1]);
                let found = self.neighbours(&pair[0], &pair[1])?;
                gathered.add(plan.pair(number), &found, NEIGHBOURS * rarity);
            }
        }
        let mut related = Vec::new();
        if Part::Expansion.is_on() && self.articles && plan.is_subject {
            for (number, word) in self.related(plan, &gathered)?.into_iter().enumerate() {
                let finding = self.related_word(&word)?;
                gathered.add(plan.related(number), &finding.occurrences, finding.rarity);
                related.push(word.stem);
            }
        }
        Ok(gathered.weigh(plan, related))
    }

    fn need(&mut self, need: &Need) -> Result<Finding> {
        let mut finding = self.term(&need.term)?;
        if let Some(joined) = need.joined.as_ref().filter(|_| Part::Joined.is_on()) {
            let others = self.stems(joined, 0)?;
            if !others.is_empty() {
                let occurrences = best_of(vec![finding.occurrences, others]);
                finding = Finding { rarity: self.rarity(&occurrences)?, occurrences };
            }
        }
        if let Some(kind) = need.kind.filter(|_| Part::Intent.is_on()) {
            // The kind of its section says it as well as a heading with the word would.
            let of_kind = self.bare(&self.reader.find(&Leaf::Section(kind))?, BOOSTS.headings)?;
            finding.occurrences = best_of(vec![finding.occurrences, of_kind]);
        }
        Ok(finding)
    }

    /// Passages that have no words of their own to show for it.
    fn bare(&self, places: &[Place], frequency: f32) -> Result<Vec<Occurrence>> {
        let bare = |(place, page)| Occurrence { place, page, frequency, count: 0, in_title: false };
        Ok(self.reader.numbered(places)?.into_iter().map(bare).collect())
    }

    /// Where a concept is named in any way, each passage by the best of them.
    fn named(&mut self, named: &NamedHere<'_>) -> Result<Vec<Occurrence>> {
        let id = &named.concept.id;
        let mut on_topic = self.bare(&self.reader.find(&Leaf::Topic(id))?, BOOSTS.title)?;
        on_topic.iter_mut().for_each(|it| it.in_title = true);
        let mut lists = vec![on_topic, self.bare(&self.reader.find(&Leaf::Cause(id))?, BOOSTS.text)?];
        for name in &named.names {
            lists.push(self.stems(name, 0)?);
        }
        Ok(best_of(lists))
    }

    fn neighbours(&self, a: &Need, b: &Need) -> Result<Vec<Occurrence>> {
        let (Term::Stems { stems: a, .. }, Term::Stems { stems: b, .. }) = (&a.term, &b.term) else {
            return Ok(Vec::new());
        };
        if a == b || a.is_empty() || b.is_empty() {
            return Ok(Vec::new());
        }
        let pair: Vec<String> = a.iter().chain(b).cloned().collect();
        self.plain(&pair, 1)
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
                let word = [Misspelt::of(surface)];
                let known = self.spellings(&word)?;
                let near = word[0].near(&known).into_iter().map(|(_, word)| word.to_owned()).collect();
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
        self.plain(stems, slop)
    }

    /// Where stems stand side by side; they are not marked.
    pub(super) fn plain(&self, stems: &[String], slop: u32) -> Result<Vec<Occurrence>> {
        self.reader.occurrences(Wording::Stems(stems, slop), &boosts())
    }

    fn spelt(&mut self, spellings: Vec<String>) -> Result<Vec<Occurrence>> {
        let found = self.reader.occurrences(Wording::Spelt(&spellings), &boosts())?;
        self.marks.spellings.extend(spellings);
        Ok(found)
    }

    /// How telling words are, by the articles that have them.
    pub(super) fn rarity(&self, occurrences: &[Occurrence]) -> Result<f32> {
        let pages = self.reader.register()?.pages();
        let mut seen = vec![false; pages];
        let with = occurrences.iter().filter(|it| !std::mem::replace(&mut seen[it.page], true)).count();
        Ok(weigh::rarity(with, pages))
    }
}

/// Each passage of several lists once, by the best of them.
fn best_of(lists: Vec<Vec<Occurrence>>) -> Vec<Occurrence> {
    let mut found = lists.concat();
    // The lists are in order, and a stable sort finds that out.
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
    found
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
