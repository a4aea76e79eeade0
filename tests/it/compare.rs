//! `etio compare`: cause by source, as its users see it.

use crate::case::{Case, html};

fn two_pages() -> Case {
    // Told in other words, or it would be a copy.
    let other = "<html><head><title>Muscle twitching</title></head><body><main><h1>Muscle twitching</h1>\
                 <p>Now and again an eyelid flickers for a day, which worries many readers of our column.</p>\
                 <h2>Causes</h2><p>Muscle twitching can be caused by stress or by dehydration.</p></main></body></html>";
    let case = Case::new()
        .page("a/a.html", html("Muscle twitching", &["Too much caffeine", "Stress"]))
        .page("b/b.html", other);
    case.run(&["index", "pages", "--source", "Upland=a/*", "--source", "Zephyr=b/*"]).code(0);
    case
}

#[test]
fn sources_stand_side_by_side() {
    let case = two_pages();
    let ran = case.run(&["compare", "fasciculations"]).code(0);
    let ran =
        ran.says(&["Muscle twitching:", "[1] Upland", "[2] Zephyr", "date not stated", "● common", "Stress"]);
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 80), "{}", ran.stdout);
    let json = case.run(&["compare", "twitching muscles", "--json"]).code(0).json();
    assert_eq!(json["sources"].as_array().unwrap().len(), 2);
    assert!(
        json["causes"].as_array().unwrap().iter().any(|row| row["cells"].as_object().unwrap().len() == 2)
    );
}

#[test]
fn what_can_be_compared_is_listed() {
    two_pages().run(&["compare"]).code(0).says(&["Muscle twitching"]);
    let case = Case::new().page("a.html", html("Muscle twitching", &["Stress"]));
    case.run(&["index", "pages"]).code(0);
    case.run(&["compare"]).code(1);
    case.run(&["compare", "nothing of the sort"]).code(1).says(&["no page is about"]);
    case.run(&["compare", "muscle twiching"]).code(1).complains(&["did you mean `Muscle twitching`?"]);
    case.run(&["compare", "stress"]).code(1).complains(&["`etio search --cause stress` finds"]);
    assert_eq!(case.run(&["compare", "stress", "--json"]).code(1).stderr, "");
    case.run(&["compare", "twitching", "--source", "nobody"]).code(1).complains(&["nobody"]);
    case.run(&["compare", "twitching", "--json", "--format", "csv"]).code(2);
}

#[test]
fn no_format_lets_a_page_do_anything() {
    let bad = "=HYPERLINK(1) | <script>alert(1)</script> \u{1b}[31m \u{202e}stress";
    let case = Case::new().page("a.html", html("Muscle twitching", &["Stress", bad]));
    case.run(&["index", "pages"]).code(0);
    for format in ["table", "csv", "markdown"] {
        let ran = case.run(&["compare", "twitching", "--format", format]).code(0);
        assert!(!ran.stdout.contains(['\u{1b}', '\u{202e}']), "{}", ran.stdout);
        assert!(!ran.stdout.contains("\n=") && !ran.stdout.contains(",="), "{}", ran.stdout);
    }
    let markdown = case.run(&["compare", "twitching", "--format", "markdown"]).stdout;
    assert!(!markdown.contains("<script>"), "{markdown}");
}
