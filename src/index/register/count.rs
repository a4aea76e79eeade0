//! The figures counted from the records, live ones only. tantivy's own keep deleted records until a
//! merge, so that answers would depend on the history of updates.

use std::collections::HashMap;

use super::{Part, Totals, families, file::NO_PAGE};
use crate::{
    error::Result,
    index::{
        columns::Texts,
        reader::{Reader, records_of},
        schema::Kind,
    },
    model::PageId,
};

/// What a register is written from.
pub(super) struct Figures {
    pub(super) totals: Totals,
    /// A value for each page, in the order of [`super::Column`].
    pub(super) columns: [Vec<u32>; super::Column::ALL],
    /// Of each segment: the first record of each stretch, and the page it is of.
    pub(super) stretches: Vec<Vec<(u32, u32)>>,
    /// Of each segment, the parts that have words.
    pub(super) parts: Vec<u32>,
}

/// Counts all live records.
pub(super) fn count(reader: &Reader) -> Result<Figures> {
    let cards = reader.cards()?;
    let numbers: HashMap<&PageId, u32> =
        cards.iter().zip(0..).map(|(card, number)| (&card.id, number)).collect();
    let mut totals = Totals {
        pages: cards.len() as u64,
        failed: cards.iter().filter(|card| card.failed).count() as u64,
        ..Totals::default()
    };
    let mut lengths = vec![0_u32; cards.len()];
    let (mut stretches, mut parts) = (Vec::new(), Vec::new());
    for number in 0..reader.searcher.segment_readers().len() {
        let counted = count_segment(reader, number, &numbers, &mut lengths, &mut totals);
        let (of_segment, with_words) = counted.map_err(|error| reader.damaged(error))?;
        stretches.push(of_segment);
        parts.push(with_words);
    }
    totals.with_text = lengths.iter().filter(|length| **length > 0).count() as u64;
    let whole = |values: Vec<usize>| values.into_iter().map(|value| value as u32).collect();
    let columns = [
        lengths,
        whole(families::families(cards)),
        whole(families::parties(cards)),
        cards.iter().map(|card| card.address.segment_ord).collect(),
        cards.iter().map(|card| card.address.doc_id).collect(),
    ];
    Ok(Figures { totals, columns, stretches, parts })
}

/// Adds up the passages of a segment; gives its stretches and which parts have words. A passage's length is the one that ranking
/// sees (one byte, rounded down from 40 words on), which does not depend on merges.
fn count_segment(
    reader: &Reader,
    number: usize,
    numbers: &HashMap<&PageId, u32>,
    lengths: &mut [u32],
    totals: &mut Totals,
) -> tantivy::Result<(Vec<(u32, u32)>, u32)> {
    let (segment, fields) = (&reader.searcher.segment_readers()[number], reader.fields);
    let column = Texts::open(segment, fields, fields.page)?;
    let page_of = |id: &str| numbers.get(&PageId::from(id.to_owned())).copied().unwrap_or(NO_PAGE);
    let pages: Vec<u32> = column.values().iter().map(|id| page_of(id)).collect();
    let text = segment.get_fieldnorms_reader(fields.text)?;
    let norms = |field| segment.get_fieldnorms_reader(field);
    let words = norms(fields.words)?;
    let parts: Vec<_> =
        Part::ALL.iter().map(|part| norms(part.field(fields))).collect::<tantivy::Result<_>>()?;
    let mut with_words = 0;
    let mut stretches: Vec<(u32, u32)> = Vec::new();
    for doc in records_of(segment, &reader.kind(Kind::Passage))? {
        let page = column.numbers(doc).next().and_then(|value| pages.get(value)).copied().unwrap_or(NO_PAGE);
        if stretches.last().is_none_or(|(_, last)| *last != page) {
            stretches.push((doc, page));
        }
        let length = text.fieldnorm(doc);
        totals.passages += 1;
        totals.words += u64::from(words.fieldnorm(doc));
        totals.text += u64::from(length);
        for (part, norms) in parts.iter().enumerate() {
            with_words |= u32::from(norms.fieldnorm_id(doc) > 0) << part;
        }
        if let Some(sum) = lengths.get_mut(page as usize) {
            *sum += length;
        }
    }
    Ok((stretches, with_words))
}
