//! Golden pages: what a careful reader makes of each page in `tests/pages`, beside what etio makes of it.
//! A new case is a page, its expectation and its line below. `ETIO_BLESS=1` rewrites the expectations
//! from what etio makes of the pages today, all but their known faults: read them before they are kept.

use std::{collections::BTreeSet, env, fmt, fs, path::PathBuf};

use serde_json::Value;

/// A test for each page, and the list of all of them.
macro_rules! pages {
    ($($test:ident: $page:literal,)*) => {
        const PAGES: &[&str] = &[$($page),*];
        $(#[test]
        fn $test() {
            check($page);
        })*
    };
}

pages! {
    encyclopedia_text_with_its_supplier: "encyclopedia-dry-mouth.txt",
    questions_definitions_and_a_table: "faq-tinnitus.html",
    flattened_text: "flattened-night-sweats.txt",
    furniture_of_all_sorts: "furniture-hiccups.html",
    a_page_in_german: "german-sodbrennen.html",
    markers_with_backlinks: "markers-bad-breath.html",
    mojibake: "mojibake-hoarseness.txt",
    markers_whose_references_are_lost: "references-lost-constipation.txt",
    old_table_layout_in_windows_1252: "table-layout-swollen-ankles.html",
}

/// Where etio does not read as a careful reader does yet: the page, the JSON pointer of the value (or
/// of what is around it), and what is wrong. Each must be at fault still: who mends one takes it off.
const KNOWN_FAULTS: &[(&str, &str, &str)] = &[
    (
        "encyclopedia-dry-mouth.txt",
        "/sections/2/passages/6/causes/0",
        "\"breathing through the mouth during sleep makes it worse\" is about breathing, not sleep",
    ),
    ("faq-tinnitus.html", "/sections/3/passages/0/causes/0/qualifier", "\"in high doses\" is excess"),
    (
        "flattened-night-sweats.txt",
        "/sections/0/passages/0/causes",
        "\"X is the usual reason, but Y and Z are behind many of them\"",
    ),
    (
        "flattened-night-sweats.txt",
        "/sections/3/passages",
        "causes under \"Serious causes\" after \"Less often, X point to a disease\"",
    ),
    (
        "furniture-hiccups.html",
        "/sections/2/passages/0/causes",
        "an article is no part of a name; \"a serious cause such as\" grades what follows",
    ),
    (
        "markers-bad-breath.html",
        "/sections/3",
        "\"a rare cause with a sweet, musty smell\" grades, and names a sign",
    ),
    (
        "mojibake-hoarseness.txt",
        "/sections/1/passages/0/causes/0/frequency",
        "\"Laryngitis – the most common cause\"",
    ),
    ("mojibake-hoarseness.txt", "/sections/1/passages/1/causes/1/cause", "\"for hours\" is not \"for hour\""),
    (
        "mojibake-hoarseness.txt",
        "/sections/1/passages/4/causes/0/frequency",
        "\"Cancer of the larynx – rare\"",
    ),
    (
        "mojibake-hoarseness.txt",
        "/sections/1/passages/5/causes/0/stance",
        "a question whose answer in the next sentence is no",
    ),
    (
        "references-lost-constipation.txt",
        "/sections/1/passages",
        "markers are no part of names; \"in most adults\", \"which is a less common cause\"; \"may rarely be caused by\" is as asserted as \"may be caused by\"",
    ),
    (
        "table-layout-swollen-ankles.html",
        "/sections/1/passages",
        "\"above all in\" names no cause; \"Tablets: X, Y and Z are the worst\"",
    ),
    (
        "table-layout-swollen-ankles.html",
        "/sections/2/passages",
        "\"X – gloss – and Y can both cause\"; \"serious\" in a heading grades prose too",
    ),
];

/// Compares what etio makes of a page with its expectation.
fn check(page: &str) {
    let actual = document(page);
    let expectation = expectation_of(page);
    if env::var_os("ETIO_BLESS").is_some() {
        bless(page, actual.clone());
    }
    let expected = fs::read_to_string(&expectation)
        .unwrap_or_else(|error| panic!("{}: {error}; ETIO_BLESS=1 writes it", expectation.display()));
    let expected = serde_json::from_str(&expected).unwrap();
    let found = differences(&expected, &actual);

    let unknown: Vec<&Difference> =
        found.iter().filter(|found| !faults(page).any(|fault| found.is_at(fault))).collect();
    let listed: String = unknown.iter().map(ToString::to_string).collect();
    assert!(unknown.is_empty(), "{page} is read otherwise than expected\n{listed}");
    for fault in faults(page) {
        assert!(
            found.iter().any(|found| found.is_at(fault)),
            "{page}: {fault} is mended: take it off KNOWN_FAULTS"
        );
    }
}

