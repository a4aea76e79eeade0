//! `etio extract` and what holds for every command: usage, pipes, colours.

use std::process::Stdio;

use crate::case::{Case, html};

#[test]
fn extract_shows_one_page() {
    let case = Case::new().page("a.html", html("Muscle twitching", &["Too much coffee", "Stress"]));
    let ran = case.run(&["extract", "pages/a.html"]).code(0);
    ran.says(&[
        "Muscle twitching\n",
        "source not stated",
        "date not stated",
        "Common causes [causes]",
        "• Too much coffee",
    ]);
    case.run(&["extract", "pages/a.html", "--explain"]).code(0).says(&["cut"]);
    let json = case.run(&["extract", "pages/a.html", "--json"]).code(0).json();
    assert_eq!(json["schema"], "etio.document/1");
    assert_eq!(json["path"], "pages/a.html");
}

#[test]
fn extract_says_why_a_page_cannot_be_read() {
    let case = Case::new().page("empty.html", "").page("a.pdf", "%PDF-1.7\n%\u{e2}\u{e3}\n1 0 obj\n");
    case.run(&["extract", "pages/empty.html"])
        .code(3)
        .complains(&["etio: pages/empty.html: the file is empty"]);
    case.run(&["extract", "pages/a.pdf"]).code(3).complains(&["PDF"]);
    case.run(&["extract", "pages"]).code(2).complains(&["is a folder"]);
    case.run(&["extract", "pages/none.html"]).code(2).complains(&["none.html"]);
}

#[test]
fn a_page_cannot_drive_the_terminal() {
    let page = html("Twitching \u{1b}[31mred", &["Stress \u{202e}esrever", "Caffeine\u{7}"]);
    let case = Case::new().page("a.html", page);
    let ran = case.run(&["extract", "pages/a.html"]).code(0);
    assert!(!ran.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{:?}", ran.stdout);
    let ran = case.run(&["extract", "pages/\u{1b}[31m.html"]).code(2);
    assert!(!ran.stderr.contains('\u{1b}'), "{:?}", ran.stderr);
}

#[test]
fn colour_is_only_for_terminals_unless_asked_for() {
    let case = Case::new().page("a.html", html("Muscle twitching", &["Stress"]));
    assert!(!case.run(&["extract", "pages/a.html"]).stdout.contains('\u{1b}'));
    assert!(case.run(&["extract", "pages/a.html", "--color", "always"]).stdout.contains('\u{1b}'));
}

#[test]
fn alone_it_says_how_to_start() {
    let case = Case::new();
    let ran = case.run(&[]).code(0).says(&["etio demo", "etio index FOLDER", "no medical advice"]);
    assert!(ran.stdout.lines().count() <= 10, "{}", ran.stdout);
    case.run(&["--help"]).code(0).says(&["no medical advice", "Exit status", "Examples:"]);
    case.run(&["serach"]).code(2).complains(&["serach"]);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let case = Case::new().page("a.html", html("Muscle twitching", &["Stress"; 500]));
    let mut command = case.command();
    let mut child = command
        .args(["extract", "pages/a.html"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
