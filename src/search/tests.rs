//! Answers as a whole, on a small index.

use tempfile::TempDir;

use super::{Answer, By, Groups, Hit, Request, causes, search, topics};
use crate::{
    causes::Vocabulary,
    error::Error,
    index::{
        Reader,
        sample::{Sample, index_of},
    },
    model::{Mention, SectionKind, Severity, Stance},
};

const CRAMPS: &str = "leg-cramps";

fn serious(mention: &mut Mention) {
    mention.severity = Some(Severity::Serious);
}

fn as_is(_: &mut Mention) {}

fn library() -> (TempDir, Reader) {
    let long = "Standing on a hard floor for many hours each day tires the calves.";
    let upland = Sample::page("upland/cramps.html")
        .title("Leg cramps")
        .source("Upland Clinic")
        .topic(CRAMPS)
        .section("Causes of leg cramps", SectionKind::Causes, &["Dehydration in hot weather."])
        .mention("dehydration", CRAMPS, as_is)
        .section("More causes", SectionKind::Causes, &["Kidney failure, which needs care at once."])
        .mention("kidney-failure", CRAMPS, serious)
        .section("Relief", SectionKind::Treatment, &["Stretch the calf and drink water.", long]);
    let mut zephyr = Sample::page("zephyr/cramps.txt")
        .title("Why legs cramp")
        .source("Zephyr Health")
        .topic(CRAMPS)
        .section("What causes it", SectionKind::Causes, &["Dehydration, heat and age.", long])
        .mention("standing", CRAMPS, as_is);
    zephyr.sections[0].passages[0].causes = Sample::page("x")
        .section("", SectionKind::Other, &["x"])
        .mention("dehydration", CRAMPS, as_is)
        .sections[0]
        .passages[0]
        .causes
        .clone();
    zephyr.head().dates.reviewed = Some("2023-04".into());
    zephyr.head().authors.push("Ada Müller, MD".into());
    let tea = Sample::page("tea.html")
        .title("Tea")
        .section("Myths", SectionKind::Other, &["Tea does not bring on leg cramps."])
        .mention("tea", CRAMPS, |mention| mention.stance = Stance::Denied);
    index_of(&[upland, zephyr, tea])
}

fn ask_with(query: &str, change: impl Fn(&mut Request)) -> Answer {
    let (_dir, reader) = library();
    let mut request = Request { query: query.into(), ..Request::default() };
    change(&mut request);
    search(&reader, Vocabulary::shipped(), &request).unwrap()
}

/// The passages of an answer without groups.
fn ask(query: &str) -> Vec<Hit> {
    match ask_with(query, |request| request.by = By::None).groups {
        Groups::None { passages } => passages,
        other => panic!("{other:?}"),
    }
}

fn texts(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| hit.text.split([' ', ',']).next().unwrap()).collect()
}

#[test]
fn causes_are_grouped_by_independent_sources() {
    let answer = ask_with("leg cramps", |_| {});
    let Groups::Cause { groups } = &answer.groups else { panic!() };
    let names: Vec<_> = groups.iter().map(|group| group.cause.as_ref().map(|it| it.id.as_str())).collect();
    assert_eq!(names[0], Some("dehydration"));
    assert_eq!(names.last(), Some(&None));
    assert!(!names.contains(&Some("tea")), "what is denied is no cause");
    assert_eq!((groups[0].independent_sources, groups[0].total, groups[0].sources.len()), (2, 2, 2));
    assert_eq!((answer.total, answer.independent_sources), (6, 3));
}

#[test]
fn serious_causes_are_never_hidden() {
    let answer = ask_with("leg cramps", |request| request.limit = Some(1));
    assert_eq!(answer.cut.serious.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["kidney-failure"]);
    assert_eq!(answer.cut.groups, 3);
    assert_eq!(answer.cut.passages, 4);
}

#[test]
fn the_same_passage_elsewhere_is_folded() {
    let hits = ask("standing floor");
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].also_in.len(), 1);
    let unfolded = ask_with("standing floor", |request| request.fold_copies = false);
    assert_eq!(unfolded.total, 2);
}

