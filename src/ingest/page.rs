//! One page from the disk to its line in the ledger and its sections.

use std::{
    fs::File,
    io::{self, Read as _},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use super::{
    content_hash, place,
    plan::{self, Job},
    revisions,
    walk::plainly,
};
use crate::{
    causes::Vocabulary,
    error::{Error, Result},
    extract::{self, Extracted, Hints},
    index::PageEntry,
    model::{PageId, Section},
    read::{self, Unreadable},
};

/// The largest file that is read, in bytes. A page saved with its images in it stays well below.
const LARGEST: u64 = 128 << 20;

/// What came of reading a page.
#[derive(Debug)]
pub(super) enum Reading {
    /// Its line in the ledger and its sections.
    Page(Box<PageEntry>, Vec<Section>),
    /// Why not, and the hash of the bytes if there were any.
    Failed { reason: String, hash: String },
}

/// Reads a page. `try_no` counts up when the id it would be given is taken.
///
/// A bug that panics on this page is a failure of this page: the others are still read.
pub(super) fn read_page(job: &Job, try_no: u32, moment: &str, vocabulary: &Vocabulary) -> Reading {
    let bytes = match bytes_of(&job.found.file) {
        Ok(bytes) => bytes,
        Err(error) => return Reading::Failed { reason: plainly(&error), hash: String::new() },
    };
    let id = job.id.clone().unwrap_or_else(|| PageId::give(&bytes, &job.found.path, try_no));
    let hints = Hints { id, path: job.found.path.clone(), source: job.source.clone() };
    let hash = content_hash(&bytes);
    match document(&bytes, &hints, vocabulary) {
        Ok(extracted) => {
            let (entry, sections) = line(job, hints.id, hash, moment, extracted);
            Reading::Page(Box::new(entry), sections)
        }
        Err(reason) => Reading::Failed { reason, hash },
    }
}

/// What the reader makes of one file, without an index; causes and topics go by this vocabulary.
///
/// # Errors
/// When the file cannot be opened, or is no page.
pub fn extract_file(path: &Path, vocabulary: &Vocabulary) -> Result<Extracted> {
    let unopened = |reason| Error::Read { path: path.to_path_buf(), reason };
    if std::fs::metadata(path).map_err(unopened)?.is_dir() {
        let shown = place::shown(path);
        return Err(Error::Usage(format!("{shown} is a folder; `etio extract` reads one page")));
    }
    let unread = |reason| Error::Page { path: path.to_path_buf(), reason };
    let bytes = bytes_of(path).map_err(|error| unread(plainly(&error)))?;
    let name = path.file_name().map(|name| place::shown(Path::new(name))).unwrap_or_default();
    let hints = Hints { id: PageId::give(&bytes, &name, 0), path: place::shown(path), source: None };
    document(&bytes, &hints, vocabulary).map_err(unread)
}

/// The hash of a file's content.
pub(super) fn hash_of(file: &Path) -> io::Result<String> {
    bytes_of(file).map(|bytes| content_hash(&bytes))
}

fn bytes_of(file: &Path) -> io::Result<Vec<u8>> {
    let metadata = std::fs::metadata(file)?;
    if !metadata.is_file() {
        // A pipe would wait for ever for someone to write into it.
        return Err(io::Error::other("not a file (a pipe, socket or device)"));
    }
    let size = metadata.len();
    if size > LARGEST {
        return Err(io::Error::other(too_large(size)));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // It may grow while it is read.
    File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        Err(io::Error::other(too_large(bytes.len() as u64)))
    } else {
        Ok(bytes)
    }
}

fn too_large(size: u64) -> String {
    format!("{} MB, and {} MB is the most that is read", size >> 20, LARGEST >> 20)
}

fn document(bytes: &[u8], hints: &Hints, vocabulary: &Vocabulary) -> std::result::Result<Extracted, String> {
    let name = hints.path.rsplit('/').next().unwrap_or(&hints.path);
    let read = || read::read(bytes, name).map(|page| extract::extract(&page, hints, vocabulary));
    match catch_unwind(AssertUnwindSafe(read)) {
        Ok(Ok(extracted)) => Ok(extracted),
        Ok(Err(Unreadable::Empty)) => Err("the file is empty".to_owned()),
        Ok(Err(Unreadable::NotText(what))) => Err(format!("not a page: it is {what}")),
        Err(panic) => {
            let said = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("no message");
            Err(format!("a bug in etio, please report it: {said}"))
        }
    }
}

fn line(
    job: &Job,
    id: PageId,
    hash: String,
    moment: &str,
    extracted: Extracted,
) -> (PageEntry, Vec<Section>) {
    let mut head = extracted.document;
    let sections = std::mem::take(&mut head.sections);
    let passages = || sections.iter().flat_map(|section| &section.passages);
    let words = passages().map(|passage| passage.text.split_whitespace().count()).sum::<usize>();
    let entry = PageEntry {
        id,
        hash,
        format: Some(head.format),
        read_at: moment.to_owned(),
        words: u32::try_from(words).unwrap_or(u32::MAX),
        passages: u32::try_from(passages().count()).unwrap_or(u32::MAX),
        signature: std::mem::take(&mut head.signature),
        edition: revisions::edition_of(&head),
        head: Some(head),
        ..plan::never_read(&job.found.root, &job.found.path, job.found.stat)
    };
    (entry, sections)
}
