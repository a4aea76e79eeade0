//! `etio vocabulary`, and names of one's own in every answer: they rename what was read, and no page is
//! opened for them.

use std::fs;

use crate::case::{Case, Ran, html};

/// A term of the shipped vocabulary's, one of nobody's, one that is a name of two, in the form of OBO.
const OBO: &str = "\
format-version: 1.2
data-version: tiny/2024
property_value: terms:license https://tiny.example/license

[Term]
id: T:1
name: disease

[Term]
id: T:2
name: caffeine jitters
synonym: \"gear wobble\" EXACT []
synonym: \"wobbling\" RELATED []
is_a: T:1 ! disease

[Term]
id: T:3
name: strain of the mind
synonym: \"stress\" EXACT []
synonym: \"dehydration\" EXACT []
is_a: T:1
";

fn indexed() -> Case {
    let case = Case::new()
        .page("a.html", html("Muscle twitching", &["Caffeine", "Gear wobble", "Stress"]))
        .page("b.html", html("Muscle twitching", &["Wheel trouble", "Dehydration"]));
    case.run(&["index", "pages"]).code(0).says(&["2 added"]);
    case
}

fn ids(ran: &Ran) -> Vec<String> {
    let causes = ran.json()["causes"].as_array().unwrap().clone();
    let mut ids: Vec<String> = causes.iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect();
    ids.sort();
    ids
}

#[test]
fn a_line_of_ones_own_joins_causes_and_without_it_all_is_as_before() {
    let case = indexed();
    let causes = || case.run(&["causes", "--json"]).code(0);
    let before = causes();
    assert_eq!(ids(&before), ["caffeine", "dehydration", "gear-wobble", "stress", "wheel-trouble"]);

    // No page can be read any more, and none is asked for.
    case.rename("pages", "away");
    case.write("my.toml", "[[concept]]\nid = 'stress'\nnames = ['gear wobbles', 'wheel trouble']\n");
    let once = case.run(&["causes", "--json", "--vocabulary", "my.toml"]).code(0);
    assert_eq!(ids(&once), ["caffeine", "dehydration", "stress"]);
    assert_eq!(causes().stdout, before.stdout);

    case.run(&["vocabulary", "import", "my.toml"]).code(0).says(&["kept as", "0 new", "1 known already"]);
    assert_eq!(causes().stdout, once.stdout);
    let stress = &once.json()["causes"][0];
    assert_eq!((stress["id"].as_str(), stress["pages"].as_u64()), (Some("stress"), Some(2)));
    let found = case
        .run(&["search", "twitching", "--cause", "wheel troubles", "--by", "none", "--json"])
        .code(0)
        .json();
    assert_eq!(found["total"], 3);
    case.run(&["compare", "twitching", "--format", "csv"]).code(0).says(&["stress"]);

    fs::remove_file(case.path("home/.config/etio/vocabulary/my.toml")).unwrap();
    assert_eq!(causes().stdout, before.stdout);
}

#[test]
fn index_says_that_the_vocabulary_changed_and_reads_nothing() {
    let case = indexed();
    case.write(
        "home/.config/etio/vocabulary/my.toml",
        "[[concept]]\nid = 'stress'\nnames = ['gear wobble']\n",
    );
    let says = "your vocabulary changed: 1 cause and no topics go by its names, in 1 mention; no page was read for it";
    let report = case.run(&["index", "--dry-run"]).code(0);
    assert!(report.stdout.replace('\n', " ").contains(says), "{}", report.stdout);
    let report = case.run(&["index", "--json"]).code(0).json();
    assert_eq!((report["same"].as_u64(), report["renamed"]["mentions"].as_u64()), (Some(2), Some(1)));
    assert!(report["reread"].as_array().unwrap().is_empty());
    let files = case.index_files();
    assert!(case.run(&["index", "--json"]).code(0).json()["renamed"].is_null());
    assert_eq!(case.index_files(), files);
    fs::remove_file(case.path("home/.config/etio/vocabulary/my.toml")).unwrap();
    case.run(&["index"]).code(0).says(&["nothing here goes by its names"]);
}

