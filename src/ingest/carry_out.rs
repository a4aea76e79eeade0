//! A plan carried out: pages read by several threads, written by one, and settled.

use std::collections::{BTreeMap, HashSet};

use super::{
    contents::Contents,
    page::{self, PageReading, Reading},
    pipeline, place,
    plan::{self, Job, Plan, Why},
    report::{Failed, Reread, UpdateReport},
    revisions::{self, Change, Held},
    roots::{Roots, SourceRules},
    update::Run,
    walk::{Found, Stat},
};
use crate::{
    causes::Vocabulary,
    error::Result,
    extract,
    index::{Failure, PageEntry, Root, Writer, path_in},
    model::PageId,
};

/// Where a plan is carried out: the writer, and what is to be told of it.
pub(super) struct Desk<'a> {
    writer: Writer,
    moment: &'a str,
    rules: BTreeMap<String, SourceRules>,
    /// Ids that are given.
    taken: HashSet<PageId>,
    held: Vec<Held>,
    contents: Contents,
    /// Whether anything was written.
    changed: bool,
}

impl<'a> Desk<'a> {
    /// A desk for these roots.
    pub(super) fn new(writer: Writer, roots: &[Root], moment: &'a str) -> Self {
        let rules = roots.iter().map(|root| (root.path.clone(), SourceRules::of(root))).collect();
        Self {
            writer,
            moment,
            rules,
            taken: HashSet::new(),
            held: Vec::new(),
            contents: Contents::default(),
            changed: false,
        }
    }

    /// Takes note of a page that stays as it is.
    pub(super) fn keep(&mut self, entry: &PageEntry) {
        self.taken.insert(entry.id.clone());
        self.held.extend(Held::of(entry));
        self.contents.add(entry);
    }

    /// Removes a page.
    pub(super) fn remove(&mut self, page: &PageId) -> Result<()> {
        self.taken.insert(page.clone());
        self.changed = true;
        self.writer.remove(page)
    }

    /// Whether anything was written, and the writer to commit it with.
    pub(super) fn close(self) -> (bool, Writer) {
        (self.changed, self.writer)
    }

    /// Rewrites a line of the ledger.
    fn rewrite(&mut self, entry: &PageEntry) -> Result<()> {
        self.keep(entry);
        self.changed = true;
        if entry.head.is_some() { self.writer.put_ledger(entry) } else { self.writer.put(entry, &[]) }
    }

    /// Takes in what came of reading a file.
    fn take(&mut self, job: &Job, mut reading: Reading, report: &mut UpdateReport) -> Result<()> {
        let mut try_no = 0;
        while self.would_give_twice(job, &reading) {
            try_no += 1;
            reading = page::read_file(job, try_no, self.moment, Vocabulary::shipped());
        }
        let Reading { hash, pages } = reading;
        let mut old = job.old.clone();
        let mut rest = None;
        for PageReading { inner, read } in pages {
            let before = old.iter().position(|entry| entry.inner == inner).map(|at| old.swap_remove(at));
            match read {
                Ok((entry, sections)) => {
                    report.count(job.why, before.as_ref());
                    self.keep(&entry);
                    self.changed = true;
                    self.writer.put(&entry, &sections)?;
                }
                Err(reason) => {
                    let path = path_in(&job.found.path, inner.as_deref());
                    report.failed.push(Failed { root: job.found.root.clone(), path, reason: reason.clone() });
                    if inner.is_none() {
                        rest = Some(reason.clone());
                    }
                    // What a file says of the pages that it had needs no line of its own.
                    if inner.is_some() || before.is_some() || old.is_empty() {
                        self.take_failure(job, inner.as_deref(), before, reason, &hash)?;
                    }
                }
            }
        }
        old.sort_by(|a, b| a.path.cmp(&b.path));
        for entry in old {
            match &rest {
                Some(reason) => {
                    let inner = entry.inner.clone();
                    self.take_failure(job, inner.as_deref(), Some(entry), reason.clone(), &hash)?;
                }
                None => {
                    report.gone += usize::from(entry.head.is_some());
                    self.remove(&entry.id)?;
                }
            }
        }
        Ok(())
    }

    /// Whether a page that has no id yet would be given one that another page has.
    fn would_give_twice(&self, job: &Job, reading: &Reading) -> bool {
        let fresh = reading.pages.iter().filter(|page| job.id_of(page.inner.as_deref()).is_none());
        fresh.filter_map(|page| page.read.as_ref().ok()).any(|(entry, _)| self.taken.contains(&entry.id))
    }

