//! `etio search`, `topics`, `causes`, `show`, `status` and `demo`, as they answer.

use std::fs;

use crate::case::{Case, html};

fn indexed() -> Case {
    let case = Case::new()
        .page("coffee.html", html("Muscle twitching", &["Caffeine: Coffee makes nerves easier to excite.", "Stress"]))
        .page("rest.txt", "Muscle twitching\n\nCauses\n\nMuscle twitching can be caused by lack of sleep and by dehydration.\n");
    case.run(&["index", "pages"]).code(0);
    case
}

#[test]
fn an_answer_says_who_says_what() {
    let case = indexed();
    let ran = case.run(&["search", "what", "causes", "muscle", "twitching?"]).code(0);
    ran.says(&[
        "independent sources",
        "Caffeine (1 source)",
        "source not stated",
        "date not stated",
        "[common]",
    ]);
    case.run(&["search", "muscle", "-coffee", "--by", "none"]).code(0);
    let explained = case.run(&["search", "muscle", "-coffee", "--explain"]).code(0);
    explained.complains(&["read as: muscle NOT coffee"]).says(&[
        "in all",
        "“muscle”",
        "what its whole article offers",
    ]);
}

#[test]
fn nothing_found_is_1_and_a_bad_query_2() {
    let case = indexed();
    case.run(&["search", "zebra"]).code(1).says(&["nothing found for zebra"]);
    case.run(&["search", "\"muscle twitch"]).code(2).complains(&["etio: ", "\"muscle twitch", "^"]);
    case.run(&["search"]).code(2);
    case.run(&["search", "muscle", "--section", "legs"]).code(2).complains(&["there are overview"]);
    case.run(&["search", "muscle", "--after", "yesterday"]).code(2).complains(&["--after yesterday"]);
    case.run(&["show", "zzzz"]).code(1);
}

#[test]
fn without_an_index_every_command_says_how_to_make_one() {
    let case = Case::new();
    for args in [&["search", "muscle"][..], &["topics"], &["causes"], &["status"], &["show", "k3v"]] {
        case.run(args).code(4).complains(&["no index here; make one with `etio index FOLDER`"]);
    }
    assert!(!case.path("index").exists());
}

#[test]
fn an_index_of_another_version_is_not_read() {
    let case = indexed();
    let meta = fs::read_to_string(case.path("index/meta.json")).unwrap();
    case.write("index/meta.json", meta.replace("etio_index\\\":", "etio_index\\\":9"));
    case.run(&["search", "muscle"]).code(4).complains(&["this index was made by", "--rebuild"]);
    case.write("index/meta.json", "{ not json");
    case.run(&["search", "muscle"]).code(4).complains(&["--rebuild"]);
    case.run(&["index", "pages", "--rebuild"]).code(0).says(&["2 added"]);
    case.run(&["search", "muscle"]).code(0);
}

#[test]
fn answers_say_that_pages_are_missing_from_them() {
    let case = indexed();
    case.write("pages/empty.html", "");
    case.run(&["index"]).code(3);
    case.run(&["search", "muscle"]).code(0).says(&["some pages could not be read"]);
    assert_eq!(case.run(&["search", "muscle", "--json"]).code(0).json()["incomplete"], true);
    case.run(&["status"]).code(0).says(&["3 pages", "1 could not be read", "empty.html: the file is empty"]);
}

#[test]
fn of_one_article_saved_twice_one_is_found() {
    let page = |cause: &str| {
        let link = "<link rel=\"canonical\" href=\"https://clinic.example/twitching\">";
        html("Muscle twitching", &[cause, "Stress"]).replace("<head>", &format!("<head>{link}"))
    };
    let case = Case::new().page("a.html", page("Nicotine")).page("b.html", page("Caffeine"));
    case.run(&["index", "pages"]).code(0);
    let found = case.run(&["search", "stress", "--by", "article", "--json"]).code(0).json();
    assert_eq!(found["articles"].as_array().unwrap().len(), 1);
}

#[test]
fn a_page_cannot_drive_the_terminal_through_an_answer() {
    let case = Case::new().page("a.html", html("Muscle twitching \u{202e}", &["Stress \u{1b}]0;owned\u{7}"]));
    case.run(&["index", "pages"]).code(0);
    for args in [&["search", "stress"][..], &["causes"], &["topics"], &["status"]] {
        let ran = case.run(args);
        assert!(!ran.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", ran.stdout);
    }
}

#[test]
fn the_demo_answers_and_keeps_to_itself() {
    let case = indexed();
    let before = case.index_files();
    case.run(&["demo"]).code(0).says(&[
        "etio search muscle twitching",
        "Caffeine",
        "What to type next",
        "no medical advice",
    ]);
    case.run(&["demo", "leg", "cramps", "--by", "source", "--json"]).code(0);
    assert_eq!(case.index_files(), before);
    assert!(case.path("cache/etio").is_dir());
}
