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

    pub(super) fn segment(self) -> u32 {
        self.segment
    }

    pub(super) fn doc(self) -> u32 {
        self.doc
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
    /// What it states of causes.
    pub states: Vec<&'a State>,
}

/// A hash of the words of a passage: equal where another passage has the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fold(u64);

impl Fold {
    /// Whether it is long enough that the same words in another source's page are a copy.
    #[must_use]
    pub fn is_telling(self) -> bool {
        self.0 & 1 == 1
    }
}

/// The columns of passages, of which some are looked at.
#[derive(Debug)]
pub struct Details(Vec<DetailsOf>);

#[derive(Debug)]
struct DetailsOf {
    ordinal: Numbers,
    fold: Numbers,
    section: Texts,
    /// What each value of `section` says.
    kinds: Vec<SectionKind>,
}

impl Details {
    /// A passage's number in its document.
    #[must_use]
    pub fn ordinal(&self, place: Place) -> u64 {
        self.0[place.segment as usize].ordinal.first(place.doc)
    }

    /// A hash of its words.
    #[must_use]
    pub fn fold(&self, place: Place) -> Fold {
        Fold(self.0[place.segment as usize].fold.first(place.doc))
    }

    /// What its section is about.
    #[must_use]
    pub fn kind(&self, place: Place) -> SectionKind {
        let DetailsOf { section, kinds, .. } = &self.0[place.segment as usize];
        section.numbers(place.doc).next().map(|number| kinds[number]).unwrap_or_default()
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

    /// The columns that tell a passage's number, words and kind, to look at some.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn details(&self) -> Result<Details> {
        let open = |segment| {
            let section = Texts::open(segment, self.fields, self.fields.section)?;
            let kinds = section.values().iter().map(|name| SectionKind::from_name(name).unwrap_or_default());
            Ok(DetailsOf {
                kinds: kinds.collect(),
                ordinal: Numbers::open(segment, self.fields, self.fields.ordinal)?,
                fold: Numbers::open(segment, self.fields, self.fields.fold)?,
                section,
            })
        };
        let opened: tantivy::Result<Vec<_>> = self.searcher.segment_readers().iter().map(open).collect();
        opened.map(Details).map_err(|error| self.damaged(error))
    }

    /// The places of the passages of these pages (by their numbers in [`Reader::cards`]), in order.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn places(&self, is_asked: impl Fn(usize) -> bool) -> Result<Vec<Place>> {
        let found = self.records(&[self.kind(Kind::Passage)]).map_err(|error| self.damaged(error))?;
        let all: Vec<Place> =
            found.into_iter().map(|address| Place::new(address.segment_ord, address.doc_id)).collect();
        let numbered = self.numbered(&all)?.into_iter();
        Ok(numbered.filter(|(_, page)| is_asked(*page)).map(|(place, _)| place).collect())
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
            values: states.values().iter().map(|value| reader.state(value)).collect(),
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
            states: self.states.numbers(doc).filter_map(|number| self.values.get(number)?.as_ref()).collect(),
        })
    }
}
