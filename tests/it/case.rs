//! A folder of pages, an index, and the program run on them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// A folder with `pages/` in it; the index will be `index/` beside it.
pub(crate) struct Case {
    dir: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Case {
    pub(crate) fn new() -> Self {
        let case = Self { dir: tempfile::tempdir().unwrap() };
        fs::create_dir(case.path("pages")).unwrap();
        case
    }

    /// Writes a page below `pages/`.
    pub(crate) fn page(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(&format!("pages/{name}"), content);
        self
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn rename(&self, from: &str, to: &str) {
        fs::create_dir_all(self.path(to).parent().unwrap()).unwrap();
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Runs etio in the folder, with its index.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        ran(&self.command().args(args).output().unwrap())
    }

    /// The program, to be given arguments: no settings of whoever runs the tests reach it.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_etio"));
        command
            .current_dir(self.dir.path())
            .env_clear()
            .env("ETIO_INDEX", self.path("index"))
            .env("HOME", self.path("home"))
            .env("XDG_CACHE_HOME", self.path("cache"));
        command
    }

    /// Every file of the index with its bytes, to see that nothing changed.
    pub(crate) fn index_files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = match fs::read_dir(self.path("index")) {
            Ok(entries) => entries.map(|entry| entry.unwrap().path()).collect(),
            Err(_) => Vec::new(),
        };
        files.sort();
        files.into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }
}

pub(crate) fn ran(output: &Output) -> Ran {
    Ran {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout.clone()).unwrap(),
        stderr: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

impl Ran {
    #[track_caller]
    pub(crate) fn code(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }

    /// Asserts that each of these stands in standard output.
    #[track_caller]
    pub(crate) fn says(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.stdout.contains(part), "{part:?} is not in\n{}", self.stdout);
        }
        self
    }

    /// Asserts that each of these stands in standard error.
    #[track_caller]
    pub(crate) fn complains(self, parts: &[&str]) -> Self {
        for part in parts {
            assert!(self.stderr.contains(part), "{part:?} is not in\n{}", self.stderr);
        }
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}", self.stdout))
    }
}

/// A small page about one symptom, with a list of causes.
pub(crate) fn html(title: &str, causes: &[&str]) -> String {
    let items: String = causes.iter().map(|cause| format!("<li>{cause}</li>\n")).collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title></head><body>\n\
         <main><h1>{title}</h1>\n<p>Most people notice a jumping muscle now and then, and it seldom means harm.</p>\n\
         <h2>Common causes</h2>\n<p>Common causes of muscle twitching include:</p>\n<ul>\n{items}</ul>\n\
         <p>It goes away by itself within a few days for nearly everyone who rests enough.</p></main>\n</body></html>\n"
    )
}

/// Whether permissions mean nothing to this process, as to root.
pub(crate) fn sees_everything(locked: &Path) -> bool {
    fs::read(locked).is_ok() || fs::read_dir(locked).is_ok()
}
