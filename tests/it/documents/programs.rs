//! Pages of the demo, saved in each format by the programs that people use, where those are installed.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::case::Case;

/// The least share (F1) of sections, causes and works that another format has in common with its HTML.
const SECTIONS: f64 = 0.95;
const CAUSES: f64 = 0.95;
const WORKS: f64 = 0.9;

/// The least share of sections in print. The names of tabs stand in a row there, and nothing tells the row
/// from a line of text: on one of the pages it makes a passage without a heading.
const PRINTED_SECTIONS: f64 = 0.93;

/// The HTML pages of the demo. Not among them is one whose answers are folded away, which only HTML can say.
const PAGES: [&str; 6] = [
    "larkfield-leg-cramps-at-night",
    "larkfield-muscle-twitching",
    "marrowgate-fasciculations",
    "osier-vane-dizziness",
    "quillmoor-leg-cramps-at-night",
    "thistlecombe-leg-cramps-at-night",
];

/// Pages whose sidebars and buttons are told by tags and names, which pandoc keeps in Markdown and EPUB alone.
const NAMED: [&str; 2] = ["brindlewick-what-causes-dizziness", "osier-vane-muscle-twitching"];

/// The pages that are printed.
const PRINTED: [&str; 2] = ["larkfield-muscle-twitching", "quillmoor-leg-cramps-at-night"];

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
    // Pandoc writes quotes straight in Markdown.
    let heading = |section: &Value| {
        section["heading"].as_str().unwrap_or("").replace(['“', '”'], "\"").replace('’', "'")
    };
    [
        full.map(|section| format!("{} {}", heading(section), section["kind"])).collect(),
        causes.map(|mention| format!("{} {}", mention["cause"]["id"], mention["of"]["id"])).collect(),
        works.map(|work| work["key"].to_string()).collect(),
    ]
}

/// What the HTML of a page says.
fn wanted(page: &str) -> [BTreeSet<String>; 3] {
    sets(&super::extract("a.html", &fs::read(html(page)).unwrap()))
}

fn html(page: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("corpus/demo/{page}.html"))
}

/// Holds a file to what the HTML of its page says.
fn check(wanted: &[BTreeSet<String>; 3], file: &Path, sections: f64) {
    let name = file.file_name().unwrap().to_str().unwrap();
    let mut found = <[BTreeSet<String>; 3]>::default();
    let case = Case::new().page(name, fs::read(file).unwrap());
    let said = case.run(&["extract", &format!("pages/{name}"), "--json"]).code(0);
    // A book is cut into chapters.
    for chapter in serde_json::Deserializer::from_str(&said.stdout).into_iter::<Value>() {
        for (all, one) in found.iter_mut().zip(sets(&chapter.unwrap())) {
            all.extend(one);
        }
    }
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
    let image = regex::bytes::Regex::new("(?i)<img[^>]*>").unwrap();
    let all = ["md", "epub", "docx", "odt", "rtf"];
    let pages = PAGES.iter().map(|page| (*page, &all[..])).chain(NAMED.map(|page| (page, &all[..2])));
    for (page, formats) in pages {
        let wanted = wanted(page);
        // Pandoc packs images, and gives up where one is not there.
        case.write("page.html", image.replace_all(&fs::read(html(page)).unwrap(), &b""[..]));
        for format in formats {
            let file = case.path(&format!("{page}.{format}"));
            let mut pandoc = Command::new("pandoc");
            let made = pandoc.arg("-s").arg(case.path("page.html")).arg("-o").arg(&file).output().unwrap();
            assert!(made.status.success(), "{made:?}");
            check(&wanted, &file, SECTIONS);
        }
    }
}

#[test]
fn libreoffice_saves_what_etio_reads() {
    if !installed("soffice") {
        return;
    }
    let (page, case) = ("quillmoor-leg-cramps-at-night", Case::new());
    let wanted = wanted(page);
    for (format, filter) in
        [("docx", "Office Open XML Text"), ("odt", "writer8"), ("rtf", "Rich Text Format")]
    {
        let mut convert = Command::new("soffice");
        convert.arg(format!("-env:UserInstallation=file://{}", case.path("office").display()));
        convert.args([
            "--headless",
            "--infilter=HTML (StarWriter)",
            "--convert-to",
            &format!("{format}:{filter}"),
        ]);
        let made = convert.arg("--outdir").arg(case.path("")).arg(html(page)).output().unwrap();
        let file = case.path(&format!("{page}.{format}"));
        if !file.exists() {
            eprintln!("skipped: soffice saved nothing: {}", String::from_utf8_lossy(&made.stderr));
            return;
        }
        check(&wanted, &file, SECTIONS);
    }
}

/// Small files that these programs once made of a page, for where they are not installed.
#[test]
fn files_that_were_kept_say_the_same() {
    let page = "quillmoor-leg-cramps-at-night";
    let wanted = wanted(page);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saved");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 8, "{files:?}");
    files.iter().for_each(|file| check(&wanted, file, PRINTED_SECTIONS));
}

#[test]
fn a_page_and_its_other_formats_are_one_family() {
    // Without an address of its own each file stands for itself.
    let page = fs::read_to_string(html("quillmoor-leg-cramps-at-night")).unwrap();
    let mut case =
        Case::new().page("page.html", page.replace("canonical", "none").replace("og:url", "og:none"));
    let mut names = vec!["page.html".to_owned()];
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saved")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        case = case.page(name, fs::read(&path).unwrap());
        names.push(name.to_owned());
    }
    case.run(&["index", "pages"]).code(0);
    let copies = case.run(&["sources", "--copies", "--json"]).code(0).json();
    let families = copies["families"].as_array().unwrap();
    assert_eq!(families.len(), 1, "{copies}");
    let pages = families[0]["pages"].as_array().unwrap();
    for name in names {
        assert!(
            pages.iter().any(|page| page["path"].as_str().unwrap().starts_with(&name)),
            "{name}: {copies}"
        );
    }
}

#[test]
fn chromium_prints_what_etio_reads() {
    if !installed("chromium") {
        return;
    }
    let case = Case::new();
    for page in PRINTED {
        // What a page folds away is not printed: the works of both pages are, until somebody opens them.
        let folded = fs::read_to_string(html(page)).unwrap();
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
        check(&wanted(page), &file, PRINTED_SECTIONS);
    }
}
