//! Bytes to blocks: tells the encoding and the format, repairs mojibake, and makes the one list of
//! blocks that everything after works on. The only room that knows `scraper`.

use crate::model::Page;

/// Why bytes are not a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing in it.
    Empty,
    /// It is not text; what it seems to be ("a PDF", "a PNG image", "binary data").
    NotText(&'static str),
}

/// Reads the bytes of a page. `name` is the file's name, a hint to the format no more.
///
/// # Errors
/// When the bytes are no page at all; an odd page is a page with doubts.
pub fn read(_bytes: &[u8], _name: &str) -> Result<Page, Unreadable> {
    Err(Unreadable::Empty)
}
