//! `index`: brings an index up to date with its roots.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use super::{
    aside::Aside,
    carry_out::carry_out,
    clock::Clock,
    contents::Contents,
    plan::{Plan, Terms},
    planner,
    progress::Progress,
    report::UpdateReport,
    roots,
    walk::{self, Walk},
};
use crate::{
    causes::Vocabulary,
    error::{Error, Result},
    index::{Index, PageEntry, Settings, Wanted, Writer},
};

/// What an update is asked to do. The default updates all remembered roots.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Folders or files to read; none for all remembered roots.
    pub paths: Vec<PathBuf>,
    /// `--source` rules, (name, glob), for the paths; remembered with their roots.
    pub sources: Vec<(String, String)>,
    /// Which formats are wanted, for the paths; remembered with their roots. None leaves that as it is.
    pub formats: Option<Wanted>,
    /// Whether a root may lose most of its pages.
    pub prune: bool,
    /// Whether only to say what would be done.
    pub dry_run: bool,
    /// Whether to read every page again.
    pub rebuild: bool,
    /// Threads that read pages; 0 for one a processor.
    pub jobs: usize,
}

/// What a run has from its caller.
pub struct Run<'a> {
    /// The moment that what is written bears.
    pub clock: Clock,
    /// Set to stop between two pages; what is finished is kept.
    pub stop: &'a AtomicBool,
    /// Told how far it is.
    pub progress: &'a mut dyn Progress,
}

impl std::fmt::Debug for Run<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Run").field("clock", &self.clock).field("stop", &self.stop).finish_non_exhaustive()
    }
}

/// Brings the index in `dir` up to date with its roots, in one commit; makes it if there is none.
/// Where nothing changed, nothing is read or written.
///
/// # Errors
/// When a path is not there, a root would lose most of its pages unasked, another process writes,
/// the index is of another version or damaged, or the disk refuses. Then nothing was changed. Pages
/// that cannot be read are no error: they are in the report.
pub fn update(dir: &Path, asked: &Update, run: &mut Run<'_>) -> Result<UpdateReport> {
    match Before::of(dir, asked) {
        Ok(before) => before.update(dir, asked, run),
        // The old index stands until the new one is whole.
        Err(Error::OtherVersion { .. } | Error::Damaged { .. }) if asked.rebuild => {
            let settings = Settings { roots: Index::roots_of_any_version(dir), ..Settings::default() };
            let aside = Aside::of(dir)?;
            let report = Before { settings, ..Before::default() }.update(&aside.new, asked, run)?;
            if !report.dry_run && !report.interrupted {
                aside.take_the_place_of(dir)?;
            }
            Ok(report)
        }
        Err(error) => Err(error),
    }
}

/// What an index holds before an update.
#[derive(Default)]
struct Before {
    /// Whether there is one at all.
    exists: bool,
    writer: Option<Writer>,
    settings: Settings,
    ledger: Vec<PageEntry>,
}

impl Before {
    fn of(dir: &Path, asked: &Update) -> Result<Self> {
        let index = match Index::open(dir) {
            Err(Error::NoIndex(_)) => return Ok(Self::default()),
            opened => opened?,
        };
        // The writer is taken before the ledger is read, so that a plan still holds when it is committed.
        let writer = if asked.dry_run { None } else { Some(index.writer()?) };
        let reader = index.reader()?;
        Ok(Self { exists: true, writer, settings: reader.settings().clone(), ledger: reader.pages()? })
    }

    fn update(self, dir: &Path, asked: &Update, run: &mut Run<'_>) -> Result<UpdateReport> {
        let Self { exists, writer, settings, ledger } = self;
        let vocabulary = Vocabulary::shipped().hash();
        let other_vocabulary = exists && settings.vocabulary != vocabulary;
        let everything = other_vocabulary || asked.rebuild;
        let mut roots = roots::settle(&settings, &asked.paths, &asked.sources, everything)?;
        if let Some(wanted) = &asked.formats {
            roots.want(wanted, &asked.paths)?;
        }
        let walks = walk_all(&roots.walked, dir, run)?;
        let moment = run.clock.moment();
        let Update { rebuild, prune, .. } = *asked;
        let terms = Terms { settings: &settings, other_vocabulary, rebuild, prune, moment: &moment };
        let plan = planner::plan(ledger, walks, &mut roots, &terms)?;
        if asked.dry_run || (!exists && plan.is_empty()) {
            return Ok(plan.told(asked.dry_run));
        }
        let writer = writer.map_or_else(|| first_writer(dir), Ok)?;
        let (report, changed, writer) = carry_out(plan, &roots, writer, threads(asked.jobs), run)?;
        let keep_old_name = report.interrupted && other_vocabulary;
        let vocabulary = if keep_old_name { &settings.vocabulary } else { vocabulary };
        let after = Settings { roots: roots.all, vocabulary: vocabulary.to_owned(), ..settings.clone() };
        if changed || after != settings {
            writer.commit(&after)?;
        }
        Ok(report)
    }
}

fn walk_all(roots: &[String], but: &Path, run: &mut Run<'_>) -> Result<Vec<Walk>> {
    let mut walks = Vec::with_capacity(roots.len());
    for root in roots {
        run.progress.walking(root);
        walks.push(walk::walk(root, but));
        if run.stop.load(Ordering::Relaxed) {
            return Err(Error::Interrupted);
        }
    }
    Ok(walks)
}

impl Plan {
    fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.ledger.is_empty() && self.gone.is_empty()
    }

    /// The report of a plan that is not carried out.
    fn told(mut self, dry_run: bool) -> UpdateReport {
        for job in &self.jobs {
            // How many pages are in a new file is known once it is read.
            match &job.old[..] {
                [] => self.report.count(job.why, None),
                old => old.iter().for_each(|entry| self.report.count(job.why, Some(entry))),
            }
        }
        let mut contents = Contents::default();
        self.kept.iter().chain(&self.ledger).for_each(|entry| contents.add(entry));
        contents.tell(&mut self.report);
        UpdateReport { dry_run, ..self.report }
    }
}

/// Makes the index. If another process did so since we looked, its pages are none of our plan.
fn first_writer(dir: &Path) -> Result<Writer> {
    let index = Index::open_or_create(dir)?;
    let writer = index.writer()?;
    if !index.reader()?.pages()?.is_empty() {
        return Err(Error::Locked(dir.to_path_buf()));
    }
    Ok(writer)
}

fn threads(jobs: usize) -> usize {
    if jobs > 0 { jobs } else { std::thread::available_parallelism().map_or(1, usize::from) }
}
