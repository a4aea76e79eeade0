//! One page as the reader understands it, for people: `etio extract`.

use serde::Serialize;

use super::{
    answer::{grading, source_name},
    clean, json, json_line,
    look::{Lines, Look, Tint, count},
};
use crate::{
    extract::{Cut, Extracted},
    model::{Dates, Document, Passage, PassageKind, Reference, Section},
};

/// How many columns labels of the head take.
const LABEL: usize = 13;

impl Look {
    /// A document: its head, its sections with the causes found in them, and the works it cites.
    #[must_use]
    pub fn document(self, document: &Document) -> String {
        let mut lines = Lines::new(self);
        head(self, &mut lines, document);
        for at in &document.sections {
            section(self, &mut lines, at);
        }
        references(&mut lines, document);
        doubts(&mut lines, document);
        lines.finish()
    }

    /// What was cut from a page as furniture, and by which rule.
    #[must_use]
    pub fn cut(self, cut: &[Cut]) -> String {
        let mut lines = Lines::new(self);
        let blocks = count(cut.len(), "block was cut", "blocks were cut");
        lines.put(0, &self.tint(Tint::Heading, &blocks));
        for block in cut {
            lines.hang(2, &format!("[{}] ", block.rule), &clean(&block.text));
        }
        lines.finish()
    }
}

/// A document as JSON (`etio.document/1`); with `explain` also what was cut, as `cut`.
#[must_use]
pub fn document_json(extracted: &Extracted, explain: bool) -> String {
    json("document", &Explained::of(extracted, explain))
}

/// The same on one line.
#[must_use]
pub fn document_json_line(extracted: &Extracted, explain: bool) -> String {
    json_line("document", &Explained::of(extracted, explain))
}

#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    document: &'a Document,
    #[serde(skip_serializing_if = "Option::is_none")]
    cut: Option<Vec<Block<'a>>>,
}

#[derive(Serialize)]
struct Block<'a> {
    rule: &'a str,
    text: &'a str,
}

impl<'a> Explained<'a> {
    fn of(extracted: &'a Extracted, explain: bool) -> Self {
        let blocks =
            || extracted.cut.iter().map(|block| Block { rule: block.rule, text: &block.text }).collect();
        Self { document: &extracted.document, cut: explain.then(blocks) }
    }
}

fn head(look: Look, lines: &mut Lines, document: &Document) {
    let title = document.title.as_deref().unwrap_or("(no title)");
    lines.put(0, &look.tint(Tint::Heading, &clean(title)));
    let mut field = |label: &str, value: &str| {
        if !value.is_empty() {
            lines.hang(0, &format!("{label:<LABEL$}"), &clean(value));
        }
    };
    field("source", &source_name(document.source.as_ref()));
    field("text by", document.supplied_by.as_ref().map_or("", |source| &source.name));
    field("address", document.url.as_deref().unwrap_or_default());
    field("saved", document.saved.as_deref().unwrap_or_default());
    field("written by", &document.authors.join("; "));
    field("edited by", &document.editors.join("; "));
    field("reviewed by", &document.medical_reviewers.join("; "));
    field("dates", &dates(&document.dates));
    let topics: Vec<&str> = document.topics.iter().map(|topic| topic.name.as_str()).collect();
    field("about", &topics.join(", "));
    field("also called", &document.also_called.join(", "));
    let format = document.format;
    let language = document.language.as_deref().unwrap_or("language not stated");
    field("file", &format!("{}: {format}, {}, {language}", document.path, document.encoding));
}

/// The dates that a page states, or that it states none.
pub(super) fn dates(dates: &Dates) -> String {
    let stated: Vec<String> =
        [("published", &dates.published), ("updated", &dates.updated), ("reviewed", &dates.reviewed)]
            .into_iter()
            .filter_map(|(kind, date)| date.as_ref().map(|date| format!("{kind} {date}")))
            .collect();
    if stated.is_empty() { "date not stated".to_owned() } else { stated.join(", ") }
}

fn section(look: Look, lines: &mut Lines, section: &Section) {
    lines.gap();
    let heading = section.heading.as_deref().unwrap_or("(no heading)");
    let indent = usize::from(section.level.saturating_sub(1)).min(3);
    let kind = look.tint(Tint::Faint, &format!("[{}]", section.kind.name()));
    lines.put(indent, &format!("{} {kind}", look.tint(Tint::Source, &clean(heading))));
    for at in &section.passages {
        passage(look, lines, indent + 2, at);
    }
}

fn passage(look: Look, lines: &mut Lines, indent: usize, passage: &Passage) {
    let mark = if passage.block == PassageKind::ListItem { "• " } else { "" };
    lines.hang(indent, mark, &clean(&passage.text));
    for mention in &passage.causes {
        let grading = grading(mention);
        let grading = if grading.is_empty() { grading } else { format!(" [{grading}]") };
        let line = format!("= {} causes {}{grading}", clean(&mention.cause.name), clean(&mention.of.name));
        lines.put(indent + 4, &look.tint(Tint::Match, &line));
    }
}

fn references(lines: &mut Lines, document: &Document) {
    if document.references.is_empty() && document.unresolved_citations.is_empty() {
        return;
    }
    lines.gap();
    lines.put(0, &format!("It cites {}", count(document.references.len(), "work", "works")));
    document.references.iter().for_each(|work| reference(lines, work));
    unresolved(lines, document);
}

/// A work as the page prints it, and its key.
pub(super) fn reference(lines: &mut Lines, work: &Reference) {
    let mark = work.marker.as_ref().map_or_else(|| "- ".to_owned(), |marker| format!("{}. ", clean(marker)));
    lines.hang(2, &mark, &printed(work));
    lines.put(4, &clean(&work.key));
}

/// Markers in the text whose work is not in the page.
pub(super) fn unresolved(lines: &mut Lines, document: &Document) {
    if !document.unresolved_citations.is_empty() {
        let markers: Vec<&str> =
            document.unresolved_citations.iter().map(|citation| citation.marker.as_str()).collect();
        lines.put(2, &format!("not in the page: {}", clean(&markers.join(", "))));
    }
}

fn printed(reference: &Reference) -> String {
    let text = if reference.as_printed.is_empty() {
        reference.title.as_deref().unwrap_or(&reference.key)
    } else {
        &reference.as_printed
    };
    clean(text).into_owned()
}

fn doubts(lines: &mut Lines, document: &Document) {
    if document.doubts.is_empty() {
        return;
    }
    lines.gap();
    lines.put(0, "In doubt");
    for doubt in &document.doubts {
        lines.hang(2, "- ", &clean(&format!("{} ({})", doubt.what, doubt.at)));
    }
}
