//! Files that hold several pages: each is one in the index, and the file comes and goes as a whole.

use std::fs;

use super::made::{self, gzip, warc};
use crate::case::{Case, html};

fn page(title: &str, cause: &str) -> String {
    html(title, &[cause, "Stress", "Too little sleep"])
}

fn crawl(causes: &[(&str, &str)]) -> Vec<u8> {
    let pages: Vec<(String, String)> = causes
        .iter()
        .map(|(name, cause)| {
            (format!("https://a.example/{name}"), page(&format!("Muscle twitching {name}"), cause))
        })
        .collect();
    let pages: Vec<(&str, &str)> =
        pages.iter().map(|(address, html)| (address.as_str(), html.as_str())).collect();
    warc(&pages)
}

fn id(case: &Case, path: &str) -> String {
    let shown = case.run(&["search", "twitching", "--by", "none", "-n", "100", "--json"]).code(0).json();
    let passages = shown["passages"].as_array().unwrap();
    let passage =
        passages.iter().find(|passage| passage["path"] == path).unwrap_or_else(|| panic!("{path}: {shown}"));
    passage["page"].as_str().unwrap().to_owned()
}

#[test]
fn pages_of_a_file_are_kept_by_their_names_in_it() {
    let case = Case::new().page("crawl.warc.gz", gzip(&crawl(&[("a", "Caffeine"), ("b", "Dehydration")])));
    case.run(&["index", "pages"]).code(0).says(&["2 added", "2 pages in 1 file"]);
    let status = case.run(&["status", "--json"]).json();
    assert_eq!(
        (&status["pages"], &status["files"], &status["formats"]["warc"]),
        (&2.into(), &1.into(), &2.into())
    );
    let first = id(&case, "crawl.warc.gz!/https://a.example/a");

    // Unchanged: nothing is opened or written.
    let before = case.index_files();
    case.run(&["index"]).code(0).says(&["2 same"]);
    assert_eq!(case.index_files(), before);

    // Moved: all of its pages keep their ids.
    case.rename("pages/crawl.warc.gz", "pages/old/c.warc.gz");
    case.run(&["index"]).code(0).says(&["2 moved"]);
    assert_eq!(id(&case, "old/c.warc.gz!/https://a.example/a"), first);

    // Changed: a page that is there again keeps its id, one is new, one is gone.
    case.write("pages/old/c.warc.gz", gzip(&crawl(&[("a", "Alcohol"), ("c", "Nicotine")])));
    case.run(&["index"]).code(0).says(&["1 added", "1 changed", "1 gone"]);
    assert_eq!(id(&case, "old/c.warc.gz!/https://a.example/a"), first);

    // Broken: what it had is still found.
    case.write("pages/old/c.warc.gz", b"\x1f\x8bjunk");
    case.run(&["index"]).code(3).says(&["1 could not be read", "old/c.warc.gz: "]);
    assert_eq!(id(&case, "old/c.warc.gz!/https://a.example/a"), first);
    case.run(&["index"]).code(3);

    // Gone: all of it.
    fs::remove_file(case.path("pages/old/c.warc.gz")).unwrap();
    case.run(&["index", "--prune"]).says(&["2 gone"]);
    assert_eq!(case.run(&["status", "--json"]).json()["pages"], 0);
}

#[test]
fn a_page_that_cannot_be_read_is_named_with_its_file() {
    let mut bytes = crawl(&[("a", "Caffeine"), ("b", "Dehydration")]);
    bytes.truncate(bytes.len() - 50);
    let case = Case::new().page("crawl.warc", bytes);
    case.run(&["index", "pages"]).code(3).says(&[
        "1 added",
        "1 failed",
        "crawl.warc!/https://a.example/b: a broken record",
    ]);
    case.run(&["index"]).code(3).says(&["1 same", "1 failed"]);
}

#[test]
fn two_files_with_the_same_pages_are_two() {
    let bytes = crawl(&[("a", "Caffeine")]);
    let case = Case::new();
    case.write("one/c.warc", &bytes);
    case.write("two/c.warc", &bytes);
    case.run(&["index", "one", "two"]).code(0).says(&["2 added"]);
    assert_eq!(case.run(&["status", "--json"]).json()["pages"], 2);
}

