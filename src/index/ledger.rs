//! The ledger read in bulk: of every page only what a change is seen by, from the columns, so that a run
//! over ten thousand pages of which none changed costs next to nothing.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::{DocAddress, SegmentReader, TantivyDocument, TantivyError};

use super::{
    columns::{Bytes, Texts},
    entry::{PageEntry, file_of},
    reader::{Reader, records_of},
    record::{self, PART, to_signature},
    schema::Kind,
};
use crate::{
    error::Result,
    model::{Format, PageId},
};

/// Bytes of a line: size, time, inode, hash, rules, whether it failed and whether it was ever read, its notes,
/// the length of its name in its file, its format.
const LENGTH: usize = 8 + 8 + 8 + 16 + 4 + 1 + 1 + 8 + 4 + 1;

/// A page's line in the ledger without what the page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its id.
    pub id: PageId,
    /// The root it was found under.
    pub root: Arc<str>,
    /// The path in the root.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Modification time, nanoseconds since 1970.
    pub modified: i64,
    /// Inode number, 0 where there is none.
    pub inode: u64,
    /// The content's hash as a number; 0 where nothing could be read.
    pub hash: u128,
    /// The version of the rules it was read with.
    pub rules: u32,
    /// Whether its last reading failed.
    pub failed: bool,
    /// Whether it was ever read.
    pub has_head: bool,
    /// By what a change of the notes beside it is seen; 0 where there are none.
    pub sidecar: u64,
    /// The format, where it could be read.
    pub format: Option<Format>,
    /// Bytes of its name in its file, at the end of its path; 0 where the file is the page.
    inner: u32,
    /// The newer page of the same article.
    pub revised_by: Option<PageId>,
    /// The article it is an edition of.
    pub edition: Option<Edition>,
    at: DocAddress,
}

/// By what pages are seen to be editions of one article, and which is the newer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The article's address, in the form in which addresses are compared.
    pub address: String,
    /// When the page was saved, where it says so.
    pub saved: Option<String>,
}

impl Line {
    /// Its name in a file with several pages.
    #[must_use]
    pub fn inner(&self) -> Option<&str> {
        let start = self.path.len().checked_sub(self.inner as usize)?;
        self.path.get(start..).filter(|inner| !inner.is_empty())
    }

    /// The path of its file in the root.
    #[must_use]
    pub fn file(&self) -> &str {
        file_of(&self.path, self.inner())
    }

    /// A content's hash, which the ledger has in hexadecimal digits, as a number.
    #[must_use]
    pub fn hash_of(digits: &str) -> u128 {
        u128::from_str_radix(digits, 16).unwrap_or(0)
    }
}

impl Reader {
    /// The ledger in short: every page, ordered by root, path and id.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn lines(&self) -> Result<Vec<Line>> {
        let mut lines = Vec::new();
        for (number, segment) in self.searcher.segment_readers().iter().enumerate() {
            self.read_lines(number as u32, segment, &mut lines).map_err(|error| self.damaged(error))?;
        }
        lines.sort_by(|a: &Line, b| (&a.root, &a.path, &a.id).cmp(&(&b.root, &b.path, &b.id)));
        Ok(lines)
    }

    /// The whole entry of a page, by its line.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn entry_of(&self, line: &Line) -> Result<PageEntry> {
        let entry = || {
            let record: TantivyDocument = self.searcher.doc(line.at)?;
            let segment = self.searcher.segment_reader(line.at.segment_ord);
            let mut signature = Vec::new();
            if let Some(column) = segment.fast_fields().bytes(self.fields.name(self.fields.signature))?
                && let Some(number) = column.term_ords(line.at.doc_id).next()
            {
                column.ord_to_bytes(number, &mut signature)?;
            }
            record::to_page(self.fields, &record, to_signature(&signature))
                .ok_or_else(|| TantivyError::InternalError(format!("page {} cannot be read", line.id)))
        };
        entry().map_err(|error: TantivyError| self.damaged(error))
    }

    fn read_lines(&self, number: u32, segment: &SegmentReader, lines: &mut Vec<Line>) -> tantivy::Result<()> {
        let fields = self.fields;
        let docs = records_of(segment, &self.kind(Kind::Page))?;
        if docs.is_empty() {
            return Ok(());
        }
        let texts = |field| Texts::open(segment, fields, field);
        let (ids, roots, paths) = (texts(fields.page)?, texts(fields.root)?, texts(fields.path)?);
        let (editions, revised) = (texts(fields.edition)?, texts(fields.revised_by)?);
        let packed = Bytes::open(segment, fields, fields.line)?;
        let roots_shared: Vec<Arc<str>> = roots.values().iter().map(|root| Arc::from(&**root)).collect();
        for doc in docs {
            let line = from_line(packed.first(doc)).and_then(|packed| {
                Some(Line {
                    id: PageId::from(ids.text(doc)),
                    root: Arc::clone(roots_shared.get(roots.numbers(doc).next()?)?),
                    path: paths.text(doc),
                    revised_by: revised.first(doc).map(|id| PageId::from(id.to_owned())),
                    edition: editions.first(doc).map(edition),
                    at: DocAddress::new(number, doc),
                    ..packed
                })
            });
            lines.push(line.ok_or_else(|| {
                TantivyError::InternalError(format!("the line of page {} cannot be read", ids.text(doc)))
            })?);
        }
        Ok(())
    }
}

/// A page's line, packed.
pub(super) fn to_line(page: &PageEntry) -> Vec<u8> {
    let mut line = Vec::with_capacity(LENGTH);
    line.extend(page.size.to_le_bytes());
    line.extend(page.modified.to_le_bytes());
    line.extend(page.inode.to_le_bytes());
    line.extend(Line::hash_of(&page.hash).to_le_bytes());
    line.extend(page.rules.to_le_bytes());
    line.extend([u8::from(page.failure.is_some()), u8::from(page.head.is_some())]);
    line.extend(page.sidecar.to_le_bytes());
    let inner = page.inner.as_ref().map_or(0, String::len);
    line.extend(u32::try_from(inner).unwrap_or(0).to_le_bytes());
    let format = page.format.and_then(|format| Format::ALL.iter().position(|other| *other == format));
    line.push(format.and_then(|at| u8::try_from(at + 1).ok()).unwrap_or(0));
    line
}

/// What a packed line holds; the page's names are added to it.
fn from_line(bytes: &[u8]) -> Option<Line> {
    fn part<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
        let (part, rest) = bytes.split_first_chunk::<N>()?;
        *bytes = rest;
        Some(*part)
    }
    let rest = &mut &*bytes;
    Some(Line {
        id: PageId::from(String::new()),
        root: Arc::from(""),
        path: String::new(),
        size: u64::from_le_bytes(part(rest)?),
        modified: i64::from_le_bytes(part(rest)?),
        inode: u64::from_le_bytes(part(rest)?),
        hash: u128::from_le_bytes(part(rest)?),
        rules: u32::from_le_bytes(part(rest)?),
        failed: part::<1>(rest)? != [0],
        has_head: part::<1>(rest)? != [0],
        sidecar: u64::from_le_bytes(part(rest)?),
        inner: u32::from_le_bytes(part(rest)?),
        format: usize::from(part::<1>(rest)?[0]).checked_sub(1).and_then(|at| Format::ALL.get(at).copied()),
        revised_by: None,
        edition: None,
        at: DocAddress::new(0, 0),
    })
}

fn edition(value: &str) -> Edition {
    let (address, saved) = value.split_once(PART).unwrap_or((value, ""));
    Edition { address: address.to_owned(), saved: Some(saved.to_owned()).filter(|saved| !saved.is_empty()) }
}
