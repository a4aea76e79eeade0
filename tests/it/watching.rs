//! `etio index --watch`: follows folders that change, go and come back, a line a batch.

use std::{
    fs,
    io::{BufRead as _, BufReader, Write as _},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use etio::Index;

use crate::{
    case::Case,
    states::{folder, page},
};

/// How long a batch may take to be told of, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program that watches, and what it says line by line.
struct Watching<'a> {
    case: &'a Case,
    child: Child,
    lines: Receiver<String>,
    remarks: Receiver<String>,
}

fn lines_of(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    receiver
}

impl<'a> Watching<'a> {
    fn start(case: &'a Case) -> Self {
        let mut command = case.command();
        command.args(["index", "pages", "--watch"]).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (lines, remarks) =
            (lines_of(child.stdout.take().unwrap()), lines_of(child.stderr.take().unwrap()));
        let watching = Self { case, child, lines, remarks };
        assert!(watching.remark().starts_with("watching"));
        watching
    }

    #[track_caller]
    fn line(&self) -> String {
        self.lines.recv_timeout(PATIENCE).unwrap()
    }

    #[track_caller]
    fn remark(&self) -> String {
        self.remarks.recv_timeout(PATIENCE).unwrap()
    }

    fn pages(&self) -> usize {
        Index::open(&self.case.path("index")).unwrap().reader().unwrap().pages().unwrap().len()
    }

    /// Waits until the index has so many pages; gives the number of lines said meanwhile.
    #[track_caller]
    fn until(&self, pages: usize) -> usize {
        let started = Instant::now();
        while self.pages() != pages {
            assert!(started.elapsed() < PATIENCE * 5, "{} of {pages} pages", self.pages());
            thread::sleep(Duration::from_millis(100));
        }
        thread::sleep(Duration::from_millis(300));
        self.lines.try_iter().count()
    }

    /// Ends it as Ctrl-C does.
    fn end(mut self) {
        let sent = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        assert_eq!(self.child.wait().unwrap().code(), Some(130));
    }
}

impl Drop for Watching<'_> {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[test]
fn changes_are_seen_and_said_in_a_line() {
    let case = folder(3);
    let watching = Watching::start(&case);
    assert_eq!(watching.line(), "3 added");
    case.write("pages/001.html", page(1, 1));
    case.write("pages/deep/er/new.html", page(50, 0));
    assert_eq!(watching.line(), "1 added, 1 changed, 2 same");
    case.write("pages/deep/er/newer.html", page(51, 0));
    assert_eq!(watching.line(), "1 added, 4 same");
    case.write("pages/002.html", "");
    assert_eq!(watching.line(), "4 same, 1 failed (002.html: the file is empty)");

    // A folder that goes is said once; its pages stay, and all goes on when it is back.
    case.rename("pages", "elsewhere");
    let remark = watching.remark();
    assert!(remark.contains("the folder is missing (5 pages in the index)"), "{remark}");
    thread::sleep(Duration::from_millis(1500));
    assert_eq!(watching.pages(), 5);
    case.rename("elsewhere", "pages");
    case.write("pages/002.html", page(2, 2));
    assert_eq!(watching.line(), "1 changed, 4 same");
    assert_eq!(watching.remarks.try_iter().collect::<Vec<_>>(), [""; 0]);
    watching.end();
}

#[cfg(unix)]
#[test]
fn a_file_is_read_when_it_is_whole() {
    let case = folder(2);
    let watching = Watching::start(&case);
    assert_eq!(watching.line(), "2 added");
    let text = page(7, 0);
    let mut file = fs::File::create(case.path("pages/slow.html")).unwrap();
    for piece in text.as_bytes().chunks(text.len() / 12 + 1) {
        file.write_all(piece).unwrap();
        thread::sleep(Duration::from_millis(100));
    }
    drop(file);
    assert_eq!(watching.line(), "1 added, 2 same");
    thread::sleep(Duration::from_millis(2500));
    let more: Vec<String> = watching.lines.try_iter().collect();
    assert_eq!(more, [""; 0], "it was read more than once");
    watching.end();
}

#[cfg(unix)]
#[test]
#[ignore = "minutes: `just soak`"]
fn a_burst_of_two_thousand_files() {
    let case = folder(2);
    let watching = Watching::start(&case);
    assert_eq!(watching.line(), "2 added");
    (100..2_100).for_each(|number| case.write(&format!("pages/burst/{number}.html"), page(number, 0)));
    let batches = watching.until(2_002);
    let segments = || Index::open(&case.path("index")).unwrap().reader().unwrap().segments();
    println!("2000 files at once: {batches} batches, {} segments", segments());
    assert!(batches <= 5, "{batches}");
    for change in 0..200 {
        case.write(&format!("pages/late/{change}.html"), page(5_000 + change, 0));
        watching.until(2_003 + change);
    }
    println!("200 more, one by one: {} segments", segments());
    assert!(segments() <= 20);
    watching.end();
}
