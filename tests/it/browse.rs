//! `etio browse` in terminals that the tests make, resize and take away.

use std::{
    process::Command,
    sync::atomic::Ordering,
    thread,
    time::{Duration, Instant},
};

use crate::{
    case::{Case, html},
    pty::{PATIENCE, Pty},
};

fn indexed() -> Case {
    let case = Case::new()
        .page(
            "coffee.html",
            html("Muscle twitching", &["Caffeine: Coffee makes nerves easier to excite.", "Stress"]),
        )
        .page("sleep.html", html("Leg cramps", &["Long nights without sleep", "Stress"]));
    case.run(&["index", "pages"]).code(0);
    case
}

/// The program by itself, and in a shell that says how the terminal was before and after.
const ALONE: &[&str] = &["etio", "browse", "coffee"];
const IN_SHELL: &[&str] = &[
    "sh",
    "-c",
    "echo before $(stty -g | cksum); etio browse coffee; echo left $?; echo after $(stty -g | cksum)..; sleep 1",
];

/// Waits until the shell has its say, and asserts that the terminal is as it was.
#[track_caller]
fn is_as_before(pty: &mut Pty, status: u32) {
    pty.shows(&format!("left {status}")).shows("..");
    let screen = pty.screen();
    let said = |mark: &str| {
        let line = screen.lines().find_map(|line| line.strip_prefix(mark)).unwrap();
        line.trim_end_matches('.').to_owned()
    };
    assert_eq!(said("before "), said("after "), "{screen}");
    pty.is_restored();
    pty.end();
}

#[test]
fn it_searches_folds_opens_a_passage_and_gives_the_terminal_back() {
    let case = indexed();
    let Some(mut pty) = Pty::run(&case, IN_SHELL) else { return };
    pty.shows("- Caffeine (1 source)").shows("> • Caffeine: Coffee makes nerves");
    pty.press("hhhh").shows("+ Caffeine (1 source)").hides("source not stated (no date)");
    pty.press("/").press("\u{15}cramps").shows("search: cramps").shows("Long nights");
    pty.press("\r").press("?").shows("edit the query").press("q").hides("edit the query");
    // No browser can be shown here, so the page's text is.
    pty.press("\r").shows("html, utf-8, en").press("q").shows("search: cramps");
    pty.press("c").shows("[1]").press("q").shows("search: cramps");
    pty.press("r").shows("The page cites no works").press("q").shows("search: cramps");
    pty.press("y").shows("copied");
    assert!(pty.shown.lock().unwrap().bytes.windows(7).any(|bytes| bytes == b"\x1b]52;c;"));
    pty.press("q");
    is_as_before(&mut pty, 0);
}

#[test]
fn ctrl_c_gives_the_terminal_back() {
    let case = indexed();
    let Some(mut pty) = Pty::run(&case, IN_SHELL) else { return };
    pty.shows("- Caffeine").press("\u{3}");
    is_as_before(&mut pty, 130);
}

#[test]
fn it_follows_the_size_of_its_terminal() {
    let case = indexed();
    let Some(mut pty) = Pty::run(&case, ALONE) else { return };
    pty.shows("│").resize(40, 20).shows("────").hides("│").shows("> • Caffeine");
    pty.resize(160, 50).shows("│").shows("v text").press("q");
    assert_eq!(pty.end(), 0);
    pty.is_restored();
}

#[test]
fn a_signal_to_end_gives_the_terminal_back() {
    let case = indexed();
    for signal in ["-TERM", "-INT", "-HUP"] {
        let Some(mut pty) = Pty::run(&case, ALONE) else { return };
        pty.shows("- Caffeine");
        let id = pty.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([signal, &id]).status().unwrap().success());
        assert_eq!(pty.end(), 130, "{signal}");
        pty.until("was left", |screen| !screen.contains("search:")).is_restored();
    }
}

#[test]
fn it_ends_with_its_terminal() {
    let case = indexed();
    let Some(mut pty) = Pty::run(&case, ALONE) else { return };
    pty.shows("- Caffeine");
    // The next thing that it draws makes the reader let go.
    pty.closing.store(true, Ordering::Relaxed);
    pty.press("?");
    let Pty { master, keyboard, mut child, reader, .. } = pty;
    reader.join().unwrap();
    drop((master, keyboard));
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < PATIENCE, "it lives on without a terminal");
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn without_a_terminal_it_says_what_else_there_is() {
    let case = indexed();
    case.run(&["browse", "twitching"]).code(2).complains(&["browse needs a terminal", "etio search"]);
}
