//! A plan carried out: pages read by several threads, written by one, and settled.

use std::collections::{BTreeMap, HashSet};

use super::{
    contents::Contents,
    page::{self, PageReading, Reading},
    pipeline, place,
    plan::{self, Job, Plan, Why},
    report::{Failed, Reread, Step, UpdateReport},
    revisions::{self, Change, Held},
    roots::SourceRules,
    update::Run,
    walk::{Found, Stat},
};
use crate::{
    causes::Vocabulary,
    error::Result,
    extract,
    index::{Failure, Line, PageEntry, Reader, Root, Settings, Writer, path_in},
    model::PageId,
};

/// Pages of a long run that are committed together: what a kill or a power cut can cost.
const BATCH: usize = 2_000;

/// Where a plan is carried out: the writer, and what is to be told of it.
pub(super) struct Desk<'a> {
    writer: Writer,
    moment: &'a str,
    rules: BTreeMap<String, SourceRules>,
    /// The index as it was.
    old: Option<&'a Reader>,
    /// Whether the writer writes beside the old index, where nothing of it is yet.
    beside: bool,
    /// Ids that are given.
    taken: HashSet<PageId>,
    held: Vec<Held>,
    contents: Contents,
    /// Whether anything was written since the last commit.
    changed: bool,
}

/// The settings before a run, after it, and as long as part of it is done.
#[derive(Debug)]
pub(super) struct Ends {
    pub(super) before: Settings,
    pub(super) partly: Settings,
    pub(super) after: Settings,
}

impl<'a> Desk<'a> {
    /// A desk for these roots.
    pub(super) fn new(writer: Writer, roots: &[Root], moment: &'a str, old: Option<&'a Reader>) -> Self {
        let rules = roots.iter().map(|root| (root.path.clone(), SourceRules::of(root))).collect();
        let (taken, held) = (HashSet::new(), Vec::new());
        let contents = Contents::default();
        Self { writer, moment, rules, old, beside: false, taken, held, contents, changed: false }
    }

    /// A desk whose writer makes a new index beside the old one.
    pub(super) fn beside(self) -> Self {
        Self { beside: true, ..self }
    }

    /// Takes note of a page that stays as it is.
    pub(super) fn keep(&mut self, entry: &PageEntry) {
        self.taken.insert(entry.id.clone());
        self.held.extend(Held::of(entry));
        self.contents.add(entry);
    }

    /// The same of a page's line; where there is no index yet, the page is copied.
    fn keep_line(&mut self, line: &Line) -> Result<()> {
        match self.old.filter(|_| self.beside) {
            Some(old) => self.rewrite(&old.entry_of(line)?),
            None => {
                self.taken.insert(line.id.clone());
                self.held.extend(Held::of_line(line));
                self.contents.add_line(line);
                Ok(())
            }
        }
    }

    /// Removes a page.
    pub(super) fn remove(&mut self, page: &PageId) -> Result<()> {
        self.taken.insert(page.clone());
        self.changed = true;
        self.writer.remove(page)
    }

    /// Makes what was done so, and waits until the index is in order.
    pub(super) fn commit(self, settings: &Settings) -> Result<()> {
        self.writer.commit(settings)
    }

    /// Rewrites a line of the ledger.
    fn rewrite(&mut self, entry: &PageEntry) -> Result<()> {
        self.keep(entry);
        self.changed = true;
        match self.old.filter(|_| self.beside) {
            Some(old) => self.writer.put(entry, &old.sections(&entry.id)?),
            None if entry.head.is_some() => self.writer.put_ledger(entry),
            None => self.writer.put(entry, &[]),
        }
    }

