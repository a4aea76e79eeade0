//! Every answer in JSON against its JSON Schema in docs/.

use std::{fs, path::Path};

use serde_json::Value;

use crate::case::{Case, html};

fn schema(name: &str) -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("docs/{name}.schema.json"));
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    serde_json::from_str(&text).unwrap()
}

/// Checks an answer, and that its schema names itself first.
#[track_caller]
fn check(name: &str, text: &str) {
    let answer: Value = serde_json::from_str(text).unwrap();
    assert_eq!(answer["schema"], format!("etio.{name}/1"));
    assert_eq!(answer.as_object().unwrap().keys().next().unwrap(), "schema");
    let validator = jsonschema::validator_for(&schema(name)).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&answer).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}\n{text}", errors.join("\n"));
}

/// Every page that the demo has, so that all that a document can say is said somewhere.
fn demo_pages() -> Vec<std::path::PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/demo");
    let mut pages: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.retain(|page| page.extension().is_some());
    pages
}

#[test]
fn documents() {
    let case = Case::new();
    for page in demo_pages() {
        let ran = case.run(&["extract", page.to_str().unwrap(), "--json"]).code(0);
        check("document", &ran.stdout);
        let ran = case.run(&["extract", page.to_str().unwrap(), "--json", "--explain"]).code(0);
        check("document", &ran.stdout);
    }
}

#[test]
fn vocabularies() {
    let case = Case::new();
    case.write("my.toml", "[[concept]]\nid = 'stress'\nnames = ['strain', 'anxiety']");
    case.write("bad.toml", "[[concept]]\nkind = 'planet'");
    check("vocabulary-check", &case.run(&["vocabulary", "check", "my.toml", "--json"]).code(0).stdout);
    check("vocabulary-import", &case.run(&["vocabulary", "import", "bad.toml", "--json"]).code(2).stdout);
    check("vocabulary-import", &case.run(&["vocabulary", "import", "my.toml", "--json"]).code(0).stdout);
    check("vocabulary", &case.run(&["vocabulary", "list", "--json", "-n", "9"]).code(0).stdout);
    check("concept", &case.run(&["vocabulary", "show", "stress", "--json"]).code(0).stdout);
}

#[test]
fn settings() {
    let case = Case::new();
    case.write("home/.config/etio/config.toml", "width = 70\n[libraries.heart]\nroots = ['pages']\n");
    check("config", &case.run(&["config", "show", "--json"]).code(0).stdout);
}

#[test]
fn reports() {
    let case =
        Case::new().page("a.html", html("Twitching", &["Stress"])).page("b.html", "").page("c.pdf", "%PDF");
    check("index", &case.run(&["index", "pages", "--json", "--dry-run"]).stdout);
    check("index", &case.run(&["index", "pages", "--json"]).stdout);
    check("index", &case.run(&["index", "--rebuild", "--json"]).stdout);
    check("status", &case.run(&["status", "--json"]).code(0).stdout);
    check("check", &case.run(&["check", "--json"]).code(0).stdout);
    check("forget", &case.run(&["forget", "pages", "--json"]).stdout);
}

#[test]
fn answers() {
    let case = Case::new();
    for page in demo_pages() {
        case.write(
            &format!("pages/{}", page.file_name().unwrap().to_str().unwrap()),
            fs::read(page).unwrap(),
        );
    }
    case.run(&["index", "pages"]).code(0);
    for by in ["cause", "source", "article", "none"] {
        let ran = case.run(&["search", "muscle twitching", "--by", by, "-n", "4", "--json"]).code(0);
        check("search", &ran.stdout);
        let ran = case.run(&["search", "muscle twitching", "--by", by, "--explain", "--json"]).code(0);
        check("search", &ran.stdout);
    }
    check("search", &case.run(&["search", "cafeine", "--json", "-v"]).code(1).stdout);
    check("topics", &case.run(&["topics", "--json"]).code(0).stdout);
    check("causes", &case.run(&["causes", "--json"]).code(0).stdout);
    check("compare", &case.run(&["compare", "muscle twitching", "--json"]).code(0).stdout);
    check("compare", &case.run(&["compare", "zzz", "--format", "json"]).code(1).stdout);
    check("status", &case.run(&["status", "--json"]).code(0).stdout);

    check("refs", &case.run(&["refs", "--json"]).code(0).stdout);
    let lines = case.run(&["refs", "dizziness", "--ndjson"]).code(0).stdout;
    lines.lines().for_each(|line| check("work", line));
    check("sources", &case.run(&["sources", "--json"]).code(0).stdout);
    check("copies", &case.run(&["sources", "--copies", "--json"]).code(0).stdout);
    let stale = ["sources", "--stale", "3y", "--today", "2025-01-01", "--json"];
    check("stale", &case.run(&stale).code(0).stdout);
    for text in ["Calves, thighs, and upper arms are the usual places.", "calves thighs ... usual place"] {
        check("quote", &case.run(&["quote", text, "--json"]).stdout);
    }

    let found = case.run(&["search", "caffeine", "--by", "none", "-n", "1", "--json"]).code(0).json();
    let hit = &found["passages"][0];
    check("passage", &case.run(&["show", hit["id"].as_str().unwrap(), "--json"]).code(0).stdout);
    check("document", &case.run(&["show", hit["page"].as_str().unwrap(), "--json"]).code(0).stdout);
}
