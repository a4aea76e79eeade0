//! A plan carried out: pages read by several threads, written by one, and settled.

use std::collections::{BTreeMap, HashSet};

use super::{
    page::{self, Reading},
    pipeline, place,
    plan::{self, Job, Plan, Why},
    report::{Failed, Reread, Step, UpdateReport},
    revisions::{self, Held},
    roots::SourceRules,
    update::Run,
    walk::{Found, Stat},
};
use crate::{
    causes::Vocabulary,
    error::Result,
    extract,
    index::{Failure, Line, PageEntry, Reader, Root, Settings, Writer},
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
        Self { writer, moment, rules, old, beside: false, taken, held, changed: false }
    }

    /// A desk whose writer makes a new index beside the old one.
    pub(super) fn beside(self) -> Self {
        Self { beside: true, ..self }
    }

    /// Takes note of a page that stays as it is.
    pub(super) fn keep(&mut self, entry: &PageEntry) {
        self.taken.insert(entry.id.clone());
        self.held.extend(Held::of(entry));
    }

    /// The same of a page's line; where there is no index yet, the page is copied.
    fn keep_line(&mut self, line: &Line) -> Result<()> {
        match self.old.filter(|_| self.beside) {
            Some(old) => self.rewrite(&old.entry_of(line)?),
            None => {
                self.taken.insert(line.id.clone());
                self.held.extend(Held::of_line(line));
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
        if done % BATCH != 0 || !self.changed {
            return Ok(());
        }
        self.settle_revisions()?;
        self.changed = false;
        self.writer.checkpoint(settings)
    }

    fn take(&mut self, job: &Job, mut reading: Reading, report: &mut UpdateReport) -> Result<()> {
        let mut try_no = 0;
        while let Reading::Page(entry, _) = &reading
            && job.id.is_none()
            && self.taken.contains(&entry.id)
        {
            try_no += 1;
            reading = page::read_page(job, try_no, self.moment, Vocabulary::shipped());
        }
        match reading {
            Reading::Page(entry, sections) => {
                report.count(job);
                self.keep(&entry);
                self.changed = true;
                self.writer.put(&entry, &sections)
            }
            Reading::Failed { reason, hash } => {
                let Found { root, path, .. } = &job.found;
                report.failed.push(Failed { root: root.clone(), path: path.clone(), reason: reason.clone() });
                self.take_failure(job, reason, hash)
            }
        }
    }

    /// Notes a failure in the ledger; passages of an earlier time stay, and are searched.
    fn take_failure(&mut self, job: &Job, reason: String, hash: String) -> Result<()> {
        let Found { root, path, stat, .. } = &job.found;
        let before = match (&job.old, self.old) {
            (Some(line), Some(old)) => Some(old.entry_of(line)?),
            _ => None,
        };
        let entry = before.clone().unwrap_or_else(|| plan::never_read(root, path, *stat));
        let at = match &entry.failure {
            Some(failure) if failure.reason == reason => failure.at.clone(),
            _ => self.moment.to_owned(),
        };
        let failure = Some(Failure { reason, at });
        let entry =
            PageEntry { hash, failure, rules: extract::RULES, ..plan::at_place(entry, job.found.clone()) };
        if before.as_ref() == Some(&entry) && !self.beside {
            self.keep(&entry);
            return Ok(());
        }
        self.rewrite(&entry)
    }

    /// Makes the newest page of each article the one that is searched. This is rare, so the pages
    /// it touches are simply read again.
    pub(super) fn settle_revisions(&mut self) -> Result<()> {
        for change in revisions::settle(&self.held) {
            let held = self.held[change.at].clone();
            let found = Found {
                root: held.root.clone(),
                path: held.path.clone(),
                file: place::file_of(&held.root, &held.path),
                stat: Stat::default(),
            };
            let Ok(metadata) = std::fs::metadata(&found.file) else { continue };
            let found = Found { stat: Stat::of(&metadata), ..found };
            let source = self.rules.get(&found.root).and_then(|rules| rules.source(&found.path)).cloned();
            let job = Job { found, id: Some(held.id.clone()), old: None, source, why: Why::Changed };
            if let Reading::Page(entry, sections) =
                page::read_page(&job, 0, self.moment, Vocabulary::shipped())
            {
                let sections = if change.revised_by.is_some() { Vec::new() } else { sections };
                self.changed = true;
                self.held[change.at].revised_by.clone_from(&change.revised_by);
                self.writer.put(&PageEntry { revised_by: change.revised_by, ..*entry }, &sections)?;
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
    desk.taken.extend(jobs.iter().filter_map(|job| job.id.clone()));
    if !desk.beside {
        gone.iter().try_for_each(|page| desk.remove(page))?;
    }
    ledger.iter().try_for_each(|entry| desk.rewrite(entry))?;

    let vocabulary = Vocabulary::shipped();
    run.progress.planned(jobs.len());
    let moment = desk.moment;
    let work = |at: usize| page::read_page(&jobs[at], 0, moment, vocabulary);
    let progress = &mut *run.progress;
    let done = pipeline::in_order(jobs.len(), threads, run.stop, work, |at, reading| {
        desk.take(&jobs[at], reading, &mut report)?;
        progress.read(&jobs[at].found.path);
        desk.checkpoint(at + 1, &ends.partly)
    })?;
    report.interrupted = done < jobs.len();
    report.failed.sort();
    desk.settle_revisions()?;
    progress.writing();
    let settings = if report.interrupted { &ends.partly } else { &ends.after };
    if desk.changed || *settings != ends.before {
        desk.commit(settings)?;
    }
    Ok(report)
}

impl Job {
    /// What its reading is to the user.
    pub(super) fn step(&self) -> Step {
        match self.why {
            Why::New => Step::Added,
            Why::Changed => Step::Changed,
            Why::Moved => Step::Moved,
            Why::Retry if self.old.as_ref().is_none_or(|old| !old.has_head) => Step::Added,
            Why::Retry => Step::Changed,
            Why::Again(_) => Step::Reread,
        }
    }
}

impl UpdateReport {
    /// Counts a page that was read, or would be.
    pub(super) fn count(&mut self, job: &Job) {
        match (job.step(), job.why) {
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
