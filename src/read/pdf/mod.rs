//! PDF with a text layer. A page is drawn in memory as far as letters are concerned: each word with its place,
//! size and weight. Where the file is tagged, its tags say what is a heading or an item; elsewhere that is
//! told by place and size, columns by the white between them.

mod blocks;
mod card;
mod columns;
mod content;
mod font;
mod furniture;
mod headings;
mod hyphens;
mod inflate;
mod line;
mod links;
mod marks;
mod matrix;
mod tags;
mod tree;
mod words;
mod writer;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_syntax::{self as syntax, DecryptionError, LoadPdfError};

use self::{content::Drawer, hyphens::Vocabulary, words::Word};
use super::{
    File, Unreadable,
    draft::{self, Flow},
    reader::{Pages, Reader},
};
use crate::model::{Doubt, Format, Page};

/// The most pages that are read.
const PAGES: usize = 3_000;

/// The most words that are read: a book of three thousand full pages.
const WORDS: usize = 2_000_000;

/// Letters a page on the average, below which a file is pictures of pages.
const SPARSE: usize = 10;

/// Reads PDF.
pub(super) struct Pdf;

impl Reader for Pdf {
    fn knows(&self, file: &File<'_>) -> bool {
        memchr::memmem::find(&file.head()[..file.head().len().min(1024)], b"%PDF-").is_some()
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Pdf)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        // What a broken file makes its reader stumble over is named, like any other fault of it.
        let page = catch_unwind(AssertUnwindSafe(|| read(file.bytes)))
            .unwrap_or_else(|_| Err(Unreadable::Broken("a damaged PDF".to_owned())))?;
        pages.whole(page);
        Ok(())
    }
}

fn read(bytes: &[u8]) -> Result<Page, Unreadable> {
    inflate::check(bytes)?;
    let mut doubts = Vec::new();
    let pdf = syntax::Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Unreadable::NotText("a PDF locked by a password")
        }
        LoadPdfError::Decryption(_) => Unreadable::NotText("an encrypted PDF that cannot be opened"),
        LoadPdfError::Invalid => Unreadable::Broken("a damaged PDF".to_owned()),
    })?;
    let pages = drawn(&pdf, &mut doubts)?;
    let letters: usize = pages.iter().flatten().map(|word| word.text.chars().count()).sum();
    if letters < SPARSE * pages.len().max(1) {
        return Err(Unreadable::NotText("a PDF without a text layer (a scan?)"));
    }
    let unknown =
        pages.iter().flatten().flat_map(|word| word.text.chars()).filter(|c| *c == '\u{fffd}').count();
    if unknown * 3 > letters {
        return Err(Unreadable::NotText(
            "a PDF whose letters cannot be told (its fonts say nothing of them)",
        ));
    }
    let mut card = card::read(&pdf);
    let vocabulary = Vocabulary::of(&pages);
    let mut flow = Flow::default();
    if !tags::write(&pdf, &pages, &vocabulary, &mut flow) {
        let mut lines = columns::lines(pages);
        furniture::cut(&mut lines, &mut card);
        blocks::write(&lines, &vocabulary, &mut flow);
    }
    let page = flow.page(card, Format::Pdf, &mut doubts);
    Ok(draft::finish(page, doubts))
}

/// The words of each page.
fn drawn(pdf: &syntax::Pdf, doubts: &mut Vec<Doubt>) -> Result<Vec<Vec<Word>>, Unreadable> {
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Unreadable::Broken("a PDF without pages".to_owned()));
    }
    let mut drawer = Drawer::default();
    let mut words = Vec::new();
    let mut count = 0;
    for page in pages.iter().take(PAGES) {
        let page = drawer.page(page)?;
        count += page.len();
        words.push(page);
        if count > WORDS || drawer.is_spent() {
            break;
        }
    }
    if words.len() < pages.len() {
        let rest = pages.len() - words.len();
        doubts.push(super::doubt(format!("too long; the last {rest} pages were left out"), "the end"));
    }
    Ok(words)
}
