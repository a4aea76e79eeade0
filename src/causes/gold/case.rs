//! A passage of the gold set with its headings (`tests/causes/gold.toml`), made into a document.

use serde::Deserialize;

use super::{Expected, Label, Trial};
use crate::model::{Dates, Document, Format, Passage, PassageKind, Section, SectionKind, Span};

/// A stretch of a page under its headings, and the causes in it.
#[derive(Deserialize)]
pub(super) struct Case {
    title: String,
    shape: String,
    headings: Vec<String>,
    lead_in: Option<String>,
    #[serde(default)]
    items: Vec<String>,
    text: Option<String>,
    #[serde(default)]
    columns: Vec<String>,
    #[serde(default)]
    rows: Vec<String>,
    causes: Vec<String>,
    #[serde(default)]
    either: Vec<String>,
    frequency: Option<String>,
    severity: Option<String>,
}

impl Case {
    /// The case, ready to be scored.
    pub(super) fn trial(&self) -> Trial {
        let grade = Label { frequency: self.frequency.clone(), severity: self.severity.clone() };
        let expected = |name: &String| Expected { names: vec![name.clone()], labels: vec![grade.clone()] };
        Trial {
            title: self.title.clone(),
            shape: self.shape.clone(),
            document: self.document(),
            expected: self.causes.iter().map(expected).collect(),
            either: self.either.clone(),
            // A case that gives no grade leaves it open.
            graded: self.frequency.is_some() || self.severity.is_some(),
        }
    }

    fn document(&self) -> Document {
        let mut passages = Vec::new();
        passages.extend(self.text.iter().map(|text| passage(PassageKind::Paragraph, text)));
        passages.extend(self.lead_in.iter().map(|text| passage(PassageKind::LeadIn, text)));
        passages.extend(self.items.iter().map(|text| passage(PassageKind::ListItem, text)));
        passages.extend(self.rows.iter().map(|text| passage(PassageKind::TableRow, text)));
        for passage in &mut passages {
            match passage.block {
                PassageKind::ListItem => passage.lead_in.clone_from(&self.lead_in),
                PassageKind::TableRow => passage.columns.clone_from(&self.columns),
                _ => {}
            }
        }
        let section = Section {
            heading: self.headings.last().cloned(),
            level: 2,
            path: self.headings.clone(),
            kind: kind(&self.headings),
            passages,
        };
        document(&self.title, vec![section])
    }
}

/// A stand-in for what `extract` makes of headings: the innermost plain word decides.
pub(super) fn kind(headings: &[String]) -> SectionKind {
    let kinds = [
        ("cause", SectionKind::Causes),
        ("treat", SectionKind::Treatment),
        ("symptom", SectionKind::Symptoms),
        ("prevent", SectionKind::Prevention),
        ("diagnos", SectionKind::Diagnosis),
        ("complication", SectionKind::Complications),
        ("risk", SectionKind::RiskFactors),
    ];
    let of = |text: &String| kinds.iter().find(|(word, _)| text.to_lowercase().contains(word)).map(|it| it.1);
    headings.iter().rev().find_map(of).unwrap_or_default()
}

pub(super) fn passage(block: PassageKind, text: &str) -> Passage {
    Passage {
        id: String::new(),
        block,
        text: text.to_owned(),
        lead_in: None,
        columns: Vec::new(),
        range: Span::default(),
        cites: Vec::new(),
        causes: Vec::new(),
    }
}

pub(super) fn document(title: &str, sections: Vec<Section>) -> Document {
    Document {
        path: String::new(),
        format: Format::Html,
        encoding: "utf-8".to_owned(),
        language: None,
        title: Some(title.to_owned()),
        source: None,
        supplied_by: None,
        url: None,
        doi: None,
        pmid: None,
        pmcid: None,
        saved: None,
        authors: Vec::new(),
        editors: Vec::new(),
        medical_reviewers: Vec::new(),
        dates: Dates::default(),
        topics: Vec::new(),
        also_called: Vec::new(),
        sections,
        references: Vec::new(),
        unresolved_citations: Vec::new(),
        doubts: Vec::new(),
        signature: Vec::new(),
    }
}
