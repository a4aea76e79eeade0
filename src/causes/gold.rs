//! The project's own gold set (`tests/causes/gold.toml`): precision and recall by shape, with a floor.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Vocabulary, find, fold::fold_text};
use crate::model::{
    Dates, Document, Format, Mention, Passage, PassageKind, Section, SectionKind, Span, Stance,
};

/// The least precision and recall that are let pass, over all shapes.
const FLOOR: f64 = 0.93;

#[derive(Deserialize)]
struct Gold {
    case: Vec<Case>,
}

/// A stretch of a page under its headings, and the causes in it.
#[derive(Deserialize)]
struct Case {
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
fn kind(headings: &[String]) -> SectionKind {
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

fn passage(block: PassageKind, text: &str) -> Passage {
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

fn document(title: &str, sections: Vec<Section>) -> Document {
    Document {
        path: String::new(),
        format: Format::Html,
        encoding: "utf-8".to_owned(),
        language: None,
        title: Some(title.to_owned()),
        source: None,
        supplied_by: None,
        url: None,
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

/// Hits, predictions that are right, predictions, and causes expected.
#[derive(Default, Clone, Copy)]
struct Tally {
    found: usize,
    expected: usize,
    right: usize,
    predicted: usize,
}

impl Tally {
    fn precision(self) -> f64 {
        if self.predicted == 0 { 1.0 } else { self.right as f64 / self.predicted as f64 }
    }

    fn recall(self) -> f64 {
        if self.expected == 0 { 1.0 } else { self.found as f64 / self.expected as f64 }
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.expected += other.expected;
        self.right += other.right;
        self.predicted += other.predicted;
    }
}

/// Whether a mention names what the gold set does: the same concept, or the same words.
fn names(mention: &Mention, gold: &str) -> bool {
    let concept = Vocabulary::shipped().lookup(gold);
    concept.is_some_and(|concept| concept.id == mention.cause.id)
        || fold_text(&mention.as_written) == fold_text(gold)
        || fold_text(&mention.cause.name) == fold_text(gold)
}

/// Scores a case; what was wrong goes to `errors`.
fn score(case: &Case, errors: &mut Vec<String>) -> Tally {
    let mut document = case.document();
    find(&mut document, Vocabulary::shipped());
    let topic = document.topics.first().map(|topic| topic.id.clone()).unwrap_or_default();
    let mentions: Vec<&Mention> = document
        .sections
        .iter()
        .flat_map(|section| &section.passages)
        .inspect(|passage| assert_ranges(passage))
        .flat_map(|passage| &passage.causes)
        .filter(|mention| mention.of.id == topic && mention.stance != Stance::Denied)
        .collect();
    let mut tally = Tally { expected: case.causes.len(), ..Tally::default() };
    let mut seen = BTreeSet::new();
    for mention in &mentions {
        if case.either.iter().any(|gold| names(mention, gold))
            && !case.causes.iter().any(|gold| names(mention, gold))
        {
            continue;
        }
        if seen.insert(mention.cause.id.clone()) {
            tally.predicted += 1;
            if case.causes.iter().any(|gold| names(mention, gold)) {
                tally.right += 1;
            } else {
                errors.push(format!("{} / {}: not a cause: {}", case.title, case.shape, mention.as_written));
            }
        }
    }
    for gold in &case.causes {
        match mentions.iter().find(|mention| names(mention, gold)) {
            None => errors.push(format!("{} / {}: missed: {gold} (topic {topic})", case.title, case.shape)),
            Some(mention) => {
                tally.found += 1;
                check_grade(case, mention, errors);
            }
        }
    }
    tally
}

fn check_grade(case: &Case, mention: &Mention, errors: &mut Vec<String>) {
    let frequency = mention.frequency.map(|it| it.name().to_owned());
    let severity = mention.severity.map(|it| it.name().to_owned());
    let wrong = case.frequency.is_some() && case.frequency != frequency
        || case.severity.is_some() && case.severity != severity;
    if wrong {
        errors.push(format!("{}: graded {frequency:?} {severity:?}: {}", case.title, mention.as_written));
    }
}

/// Every range covers the words that it is said to.
fn assert_ranges(passage: &Passage) {
    for mention in &passage.causes {
        if !mention.range.is_empty() {
            assert_eq!(mention.range.slice(&passage.text), mention.as_written);
        }
    }
}

#[test]
fn finds_the_causes_of_the_gold_set() {
    let gold: Gold = toml::from_str(include_str!("../../tests/causes/gold.toml")).unwrap();
    assert!(gold.case.len() >= 40);
    let mut errors = Vec::new();
    let mut tallies: BTreeMap<&str, Tally> = BTreeMap::new();
    for case in &gold.case {
        let tally = score(case, &mut errors);
        tallies.entry(&case.shape).or_default().add(tally);
        tallies.entry("all").or_default().add(tally);
    }
    for (shape, tally) in &tallies {
        let (precision, recall) = (tally.precision(), tally.recall());
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
        println!("{shape:8} precision {precision:.3} recall {recall:.3} F1 {f1:.3}");
    }
    let all = tallies["all"];
    assert!(all.precision() >= FLOOR && all.recall() >= FLOOR, "{}", errors.join("\n"));
    println!("{}", errors.join("\n"));
}
