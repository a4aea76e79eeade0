//! What is asked of all passages found at once (page, order, kind, what it states), from the columns.

use std::collections::HashMap;

use tantivy::DocAddress;

use super::{
    card::PageCard,
    columns::{Numbers, Texts},
    reader::Reader,
    schema::Kind,
    state::State,
};
use crate::{
    error::Result,
    model::{PageId, SectionKind},
};

/// Where a passage is in this state of the index; means nothing outside of its [`Reader`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    segment: u32,
    doc: u32,
}

impl Place {
    pub(super) fn new(segment: u32, doc: u32) -> Self {
        Self { segment, doc }
    }

    pub(super) fn address(self) -> DocAddress {
        DocAddress::new(self.segment, self.doc)
    }
}

/// What the columns say of a passage.
#[derive(Clone, Debug)]
pub struct PlaceFacts<'a> {
    /// Its page, an index into [`Reader::cards`].
    pub card: usize,
    /// Its number in the document.
    pub ordinal: u64,
    /// What its section is about.
    pub kind: SectionKind,
    /// A hash of its words: equal where another passage has the same.
    pub fold: u64,
    /// What it states of causes.
    pub states: Vec<&'a State>,
}

impl PlaceFacts<'_> {
    /// Whether it is long enough that the same words in another source's page are a copy.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        self.fold & 1 == 1
    }
}

impl Reader {
    /// What the columns say of the passage at this place; none where its page has no record.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn facts(&self, place: Place) -> Result<Option<PlaceFacts<'_>>> {
        let segment = &self.passage_columns()?.0[place.segment as usize];
        Ok(segment.facts(place.doc))
    }

    /// The page of the passage at this place, an index into [`Reader::cards`].
    pub(super) fn card_at(&self, place: Place) -> Result<Option<usize>> {
        Ok(self.passage_columns()?.0[place.segment as usize].card(place.doc))
    }

    /// The places of the passages of these pages (by their numbers in [`Reader::cards`]), in order.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn places(&self, is_asked: impl Fn(usize) -> bool) -> Result<Vec<Place>> {
        let columns = self.passage_columns()?;
        let found = self.records(&[self.kind(Kind::Passage)]).map_err(|error| self.damaged(error))?;
        let is_asked = |address: &DocAddress| {
            columns.0[address.segment_ord as usize].card(address.doc_id).is_some_and(&is_asked)
        };
        let places = found.into_iter().filter(is_asked);
        Ok(places.map(|address| Place::new(address.segment_ord, address.doc_id)).collect())
    }
}

/// The columns of all passages, a segment each.
#[derive(Debug)]
pub(super) struct Passages(Vec<Segment>);

impl Passages {
    pub(super) fn load(reader: &Reader, cards: &[PageCard]) -> Result<Self> {
        let cards: HashMap<&PageId, usize> =
            cards.iter().enumerate().map(|(number, card)| (&card.id, number)).collect();
        let segments = 0..reader.searcher.segment_readers().len();
        let load = |number| Segment::load(reader, number, &cards).map_err(|error| reader.damaged(error));
        Ok(Self(segments.map(load).collect::<Result<_>>()?))
    }
}

/// The columns of the passages of a segment.
#[derive(Debug)]
struct Segment {
    page: Texts,
    /// The card of each value of `page`.
    cards: Vec<Option<usize>>,
    ordinal: Numbers,
    section: Texts,
    fold: Numbers,
    states: Texts,
    /// What each value of `states` says.
    values: Vec<Option<State>>,
}

impl Segment {
    fn load(reader: &Reader, number: usize, cards: &HashMap<&PageId, usize>) -> tantivy::Result<Self> {
        let (segment, fields) = (&reader.searcher.segment_readers()[number], reader.fields);
        let page = Texts::open(segment, fields, fields.page)?;
        let states = Texts::open(segment, fields, fields.states)?;
        Ok(Self {
            cards: page.values().iter().map(|id| cards.get(&PageId::from(id.to_string())).copied()).collect(),
            ordinal: Numbers::open(segment, fields, fields.ordinal)?,
            section: Texts::open(segment, fields, fields.section)?,
            fold: Numbers::open(segment, fields, fields.fold)?,
            values: states.values().iter().map(|value| state(reader, value)).collect(),
            page,
            states,
        })
    }

    fn card(&self, doc: u32) -> Option<usize> {
        self.page.numbers(doc).next().and_then(|number| *self.cards.get(number)?)
    }

    fn facts(&self, doc: u32) -> Option<PlaceFacts<'_>> {
        Some(PlaceFacts {
            card: self.card(doc)?,
            ordinal: self.ordinal.first(doc),
            kind: self.section.first(doc).and_then(SectionKind::from_name).unwrap_or_default(),
            fold: self.fold.first(doc),
            states: self.states.numbers(doc).filter_map(|number| self.values.get(number)?.as_ref()).collect(),
        })
    }
}

/// What a value of a column says, by the names that the reader was given.
fn state(reader: &Reader, value: &str) -> Option<State> {
    let mut state = State::from_column(value)?;
    state.cause = reader.renaming.named(state.cause);
    if let Some(of) = reader.renaming.of_id(&state.of) {
        state.of.clone_from(&of.id);
    }
    Some(state)
}
