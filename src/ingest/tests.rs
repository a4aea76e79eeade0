//! Updates seen from the index: what it holds after pages came, went, broke and came back.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use super::{Clock, Progress, Run, Update, UpdateReport, update};
use crate::index::{Index, PageEntry};

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn page(&self, name: &str, text: &str) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn update(&self, roots: &[&str]) -> UpdateReport {
        self.update_with(roots, &AtomicBool::new(false), &mut ())
    }

    fn update_with(&self, roots: &[&str], stop: &AtomicBool, progress: &mut dyn Progress) -> UpdateReport {
        let paths = roots.iter().map(|root| self.path(root)).collect();
        let asked = Update { paths, jobs: 2, ..Update::default() };
        update(&self.path("index"), &asked, &mut Run { clock: Clock::at(0), stop, progress }).unwrap()
    }

    /// The ledger by path, and the texts of each page's passages.
    fn index(&self) -> BTreeMap<String, (PageEntry, Vec<String>)> {
        self.index_at(&self.path("index"))
    }

    fn index_at(&self, dir: &Path) -> BTreeMap<String, (PageEntry, Vec<String>)> {
        let reader = Index::open(dir).unwrap().reader().unwrap();
        let texts = |page: &PageEntry| {
            reader.passages(&page.id).unwrap().into_iter().map(|stored| stored.passage.text).collect()
        };
        let top = self.0.path().canonicalize().unwrap();
        let place = |page: &PageEntry| {
            let file = Path::new(&page.root).join(&page.path);
            file.strip_prefix(&top).unwrap().to_str().unwrap().to_owned()
        };
        reader.pages().unwrap().into_iter().map(|page| (place(&page), (page.clone(), texts(&page)))).collect()
    }
}

fn article(title: &str, sentence: &str) -> String {
    format!(
        "<title>{title}</title><main><h1>{title}</h1><p>{sentence} It is seldom a sign of disease.</p></main>"
    )
}

fn at(address: &str, page: &str) -> String {
    format!("<link rel=\"canonical\" href=\"{address}\">{page}")
}

/// Stops after so many pages.
struct StopAfter<'a>(usize, &'a AtomicBool);

impl Progress for StopAfter<'_> {
    fn read(&mut self, _path: &str) {
        self.0 -= 1;
        self.1.store(self.0 == 0, Ordering::Relaxed);
    }
}

#[test]
fn an_interrupted_run_keeps_what_is_whole_and_the_next_does_the_rest() {
    let folder = Folder::new();
    for number in 0..9 {
        folder.page(
            &format!("pages/{number}.html"),
            &article("Twitching", &format!("Reason {number} is rest.")),
        );
    }
    let stop = AtomicBool::new(false);
    let report = folder.update_with(&["pages"], &stop, &mut StopAfter(4, &stop));
    assert!(report.interrupted);
    assert_eq!(folder.index().len(), 4);
    let report = folder.update(&[]);
    assert_eq!((report.added, report.same), (5, 4));
}

#[test]
fn a_page_that_breaks_keeps_its_passages_until_it_is_whole_again() {
    let folder = Folder::new();
    folder.page("pages/a.html", &article("Twitching", "Coffee makes eyelids jump."));
    folder.update(&["pages"]);
    let before = folder.index()["pages/a.html"].clone();
    folder.page("pages/a.html", "");
    assert_eq!(folder.update(&[]).failed[0].reason, "the file is empty");
    let (broken, texts) = folder.index()["pages/a.html"].clone();
    assert_eq!(texts, before.1);
    assert!(broken.failure.is_some());
    folder.page("pages/a.html", &article("Twitching", "Tea makes eyelids jump."));
    assert_eq!(folder.update(&[]).changed, 1);
    let (mended, texts) = folder.index()["pages/a.html"].clone();
    assert_eq!((mended.failure, mended.id), (None, before.0.id));
    assert!(texts[0].starts_with("Tea"), "{texts:?}");
}

