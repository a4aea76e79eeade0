//! Pages of the demo, saved in each format by the programs that people use, where those are installed.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use serde_json::Value;

use crate::case::Case;

/// The least share (F1) of sections, causes and works that another format has in common with its HTML.
const SECTIONS: f64 = 0.95;
const CAUSES: f64 = 0.95;
const WORKS: f64 = 0.9;

/// The least share of sections in print. The names of tabs stand in a row there, and nothing tells the row
/// from a line of text: on one of the pages it makes a passage without a heading.
const PRINTED_SECTIONS: f64 = 0.93;

/// Pages with all that articles have.
const PAGES: [&str; 2] = ["larkfield-muscle-twitching", "quillmoor-leg-cramps-at-night"];

fn installed(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    if !found {
        eprintln!("skipped: {program} is not installed");
    }
    found
}

fn shared(wanted: &BTreeSet<String>, found: &BTreeSet<String>) -> f64 {
    let both = wanted.intersection(found).count() * 2;
    if wanted.is_empty() && found.is_empty() {
        1.0
    } else {
        both as f64 / (wanted.len() + found.len()) as f64
    }
}

fn sets(document: &Value) -> [BTreeSet<String>; 3] {
    let sections = || document["sections"].as_array().unwrap().iter();
    let full = sections().filter(|section| !section["passages"].as_array().unwrap().is_empty());
    let passages = || sections().flat_map(|section| section["passages"].as_array().unwrap());
    let causes = passages().flat_map(|passage| passage["causes"].as_array().unwrap());
    let works = document["references"].as_array().unwrap().iter();
    [
        full.map(|section| format!("{} {}", section["heading"], section["kind"])).collect(),
        causes.map(|mention| format!("{} {}", mention["cause"]["id"], mention["of"]["id"])).collect(),
        works.map(|work| work["key"].to_string()).collect(),
    ]
}

/// Holds a file to the HTML of its page.
fn check(page: &str, file: &Path, sections: f64) {
    let html =
        fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/demo/{page}.html"))).unwrap();
    let wanted = sets(&super::extract("a.html", &html));
    let name = file.file_name().unwrap().to_str().unwrap();
    let found = sets(&super::extract(name, &fs::read(file).unwrap()));
    for (place, least) in [sections, CAUSES, WORKS].into_iter().enumerate() {
        let share = shared(&wanted[place], &found[place]);
        assert!(share >= least, "{name}: {share:.2} of {:?}, {:?}", wanted[place], found[place]);
    }
}

#[test]
fn pandoc_saves_what_etio_reads() {
    if !installed("pandoc") {
        return;
    }
    let case = Case::new();
    for page in PAGES {
        let html = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/demo/{page}.html"));
        for format in ["docx", "odt", "rtf", "md"] {
            let file = case.path(&format!("{page}.{format}"));
            let made = Command::new("pandoc").arg("-s").arg(&html).arg("-o").arg(&file).output().unwrap();
            assert!(made.status.success(), "{made:?}");
            check(page, &file, SECTIONS);
        }
    }
}

#[test]
fn chromium_prints_what_etio_reads() {
    if !installed("chromium") {
        return;
    }
    let case = Case::new();
    for page in PAGES {
        let html = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/demo/{page}.html"));
        // What a page folds away is not printed: the works of both pages are, until somebody opens them.
        let folded = fs::read_to_string(&html).unwrap();
        let open = folded.replace(" aria-hidden=\"true\"", "").replace(" hidden>", ">");
        case.write(&format!("{page}.html"), open);
        let (html, file) = (case.path(&format!("{page}.html")), case.path(&format!("{page}.pdf")));
        let mut print = Command::new("chromium");
        print.args(["--headless", "--no-sandbox", "--disable-gpu"]);
        print.arg(format!("--print-to-pdf={}", file.display())).arg(format!("file://{}", html.display()));
        let made = print.output().unwrap();
        if !file.exists() {
            eprintln!("skipped: chromium printed nothing: {}", String::from_utf8_lossy(&made.stderr));
            return;
        }
        check(page, &file, PRINTED_SECTIONS);
    }
}
