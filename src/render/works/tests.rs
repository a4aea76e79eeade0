//! One small list of works in every format, and a page itself.

use super::*;
use crate::{
    index::sample::{Sample, index_of},
    library::{Shown, WorksCited, show},
    model::{Reference, SectionKind, Source},
};

fn works(change: impl Fn(&mut Reference)) -> WorksCited {
    let mut reference = Reference {
        key: "doi:10.5555/mmr.2019".into(),
        as_printed: "as printed".into(),
        authors: Some("Harrowby E, Núñez-Vale C, et al.".into()),
        title: Some("Twitching & cramps: 50% of {all}".into()),
        container: Some("Muscle Motor Rep".into()),
        year: Some(2019),
        locator: Some("12(3): 201–12".into()),
        doi: Some("10.5555/mmr.2019".into()),
        ..Reference::default()
    };
    change(&mut reference);
    let kind = WorkKind::of(&reference);
    let work = Work { reference, kind, independent_sources: 1, cited_by: Vec::new() };
    WorksCited { works: vec![work], ..WorksCited::default() }
}

fn styled(style: Style, change: impl Fn(&mut Reference)) -> String {
    works_in_style(&works(change), style)
}

#[test]
fn articles_in_every_style() {
    let plain = |it: &mut Reference| it.title = Some("How common are cramps?".into());
    assert_eq!(
        styled(Style::Vancouver, plain),
        "1. Harrowby E, Núñez-Vale C, et al. How common are cramps? Muscle Motor Rep. 2019;12(3):201-12. \
         doi:10.5555/mmr.2019\n"
    );
    assert_eq!(
        styled(Style::Apa, plain),
        "Harrowby, E., Núñez-Vale, C., et al. (2019). How common are cramps? Muscle Motor Rep, 12(3), 201-12. \
         https://doi.org/10.5555/mmr.2019\n"
    );
    let seven = |it: &mut Reference| {
        plain(it);
        it.authors =
            Some("A A, B B, C C, D D, E E, F F, G G".replace("A A", "Ames A").replace("B B", "Bell B"));
    };
    assert!(styled(Style::Ama, seven).starts_with("1. Ames A, Bell B, "));
}

#[test]
fn chapters_and_pages_leave_out_what_is_not_printed() {
    let chapter = |it: &mut Reference| {
        it.doi = None;
        it.authors = Some("Thorne J".into());
        it.title = Some("Muscle diseases".into());
        it.container = Some("Dunmore's Textbook".into());
        it.publisher = Some("Alder House".into());
        it.edition = Some("7th".into());
        it.locator = Some("chap 397".into());
    };
    assert_eq!(
        styled(Style::Ama, chapter),
        "1. Thorne J. Muscle diseases. In: Dunmore's Textbook. 7th ed. Alder House; 2019:chap 397.\n"
    );
    assert_eq!(
        styled(Style::Apa, chapter),
        "Thorne, J. (2019). Muscle diseases. In Dunmore's Textbook (7th ed., chap 397). Alder House.\n"
    );
    let page = |it: &mut Reference| {
        *it = Reference {
            title: Some("Leg cramps".into()),
            url: Some("https://n.example/cramps".into()),
            ..Reference::default()
        };
    };
    assert_eq!(styled(Style::Vancouver, page), "1. Leg cramps. Available from: https://n.example/cramps\n");
    assert_eq!(styled(Style::Apa, page), "Leg cramps. (n.d.). https://n.example/cramps\n");
    let bare =
        |it: &mut Reference| *it = Reference { as_printed: "Something odd".into(), ..Reference::default() };
    assert_eq!(styled(Style::Apa, bare), "Something odd\n");
}

#[test]
fn nothing_of_a_page_is_a_command() {
    let bib = works_bibtex(&works(|_| ()));
    assert!(
        bib.contains("title = {{Twitching \\& cramps: 50\\% of \\textbraceleft{}all\\textbraceright{}}}"),
        "{bib}"
    );
    assert!(bib.contains("author = {Harrowby, E and Núñez-Vale, C and others}"), "{bib}");
    assert!(bib.contains("@article{harrowby2019twitching,"), "{bib}");
    assert!(bib.contains("pages = {201--12}"), "{bib}");
    let hostile = works(|it| {
        it.title = Some("a\r\nER  - \u{1b}[31m }\\write18{x}".into());
        it.url = Some("https://x.example/}{\\".into());
    });
    let bib = works_bibtex(&hostile);
    assert_eq!(bib.matches('{').count(), bib.matches('}').count(), "{bib}");
    assert!(!bib.contains("\\write18"), "{bib}");
    assert_eq!(works_ris(&hostile).matches("\r\nER  - ").count(), 1);
    for text in [bib, works_ris(&hostile), works_csl_json(&hostile), works_in_style(&hostile, Style::Ama)] {
        assert!(!text.contains('\u{1b}'), "{text}");
    }
}

#[test]
fn keys_are_told_apart() {
    let mut two = works(|_| ());
    two.works.push(two.works[0].clone());
    let bib = works_bibtex(&two);
    assert!(bib.contains("{harrowby2019twitching,") && bib.contains("{harrowby2019twitching-2,"), "{bib}");
}

