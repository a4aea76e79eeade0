//! `check`: the index against itself, byte by byte and record by record, and against the pages on disk.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

use serde::Serialize;

use super::{page, place};
use crate::{
    error::Result,
    index::{DamagedFile, Index, PageEntry, Reader, StoredPassage},
    model::PageId,
};

/// What a check found; the fields are those of `etio.check/1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Check {
    /// Whether the index is as it was written and agrees with itself.
    pub sound: bool,
    /// Files of the index.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Pages, passages and mentions that were looked at; none where files are damaged.
    pub pages: usize,
    /// See `pages`.
    pub passages: usize,
    /// See `pages`.
    pub mentions: usize,
    /// Files of the index that are not as they were written.
    pub damaged: Vec<DamagedFile>,
    /// Records that do not agree with each other.
    pub faults: Vec<Fault>,
    /// Pages that are not on disk as they were when they were read.
    pub outdated: Vec<OutdatedPage>,
    /// What to do, a sentence each.
    pub advice: Vec<String>,
}

/// Something in which the index does not agree with itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fault {
    /// The page it is about, where that can be told.
    pub page: Option<PageId>,
    /// What does not agree.
    pub what: String,
}

/// A page that is not on disk as it was when it was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct OutdatedPage {
    /// Its root.
    pub root: String,
    /// Its path in the root.
    pub path: String,
    /// What is different.
    pub what: String,
}

/// Checks the index in `dir`.
///
/// # Errors
/// When there is no index, it is of another version, or so damaged that not even its list of files can be read.
pub fn check(dir: &Path) -> Result<Check> {
    let (files, bytes, damaged) = Index::check_files(dir)?;
    let mut check = Check { files, bytes, damaged, ..Check::default() };
    if check.damaged.is_empty() {
        let reader = Index::open(dir)?.reader()?;
        let pages = reader.pages()?;
        check.records(&reader, &pages)?;
        check.outdated = pages.iter().filter_map(outdated).collect();
    }
    check.sound = check.damaged.is_empty() && check.faults.is_empty();
    if !check.sound {
        check.advice.push("run `etio index --rebuild`: it makes the index anew from the pages".to_owned());
    }
    if !check.outdated.is_empty() {
        check.advice.push("run `etio index`: it brings the index up to date with the pages".to_owned());
    }
    Ok(check)
}

/// What is known of a page while the records are counted.
struct Tally<'a> {
    entry: &'a PageEntry,
    references: HashSet<&'a str>,
    passages: u32,
    /// Causes in its passages less its mentions.
    mentions: i64,
}

impl Check {
    fn records(&mut self, reader: &Reader, pages: &[PageEntry]) -> Result<()> {
        let mut tallies: HashMap<&PageId, Tally<'_>> =
            pages.iter().map(|page| (&page.id, tally(page))).collect();
        let mut ids = HashSet::new();
        reader.each_passage(|stored| self.passage(stored, &mut tallies, &mut ids))?;
        for row in reader.mentions()? {
            self.mentions += 1;
            match tallies.get_mut(&row.page) {
                Some(tally) => tally.mentions -= 1,
                None => self.fault(&row.page, "a mention is of a page that is not in the ledger"),
            }
            if !ids.contains(&row.passage) {
                self.fault(&row.page, &format!("a mention is of passage {}, which is missing", row.passage));
            }
        }
        for tally in tallies.into_values() {
            self.pages += 1;
            self.page(&tally);
        }
        self.faults.sort();
        Ok(())
    }

    fn passage(
        &mut self,
        stored: Option<StoredPassage>,
        tallies: &mut HashMap<&PageId, Tally<'_>>,
        ids: &mut HashSet<String>,
    ) {
        self.passages += 1;
        let Some(StoredPassage { page, passage, .. }) = stored else {
            self.faults.push(Fault { page: None, what: "a passage cannot be read".to_owned() });
            return;
        };
        let Some(tally) = tallies.get_mut(&page) else {
            return self
                .fault(&page, &format!("passage {} is of a page that is not in the ledger", passage.id));
        };
        tally.passages += 1;
        tally.mentions += passage.causes.len() as i64;
        for cite in passage.cites {
            if !tally.references.contains(cite.reference.as_str()) {
                let what =
                    format!("passage {} cites {}, which its page does not list", passage.id, cite.reference);
                self.fault(&page, &what);
            }
        }
        if let Some(twice) = ids.replace(passage.id) {
            self.fault(&page, &format!("passage {twice} is there twice"));
        }
    }

    fn page(&mut self, tally: &Tally<'_>) {
        let entry = tally.entry;
        let expected = if entry.revised_by.is_some() || entry.head.is_none() { 0 } else { entry.passages };
        if tally.passages != expected {
            self.fault(&entry.id, &format!("{} of its {expected} passages are there", tally.passages));
        }
        if tally.mentions != 0 {
            self.fault(&entry.id, "its mentions are not those of its passages");
        }
    }

    fn fault(&mut self, page: &PageId, what: &str) {
        self.faults.push(Fault { page: Some(page.clone()), what: what.to_owned() });
    }
}

fn tally(entry: &PageEntry) -> Tally<'_> {
    let references = entry.head.iter().flat_map(|head| &head.references);
    let references = references.map(|reference| reference.key.as_str()).collect();
    Tally { entry, references, passages: 0, mentions: 0 }
}

/// In what a page on disk differs from what was read; folders and what could not be read are left out.
fn outdated(entry: &PageEntry) -> Option<OutdatedPage> {
    if entry.hash.is_empty() {
        return None;
    }
    let file = place::file_of(&entry.root, entry.file());
    let what = match page::hash_of(&file) {
        Ok(hash) if hash == entry.hash => return None,
        Ok(_) => "changed since it was read".to_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => "is gone".to_owned(),
        Err(error) => format!("cannot be read ({error})"),
    };
    Some(OutdatedPage { root: entry.root.clone(), path: entry.path.clone(), what })
}
