//! `etio browse` in terminals that the tests make, resize and take away.
#![cfg(unix)]

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    process::Command,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::case::{Case, html};

/// How long anything may take on a machine that has other things to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal with a program in it.
struct Pty {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    shown: Arc<Mutex<Shown>>,
    /// Tells the reader to let go of the terminal.
    closing: Arc<AtomicBool>,
    reader: JoinHandle<()>,
}

/// What the program wrote, and what the terminal made of it.
struct Shown {
    bytes: Vec<u8>,
    parser: vt100::Parser,
}

fn size(columns: u16, lines: u16) -> PtySize {
    PtySize { rows: lines, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Pty {
    /// Runs a command in a terminal of 80 columns and 24 lines; none where this machine gives none.
    fn run(case: &Case, command: &[&str]) -> Option<Self> {
        let Ok(pair) = native_pty_system().openpty(size(80, 24)) else {
            eprintln!("skipped: there is no pseudo-terminal here");
            return None;
        };
        let mut builder = CommandBuilder::new(command[0]);
        builder.args(&command[1..]);
        builder.env_clear();
        builder.cwd(case.path("."));
        builder.env("PATH", path());
        builder.env("TERM", "xterm-256color");
        builder.env("HOME", case.path("home"));
        builder.env("ETIO_INDEX", case.path("index"));
        let child = pair.slave.spawn_command(builder).unwrap();
        drop(pair.slave);
        let shown = Arc::new(Mutex::new(Shown {
            bytes: Vec::new(),
            parser: vt100::Parser::new(cells(24), cells(80), 0),
        }));
        let closing = Arc::new(AtomicBool::new(false));
        let mut output = pair.master.try_clone_reader().unwrap();
        let (into, stop) = (Arc::clone(&shown), Arc::clone(&closing));
        let reader = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let mut shown = into.lock().unwrap();
                shown.bytes.extend(&buffer[..count]);
                shown.parser.process(&buffer[..count]);
            }
        });
        let keyboard = pair.master.take_writer().unwrap();
        Some(Self { master: pair.master, keyboard, child, shown, closing, reader })
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    fn resize(&mut self, columns: u16, lines: u16) -> &mut Self {
        self.shown.lock().unwrap().parser.screen_mut().set_size(cells(lines), cells(columns));
        self.master.resize(size(columns, lines)).unwrap();
        self
    }

    fn screen(&self) -> String {
        self.shown.lock().unwrap().parser.screen().contents()
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    fn until(&mut self, what: &str, is_so: impl Fn(&str) -> bool) -> &mut Self {
        let start = Instant::now();
        while !is_so(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "never {what}:\n{}", self.screen());
            thread::sleep(Duration::from_millis(20));
        }
        self
    }

    #[track_caller]
    fn shows(&mut self, part: &str) -> &mut Self {
        self.until(&format!("showed {part:?}"), |screen| screen.contains(part))
    }

    #[track_caller]
    fn hides(&mut self, part: &str) -> &mut Self {
        self.until(&format!("hid {part:?}"), |screen| !screen.contains(part))
    }

    /// Waits for the end, and gives the exit status.
    #[track_caller]
    fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "it never ends:\n{}", self.screen());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Asserts that the terminal is as a program finds it.
    #[track_caller]
    fn is_restored(&self) {
        let shown = self.shown.lock().unwrap();
        let screen = shown.parser.screen();
        assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    }
}

/// Where the shell finds etio and its own tools.
fn path() -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_etio")).parent().unwrap().display().to_string();
    format!("{bin}:{}", std::env::var("PATH").unwrap_or_default())
}

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
