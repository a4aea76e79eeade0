//! How a plan is made: the files that are there against the ledger of those that were read. A file
//! that looks as it did is not opened; one that looks different is known by its content.

mod losses;
mod moves;

use std::{collections::BTreeMap, path::Path};

use super::{
    page, place,
    plan::{Job, Plan, Terms, Why, at_place, never_read, stat_of},
    report::{Failed, Inside, Planned, Step, UnreadFormat},
    roots::{Roots, SourceRules},
    walk::{Found, Stat, Walk},
};
use crate::{
    error::Result,
    extract,
    index::{Failure, Line, PageEntry, Reader, Root},
};

type Key = (String, String);
type Known = BTreeMap<Key, Line>;

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
            fresh.extend(planner.compare(found)?);
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
                Some(key) => drop(known.insert(key, line)),
                None => plan.kept.push(line),
            }
        }
        Self {
            old,
            terms,
            old_rules: rules(&terms.settings.roots),
            new_rules: rules(&roots.all),
            known,
            lost: BTreeMap::new(),
            plan,
        }
    }

    fn pages_by_root(&self) -> BTreeMap<String, usize> {
        let mut had = BTreeMap::new();
        for (root, path) in self.known.keys() {
            *had.entry(root.clone()).or_default() += usize::from(!path.ends_with('/'));
        }
        had
    }

    /// The whole of a page.
    fn entry(&self, line: &Line) -> Result<PageEntry> {
        self.old.expect("a line is of an index").entry_of(line)
    }

    /// Notes what could not be opened; pages of a folder that could not be are kept.
    fn take_failures(&mut self, walk: &Walk) -> Result<()> {
        for (path, reason) in &walk.failures {
            self.fail(&walk.root, path, reason);
            let old = self.known.remove(&(walk.root.clone(), path.clone()));
            let entry = match &old {
                Some(line) => self.entry(line)?,
                None => never_read(&walk.root, path, Stat::default()),
            };
            if entry.failure.as_ref().is_some_and(|failure| failure.reason == *reason) {
                self.plan.kept.extend(old);
            } else {
                let failure = Failure { reason: reason.clone(), at: self.terms.moment.to_owned() };
                self.plan.ledger.push(PageEntry { failure: Some(failure), ..entry });
            }
            if let Some(folder) = path.strip_suffix('/') {
                let folder = if folder.is_empty() { String::new() } else { path.clone() };
                let unseen =
                    |(root, path): &(String, String)| *root == walk.root && path.starts_with(&folder);
                let keys: Vec<_> = self.known.keys().filter(|key| unseen(key)).cloned().collect();
                for key in keys {
                    self.plan.report.same += 1;
                    self.plan.kept.extend(self.known.remove(&key));
                }
            }
        }
        Ok(())
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

    /// Compares a file with its line in the ledger; gives it back if it has none.
    fn compare(&mut self, found: Found) -> Result<Option<Found>> {
        let Some(line) = self.known.remove(&(found.root.clone(), found.path.clone())) else {
            return Ok(Some(found));
        };
        if let Some(why) = self.again(&line, &found) {
            self.read(found, Some(line), Why::Again(why));
        } else if line.failed && line.hash == 0 {
            self.read(found, Some(line), Why::Retry);
        } else if stat_of(&line) == found.stat
            || page::hash_of(&found.file).is_ok_and(|hash| Line::hash_of(&hash) == line.hash)
        {
            self.keep(found, line)?;
        } else {
            self.read(found, Some(line), Why::Changed);
        }
        Ok(None)
    }

    /// Keeps a page's passages, and rewrites its line in the ledger if its place or stat differ.
    fn keep(&mut self, found: Found, line: Line) -> Result<()> {
        let stays = stat_of(&line) == found.stat && *line.root == found.root && line.path == found.path;
        if line.failed {
            let failure = self.entry(&line)?.failure;
            let reason = failure.map(|failure| failure.reason).unwrap_or_default();
            self.fail(&found.root, &found.path, &reason);
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

    /// Why a page has to be read again although it did not change.
    fn again(&self, line: &Line, found: &Found) -> Option<&'static str> {
        let given = |rules: &'_ BTreeMap<String, SourceRules>, root: &str, path: &str| {
            rules.get(root).and_then(|rules| rules.source(path)).cloned()
        };
        if self.terms.rebuild {
            Some("a rebuild was asked for")
        } else if line.rules != extract::RULES {
            Some("the rules of reading changed with this version")
        } else if self.terms.other_vocabulary {
            Some("the vocabulary changed")
        } else if given(&self.old_rules, &line.root, &line.path)
            != given(&self.new_rules, &found.root, &found.path)
        {
            Some("its --source changed")
        } else {
            None
        }
    }

    fn read(&mut self, found: Found, old: Option<Line>, why: Why) {
        let source = self.new_rules.get(&found.root).and_then(|rules| rules.source(&found.path)).cloned();
        let id = old.as_ref().map(|line| line.id.clone());
        let job = Job { found, id, old, source, why };
        self.step(&job.found.root, &job.found.path, job.step(), job.old.as_ref());
        self.plan.jobs.push(job);
    }

    fn step(&mut self, root: &str, path: &str, step: Step, old: Option<&Line>) {
        let from = old.filter(|_| step == Step::Moved).map(|line| line.path.clone());
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
        let file = place::file_of(&root, &line.path);
        let outer = roots.all.iter().find(|root| file.starts_with(&root.path))?;
        let path = place::in_root(Path::new(&outer.path), &file);
        return Some((outer.path.clone(), path));
    }
    roots.walked.contains(&root).then(|| (root, line.path.clone()))
}
