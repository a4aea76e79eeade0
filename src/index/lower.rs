//! The leaves of a query, lowered to tantivy's queries. How leaves are joined is the business of
//! `search`, which adds scores in the order of the query: the same on every machine.

use tantivy::{
    TERMINATED, Term,
    query::{EnableScoring, PhraseQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption},
};

use super::{Place, Reader, statistics::Live};
use crate::{error::Result, model::SectionKind};

/// What one term of a query looks for.
#[derive(Clone, Debug, PartialEq)]
pub enum Leaf<'a> {
    /// A stem ([`super::WordAt::stem`]) in the text, headings, lead-in or title.
    Stem(&'a str),
    /// Stems side by side in one of these, with at most so many other words between them.
    Phrase(&'a [String], u32),
    /// Any of these spellings.
    Spelt(&'a [String]),
    /// Passages of pages about this topic, by its id.
    Topic(&'a str),
    /// Passages that name this cause, by its id.
    Cause(&'a str),
    /// Passages of sections of this kind.
    Section(SectionKind),
    /// Passages that cite this work, by its key.
    Cites(&'a str),
}

/// How much a match in each part of a passage weighs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Boosts {
    /// In its text.
    pub text: f32,
    /// In the headings above it.
    pub headings: f32,
    /// In the line that introduces its list.
    pub lead_in: f32,
    /// In the title.
    pub title: f32,
    /// What share of the lesser matches is added to the greatest: 0 for the best part alone, 1 for
    /// the sum of all.
    pub tie: f32,
}

impl Reader {
    /// The passages that a leaf finds and how well (BM25, as tantivy counts it, over live passages),
    /// ordered by place.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn find(&self, leaf: &Leaf<'_>, boosts: &Boosts) -> Result<Vec<(Place, f32)>> {
        let queries = self.lower(leaf, boosts);
        let tie = if matches!(leaf, Leaf::Spelt(_)) { 0.0 } else { boosts.tie };
        let live = Live { reader: self, figures: self.statistics()? };
        let mut found: Vec<(Place, f32)> = Vec::new();
        for (query, boost) in queries {
            self.run(&*query, boost, &live, &mut found).map_err(|error| self.damaged(error))?;
        }
        // Stable, so that the parts of one passage stay in the order of the fields.
        found.sort_by_key(|(place, _)| *place);
        Ok(join(&found, tie))
    }

    /// Live spellings in the index that begin so, in order, each with its number of passages.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn spellings(&self, prefix: &str) -> Result<Vec<(String, u64)>> {
        let terms = self.terms(self.fields.words, prefix).map_err(|error| self.damaged(error))?;
        Ok(terms.into_iter().collect())
    }

    fn lower(&self, leaf: &Leaf<'_>, boosts: &Boosts) -> Vec<(Box<dyn Query>, f32)> {
        let fields = self.fields;
        let parts = [
            (fields.text, boosts.text),
            (fields.headings, boosts.headings),
            (fields.lead_in, boosts.lead_in),
            (fields.title, boosts.title),
        ];
        let exact = |field, value: &str| vec![(term(field, value, IndexRecordOption::Basic), 1.0)];
        match leaf {
            Leaf::Stem(stem) => {
                let with_freqs = IndexRecordOption::WithFreqs;
                parts.map(|(field, boost)| (term(field, stem, with_freqs), boost)).into()
            }
            Leaf::Phrase([stem], _) => self.lower(&Leaf::Stem(stem), boosts),
            Leaf::Phrase([], _) => Vec::new(),
            Leaf::Phrase(stems, slop) => {
                parts.map(|(field, boost)| (phrase(field, stems, *slop), boost)).into()
            }
            Leaf::Spelt(words) => {
                let one = |word: &String| (term(fields.words, word, IndexRecordOption::Basic), 1.0);
                words.iter().map(one).collect()
            }
            Leaf::Topic(id) => exact(fields.topic, id),
            Leaf::Cause(id) => exact(fields.names, id),
            Leaf::Section(kind) => exact(fields.section, kind.name()),
            Leaf::Cites(key) => exact(fields.cites, &key.to_lowercase()),
        }
    }

    fn run(
        &self,
        query: &dyn Query,
        boost: f32,
        live: &Live<'_>,
        found: &mut Vec<(Place, f32)>,
    ) -> tantivy::Result<()> {
        let weight = query.weight(EnableScoring::enabled_from_statistics_provider(live, &self.searcher))?;
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let mut scorer = weight.scorer(segment, boost)?;
            let mut doc = scorer.doc();
            while doc != TERMINATED {
                if !segment.is_deleted(doc) {
                    found.push((Place::new(number as u32, doc), scorer.score()));
                }
                doc = scorer.advance();
            }
        }
        Ok(())
    }
}

fn term(field: Field, value: &str, option: IndexRecordOption) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, value), option))
}

fn phrase(field: Field, stems: &[String], slop: u32) -> Box<dyn Query> {
    let mut query = PhraseQuery::new(stems.iter().map(|stem| Term::from_field_text(field, stem)).collect());
    query.set_slop(slop);
    Box::new(query)
}

/// One score a place: the greatest, and `tie` of the others.
fn join(found: &[(Place, f32)], tie: f32) -> Vec<(Place, f32)> {
    found
        .chunk_by(|a, b| a.0 == b.0)
        .map(|parts| {
            let most = parts.iter().map(|(_, score)| *score).fold(0.0, f32::max);
            let sum: f32 = parts.iter().map(|(_, score)| *score).sum();
            (parts[0].0, most + tie * (sum - most))
        })
        .collect()
}
