//! One small list of works in every format.

use super::*;
use crate::{library::WorksCited, model::Reference};

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
