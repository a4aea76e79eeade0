//! `etio index` killed at any moment: the index answers as before or as after, and running again completes it.

use std::{
    path::Path,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use crate::{
    case::Case,
    states::{Dice, answers, copy, folder, leftovers, page, questions, update},
};

/// A folder of pages that changed since it was indexed, and what its index answers before and after that is seen.
struct Changed {
    case: Case,
    questions: Vec<String>,
    before: String,
    after: String,
}

impl Changed {
    fn new() -> Self {
        let case = folder(24);
        let questions = questions().into_iter().step_by(2).collect::<Vec<_>>();
        update(&case.path("old"), &case.path("pages"));
        let before = answers(&case.path("old"), &questions).unwrap();
        (0..6).for_each(|number| case.write(&format!("pages/{number:03}.html"), page(number, 1)));
        case.rename("pages/010.html", "pages/moved/010.html");
        std::fs::remove_file(case.path("pages/011.html")).unwrap();
        case.write("pages/100.html", page(100, 0));
        update(&case.path("clean"), &case.path("pages"));
        let after = answers(&case.path("clean"), &questions).unwrap();
        assert_ne!(before, after);
        Self { case, questions, before, after }
    }

    /// The program about to bring a copy of the old index up to date, under some other program or none.
    fn run(&self, under: &[&str]) -> Command {
        let index = self.case.path("index");
        let _ = std::fs::remove_dir_all(&index);
        copy(&self.case.path("old"), &index);
        let own = self.case.command();
        let mut words = under.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        words.push(own.get_program().to_str().unwrap().to_owned());
        let mut command = Command::new(&words[0]);
        command.args(&words[1..]).args(["index", "--jobs", "1"]).current_dir(self.case.path("."));
        command.env_clear().envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// Asserts that what a dead run left is one of the two states, and that the next run makes it the second.
    /// Gives whether it was the second already.
    fn assert_whole(&self, what: &str) -> bool {
        let index = self.case.path("index");
        let found = answers(&index, &self.questions).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert!(found == self.before || found == self.after, "{what}: neither before nor after");
        assert!(etio::check(&index).unwrap().sound, "{what}: not sound");
        self.case.run(&["index"]).code(0);
        assert_eq!(answers(&index, &self.questions).unwrap(), self.after, "{what}: not completed");
        assert_eq!(leftovers(&index), [""; 0], "{what}: left behind");
        found == self.after
    }

    fn kill_at_random(&self, kills: usize) {
        let started = Instant::now();
        assert!(self.run(&[]).status().unwrap().success());
        let whole = started.elapsed();
        let mut dice = Dice(7);
        let mut done = 0;
        for number in 0..kills {
            let mut child = self.run(&[]).spawn().unwrap();
            thread::sleep(whole * u32::try_from(dice.below(1100)).unwrap() / 1000);
            child.kill().unwrap();
            child.wait().unwrap();
            done += usize::from(self.assert_whole(&format!("kill {number}")));
        }
        println!("{kills} kills: {} found as before, {done} as after, all completed", kills - done);
    }

    /// Kills at the first, second, ... call of these, until a run outlives it.
    fn kill_at_calls(&self, calls: &str, step: usize) -> usize {
        for number in (1..).step_by(step) {
            let inject = format!("inject={calls}:signal=KILL:when={number}");
            let under =
                ["strace", "-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}"), "-e", &inject];
            let ended = self.run(&under).status().unwrap();
            self.assert_whole(&format!("kill at {calls} {number}"));
            if ended.success() {
                return number - 1;
            }
        }
        unreachable!("a run makes a limited number of calls")
    }
}

/// Whether calls can be tampered with here.
fn has_strace() -> bool {
    let ran = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status();
    let has = ran.is_ok_and(|status| status.success());
    if !has {
        println!("skipped: strace is not here, or may not be used");
    }
    has
}

#[test]
fn killed_at_a_few_moments_it_is_as_before_or_as_after() {
    Changed::new().kill_at_random(6);
}

#[test]
fn killed_during_a_rebuild_it_is_as_before() {
    let changed = Changed::new();
    for millis in [30, 120, 400] {
        let mut child = changed.run(&[]).arg("--rebuild").spawn().unwrap();
        thread::sleep(Duration::from_millis(millis));
        child.kill().unwrap();
        child.wait().unwrap();
        changed.assert_whole(&format!("rebuild killed after {millis} ms"));
    }
}

#[test]
#[ignore = "minutes: `just soak`"]
fn killed_at_three_hundred_moments() {
    Changed::new().kill_at_random(300);
}

#[test]
#[ignore = "minutes: `just soak`"]
fn killed_at_every_sync_and_rename() {
    if !has_strace() {
        return;
    }
    let changed = Changed::new();
    for calls in ["fdatasync", "fsync", "rename,renameat,renameat2", "unlink,unlinkat"] {
        let points = changed.kill_at_calls(calls, 1);
        println!("killed at each of {points} calls of {calls}: as before or as after, all completed");
    }
    let points = changed.kill_at_calls("write", 9);
    println!("killed at every ninth of {points} calls of write: the same");
}

/// The pages of a first run are there from one batch on, whatever then happens.
#[test]
#[ignore = "a minute: `just soak`"]
fn a_long_first_run_keeps_its_batches() {
    let case = folder(4_100);
    let mut child = case.command().args(["index", "pages"]).stdout(Stdio::null()).spawn().unwrap();
    let index = case.path("index");
    let pages =
        |index: &Path| etio::Index::open(index).and_then(|index| index.reader()).and_then(|it| it.pages());
    while pages(&index).map_or(0, |pages| pages.len()) < 2_000 {
        assert!(child.try_wait().unwrap().is_none(), "it ended without a batch");
        thread::sleep(Duration::from_millis(50));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(etio::check(&index).unwrap().sound);
    let found = pages(&index).unwrap().len();
    println!("killed after a batch: {found} of 4100 pages are there");
    case.run(&["index"]).code(0).says(&[&format!("{} added", 4_100 - found)]);
}
