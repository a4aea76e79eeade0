//! What is shown of a page beside its passages: who publishes it, under what title, of what date.

use tantivy::SegmentReader;

use super::{Reader, columns::Sparse, record::split, schema::Fields};
use crate::{
    error::Result,
    model::{DateOf, Dates, Named, PageId, Source},
};

/// A page as it is named in an answer. All but the id are clipped at some thousands of letters.
#[derive(Clone, Debug)]
pub struct Imprint {
    /// Its id.
    pub id: PageId,
    /// The root it was found under.
    pub root: String,
    /// The path in its root.
    pub path: String,
    /// The document's title.
    pub title: Option<String>,
    /// Who publishes it.
    pub source: Option<Source>,
    /// Who supplied its text.
    pub supplied_by: Option<Source>,
    /// Its date: reviewed, else updated, else published.
    pub date: Option<DateOf>,
}

impl Reader {
    /// How a page is named, by its number in [`Reader::cards`].
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn imprint(&self, page: usize) -> Result<Imprint> {
        let address = self.register()?.address(page);
        let columns = &self.imprints()?.0[address.segment_ord as usize];
        columns.imprint(address.doc_id).map_err(|error| self.damaged(error))
    }
}

/// The columns that name pages, of all segments.
pub(super) struct Imprints(Vec<Columns>);

impl Imprints {
    pub(super) fn open(reader: &Reader) -> Result<Self> {
        let segments = reader.searcher.segment_readers().iter();
        let opened: tantivy::Result<Vec<_>> = segments.map(|it| Columns::open(it, reader.fields)).collect();
        opened.map(Self).map_err(|error| reader.damaged(error))
    }
}

impl std::fmt::Debug for Imprints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Imprints").finish_non_exhaustive()
    }
}

struct Columns {
    page: Sparse,
    root: Sparse,
    path: Sparse,
    title: Sparse,
    source: Sparse,
    supplied_by: Sparse,
    published: Sparse,
    updated: Sparse,
    reviewed: Sparse,
}

impl Columns {
    fn open(segment: &SegmentReader, fields: Fields) -> tantivy::Result<Self> {
        let open = |field| Sparse::open(segment, fields, field);
        Ok(Self {
            page: open(fields.page)?,
            root: open(fields.root)?,
            path: open(fields.path)?,
            title: open(fields.page_title)?,
            source: open(fields.source)?,
            supplied_by: open(fields.supplied_by)?,
            published: open(fields.published)?,
            updated: open(fields.updated)?,
            reviewed: open(fields.reviewed)?,
        })
    }

    fn imprint(&self, doc: u32) -> tantivy::Result<Imprint> {
        let publisher = |column: &Sparse| {
            let value = column.first(doc)?;
            tantivy::Result::Ok(
                value.map(|value| split(&value)).map(|Named { id, name }| Source { id, name }),
            )
        };
        let dates = Dates {
            published: self.published.first(doc)?,
            updated: self.updated.first(doc)?,
            reviewed: self.reviewed.first(doc)?,
        };
        Ok(Imprint {
            id: PageId::from(self.page.first(doc)?.unwrap_or_default()),
            root: self.root.first(doc)?.unwrap_or_default(),
            path: self.path.first(doc)?.unwrap_or_default(),
            title: self.title.first(doc)?,
            source: publisher(&self.source)?,
            supplied_by: publisher(&self.supplied_by)?,
            date: dates.date_of(),
        })
    }
}