#[test]
fn passages_with_all_words_come_first_and_others_say_what_they_lack() {
    let hits = ask("dehydration weather");
    assert_eq!(texts(&hits), ["Dehydration", "Dehydration"]);
    assert_eq!(hits[0].missing_terms, [""; 0]);
    assert_eq!(hits[1].missing_terms, ["weather"]);
    assert_eq!(hits[0].highlights.text[0].slice(&hits[0].text), "Dehydration");
}

#[test]
fn operators_and_fields_hold() {
    assert_eq!(texts(&ask("dehydration -heat")), ["Dehydration"]);
    assert_eq!(texts(&ask("kidney OR stretch")).len(), 2);
    assert_eq!(texts(&ask("\"drink water\"")), ["Stretch"]);
    assert_eq!(ask("cramps source:zephyr").len(), 2);
    assert_eq!(ask("author:muller").len(), 2);
    assert_eq!(ask("reviewed:2023..").len(), 2);
    assert_eq!(ask("section:treatment").len(), 2);
    assert_eq!(texts(&ask("cause:kidney-failure")), ["Kidney"]);
    assert_eq!(ask("NOT (dehydration OR standing OR tea)").len(), 2);
    assert_eq!(texts(&ask("dehydr*")).len(), 2);
    assert_eq!(texts(&ask("kidny~")), ["Kidney"]);
}

#[test]
fn filters_of_the_request_hold() {
    let source = ask_with("", |request| request.source = vec!["upland".into(), "nobody".into()]);
    assert_eq!(source.total, 4);
    assert_eq!(ask_with("cramps", |request| request.after = Some("2023".into())).total, 2);
    let (_dir, reader) = library();
    let search = |request: &Request| search(&reader, Vocabulary::shipped(), request);
    assert!(matches!(search(&Request::default()), Err(Error::Query { .. })));
    let undated = Request { query: "a".into(), after: Some("soon".into()), ..Request::default() };
    assert!(matches!(search(&undated), Err(Error::Usage(_))));
}

#[test]
fn words_found_nowhere_bring_suggestions() {
    let answer = ask_with("dehidration", |_| {});
    assert_eq!((answer.total, answer.did_you_mean), (0, vec!["dehydration".to_owned()]));
    assert!(ask_with("zzzzzz cramps", |_| {}).did_you_mean.is_empty());
}

#[test]
fn a_question_asks_for_a_kind_of_section() {
    let hits = ask("How do you treat leg cramps?");
    assert_eq!(hits[0].section_kind, SectionKind::Treatment);
    assert_eq!(ask("What causes leg cramps?")[0].section_kind, SectionKind::Causes);
}

#[test]
fn sources_and_articles_are_groups_too() {
    let Groups::Source { sources } = ask_with("cramps", |request| request.by = By::Source).groups else {
        panic!()
    };
    assert_eq!(sources.len(), 3);
    assert_eq!(sources.iter().filter(|group| group.source.is_none()).count(), 1);
    let answer = ask_with("dehydration", |request| {
        request.by = By::Article;
        request.limit = Some(1);
    });
    let Groups::Article { articles } = &answer.groups else { panic!() };
    assert_eq!((articles.len(), answer.cut.groups, answer.cut.passages), (1, 1, 1));
}

#[test]
fn an_answer_is_the_same_every_time() {
    let json =
        |by| serde_json::to_string(&ask_with("what causes leg cramps", |request| request.by = by)).unwrap();
    for by in [By::Cause, By::Source, By::Article, By::None] {
        assert_eq!(json(by), json(by));
    }
}

#[test]
fn topics_and_causes_are_listed() {
    let (_dir, reader) = library();
    let topics = topics(&reader).unwrap();
    assert_eq!((topics[0].id.as_str(), topics[0].pages, topics[0].independent_sources), (CRAMPS, 3, 3));
    let causes: Vec<_> = causes(&reader).unwrap().into_iter().map(|row| (row.id, row.pages)).collect();
    assert_eq!(causes, [("dehydration".into(), 2), ("kidney-failure".to_owned(), 1), ("standing".into(), 1)]);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(40))]
    #[test]
    fn any_query_is_answered_or_refused(query in "(\\PC{0,4}|leg|cramp|\"|\\(|\\)|-|~|\\*| OR | NOT |source:| ){0,8}") {
        thread_local! {
            static LIBRARY: (TempDir, Reader) = library();
        }
        LIBRARY.with(|(_, reader)| {
            let _ = search(reader, Vocabulary::shipped(), &Request { query, ..Request::default() });
        });
    }
}

