//! How a plan is made: the files that are there against the ledger of those that were read. A file
//! that looks as it did is not opened; one that looks different is known by its content.

mod losses;
mod moves;
mod set_aside;

use std::{collections::BTreeMap, path::Path};

use super::{
    page, place,
    plan::{Job, Plan, Terms, Why, at_place, stat_of},
    report::{Failed, Inside, Planned, Step, UnreadFormat},
    roots::{Roots, SourceRules},
    walk::{Found, Walk},
};
use crate::{
    error::Result,
    extract,
    index::{Line, PageEntry, Reader, Root, Wanted, path_in},
};

type Key = (String, String);
/// Lines of the ledger by root and file: a file may hold several pages, but comes and goes as one.
type Known = BTreeMap<Key, Vec<Line>>;

/// The ledger as it is: its lines, and where the whole of a page can be had.
pub(super) type Ledger<'a> = (Vec<Line>, Option<&'a Reader>);

/// Makes the plan, and takes roots that are empty or gone for good out of `roots`.
///
/// # Errors
/// When a root would lose most of its pages and that was not asked for.
pub(super) fn plan(
    ledger: Ledger<'_>,
    walks: Vec<Walk>,
    roots: &mut Roots,
    terms: &Terms<'_>,
) -> Result<Plan> {
    let mut planner = Planner::new(ledger, roots, terms);
    let had = planner.pages_by_root();
    let mut fresh = Vec::new();
    let mut states = Vec::new();
    for walk in walks {
        planner.take_failures(&walk)?;
        states.push((walk.root.clone(), walk.missing, walk.pages.len(), walk.failures.len()));
        planner.count_unread(&walk);
        for found in walk.pages {
            if planner.wants(&found) {
                fresh.extend(planner.compare(found)?);
            }
        }
    }
    planner.place_new(fresh)?;
    planner.drop_gone();
    planner.settle_roots(&states, &had, roots)?;
    let mut plan = planner.plan;
    plan.jobs.sort_by(|a, b| (&a.found.root, &a.found.path).cmp(&(&b.found.root, &b.found.path)));
    plan.report.failed.sort();
    plan.steps.sort();
    Ok(plan)
}

struct Planner<'a> {
    old: Option<&'a Reader>,
    terms: &'a Terms<'a>,
    old_rules: BTreeMap<String, SourceRules>,
    new_rules: BTreeMap<String, SourceRules>,
    /// Which formats are wanted, by root; only of roots where not all are.
    formats: BTreeMap<String, Wanted>,
    /// The ledger of the walked roots, less what was found again.
    known: Known,
    /// Pages gone from each root.
    lost: BTreeMap<String, usize>,
    plan: Plan,
}

impl<'a> Planner<'a> {
    fn new((ledger, old): Ledger<'a>, roots: &Roots, terms: &'a Terms<'a>) -> Self {
        let rules = |roots: &[Root]| {
            roots.iter().map(|root| (root.path.clone(), SourceRules::of(root))).collect::<BTreeMap<_, _>>()
        };
        let mut plan = Plan::default();
        plan.report.roots.clone_from(&roots.walked);
        plan.report.inside = roots
            .inside
            .iter()
            .map(|(path, root)| Inside { path: path.clone(), root: root.clone() })
            .collect();
        let mut known = Known::new();
        for line in ledger {
            match key_of(&line, roots) {
                Some(key) => known.entry(key).or_default().push(line),
                None => plan.kept.push(line),
            }
        }
        Self {
            old,
            terms,
            old_rules: rules(&terms.settings.roots),
            new_rules: rules(&roots.all),
            formats: roots
                .all
                .iter()
                .filter(|root| !root.formats.is_all())
                .map(|root| (root.path.clone(), root.formats.clone()))
                .collect(),
            known,
            lost: BTreeMap::new(),
            plan,
        }
    }

    fn pages_by_root(&self) -> BTreeMap<String, usize> {
        let mut had = BTreeMap::new();
        for ((root, path), pages) in &self.known {
            *had.entry(root.clone()).or_default() += if path.ends_with('/') { 0 } else { pages.len() };
        }
        had
    }

    /// The whole of a page.
    fn entry(&self, line: &Line) -> Result<PageEntry> {
        self.old.expect("a line is of an index").entry_of(line)
    }

