//! What goes into the index and comes out of it: settings, pages, passages, mentions.

use serde::{Deserialize, Serialize};

use super::ledger::Edition;
use crate::model::{Document, Format, Mention, PageId, Passage, SectionKind};

/// What stands between the path of a file and the name of a page in it.
const IN_FILE: &str = "!/";

/// What holds for the whole index; kept in the commit itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The folders that were indexed, in the order they were given.
    pub roots: Vec<Root>,
    /// Hash of the vocabulary that pages were read with.
    pub vocabulary: String,
    /// Hash of the vocabulary of the user's own that was in use at the last update; empty for none.
    #[serde(default)]
    pub names: String,
}

/// A folder (or one file) that was indexed, with its options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Root {
    /// Its absolute path.
    pub path: String,
    /// `--source NAME=GLOB` of this root, in order; the first that fits wins.
    pub sources: Vec<(String, String)>,
    /// `--format-only` and `--skip` of this root.
    #[serde(default)]
    pub formats: Wanted,
}

/// Which formats are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Only these; all where it is empty.
    pub only: Vec<Format>,
    /// None of these.
    pub skip: Vec<Format>,
}

impl Wanted {
    /// Whether all formats are.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.only.is_empty() && self.skip.is_empty()
    }

    /// Whether this one is.
    #[must_use]
    pub fn has(&self, format: Format) -> bool {
        (self.only.is_empty() || self.only.contains(&format)) && !self.skip.contains(&format)
    }
}

/// A page's line in the ledger, and its document's head.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageEntry {
    /// Its id, kept for good.
    pub id: PageId,
    /// The root it was found under (its absolute path).
    pub root: String,
    /// The path in the root, with `/` between its parts; bytes that are not UTF-8 stand as `%XX`. Of a page
    /// in a file with several it is `FILE!/INNER`.
    pub path: String,
    /// Its name in a file with several pages (the end of its path); none where the file is the page.
    #[serde(default)]
    pub inner: Option<String>,
    /// Bytes.
    pub size: u64,
    /// Modification time, nanoseconds since 1970.
    pub modified: i64,
    /// Inode number, 0 where there is none.
    pub inode: u64,
    /// By what a change of the notes beside it is seen (`NAME.meta.toml`); 0 where there are none.
    #[serde(default)]
    pub sidecar: u64,
    /// BLAKE3 of the bytes, 32 hexadecimal digits.
    pub hash: String,
    /// The format, where it could be read.
    pub format: Option<Format>,
    /// The version of the reading and extraction rules it was read with.
    pub rules: u32,
    /// When it was read, ISO 8601.
    pub read_at: String,
    /// Why it could not be read the last time; its passages are then of an earlier time, or none.
    pub failure: Option<Failure>,
    /// The newer page of the same article (same canonical address); this one is then a revision,
    /// and has no passages in the index.
    pub revised_by: Option<PageId>,
    /// The article it is an edition of, where it says so.
    #[serde(default)]
    pub edition: Option<Edition>,
    /// The document without its sections; none where the page was never read.
    pub head: Option<Document>,
    /// Words of the article.
    pub words: u32,
    /// Passages of the article.
    pub passages: u32,
    /// The least hashes of the text's shingles ([`Document::signature`]).
    pub signature: Vec<u32>,
}

impl PageEntry {
    /// The path of its file in the root.
    #[must_use]
    pub fn file(&self) -> &str {
        file_of(&self.path, self.inner.as_deref())
    }
}

/// The path of a file, from that of a page in it.
pub(super) fn file_of<'a>(path: &'a str, inner: Option<&str>) -> &'a str {
    let inner = inner.map_or(0, |inner| inner.len() + IN_FILE.len());
    path.get(..path.len().saturating_sub(inner)).unwrap_or(path)
}

/// The path of a page in a file, from that of the file.
#[must_use]
pub fn path_in(file: &str, inner: Option<&str>) -> String {
    inner.map_or_else(|| file.to_owned(), |inner| format!("{file}{IN_FILE}{inner}"))
}

/// Why a page could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// In words for a person.
    pub reason: String,
    /// When, ISO 8601.
    pub at: String,
}

/// A passage with what search needs to show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoredPassage {
    /// Its page.
    pub page: PageId,
    /// The section's number in the document.
    pub section: usize,
    /// The passage's number in the document.
    pub ordinal: usize,
    /// The headings above it, outermost first.
    pub path: Vec<String>,
    /// What its section is about.
    pub kind: SectionKind,
    /// The passage.
    pub passage: Passage,
}

/// A mention with the page and passage it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionRow {
    /// Its page.
    pub page: PageId,
    /// The passage's id.
    pub passage: String,
    /// What its section is about.
    pub kind: SectionKind,
    /// The mention.
    pub mention: Mention,
}