#[test]
fn topics_meet_too() {
    let case = indexed().page("c.html", html("Wobbleitis", &["Stress"]));
    case.run(&["index"]).code(0);
    let topics = |args: &[&str]| case.run(&[&["topics"], args].concat()).code(0).stdout;
    assert!(topics(&[]).contains("Wobbleitis"));
    case.write("my.toml", "[[concept]]\nid = 'muscle-twitching'\nnames = ['wobbleitis']");
    let own = ["--vocabulary", "my.toml"];
    assert!(!topics(&own).contains("Wobbleitis"));
    let compared = case.run(&["compare", "wobbleitis", "--json", "--vocabulary", "my.toml"]).code(0).json();
    assert_eq!(
        (&compared["topic"]["id"], compared["sources"].as_array().unwrap().len()),
        (&"muscle-twitching".into(), 3)
    );
    let page = case.path("pages/c.html");
    let read =
        case.run(&["extract", page.to_str().unwrap(), "--json", "--vocabulary", "my.toml"]).code(0).json();
    assert_eq!(read["topics"][0]["id"], "muscle-twitching");
    assert_eq!(read["topics"][0]["as_written"], "Wobbleitis");
}

#[test]
fn an_ontology_is_imported_with_its_licence_and_joins_nothing_shipped() {
    let case = indexed();
    case.write("tiny.obo", OBO);
    let ran = case.run(&["vocabulary", "import", "tiny.obo"]).code(0);
    ran.says(&[
        "tiny.obo:19: warning: T:3 has names of several known concepts: `stress` of Stress (stress)",
        "tiny.obo: 2 concepts, 5 names",
        "left out: synonyms that are RELATED, not EXACT: 1",
        "licence: terms:license https://tiny.example/license",
    ]);
    let kept = fs::read_to_string(case.path("home/.config/etio/vocabulary/tiny.toml")).unwrap();
    assert!(kept.contains("licence = \"terms:license https://tiny.example/license\""), "{kept}");
    let causes = ids(&case.run(&["causes", "--json"]).code(0));
    assert_eq!(causes, ["T:2", "caffeine", "dehydration", "stress", "wheel-trouble"]);
    case.run(&["vocabulary", "show", "gear wobbles"]).code(0).says(&[
        "Caffeine jitters",
        "T:2",
        "condition",
        "tiny.toml",
    ]);
    case.run(&["search", "cause:T:2"]).code(0).says(&["Gear wobble"]);
    case.run(&["vocabulary", "list", "--from", "tiny"]).code(0).says(&["2 concepts"]);
    case.run(&["vocabulary", "import", "tiny.obo"]).code(0);
    case.write("tiny.obo", OBO.replace("gear wobble", "gear shake"));
    case.run(&["vocabulary", "import", "tiny.obo"]).code(2).complains(&["--replace"]);
    case.run(&["vocabulary", "import", "tiny.obo", "--replace"]).code(0).says(&["replaced"]);
}

#[test]
fn mistakes_are_told_with_their_lines_and_never_passed_over() {
    let case = indexed();
    case.write("my.toml", "[[concept]]\nname = 'x y'\nkind = 'planet'\n\n[[concept]]\nname = 7\n");
    let ran = case.run(&["vocabulary", "check", "my.toml"]).code(2);
    ran.says(&["my.toml:3: error: `planet` is no kind", "my.toml:6: error: `name` is integer"]);
    case.run(&["vocabulary", "import", "my.toml"]).code(2).says(&["not imported"]);
    assert!(!case.path("home/.config/etio/vocabulary").exists());
    for args in [&["causes"][..], &["search", "twitching"], &["index"], &["topics"], &["compare"]] {
        let ran = case.run(&[args, &["--vocabulary", "my.toml"]].concat()).code(2);
        ran.complains(&["my.toml:3: `planet` is no kind", "the kinds are symptom"]);
    }
    case.run(&["vocabulary", "check", "none.toml"]).code(2).complains(&["none.toml", "check the path"]);
    case.run(&["vocabulary", "show", "cafeine"]).code(1).complains(&["did you mean Caffeine (caffeine)"]);
    case.run(&["vocabulary", "list", "--kind", "planet"]).code(2).complains(&["there are symptom"]);
    case.run(&["vocabulary", "list", "zzzzz"]).code(1);
}

/// Lay and technical names of ordinary causes and symptoms are one concept each.
#[test]
fn names_of_one_thing_are_one() {
    let vocabulary = etio::Vocabulary::shipped();
    let id = |name: &str| vocabulary.lookup(name).map(|concept| concept.id.clone());
    let pairs: Vec<_> =
        include_str!("../causes/pairs.txt").lines().filter_map(|line| line.split_once(" | ")).collect();
    let apart: Vec<_> = pairs.iter().filter(|(a, b)| id(a).is_none() || id(a) != id(b)).collect();
    assert!(pairs.len() > 150 && apart.is_empty(), "{apart:?}");
}
