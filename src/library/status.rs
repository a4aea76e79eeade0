//! What is indexed, what failed and why.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use serde::Serialize;

use crate::{
    error::Result,
    index::{PageEntry, Reader},
    model::{Format, PageId},
};

/// The state of an index.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// Pages in the ledger.
    pub pages: usize,
    /// Files that they are in: fewer, where a file holds several.
    pub files: usize,
    /// Pages by format; "unread" for those that never could be read.
    pub formats: BTreeMap<String, usize>,
    /// Pages that a newer one of the same article stands for.
    pub revisions: usize,
    /// Passages that can be found.
    pub passages: u64,
    /// Words of all articles.
    pub words: u64,
    /// The folders that were indexed, in the order they were given.
    pub roots: Vec<RootStatus>,
    /// Pages that could not be read the last time.
    pub failures: Vec<FailedPage>,
    /// When the page was read that was read last, ISO 8601.
    pub last_read: Option<String>,
    /// Hash of the vocabulary that mentions were named by.
    pub vocabulary: String,
    /// Bytes that the index takes on disk.
    pub bytes: u64,
}

/// A folder that was indexed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RootStatus {
    /// Its absolute path.
    pub path: String,
    /// Its pages in the ledger.
    pub pages: usize,
}

/// A page that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FailedPage {
    /// Its id.
    pub id: PageId,
    /// Its root.
    pub root: String,
    /// Its path in the root.
    pub path: String,
    /// Why not.
    pub reason: String,
    /// When that was, ISO 8601.
    pub at: String,
    /// Whether passages of an earlier reading can still be found: the page is stale.
    pub has_passages: bool,
    /// When these were read, ISO 8601; none where there are none.
    pub read_at: Option<String>,
}

/// The state of the index.
///
/// # Errors
/// When the index is damaged.
pub fn status(reader: &Reader) -> Result<Status> {
    let pages = reader.pages()?;
    let settings = reader.settings();
    let mut status = Status {
        pages: pages.len(),
        vocabulary: settings.vocabulary.clone(),
        bytes: size(reader),
        last_read: pages.iter().map(|page| page.read_at.clone()).max(),
        roots: settings.roots.iter().map(|root| RootStatus { path: root.path.clone(), pages: 0 }).collect(),
        ..Status::default()
    };
    let files: BTreeSet<(&str, &str)> = pages.iter().map(|page| (page.root.as_str(), page.file())).collect();
    status.files = files.len();
    for page in &pages {
        add(&mut status, page);
    }
    Ok(status)
}

fn add(status: &mut Status, page: &PageEntry) {
    let format = page.format.map_or("unread", Format::name);
    *status.formats.entry(format.to_owned()).or_default() += 1;
    status.revisions += usize::from(page.revised_by.is_some());
    if page.revised_by.is_none() {
        status.passages += u64::from(page.passages);
        status.words += u64::from(page.words);
    }
    match status.roots.iter_mut().find(|root| root.path == page.root) {
        Some(root) => root.pages += 1,
        None => status.roots.push(RootStatus { path: page.root.clone(), pages: 1 }),
    }
    if let Some(failure) = &page.failure {
        status.failures.push(FailedPage {
            id: page.id.clone(),
            root: page.root.clone(),
            path: page.path.clone(),
            reason: failure.reason.clone(),
            at: failure.at.clone(),
            has_passages: page.passages > 0,
            read_at: (page.passages > 0).then(|| page.read_at.clone()),
        });
    }
}

/// Bytes of the files of the index; those that cannot be looked at count for nothing.
fn size(reader: &Reader) -> u64 {
    let files = fs::read_dir(reader.dir()).into_iter().flatten().flatten();
    files.filter_map(|file| file.metadata().ok()).filter(fs::Metadata::is_file).map(|file| file.len()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::{
        Failure,
        sample::{Sample, index_of},
    };

    #[test]
    fn failures_are_told() {
        let mut failed = Sample::page("bad.html");
        failed.entry.failure = Some(Failure { reason: "binary data".into(), at: "2024-05-01".into() });
        failed.entry.format = None;
        let old = Sample::page("old.html");
        let (_dir, reader) = index_of(&[failed, old]);
        let status = status(&reader).unwrap();
        assert_eq!((status.pages, status.formats["html"], status.formats["unread"]), (2, 1, 1));
        assert_eq!(status.failures[0].reason, "binary data");
        assert_eq!(status.roots[0].pages, 2);
        assert!(status.bytes > 0);
    }
}
