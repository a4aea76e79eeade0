//! Works cited of small indexes.

use super::*;
use crate::{
    index::sample::{Sample, index_of},
    model::{Cite, SectionKind, UnresolvedCitation},
};

fn reference(key: &str, change: impl Fn(&mut Reference)) -> Reference {
    let mut reference = Reference { key: key.into(), as_printed: key.into(), ..Reference::default() };
    change(&mut reference);
    reference
}

/// The page with this work in its list, cited by a passage of its own.
fn cites(mut page: Sample, text: &str, reference: Reference) -> Sample {
    page = page.section("Causes", SectionKind::Causes, &[text]);
    let passage = page.sections.last_mut().unwrap().passages.last_mut().unwrap();
    passage.cites.push(Cite { marker: "1".into(), reference: reference.key.clone() });
    page.head().references.push(reference);
    page
}

fn found(pages: &[Sample], query: &str, shared: bool) -> WorksCited {
    let (_dir, reader) = index_of(pages);
    let request = RefsRequest { query: query.into(), shared };
    works_cited(&reader, Vocabulary::shipped(), &request).unwrap()
}

fn keys(found: &WorksCited) -> Vec<(&str, usize)> {
    found.works.iter().map(|work| (work.reference.key.as_str(), work.independent_sources)).collect()
}

fn two() -> Vec<Sample> {
    let a = cites(
        Sample::page("a").source("A").topic("muscle-twitching"),
        "Coffee twitches.",
        reference("pmc:PMC1", |it| {
            it.pmcid = Some("PMC1".into());
            it.title = Some("Benign twitches".into());
        }),
    );
    let b = cites(
        Sample::page("b").source("B").topic("dizziness"),
        "Stress may do it.",
        reference("doi:10.5555/x", |it| {
            it.doi = Some("10.5555/x".into());
            it.pmcid = Some("PMC1".into());
            it.authors = Some("Harrowby E".into());
            it.year = Some(2019);
            it.as_printed = "Harrowby E. Benign twitches. 2019.".into();
        }),
    );
    let b = cites(b, "Heat, too.", reference("work:heat 2001", |it| it.as_printed = "Heat. 2001.".into()));
    vec![a, b]
}

#[test]
fn a_work_stands_once_under_its_best_key_with_all_that_is_printed() {
    let found = found(&two(), "", false);
    assert_eq!(keys(&found), [("doi:10.5555/x", 2), ("work:heat 2001", 1)]);
    let work = &found.works[0];
    assert_eq!(work.reference.title.as_deref(), Some("Benign twitches"));
    assert_eq!(work.reference.authors.as_deref(), Some("Harrowby E"));
    assert_eq!(work.cited_by[0].passages[0].text, "Coffee twitches.");
    assert_eq!(work.cited_by[1].passages[0].text, "Stress may do it.");
    assert_eq!(work.kind, Some(WorkKind::JournalArticle));
}

#[test]
fn a_query_is_a_topic_words_or_an_id() {
    let asked =
        |query| keys(&found(&two(), query, false)).iter().map(|it| it.0.to_owned()).collect::<Vec<_>>();
    assert_eq!(asked("fasciculations"), ["doi:10.5555/x"]);
    assert_eq!(asked("heat"), ["work:heat 2001"]);
    assert_eq!(asked("PMC1"), ["doi:10.5555/x"]);
    assert_eq!(asked("doi:10.5555/X"), ["doi:10.5555/x"]);
    assert_eq!(asked("dizziness").len(), 2);
    assert!(asked("zebra").is_empty());
    assert_eq!(keys(&found(&two(), "", true)), [("doi:10.5555/x", 2)]);
}

#[test]
fn copies_are_one_source() {
    let signature: Vec<u32> = (0..64).collect();
    let pages =
        two().into_iter().map(|page| page.topic("dizziness").signature(&signature)).collect::<Vec<_>>();
    assert_eq!(keys(&found(&pages, "", false))[0].1, 1);
    assert!(found(&pages, "", true).works.is_empty());
}

#[test]
fn one_long_title_and_year_is_one_work_and_a_short_one_is_not() {
    let titled = |key: &str, title: &str| {
        reference(key, |it| {
            it.title = Some(title.into());
            it.year = Some(2020);
        })
    };
    let page = |path: &str, title: &str| {
        cites(Sample::page(path).source(path), "Text.", titled(&format!("url:{path}.example/x"), title))
    };
    let long = [
        page("a", "Cramps in the calves of older adults"),
        page("b", "Cramps in the Calves of Older Adults"),
    ];
    assert_eq!(keys(&found(&long, "", false)), [("url:a.example/x", 2)]);
    assert_eq!(found(&[page("a", "Leg cramps"), page("b", "Leg cramps")], "", false).works.len(), 2);
}

#[test]
fn markers_without_a_reference_are_told() {
    let mut page = Sample::page("a").source("A").topic("dizziness");
    page.head().unresolved_citations.push(UnresolvedCitation { marker: "7".into(), passage: "a.1.x".into() });
    assert_eq!(found(&[page.clone()], "dizziness", false).unresolved[0].marker, "7");
    assert!(found(&[page], "hiccups", false).unresolved.is_empty());
}
