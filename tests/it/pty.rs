//! A terminal that a test makes, with a program in it: keys go in, and its screen can be looked at.

use std::{
    io::{Read, Write},
    num::NonZeroU16,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::case::Case;

/// How long anything may take on a machine that has other things to do.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// A terminal with a program in it.
pub(crate) struct Pty {
    pub(crate) master: Box<dyn MasterPty + Send>,
    pub(crate) keyboard: Box<dyn Write + Send>,
    pub(crate) child: Box<dyn Child + Send + Sync>,
    pub(crate) shown: Arc<Mutex<Shown>>,
    /// Tells the reader to let go of the terminal.
    pub(crate) closing: Arc<AtomicBool>,
    pub(crate) reader: JoinHandle<()>,
}

/// What the program wrote, and what the terminal made of it.
pub(crate) struct Shown {
    pub(crate) bytes: Vec<u8>,
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
    pub(crate) fn run(case: &Case, command: &[&str]) -> Option<Self> {
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

    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
        self
    }

    pub(crate) fn resize(&mut self, columns: u16, lines: u16) -> &mut Self {
        self.shown.lock().unwrap().parser.screen_mut().set_size(cells(lines), cells(columns));
        self.master.resize(size(columns, lines)).unwrap();
        self
    }

    pub(crate) fn screen(&self) -> String {
        self.shown.lock().unwrap().parser.screen().contents()
    }

    /// Waits until the screen is as it should be.
    #[track_caller]
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&str) -> bool) -> &mut Self {
        let start = Instant::now();
        while !is_so(&self.screen()) {
            assert!(start.elapsed() < PATIENCE, "never {what}:\n{}", self.screen());
            thread::sleep(Duration::from_millis(20));
        }
        self
    }

    #[track_caller]
    pub(crate) fn shows(&mut self, part: &str) -> &mut Self {
        self.until(&format!("showed {part:?}"), |screen| screen.contains(part))
    }

    #[track_caller]
    pub(crate) fn hides(&mut self, part: &str) -> &mut Self {
        self.until(&format!("hid {part:?}"), |screen| !screen.contains(part))
    }

    /// Waits for the end, and gives the exit status.
    #[track_caller]
    pub(crate) fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "it never ends:\n{}", self.screen());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the terminal is as a program finds it: what a program wrote last may be read after its end.
    #[track_caller]
    pub(crate) fn is_restored(&self) {
        let is_so = || {
            let shown = self.shown.lock().unwrap();
            let screen = shown.parser.screen();
            !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
        };
        let start = Instant::now();
        while !is_so() {
            assert!(start.elapsed() < PATIENCE, "the terminal is not given back:\n{}", self.screen());
            thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Where the shell finds etio and its own tools.
fn path() -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_etio")).parent().unwrap().display().to_string();
    format!("{bin}:{}", std::env::var("PATH").unwrap_or_default())
}