#[test]
fn the_newest_of_two_captures_is_searched() {
    let twice = [crawl(&[("a", "Caffeine")]), crawl(&[("a", "Dehydration")])].concat();
    let case = Case::new().page("crawl.warc", twice);
    case.run(&["index", "pages"]).code(0).says(&["2 added"]);
    assert_eq!(case.run(&["status", "--json"]).json()["revisions"], 1);
    case.run(&["index"]).code(0).says(&["2 same"]);
}

#[test]
fn extract_prints_each_page() {
    let case = Case::new().page("crawl.warc", crawl(&[("a", "Caffeine"), ("b", "Dehydration")]));
    let lines = case.run(&["extract", "pages/crawl.warc", "--json"]).code(0).stdout;
    let paths: Vec<String> = lines
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["path"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(paths, ["pages/crawl.warc!/https://a.example/a", "pages/crawl.warc!/https://a.example/b"]);
    let one =
        case.run(&["extract", "pages/crawl.warc", "--page", "https://a.example/b", "--json"]).code(0).json();
    assert_eq!(one["title"], "Muscle twitching b");
    case.run(&["extract", "pages/crawl.warc", "--page", "x"])
        .code(2)
        .complains(&["no page in it is named x"]);
}

#[test]
fn formats_can_be_left_out() {
    let case = Case::new()
        .page("a.html", page("Muscle twitching", "Caffeine"))
        .page("b.mhtml", made::mhtml(&page("Muscle cramps", "Dehydration")))
        .page("sitemap.xml", "<?xml version=\"1.0\"?><urlset><url>x</url></urlset>");
    case.run(&["index", "pages"]).code(0).says(&[
        "2 added",
        "1 html, 1 mhtml",
        "not read yet, by format: 1 .xml",
    ]);
    case.run(&["index", "pages", "--skip", "mhtml"])
        .code(0)
        .says(&["1 same", "left out, by format: 1 mhtml"]);
    // Remembered with the folder.
    case.run(&["index"]).code(0).says(&["left out, by format: 1 mhtml"]);
    assert_eq!(case.run(&["status", "--json"]).json()["pages"], 1);
    case.run(&["index", "pages", "--format-only", "mhtml"])
        .code(0)
        .says(&["1 added", "left out, by format: 1 html"]);
    case.run(&["index", "pages", "--format-only", "all"]).code(0).says(&["1 added", "1 same"]);
    case.run(&["index", "--skip", "word"]).code(2).complains(&["no format that etio reads"]);
}

#[test]
fn records_are_pages() {
    let nbib = "PMID- 101\nTI  - Muscle twitching in the evening.\nAB  - BACKGROUND: Muscle twitching can be caused by too much coffee. RESULTS: It went away.\nFAU - Orr, Ada\nJT  - Annals of naps\nDP  - 2019 Aug 4\nLID - 10.1234/n.1 [doi]\n\nPMID- 102\nTI  - Leg cramps.\nAB  - Leg cramps may be due to dehydration in many.\n";
    let ris = "TY  - JOUR\nAU  - Orr, Ada\nTI  - Dizziness in the morning\nJF  - Annals of naps\nPY  - 2020\nDO  - 10.1234/n.2\nAB  - Dizziness can be caused by low blood pressure.\nER  - \n";
    let case = Case::new().page("export.nbib", nbib).page("export.ris", ris);
    case.run(&["index", "pages"]).code(0).says(&["3 added", "3 pages in 2 files (2 nbib, 1 ris)"]);
    let one = case.run(&["extract", "pages/export.nbib", "--page", "101", "--json"]).code(0).json();
    assert_eq!((&one["doi"], &one["pmid"]), (&"10.1234/n.1".into(), &"101".into()));
    assert_eq!(one["dates"]["published"], "2019-08-04");
    assert_eq!((&one["source"]["name"], &one["authors"][0]), (&"Annals of naps".into(), &"Ada Orr".into()));
    assert_eq!(one["sections"][1]["path"], serde_json::json!(["Abstract", "Background"]));
    case.run(&["search", "what causes muscle twitching"]).code(0).says(&["Coffee"]);
}
