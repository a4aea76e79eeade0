//! What a run has to do, as values: pages to read, lines of the ledger to rewrite, pages to remove.

use super::{
    contents::Contents,
    report::{Planned, Step, UpdateReport},
    walk::{Found, Stat},
};
use crate::{
    extract,
    index::{Line, PageEntry, Settings, path_in},
    model::{PageId, Source},
};

/// Under which terms a plan is made.
#[derive(Debug)]
pub(super) struct Terms<'a> {
    /// The settings of the index as it is.
    pub(super) settings: &'a Settings,
    /// Whether all pages were named by another vocabulary.
    pub(super) other_vocabulary: bool,
    /// Whether all pages are to be read again.
    pub(super) rebuild: bool,
    /// Whether roots may lose most of their pages.
    pub(super) prune: bool,
    /// The moment, for new failures.
    pub(super) moment: &'a str,
}

/// What a run has to do.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Pages to read, by root and path.
    pub(super) jobs: Vec<Job>,
    /// Lines of the ledger to rewrite: pages that moved or were only touched, new failures.
    pub(super) ledger: Vec<PageEntry>,
    /// Pages to remove.
    pub(super) gone: Vec<PageId>,
    /// Pages left as they are, those of other roots too.
    pub(super) kept: Vec<Line>,
    /// What becomes of each page that is not left as it is.
    pub(super) steps: Vec<Planned>,
    /// What there is to tell; the jobs are not counted yet.
    pub(super) report: UpdateReport,
}

impl Plan {
    /// Whether there is nothing to write.
    pub(super) fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.ledger.is_empty() && self.gone.is_empty()
    }

    /// The report of a plan that is not carried out.
    pub(super) fn told(mut self, dry_run: bool) -> UpdateReport {
        for job in &self.jobs {
            // How many pages are in a new file is known once it is read.
            match &job.old[..] {
                [] => self.report.count(Step::Added, job.why),
                old => old.iter().for_each(|line| self.report.count(job.step_of(Some(line)), job.why)),
            }
        }
        let mut contents = Contents::default();
        self.kept.iter().for_each(|line| contents.add_line(line));
        self.ledger.iter().for_each(|entry| contents.add(entry));
        contents.tell(&mut self.report);
        let plan = if dry_run { self.steps } else { Vec::new() };
        UpdateReport { dry_run, plan, ..self.report }
    }
}

/// A file to read.
#[derive(Clone, Debug)]
pub(super) struct Job {
    /// The file.
    pub(super) found: Found,
    /// The ids that its pages have, by their names in it; a new page has none yet.
    pub(super) ids: Vec<(Option<String>, PageId)>,
    /// What the ledger says of its pages; nothing where it is new.
    pub(super) old: Vec<Line>,
    /// The source that the user gave it.
    pub(super) source: Option<Source>,
    /// Why it is read.
    pub(super) why: Why,
}

impl Job {
    /// The id that a page of the file has, by its name in it.
    pub(super) fn id_of(&self, inner: Option<&str>) -> Option<&PageId> {
        self.ids.iter().find(|(name, _)| name.as_deref() == inner).map(|(_, id)| id)
    }
}

/// Why a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It is new.
    New,
    /// Its content changed.
    Changed,
    /// It moved, and has to be read for another reason too.
    Moved,
    /// It could not be read the last time.
    Retry,
    /// It did not change; this did.
    Again(&'static str),
}

/// The line of a page that has no content yet.
pub(super) fn never_read(found: &Found, inner: Option<&str>) -> PageEntry {
    let Found { root, stat, .. } = found;
    let path = path_in(&found.path, inner);
    PageEntry {
        id: PageId::give(b"", &format!("{root}/{path}"), 0),
        root: root.clone(),
        path,
        inner: inner.map(ToOwned::to_owned),
        size: stat.size,
        modified: stat.modified,
        inode: stat.inode,
        sidecar: stat.sidecar,
        hash: String::new(),
        format: None,
        rules: extract::RULES,
        read_at: String::new(),
        failure: None,
        revised_by: None,
        edition: None,
        head: None,
        words: 0,
        passages: 0,
        signature: Vec::new(),
    }
}

/// A line of the ledger for the same content at another place or time.
pub(super) fn at_place(mut entry: PageEntry, found: &Found) -> PageEntry {
    let path = path_in(&found.path, entry.inner.as_deref());
    if let Some(head) = &mut entry.head {
        head.path.clone_from(&path);
    }
    let Stat { size, modified, inode, sidecar } = found.stat;
    PageEntry { root: found.root.clone(), path, size, modified, inode, sidecar, ..entry }
}

/// What the file system said of a page when its line was written.
pub(super) fn stat_of(line: &Line) -> Stat {
    Stat { size: line.size, modified: line.modified, inode: line.inode, sidecar: line.sidecar }
}
