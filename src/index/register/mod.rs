//! The register: what a search asks of all pages at once (lengths, families of copies, where each page's
//! records are), counted over live records at each commit and kept in a file beside them. The file is
//! known by the very segments that it was counted from, so that it never disagrees with them; where
//! there is none of this state, it is counted in memory, which only takes longer.

mod count;
mod families;
mod file;
mod likeness;

use tantivy::{DocAddress, directory::OwnedBytes, schema::Field};

pub(in crate::index) use file::NAME;
pub(crate) use likeness::compared;

use super::{Place, reader::Reader, schema::Fields};
use crate::error::Result;

/// The figures of one state of the index. Pages go by their number in [`Reader::cards`].
pub struct Register {
    bytes: OwnedBytes,
    totals: Totals,
    /// Of each segment, the first of its stretches and how many there are.
    stretches: Vec<(usize, usize)>,
    /// Of each segment, which parts have words, a bit each in the order of [`Part::ALL`].
    parts: Vec<u32>,
}

/// A part of passages that a page may do without.
#[derive(Clone, Copy, Debug)]
enum Part {
    Headings,
    LeadIn,
    Title,
    OtherNames,
}

impl Part {
    const ALL: [Self; 4] = [Self::Headings, Self::LeadIn, Self::Title, Self::OtherNames];

    fn field(self, fields: Fields) -> Field {
        match self {
            Self::Headings => fields.headings,
            Self::LeadIn => fields.lead_in,
            Self::Title => fields.title,
            Self::OtherNames => fields.other_names,
        }
    }
}

/// Sums over the whole index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Totals {
    pages: u64,
    /// Pages whose last reading failed.
    failed: u64,
    /// Pages that have text.
    with_text: u64,
    passages: u64,
    /// Words of all passages: of their texts, and of all that is searched in them.
    text: u64,
    words: u64,
}

/// What is kept of a page, each in a column of its own.
#[derive(Clone, Copy, Debug)]
enum Column {
    /// Words of its passages.
    Length,
    /// The first page of its family of copies.
    Family,
    /// Who speaks in it: the first page of its source, or itself where that is not known.
    Party,
    /// Where its record is.
    Segment,
    Doc,
}

impl Column {
    const ALL: usize = 5;
}

impl Register {
    /// How many pages there are.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.totals.pages as usize
    }

    /// Whether the last reading of some page failed.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.totals.failed > 0
    }

    /// How long a page's text is beside the mean of those that have any.
    #[must_use]
    pub fn relative_length(&self, page: usize) -> f32 {
        self.value(Column::Length, page) as f32 / mean(self.totals.text, self.totals.with_text)
    }

    /// Mean words of the text of a passage.
    pub(super) fn mean_text(&self) -> f32 {
        mean(self.totals.text, self.totals.passages)
    }

    /// Mean words of all that is searched in a passage.
    pub(super) fn mean_words(&self) -> f32 {
        mean(self.totals.words, self.totals.passages)
    }

    /// Whether no passage of a segment has a word in this field: then it need not be opened, which takes tantivy
    /// longest where there is nothing in it.
    pub(super) fn is_empty(&self, segment: u32, fields: Fields, field: Field) -> bool {
        let part = Part::ALL.iter().position(|part| part.field(fields) == field);
        part.is_some_and(|part| self.parts[segment as usize] & 1 << part == 0)
    }

    /// The first page of a page's family of copies: itself, where it has none.
    #[must_use]
    pub fn family(&self, page: usize) -> usize {
        self.value(Column::Family, page) as usize
    }

    /// The first page of a page's source; itself, where that is not known.
    #[must_use]
    pub fn party(&self, page: usize) -> usize {
        self.value(Column::Party, page) as usize
    }

    /// Where a page's own record is.
    pub(super) fn address(&self, page: usize) -> DocAddress {
        DocAddress::new(self.value(Column::Segment, page), self.value(Column::Doc, page))
    }

    /// Tells the pages of passages of a segment, asked for in the order of their places.
    pub(super) fn pages_of(&self, segment: u32) -> PagesOf<'_> {
        let (start, count) = self.stretches[segment as usize];
        PagesOf { register: self, start, count, next: 0 }
    }

    fn value(&self, column: Column, page: usize) -> u32 {
        self.number(file::columns_start(self.stretches.len()) + column as usize * self.pages() + page)
    }

    fn number(&self, at: usize) -> u32 {
        let bytes = &self.bytes[4 * at..4 * at + 4];
        u32::from_le_bytes(bytes.try_into().expect("a slice of four bytes"))
    }
}

/// The mean of a sum, at least 1: lengths are divided by it.
fn mean(sum: u64, count: u64) -> f32 {
    (sum as f32 / count.max(1) as f32).max(1.0)
}

/// The pages of passages, told from the stretches of records that each page has in a segment.
pub(super) struct PagesOf<'a> {
    register: &'a Register,
    start: usize,
    count: usize,
    /// The first stretch that starts after the last passage asked for.
    next: usize,
}

