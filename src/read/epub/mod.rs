//! EPUB 2 and 3: each chapter in the order of reading is a page; what the book says of itself is said of each.
//! The table of contents and the cover are left out.

mod opf;
mod xhtml;

use std::collections::HashMap;

use self::opf::Book;
use super::{
    File, Unreadable,
    draft::{self, Card},
    html,
    limits::Budget,
    pack::{self, Pack},
    reader::{Pages, Reader},
    steps::{self, Step},
};
use crate::model::{BlockKind, Doubt, Format, Page};

/// The most chapters that are read.
const CHAPTERS: usize = 2_000;

/// Words of the shortest chapter: a page with a title, or a dedication, has fewer.
const SHORTEST: usize = 25;

/// Reads e-books.
pub(super) struct Epub;

impl Reader for Epub {
    fn knows(&self, file: &File<'_>) -> bool {
        pack::shows(file.bytes, "META-INF/container.xml") || pack::shows(file.bytes, "application/epub+zip")
    }

    fn format(&self, _: &File<'_>) -> Option<Format> {
        Some(Format::Epub)
    }

    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable> {
        let mut pack = Pack::open(file.bytes, pages.budget)?;
        let book = book(&mut pack, pages.budget)?;
        let labels = match &book.contents {
            Some(contents) => opf::labels(&pack.text(contents, pages.budget)?.unwrap_or_default(), contents),
            None => HashMap::new(),
        };
        for chapter in book.chapters.iter().take(CHAPTERS) {
            match pack.text(&chapter.file, pages.budget) {
                Ok(Some(text)) => {
                    if let Some(page) = page(&book, &text, labels.get(&chapter.file)) {
                        pages.one(&chapter.file, Ok(page));
                    }
                }
                Ok(None) => {}
                Err(reason) => pages.one(&chapter.file, Err(reason)),
            }
        }
        Ok(())
    }
}

/// What a book says of itself.
fn book(pack: &mut Pack<'_>, budget: &mut Budget) -> Result<Book, Unreadable> {
    let encrypted = pack.text("META-INF/encryption.xml", budget)?.unwrap_or_default();
    if pack.has("META-INF/rights.xml") || is_locked(&encrypted) {
        return Err(Unreadable::NotText("an EPUB book locked by its seller (DRM)"));
    }
    let root = root_file(&pack.text("META-INF/container.xml", budget)?.unwrap_or_default());
    let root = root.filter(|root| pack.has(root)).or_else(|| pack.find(|name| name.ends_with(".opf")));
    let damaged = || Unreadable::Broken("an EPUB book without its list of chapters".to_owned());
    let root = root.ok_or_else(damaged)?;
    let text = pack.text(&root, budget)?.ok_or_else(damaged)?;
    Ok(Book::read(&text, &root))
}

fn page(book: &Book, text: &str, label: Option<&String>) -> Option<Page> {
    let mut doubts: Vec<Doubt> = Vec::new();
    let mut page = html::read(&xhtml::as_html(text), &mut doubts);
    let words = page.blocks.iter().map(|block| block.text.split(' ').count()).sum::<usize>();
    if words < SHORTEST && book.chapters.len() > 1 {
        return None;
    }
    card(book, label.filter(|_| book.chapters.len() > 1), &page).put_on(&mut page);
    page.format = Format::Epub;
    Some(draft::finish(page, doubts))
}

/// What the book says of a chapter.
fn card(book: &Book, label: Option<&String>, page: &Page) -> Card {
    let mut card = Card::default();
    let heading = page.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading(_)));
    let name = label.or(heading.map(|block| &block.text));
    let is_title = |name: &String| book.title.starts_with(name.as_str());
    match name {
        // The article is the book, and the rest of the book's title may be the name of a site.
        Some(name) if !is_title(name) => card.title(name),
        _ => card.title(without_site(&book.title, page)),
    }
    card.language.clone_from(&book.language);
    card.address.clone_from(&book.address);
    book.people.iter().for_each(|name| card.meta("dc.creator", name));
    book.publisher.iter().for_each(|name| card.meta("dc.publisher", name));
    if book.publisher.is_none() && name.is_some_and(|name| !is_title(name)) {
        card.meta("og:site_name", &book.title);
    }
    if let Some(date) = &book.date {
        card.meta("dc.date", date);
    }
    if let Some(modified) = &book.modified {
        card.saved(modified);
    }
    card
}

/// The title of a book that is one article: a heading that it begins with, if the name of a site follows.
fn without_site<'t>(title: &'t str, page: &'t Page) -> &'t str {
    let mut headings = page.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_)));
    let found = headings.find(|heading| {
        let rest = title.strip_prefix(heading.text.as_str());
        heading.text.len() > 2
            && rest
                .is_some_and(|rest| [" | ", " – ", " — ", " - ", " · "].iter().any(|b| rest.starts_with(b)))
    });
    found.map_or(title, |heading| &heading.text)
}

/// Whether anything but fonts is encrypted.
fn is_locked(encryption: &str) -> bool {
    let mut locked = false;
    steps::walk(encryption, |step| {
        if let Step::Open("CipherReference", tag) = step {
            let name = tag.get("URI").unwrap_or_default().to_lowercase();
            locked |= name.ends_with("html") || name.ends_with(".htm") || name.ends_with(".opf");
        }
    });
    locked
}

/// The file that says what the book is made of.
fn root_file(container: &str) -> Option<String> {
    let mut root = None;
    steps::walk(container, |step| {
        if let Step::Open("rootfile", tag) = step
            && root.is_none()
        {
            root = tag.get("full-path");
        }
    });
    root
}
