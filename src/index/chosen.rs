//! Pages chosen by what their columns say.

use tantivy::schema::Field;

use super::{Reader, columns::Texts, record::split};
use crate::{
    error::Result,
    model::{Named, Source},
};

/// What a page must have.
pub enum PageTest<'a> {
    /// A source of which this holds.
    Source(&'a dyn Fn(&Source) -> bool),
    /// An author.
    Author(&'a dyn Fn(&str) -> bool),
    /// A reviewer.
    Reviewer(&'a dyn Fn(&str) -> bool),
    /// A date of its last review.
    Reviewed(&'a dyn Fn(&str) -> bool),
    /// A date: reviewed, else updated, else published.
    Dated(&'a dyn Fn(&str) -> bool),
}

impl Reader {
    /// Which pages pass a test, by their numbers in [`Reader::cards`]. Each value is looked at once,
    /// however many pages have it.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn pages_that(&self, test: &PageTest<'_>) -> Result<Vec<bool>> {
        let fields = self.fields;
        match test {
            PageTest::Source(fits) => self.pages_with(&[fields.source], &|value| {
                let Named { id, name } = split(value);
                fits(&Source { id, name })
            }),
            PageTest::Author(fits) => self.pages_with(&[fields.author], fits),
            PageTest::Reviewer(fits) => self.pages_with(&[fields.reviewer], fits),
            PageTest::Reviewed(fits) => self.pages_with(&[fields.reviewed], fits),
            PageTest::Dated(fits) => {
                self.pages_with(&[fields.reviewed, fields.updated, fields.published], fits)
            }
        }
    }

    /// Which pages have a fitting value in the first of these fields that has any.
    fn pages_with(&self, fields: &[Field], fits: &dyn Fn(&str) -> bool) -> Result<Vec<bool>> {
        let register = self.register()?;
        let mut segments = Vec::new();
        for segment in self.searcher.segment_readers() {
            let mut columns = Vec::new();
            for field in fields {
                let column =
                    Texts::open(segment, self.fields, *field).map_err(|error| self.damaged(error))?;
                let fitting: Vec<bool> = column.values().iter().map(|value| fits(value)).collect();
                columns.push((column, fitting));
            }
            segments.push(columns);
        }
        let passes = |page| {
            let address = register.address(page);
            let mut columns = segments[address.segment_ord as usize].iter();
            let found = columns.find(|(column, _)| column.numbers(address.doc_id).next().is_some());
            found
                .is_some_and(|(column, fitting)| column.numbers(address.doc_id).any(|number| fitting[number]))
        };
        Ok((0..register.pages()).map(passes).collect())
    }
}