/// The document of a page, as `etio extract --json` prints it in the page's folder.
fn document(page: &str) -> Value {
    let mut extracted = etio::extract_file(&folder().join(page), etio::Vocabulary::shipped()).unwrap();
    page.clone_into(&mut extracted.document.path);
    serde_json::from_str(&etio::document_json(&extracted, false)).unwrap()
}

/// Writes the expectation anew; what is at fault stays as a careful reader had it.
fn bless(page: &str, mut document: Value) {
    let before = fs::read_to_string(expectation_of(page)).unwrap_or_else(|_| "null".to_owned());
    let before: Value = serde_json::from_str(&before).unwrap();
    for fault in faults(page) {
        if let (Some(old), Some(new)) = (before.pointer(fault), document.pointer_mut(fault)) {
            new.clone_from(old);
        }
    }
    fs::write(expectation_of(page), serde_json::to_string_pretty(&document).unwrap() + "\n").unwrap();
}

fn faults(page: &str) -> impl Iterator<Item = &'static str> + '_ {
    KNOWN_FAULTS.iter().filter(move |(at, _, _)| *at == page).map(|(_, pointer, _)| *pointer)
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/pages")
}

fn expectation_of(page: &str) -> PathBuf {
    folder().join(page).with_extension("json")
}

/// A place where a document is not as expected; none is nothing there.
struct Difference {
    pointer: String,
    expected: Option<Value>,
    actual: Option<Value>,
}

impl Difference {
    /// Whether it is at this pointer or below it.
    fn is_at(&self, pointer: &str) -> bool {
        self.pointer.strip_prefix(pointer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |value: &Option<Value>| value.as_ref().map_or("nothing".to_owned(), Value::to_string);
        writeln!(f, "{}\n  - {}\n  + {}", self.pointer, text(&self.expected), text(&self.actual))
    }
}

fn differences(expected: &Value, actual: &Value) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(Some(expected), Some(actual), String::new(), &mut found);
    found
}

fn compare(expected: Option<&Value>, actual: Option<&Value>, pointer: String, found: &mut Vec<Difference>) {
    match (expected, actual) {
        (Some(Value::Object(expected)), Some(Value::Object(actual))) => {
            let keys: BTreeSet<&String> = expected.keys().chain(actual.keys()).collect();
            for key in keys {
                compare(expected.get(key), actual.get(key), format!("{pointer}/{key}"), found);
            }
        }
        (Some(Value::Array(expected)), Some(Value::Array(actual))) => {
            for at in 0..expected.len().max(actual.len()) {
                compare(expected.get(at), actual.get(at), format!("{pointer}/{at}"), found);
            }
        }
        _ if expected == actual => {}
        _ => found.push(Difference { pointer, expected: expected.cloned(), actual: actual.cloned() }),
    }
}

#[test]
fn every_page_has_its_expectation_and_its_test() {
    let names: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with('.'))
        .collect();
    let mut wanted = BTreeSet::new();
    for page in PAGES {
        wanted.insert((*page).to_owned());
        wanted.insert(expectation_of(page).file_name().unwrap().to_str().unwrap().to_owned());
    }
    assert_eq!(names, wanted);
    for (page, pointer, wrong) in KNOWN_FAULTS {
        assert!(PAGES.contains(page), "{page} {pointer}: {wrong}: there is no such page");
    }
}

#[test]
fn differences_are_told_by_their_place() {
    let expected = serde_json::json!({"title": "Hiccups", "dates": {"updated": null}, "authors": ["A", "B"]});
    let actual = serde_json::json!({"title": "Hiccups", "dates": {"updated": "2020"}, "authors": ["A"]});
    let told: Vec<String> = differences(&expected, &actual).iter().map(ToString::to_string).collect();
    assert_eq!(told, ["/authors/1\n  - \"B\"\n  + nothing\n", "/dates/updated\n  - null\n  + \"2020\"\n"]);
    let at = |pointer| differences(&expected, &actual)[1].is_at(pointer);
    assert!(at("/dates") && at("/dates/updated") && !at("/date"));
}