    fn count_unread(&mut self, walk: &Walk) {
        let formats = &mut self.plan.report.unread;
        for (extension, &files) in &walk.unread {
            match formats.iter_mut().find(|format| format.extension == *extension) {
                Some(format) => format.files += files,
                None => formats.push(UnreadFormat { extension: extension.clone(), files }),
            }
        }
        formats.sort_by(|a, b| a.extension.cmp(&b.extension));
    }

    /// Compares a file with its lines in the ledger; gives it back if it has none.
    fn compare(&mut self, found: Found) -> Result<Option<Found>> {
        let Some(old) = self.known.remove(&(found.root.clone(), found.path.clone())) else {
            return Ok(Some(found));
        };
        let all = |what: &dyn Fn(&Line) -> bool| old.iter().all(what);
        if let Some(why) = self.again(&old, &found) {
            self.read(found, old, Why::Again(why));
        } else if all(&|line| line.failed && line.hash == 0) {
            self.read(found, old, Why::Retry);
        } else if all(&|line| stat_of(line) == found.stat)
            || all(&|line| line.sidecar == found.stat.sidecar)
                && page::hash_of(&found.file).is_ok_and(|hash| all(&|line| Line::hash_of(&hash) == line.hash))
        {
            old.into_iter().try_for_each(|line| self.keep(&found, line))?;
        } else {
            self.read(found, old, Why::Changed);
        }
        Ok(None)
    }

    /// Keeps a page's passages, and rewrites its line in the ledger if its place or stat differ.
    fn keep(&mut self, found: &Found, line: Line) -> Result<()> {
        let stays = stat_of(&line) == found.stat && *line.root == found.root && line.file() == found.path;
        if line.failed {
            let failure = self.entry(&line)?.failure;
            let reason = failure.map(|failure| failure.reason).unwrap_or_default();
            self.fail(&found.root, &path_in(&found.path, line.inner()), &reason);
        } else {
            self.plan.report.same += 1;
        }
        if stays {
            self.plan.kept.push(line);
        } else {
            self.plan.ledger.push(at_place(self.entry(&line)?, found));
        }
        Ok(())
    }

    /// Why a file has to be read again although it did not change.
    fn again(&self, pages: &[Line], found: &Found) -> Option<&'static str> {
        let line = pages.first()?;
        let given = |rules: &'_ BTreeMap<String, SourceRules>, root: &str, path: &str| {
            rules.get(root).and_then(|rules| rules.source(path)).cloned()
        };
        if self.terms.rebuild {
            Some("a rebuild was asked for")
        } else if pages.iter().any(|line| line.rules != extract::RULES) {
            Some("the rules of reading changed with this version")
        } else if self.terms.other_vocabulary {
            Some("the vocabulary changed")
        } else if given(&self.old_rules, &line.root, line.file())
            != given(&self.new_rules, &found.root, &found.path)
        {
            Some("its --source changed")
        } else {
            None
        }
    }

    fn read(&mut self, found: Found, old: Vec<Line>, why: Why) {
        let source = self.new_rules.get(&found.root).and_then(|rules| rules.source(&found.path)).cloned();
        let ids = old.iter().map(|line| (line.inner().map(ToOwned::to_owned), line.id.clone())).collect();
        let job = Job { found, ids, old, source, why };
        let first = job.old.first();
        self.step(&job.found.root, &job.found.path, job.step_of(first), first);
        self.plan.jobs.push(job);
    }

    fn step(&mut self, root: &str, path: &str, step: Step, old: Option<&Line>) {
        let from = old.filter(|_| step == Step::Moved).map(|line| line.file().to_owned());
        self.plan.steps.push(Planned { root: root.to_owned(), path: path.to_owned(), step, from });
    }

    fn fail(&mut self, root: &str, path: &str, reason: &str) {
        let failed = Failed { root: root.to_owned(), path: path.to_owned(), reason: reason.to_owned() };
        self.plan.report.failed.push(failed);
    }
}

/// Where a line of the ledger is looked for; none where its root is not walked.
fn key_of(line: &Line, roots: &Roots) -> Option<Key> {
    let root = line.root.to_string();
    if roots.absorbed.contains(&root) {
        let file = place::file_of(&root, line.file());
        let outer = roots.all.iter().find(|root| file.starts_with(&root.path))?;
        let path = place::in_root(Path::new(&outer.path), &file);
        return Some((outer.path.clone(), path));
    }
    roots.walked.contains(&root).then(|| (root, line.file().to_owned()))
}