impl PagesOf<'_> {
    /// The page of a passage; none where it has no record. Passages are asked for in ascending order.
    pub(super) fn page(&mut self, doc: u32) -> Option<usize> {
        let first = |at: usize| self.register.number(self.start + at);
        let mut step = 1;
        // By strides that double, and then by halves.
        while self.next + step <= self.count && first(self.next + step - 1) <= doc {
            self.next += step;
            step *= 2;
        }
        while step > 1 {
            step /= 2;
            if self.next + step <= self.count && first(self.next + step - 1) <= doc {
                self.next += step;
            }
        }
        let page = self.register.number(self.start + self.count + self.next.checked_sub(1)?);
        (page != file::NO_PAGE).then_some(page as usize)
    }
}

impl Reader {
    /// The pages of these passages (in the order of their places); passages whose page has no record are
    /// left out.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn numbered(&self, places: &[Place]) -> Result<Vec<(Place, usize)>> {
        let register = self.register()?;
        let mut numbered = Vec::with_capacity(places.len());
        for places in places.chunk_by(|a, b| a.segment() == b.segment()) {
            let mut pages = register.pages_of(places[0].segment());
            numbered.extend(places.iter().filter_map(|place| Some((*place, pages.page(place.doc())?))));
        }
        Ok(numbered)
    }
}

impl std::fmt::Debug for Register {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Register").field("totals", &self.totals).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;
    use crate::{
        index::{
            Index,
            sample::{Sample, index_of, put},
        },
        model::{PageId, SectionKind},
    };

    fn page(path: &str, texts: &[&str]) -> Sample {
        Sample::page(path).source("Upland Clinic").section("Causes", SectionKind::Causes, texts)
    }

    /// Totals and, of each page, its length, family and party.
    fn figures(dir: &Path) -> (Totals, Vec<(u32, usize, usize)>) {
        let reader = Index::open(dir).unwrap().reader().unwrap();
        let register = reader.register().unwrap();
        let of = |page| (register.value(Column::Length, page), register.family(page), register.party(page));
        (register.totals, (0..register.pages()).map(of).collect())
    }

    #[test]
    fn a_register_that_is_missing_damaged_or_of_another_state_is_counted_anew() {
        let (dir, _) =
            index_of(&[page("a.html", &["Too little sleep.", "Heat."]), page("b.html", &["Stress."])]);
        let before = figures(dir.path());
        assert_eq!(before.0.passages, 3);
        let kept = dir.path().join(file::NAME);
        let whole = fs::read(&kept).unwrap();
        let mut other = whole.clone();
        other[9] ^= 1;
        for bytes in [&whole[..whole.len() - 4], &whole[..11], &other[..], &[]] {
            fs::write(&kept, bytes).unwrap();
            assert_eq!(figures(dir.path()), before);
        }
        fs::remove_file(&kept).unwrap();
        assert_eq!(figures(dir.path()), before);
        Index::open(dir.path()).unwrap().reader().unwrap().keep_register();
        assert_eq!(fs::read(&kept).unwrap(), whole);
    }

    #[test]
    fn after_updates_the_figures_are_those_of_a_clean_index() {
        let last = [page("a.html", &["Too little sleep."]), page("c.html", &["Stress.", "Heat."])];
        let (dir, _) = index_of(&[page("a.html", &["Heat and stress."]), page("b.html", &["Stress."])]);
        put(dir.path(), &last[1..]);
        put(dir.path(), &last[..1]);
        let mut writer = Index::open(dir.path()).unwrap().writer().unwrap();
        writer.remove(&PageId::from("bhtml00000".to_owned())).unwrap();
        writer.commit(&crate::index::Settings::default()).unwrap();
        let (clean, _) = index_of(&last);
        assert_eq!(figures(dir.path()), figures(clean.path()));
    }

    #[test]
    fn passages_are_told_their_pages() {
        let paths: Vec<String> = (0..40).map(|number| format!("p{number:02}.html")).collect();
        let samples: Vec<Sample> = paths.iter().map(|path| page(path, &["One.", "Two."])).collect();
        let (dir, _) = index_of(&samples[..20]);
        let reader = put(dir.path(), &samples[20..]);
        let places = reader.places(|_| true).unwrap();
        assert_eq!(places.len(), 80);
        for step in [1, 7, 39] {
            let some: Vec<Place> = places.iter().copied().step_by(step).collect();
            let numbered = reader.numbered(&some).unwrap();
            assert_eq!(numbered.len(), some.len());
            for (place, page) in numbered {
                let stored = reader.fetch(&[place]).unwrap().remove(0);
                assert_eq!(reader.cards().unwrap()[page].id, stored.page);
                assert_eq!(reader.imprint(page).unwrap().path, reader.cards().unwrap()[page].path);
            }
        }
    }
}
