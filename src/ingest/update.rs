//! `index`: brings an index up to date with its roots.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use super::{
    carry_out::{Desk, Ends, carry_out},
    clock::Clock,
    plan::{Plan, Terms},
    planner,
    progress::Progress,
    rebuild,
    report::UpdateReport,
    roots::{self, Roots},
    turn,
    walk::{self, Walk},
};
use crate::{
    causes::Vocabulary,
    error::{Error, Result},
    index::{Index, Line, Reader, Settings, Wanted, WriteLock, Writer},
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
    /// Whether to read every page again, into a new index that takes the place of the old one.
    pub rebuild: bool,
    /// Whether to be refused at once where another process writes.
    pub no_wait: bool,
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

/// Brings the index in `dir` up to date with its roots, in one commit (several, each of whole pages, if
/// there is very much to read); makes it if there is none. Where nothing changed, nothing is read or written.
/// While another process writes, it waits.
///
/// # Errors
/// When a path is not there, a root would lose most of its pages unasked, another process writes and
/// [`Update::no_wait`] is set, the index is of another version or damaged, or the disk refuses. Pages
/// that cannot be read are no error: they are in the report.
pub fn update(dir: &Path, asked: &Update, run: &mut Run<'_>) -> Result<UpdateReport> {
    if asked.rebuild
        && let Some(report) = rebuild::rebuild(dir, asked, run)?
    {
        return Ok(report);
    }
    loop {
        // None: another process made the index meanwhile, so that there is another plan to make.
        if let Some(report) = in_place(dir, asked, run)? {
            return Ok(report);
        }
    }
}

fn in_place(dir: &Path, asked: &Update, run: &mut Run<'_>) -> Result<Option<UpdateReport>> {
    let (lock, mut before) = match Index::open(dir) {
        Err(Error::NoIndex(_)) => (None, Before::default()),
        Err(error) => return Err(error),
        Ok(index) => {
            // Taken before the ledger is read, so that the plan still holds when it is carried out.
            let lock = if asked.dry_run { None } else { Some(turn::take(dir, asked.no_wait, run)?) };
            if let Some(lock) = &lock {
                index.tidy(lock);
            }
            (lock, Before::of(&index)?)
        }
    };
    let task = before.task(dir, asked, run)?;
    if asked.dry_run || task.is_nothing(before.reader.is_some()) {
        if let (Some(reader), Some(_)) = (&before.reader, &lock) {
            // An earlier run may have been cut off before it had kept it.
            reader.keep_register();
        }
        return Ok(Some(task.plan.told(asked.dry_run)));
    }
    let Some(writer) = writer(dir, lock, asked, run)? else { return Ok(None) };
    let moment = run.clock.moment();
    let desk = Desk::new(writer, &task.roots.all, &moment, before.reader.as_ref());
    carry_out(task.plan, desk, &task.ends, threads(asked.jobs), run).map(Some)
}

/// The writer; none where there was no index, and there is one now.
fn writer(dir: &Path, lock: Option<WriteLock>, asked: &Update, run: &mut Run<'_>) -> Result<Option<Writer>> {
    if let Some(lock) = lock {
        return Index::open(dir)?.writer_with(lock).map(Some);
    }
    Index::may_be_made(dir)?;
    let lock = turn::take(dir, asked.no_wait, run)?;
    match Index::open(dir) {
        Ok(_) => Ok(None),
        Err(Error::NoIndex(_)) => Index::open_or_create(dir)?.writer_with(lock).map(Some),
        Err(error) => Err(error),
    }
}

/// What an index holds before an update.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The index as it is; none where there is none that can be read.
    pub(super) reader: Option<Reader>,
    pub(super) settings: Settings,
    pub(super) ledger: Vec<Line>,
}

/// What there is to do.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) plan: Plan,
    pub(super) roots: Roots,
    pub(super) ends: Ends,
}

impl Before {
    pub(super) fn of(index: &Index) -> Result<Self> {
        let reader = index.reader()?;
        let (settings, ledger) = (reader.settings().clone(), reader.lines()?);
        Ok(Self { reader: Some(reader), settings, ledger })
    }

    /// Compares the ledger, which is used up, with the folders.
    pub(super) fn task(&mut self, dir: &Path, asked: &Update, run: &mut Run<'_>) -> Result<Task> {
        let vocabulary = Vocabulary::shipped().hash();
        let before = self.settings.clone();
        let other_vocabulary = self.reader.is_some() && before.vocabulary != vocabulary;
        let everything = other_vocabulary || asked.rebuild;
        let mut roots = roots::settle(&before, &asked.paths, &asked.sources, everything)?;
        if let Some(wanted) = &asked.formats {
            roots.want(wanted, &asked.paths)?;
        }
        let walks = walk_all(&roots.walked, dir, run)?;
        let moment = run.clock.moment();
        let Update { rebuild, prune, .. } = *asked;
        let terms = Terms { settings: &before, other_vocabulary, rebuild, prune, moment: &moment };
        let ledger = (std::mem::take(&mut self.ledger), self.reader.as_ref());
        let plan = planner::plan(ledger, walks, &mut roots, &terms)?;
        let after =
            Settings { roots: roots.all.clone(), vocabulary: vocabulary.to_owned(), ..before.clone() };
        // A run that is cut short has pages left that were read with the vocabulary of before.
        let old = if other_vocabulary { before.vocabulary.clone() } else { after.vocabulary.clone() };
        let partly = Settings { vocabulary: old, ..after.clone() };
        Ok(Task { plan, roots, ends: Ends { before, partly, after } })
    }
}

impl Task {
    /// Whether an index, if there is one, is as it should be.
    fn is_nothing(&self, exists: bool) -> bool {
        self.plan.is_empty() && (!exists || self.ends.before == self.ends.after)
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

pub(super) fn threads(jobs: usize) -> usize {
    if jobs > 0 { jobs } else { std::thread::available_parallelism().map_or(1, usize::from) }
}
