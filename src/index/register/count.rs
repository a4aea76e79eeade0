//! The figures counted from the records, live ones only. tantivy's own keep deleted records until a
//! merge, so that answers would depend on the history of updates.

use std::collections::HashMap;

use super::{Totals, families, file::NO_PAGE};
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
    let mut stretches = Vec::new();
    for number in 0..reader.searcher.segment_readers().len() {
        let counted = count_segment(reader, number, &numbers, &mut lengths, &mut totals);
        stretches.push(counted.map_err(|error| reader.damaged(error))?);
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
    Ok(Figures { totals, columns, stretches })
}

/// Adds up the passages of a segment; gives its stretches. A passage's length is the one that ranking
/// sees (one byte, rounded down from 40 words on), which does not depend on merges.
fn count_segment(
    reader: &Reader,
    number: usize,
    numbers: &HashMap<&PageId, u32>,
    lengths: &mut [u32],
    totals: &mut Totals,
) -> tantivy::Result<Vec<(u32, u32)>> {
    let (segment, fields) = (&reader.searcher.segment_readers()[number], reader.fields);
    let column = Texts::open(segment, fields, fields.page)?;
    let page_of = |id: &str| numbers.get(&PageId::from(id.to_owned())).copied().unwrap_or(NO_PAGE);
    let pages: Vec<u32> = column.values().iter().map(|id| page_of(id)).collect();
    let text = segment.get_fieldnorms_reader(fields.text)?;
    let norms = |field| segment.get_fieldnorms_reader(field);
    let (words, headings, lead_in) = (norms(fields.words)?, norms(fields.headings)?, norms(fields.lead_in)?);
    let (title, other_names) = (norms(fields.title)?, norms(fields.other_names)?);
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
        totals.headings += u64::from(headings.fieldnorm(doc));
        totals.lead_in += u64::from(lead_in.fieldnorm(doc));
        totals.title += u64::from(title.fieldnorm(doc));
        totals.other_names += u64::from(other_names.fieldnorm(doc));
        if let Some(sum) = lengths.get_mut(page as usize) {
            *sum += length;
        }
    }
    Ok(stretches)
}
