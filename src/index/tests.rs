//! The index as a whole: what is put comes back, all of it or nothing, whatever came before.

use proptest::prelude::*;

use super::{
    Boosts, Index, Leaf, Root, Settings, Wanted, Wording,
    sample::{Sample, index_of, put},
};
use crate::{
    error::Error,
    model::{Frequency, PageId, Qualifier, SectionKind, Severity, Stance},
};

const BOOSTS: Boosts = Boosts {
    text: 1.0,
    headings: 1.5,
    lead_in: 0.5,
    title: 1.0,
    title_alone: 1.0,
    other_names: 1.0,
    length: 0.5,
};

fn leg_cramps() -> Sample {
    Sample::page("cramps.html")
        .title("Leg cramps at night")
        .source("Upland Clinic")
        .topic("muscle-cramp")
        .section(
            "What brings them on",
            SectionKind::Causes,
            &["Standing all day.", "Low potassium can do it."],
        )
        .mention("low-potassium", "muscle-cramp", |mention| {
            mention.frequency = Some(Frequency::LessCommon);
            mention.severity = Some(Severity::Serious);
            mention.qualifier = Some(Qualifier::Low);
            mention.group = Some("What brings them on".into());
        })
        .signature(&[7, u32::MAX])
}

fn tremor() -> Sample {
    Sample::page("a/tremor.html").title("Tremor").section(
        "Causes",
        SectionKind::Causes,
        &["Coffee, for one."],
    )
}

/// How often a stem stands in each passage, each part by its weight, by passage id.
fn scores(reader: &super::Reader, stem: &str) -> Vec<(String, f32)> {
    let stems = [stem.to_owned()];
    let found = reader.occurrences(Wording::Stems(&stems, 0), &BOOSTS).unwrap();
    let places: Vec<_> = found.iter().map(|it| it.place).collect();
    let ids = reader.fetch(&places).unwrap().into_iter().map(|passage| passage.passage.id);
    let mut scores: Vec<_> = ids.zip(found.into_iter().map(|it| it.frequency)).collect();
    scores.sort_by(|a, b| a.0.cmp(&b.0));
    scores
}

#[test]
fn what_is_put_comes_back() {
    let (_dir, reader) = index_of(&[leg_cramps(), tremor()]);
    let paths: Vec<_> = reader.pages().unwrap().into_iter().map(|page| page.path).collect();
    assert_eq!(paths, ["a/tremor.html", "cramps.html"]);
    let sample = leg_cramps();
    assert_eq!(reader.page(&sample.entry.id).unwrap(), Some(sample.entry.clone()));
    let passages = reader.passages(&sample.entry.id).unwrap();
    assert_eq!(passages.len(), 2);
    assert_eq!(passages[1].passage, sample.sections[0].passages[1]);
    let mentions = reader.mentions().unwrap();
    assert_eq!(mentions.len(), 1);
    assert_eq!(mentions[0].mention, sample.sections[0].passages[1].causes[0]);
    let card = &reader.cards().unwrap()[1];
    assert_eq!(
        (card.source.as_ref().unwrap().name.as_str(), card.topics[0].id.as_str()),
        ("Upland Clinic", "muscle-cramp")
    );
    assert_eq!(card.signature, [7, u32::MAX]);
}

#[test]
fn a_page_is_replaced_and_its_ledger_alone_can_be() {
    let (dir, _) = index_of(&[leg_cramps(), tremor()]);
    let mut moved = leg_cramps();
    moved.entry.path = "b/cramps.html".into();
    moved.sections.clear();
    let index = Index::open(dir.path()).unwrap();
    let mut writer = index.writer().unwrap();
    writer.put_ledger(&moved.entry).unwrap();
    writer.remove(&tremor().entry.id).unwrap();
    writer.commit(&Settings::default()).unwrap();
    let reader = index.reader().unwrap();
    assert_eq!(reader.cards().unwrap().len(), 1);
    assert_eq!(reader.cards().unwrap()[0].path, "b/cramps.html");
    assert_eq!(reader.passages(&moved.entry.id).unwrap().len(), 2);
    let reader = put(dir.path(), &[moved.clone()]);
    assert!(reader.passages(&moved.entry.id).unwrap().is_empty() && reader.mentions().unwrap().is_empty());
}

