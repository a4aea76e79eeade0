//! What is seen on a screen of 40, 80 and 160 columns, with colour and without, read by eye once and
//! kept: `cargo insta review` shows what a change does to it.

use crate::case::{Case, html, ran};

const FIRST: &[&str] =
    &["Too much caffeine", "Stress and anxiety, as before an examination or a long flight"];
const SECOND: &[&str] = &["Stress", "Lack of sleep", "筋肉の疲労"];

fn case() -> Case {
    let case = Case::new()
        .page("a/coffee.html", html("Muscle twitching", FIRST))
        .page("b/nights.html", html("Why muscles twitch at night", SECOND))
        .page("b/empty.html", "");
    let rules = ["--source", "Upland Clinic=a/*", "--source", "Zephyr Health=b/*"];
    case.run(&[&["index", "pages"][..], &rules].concat()).code(3);
    case
}

/// A transcript: each line as it is typed, then what is seen; escapes are written as `␛`.
fn transcript(width: &str, colour: &str, lines: &[&str]) -> String {
    let case = case();
    let mut text = String::new();
    for line in lines {
        let mut command = case.command();
        command.env("ETIO_WIDTH", width).env("ETIO_COLOR", colour);
        let ran = ran(&command.args(line.split(' ')).output().unwrap());
        text.push_str(&format!("$ etio {line}\n{}", ran.stdout));
        let said = ran.stderr.lines().map(|line| format!("2> {line}\n"));
        text.extend(said);
        text.push_str(&format!("[{}]\n\n", ran.code.unwrap()));
    }
    text.replace('\u{1b}', "␛").replace(&case.path("").display().to_string(), "/home/pym/")
}

/// What a reader would type.
const READER: &[&str] = &[
    "search muscle twitching",
    "search stress --by source",
    "search caffeine --by article",
    "search caffeine --by none",
    "compare muscle twitching",
    "topics",
    "causes",
    "sources",
    "refs",
    "quote too much CAFFEINE",
    "extract pages/a/coffee.html",
];

#[test]
fn at_40_columns() {
    insta::assert_snapshot!(transcript("40", "never", READER));
}

#[test]
fn at_80_columns() {
    insta::assert_snapshot!(transcript("80", "never", READER));
}

#[test]
fn at_160_columns() {
    insta::assert_snapshot!(transcript("160", "never", READER));
}

#[test]
fn in_colour() {
    let lines = ["search muscle twitching", "compare muscle twitching", "sources"];
    insta::assert_snapshot!(transcript("80", "always", &lines));
}

#[test]
fn what_goes_wrong() {
    let lines = [
        "search zebra",
        "search stress --source uplnad",
        "search stress --cause caffiene",
        "search (stress",
        "search colour:red",
        "serach stress",
        "show zzz",
        "compare zebra",
        "forget nowhere",
        "index nowhere",
        "search stress --section cuases",
        "-L heart search stress",
        "--index nowhere search stress",
    ];
    insta::assert_snapshot!(transcript("80", "never", &lines));
}

#[test]
fn for_programs() {
    let lines = [
        "search stress --plain",
        "compare muscle twitching --plain",
        "causes --plain",
        "sources --plain --source upland",
    ];
    insta::assert_snapshot!(transcript("80", "never", &lines));
}
