//! The answer to a search, ready to be rendered: the fields are those of `etio.search/1`. A renderer
//! chooses words and never decides what is true.

use serde::{Deserialize, Serialize};

use crate::model::{Mention, Named, PassageKind, SectionKind, Source, Span};

/// By what the passages of an answer are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// By cause, then by source.
    #[default]
    Cause,
    /// By source.
    Source,
    /// One line an article.
    Article,
    /// The passages alone, best first.
    None,
}

/// What was found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The query as typed.
    pub query: String,
    /// By what it is grouped.
    pub by: By,
    /// How the query is read, where that was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_as: Option<String>,
    /// Whether some pages could not be read when the index was made.
    pub incomplete: bool,
    /// Spellings that the index has, for words found nowhere; never applied.
    pub did_you_mean: Vec<String>,
    /// How many passages match, copies folded.
    pub total: usize,
    /// How many independent sources they come from.
    pub independent_sources: usize,
    /// The passages.
    #[serde(flatten)]
    pub groups: Groups,
    /// What a limit left out.
    pub cut: Cut,
}

/// The passages, in the order and grouping that was asked for.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs)] // One field each, of the same name.
pub enum Groups {
    Cause { groups: Vec<CauseGroup> },
    Source { sources: Vec<SourceGroup> },
    Article { articles: Vec<ArticleHit> },
    None { passages: Vec<Hit> },
}

/// What a limit left out of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    /// Groups (or articles, or passages without groups) that are not shown.
    pub groups: usize,
    /// Passages that stand in no shown group.
    pub passages: usize,
    /// Causes among them that a source calls serious, by name.
    pub serious: Vec<Named>,
}

/// The passages that name one cause.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CauseGroup {
    /// The cause; none for passages that name none.
    pub cause: Option<Named>,
    /// How many independent sources state it, among the passages found.
    pub independent_sources: usize,
    /// Passages found that name it, also those over the limit of a group.
    pub total: usize,
    /// By source, best first.
    pub sources: Vec<SourceGroup>,
}

/// The passages of one source.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SourceGroup {
    /// The source; none for a page whose source is not known (each such page is a group of its own).
    pub source: Option<SourceRef>,
    /// The passages, best first.
    pub passages: Vec<Hit>,
}

/// A source in an answer.
pub type SourceRef = Source;

/// An article that answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArticleHit {
    /// The page's id.
    pub page: String,
    /// Its path in its root.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// Its source.
    pub source: Option<SourceRef>,
    /// How well it answers; comparable within one answer only.
    pub score: f32,
    /// Its best passage.
    pub best: Hit,
}

/// A passage that answers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hit {
    /// The passage's id.
    pub id: String,
    /// The page's id.
    pub page: String,
    /// The root that the page is in: for links, and no part of the JSON, which is the same on every machine.
    #[serde(skip)]
    pub root: String,
    /// The page's path in its root.
    pub path: String,
    /// The document's title.
    pub title: Option<String>,
    /// Who publishes it.
    pub source: Option<SourceRef>,
    /// Who wrote it, where the page says that it comes from elsewhere.
    pub supplied_by: Option<SourceRef>,
    /// Its date: reviewed, else updated, else published.
    pub date: Option<DateOf>,
    /// The headings above it, outermost first.
    pub section: Vec<String>,
    /// What the section is about.
    pub section_kind: SectionKind,
    /// What sort of piece it is.
    pub block: PassageKind,
    /// The line that introduces its list.
    pub lead_in: Option<String>,
    /// Its text.
    pub text: String,
    /// Column headings, for a row of a table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Where the query matched.
    pub highlights: Highlights,
    /// How well it answers; comparable within one answer only.
    pub score: f32,
    /// Words of the query that it lacks.
    pub missing_terms: Vec<String>,
    /// The causes it names.
    pub causes: Vec<Mention>,
    /// Keys of the works it cites.
    pub references: Vec<String>,
    /// Sources whose page has the same passage.
    pub also_in: Vec<Source>,
    /// Why it stands here, where that was asked for: what adds up to its score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Vec<Reason>>,
}

/// A part of a score.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// What it is for, in words for a person.
    pub what: String,
    /// How much it adds.
    pub adds: f32,
}

pub use crate::model::DateOf;

/// Where a query matched, as spans of the text of each part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Highlights {
    /// In the passage.
    pub text: Vec<Span>,
    /// In the headings; the spans of each, in their order.
    pub section: Vec<Vec<Span>>,
    /// In the lead-in.
    pub lead_in: Vec<Span>,
}
