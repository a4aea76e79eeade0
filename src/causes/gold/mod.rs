//! The project's own gold sets (`tests/causes/*.toml`): precision, recall and grade by shape, with a floor.

mod case;
mod page;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{Vocabulary, find, fold::fold_text};
use crate::model::{Document, Mention, Passage, Severity, Stance};

/// The least precision, recall and share of right grades that are let pass, over all shapes: just under
/// what is reached, so that a change that loses some is seen.
const FLOORS: [f64; 3] = [0.97, 0.97, 0.99];

/// The same for pages that are harder than most.
const HARD_FLOORS: [f64; 3] = [0.905, 0.675, 0.93];

#[derive(Deserialize)]
struct Cases {
    case: Vec<case::Case>,
}

#[derive(Deserialize)]
struct Pages {
    page: Vec<page::Page>,
}

/// A document, and the causes that a careful reader finds in it.
struct Trial {
    title: String,
    shape: String,
    document: Document,
    expected: Vec<Expected>,
    /// Names that may be found or not.
    either: Vec<String>,
    /// Whether the grades were marked too.
    graded: bool,
}

/// A cause to be found, under any of its names and with any of its grades.
struct Expected {
    names: Vec<String>,
    labels: Vec<Label>,
}

/// A grade in the words of the gold set.
#[derive(Clone)]
struct Label {
    frequency: Option<String>,
    severity: Option<String>,
}

impl Expected {
    fn is(&self, mention: &Mention) -> bool {
        self.names.iter().any(|name| names(mention, name))
    }

    fn is_graded(&self, mention: &Mention) -> bool {
        let frequency = mention.frequency.map(crate::model::Frequency::name);
        let serious = mention.severity == Some(Severity::Serious);
        self.labels.iter().any(|label| {
            label.frequency.as_deref() == frequency
                && (label.severity.as_deref() == Some("serious")) == serious
        })
    }
}

/// Counts of what was found and of what was right.
#[derive(Default, Clone, Copy)]
struct Tally {
    found: usize,
    expected: usize,
    right: usize,
    predicted: usize,
    /// Of the causes found with a marked grade: how many have it, and how many there are.
    graded: (usize, usize),
}

impl Tally {
    fn precision(self) -> f64 {
        share(self.right, self.predicted)
    }

    fn recall(self) -> f64 {
        share(self.found, self.expected)
    }

    fn grade(self) -> f64 {
        share(self.graded.0, self.graded.1)
    }

    fn add(&mut self, other: Self) {
        self.found += other.found;
        self.expected += other.expected;
        self.right += other.right;
        self.predicted += other.predicted;
        self.graded.0 += other.graded.0;
        self.graded.1 += other.graded.1;
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Whether a mention names what the gold set does: the same concept, or the same words.
fn names(mention: &Mention, gold: &str) -> bool {
    let concept = Vocabulary::shipped().lookup(gold);
    concept.is_some_and(|concept| concept.id == mention.cause.id)
        || fold_text(&mention.as_written) == fold_text(gold)
        || fold_text(&mention.cause.name) == fold_text(gold)
}

/// Scores a trial; what was wrong goes to `errors`.
fn score(trial: &mut Trial, errors: &mut Vec<String>) -> Tally {
    find(&mut trial.document, Vocabulary::shipped());
    let topic = trial.document.topics.first().map(|topic| topic.id.clone()).unwrap_or_default();
    let mentions: Vec<&Mention> = trial
        .document
        .sections
        .iter()
        .flat_map(|section| &section.passages)
        .inspect(|passage| assert_ranges(passage))
        .flat_map(|passage| &passage.causes)
        .filter(|mention| mention.of.id == topic && mention.stance != Stance::Denied)
        .collect();
    let mut tally = Tally { expected: trial.expected.len(), ..Tally::default() };
    let mut fail = |what: &str, name: &str| errors.push(format!("{} / {what}: {name}", trial.title));
    let mut seen = BTreeSet::new();
    for mention in &mentions {
        let expected = trial.expected.iter().any(|it| it.is(mention));
        if !expected && trial.either.iter().any(|name| names(mention, name)) {
            continue;
        }
        if seen.insert(mention.cause.id.clone()) {
            tally.predicted += 1;
            tally.right += usize::from(expected);
            if !expected {
                fail("not a cause", &mention.as_written);
            }
        }
    }
    for expected in &trial.expected {
        let found: Vec<_> = mentions.iter().filter(|mention| expected.is(mention)).collect();
        if found.is_empty() {
            fail("missed", &expected.names[0]);
            continue;
        }
        tally.found += 1;
        if trial.graded {
            let right = found.iter().any(|mention| expected.is_graded(mention));
            tally.graded = (tally.graded.0 + usize::from(right), tally.graded.1 + 1);
            if !right {
                fail("graded wrongly", &expected.names[0]);
            }
        }
    }
    tally
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
fn finds_the_causes_of_the_gold_sets() {
    let cases: Cases = toml::from_str(include_str!("../../../tests/causes/gold.toml")).unwrap();
    let pages: Pages = toml::from_str(include_str!("../../../tests/causes/pages.toml")).unwrap();
    assert!(cases.case.len() >= 40 && pages.page.len() >= 10);
    let pages = pages.page.iter().map(page::Page::trial);
    hold(cases.case.iter().map(case::Case::trial).chain(pages), FLOORS);
}

#[test]
fn finds_most_causes_of_hard_pages() {
    let pages: Pages = toml::from_str(include_str!("../../../tests/causes/hard.toml")).unwrap();
    assert!(pages.page.len() >= 12);
    hold(pages.page.iter().map(page::Page::trial), HARD_FLOORS);
}

/// Prints the figures of each shape, and what was wrong; fails below the floors.
fn hold(trials: impl Iterator<Item = Trial>, floors: [f64; 3]) {
    let mut errors = Vec::new();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for mut trial in trials {
        let tally = score(&mut trial, &mut errors);
        tallies.entry(trial.shape.clone()).or_default().add(tally);
        tallies.entry("all".to_owned()).or_default().add(tally);
    }
    for (shape, tally) in &tallies {
        let (precision, recall, grade) = (tally.precision(), tally.recall(), tally.grade());
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::EPSILON);
        println!("{shape:8} precision {precision:.3} recall {recall:.3} F1 {f1:.3} grade {grade:.3}");
    }
    let all = tallies["all"];
    let reached = [all.precision(), all.recall(), all.grade()];
    let holds = reached.iter().zip(floors).all(|(share, floor)| *share >= floor);
    assert!(holds, "{}", errors.join("\n"));
    println!("{}", errors.join("\n"));
}
