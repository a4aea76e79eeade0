//! The guide and the README: every transcript in them is run, and what etio prints is what they say it
//! prints.
//!
//! Each chapter has a folder of its own with the demo pages in `saved-pages/`, and an index of them unless
//! it says `<!-- begins without an index -->`. A line of `...` stands for the lines up to the next one that
//! is as the line below it, `[..]` for any text in a line. `SNAPSHOTS=overwrite` writes what is printed into
//! the guide, to be read before it is kept.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use snapbox::{Data, filter::NormalizeToExpected};
use tempfile::TempDir;

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide")
}

/// A chapter that is being run.
struct Chapter {
    dir: TempDir,
    /// The exit status of the last command, as `$?` has it.
    status: i32,
}

/// A command of a transcript, and the lines of the chapter in which its output stands.
struct Step {
    command: String,
    output: std::ops::Range<usize>,
}

impl Chapter {
    fn begin(text: &str) -> Self {
        let mut chapter = Self { dir: tempfile::tempdir().unwrap(), status: 0 };
        let pages = chapter.dir.path().join("saved-pages");
        fs::create_dir(&pages).unwrap();
        let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/demo");
        for page in fs::read_dir(demo).unwrap().map(|entry| entry.unwrap().path()) {
            if !page.file_name().unwrap().to_str().unwrap().starts_with('.') {
                fs::copy(&page, pages.join(page.file_name().unwrap())).unwrap();
            }
        }
        if !text.contains("<!-- begins without an index -->") {
            chapter.run("etio index saved-pages");
            assert_eq!(chapter.status, 0);
        }
        chapter
    }

    /// Runs a line as a shell does; what it prints is the answer, errors among it.
    fn run(&mut self, command: &str) -> String {
        let bin = Path::new(env!("CARGO_BIN_EXE_etio")).parent().unwrap();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
        let line = format!("exec 2>&1; (exit {}); {command}", self.status);
        let ran = Command::new("sh")
            .args(["-c", &line])
            .current_dir(self.dir.path())
            .env_clear()
            .env("PATH", path)
            .env("HOME", self.dir.path())
            .output()
            .unwrap();
        self.status = ran.status.code().unwrap_or(-1);
        // RIS has the line ends of its standard.
        String::from_utf8(ran.stdout).unwrap().replace("\r\n", "\n")
    }
}

/// The commands of the transcripts of a chapter: what stands after `$ ` in blocks of ```console.
fn steps(lines: &[&str]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut inside = false;
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with("```") {
            inside = *line == "```console";
            open = false;
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            steps.push(Step { command: command.to_owned(), output: at + 1..at + 1 });
            open = true;
        } else if let Some(step) = steps.last_mut().filter(|_| open) {
            step.output.end = at + 1;
        }
    }
    steps
}

/// Runs a chapter; gives it as it should be, and what is not so.
fn told(text: &str) -> (String, Vec<String>) {
    let lines: Vec<&str> = text.lines().collect();
    let mut chapter = Chapter::begin(text);
    let has_jq = Command::new("jq").arg("--version").output().is_ok();
    let (mut new, mut wrong, mut done) = (Vec::new(), Vec::new(), 0);
    for step in steps(&lines) {
        if step.command.contains("| jq") && !has_jq {
            eprintln!("skipped, for want of jq: {}", step.command);
            continue;
        }
        assert!(
            chapter.status == 0 || step.command == "echo $?",
            "a failure is shown by `echo $?`: {}",
            step.command
        );
        let said: String = lines[step.output.clone()].iter().map(|line| format!("{line}\n")).collect();
        let printed = chapter.run(&step.command);
        let expected = Data::text(&said);
        let fitted =
            NormalizeToExpected::new().redact().normalize(Data::text(&printed), &expected).to_string();
        if fitted != said {
            wrong.push(format!("$ {}\n{printed}", step.command));
        }
        new.extend(lines[done..step.output.start].iter().map(|line| (*line).to_owned()));
        new.extend(fitted.lines().map(str::to_owned));
        done = step.output.end;
    }
    new.extend(lines[done..].iter().map(|line| (*line).to_owned()));
    (new.join("\n") + "\n", wrong)
}

fn chapters() -> Vec<PathBuf> {
    let files = fs::read_dir(guide().join("src")).unwrap().map(|entry| entry.unwrap().path());
    let mut chapters: Vec<PathBuf> =
        files.filter(|file| file.extension().is_some_and(|it| it == "md")).collect();
    chapters.sort();
    chapters
}

#[test]
fn every_transcript_is_true() {
    let overwrite = std::env::var("SNAPSHOTS").is_ok_and(|mode| mode == "overwrite");
    let mut wrong = Vec::new();
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    for file in chapters().into_iter().chain([readme]) {
        let text = fs::read_to_string(&file).unwrap();
        let (new, of_chapter) = told(&text);
        if overwrite && new != text {
            fs::write(&file, new).unwrap();
        }
        wrong.extend(of_chapter.into_iter().map(|it| format!("{}\n{it}", file.display())));
    }
    assert!(overwrite || wrong.is_empty(), "the guide says otherwise than\n{}", wrong.join("\n"));
}

#[test]
fn the_summary_has_every_chapter() {
    let summary = fs::read_to_string(guide().join("src/SUMMARY.md")).unwrap();
    for file in chapters() {
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(
            name == "SUMMARY.md" || summary.contains(&format!("({name})")),
            "{name} is not in SUMMARY.md"
        );
    }
    for (_, rest) in summary.match_indices('(').map(|(at, _)| summary.split_at(at + 1)) {
        let name = rest.split(')').next().unwrap();
        assert!(guide().join("src").join(name).is_file(), "SUMMARY.md has {name}, which is not there");
    }
}
