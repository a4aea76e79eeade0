//! The formats: one trait, one list of those who read them in the order in which they are asked, and
//! what their pages are handed to.

use super::{
    File, Unreadable,
    gzip::Gzip,
    jats::Jats,
    limits::{Budget, DEPTH},
    mime::{Email, Mhtml},
    records::{Nbib, PubMed, Ris},
    sniff,
    warc::{Wacz, Warc},
    webarchive::WebArchive,
    written::Written,
};
use crate::model::{Format, Page};

/// Reads one format.
pub(super) trait Reader: Sync {
    /// Whether a file is in the format, told by its first bytes; the name decides only what these leave
    /// open. Asked of every file, so it must cost next to nothing.
    fn knows(&self, file: &File<'_>) -> bool;

    /// The format of a file that it knows; none where that is not known before it is read.
    fn format(&self, file: &File<'_>) -> Option<Format>;

    /// Hands over the pages of a file that it knows.
    ///
    /// # Errors
    /// Why the file, or the rest of it, cannot be read. Pages handed over before that stand.
    fn read(&self, file: &File<'_>, pages: &mut Pages<'_>) -> Result<(), Unreadable>;
}

/// All of them. The last knows everything that is text.
static READERS: &[&dyn Reader] =
    &[&Warc, &Gzip, &Wacz, &WebArchive, &PubMed, &Jats, &Mhtml, &Email, &Nbib, &Ris, &Written];

/// Who reads a file.
pub(super) fn of(file: &File<'_>) -> Result<&'static dyn Reader, Unreadable> {
    let reader = READERS.iter().copied().find(|reader| reader.knows(file));
    reader.ok_or_else(|| Unreadable::NotText(sniff::not_text(file.bytes).unwrap_or("binary data")))
}

/// A page that is handed over, by its name in the file where that holds several.
type Take<'a> = dyn FnMut(Option<String>, Result<Page, Unreadable>) + 'a;

/// Where a reader puts the pages of a file.
pub(super) struct Pages<'a> {
    /// What may still be unpacked.
    pub(super) budget: &'a mut Budget,
    take: &'a mut Take<'a>,
    /// The format of the outermost file.
    format: Option<Format>,
    depth: usize,
}

impl<'a> Pages<'a> {
    pub(super) fn new(budget: &'a mut Budget, take: &'a mut Take<'a>) -> Self {
        Self { budget, take, format: None, depth: 0 }
    }

    /// Reads a file by whoever knows it.
    pub(super) fn read(&mut self, file: &File<'_>) -> Result<(), Unreadable> {
        let reader = of(file)?;
        self.format = self.format.or_else(|| reader.format(file));
        reader.read(file, self)
    }

    /// The page that the file is.
    pub(super) fn whole(&mut self, page: Page) {
        let format = self.format.unwrap_or(page.format);
        (self.take)(None, Ok(Page { format, ..page }));
    }

    /// One of several pages in the file, or why it cannot be read. Its name should say to a reader which it
    /// is, and be the same as long as it is the same page.
    pub(super) fn one(&mut self, name: &str, page: Result<Page, Unreadable>) {
        let page = page.map(|page| Page { format: self.format.unwrap_or(page.format), ..page });
        (self.take)(Some(name.to_owned()), page);
    }

    /// Reads what is packed in the file, in whatever format it is; `mend` puts in what the file says of it.
    /// Where it is one of several it has a name.
    ///
    /// # Errors
    /// Why it, or the rest of it, cannot be read.
    pub(super) fn part(
        &mut self,
        name: Option<&str>,
        file: &File<'_>,
        mend: &mut dyn FnMut(&mut Page),
    ) -> Result<(), Unreadable> {
        if self.depth == DEPTH {
            return Err(Unreadable::Broken("packed in itself too many times".to_owned()));
        }
        let Self { take, budget, format, depth } = self;
        let mut put = |inner: Option<String>, mut page: Result<Page, Unreadable>| {
            if let Ok(page) = &mut page {
                mend(page);
            }
            let inner = match (name, inner) {
                (Some(outer), Some(inner)) => Some(format!("{outer}!/{inner}")),
                (outer, inner) => outer.map(str::to_owned).or(inner),
            };
            take(inner, page);
        };
        Pages { budget, take: &mut put, format: *format, depth: *depth + 1 }.read(file)
    }
}