#[test]
fn a_reader_stays_as_it_is_and_an_abandoned_run_changes_nothing() {
    let (dir, reader) = index_of(&[tremor()]);
    let index = Index::open(dir.path()).unwrap();
    let mut writer = index.writer().unwrap();
    writer.put(&leg_cramps().entry, &leg_cramps().sections).unwrap();
    assert!(matches!(index.writer(), Err(Error::Locked(_))));
    drop(writer);
    assert_eq!(index.reader().unwrap().cards().unwrap().len(), 1);
    put(dir.path(), &[leg_cramps()]);
    assert_eq!(reader.cards().unwrap().len(), 1);
    assert_eq!(index.reader().unwrap().cards().unwrap().len(), 2);
}

#[test]
fn settings_are_of_the_commit() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::open_or_create(&dir.path().join("new/index")).unwrap();
    assert_eq!(*index.reader().unwrap().settings(), Settings::default());
    let roots = vec![Root {
        path: "/pages".into(),
        sources: vec![("Upland".into(), "*.txt".into())],
        formats: Wanted::default(),
    }];
    let settings = Settings { roots, vocabulary: "abc".into(), names: "def".into() };
    index.writer().unwrap().commit(&settings).unwrap();
    assert_eq!(*Index::open(index.dir()).unwrap().reader().unwrap().settings(), settings);
}

#[test]
fn what_is_no_index_of_ours_is_refused() {
    let (dir, _) = index_of(&[tremor()]);
    let meta = dir.path().join("meta.json");
    let text = std::fs::read_to_string(&meta).unwrap();
    std::fs::write(&meta, text.replace("etio_index\\\":", "etio_index\\\":99")).unwrap();
    assert!(matches!(Index::open(dir.path()), Err(Error::OtherVersion { .. })));
    std::fs::write(&meta, "{").unwrap();
    assert!(matches!(Index::open(dir.path()), Err(Error::Damaged { .. })));
    std::fs::remove_file(&meta).unwrap();
    assert!(matches!(Index::open(dir.path()), Err(Error::Damaged { .. })));
    let other = tempfile::tempdir().unwrap();
    std::fs::write(other.path().join("letter.txt"), "Dear all,").unwrap();
    assert!(matches!(Index::open(other.path()), Err(Error::NoIndex(_))));
    assert!(matches!(Index::open_or_create(other.path()), Err(Error::Usage(_))));
}

#[test]
fn scores_do_not_depend_on_history() {
    let pages: Vec<_> = (0..30)
        .map(|n| {
            let text =
                format!("Coffee {} and nothing else{}.", "or tea ".repeat(n % 5), " at all".repeat(n % 3));
            Sample::page(&format!("{n:02}.html")).section("Causes", SectionKind::Causes, &[&text])
        })
        .collect();
    let (_clean, clean) = index_of(&pages);
    let (dir, _) = index_of(&[leg_cramps(), pages[3].clone()]);
    put(dir.path(), &pages[..10]);
    put(dir.path(), &pages[5..]);
    let index = Index::open(dir.path()).unwrap();
    let mut writer = index.writer().unwrap();
    writer.remove(&leg_cramps().entry.id).unwrap();
    writer.commit(&Settings::default()).unwrap();
    let updated = index.reader().unwrap();
    assert_eq!(scores(&clean, "coffe").len(), 30);
    assert_eq!(scores(&clean, "coffe"), scores(&updated, "coffe"));
    assert_eq!(scores(&clean, "tea"), scores(&updated, "tea"));
}

#[test]
fn short_ids_stand_for_passages() {
    let (_dir, reader) = index_of(&[leg_cramps(), tremor()]);
    let id = &leg_cramps().sections[0].passages[0].id;
    assert_eq!(reader.passage(id).unwrap().passage.id, *id);
    let short = format!("cra.0.{}", &id[id.len() - 3..]);
    assert_eq!(reader.passage(&short).unwrap().passage.id, *id);
    let two = reader.passage("cramps").unwrap_err().to_string();
    assert!(two.contains("2 passages") && two.contains(id.as_str()), "{two}");
    assert!(matches!(reader.passage("zzz.1"), Err(Error::Unknown(_))));
    assert!(matches!(reader.passage(""), Err(Error::Unknown(_))));
}

