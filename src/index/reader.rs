//! One state of the index, to be read.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::OnceLock,
};

use tantivy::{
    DocAddress, DocSet, ReloadPolicy, Searcher, SegmentReader, TERMINATED, TantivyDocument, TantivyError,
    Term,
    schema::{Field, IndexRecordOption},
};

use super::{
    card::{self, PageCard},
    entry::{PageEntry, Settings, StoredPassage},
    fault,
    imprint::Imprints,
    passages::Passages,
    record,
    register::Register,
    renaming::Renaming,
    schema::{Fields, Kind},
};
use crate::{
    error::{Error, Result},
    model::PageId,
};

/// Decompressed blocks of records kept at hand, of 16 KB each.
const BLOCKS: usize = 64;

/// Ids named when a short one fits several.
const CANDIDATES: usize = 5;

/// One state of the index: it stays as it is while others write.
#[derive(Debug)]
pub struct Reader {
    pub(super) dir: PathBuf,
    pub(super) searcher: Searcher,
    pub(super) fields: Fields,
    pub(super) renaming: Renaming,
    settings: Settings,
    cards: OnceLock<Vec<PageCard>>,
    passages: OnceLock<Passages>,
    register: OnceLock<Register>,
    imprints: OnceLock<Imprints>,
}

impl Reader {
    pub(super) fn open(
        dir: &Path,
        index: &tantivy::Index,
        fields: Fields,
        settings: Settings,
    ) -> Result<Self> {
        let builder = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let reader = builder
            .doc_store_cache_num_blocks(BLOCKS)
            .try_into()
            .map_err(|error| fault::reading(dir, error))?;
        Ok(Self {
            dir: dir.to_path_buf(),
            searcher: reader.searcher(),
            fields,
            renaming: Renaming::default(),
            settings,
            cards: OnceLock::new(),
            passages: OnceLock::new(),
            register: OnceLock::new(),
            imprints: OnceLock::new(),
        })
    }

    /// The same state with other names; what was read with the old ones is let go.
    pub(super) fn with_names(self, renaming: Renaming) -> Self {
        let Self { dir, searcher, fields, settings, register, imprints, .. } = self;
        let (cards, passages) = (OnceLock::new(), OnceLock::new());
        Self { dir, searcher, fields, renaming, settings, cards, passages, register, imprints }
    }

