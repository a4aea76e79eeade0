//! Bytes to blocks: tells the encoding and the format, repairs mojibake, and makes the one list of
//! blocks that everything after works on. The only room that knows `scraper`.
//!
//! Each format has a file or folder of its own behind the trait in `reader`; `limits` holds for them all.

mod archive;
#[cfg(feature = "office")]
mod docx;
mod draft;
mod encoding;
#[cfg(feature = "office")]
mod epub;
mod file;
mod fold;
mod gzip;
mod html;
mod jats;
mod limits;
mod markdown;
mod markup;
mod mime;
mod mojibake;
#[cfg(feature = "office")]
mod odt;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "office")]
mod pack;
#[cfg(feature = "pdf")]
mod pdf;
mod reader;
mod records;
mod rtf;
mod shorten;
mod sniff;
#[cfg(feature = "office")]
mod steps;
#[cfg(test)]
mod tests;
mod text;
mod warc;
mod webarchive;
mod written;
mod xml;

use std::{collections::HashMap, fmt};

use crate::model::{Doubt, Format, Page};
use file::File;
use limits::Budget;
use reader::Pages;

/// The longest page that is read whole, in bytes of UTF-8; what is longer is cut there.
pub const MAX_TEXT: usize = 64 << 20;

/// The longest name of a page in a file, in bytes.
const LONGEST_NAME: usize = 400;

/// Why bytes are not a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is nothing that is read; what it seems to be ("a PNG image", "binary data").
    NotText(&'static str),
    /// It is in a format that is read, but damaged, or larger than it may be; in words for a person.
    Broken(String),
    /// It is whole, but there is no page in it.
    NoPage,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::NotText(what) => write!(f, "not a page: it is {what}"),
            Self::Broken(what) => f.write_str(what),
            Self::NoPage => f.write_str("there is no page in it"),
        }
    }
}

/// A page of a file, or why it cannot be read.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name in the file, which no other has; none where the file is the page.
    pub inner: Option<String>,
    /// The page.
    pub page: Result<Page, Unreadable>,
}

/// Reads the bytes of a page; of a file with several pages the first one. `name` is the file's name, a
/// hint to the format no more.
///
/// # Errors
/// When the bytes are no page at all; an odd page is a page with doubts.
pub fn read(bytes: &[u8], name: &str) -> Result<Page, Unreadable> {
    let mut first = None;
    let read = pages(bytes, name, &mut |part| {
        if !matches!(first, Some(Ok(_))) && (part.page.is_ok() || first.is_none()) {
            first = Some(part.page);
        }
    });
    match (first, read) {
        (Some(Err(_)) | None, Err(reason)) => Err(reason),
        (Some(page), _) => page,
        (None, Ok(())) => Err(Unreadable::NoPage),
    }
}

/// Reads all pages of a file and hands them over one by one, in the order of the file.
///
/// # Errors
/// Why the file, or the rest of it, cannot be read; pages handed over before that stand.
pub fn pages(bytes: &[u8], name: &str, take: &mut dyn FnMut(Part)) -> Result<(), Unreadable> {
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut any = false;
    let mut put = |inner: Option<String>, page| {
        any = true;
        take(Part { inner: inner.map(|inner| unique(inner, &mut names)), page });
    };
    Pages::new(&mut Budget::new(), &mut put).read(&File { bytes, name })?;
    if any { Ok(()) } else { Err(Unreadable::NoPage) }
}

/// The format of a file that begins with these bytes; none where it is no page, or that cannot be told
/// before it is read.
#[must_use]
pub fn format(head: &[u8], name: &str) -> Option<Format> {
    let file = File { bytes: head, name };
    reader::of(&file).ok()?.format(&file)
}

/// A name that no page before it had: a second one is told by its number.
fn unique(mut name: String, names: &mut HashMap<String, usize>) -> String {
    name.truncate(fold::floor(&name, LONGEST_NAME));
    loop {
        let seen = names.entry(name.clone()).or_default();
        *seen += 1;
        if *seen == 1 {
            return name;
        }
        name = format!("{name} ({seen})");
    }
}

/// A doubt about a page.
fn doubt(what: impl Into<String>, at: impl Into<String>) -> Doubt {
    Doubt { what: what.into(), at: at.into() }
}
