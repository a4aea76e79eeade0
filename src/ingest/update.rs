//! `index`: brings an index up to date with its roots.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use super::{
    carry_out::carry_out,
    clock::Clock,
    plan::{self, Plan, Terms},
    progress::Progress,
    report::UpdateReport,
    roots, walk,
};
use crate::{
    causes::Vocabulary,
    error::{Error, Result},
    index::{Index, PageEntry, Settings},
};

/// What an update is asked to do. The default updates all remembered roots.
#[derive(Clone, Debug, Default)]
pub struct Update {
    /// Folders or files to read; none for all remembered roots.
    pub paths: Vec<PathBuf>,
    /// `--source` rules, (name, glob), for the paths; remembered with their roots.
    pub sources: Vec<(String, String)>,
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
    let index = open(dir, asked)?;
    // The writer is taken before the ledger is read, so that a plan still holds when it is committed.
    let writer = index.as_ref().filter(|_| !asked.dry_run).map(Index::writer).transpose()?;
    let (settings, ledger) = match &index {
        Some(index) => contents(index)?,
        None => Default::default(),
    };
    let vocabulary = Vocabulary::shipped().hash();
    let other_vocabulary = index.is_some() && settings.vocabulary != vocabulary;
    let mut roots =
        roots::settle(&settings, &asked.paths, &asked.sources, other_vocabulary || asked.rebuild)?;
    let mut walks = Vec::new();
    for root in &roots.walked {
        run.progress.walking(root);
        walks.push(walk::walk(root, dir));
        if run.stop.load(Ordering::Relaxed) {
            return Err(Error::Interrupted);
        }
    }
    let moment = run.clock.moment();
    let terms = Terms {
        settings: &settings,
        other_vocabulary,
        rebuild: asked.rebuild,
        prune: asked.prune,
        moment: &moment,
    };
    let plan = plan::plan(ledger, walks, &mut roots, &terms)?;
    if asked.dry_run || (index.is_none() && plan.is_empty()) {
        return Ok(plan.told(asked.dry_run));
    }
    let writer = match writer {
        Some(writer) => writer,
        None => first_writer(dir)?,
    };
    let (report, changed, writer) = carry_out(plan, &roots, writer, threads(asked.jobs), run)?;
    let vocabulary = if report.interrupted && other_vocabulary { &settings.vocabulary } else { vocabulary };
    let after = Settings { roots: roots.all, vocabulary: vocabulary.to_owned() };
    if changed || after != settings {
        writer.commit(&after)?;
    }
    Ok(report)
}

impl Plan {
    fn is_empty(&self) -> bool {
        self.jobs.is_empty() && self.ledger.is_empty() && self.gone.is_empty()
    }

    /// The report of a plan that is not carried out.
    fn told(mut self, dry_run: bool) -> UpdateReport {
        self.jobs.iter().for_each(|job| self.report.count(job));
        UpdateReport { dry_run, ..self.report }
    }
}

/// The index, if there is one. One that cannot be read makes way for a new one when a rebuild is
/// asked for.
fn open(dir: &Path, asked: &Update) -> Result<Option<Index>> {
    match Index::open(dir) {
        Ok(index) => Ok(Some(index)),
        Err(Error::NoIndex(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn contents(index: &Index) -> Result<(Settings, Vec<PageEntry>)> {
    let reader = index.reader()?;
    Ok((reader.settings().clone(), reader.pages()?))
}

/// Makes the index. If another process did so since we looked, its pages are none of our plan.
fn first_writer(dir: &Path) -> Result<crate::index::Writer> {
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
