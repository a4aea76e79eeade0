//! What stands under a root: pages to read, formats that are not read yet, and what could not be
//! opened. Nothing is opened here but folders, ignore
//! files, and the first bytes of files whose names say nothing.

use std::{
    collections::{BTreeMap, HashMap},
    fs::Metadata,
    io,
    path::{Path, PathBuf},
};

use ignore::{DirEntry, WalkBuilder};

use super::{
    file_kind::{self, FileKind},
    page, place, sidecar,
};
use crate::model::Format;

/// A file that is a page by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The root it was found under.
    pub(super) root: String,
    /// Its path in the root, as shown.
    pub(super) path: String,
    /// Where it is on disk.
    pub(super) file: PathBuf,
    /// What the file system says of it.
    pub(super) stat: Stat,
}

/// By what a change of a file is seen without opening it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Stat {
    /// Bytes.
    pub(super) size: u64,
    /// Modification time, nanoseconds since 1970.
    pub(super) modified: i64,
    /// Inode number, 0 where there is none.
    pub(super) inode: u64,
    /// The same of the notes beside it (`NAME.meta.toml`) as one number; 0 where there are none.
    pub(super) sidecar: u64,
}

/// All that stands under a root.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// The root.
    pub(super) root: String,
    /// Whether the root is not there at all.
    pub(super) missing: bool,
    /// Its pages, in the order of their paths.
    pub(super) pages: Vec<Found>,
    /// Files in formats that are not read yet, by extension.
    pub(super) unread: BTreeMap<String, usize>,
    /// What could not be opened, by path, with the reason. Folders end with `/`; what stands under
    /// them was not seen, and is not gone for that.
    pub(super) failures: Vec<(String, String)>,
    /// The notes beside pages, and by what a change of them is seen.
    sidecars: HashMap<PathBuf, u64>,
}

/// Walks a root, leaving out `but` (the index itself).
pub(super) fn walk(root: &str, but: &Path) -> Walk {
    let mut found = Walk { root: root.to_owned(), ..Walk::default() };
    if let Err(error) = std::fs::symlink_metadata(root)
        && error.kind() == io::ErrorKind::NotFound
    {
        found.missing = true;
        return found;
    }
    // Beside a root that is a file nothing is walked.
    let beside = sidecar::beside(Path::new(root));
    if let Ok(metadata) = std::fs::metadata(&beside) {
        found.sidecars.insert(beside, sidecar::mark(&metadata));
    }
    for entry in walker(Path::new(root), but).build() {
        match entry {
            Ok(entry) => found.note(&entry),
            Err(error) => found.note_error(&error),
        }
    }
    found.settle();
    found
}

/// The walker: ignore files at and below the root hold (those above it speak of other things, and a
/// project may well ignore its whole corpus), hidden files are left out, links are followed.
fn walker(root: &Path, but: &Path) -> WalkBuilder {
    let but = std::fs::canonicalize(but).unwrap_or_else(|_| but.to_path_buf());
    let mut walker = WalkBuilder::new(root);
    walker
        .follow_links(true)
        .parents(false)
        .require_git(false)
        .git_global(false)
        .git_exclude(false)
        .add_custom_ignore_filename(".etioignore")
        .filter_entry(move |entry| entry.depth() == 0 || (entry.path() != but && !is_companion(entry)));
    walker
}

/// Whether an entry is the folder of images and scripts of a page beside it.
fn is_companion(entry: &DirEntry) -> bool {
    if !entry.file_type().is_some_and(|kind| kind.is_dir()) {
        return false;
    }
    let Some(stem) = entry.file_name().to_str().and_then(file_kind::companion_of) else { return false };
    let Some(folder) = entry.path().parent() else { return false };
    file_kind::COMPANION_PAGES.iter().any(|extension| folder.join(format!("{stem}.{extension}")).exists())
}

/// Whether a file whose name says nothing is a page. Feeds and site maps look like HTML, but nobody names a
/// page `.xml`.
fn holds_page(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    match page::format_of(entry.path(), &name) {
        Some(Format::Html) => !name.ends_with(".xml"),
        format => format.is_some_and(|format| format != Format::Text),
    }
}

impl Walk {
    fn note(&mut self, entry: &DirEntry) {
        let Some(kind) = entry.file_type() else { return };
        if kind.is_dir() {
            return;
        }
        match file_kind::of_name(&entry.file_name().to_string_lossy()) {
            FileKind::Furniture => {}
            FileKind::Sidecar => self.note_sidecar(entry),
            FileKind::Unread(extension) => *self.unread.entry(extension).or_default() += 1,
            FileKind::Open(extension) if !holds_page(entry) => {
                *self.unread.entry(extension).or_default() += 1;
            }
            FileKind::Open(_) | FileKind::Page => self.note_page(entry),
        }
    }

    fn note_sidecar(&mut self, entry: &DirEntry) {
        if let Ok(metadata) = entry.metadata() {
            self.sidecars.insert(entry.path().to_path_buf(), sidecar::mark(&metadata));
        }
    }

    fn note_page(&mut self, entry: &DirEntry) {
        let path = place::in_root(Path::new(&self.root), entry.path());
        match entry.metadata() {
            Ok(metadata) if metadata.is_file() => self.pages.push(Found {
                root: self.root.clone(),
                path,
                file: entry.path().to_path_buf(),
                stat: Stat::of(&metadata),
            }),
            Ok(_) => self.failures.push((path, "not a file (a pipe, socket or device)".to_owned())),
            Err(error) => self.note_error(&error),
        }
    }

