//! What is asked of all pages at once (source, people, dates, topics, signature), from the columns:
//! no record is fetched, so that three thousand pages cost milliseconds.

use tantivy::DocAddress;

use super::{
    columns::{Bytes, Numbers, Texts},
    reader::{Reader, records_of},
    record::{split, to_signature},
    schema::Kind,
};
use crate::{
    error::Result,
    model::{DateOf, Dates, Named, PageId, Source},
};

/// A page in short. All but the ids are clipped at some thousands of letters.
#[derive(Clone, Debug)]
pub struct PageCard {
    /// Its id.
    pub id: PageId,
    /// The root it was found under.
    pub root: String,
    /// The path in the root.
    pub path: String,
    /// The document's title.
    pub title: Option<String>,
    /// Who publishes it.
    pub source: Option<Source>,
    /// Who supplied its text.
    pub supplied_by: Option<Source>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Who edited it.
    pub editors: Vec<String>,
    /// Who reviewed it.
    pub reviewers: Vec<String>,
    /// Its dates.
    pub dates: Dates,
    /// The topics it is about, the main one first.
    pub topics: Vec<Named>,
    /// The least hashes of its shingles of words, ascending.
    pub signature: Vec<u32>,
    /// Whether its last reading failed.
    pub failed: bool,
    /// Whether a newer page of the same article stands for it.
    pub revision: bool,
    /// Where its record is.
    pub(super) address: DocAddress,
}

impl PageCard {
    /// The date to show and to filter by, and what it is the date of: reviewed, else updated, else
    /// published.
    #[must_use]
    pub fn date(&self) -> Option<(&'static str, &str)> {
        self.dates.main()
    }

    /// The same as a value of its own.
    #[must_use]
    pub fn date_of(&self) -> Option<DateOf> {
        self.dates.date_of()
    }
}

/// The cards of all pages, ordered by root, path and id.
pub(super) fn load(reader: &Reader) -> Result<Vec<PageCard>> {
    let mut cards = Vec::new();
    for number in 0..reader.searcher.segment_readers().len() {
        cards.extend(load_segment(reader, number as u32).map_err(|error| reader.damaged(error))?);
    }
    cards.sort_by(|a: &PageCard, b| (&a.root, &a.path, &a.id).cmp(&(&b.root, &b.path, &b.id)));
    Ok(cards)
}

fn load_segment(reader: &Reader, number: u32) -> tantivy::Result<Vec<PageCard>> {
    let (segment, fields) = (reader.searcher.segment_reader(number), reader.fields);
    let docs = records_of(segment, &reader.kind(Kind::Page))?;
    if docs.is_empty() {
        return Ok(Vec::new());
    }
    let texts = |field| Texts::open(segment, fields, field);
    let (page, root, path, title) =
        (texts(fields.page)?, texts(fields.root)?, texts(fields.path)?, texts(fields.page_title)?);
    let (source, supplied_by, topic) =
        (texts(fields.source)?, texts(fields.supplied_by)?, texts(fields.page_topic)?);
    let (author, editor, reviewer) = (texts(fields.author)?, texts(fields.editor)?, texts(fields.reviewer)?);
    let (published, updated, reviewed) =
        (texts(fields.published)?, texts(fields.updated)?, texts(fields.reviewed)?);
    let signature = Bytes::open(segment, fields, fields.signature)?;
    let failed = Numbers::open(segment, fields, fields.failed)?;
    let revision = Numbers::open(segment, fields, fields.revision)?;

    let publisher =
        |column: &Texts, doc| column.first(doc).map(split).map(|Named { id, name }| Source { id, name });
    let names = |column: &Texts, doc| column.all(doc).map(str::to_owned).collect();
    let first = |column: &Texts, doc| column.first(doc).map(str::to_owned);
    let card = |doc| PageCard {
        id: PageId::from(page.text(doc)),
        root: root.text(doc),
        path: path.text(doc),
        title: first(&title, doc),
        source: publisher(&source, doc),
        supplied_by: publisher(&supplied_by, doc),
        authors: names(&author, doc),
        editors: names(&editor, doc),
        reviewers: names(&reviewer, doc),
        dates: Dates {
            published: first(&published, doc),
            updated: first(&updated, doc),
            reviewed: first(&reviewed, doc),
        },
        topics: reader.renaming.topics(topic.all(doc).map(split).collect()),
        signature: to_signature(signature.first(doc)),
        failed: failed.first(doc) != 0,
        revision: revision.first(doc) != 0,
        address: DocAddress::new(number, doc),
    };
    Ok(docs.into_iter().map(card).collect())
}
