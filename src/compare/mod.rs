//! What the sources say of the causes of a topic: cause by source, and where they differ. It reads
//! every passage that states a cause of the topic, never the best few.

mod comparison;
mod difference;
mod families;
mod filing;
mod gather;
mod label;
mod rows;
mod subject;
#[cfg(test)]
mod tests;
mod treatment;

use std::collections::BTreeMap;

pub use comparison::{
    Cell, CellMention, Column, ComparedPage, Comparison, Difference, DifferenceKind, Family, FamilyPage, Row,
    Side,
};

use crate::{
    causes::Vocabulary,
    error::Result,
    index::Reader,
    library::{Families, works_listed},
    model::Named,
    search::{Spoken, topics},
};
use gather::Gathered;
use rows::Rows;
use subject::Subjects;

/// A comparison that is asked for.
#[derive(Clone, Debug)]
pub struct CompareRequest {
    /// A topic, by any of its names, or a question that names it.
    pub query: String,
    /// How finely causes are told apart.
    pub level: Level,
    /// Only these sources, by id or name or words of the name; all where none is given.
    pub sources: Vec<String>,
    /// Whether copies count once.
    pub fold: bool,
}

impl Default for CompareRequest {
    fn default() -> Self {
        Self { query: String::new(), level: Level::Cause, sources: Vec::new(), fold: true }
    }
}

/// How finely causes are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Level {
    /// Each cause has a row.
    #[default]
    Cause,
    /// A narrower cause is counted with the broadest one that has a row.
    Broad,
}

/// Compares what sources say of the causes of a topic.
///
/// # Errors
/// When no source is called what the request names, or the index is damaged. No page on the subject
/// is an answer: a comparison without sources.
pub fn compare(reader: &Reader, vocabulary: &Vocabulary, request: &CompareRequest) -> Result<Comparison> {
    let cards = reader.cards()?;
    let empty = Comparison {
        query: request.query.clone(),
        incomplete: cards.iter().any(|card| card.failed),
        ..Comparison::default()
    };
    let subjects = Subjects::of(reader)?;
    let Some(topic) = subjects.resolve(&request.query, vocabulary) else { return Ok(empty) };
    let gathered = Gathered::read(reader, &subjects, &topic, request)?;
    let families = Families::of(reader)?;
    let rows = Rows { cards, families: &families, vocabulary, fold: request.fold };
    let causes = rows.of(&gathered.mentions, request.level);
    let treatments = treatment::find(&gathered, vocabulary);
    Ok(Comparison {
        independent_sources: rows.independent(&gathered.pages),
        sources: gathered.columns(cards, &families),
        differences: difference::find(&causes, &treatments, &topic, vocabulary),
        only_in: only_in(&causes),
        families: families::among(&gathered.pages, cards, &families),
        references: works_listed(reader, gathered.pages.iter().map(|page| &cards[*page].id))?,
        folded: request.fold,
        causes,
        topic: Some(topic),
        ..empty
    })
}

/// The topics of which two independent sources speak at least.
///
/// # Errors
/// When the index is damaged.
pub fn comparable(reader: &Reader) -> Result<Vec<Spoken>> {
    let mut topics = topics(reader)?;
    topics.retain(|topic| topic.independent_sources > 1);
    Ok(topics)
}

/// By source the causes that it alone names; of copies the first.
fn only_in(rows: &[Row]) -> BTreeMap<String, Vec<Named>> {
    let mut only: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.independent_sources == 1) {
        let mut names = row.cells.iter().filter(|(_, cell)| cell.mentions.iter().any(rows::supports));
        if let Some((source, _)) = names.next() {
            only.entry(source.clone()).or_default().push(row.cause.clone());
        }
    }
    only
}
