//! One file from the disk to the lines of its pages in the ledger and their sections.

use std::{
    fs::File,
    io::{self, Read as _},
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use super::{
    content_hash, place,
    plan::{self, Job},
    revisions, sidecar,
    walk::plainly,
};
use crate::{
    causes::Vocabulary,
    error::{Error, Result},
    extract::{self, Extracted, Given, Hints},
    index::{PageEntry, path_in},
    model::{Format, PageId, Section},
    read::{self, Part},
};

/// The largest file that is read, in bytes. A page saved with its images in it stays well below.
const LARGEST: u64 = 128 << 20;

/// How many of its first bytes tell the format of a file, be they packed.
const ENOUGH: u64 = 16 << 10;

/// What came of reading a file.
#[derive(Debug)]
pub(super) struct Reading {
    /// The hash of its bytes; empty where it could not be opened.
    pub(super) hash: String,
    /// Its pages; where it, or the rest of it, cannot be read, the last says so.
    pub(super) pages: Vec<PageReading>,
}

/// What came of reading a page.
#[derive(Debug)]
pub(super) struct PageReading {
    /// Its name in a file with several pages.
    pub(super) inner: Option<String>,
    /// Its line in the ledger and its sections, or why it cannot be read.
    pub(super) read: std::result::Result<(Box<PageEntry>, Vec<Section>), String>,
}

/// Reads the pages of a file. `try_no` counts up when an id that one would be given is taken.
///
/// A bug that panics on this file is a failure of this file: the others are still read.
pub(super) fn read_file(job: &Job, try_no: u32, moment: &str, vocabulary: &Vocabulary) -> Reading {
    let failed = |reason| vec![PageReading { inner: None, read: Err(reason) }];
    let bytes = match bytes_of(&job.found.file) {
        Ok(bytes) => bytes,
        Err(error) => return Reading { hash: String::new(), pages: failed(plainly(&error)) },
    };
    let hash = content_hash(&bytes);
    let mut given = match sidecar::read(&job.found.file) {
        Ok(given) => given,
        Err(reason) => return Reading { hash, pages: failed(reason) },
    };
    given.source = given.source.or_else(|| job.source.clone());
    let mut pages = Vec::new();
    documents(&bytes, &job.found.path, vocabulary, &mut |inner, made| {
        let path = path_in(&job.found.path, inner.as_deref());
        let read = made.map(|make| {
            let known = job.id_of(inner.as_deref()).cloned();
            let id = known.unwrap_or_else(|| id_in(&bytes, &hash, inner.as_deref(), &path, try_no));
            let hints = Hints { id, path, given: given_of(&given, inner.as_deref()) };
            let (entry, sections) = line(job, inner.as_deref(), &hash, moment, &hints, make(&hints));
            (Box::new(entry), sections)
        });
        pages.push(PageReading { inner, read });
    });
    Reading { hash, pages }
}

/// The id of a page of a file. Of a file of several the content is hashed once for all of its pages.
fn id_in(bytes: &[u8], hash: &str, inner: Option<&str>, path: &str, try_no: u32) -> PageId {
    PageId::give(if inner.is_some() { hash.as_bytes() } else { bytes }, path, try_no)
}

/// What is given of a page, of what is given of its file.
fn given_of(given: &Given, inner: Option<&str>) -> Given {
    if inner.is_some() { given.of_several() } else { given.clone() }
}

/// What the reader makes of a file, without an index; of a file with several pages the first one. Causes
/// and topics go by this vocabulary.
///
/// # Errors
/// When the file cannot be opened, or is no page.
pub fn extract_file(path: &Path, vocabulary: &Vocabulary) -> Result<Extracted> {
    let mut pages = extract_pages(path, vocabulary)?;
    let first = pages.iter().position(Result::is_ok).unwrap_or(0);
    pages.swap_remove(first)
}

/// What the reader makes of each page of a file, or why a page cannot be read; never empty.
///
/// # Errors
/// When the file cannot be opened.
pub fn extract_pages(path: &Path, vocabulary: &Vocabulary) -> Result<Vec<Result<Extracted>>> {
    let unopened = |reason| Error::Read { path: path.to_path_buf(), reason };
    if std::fs::metadata(path).map_err(unopened)?.is_dir() {
        let shown = place::shown(path);
        return Err(Error::Usage(format!("{shown} is a folder; `etio extract` reads one file")));
    }
    let unread = |reason| Error::Page { path: path.to_path_buf(), reason };
    let bytes = bytes_of(path).map_err(|error| unread(plainly(&error)))?;
    let hash = content_hash(&bytes);
    let given = sidecar::read(path).map_err(unread)?;
    let shown = place::shown(path);
    let name = path.file_name().map(|name| place::shown(Path::new(name))).unwrap_or_default();
    let mut pages = Vec::new();
    documents(&bytes, &name, vocabulary, &mut |inner, made| {
        let path = path_in(&shown, inner.as_deref());
        pages.push(match made {
            Ok(make) => {
                let name = path_in(&name, inner.as_deref());
                let given = given_of(&given, inner.as_deref());
                let id = id_in(&bytes, &hash, inner.as_deref(), &name, 0);
                Ok(make(&Hints { id, path, given }))
            }
            Err(reason) => Err(Error::Page { path: path.into(), reason }),
        });
    });
    Ok(pages)
}

/// The format of a file by its first bytes; none where that cannot be told, or it cannot be opened.
pub(super) fn format_of(file: &Path, name: &str) -> Option<Format> {
    if !std::fs::metadata(file).ok()?.is_file() {
        return None;
    }
    let mut head = Vec::new();
    File::open(file).ok()?.take(ENOUGH).read_to_end(&mut head).ok()?;
    read::format(&head, name)
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

/// Makes the document of a page, once it is known what is given of it.
type Make<'a> = dyn Fn(&Hints) -> Extracted + 'a;

/// Takes a page's name in the file, and how to make its document or why it cannot be read.
type TakePage<'a> = dyn FnMut(Option<String>, std::result::Result<&Make<'_>, String>) + 'a;

/// Hands over the pages of a file, then why the rest of it cannot be read, if so.
fn documents(bytes: &[u8], path: &str, vocabulary: &Vocabulary, take: &mut TakePage<'_>) {
    let name = path.rsplit('/').next().unwrap_or(path);
    let mut put = |Part { inner, page }| match page {
        Ok(page) => take(inner, Ok(&|hints: &Hints| extract::extract(&page, hints, vocabulary))),
        Err(reason) => take(inner, Err(reason.to_string())),
    };
    let read = catch_unwind(AssertUnwindSafe(|| read::pages(bytes, name, &mut put)));
    let reason = match read {
        Ok(Ok(())) => return,
        Ok(Err(reason)) => reason.to_string(),
        Err(panic) => {
            let said = panic
                .downcast_ref::<String>()
                .map(String::as_str)
                .or_else(|| panic.downcast_ref::<&str>().copied())
                .unwrap_or("no message");
            format!("a bug in etio, please report it: {said}")
        }
    };
    take(None, Err(reason));
}

fn line(
    job: &Job,
    inner: Option<&str>,
    hash: &str,
    moment: &str,
    hints: &Hints,
    extracted: Extracted,
) -> (PageEntry, Vec<Section>) {
    let mut head = extracted.document;
    let sections = std::mem::take(&mut head.sections);
    let passages = || sections.iter().flat_map(|section| &section.passages);
    let words = passages().map(|passage| passage.text.split_whitespace().count()).sum::<usize>();
    let entry = PageEntry {
        id: hints.id.clone(),
        hash: hash.to_owned(),
        format: Some(head.format),
        read_at: moment.to_owned(),
        words: u32::try_from(words).unwrap_or(u32::MAX),
        passages: u32::try_from(passages().count()).unwrap_or(u32::MAX),
        signature: std::mem::take(&mut head.signature),
        edition: revisions::edition_of(&head),
        head: Some(head),
        ..plan::never_read(&job.found, inner)
    };
    (entry, sections)
}