#[test]
fn ris_and_csl_have_each_part_in_its_place() {
    let ris = works_ris(&works(|_| ()));
    for line in
        ["TY  - JOUR", "AU  - Núñez-Vale, C", "PY  - 2019", "VL  - 12", "IS  - 3", "SP  - 201", "EP  - 12"]
    {
        assert!(ris.contains(&format!("{line}\r\n")), "{line}: {ris}");
    }
    let csl: serde_json::Value = serde_json::from_str(&works_csl_json(&works(|_| ()))).unwrap();
    assert_eq!(csl[0]["type"], "article-journal");
    assert_eq!(csl[0]["issued"]["date-parts"][0][0], 2019);
    assert_eq!(csl[0]["author"][0]["family"], "Harrowby");
    assert_eq!(csl[0]["note"], "Authors as printed: Harrowby E, Núñez-Vale C, et al.");
}

/// A page that says all there is to say of it, or what a change leaves of that; and its passage.
fn page(change: impl Fn(&mut Sample)) -> [Shown; 2] {
    let mut sample = Sample::page("cramps.html")
        .title("Why do calves cramp?")
        .source("Alder Clinic")
        .section("Causes", SectionKind::Causes, &["Heat cramps a {tired} calf."]);
    let head = sample.head();
    head.authors = vec!["Jane A. Pym, MD".into(), "Alder Clinic Staff".into()];
    head.url = Some("https://alder.example/cramps".into());
    head.saved = Some("2025-05-03T10:00:00Z".into());
    head.dates.published = Some("2020-03-04".into());
    head.dates.updated = Some("2024-02".into());
    change(&mut sample);
    let (_dir, reader) = index_of(&[sample.clone()]);
    [sample.entry.id.as_str(), &sample.sections[0].passages[0].id].map(|id| show(&reader, id).unwrap())
}

fn nothing_stated(sample: &mut Sample) {
    let head = sample.head();
    (head.authors, head.url, head.saved, head.dates) = (Vec::new(), None, None, Default::default());
    head.supplied_by = Some(Source { id: "tamsin".into(), name: "Tamsin Texts".into() });
}

#[test]
fn a_page_is_cited_in_every_style() {
    let [page, passage] = page(|_| ());
    assert_eq!(
        page_in_style(&page, Style::Vancouver).unwrap(),
        "Pym JA, Alder Clinic Staff. Why do calves cramp? [Internet]. Alder Clinic; 2020 Mar 4 \
         [updated 2024 Feb; cited 2025 May 3]. Available from: https://alder.example/cramps\n"
    );
    assert_eq!(
        page_in_style(&page, Style::Ama).unwrap(),
        "Pym JA, Alder Clinic Staff. Why do calves cramp? Alder Clinic. Published March 4, 2020. \
         Updated February 2024. Accessed May 3, 2025. https://alder.example/cramps\n"
    );
    assert_eq!(
        page_in_style(&passage, Style::Apa).unwrap(),
        "“Heat cramps a {tired} calf.”\n\nPym, J. A., & Alder Clinic Staff. (2024, February). \
         Why do calves cramp? Alder Clinic. Retrieved May 3, 2025, from https://alder.example/cramps\n"
    );
    let bib = page_bibtex(&passage).unwrap();
    for field in [
        "@misc{pym2024calves,",
        "author = {Pym, Jane A. and {Alder Clinic Staff}}",
        "year = {2024}",
        "url = {https://alder.example/cramps}",
        "urldate = {2025-05-03}",
        "note = {published 2020-03-04; updated 2024-02}",
        "annote = {Heat cramps a \\textbraceleft{}tired\\textbraceright{} calf.}",
    ] {
        assert!(bib.contains(field), "{field}: {bib}");
    }
}

#[test]
fn what_a_page_does_not_state_is_not_cited() {
    let [page, _] = page(nothing_stated);
    assert_eq!(
        page_in_style(&page, Style::Vancouver).unwrap(),
        "Why do calves cramp? [Internet]. Alder Clinic; [date unknown]. Text by Tamsin Texts.\n"
    );
    assert_eq!(
        page_in_style(&page, Style::Ama).unwrap(),
        "Why do calves cramp? Alder Clinic. Text by Tamsin Texts.\n"
    );
    assert_eq!(
        page_in_style(&page, Style::Apa).unwrap(),
        "Alder Clinic. (n.d.). Why do calves cramp? Text by Tamsin Texts.\n"
    );
    assert!(!page_bibtex(&page).unwrap().contains("year"));
}

#[test]
fn a_page_that_states_its_doi_is_cited_by_it() {
    let [page, _] = page(|sample| sample.head().doi = Some("10.5555/cramps".into()));
    let ends = |style, end: &str| {
        let cited = page_in_style(&page, style).unwrap();
        assert!(cited.ends_with(end), "{cited}");
    };
    ends(Style::Vancouver, " doi:10.5555/cramps Available from: https://alder.example/cramps\n");
    ends(Style::Ama, "Accessed May 3, 2025. doi:10.5555/cramps\n");
    ends(Style::Apa, "Retrieved May 3, 2025, from https://doi.org/10.5555/cramps\n");
    assert!(page_bibtex(&page).unwrap().contains("doi = {10.5555/cramps}"));
}
