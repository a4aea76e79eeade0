//! What a page says, once its furniture is gone. The fields are those of `etio.document/1`.

use serde::{Deserialize, Serialize};

use super::{Format, Reference, Section, Topic};

/// A page's article: title, source, people, dates, sections and references.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The page's path as it was given.
    pub path: String,
    /// The format that it was saved in.
    pub format: Format,
    /// The encoding that it was decoded from.
    pub encoding: String,
    /// A primary language subtag ("en"), from the page or told from its text.
    pub language: Option<String>,
    /// The article's title, without the site's name.
    pub title: Option<String>,
    /// Who publishes it; none where it cannot be told.
    pub source: Option<Source>,
    /// Who wrote the text, where the page says that it comes from elsewhere.
    pub supplied_by: Option<Source>,
    /// The page's address.
    pub url: Option<String>,
    /// Its DOI, where it states one of its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doi: Option<String>,
    /// Its PubMed id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pmid: Option<String>,
    /// Its PubMed Central id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pmcid: Option<String>,
    /// When it was saved, ISO 8601, where the file says so.
    pub saved: Option<String>,
    /// Who wrote it, titles kept, bylines' words gone.
    pub authors: Vec<String>,
    /// Who edited it.
    pub editors: Vec<String>,
    /// Who reviewed it.
    pub medical_reviewers: Vec<String>,
    /// Its dates.
    pub dates: Dates,
    /// The symptoms or conditions that it is about, the first the main one.
    pub topics: Vec<Topic>,
    /// Other names it gives for its topic, as printed.
    pub also_called: Vec<String>,
    /// Its sections in order.
    pub sections: Vec<Section>,
    /// The works it cites.
    pub references: Vec<Reference>,
    /// Markers in its text whose reference is not in the page.
    pub unresolved_citations: Vec<UnresolvedCitation>,
    /// What the reader could not make out for certain.
    pub doubts: Vec<Doubt>,
    /// The least hashes of its shingles of words, by which copies are found; not shown.
    #[serde(skip)]
    pub signature: Vec<u32>,
}

/// A publisher, or a supplier of texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// A short id from the name ("healthline").
    pub id: String,
    /// Its usual name ("Healthline").
    pub name: String,
}

/// The dates that a page states, ISO 8601 (`2014-02-24`, `2014-02` or `2014`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// When it first appeared.
    pub published: Option<String>,
    /// When it was last changed.
    pub updated: Option<String>,
    /// When a reviewer last read it.
    pub reviewed: Option<String>,
}

impl Dates {
    /// The date that a page goes by, and what it is the date of: reviewed, else updated, else published.
    #[must_use]
    pub fn main(&self) -> Option<(&'static str, &str)> {
        let dates =
            [("reviewed", &self.reviewed), ("updated", &self.updated), ("published", &self.published)];
        dates.into_iter().find_map(|(kind, date)| Some((kind, date.as_deref()?)))
    }

    /// The same as a value of its own.
    #[must_use]
    pub fn date_of(&self) -> Option<DateOf> {
        self.main().map(|(kind, value)| DateOf { kind: kind.to_owned(), value: value.to_owned() })
    }
}

/// A date and what it is the date of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateOf {
    /// "reviewed", "updated" or "published".
    pub kind: String,
    /// ISO 8601.
    pub value: String,
}

/// A marker in the text whose reference is not in the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnresolvedCitation {
    /// The marker as printed, brackets off.
    pub marker: String,
    /// The id of the passage it stands in.
    pub passage: String,
}

/// Something the reader could not make out, or mended on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// What it is, in words for a person.
    pub what: String,
    /// Where: a line, a heading, a few words of the page.
    #[serde(rename = "where")]
    pub at: String,
}
