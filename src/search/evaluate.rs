//! A plan to the passages that it finds, with scores. Sets of passages are sorted lists; scores are
//! added in the order of the query, so that they are the same to the last bit every time.

use std::collections::BTreeSet;

use super::{
    By, Request, field,
    gathered::Evidence,
    plan::{MASKED, Plan, Term, phrase, term},
    query::{Form, Query},
    sets::{Scored, intersect, unite, without},
    spelling::Misspelt,
};
use crate::{
    causes::Vocabulary,
    error::Result,
    index::{PageTest, Place, Reader, words},
};

/// A passage found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) place: Place,
    pub(super) page: usize,
    pub(super) score: f32,
    /// Which of the plan's needs it meets, a bit each.
    pub(super) mask: u64,
    /// How many related words it has ([`super::expand`]).
    pub(super) related: u32,
}

/// Words, spellings and phrases to mark in a passage.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    pub(super) stems: BTreeSet<String>,
    pub(super) spellings: BTreeSet<String>,
    pub(super) phrases: Vec<(Vec<String>, u32)>,
}

/// Evaluates queries against one state of the index, and remembers what to mark and what was found
/// nowhere.
pub(super) struct Evaluator<'a> {
    pub(super) reader: &'a Reader,
    pub(super) vocabulary: &'a Vocabulary,
    fuzzy: bool,
    /// Whether articles are ranked, not passages.
    pub(super) articles: bool,
    pub(super) marks: Marks,
    /// Words found nowhere, folded, in the order of the query.
    pub(super) unknown: Vec<String>,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(reader: &'a Reader, vocabulary: &'a Vocabulary, request: &Request) -> Self {
        let (fuzzy, articles) = (request.fuzzy, request.by == By::Article);
        let (marks, unknown) = (Marks::default(), Vec::new());
        Self { reader, vocabulary, fuzzy, articles, marks, unknown }
    }

    /// The passages that a plan and filters find, ordered by place.
    pub(super) fn run(
        &mut self,
        plan: &Plan<'_>,
        filters: &[Query],
        after: Option<&str>,
    ) -> Result<Evidence> {
        let hard: Vec<&Query> = plan.hard.iter().copied().chain(filters).collect();
        let mut base = if hard.is_empty() { None } else { Some(self.all_of(&hard)?) };
        if let Some(after) = after {
            let recent = self.pages(&PageTest::Dated(&|date| !field::later(after, date)))?;
            base = Some(base.map_or_else(|| recent.clone(), |base| intersect(base, &recent)));
        }
        if plan.needs.is_empty() {
            let passages = self.join(base.unwrap_or_default(), Vec::new(), 0)?;
            return Ok(Evidence { passages, ..Evidence::default() });
        }
        let has_text = plan.hard.iter().any(|part| !matches!(part, Query::Not(_) | Query::Field(_)));
        let least = match plan.needs.len() {
            _ if has_text => 0,
            // An article is judged by all that it offers, whatever a passage of it lacks.
            needs if self.articles => u32::from(needs <= MASKED),
            needs => least_met(needs),
        };
        let evidence = self.evidence(plan)?;
        let passages = match base {
            None => {
                let is_found = |found: &Found| found.met() >= least || found.is_related();
                evidence.passages.into_iter().filter(is_found).collect()
            }
            Some(base) => self.join(base, evidence.passages, least)?,
        };
        Ok(Evidence { passages, ..evidence })
    }

    /// What all of these find; those with NOT are taken off. NOTs alone are taken off everything.
    fn all_of(&mut self, parts: &[&Query]) -> Result<Scored> {
        let mut found: Option<Scored> = None;
        for part in parts.iter().filter(|part| !matches!(part, Query::Not(_))) {
            let these = self.part(part)?;
            found = Some(found.map_or_else(|| these.clone(), |found| intersect(found, &these)));
        }
        let mut found = match found {
            Some(found) => found,
            None => unranked(self.reader.places(|_| true)?),
        };
        for part in parts {
            if let Query::Not(part) = part {
                // What is not wanted is nothing to mark or to miss.
                let (marks, unknown) = (self.marks.clone(), self.unknown.clone());
                let these = self.part(part)?;
                (self.marks, self.unknown) = (marks, unknown);
                found = without(found, &these);
            }
        }
        Ok(found)
    }

    fn part(&mut self, query: &Query) -> Result<Scored> {
        match query {
            Query::Sequence(parts) | Query::All(parts) => self.all_of(&parts.iter().collect::<Vec<_>>()),
            Query::Any(parts) => {
                let mut found = Scored::new();
                for part in parts {
                    let these = self.part(part)?;
                    found = unite(found, &these, |a, b| a + b);
                }
                Ok(found)
            }
            Query::Not(_) => self.all_of(&[query]),
            Query::Word(word) => {
                let term = term(word, self.fuzzy && word.form == Form::Plain);
                self.term_or_unknown(&term, &word.text)
            }
            Query::Phrase(words) => self.term_or_unknown(&phrase(words), &words.text),
            Query::Field(field) => self.field(field),
        }
    }

    fn term_or_unknown(&mut self, term: &Term, typed: &str) -> Result<Scored> {
        let found = self.scored(term)?;
        if found.is_empty() {
            self.note_unknown(typed);
        }
        Ok(found)
    }

    /// The passages of the pages that pass a test, none of them better than another.
    pub(super) fn pages(&self, test: &PageTest<'_>) -> Result<Scored> {
        let asked = self.reader.pages_that(test)?;
        Ok(unranked(self.reader.places(|page| asked[page])?))
    }

    /// What must hold, with the evidence for it: at least `least` words of it.
    fn join(&self, base: Scored, evidence: Vec<Found>, least: u32) -> Result<Vec<Found>> {
        let mut evidence = evidence.into_iter().peekable();
        let places: Vec<Place> = base.iter().map(|(place, _)| *place).collect();
        let numbered = self.reader.numbered(&places)?;
        let mut base = base.into_iter();
        let mut joined = Vec::new();
        for (place, page) in numbered {
            // Passages whose page has no record are in the base alone.
            let Some((_, score)) = base.find(|(other, _)| *other == place) else { break };
            while evidence.next_if(|found| found.place < place).is_some() {}
            let none = Found { place, page, score: 0.0, mask: 0, related: 0 };
            let found = evidence.next_if(|found| found.place == place).unwrap_or(none);
            if found.met() >= least {
                joined.push(Found { score: score + found.score, ..found });
            }
        }
        Ok(joined)
    }

    /// Spellings of the index that are near to any of these words.
    pub(super) fn spellings(&self, words: &[Misspelt<'_>]) -> Result<Vec<(String, u64)>> {
        self.reader.spellings_that(&|spelling| words.iter().any(|word| word.edits(spelling).is_some()))
    }

    pub(super) fn note_unknown(&mut self, text: &str) {
        for word in words(text) {
            if !self.unknown.contains(&word.surface) {
                self.unknown.push(word.surface);
            }
        }
    }
}

impl Found {
    /// How many needs it meets.
    pub(super) fn met(self) -> u32 {
        self.mask.count_ones()
    }

    /// Whether it has no word of the query, and yet so many related ones that it speaks of its subject.
    pub(super) fn is_related(self) -> bool {
        self.mask == 0 && self.related >= super::expand::ENOUGH
    }
}

/// How many of so many words a passage has to have. Of a long question some will do.
fn least_met(needs: usize) -> u32 {
    let least = if needs <= super::FEW_WORDS { needs.div_ceil(2) } else { needs.min(MASKED).div_ceil(3) };
    least as u32
}

fn unranked(places: Vec<Place>) -> Scored {
    places.into_iter().map(|place| (place, 0.0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_lacks_at_most_half_of_a_few_words() {
        assert_eq!([1, 2, 3, 4, 5, 9].map(least_met), [1, 1, 2, 2, 2, 3]);
    }
}
