//! `etio refs`, `etio sources` and `etio quote`, as their users see them; and that other programs read
//! what they write.

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use crate::case::{Case, Ran, html};

/// A page with two references, one of them with marks that formats take for their own.
const CITING: &str = "<html><head><title>Muscle twitching</title>\
    <meta property=\"article:published_time\" content=\"2014-02-24\"></head><body><main><h1>Muscle twitching</h1>\
    <p>Now and again an eyelid flickers for a day, which worries many readers of our column.</p>\
    <h2>Causes</h2><p>Muscle twitching can be caused by stress or by dehydration [1]. Coffee has been blamed [2].</p>\
    <h2>References</h2><ol><li>Núñez-Vale C, Harrowby E, et al. Twitching &amp; cramps: 50% of {all}_adults. \
    Muscle Motor Rep. 2019;12(3):201-12. doi:10.5555/mmr.2019.0412</li>\
    <li>Pym J. Coffee and the calf. Alder House; 2011.</li></ol></main></body></html>";

fn case() -> Case {
    let case = Case::new()
        .page("a/a.html", html("Muscle twitching", &["Too much caffeine", "Stress"]))
        .page("b/b.html", CITING);
    case.run(&["index", "pages", "--source", "Upland=a/*", "--source", "Zephyr=b/*"]).code(0);
    case
}

fn refs(format: &str) -> Ran {
    case().run(&["refs", "--format", format]).code(0)
}

#[test]
fn works_are_listed_with_who_cites_them() {
    let case = case();
    let ran = case.run(&["refs", "fasciculations"]).code(0);
    let ran = ran.says(&[
        "Muscle twitching: 2 works cited",
        "journal article; cited by 1 independent source",
        "Zephyr",
    ]);
    assert!(ran.stdout.contains("stress or by dehydration"), "{}", ran.stdout);
    case.run(&["refs", "zebra"]).code(1).says(&["no works cited"]);
    case.run(&["refs", "--shared"]).code(1);
    let style = case.run(&["refs", "10.5555/mmr.2019.0412", "--style", "vancouver"]).code(0);
    assert!(
        style.stdout.starts_with("1. Núñez-Vale C, Harrowby E, et al. Twitching & cramps"),
        "{}",
        style.stdout
    );
    let lines = case.run(&["refs", "--ndjson"]).code(0).stdout;
    assert_eq!(lines.lines().count(), 2);
    case.run(&["refs", "--style", "ama", "--format", "csv"]).code(2);
    case.run(&["refs", "--json", "--format", "csv"]).code(2);
}

#[test]
fn bibtex_reads_back() {
    let text = refs("bibtex").stdout;
    let read = biblatex::Bibliography::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert_eq!(read.iter().count(), 2, "{text}");
    let entry = read.iter().find(|entry| entry.doi().is_ok()).unwrap();
    use biblatex::ChunksExt as _;
    assert_eq!(entry.title().unwrap().format_verbatim(), "Twitching & cramps: 50% of {all}_adults");
    let authors: Vec<String> = entry.author().unwrap().into_iter().map(|person| person.name).collect();
    assert_eq!(authors, ["Núñez-Vale", "Harrowby", "others"]);
    assert_eq!(entry.doi().unwrap(), "10.5555/mmr.2019.0412");
}

#[test]
fn csv_reads_back() {
    let text = refs("csv").stdout;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    let title = head.iter().position(|name| name == "title").unwrap();
    assert!(rows.iter().any(|row| &row[title] == "Twitching & cramps: 50% of {all}_adults"), "{text}");
}

#[test]
fn hostile_pages_are_text_in_every_format() {
    let bad = "}\\write18{x} \u{1b}[31m \u{202e}evil =cmd() <script>";
    let page = CITING
        .replace("Twitching &amp; cramps", &bad.replace('<', "&lt;"))
        .replace("Coffee has been blamed", &format!("{} blamed", "very".repeat(250_000)));
    let case = Case::new().page("a.html", page);
    case.run(&["index", "pages"]).code(0);
    let formats = ["table", "json", "csv", "bibtex", "ris", "csl-json"];
    let mut outputs: Vec<Ran> =
        formats.iter().map(|it| case.run(&["refs", "--format", it]).code(0)).collect();
    outputs.extend(["vancouver", "ama", "apa"].iter().map(|it| case.run(&["refs", "--style", it]).code(0)));
    outputs.push(case.run(&["sources"]).code(0));
    outputs.push(case.run(&["quote", "Muscle twitching can be caused by stress"]).code(0));
    for (at, ran) in outputs.iter().enumerate() {
        // JSON keeps the page's letters, escaped as JSON has it.
        assert!(!ran.stdout.contains('\u{1b}'), "{at}");
        assert!(at == 1 || !ran.stdout.contains('\u{202e}'), "{at}");
    }
    assert!(!outputs[3].stdout.contains("\\write18"), "{}", outputs[3].stdout);
    assert!(biblatex::Bibliography::parse(&outputs[3].stdout).is_ok());
}