    /// Where the index is.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The settings of the last commit.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The ledger: every page, ordered by root and path.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn pages(&self) -> Result<Vec<PageEntry>> {
        self.cards()?.iter().map(|card| self.entry(card)).collect()
    }

    /// The page of this id, whole.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn page(&self, page: &PageId) -> Result<Option<PageEntry>> {
        let card = self.cards()?.iter().find(|card| card.id == *page);
        card.map(|card| self.entry(card)).transpose()
    }

    /// What is asked of all pages at once, ordered by root and path; from the columns, read once.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn cards(&self) -> Result<&[PageCard]> {
        self.once(&self.cards, || card::load(self)).map(Vec::as_slice)
    }

    /// The ids of pages that begin so, in order of root and path.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn page_ids(&self, prefix: &str) -> Result<Vec<PageId>> {
        let cards = self.cards()?.iter().filter(|card| card.id.as_str().starts_with(prefix));
        Ok(cards.map(|card| card.id.clone()).collect())
    }

    /// The passages of a page, in its order.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn passages(&self, page: &PageId) -> Result<Vec<StoredPassage>> {
        let key = Term::from_field_text(self.fields.key, &record::body_key(page));
        let mut passages = self.stored(&[self.kind(Kind::Passage), key])?;
        passages.sort_by_key(|passage| passage.ordinal);
        Ok(passages)
    }

    /// The passage whose id begins so; each of its three parts may be cut short.
    ///
    /// # Errors
    /// When none or several do (these are named), or the index is damaged.
    pub fn passage(&self, id: &str) -> Result<StoredPassage> {
        let ids = self.passage_ids(id)?;
        let id = match ids.iter().find(|found| *found == id).or(ids.first().filter(|_| ids.len() == 1)) {
            Some(id) => id,
            None if ids.is_empty() => return Err(Error::Unknown(format!("{id}: no passage has this id"))),
            None => {
                let some = ids.iter().take(CANDIDATES).map(String::as_str).collect::<Vec<_>>().join(", ");
                let more = if ids.len() > CANDIDATES { ", ..." } else { "" };
                let what = format!("{id}: {} passages have ids that begin so: {some}{more}", ids.len());
                return Err(Error::Unknown(what));
            }
        };
        let term = Term::from_field_text(self.fields.passage, id);
        let found = self.stored(&[self.kind(Kind::Passage), term])?.into_iter().next();
        found.ok_or_else(|| Error::Unknown(format!("{id}: no passage has this id")))
    }

    /// The passages at these places, in their order.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn fetch(&self, places: &[super::Place]) -> Result<Vec<StoredPassage>> {
        places.iter().map(|place| self.stored_at(place.address())).collect()
    }

    /// What is asked of all passages at once, from the columns, read once.
    pub(super) fn passage_columns(&self) -> Result<&Passages> {
        let cards = self.cards()?;
        self.once(&self.passages, || Passages::load(self, cards))
    }

    /// What is known of all pages at once, as it is kept beside the records.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn register(&self) -> Result<&Register> {
        self.once(&self.register, || Register::of(self))
    }

    /// The columns that name pages, opened once.
    pub(super) fn imprints(&self) -> Result<&Imprints> {
        self.once(&self.imprints, || Imprints::open(self))
    }

    /// Live records that have all these terms, in no meaningful order.
    pub(super) fn records(&self, terms: &[Term]) -> tantivy::Result<Vec<DocAddress>> {
        let mut found = Vec::new();
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            let mut docs = records_of(segment, &terms[0])?;
            for term in &terms[1..] {
                let with_term: BTreeSet<_> = records_of(segment, term)?.into_iter().collect();
                docs.retain(|doc| with_term.contains(doc));
            }
            found.extend(docs.into_iter().map(|doc| DocAddress::new(number as u32, doc)));
        }
        Ok(found)
    }

    pub(super) fn kind(&self, kind: Kind) -> Term {
        Term::from_field_text(self.fields.record, kind.name())
    }

    pub(super) fn damaged(&self, error: impl Into<TantivyError>) -> Error {
        fault::reading(&self.dir, error)
    }

    /// Live values of a field that begin so and of which this holds, in order, each with the number of
    /// records that have it.
    pub(super) fn terms(
        &self,
        field: Field,
        prefix: &str,
        fits: &dyn Fn(&str) -> bool,
    ) -> tantivy::Result<BTreeMap<String, u64>> {
        let mut values = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(field)?;
            let mut stream = inverted.terms().range().ge(prefix).into_stream()?;
            while stream.advance() && stream.key().starts_with(prefix.as_bytes()) {
                let Some(value) = std::str::from_utf8(stream.key()).ok().filter(|value| fits(value)) else {
                    continue;
                };
                let count = if segment.has_deletes() {
                    records_of(segment, &Term::from_field_text(field, value))?.len() as u64
                } else {
                    u64::from(stream.value().doc_freq)
                };
                if count > 0 {
                    *values.entry(value.to_owned()).or_default() += count;
                }
            }
        }
        Ok(values)
    }

    fn entry(&self, card: &PageCard) -> Result<PageEntry> {
        let record: TantivyDocument = self.searcher.doc(card.address).map_err(|error| self.damaged(error))?;
        let mut page = record::to_page(self.fields, &record, card.signature.clone()).ok_or_else(|| {
            self.damaged(TantivyError::InternalError(format!("page {} cannot be read", card.id)))
        })?;
        page.head.iter_mut().for_each(|head| self.renaming.head(head));
        Ok(page)
    }

    /// Full ids that a short one stands for.
    fn passage_ids(&self, id: &str) -> Result<Vec<String>> {
        let (page, rest) = id.split_once('.').unwrap_or((id, ""));
        let mut ids = Vec::new();
        for page in self.page_ids(page)? {
            let prefix = if rest.is_empty() { format!("{page}.") } else { format!("{page}.{rest}") };
            let found = self.terms(self.fields.passage, &prefix, &|_| true);
            ids.extend(found.map_err(|error| self.damaged(error))?.into_keys());
        }
        Ok(ids)
    }

    fn stored(&self, terms: &[Term]) -> Result<Vec<StoredPassage>> {
        let records = self.records(terms).map_err(|error| self.damaged(error))?;
        records.into_iter().map(|address| self.stored_at(address)).collect()
    }

    fn stored_at(&self, address: DocAddress) -> Result<StoredPassage> {
        let record: TantivyDocument = self.searcher.doc(address).map_err(|error| self.damaged(error))?;
        let passage = record::to_passage(self.fields, &record).ok_or_else(|| {
            self.damaged(TantivyError::InternalError("a passage cannot be read".to_owned()))
        })?;
        Ok(self.renaming.passage(passage))
    }

    /// The value of a cell, made the first time it is asked for.
    fn once<'a, T: std::fmt::Debug>(
        &self,
        cell: &'a OnceLock<T>,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<&'a T> {
        if cell.get().is_none() {
            // Another thread may have set it meanwhile, to the same.
            let _ = cell.set(make()?);
        }
        Ok(cell.get().expect("set above"))
    }
}

/// Live records of a segment that have this term, ascending.
pub(super) fn records_of(segment: &SegmentReader, term: &Term) -> tantivy::Result<Vec<u32>> {
    let mut docs = Vec::new();
    let inverted = segment.inverted_index(term.field())?;
    if let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::Basic)? {
        let mut doc = postings.doc();
        while doc != TERMINATED {
            if !segment.is_deleted(doc) {
                docs.push(doc);
            }
            doc = postings.advance();
        }
    }
    Ok(docs)
}
