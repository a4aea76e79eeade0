//! A plan carried out: pages read by several threads, written by one, and settled.

use std::collections::{BTreeMap, HashSet};

use super::{
    page::{self, Reading},
    pipeline, place,
    plan::{self, Job, Plan, Why},
    report::{Failed, Reread, UpdateReport},
    revisions::{self, Held},
    roots::{Roots, SourceRules},
    update::Run,
    walk::{Found, Stat},
};
use crate::{
    causes::Vocabulary,
    error::Result,
    extract,
    index::{Failure, PageEntry, Root, Writer},
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
    /// Whether anything was written.
    changed: bool,
}

impl<'a> Desk<'a> {
    /// A desk for these roots.
    pub(super) fn new(writer: Writer, roots: &[Root], moment: &'a str) -> Self {
        let rules = roots.iter().map(|root| (root.path.clone(), SourceRules::of(root))).collect();
        Self { writer, moment, rules, taken: HashSet::new(), held: Vec::new(), changed: false }
    }

    /// Takes note of a page that stays as it is.
    pub(super) fn keep(&mut self, entry: &PageEntry) {
        self.taken.insert(entry.id.clone());
        self.held.extend(Held::of(entry));
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
        let before = job.old.as_deref().cloned();
        let entry = before.clone().unwrap_or_else(|| plan::never_read(root, path, *stat));
        let at = match &entry.failure {
            Some(failure) if failure.reason == reason => failure.at.clone(),
            _ => self.moment.to_owned(),
        };
        let failure = Some(Failure { reason, at });
        let entry =
            PageEntry { hash, failure, rules: extract::RULES, ..plan::at_place(entry, job.found.clone()) };
        if before.as_ref() == Some(&entry) {
            self.keep(&entry);
            return Ok(());
        }
        self.rewrite(&entry)
    }

    /// Makes the newest page of each article the one that is searched. This is rare, so the pages
    /// it touches are simply read again.
    pub(super) fn settle_revisions(&mut self) -> Result<()> {
        for change in revisions::settle(&self.held) {
            let held = &self.held[change.at];
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
                self.writer.put(&PageEntry { revised_by: change.revised_by, ..*entry }, &sections)?;
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
    desk.taken.extend(jobs.iter().filter_map(|job| job.id.clone()));
    gone.iter().try_for_each(|page| desk.remove(page))?;
    ledger.iter().try_for_each(|entry| desk.rewrite(entry))?;

    let vocabulary = Vocabulary::shipped();
    run.progress.planned(jobs.len());
    let work = |at: usize| page::read_page(&jobs[at], 0, &moment, vocabulary);
    let progress = &mut *run.progress;
    let done = pipeline::in_order(jobs.len(), threads, run.stop, work, |at, reading| {
        desk.take(&jobs[at], reading, &mut report)?;
        progress.read(&jobs[at].found.path);
        Ok(())
    })?;
    report.interrupted = done < jobs.len();
    report.failed.sort();
    if !report.interrupted {
        desk.settle_revisions()?;
    }
    progress.writing();
    let (changed, writer) = desk.close();
    Ok((report, changed, writer))
}

impl UpdateReport {
    /// Counts a page that was read, or would be.
    pub(super) fn count(&mut self, job: &Job) {
        match job.why {
            Why::New => self.added += 1,
            Why::Changed => self.changed += 1,
            Why::Moved => self.moved += 1,
            Why::Retry if job.old.as_ref().is_none_or(|old| old.head.is_none()) => self.added += 1,
            Why::Retry => self.changed += 1,
            Why::Again(why) => match self.reread.iter_mut().find(|reread| reread.why == why) {
                Some(reread) => reread.pages += 1,
                None => self.reread.push(Reread { why: why.to_owned(), pages: 1 }),
            },
        }
    }
}