#[test]
fn a_page_that_moves_keeps_its_id() {
    let folder = Folder::new();
    folder.page("pages/a.html", &article("Twitching", "Coffee makes eyelids jump."));
    folder.page("pages/b.html", &article("Cramps", "Stretching helps at night."));
    folder.update(&["pages"]);
    let before = folder.index()["pages/a.html"].0.clone();
    fs::create_dir(folder.path("pages/old")).unwrap();
    fs::rename(folder.path("pages/a.html"), folder.path("pages/old/c.html")).unwrap();
    assert_eq!(folder.update(&[]).moved, 1);
    let (moved, texts) = folder.index()["pages/old/c.html"].clone();
    assert_eq!(moved.id, before.id);
    assert_eq!(moved.head.unwrap().path, "old/c.html");
    assert_eq!(texts.len(), 1);
}

#[test]
fn the_newest_of_an_article_is_searched_and_the_older_when_it_goes() {
    let folder = Folder::new();
    let address = "https://clinic.example/twitching";
    folder.page("pages/b.html", &at(address, &article("Twitching", "This is the old text.")));
    folder.update(&["pages"]);
    folder.page("pages/a.html", &at(address, &article("Twitching", "This is the new text.")));
    folder.page("pages/c.html", &article("Cramps", "Stretching helps at night."));
    folder.update(&["pages"]);
    let index = folder.index();
    assert_eq!(index["pages/b.html"].0.revised_by.as_ref(), Some(&index["pages/a.html"].0.id));
    assert_eq!((index["pages/a.html"].1.len(), index["pages/b.html"].1.len()), (1, 0));

    fs::remove_file(folder.path("pages/a.html")).unwrap();
    folder.update(&[]);
    let (old, texts) = folder.index()["pages/b.html"].clone();
    assert_eq!(old.revised_by, None);
    assert!(texts[0].starts_with("This is the old text."), "{texts:?}");
}

#[test]
fn equal_pages_of_two_roots_are_two_pages() {
    let folder = Folder::new();
    let page = article("Twitching", "Coffee makes eyelids jump.");
    folder.page("one/a.html", &page).page("two/a.html", &page);
    folder.update(&["one", "two"]);
    let index = folder.index();
    assert_ne!(index["one/a.html"].0.id, index["two/a.html"].0.id);
    assert_eq!(index["two/a.html"].1.len(), 1);
}

#[test]
fn a_wider_root_takes_over_the_pages_of_a_narrower() {
    let folder = Folder::new();
    folder.page("pages/in/a.html", &article("Twitching", "Coffee makes eyelids jump."));
    folder.page("pages/b.html", &article("Cramps", "Stretching helps at night."));
    folder.update(&["pages/in"]);
    let id = folder.index()["pages/in/a.html"].0.id.clone();
    let report = folder.update(&["pages"]);
    assert_eq!((report.added, report.same, report.gone), (1, 1, 0));
    let (page, _) = folder.index()["pages/in/a.html"].clone();
    assert_eq!((page.id, page.path.as_str()), (id, "in/a.html"));
}

#[test]
fn many_updates_end_where_a_clean_build_does() {
    let folder = Folder::new();
    for number in 0..6 {
        folder.page(
            &format!("pages/{number}.html"),
            &article("Twitching", &format!("Reason {number} is rest.")),
        );
    }
    folder.update(&["pages"]);
    folder.page("pages/1.html", &article("Twitching", "Another reason is heat."));
    folder.page("pages/7.txt", "Cramps\n\nCramps at night are eased by stretching the calf before bed.\n");
    fs::remove_file(folder.path("pages/2.html")).unwrap();
    folder.update(&[]);
    fs::rename(folder.path("pages/3.html"), folder.path("pages/9.html")).unwrap();
    folder.update(&[]);
    let clean = folder.path("clean");
    let asked = Update { paths: vec![folder.path("pages")], ..Update::default() };
    let stop = AtomicBool::new(false);
    update(&clean, &asked, &mut Run { clock: Clock::at(0), stop: &stop, progress: &mut () }).unwrap();
    let texts = |index: BTreeMap<String, (PageEntry, Vec<String>)>| {
        index.into_iter().map(|(path, (_, texts))| (path, texts)).collect::<Vec<_>>()
    };
    assert_eq!(texts(folder.index()), texts(folder.index_at(&clean)));
}