#[test]
fn leaves_find_their_passages() {
    let (_dir, reader) = index_of(&[leg_cramps(), tremor()]);
    let count = |leaf: Leaf<'_>| reader.find(&leaf).unwrap().len();
    let words = |wording: Wording<'_>| reader.occurrences(wording, &BOOSTS).unwrap().len();
    let phrase = ["low".to_owned(), "potassium".to_owned()];
    assert_eq!(words(Wording::Stems(&phrase, 0)), 1);
    let apart = ["low".to_owned(), "it".to_owned()];
    assert_eq!((words(Wording::Stems(&apart, 0)), words(Wording::Stems(&apart, 3))), (0, 1));
    assert_eq!(count(Leaf::Topic("muscle-cramp")), 2);
    assert_eq!(count(Leaf::Cause("low-potassium")), 1);
    assert_eq!(count(Leaf::Section(SectionKind::Causes)), 3);
    assert_eq!(reader.spellings("pot").unwrap(), [("potassium".to_owned(), 1)]);
    let spelt: Vec<_> = reader.spellings("co").unwrap().into_iter().map(|(word, _)| word).collect();
    assert_eq!(words(Wording::Spelt(&spelt)), 1);
    let place = reader.find(&Leaf::Cause("low-potassium")).unwrap()[0];
    let facts = reader.facts(place).unwrap().unwrap();
    assert_eq!((facts.card, facts.ordinal, facts.kind), (1, 1, SectionKind::Causes));
    assert_eq!(facts.states[0].severity, Some(Severity::Serious));
}

#[test]
fn a_cut_file_is_an_error_not_a_panic() {
    let (dir, _) = index_of(&[leg_cramps()]);
    let is_segment = |path: &std::path::Path| {
        path.extension().is_some_and(|it| it == "store" || it == "fast" || it == "idx")
    };
    for entry in std::fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        if !is_segment(&path) {
            continue;
        }
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        let opened = Index::open(dir.path()).and_then(|index| index.reader());
        assert!(matches!(opened, Err(Error::Damaged { .. })), "{path:?}: {opened:?}");
        std::fs::write(&path, whole).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Any text that a page may hold survives the index.
    #[test]
    fn records_round_trip(
        title in proptest::option::of("\\PC{0,20}"),
        texts in proptest::collection::vec("\\PC{1,60}", 1..4),
        cause in "[a-z]{1,5}",
        words in "\\PC{0,20}",
        group in proptest::option::of("\\PC{0,20}"),
        start in 0usize..1000,
        stance in proptest::sample::select(vec![Stance::Asserted, Stance::Hedged, Stance::Denied]),
        frequency in proptest::option::of(proptest::sample::select(vec![Frequency::Common, Frequency::Rare])),
        signature in proptest::collection::vec(any::<u32>(), 0..4),
        modified in any::<i64>(),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut sample = Sample::page("any.txt").section(&words, SectionKind::Names, &texts).mention(&cause, "of-it", |mention| {
            mention.as_written = words.clone();
            mention.group = group.clone();
            mention.range = crate::model::Span::new(start, start + 7);
            mention.stance = stance;
            mention.frequency = frequency;
        });
        sample.head().title = title;
        sample.entry.signature = signature;
        sample.entry.modified = modified;
        let (_dir, reader) = index_of(std::slice::from_ref(&sample));
        let id = PageId::from("anytxt0000".to_owned());
        prop_assert_eq!(reader.page(&id).unwrap(), Some(sample.entry));
        let passages = reader.passages(&id).unwrap();
        prop_assert_eq!(passages.iter().map(|it| &it.passage).collect::<Vec<_>>(), sample.sections[0].passages.iter().collect::<Vec<_>>());
        let mentions = reader.mentions().unwrap();
        prop_assert_eq!(&mentions[0].mention, &sample.sections[0].passages.last().unwrap().causes[0]);
    }
}
