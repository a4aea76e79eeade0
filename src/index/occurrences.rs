//! Where words stand: in which passages, in which of their parts, and how often. BM25 is counted from
//! this in `search`, which needs a weight of its own for each part and the articles as a whole;
//! tantivy's own scores know neither.

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
    /// In the title, where no headings stand over the passage: the text then names its subject itself.
    pub title_alone: f32,
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
    pub page: usize,
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
    /// The weight where no headings stand over the passage.
    alone: f32,
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
        let register = self.register()?;
        let mut found = Vec::new();
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let docs = |part: &Part| match register.is_empty(number as u32, self.fields, part.field) {
                true => Ok(Vec::new()),
                false => self.docs(segment, part.field, wording),
            };
            let lists: tantivy::Result<Vec<_>> = parts.iter().map(docs).collect();
            let lists = lists.map_err(|error| self.damaged(error))?;
            let norms: tantivy::Result<Vec<_>> = parts
                .iter()
                .map(|part| part.is_text.then(|| segment.get_fieldnorms_reader(part.field)).transpose())
                .collect();
            let norms = norms.map_err(|error| self.damaged(error))?;
            let headings = segment.get_fieldnorms_reader(self.fields.headings);
            let headings = headings.map_err(|error| self.damaged(error))?;
            let mut pages = register.pages_of(number as u32);
            found.reserve(lists.iter().map(Vec::len).max().unwrap_or_default());
            merge(&lists, |doc, counts| {
                if let Some(page) = pages.page(doc) {
                    let place = Place::new(number as u32, doc);
                    let is_alone = headings.fieldnorm(doc) == 0;
                    found.push(occurrence(place, page, counts, &parts, &norms, boosts.length, is_alone));
                }
            });
        }
        Ok(found)
    }

    fn parts(&self, wording: Wording<'_>, boosts: &Boosts) -> Result<Vec<Part>> {
        let fields = self.fields;
        let register = self.register()?;
        let part = |(field, boost)| Part {
            field,
            boost,
            alone: if field == fields.title { boosts.title_alone } else { boost },
            mean: if field == fields.words { register.mean_words() } else { register.mean_text() },
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

    /// Live records of a segment that have these words in a field, ascending, each with how often.
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
                let mut docs = Vec::new();
                for word in words {
                    let found = counted(segment, &Term::from_field_text(field, word))?;
                    docs.extend(found.into_iter().map(|(doc, _)| (doc, 1)));
                }
                docs.sort_unstable();
                docs.dedup();
                Ok(docs)
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

/// Hands out the records of several lists in order, each with the lists (by their numbers) that have it.
fn merge(lists: &[Vec<(u32, u32)>], mut take: impl FnMut(u32, &[(usize, u32)])) {
    let mut heads = vec![0; lists.len()];
    let mut counts = Vec::with_capacity(lists.len());
    let next = |heads: &[usize]| {
        lists.iter().zip(heads).filter_map(|(list, head)| list.get(*head)).map(|(doc, _)| *doc).min()
    };
    while let Some(doc) = next(&heads) {
        counts.clear();
        for (number, list) in lists.iter().enumerate() {
            if let Some((_, count)) = list.get(heads[number]).filter(|(other, _)| *other == doc) {
                counts.push((number, *count));
                heads[number] += 1;
            }
        }
        take(doc, &counts);
    }
}

fn occurrence(
    place: Place,
    page: usize,
    counts: &[(usize, u32)],
    parts: &[Part],
    norms: &[Option<FieldNormReader>],
    length: f32,
    is_alone: bool,
) -> Occurrence {
    let mut found = Occurrence { place, page, frequency: 0.0, count: 0, in_title: false };
    for (at, count) in counts.iter().copied() {
        let part = &parts[at];
        // Headings and titles are short whatever they say: only a text's length tells how much else
        // it speaks of.
        let norm = norms[at].as_ref().map_or(1.0, |norms| {
            let relative = norms.fieldnorm(place.doc()) as f32 / part.mean;
            1.0 - length + length * relative
        });
        let boost = if is_alone { part.alone } else { part.boost };
        found.frequency += boost * count as f32 / norm;
        if part.is_title {
            found.in_title = true;
        } else if part.is_text {
            found.count += count;
        }
    }
    found
}
