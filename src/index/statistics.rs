//! What BM25 counts, over live passages only. tantivy's own figures keep deleted records until a
//! merge, so that answers would depend on the history of updates.

use tantivy::schema::Field;

use super::{
    Place,
    reader::{Reader, records_of},
    schema::Kind,
};
use crate::error::Result;

/// Figures of the whole index.
#[derive(Debug)]
pub(super) struct Statistics {
    /// Mean words of a live passage in each searched field. A passage's length is the one that ranking
    /// sees (one byte, rounded down from 40 words on), which does not depend on merges.
    means: Vec<(Field, f32)>,
    /// Words of the passages of each page, by its number in [`Reader::cards`].
    articles: Vec<u32>,
    /// Mean words of the pages that have any.
    mean_article: f32,
}

impl Statistics {
    pub(super) fn count(reader: &Reader) -> Result<Self> {
        let fields = reader.fields;
        let mut lengths = [fields.text, fields.words].map(|field| (field, 0_u64));
        let mut articles = vec![0_u32; reader.cards()?.len()];
        let mut passages = 0_u64;
        for (number, segment) in reader.searcher.segment_readers().iter().enumerate() {
            let live =
                records_of(segment, &reader.kind(Kind::Passage)).map_err(|error| reader.damaged(error))?;
            passages += live.len() as u64;
            for (field, sum) in &mut lengths {
                let norms = segment.get_fieldnorms_reader(*field).map_err(|error| reader.damaged(error))?;
                for doc in &live {
                    let length = norms.fieldnorm(*doc);
                    *sum += u64::from(length);
                    if *field == fields.text
                        && let Some(card) = reader.card_at(Place::new(number as u32, *doc))?
                    {
                        articles[card] += length;
                    }
                }
            }
        }
        let mean = |sum: u64, count: u64| (sum as f32 / count.max(1) as f32).max(1.0);
        let with_text = articles.iter().filter(|length| **length > 0).count() as u64;
        let words = articles.iter().map(|length| u64::from(*length)).sum();
        Ok(Self {
            means: lengths.map(|(field, sum)| (field, mean(sum, passages))).to_vec(),
            mean_article: mean(words, with_text),
            articles,
        })
    }

    /// Mean words of a passage in a field; 1 for a field whose length does not count.
    pub(super) fn mean_length(&self, field: Field) -> f32 {
        self.means.iter().find(|(known, _)| *known == field).map_or(1.0, |(_, mean)| *mean)
    }
}

impl Reader {
    /// How long each page's text is beside the mean of all, by the numbers of [`Reader::cards`].
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn article_lengths(&self) -> Result<impl Fn(usize) -> f32 + '_> {
        let figures = self.statistics()?;
        Ok(|card: usize| figures.articles[card] as f32 / figures.mean_article)
    }
}