    /// Makes what was done so far so, where that is much.
    fn checkpoint(&mut self, done: usize, settings: &Settings) -> Result<()> {
        if !done.is_multiple_of(BATCH) || !self.changed {
            return Ok(());
        }
        self.settle_revisions()?;
        self.changed = false;
        self.writer.checkpoint(settings)
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
            let before =
                old.iter().position(|line| line.inner() == inner.as_deref()).map(|at| old.swap_remove(at));
            match read {
                Ok((entry, sections)) => {
                    report.count(job.step_of(before.as_ref()), job.why);
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
                        self.take_failure(job, inner.as_deref(), before.as_ref(), reason, &hash)?;
                    }
                }
            }
        }
        old.sort_by(|a, b| a.path.cmp(&b.path));
        old.iter().try_for_each(|line| self.take_missing(job, line, rest.as_ref(), &hash, report))
    }

    /// Takes note of a page that its file does not have any more; where the file could not be read to its
    /// end, it may still.
    fn take_missing(
        &mut self,
        job: &Job,
        line: &Line,
        rest: Option<&String>,
        hash: &str,
        report: &mut UpdateReport,
    ) -> Result<()> {
        if let Some(reason) = rest {
            return self.take_failure(job, line.inner(), Some(line), reason.clone(), hash);
        }
        report.gone += usize::from(line.has_head);
        if self.beside { Ok(()) } else { self.remove(&line.id) }
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
        before: Option<&Line>,
        reason: String,
        hash: &str,
    ) -> Result<()> {
        let before = match (before, self.old) {
            (Some(line), Some(old)) => Some(old.entry_of(line)?),
            _ => None,
        };
        let entry = before.clone().unwrap_or_else(|| plan::never_read(&job.found, inner));
        let at = match &entry.failure {
            Some(failure) if failure.reason == reason => failure.at.clone(),
            _ => self.moment.to_owned(),
        };
        let entry = PageEntry {
            hash: hash.to_owned(),
            failure: Some(Failure { reason, at }),
            rules: extract::RULES,
            ..plan::at_place(entry, &job.found)
        };
        if before.as_ref() == Some(&entry) && !self.beside {
            self.keep(&entry);
            return Ok(());
        }
        self.rewrite(&entry)
    }

    /// Makes the newest page of each article the one that is searched. This is rare, so the files
    /// it touches are simply read again.
    pub(super) fn settle_revisions(&mut self) -> Result<()> {
        let mut files: BTreeMap<(String, String), Vec<Change>> = BTreeMap::new();
        for change in revisions::settle(&self.held) {
            let held = &self.held[change.at];
            files.entry((held.root.clone(), held.file.clone())).or_default().push(change);
        }
        for ((root, path), changes) in files {
            let file = place::file_of(&root, &path);
            let Some(stat) = Stat::of_file(&file) else { continue };
            let source = self.rules.get(&root).and_then(|rules| rules.source(&path)).cloned();
            let held = changes.iter().map(|change| &self.held[change.at]);
            let ids = held.map(|held| (held.inner.clone(), held.id.clone())).collect();
            let found = Found { root, path, file, stat };
            let job = Job { found, ids, old: Vec::new(), source, why: Why::Changed };
            let reading = page::read_file(&job, 0, self.moment, Vocabulary::shipped());
            for PageReading { inner, read } in reading.pages {
                let change = changes.iter().find(|change| self.held[change.at].inner == inner);
                let (Some(Change { at, revised_by }), Ok((entry, sections))) = (change, read) else {
                    continue;
                };
                let sections = if revised_by.is_some() { Vec::new() } else { sections };
                self.changed = true;
                self.held[*at].revised_by.clone_from(revised_by);
                self.writer.put(&PageEntry { revised_by: revised_by.clone(), ..*entry }, &sections)?;
            }
        }
        Ok(())
    }
}

/// Carries out a plan: in one commit, or in several if it is long, each of whole pages.
pub(super) fn carry_out(
    plan: Plan,
    mut desk: Desk<'_>,
    ends: &Ends,
    threads: usize,
    run: &mut Run<'_>,
) -> Result<UpdateReport> {
    let Plan { jobs, ledger, gone, kept, mut report, .. } = plan;
    kept.iter().try_for_each(|line| desk.keep_line(line))?;
    desk.taken.extend(jobs.iter().flat_map(|job| &job.old).map(|line| line.id.clone()));
    if !desk.beside {
        gone.iter().try_for_each(|page| desk.remove(page))?;
    }
    ledger.iter().try_for_each(|entry| desk.rewrite(entry))?;

    let vocabulary = Vocabulary::shipped();
    run.progress.planned(jobs.len());
    let moment = desk.moment;
    let work = |at: usize| page::read_file(&jobs[at], 0, moment, vocabulary);
    let progress = &mut *run.progress;
    let done = pipeline::in_order(jobs.len(), threads, run.stop, work, |at, reading| {
        desk.take(&jobs[at], reading, &mut report)?;
        progress.read(&jobs[at].found.path);
        desk.checkpoint(at + 1, &ends.partly)
    })?;
    report.interrupted = done < jobs.len();
    report.failed.sort();
    desk.contents.tell(&mut report);
    desk.settle_revisions()?;
    progress.writing();
    let settings = if report.interrupted { &ends.partly } else { &ends.after };
    if desk.changed || *settings != ends.before {
        desk.commit(settings)?;
    }
    Ok(report)
}

impl Job {
    /// What the reading of a page is to the user, by what the ledger said of it.
    pub(super) fn step_of(&self, before: Option<&Line>) -> Step {
        match (self.why, before) {
            (Why::New, _) | (_, None) => Step::Added,
            (Why::Changed, _) => Step::Changed,
            (Why::Moved, _) => Step::Moved,
            (Why::Retry, Some(line)) if !line.has_head => Step::Added,
            (Why::Retry, _) => Step::Changed,
            (Why::Again(_), _) => Step::Reread,
        }
    }
}

impl UpdateReport {
    /// Counts a page that was read, or would be.
    pub(super) fn count(&mut self, step: Step, why: Why) {
        match (step, why) {
            (Step::Added, _) => self.added += 1,
            (Step::Moved, _) => self.moved += 1,
            (_, Why::Again(why)) => match self.reread.iter_mut().find(|reread| reread.why == why) {
                Some(reread) => reread.pages += 1,
                None => self.reread.push(Reread { why: why.to_owned(), pages: 1 }),
            },
            _ => self.changed += 1,
        }
    }
}