    /// Notes a failure in the ledger; passages of an earlier time stay, and are searched.
    fn take_failure(
        &mut self,
        job: &Job,
        inner: Option<&str>,
        before: Option<PageEntry>,
        reason: String,
        hash: &str,
    ) -> Result<()> {
        let entry = before.clone().unwrap_or_else(|| plan::never_read(&job.found, inner));
        let at = match &entry.failure {
            Some(failure) if failure.reason == reason => failure.at.clone(),
            _ => self.moment.to_owned(),
        };
        let failure = Some(Failure { reason, at });
        let entry = PageEntry {
            hash: hash.to_owned(),
            failure,
            rules: extract::RULES,
            ..plan::at_place(entry, &job.found)
        };
        if before.as_ref() == Some(&entry) {
            self.keep(&entry);
            return Ok(());
        }
        self.rewrite(&entry)
    }

    /// Makes the newest page of each article the one that is searched. This is rare, so the files
    /// it touches are simply read again.
    pub(super) fn settle_revisions(&mut self) -> Result<()> {
        let mut files: BTreeMap<(&str, &str), Vec<Change>> = BTreeMap::new();
        for change in revisions::settle(&self.held) {
            let held = &self.held[change.at];
            files.entry((&held.root, &held.file)).or_default().push(change);
        }
        for ((root, path), changes) in files {
            let file = place::file_of(root, path);
            let Some(stat) = Stat::of_file(&file) else { continue };
            let found = Found { root: root.to_owned(), path: path.to_owned(), file, stat };
            let source = self.rules.get(root).and_then(|rules| rules.source(path)).cloned();
            let old = changes.iter().map(|change| self.held[change.at].line(&found)).collect();
            let job = Job { found, old, source, why: Why::Changed };
            let reading = page::read_file(&job, 0, self.moment, Vocabulary::shipped());
            for PageReading { inner, read } in reading.pages {
                let change = changes.iter().find(|change| self.held[change.at].inner == inner);
                if let (Some(Change { revised_by, .. }), Ok((entry, sections))) = (change, read) {
                    let sections = if revised_by.is_some() { Vec::new() } else { sections };
                    self.changed = true;
                    self.writer.put(&PageEntry { revised_by: revised_by.clone(), ..*entry }, &sections)?;
                }
            }
        }
        Ok(())
    }
}

/// Carries out a plan with a writer; gives the report, and the writer if there is something to commit.
pub(super) fn carry_out(
    plan: Plan,
    roots: &Roots,
    writer: Writer,
    threads: usize,
    run: &mut Run<'_>,
) -> Result<(UpdateReport, bool, Writer)> {
    let moment = run.clock.moment();
    let mut desk = Desk::new(writer, &roots.all, &moment);
    let Plan { jobs, ledger, gone, kept, mut report } = plan;
    kept.iter().for_each(|entry| desk.keep(entry));
    desk.taken.extend(jobs.iter().flat_map(|job| &job.old).map(|entry| entry.id.clone()));
    gone.iter().try_for_each(|page| desk.remove(page))?;
    ledger.iter().try_for_each(|entry| desk.rewrite(entry))?;

    let vocabulary = Vocabulary::shipped();
    run.progress.planned(jobs.len());
    let work = |at: usize| page::read_file(&jobs[at], 0, &moment, vocabulary);
    let progress = &mut *run.progress;
    let done = pipeline::in_order(jobs.len(), threads, run.stop, work, |at, reading| {
        desk.take(&jobs[at], reading, &mut report)?;
        progress.read(&jobs[at].found.path);
        Ok(())
    })?;
    report.interrupted = done < jobs.len();
    report.failed.sort();
    desk.contents.tell(&mut report);
    if !report.interrupted {
        desk.settle_revisions()?;
    }
    progress.writing();
    let (changed, writer) = desk.close();
    Ok((report, changed, writer))
}

impl UpdateReport {
    /// Counts a page that was read, or would be; `before` is what the ledger said of it.
    pub(super) fn count(&mut self, why: Why, before: Option<&PageEntry>) {
        let is_known = before.is_some_and(|old| old.head.is_some());
        match why {
            _ if before.is_none() => self.added += 1,
            Why::New => self.added += 1,
            Why::Changed | Why::Retry if !is_known => self.added += 1,
            Why::Changed | Why::Retry => self.changed += 1,
            Why::Moved => self.moved += 1,
            Why::Again(why) => match self.reread.iter_mut().find(|reread| reread.why == why) {
                Some(reread) => reread.pages += 1,
                None => self.reread.push(Reread { why: why.to_owned(), pages: 1 }),
            },
        }
    }
}
