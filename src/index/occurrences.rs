//! Where words stand: in which passages, in which of their parts, and how often. BM25 is counted from
//! this in `search`, which needs a weight of its own for each part and the articles as a whole;
//! tantivy's own scores know neither.

use std::collections::BTreeSet;

use tantivy::{
    DocSet, SegmentReader, TERMINATED, Term,
    fieldnorm::FieldNormReader,
    postings::Postings,
    query::{EnableScoring, PhraseQuery, Query},
    schema::{Field, IndexRecordOption},
};

use super::{Place, Reader};
use crate::error::Result;

/// What words of a query look for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Wording<'a> {
    /// Stems ([`super::WordAt::stem`]) side by side in one part, with at most so many other words
    /// between them; one stem is a word.
    Stems(&'a [String], u32),
    /// Any of these spellings, in any part.
    Spelt(&'a [String]),
}

/// How much a word in each part of a passage weighs, and how much its length matters (BM25F).
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
    /// In another name that the page gives for its subject.
    pub other_names: f32,
    /// How much a length counts: 0 not at all, 1 in full.
    pub length: f32,
}

/// Words in one passage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Occurrence {
    /// The passage.
    pub place: Place,
    /// Its page, an index into [`Reader::cards`].
    pub card: usize,
    /// How often, each part by its weight and length.
    pub frequency: f32,
    /// How often in what is the passage's own (text, nearest headings and lead-in).
    pub count: u32,
    /// Whether in the title of its page, or another name of its subject.
    pub in_title: bool,
}

/// A field with its weight and mean length.
struct Part {
    field: Field,
    boost: f32,
    mean: f32,
    is_title: bool,
    is_text: bool,
}

impl Reader {
    /// Where words stand, ordered by place.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn occurrences(&self, wording: Wording<'_>, boosts: &Boosts) -> Result<Vec<Occurrence>> {
        let parts = self.parts(wording, boosts)?;
        let mut found = Vec::new();
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let mut counts = Vec::new();
            for (part, at) in parts.iter().zip(0..) {
                let docs = self.docs(segment, part.field, wording).map_err(|error| self.damaged(error))?;
                counts.extend(docs.into_iter().map(|(doc, count)| (doc, at, count)));
            }
            // Stable: the parts of one passage stay in their order, and sums come out the same.
            counts.sort_by_key(|(doc, ..)| *doc);
            let norms: Vec<FieldNormReader> = parts
                .iter()
                .map(|part| segment.get_fieldnorms_reader(part.field))
                .collect::<tantivy::Result<_>>()
                .map_err(|error| self.damaged(error))?;
            for counts in counts.chunk_by(|a, b| a.0 == b.0) {
                let place = Place::new(number as u32, counts[0].0);
                if let Some(card) = self.card_at(place)? {
                    found.push(occurrence(place, card, counts, &parts, &norms, boosts.length));
                }
            }
        }
        Ok(found)
    }

    fn parts(&self, wording: Wording<'_>, boosts: &Boosts) -> Result<Vec<Part>> {
        let fields = self.fields;
        let figures = self.statistics()?;
        let part = |(field, boost)| Part {
            field,
            boost,
            mean: figures.mean_length(field),
            is_title: field == fields.title || field == fields.other_names,
            is_text: field == fields.text || field == fields.words,
        };
        let parts = match wording {
            Wording::Spelt(_) => vec![(fields.words, boosts.text)],
            Wording::Stems(..) => vec![
                (fields.text, boosts.text),
                (fields.headings, boosts.headings),
                (fields.lead_in, boosts.lead_in),
                (fields.title, boosts.title),
                (fields.other_names, boosts.other_names),
            ],
        };
        Ok(parts.into_iter().filter(|(_, boost)| *boost > 0.0).map(part).collect())
    }

    /// Live records of a segment that have these words in a field, each with how often.
    fn docs(
        &self,
        segment: &SegmentReader,
        field: Field,
        wording: Wording<'_>,
    ) -> tantivy::Result<Vec<(u32, u32)>> {
        match wording {
            Wording::Stems([], _) => Ok(Vec::new()),
            Wording::Stems([stem], _) => counted(segment, &Term::from_field_text(field, stem)),
            Wording::Stems(stems, slop) => self.phrase(segment, field, stems, slop),
            Wording::Spelt(words) => {
                let mut docs = BTreeSet::new();
                for word in words {
                    let found = counted(segment, &Term::from_field_text(field, word))?;
                    docs.extend(found.into_iter().map(|(doc, _)| doc));
                }
                Ok(docs.into_iter().map(|doc| (doc, 1)).collect())
            }
        }
    }

    /// Records with a phrase, counted once each: how often it stands there matters little.
    fn phrase(
        &self,
        segment: &SegmentReader,
        field: Field,
        stems: &[String],
        slop: u32,
    ) -> tantivy::Result<Vec<(u32, u32)>> {
        let mut query =
            PhraseQuery::new(stems.iter().map(|stem| Term::from_field_text(field, stem)).collect());
        query.set_slop(slop);
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        let mut scorer = weight.scorer(segment, 1.0)?;
        let mut docs = Vec::new();
        let mut doc = scorer.doc();
        while doc != TERMINATED {
            if !segment.is_deleted(doc) {
                docs.push((doc, 1));
            }
            doc = scorer.advance();
        }
        Ok(docs)
    }
}

fn counted(segment: &SegmentReader, term: &Term) -> tantivy::Result<Vec<(u32, u32)>> {
    let mut docs = Vec::new();
    let inverted = segment.inverted_index(term.field())?;
    if let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::WithFreqs)? {
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if !segment.is_deleted(doc) {
                docs.push((doc, postings.term_freq()));
            }
            doc = postings.advance();
        }
    }
    Ok(docs)
}

fn occurrence(
    place: Place,
    card: usize,
    counts: &[(u32, usize, u32)],
    parts: &[Part],
    norms: &[FieldNormReader],
    length: f32,
) -> Occurrence {
    let mut found = Occurrence { place, card, frequency: 0.0, count: 0, in_title: false };
    for (doc, at, count) in counts.iter().copied() {
        let part = &parts[at];
        // Headings and titles are short whatever they say: only a text's length tells how much else
        // it speaks of.
        let relative = norms[at].fieldnorm(doc) as f32 / part.mean;
        let norm = if part.is_text { 1.0 - length + length * relative } else { 1.0 };
        found.frequency += part.boost * count as f32 / norm;
        if part.is_title {
            found.in_title = true;
        } else if part.is_text {
            found.count += count;
        }
    }
    found
}