    /// A loop of links ends quietly: what it leads to is walked already.
    fn note_error(&mut self, error: &ignore::Error) {
        let Some((file, what)) = culprit(error, None) else { return };
        let named = file.file_name().map(|name| file_kind::of_name(&name.to_string_lossy()));
        if std::fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_dir()) {
            let path = if file == Path::new(&self.root) {
                String::new()
            } else {
                place::in_root(Path::new(&self.root), file)
            };
            self.failures.push((format!("{path}/"), plainly(what)));
        } else if named == Some(FileKind::Page) {
            let reason = match what.kind() {
                io::ErrorKind::NotFound => "a link that leads nowhere".to_owned(),
                _ => plainly(what),
            };
            self.failures.push((place::in_root(Path::new(&self.root), file), reason));
        }
    }

    /// Puts all in order; of a file that is there by several names, only the first stays.
    fn settle(&mut self) {
        self.pages.sort_by(|a, b| a.path.cmp(&b.path));
        for page in &mut self.pages {
            page.stat.sidecar = self.sidecars.get(&sidecar::beside(&page.file)).copied().unwrap_or(0);
        }
        let mut inodes = std::collections::HashSet::new();
        self.pages.retain(|page| page.stat.inode == 0 || inodes.insert(page.stat));
        self.failures.sort();
        self.failures.dedup_by(|a, b| a.0 == b.0);
        let failures = &mut self.failures;
        self.pages.dedup_by(|later, first| {
            let same = later.path == first.path;
            if same {
                failures.push((later.path.clone(), "its name cannot be told from another's".to_owned()));
            }
            same
        });
    }
}

impl Stat {
    /// What the file system says of a file and of the notes beside it; none where it is gone.
    pub(super) fn of_file(file: &Path) -> Option<Self> {
        let stat = Self::of(&std::fs::metadata(file).ok()?);
        let notes = std::fs::metadata(sidecar::beside(file));
        Some(Self { sidecar: notes.map_or(0, |notes| sidecar::mark(&notes)), ..stat })
    }

    /// What these metadata say.
    pub(super) fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().ok();
        let since = modified.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
        Self {
            size: metadata.len(),
            modified: since.and_then(|time| i64::try_from(time.as_nanos()).ok()).unwrap_or(0),
            inode: inode(metadata),
            sidecar: 0,
        }
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt as _;
    metadata.ino()
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// What the system says, without its error number.
pub(super) fn plainly(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotFound => "it is gone".to_owned(),
        _ => error.to_string(),
    }
}

/// The path that an error of the walk is about, and what the system said.
fn culprit<'e>(error: &'e ignore::Error, path: Option<&'e Path>) -> Option<(&'e Path, &'e io::Error)> {
    match error {
        ignore::Error::WithPath { path, err } => culprit(err, Some(path)),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            culprit(err, path)
        }
        ignore::Error::Io(error) => path.map(|path| (path, error)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            let path = dir.path().join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, file).unwrap();
        }
        dir
    }

    fn paths(dir: &Path) -> (Vec<String>, Walk) {
        let walk = walk(dir.to_str().unwrap(), &dir.join("index"));
        (walk.pages.iter().map(|page| page.path.clone()).collect(), walk)
    }

    #[test]
    fn finds_pages_and_leaves_out_the_rest() {
        let dir = folder(&[
            "b.html",
            "b_files/frame.html",
            "b_files/x.js",
            "a/c.txt",
            "left_files/d.html",
            "e.djvu",
            ".hidden.html",
            "index/meta.txt",
        ]);
        let (pages, walk) = paths(dir.path());
        assert_eq!(pages, ["a/c.txt", "b.html", "left_files/d.html"]);
        assert_eq!(walk.unread, BTreeMap::from([("djvu".to_owned(), 1)]));
        assert!(walk.failures.is_empty());
    }

    #[test]
    fn ignore_files_hold_from_the_root_down() {
        let dir = folder(&["in/a.html", "in/demo/b.html", "in/c.html"]);
        std::fs::write(dir.path().join(".gitignore"), "in/*\n").unwrap();
        std::fs::write(dir.path().join("in/.gitignore"), "c.html\n").unwrap();
        std::fs::write(dir.path().join("in/demo/.etioignore"), "*\n").unwrap();
        assert_eq!(paths(&dir.path().join("in")).0, ["a.html"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_loops_end() {
        let dir = folder(&["one/a.html"]);
        std::os::unix::fs::symlink("../one", dir.path().join("one/again")).unwrap();
        std::os::unix::fs::symlink("nowhere", dir.path().join("broken.html")).unwrap();
        std::os::unix::fs::symlink("a.html", dir.path().join("one/same.html")).unwrap();
        let (pages, walk) = paths(dir.path());
        assert_eq!(pages, ["one/a.html"]);
        assert_eq!(walk.failures, [("broken.html".to_owned(), "a link that leads nowhere".to_owned())]);
    }

    #[test]
    fn a_missing_root_is_missing_and_not_empty() {
        let dir = folder(&[]);
        assert!(walk(dir.path().join("gone").to_str().unwrap(), dir.path()).missing);
        assert!(!walk(dir.path().to_str().unwrap(), dir.path()).missing);
    }
}
