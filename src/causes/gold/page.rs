//! A page of the gold set (`tests/causes/pages.toml`), written as lines: headings, paragraphs, list items
//! and rows of tables.

use serde::Deserialize;

use super::{Expected, Label, Trial, case};
use crate::model::{PassageKind, Section};

/// A page and the causes in it.
#[derive(Deserialize)]
pub(super) struct Page {
    shape: String,
    /// The page: "# title", "## heading", "- item", "| cell | cell |", all else a paragraph.
    text: String,
    /// Names, "a = b" for two that are as good, and after a bar the grade: "stress | common".
    causes: Vec<String>,
    #[serde(default)]
    either: Vec<String>,
}

impl Page {
    /// The page, ready to be scored.
    pub(super) fn trial(&self) -> Trial {
        let (mut title, mut sections) = (String::new(), Vec::new());
        let mut headings: Vec<(usize, String)> = Vec::new();
        let mut section = opened(&headings);
        for line in self.text.lines().filter(|line| !line.trim().is_empty()) {
            let level = line.bytes().take_while(|&byte| byte == b'#').count();
            match level {
                0 => add(&mut section, line),
                1 => title = line[1..].trim().to_owned(),
                _ => {
                    headings.retain(|(above, _)| *above < level);
                    headings.push((level, line[level..].trim().to_owned()));
                    sections.push(std::mem::replace(&mut section, opened(&headings)));
                }
            }
        }
        sections.push(section);
        for section in &mut sections {
            // The first row of a table is the headings of its columns.
            section.passages.retain(|it| it.columns.is_empty() || it.columns.join(" | ") != it.text);
        }
        Trial {
            shape: self.shape.clone(),
            document: case::document(&title, sections),
            expected: self.causes.iter().map(|line| expected(line)).collect(),
            either: self.either.clone(),
            graded: true,
            title,
        }
    }
}

/// A section under the last of these headings.
fn opened(headings: &[(usize, String)]) -> Section {
    let path: Vec<String> = headings.iter().map(|(_, text)| text.clone()).collect();
    let heading = path.last().cloned();
    Section { kind: case::kind(heading.as_slice()), heading, level: 2, path, passages: Vec::new() }
}

/// Adds a line to a section, with the lead-in that the line before it is to a list.
fn add(section: &mut Section, line: &str) {
    let item = line.strip_prefix("- ").map(|text| (PassageKind::ListItem, text.to_owned()));
    let row = line.strip_prefix("| ").map(|cells| cells.trim_end_matches(" |").to_owned());
    let row = row.map(|text| (PassageKind::TableRow, text));
    let (kind, text) = item.or(row).unwrap_or((PassageKind::Paragraph, line.to_owned()));
    let mut passage = case::passage(kind, &text);
    let before = section.passages.last_mut();
    match (kind, before) {
        (PassageKind::ListItem, Some(before)) if before.block == PassageKind::ListItem => {
            passage.lead_in.clone_from(&before.lead_in);
        }
        (PassageKind::ListItem, Some(before)) => {
            before.block = PassageKind::LeadIn;
            passage.lead_in = Some(before.text.clone());
        }
        (PassageKind::TableRow, Some(before)) if before.block == PassageKind::TableRow => {
            passage.columns.clone_from(&before.columns);
        }
        (PassageKind::TableRow, _) => passage.columns = text.split(" | ").map(str::to_owned).collect(),
        _ => {}
    }
    section.passages.push(passage);
}

/// A cause with its other names and its grades: "stress = tension | common, less common serious".
fn expected(line: &str) -> Expected {
    let (names, labels) = line.split_once(" | ").unwrap_or((line, ""));
    let label = |text: &str| {
        let serious = text.contains("serious").then(|| "serious".to_owned());
        let frequency = text.replace("serious", "").trim().to_owned();
        Label { frequency: Some(frequency).filter(|it| !it.is_empty()), severity: serious }
    };
    Expected {
        names: names.split(" = ").map(str::to_owned).collect(),
        labels: labels.split(", ").map(label).collect(),
    }
}
