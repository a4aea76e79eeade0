//! What is asked of a search beside its query.

use super::{
    By, field,
    query::{Field, Query},
};
use crate::{
    error::{Error, Result},
    model::SectionKind,
};

/// Groups (or articles, or passages without groups) of an answer, where nothing else is asked for.
const GROUPS: usize = 10;

/// Passages of a group, where nothing else is asked for.
const PER_GROUP: usize = 3;

/// A search.
#[derive(Clone, Debug)]
pub struct Request {
    /// The query as typed; may be empty where a filter is given.
    pub query: String,
    /// By what to group.
    pub by: By,
    /// At most so many groups; ten where none is given.
    pub limit: Option<usize>,
    /// At most so many passages of a group.
    pub per_group: usize,
    /// Only of these sources, by id or name or words of the name.
    pub source: Vec<String>,
    /// Only passages that name one of these causes.
    pub cause: Vec<String>,
    /// Only of sections of these kinds.
    pub section: Vec<SectionKind>,
    /// Only of pages reviewed (else updated, else published) on this date or later, ISO 8601.
    pub after: Option<String>,
    /// Whether words also match spellings near to them.
    pub fuzzy: bool,
    /// Whether to say why each passage stands where it does.
    pub explain: bool,
    /// Whether copies of a passage in other pages are folded into one.
    pub fold_copies: bool,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            query: String::new(),
            by: By::Cause,
            limit: None,
            per_group: PER_GROUP,
            source: Vec::new(),
            cause: Vec::new(),
            section: Vec::new(),
            after: None,
            fuzzy: false,
            explain: false,
            fold_copies: true,
        }
    }
}

impl Request {
    /// How many groups at most.
    pub(super) fn most(&self) -> usize {
        self.limit.unwrap_or(GROUPS)
    }

    /// Its filters, but for the date, as parts of a query that must hold.
    pub(super) fn filters(&self) -> Vec<Query> {
        let any = |fields: Vec<Field>| {
            (!fields.is_empty()).then(|| Query::Any(fields.into_iter().map(Query::Field).collect()))
        };
        let source = any(self.source.iter().cloned().map(Field::Source).collect());
        let cause = any(self.cause.iter().cloned().map(Field::Cause).collect());
        let section = any(self.section.iter().copied().map(Field::Section).collect());
        [source, cause, section].into_iter().flatten().collect()
    }

    /// The date after which, checked.
    pub(super) fn after(&self) -> Result<Option<&str>> {
        match self.after.as_deref() {
            Some(date) if !field::is_date(date) => {
                Err(Error::Usage(format!("--after {date}: write a date as 2024, 2024-05 or 2024-05-31")))
            }
            after => Ok(after),
        }
    }
}
