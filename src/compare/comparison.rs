//! A comparison, ready to be rendered: the fields are those of `etio.compare/1`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    causes::ConceptKind,
    library::ListedWork,
    model::{Frequency, Named, PageId, Qualifier, Role, Severity, Stance},
    search::DateOf,
};

/// What the sources say of the causes of a topic.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// The query as typed.
    pub query: String,
    /// What it is about; none where neither the vocabulary nor a page knows it.
    pub topic: Option<Named>,
    /// Independent sources of the pages on the subject.
    pub independent_sources: usize,
    /// The columns.
    pub sources: Vec<Column>,
    /// The rows; a narrower cause stands somewhere under its broader one.
    pub causes: Vec<Row>,
    /// Where sources differ, contradictions first.
    pub differences: Vec<Difference>,
    /// By source id the causes that it alone names.
    pub only_in: BTreeMap<String, Vec<Named>>,
    /// Pages on the subject whose text is, for the most part, one.
    pub families: Vec<Family>,
    /// Whether the pages of a family count as one source.
    pub folded: bool,
    /// The works that the pages on the subject cite, each once.
    pub references: Vec<ListedWork>,
    /// Whether some pages could not be read when the index was made.
    pub incomplete: bool,
}

/// A source and its pages on the subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The source's id; of a page whose source is not known, which stands for itself, the page's.
    pub id: String,
    /// The source's name.
    pub name: Option<String>,
    /// Who supplied the text of these pages.
    pub supplied_by: Option<String>,
    /// The pages, by path.
    pub pages: Vec<ComparedPage>,
}

/// A page on the subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedPage {
    /// Its id.
    pub id: PageId,
    /// The root that the page is in: for links, and no part of the JSON, which is the same on every machine.
    #[serde(skip)]
    pub root: String,
    /// Its path in its root.
    pub path: String,
    /// Its document's title.
    pub title: Option<String>,
    /// Its date: reviewed, else updated, else published.
    pub date: Option<DateOf>,
    /// The first page of its family of copies, where it has copies.
    pub family: Option<PageId>,
}

/// A cause and what each source says of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The cause.
    pub cause: Named,
    /// What sort of thing it is, where the vocabulary knows it.
    pub cause_kind: Option<ConceptKind>,
    /// The ids of its broader causes.
    pub broader: Vec<String>,
    /// How many rows it stands under: 0, or one more than the row of its broader cause.
    pub depth: usize,
    /// Independent sources that name it as a cause.
    pub independent_sources: usize,
    /// What each source says, by its id. A source without a cell is silent.
    pub cells: BTreeMap<String, Cell>,
}

/// What one source says of one cause.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// In few words: "common", "rare, serious", "as overdose", "named".
    pub label: String,
    /// Every passage's statement.
    pub mentions: Vec<CellMention>,
}

/// A cause as one passage of the source states it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellMention {
    /// The phrase that names it.
    pub as_written: String,
    /// The passage's id.
    pub passage: String,
    /// The page's id.
    pub page: PageId,
    /// The headings above the passage, outermost first.
    pub section: Vec<String>,
    /// The line that introduces the passage's list.
    pub lead_in: Option<String>,
    /// The passage's text.
    pub text: String,
    /// The heading or lead-in that the cause stands under.
    pub group: Option<String>,
    /// How common the page calls it.
    pub frequency: Option<Frequency>,
    /// How serious the page calls it.
    pub severity: Option<Severity>,
    /// What is said of the substance.
    pub qualifier: Option<Qualifier>,
    /// How surely.
    pub stance: Stance,
    /// In what part.
    pub role: Role,
    /// Keys of the works that the passage cites.
    pub references: Vec<String>,
}

impl CellMention {
    /// Whether it says that this is a cause, in itself or as an example of one: such mentions are
    /// graded.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        self.stance != Stance::Denied && matches!(self.role, Role::Cause | Role::Example)
    }
}

/// Where sources differ about a cause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// The cause.
    pub cause: Named,
    /// In what.
    pub kind: DifferenceKind,
    /// Whether both cannot be right.
    pub contradicts: bool,
    /// The ids of the sources that differ.
    pub cells: Vec<String>,
    /// What each of them says, with the passage that says so.
    pub sides: Vec<Side>,
}

/// In what sources differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DifferenceKind {
    /// Common here, less common or rare there.
    Frequency,
    /// Serious here, benign there.
    Severity,
    /// One asserts it, one denies it.
    Denied,
    /// A cause here, a treatment there.
    AlsoTreatment,
    /// Only as overdose, excess or withdrawal here.
    Qualified,
    /// A cause here, only makes it worse there.
    Role,
    /// Under other headings: "less common causes" here, "more serious causes" there.
    FiledDifferently,
}

impl DifferenceKind {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Frequency => "frequency",
            Self::Severity => "severity",
            Self::Denied => "denied",
            Self::AlsoTreatment => "also_treatment",
            Self::Qualified => "qualified",
            Self::Role => "role",
            Self::FiledDifferently => "filed_differently",
        }
    }
}

/// What one source says in a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The source's id.
    pub source: String,
    /// What it says, in few words; of a heading, the page's own.
    pub says: String,
    /// The page's id.
    pub page: PageId,
    /// The passage's id.
    pub passage: String,
    /// The headings above the passage, outermost first.
    pub section: Vec<String>,
    /// The passage's text.
    pub text: String,
}

/// Pages whose text is, for the most part, one. They count once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Family {
    /// The first page, by which the family goes.
    pub id: PageId,
    /// Its pages on the subject.
    pub pages: Vec<FamilyPage>,
}

/// A page of a family, with the evidence that it is a copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FamilyPage {
    /// Its id.
    pub id: PageId,
    /// The id of its column.
    pub source: String,
    /// Its path in its root.
    pub path: String,
    /// Who supplied its text, where it says so.
    pub supplied_by: Option<String>,
    /// The share of text that it has in common with the first page, about; 1 for that one itself.
    pub shared: f64,
}
