//! What BM25 counts, over live passages only. tantivy's own figures keep deleted records until a
//! merge, so that answers would depend on the history of updates.

use tantivy::{Term, query::Bm25StatisticsProvider, schema::Field};

use super::{
    reader::{Reader, records_of},
    schema::Kind,
};
use crate::error::Result;

/// Figures of the whole index.
#[derive(Debug)]
pub(super) struct Statistics {
    passages: u64,
    /// Words of all live passages in each searched field. A passage's length is the one that ranking
    /// sees (one byte, rounded down from 40 words on), which does not depend on merges.
    lengths: Vec<(Field, u64)>,
}

impl Statistics {
    pub(super) fn count(reader: &Reader) -> Result<Self> {
        Self::try_count(reader).map_err(|error| reader.damaged(error))
    }

    fn try_count(reader: &Reader) -> tantivy::Result<Self> {
        let fields = reader.fields;
        let searched = [fields.text, fields.headings, fields.lead_in, fields.title, fields.words];
        let mut statistics = Self { passages: 0, lengths: searched.map(|field| (field, 0)).to_vec() };
        for segment in reader.searcher.segment_readers() {
            let live = records_of(segment, &reader.kind(Kind::Passage))?;
            statistics.passages += live.len() as u64;
            for (field, length) in &mut statistics.lengths {
                let norms = segment.get_fieldnorms_reader(*field)?;
                *length += live.iter().map(|doc| u64::from(norms.fieldnorm(*doc))).sum::<u64>();
            }
        }
        Ok(statistics)
    }
}

/// The figures as tantivy asks for them.
pub(super) struct Live<'a> {
    pub(super) reader: &'a Reader,
    pub(super) figures: &'a Statistics,
}

impl Bm25StatisticsProvider for Live<'_> {
    fn total_num_tokens(&self, field: Field) -> tantivy::Result<u64> {
        let known = self.figures.lengths.iter().find(|(known, _)| *known == field);
        // Fields of exact values have a length of one.
        Ok(known.map_or(self.figures.passages, |(_, length)| *length))
    }

    fn total_num_docs(&self) -> tantivy::Result<u64> {
        Ok(self.figures.passages)
    }

    fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        let mut count = 0;
        for segment in self.reader.searcher.segment_readers() {
            count += if segment.has_deletes() {
                records_of(segment, term)?.len() as u64
            } else {
                u64::from(segment.inverted_index(term.field())?.doc_freq(term)?)
            };
        }
        Ok(count)
    }
}
