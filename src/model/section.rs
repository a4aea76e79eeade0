//! Sections and passages: a document's text in the pieces that search returns.

use serde::{Deserialize, Serialize};

use super::{Cite, Mention, Span};

/// A heading and what stands under it, down to the next heading of any level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// The heading as printed; none for what stands before the first one.
    pub heading: Option<String>,
    /// 1 to 6; 0 without a heading.
    pub level: u8,
    /// The headings above it and its own, outermost first.
    pub path: Vec<String>,
    /// What it is about.
    pub kind: SectionKind,
    /// Its text.
    pub passages: Vec<Passage>,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the meaning.
pub enum SectionKind {
    Overview,
    Names,
    Causes,
    Symptoms,
    Diagnosis,
    Treatment,
    Prevention,
    Complications,
    Outlook,
    WhenToSeeDoctor,
    RiskFactors,
    Frequency,
    Inheritance,
    Genetics,
    Research,
    Summary,
    #[default]
    Other,
}

impl SectionKind {
    /// Every kind, in the order of the design.
    pub const ALL: [Self; 17] = [
        Self::Overview,
        Self::Names,
        Self::Causes,
        Self::Symptoms,
        Self::Diagnosis,
        Self::Treatment,
        Self::Prevention,
        Self::Complications,
        Self::Outlook,
        Self::WhenToSeeDoctor,
        Self::RiskFactors,
        Self::Frequency,
        Self::Inheritance,
        Self::Genetics,
        Self::Research,
        Self::Summary,
        Self::Other,
    ];

    /// The name in JSON and on the command line ("when_to_see_doctor").
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Names => "names",
            Self::Causes => "causes",
            Self::Symptoms => "symptoms",
            Self::Diagnosis => "diagnosis",
            Self::Treatment => "treatment",
            Self::Prevention => "prevention",
            Self::Complications => "complications",
            Self::Outlook => "outlook",
            Self::WhenToSeeDoctor => "when_to_see_doctor",
            Self::RiskFactors => "risk_factors",
            Self::Frequency => "frequency",
            Self::Inheritance => "inheritance",
            Self::Genetics => "genetics",
            Self::Research => "research",
            Self::Summary => "summary",
            Self::Other => "other",
        }
    }

    /// The kind of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What search returns: a list item, a paragraph or part of a long one, a table row, or the lead-in
/// line of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// `page.section.hash`.
    pub id: String,
    /// What sort of piece it was in the page.
    pub block: PassageKind,
    /// The page's own words, white space folded.
    pub text: String,
    /// The line that introduces the list it stands in.
    pub lead_in: Option<String>,
    /// The column headings of its table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
    /// Where it stands in the decoded, repaired page ([`super::Page::text`]).
    pub range: Span,
    /// What it cites.
    pub cites: Vec<Cite>,
    /// The causes it names.
    pub causes: Vec<Mention>,
}

/// What sort of piece of a page a passage was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // The names are the meaning.
pub enum PassageKind {
    Paragraph,
    ListItem,
    TableRow,
    LeadIn,
}