/// Reads text with a Python package; none where Python or the package is not installed.
fn in_python(package: &str, script: &str, text: &str) -> Option<String> {
    let has = Command::new("python3").args(["-c", &format!("import {package}")]).output();
    if !has.is_ok_and(|ran| ran.status.success()) {
        println!("skipped: Python's {package} is not installed");
        return None;
    }
    let mut child = Command::new("python3")
        .args(["-c", script])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{package} could not read\n{text}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn other_programs_read_the_formats() {
    let script = "import sys, rispy\nfor e in rispy.load(sys.stdin):\n print(e['type_of_reference'], e.get('title'), \
                  e.get('authors'), e.get('volume'), e.get('start_page'))";
    if let Some(read) = in_python("rispy", script, &refs("ris").stdout) {
        let line = "JOUR Twitching & cramps: 50% of {all}_adults ['Núñez-Vale, C', 'Harrowby, E'] 12 201";
        assert!(read.contains(line), "{read}");
        assert_eq!(read.lines().count(), 2);
    }
    let script = "import sys, bibtexparser\nlibrary = bibtexparser.parse_string(sys.stdin.read())\n\
                  assert not library.failed_blocks\nfor e in library.entries:\n \
                  print(e.entry_type, *(e.fields_dict[f].value for f in ('doi', 'author') if f in e.fields_dict))";
    if let Some(read) = in_python("bibtexparser", script, &refs("bibtex").stdout) {
        assert!(
            read.contains("article 10.5555/mmr.2019.0412 Núñez-Vale, C and Harrowby, E and others"),
            "{read}"
        );
    }
    let script = "import sys, json\nfrom citeproc.source.json import CiteProcJSON\n\
                  source = CiteProcJSON(json.load(sys.stdin))\nfor key in source: print(key, source[key].type)";
    if let Some(read) = in_python("citeproc", script, &refs("csl-json").stdout) {
        assert!(read.contains("article-journal"), "{read}");
        assert_eq!(read.lines().count(), 2);
    }
}

#[test]
fn sources_have_dates_people_and_copies() {
    let case = case();
    case.run(&["sources"]).code(0).says(&[
        "2 sources, 2 pages",
        "Zephyr: 1 page",
        "published 2014-02-24",
        "2 references",
    ]);
    case.run(&["sources", "--source", "upland"]).code(0).says(&["1 source, 1 page", "date not stated"]);
    case.run(&["sources", "--source", "nobody"]).code(1).complains(&["nobody"]);
    let old = case.run(&["sources", "--stale", "3y", "--today", "2020-01-01"]).code(0);
    old.says(&[
        "1 of 2 pages dated before 2017-01-01",
        "published 2014-02-24, Zephyr",
        "date not stated: 1 page",
    ]);
    case.run(&["sources", "--stale", "3q"]).code(2).complains(&["3q"]);
    case.run(&["sources", "--today", "2020-01-01"]).code(2);
    case.run(&["sources", "--copies"]).code(1).says(&["no families of copies"]);
    let twin = case.path("pages/b/twin.html");
    std::fs::write(twin, CITING.replace("Now and again", "Every now and again")).unwrap();
    case.run(&["index"]).code(0);
    case.run(&["sources", "--copies"]).code(0).says(&[
        "1 family of copies",
        "100% of the",
        "no supplier named",
    ]);
}

#[test]
fn a_sentence_leads_back_to_its_passage() {
    let case = case();
    let ran = case.run(&["quote", "Most people notice a jumping muscle now and then"]).code(0);
    ran.says(&["to the letter", "Upland", "a/a.html", "it seldom means"]);
    let ran = case.run(&["quote", "most people notice a leaping muscle now & then"]).code(0);
    assert!(ran.stdout.starts_with("nearly: "), "{}", ran.stdout);
    let json = case.run(&["quote", "jumping muscle now and then", "--json"]).code(0).json();
    assert_eq!(json["passages"][0]["match"], "exact");
    case.run(&["quote", "The moon is made of cheese and nobody minds"])
        .code(1)
        .says(&["no passage holds this"]);
    case.run(&["quote", "…"]).code(2).complains(&["1 to 1000 words"]);
}
