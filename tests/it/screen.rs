//! What reaches the screen: widths, colours, links and lines for other programs.

use crate::case::{Case, Ran, html, ran};
use unicode_width::UnicodeWidthStr as _;

const LONG: &str = "<h1>Muscle twitching</h1><h2>Causes</h2><p>Muscle twitching can be caused by 筋肉の疲労と\
    カフェインの取りすぎ and by e\u{301}te\u{301} heat, and a word such as \
    pneumonoultramicroscopicsilicovolcanoconiosispneumonoultramicroscopicsilicovolcanoconiosis is long.</p>";

fn case() -> Case {
    let case = Case::new()
        .page("my a/a.html", html("Muscle twitching", &["Too much caffeine", "Stress\tand <b>strain</b>"]))
        .page("b/b.html", LONG);
    case.run(&["index", "pages", "--source", "Upland Clinic=my a/*"]).code(0);
    case
}

fn run(case: &Case, variables: &[(&str, &str)], args: &[&str]) -> Ran {
    ran(&case.command().envs(variables.iter().copied()).args(args).output().unwrap())
}

#[test]
fn no_line_is_wider_than_asked() {
    let case = case();
    let commands: &[&[&str]] = &[
        &["search", "muscle twitching"],
        &["search", "muscle twitching", "--by", "none"],
        &["compare", "muscle twitching"],
        &["topics"],
        &["causes"],
        &["sources"],
        &["status"],
        &["extract", "pages/b/b.html"],
        &["quote", "Too much caffeine"],
    ];
    for width in ["40", "80", "200"] {
        for command in commands {
            let ran = run(&case, &[("COLUMNS", width)], command);
            let widest = ran.stdout.lines().max_by_key(|line| line.width()).unwrap_or_default();
            assert!(widest.width() <= width.parse().unwrap(), "{command:?} at {width}: {widest}");
        }
    }
    let flag = run(&case, &[("COLUMNS", "200")], &["search", "muscle twitching", "--width", "40"]);
    assert!(flag.stdout.lines().all(|line| line.width() <= 40));
}

#[test]
fn colour_is_asked_for_by_flag_then_by_variable() {
    let case = case();
    let coloured = |variables: &[(&str, &str)], args: &[&str]| {
        let args = [&["search", "caffeine"], args].concat();
        run(&case, variables, &args).code(0).stdout.contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]));
    assert!(coloured(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(coloured(&[("NO_COLOR", "1")], &["--color", "always"]));
    assert!(!coloured(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]));
    let light = run(&case, &[("ETIO_THEME", "light")], &["search", "caffeine", "--color", "always"]);
    assert!(light.stdout.contains("\u{1b}[1;35mcaffeine\u{1b}[0m"), "{}", light.stdout);
    let own = run(&case, &[("ETIO_COLORS_MATCH", "underline")], &["search", "caffeine", "--color", "always"]);
    assert!(own.stdout.contains("\u{1b}[4mcaffeine\u{1b}[0m"), "{}", own.stdout);
}

#[test]
fn titles_lead_to_the_saved_page() {
    let case = case();
    let ran = case.run(&["search", "caffeine", "--hyperlinks", "always", "--by", "article"]).code(0);
    let folder = case.path("pages").canonicalize().unwrap().display().to_string();
    assert!(
        ran.stdout.contains(&format!("\u{1b}]8;;file://{folder}/my%20a/a.html\u{1b}\\")),
        "{}",
        ran.stdout
    );
    assert!(!case.run(&["search", "caffeine"]).stdout.contains('\u{1b}'));
}

#[test]
fn plain_lines_have_the_same_columns() {
    let case = case();
    let columns = |args: &[&str]| {
        let ran = case.run(args).code(0);
        let counts: Vec<usize> = ran.stdout.lines().map(|line| line.split('\t').count()).collect();
        assert!(!counts.is_empty() && counts.iter().all(|count| *count == counts[0]), "{}", ran.stdout);
        counts[0]
    };
    assert_eq!(columns(&["search", "twitching", "--plain"]), 7);
    assert_eq!(columns(&["search", "twitching", "--plain", "--by", "cause"]), 7);
    assert_eq!(columns(&["compare", "twitching", "--plain"]), 6);
    assert_eq!(columns(&["compare", "--plain"]), 4);
    assert_eq!(columns(&["topics", "--plain"]), 4);
    assert_eq!(columns(&["causes", "--plain"]), 4);
    assert_eq!(columns(&["sources", "--plain"]), 6);
    assert_eq!(columns(&["sources", "--stale", "1d", "--plain"]), 6);
    let lines = case.run(&["search", "caffeine", "--plain"]).stdout;
    let mut ids: Vec<&str> = lines.lines().map(|line| line.split('\t').next().unwrap()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "a passage stands in two lines:\n{lines}");
    case.run(&["search", "caffeine", "--plain", "--json"]).code(2);
}

#[test]
fn quiet_is_quiet() {
    let case = case();
    for args in [
        &["index", "-q"][..],
        &["search", "caffeine", "-q"],
        &["search", "zebra", "-q"],
        &["forget", "pages", "-q"],
    ] {
        assert_eq!(case.run(args).stderr, "", "{args:?}");
    }
    let demo = case.run(&["demo", "-q"]).code(0);
    assert!(!demo.stdout.contains("What to type next") && demo.stderr.is_empty(), "{demo:?}");
}