mod any_query {
    use proptest::{prelude::*, test_runner::Config, test_runner::TestRunner};

    use super::*;
    use crate::search::parse;

    const PARTS: &str = "([a-c]{1,2}|cramps?~?|leg[*~]?|\"leg cramps?\"(~3)?|OR|AND|NOT|-calf|\\(|\\)|what causes|\
                         source:[a-z]+|section:(causes|legs)|reviewed:20[12][0-9]\\.\\.|[,?'’\"*^:]|\\PC| ){0,12}";

    /// Any query is answered or refused, and what is read prints as a query that reads the same.
    fn hold(cases: u32) {
        let (_dir, reader) = library();
        let words = prop_oneof![
            "\\PC{0,40}",
            PARTS,
            proptest::collection::vec(PARTS, 0..4).prop_map(|it| it.join(" "))
        ];
        let check = |query: String| {
            if let Ok(tree) = parse(&query) {
                let again = parse(&tree.to_string()).map_err(|error| error.to_string());
                prop_assert_eq!(again, Ok(tree));
                let request = Request { query, ..Request::default() };
                let _ = search(&reader, Vocabulary::shipped(), &request);
            }
            Ok(())
        };
        let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
        runner.run(&words, check).unwrap();
    }

    #[test]
    fn is_answered_or_refused() {
        hold(3_000);
    }

    #[test]
    #[ignore = "takes minutes"]
    fn is_answered_or_refused_100_000_times() {
        hold(100_000);
    }
}

#[test]
fn reasons_add_up_to_the_score() {
    for query in [
        "leg cramps",
        "what causes leg cramps",
        "\"hard floor\" calves",
        "dehydration source:zephyr",
        "hours each day",
    ] {
        let answer = ask_with(query, |request| {
            request.by = By::None;
            request.explain = true;
        });
        assert_eq!(answer.read_as, Some(super::parse(query).unwrap().to_string()));
        let Groups::None { passages } = answer.groups else { panic!() };
        assert!(!passages.is_empty(), "{query}");
        for hit in passages {
            let why = hit.why.unwrap();
            let sum: f32 = why.iter().map(|reason| reason.adds).sum();
            assert!((sum - hit.score).abs() < 1e-3, "{query}: {sum} is not {}: {why:?}", hit.score);
        }
    }
    assert_eq!(ask("leg cramps")[0].why, None);
}

#[test]
fn an_article_is_found_by_what_its_passages_say_together() {
    let apart =
        Sample::page("apart.txt").title("Notes").section("", SectionKind::Other, &["Magnesium.", "Zinc."]);
    let other =
        Sample::page("other.txt").title("More").section("", SectionKind::Other, &["Copper and iron."]);
    let (_dir, reader) = index_of(&[apart, other]);
    let request = Request {
        query: "magnesium zinc selenium".into(),
        by: By::Article,
        explain: true,
        ..Request::default()
    };
    let answer = search(&reader, Vocabulary::shipped(), &request).unwrap();
    let Groups::Article { articles } = answer.groups else { panic!() };
    assert_eq!(articles[0].path, "apart.txt");
}

#[test]
fn a_code_is_found_however_it_is_joined() {
    let page =
        Sample::page("a.txt").section("", SectionKind::Other, &["Levels of IL-6 and TNFα rise.", "Or p53."]);
    let (_dir, reader) = index_of(&[page]);
    for query in ["IL6", "il-6", "TNF-alpha", "TNF-α", "p53", "p-53"] {
        let request = Request { query: query.into(), by: By::None, ..Request::default() };
        assert_eq!(search(&reader, Vocabulary::shipped(), &request).unwrap().total, 1, "{query}");
    }
}
