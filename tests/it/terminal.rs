//! What a person at a terminal sees and a file or pipe does not: the pager, what to type next, marks,
//! links.
#![cfg(unix)]

use std::io::Read as _;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use crate::case::{Case, html};

fn case() -> Case {
    let case = Case::new()
        .page("a/a.html", html("Muscle twitching", &["Too much caffeine", "Stress"]))
        .page("b/b.html", html("Why muscles twitch", &["Stress", "Lack of sleep"]));
    case.run(&["index", "pages", "--source", "Upland Clinic=a/*", "--source", "Zephyr=b/*"]).code(0);
    case
}

/// What etio writes to a terminal of so many columns; none where this machine gives no terminal.
fn seen(case: &Case, cols: u16, variables: &[(&str, &str)], args: &[&str]) -> Option<String> {
    let Ok(pair) = native_pty_system().openpty(PtySize { rows: 24, cols, pixel_width: 0, pixel_height: 0 })
    else {
        eprintln!("skipped: there is no pseudo-terminal here");
        return None;
    };
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_etio"));
    command.args(args);
    command.env_clear();
    command.cwd(case.path("."));
    let own = case.path("index").display().to_string();
    let home = case.path("home").display().to_string();
    let all = [
        ("PATH", "/usr/bin:/bin"),
        ("TERM", "xterm"),
        ("ETIO_INDEX", &own),
        ("HOME", &home),
        ("PAGER", "cat"),
    ];
    for (name, value) in all.iter().chain(variables) {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut output = pair.master.try_clone_reader().unwrap();
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    // A terminal whose last program has ended is an error to read on some systems, and an end on others.
    while let Ok(count @ 1..) = output.read(&mut buffer) {
        bytes.extend(&buffer[..count]);
    }
    child.wait().unwrap();
    Some(String::from_utf8(bytes).unwrap().replace("\r\n", "\n"))
}

const SEARCH: &[&str] = &["search", "muscle twitching"];

#[test]
fn a_person_is_told_what_to_type_next() {
    let case = case();
    let Some(said) = seen(&case, 80, &[], SEARCH) else { return };
    let hint = "compare what they say: etio compare muscle twitching";
    assert!(said.contains(hint), "{said}");
    for (variables, args) in
        [(&[("ETIO_HINTS", "false")][..], SEARCH), (&[], &["search", "muscle twitching", "-q"])]
    {
        assert!(!seen(&case, 80, variables, args).unwrap().contains(hint));
    }
    assert!(
        !seen(&case, 80, &[], &["search", "stress"]).unwrap().contains("etio compare"),
        "stress is no topic here"
    );
    assert_eq!(case.run(SEARCH).stderr, "");
}

#[test]
fn the_pager_is_for_terminals() {
    let case = case();
    let pager = [("ETIO_PAGER", "sed s/^/paged:/")];
    let Some(paged) = seen(&case, 80, &pager, SEARCH) else { return };
    assert!(paged.contains("paged:"), "{paged}");
    assert!(!seen(&case, 80, &pager, &["search", "stress", "--no-pager"]).unwrap().contains("paged:"));
    assert!(!seen(&case, 80, &pager, &["search", "stress", "--json"]).unwrap().contains("paged:"));
    assert!(!case.run(SEARCH).stdout.contains("paged:"));
}

#[test]
fn matches_are_marked_with_and_without_colour() {
    let case = case();
    let args = &["search", "caffeine", "--by", "none"];
    let Some(coloured) = seen(&case, 80, &[], args) else { return };
    assert!(coloured.contains("\u{1b}[1;33mcaffeine\u{1b}[0m"), "{coloured}");
    for variable in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        let plain = seen(&case, 80, &[variable], args).unwrap();
        assert!(plain.contains("*caffeine*") && !plain.contains('\u{1b}'), "{plain}");
    }
    assert!(!case.run(args).stdout.contains('*'));
}

#[test]
fn links_are_for_terminals_that_have_them() {
    let case = case();
    let Some(plain) = seen(&case, 80, &[], SEARCH) else { return };
    assert!(!plain.contains("\u{1b}]8;"), "{plain}");
    let linked = seen(&case, 80, &[("VTE_VERSION", "7006")], SEARCH).unwrap();
    assert!(linked.contains("\u{1b}]8;;file:///"), "{linked}");
    let in_tmux = seen(&case, 80, &[("VTE_VERSION", "7006"), ("TMUX", "/tmp/x")], SEARCH).unwrap();
    assert!(!in_tmux.contains("\u{1b}]8;"), "{in_tmux}");
}

#[test]
fn the_width_is_the_terminals() {
    let case = case();
    let variables = [("NO_COLOR", "1")];
    for cols in [40, 160] {
        let Some(text) = seen(&case, cols, &variables, &["sources"]) else { return };
        let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= usize::from(cols), "{text}");
    }
    let narrow = seen(&case, 40, &variables, &["compare", "muscle twitching"]).unwrap();
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
}

#[test]
fn short_work_leaves_no_trace_of_a_bar() {
    let case = case();
    let Some(text) = seen(&case, 80, &[], &["index"]) else { return };
    assert_eq!(text, "2 same\n");
}
