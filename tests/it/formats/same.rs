//! A page says the same whatever it was saved as.

use std::{collections::BTreeSet, fs, path::Path};

use etio::{Document, Hints, PageId, Vocabulary};

use super::made;
use crate::case::Case;

fn demo(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/demo").join(name)).unwrap()
}

fn document(bytes: &[u8], name: &str) -> Document {
    let page = etio::read(bytes, name).unwrap_or_else(|reason| panic!("{name}: {reason}"));
    let hints = Hints { id: PageId::give(b"", "", 0), path: name.to_owned(), given: etio::Given::default() };
    etio::extract(&page, &hints, Vocabulary::shipped()).document
}

fn headings(document: &Document) -> BTreeSet<String> {
    document.sections.iter().filter_map(|section| section.heading.clone()).collect()
}

fn causes(document: &Document) -> BTreeSet<String> {
    let passages = document.sections.iter().flat_map(|section| &section.passages);
    passages.flat_map(|passage| &passage.causes).map(|mention| mention.cause.id.clone()).collect()
}

fn works(document: &Document) -> BTreeSet<String> {
    document.references.iter().map(|reference| reference.key.clone()).collect()
}

/// Twice what two sets share, in what they hold together.
fn f1(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    if a.is_empty() && b.is_empty() {
        1.0
    } else {
        2.0 * a.intersection(b).count() as f64 / (a.len() + b.len()) as f64
    }
}

#[test]
fn a_page_says_the_same_in_every_format() {
    for name in [
        "marrowgate-fasciculations.html",
        "larkfield-muscle-twitching.html",
        "quillmoor-leg-cramps-at-night.html",
    ] {
        let html = demo(name);
        let plain = document(html.as_bytes(), name);
        assert!(!causes(&plain).is_empty() && !works(&plain).is_empty());
        for (file, bytes) in made::all(&html) {
            let other = document(&bytes, file);
            assert!(f1(&headings(&plain), &headings(&other)) >= 0.95, "{file}: sections");
            assert!(f1(&causes(&plain), &causes(&other)) >= 0.95, "{file}: causes");
            assert!(f1(&works(&plain), &works(&other)) >= 0.9, "{file}: references");
            assert_eq!((&other.title, &other.source), (&plain.title, &plain.source), "{file}");
            let carries_date = !file.contains("html.gz") && !file.contains("webarchive");
            assert_eq!(other.saved.is_some(), carries_date, "{file}: {:?}", other.saved);
        }
    }
}

#[test]
fn saves_of_one_page_are_one_family() {
    // Without an address of its own each save stands for itself.
    let html = demo("thistlecombe-leg-cramps-at-night.html").replace("og:url", "og:none");
    let case = Case::new().page("page.html", &html).page("other/page.html.gz", made::gzip(html.as_bytes()));
    case.write("pages/page.eml", made::eml(&html));
    case.write("pages/page.mhtml", made::mhtml(&html));
    case.run(&["index", "pages"]).code(0).says(&["4 added", "eml", "mhtml"]);
    let copies = case.run(&["sources", "--copies", "--json"]).code(0).json();
    assert_eq!(copies["families"].as_array().unwrap().len(), 1, "{copies}");
    assert_eq!(copies["families"][0]["pages"].as_array().unwrap().len(), 4);
    let status = case.run(&["status", "--json"]).json();
    assert_eq!(status["formats"], serde_json::json!({"eml": 1, "html": 2, "mhtml": 1}));
}

#[test]
fn frames_of_a_complete_page_stay_out() {
    let frame = demo("thistlecombe-leg-cramps-at-night.html");
    let case = Case::new()
        .page("Twitching.html", demo("larkfield-muscle-twitching.html"))
        .page("Twitching_files/frame.html", frame);
    case.run(&["index", "pages"]).code(0).says(&["1 added"]);
}

#[test]
fn text_of_a_clipper_says_where_it_is_from() {
    let text = "Title: Muscle twitching\nURL: https://clinic.example/twitching\nSource: Upland Clinic\nAuthor: Ada Orr\n\
                Date: 4 August 2019\n\nMuscle twitching can be caused by too much coffee, and it mostly goes away by itself.\n";
    let document = document(text.as_bytes(), "clip.txt");
    assert_eq!(document.title.as_deref(), Some("Muscle twitching"));
    assert_eq!(document.url.as_deref(), Some("https://clinic.example/twitching"));
    assert_eq!(document.source.map(|source| source.name).as_deref(), Some("Upland Clinic"));
    assert_eq!(document.authors, ["Ada Orr"]);
    assert_eq!(document.dates.published.as_deref(), Some("2019-08-04"));
    assert_eq!(document.sections[0].passages.len(), 1);
}
