//! Columns read in bulk: the dictionary of a column is decoded once, and a value is an index into it.

use tantivy::{
    DocId, SegmentReader,
    columnar::{BytesColumn, Column, StrColumn},
    schema::Field,
};

use super::schema::Fields;

/// A column of texts of one segment, its dictionary in memory.
#[derive(Debug)]
pub(super) struct Texts {
    values: Vec<Box<str>>,
    numbers: Option<Column<u64>>,
}

impl Texts {
    pub(super) fn open(segment: &SegmentReader, fields: Fields, field: Field) -> tantivy::Result<Self> {
        let Some(column) = segment.fast_fields().str(fields.name(field))? else {
            return Ok(Self { values: Vec::new(), numbers: None });
        };
        let mut values = Vec::with_capacity(column.num_terms());
        let mut terms = column.dictionary().stream()?;
        while terms.advance() {
            values.push(String::from_utf8_lossy(terms.key()).into());
        }
        Ok(Self { values, numbers: Some(column.ords().clone()) })
    }

    /// The values that occur, sorted; [`Texts::numbers`] are indexes into them.
    pub(super) fn values(&self) -> &[Box<str>] {
        &self.values
    }

    /// The values of a record as numbers, in the order they were given.
    pub(super) fn numbers(&self, doc: DocId) -> impl Iterator<Item = usize> + '_ {
        let column = self.numbers.iter();
        column.flat_map(move |column| column.values_for_doc(doc)).map(|number| number as usize)
    }

    /// The values of a record, in the order they were given.
    pub(super) fn all(&self, doc: DocId) -> impl Iterator<Item = &str> + '_ {
        self.numbers(doc).filter_map(|number| self.values.get(number)).map(|value| &**value)
    }

    /// The first value of a record.
    pub(super) fn first(&self, doc: DocId) -> Option<&str> {
        self.all(doc).next()
    }

    /// The first value, owned; empty where there is none.
    pub(super) fn text(&self, doc: DocId) -> String {
        self.first(doc).unwrap_or_default().to_owned()
    }
}

/// A column of texts of one segment, of which a few values are looked up.
pub(super) struct Sparse(Option<StrColumn>);

impl Sparse {
    pub(super) fn open(segment: &SegmentReader, fields: Fields, field: Field) -> tantivy::Result<Self> {
        Ok(Self(segment.fast_fields().str(fields.name(field))?))
    }

    /// The first value of a record.
    pub(super) fn first(&self, doc: DocId) -> tantivy::Result<Option<String>> {
        let Some(column) = &self.0 else { return Ok(None) };
        let Some(number) = self.numbers(doc).next() else { return Ok(None) };
        let mut value = String::new();
        column.ord_to_str(number, &mut value)?;
        Ok(Some(value))
    }

    /// The values of a record as numbers.
    pub(super) fn numbers(&self, doc: DocId) -> impl Iterator<Item = u64> + '_ {
        self.0.iter().flat_map(move |column| column.term_ords(doc))
    }

    /// The values with these numbers, which ascend.
    pub(super) fn values(&self, numbers: &[u64]) -> tantivy::Result<Vec<String>> {
        let mut values = Vec::with_capacity(numbers.len());
        if let Some(column) = &self.0 {
            let dictionary = column.dictionary();
            dictionary.sorted_ords_to_term_cb(numbers, |value| {
                values.push(String::from_utf8_lossy(value).into());
            })?;
        }
        Ok(values)
    }
}

/// A column of numbers of one segment.
#[derive(Debug)]
pub(super) struct Numbers(Option<Column<u64>>);

impl Numbers {
    pub(super) fn open(segment: &SegmentReader, fields: Fields, field: Field) -> tantivy::Result<Self> {
        Ok(Self(segment.fast_fields().column_opt(fields.name(field))?))
    }

    /// The number of a record; 0 where it has none.
    pub(super) fn first(&self, doc: DocId) -> u64 {
        self.0.as_ref().and_then(|column| column.first(doc)).unwrap_or_default()
    }
}

/// A column of bytes of one segment, its dictionary in memory: in order it is read many times as quickly as
/// value by value.
#[derive(Debug)]
pub(super) struct Bytes {
    values: Vec<Box<[u8]>>,
    column: Option<BytesColumn>,
}

impl Bytes {
    pub(super) fn open(segment: &SegmentReader, fields: Fields, field: Field) -> tantivy::Result<Self> {
        let column = segment.fast_fields().bytes(fields.name(field))?;
        let mut values = Vec::new();
        if let Some(column) = &column {
            let mut terms = column.dictionary().stream()?;
            while terms.advance() {
                values.push(terms.key().into());
            }
        }
        Ok(Self { values, column })
    }

    /// The bytes of a record; empty where it has none.
    pub(super) fn first(&self, doc: DocId) -> &[u8] {
        let number = self.column.as_ref().and_then(|column| column.term_ords(doc).next());
        number.and_then(|number| self.values.get(number as usize)).map_or(&[], |value| value)
    }
}
