//! Comparisons of small indexes.

use super::*;
use crate::{
    index::sample::{Sample, index_of},
    model::{Frequency, Mention, Qualifier, Role, SectionKind, Severity, Stance},
};

const TOPIC: &str = "muscle-twitching";

fn page(path: &str, source: &str) -> Sample {
    let page = Sample::page(path).topic(TOPIC);
    if source.is_empty() { page } else { page.source(source) }
}

/// The page with one more passage that names this cause.
fn says(page: Sample, text: &str, cause: &str, change: impl Fn(&mut Mention)) -> Sample {
    page.section("Causes", SectionKind::Causes, &[text]).mention(cause, TOPIC, change)
}

fn compared(pages: &[Sample], request: CompareRequest) -> Comparison {
    let (_dir, reader) = index_of(pages);
    let query = if request.query.is_empty() { "muscle twitching".to_owned() } else { request.query };
    compare(&reader, Vocabulary::shipped(), &CompareRequest { query, ..request }).unwrap()
}

fn kinds(comparison: &Comparison) -> Vec<(&str, &str, bool)> {
    let all = comparison.differences.iter();
    all.map(|it| (it.cause.id.as_str(), it.kind.name(), it.contradicts)).collect()
}

fn rows(comparison: &Comparison) -> Vec<(&str, usize, usize)> {
    let all = comparison.causes.iter();
    all.map(|row| (row.cause.id.as_str(), row.depth, row.independent_sources)).collect()
}

#[test]
fn a_topic_goes_by_all_its_names() {
    let pages = [says(page("a", "A"), "Stress.", "stress", |_| ())];
    for query in ["fasciculations", "What causes muscle twitches?", "twitching", "Muscle Twitching"] {
        let found = compared(&pages, CompareRequest { query: query.into(), ..CompareRequest::default() });
        assert_eq!(found.sources.len(), 1, "{query}");
    }
    let found = compared(&pages, CompareRequest { query: "anemia".into(), ..CompareRequest::default() });
    assert!(found.sources.is_empty() && found.topic.is_some());
}

#[test]
fn rows_go_by_sources_and_narrower_causes_stand_below() {
    let pages = [
        says(says(page("a", "A"), "Coffee.", "caffeine", |_| ()), "Stimulants.", "stimulants", |_| ()),
        says(says(page("b", "B"), "Coffee.", "caffeine", |_| ()), "Stress.", "stress", |_| ()),
        says(says(page("c", ""), "Coffee.", "caffeine", |_| ()), "Stress.", "stress", |_| ()),
    ];
    let found = compared(&pages, CompareRequest::default());
    assert_eq!(rows(&found), [("stimulants", 0, 1), ("caffeine", 1, 3), ("stress", 0, 2)]);
    assert_eq!(found.only_in["a"][0].id, "stimulants");
    assert_eq!(found.sources[2].name, None);
    let broad = compared(&pages, CompareRequest { level: Level::Broad, ..CompareRequest::default() });
    assert_eq!(rows(&broad), [("stimulants", 0, 3), ("stress", 0, 2)]);
    let one = compared(&pages, CompareRequest { sources: vec!["b".into()], ..CompareRequest::default() });
    assert_eq!(rows(&one).len(), 2);
}

#[test]
fn cells_are_named_by_their_most_explicit_words() {
    let rare = |mention: &mut Mention| {
        mention.frequency = Some(Frequency::Rare);
        mention.severity = Some(Severity::Serious);
    };
    let a = says(says(page("a", "A"), "Rarely, ALS.", "als", rare), "ALS.", "als", |_| ());
    let a = says(a, "Often ALS.", "als", |mention| mention.frequency = Some(Frequency::Common));
    let b = says(page("b", "B"), "Not ALS.", "als", |mention| mention.stance = Stance::Denied);
    let found = compared(&[a, b], CompareRequest::default());
    assert_eq!(found.causes[0].cells["a"].label, "common and rare, serious");
    assert_eq!(found.causes[0].cells["b"].label, "denied");
    assert_eq!(found.causes[0].independent_sources, 1);
    assert_eq!(kinds(&found), [("als", "denied", true)]);
}

#[test]
fn grades_contradict_and_silence_does_not() {
    let grade = |frequency| move |mention: &mut Mention| mention.frequency = frequency;
    let pages = [
        says(page("a", "A"), "Often stress.", "stress", grade(Some(Frequency::Common))),
        says(page("b", "B"), "Rarely stress.", "stress", grade(Some(Frequency::Rare))),
        says(page("c", "C"), "Stress.", "stress", grade(None)),
    ];
    assert_eq!(kinds(&compared(&pages, CompareRequest::default())), [("stress", "frequency", true)]);
    assert!(kinds(&compared(&pages[1..], CompareRequest::default())).is_empty());
}

#[test]
fn parts_and_amounts_differ_without_contradicting() {
    let pages = [
        says(page("a", "A"), "Too much coffee.", "caffeine", |it| it.qualifier = Some(Qualifier::Excess)),
        says(page("b", "B"), "Coffee.", "caffeine", |_| ()),
        says(page("c", "C"), "Stress adds to it.", "stress", |it| it.role = Role::Worsens),
        says(page("d", "D"), "Stress.", "stress", |_| ()),
    ];
    let found = compared(&pages, CompareRequest::default());
    assert_eq!(kinds(&found), [("caffeine", "qualified", false), ("stress", "role", false)]);
}

#[test]
fn a_treatment_elsewhere_is_told() {
    let treats =
        page("t", "T").section("Treatment", SectionKind::Treatment, &["Prednisone, or a benzodiazepine."]);
    let causes = says(page("a", "A"), "Corticosteroids.", "corticosteroids", |_| ());
    let causes = says(causes, "Benzodiazepine withdrawal.", "benzodiazepine-withdrawal", |_| ());
    let found = compared(&[treats, causes], CompareRequest::default());
    let expected =
        [("corticosteroids", "also_treatment", true), ("benzodiazepine-withdrawal", "also_treatment", false)];
    assert_eq!(kinds(&found), expected);
    assert_eq!(found.differences[0].cells, ["a", "t"]);
}

#[test]
fn copies_count_once_and_are_listed() {
    let signature: Vec<u32> = (0..64).collect();
    let copy = |path, source| says(page(path, source), "Stress.", "stress", |_| ()).signature(&signature);
    let pages = [copy("a", "A"), copy("b", "B")];
    let found = compared(&pages, CompareRequest::default());
    assert_eq!((found.independent_sources, found.causes[0].independent_sources), (1, 1));
    assert_eq!(found.families[0].pages.len(), 2);
    assert_eq!(found.only_in["a"].len(), 1);
    let apart = compared(&pages, CompareRequest { fold: false, ..CompareRequest::default() });
    assert_eq!((apart.independent_sources, apart.causes[0].independent_sources), (2, 2));
}
