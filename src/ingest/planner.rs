//! How a plan is made: the files that are there against the ledger of those that were read. A file
//! that looks as it did is not opened; one that looks different is known by its content.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    page, place,
    plan::{Job, Plan, Terms, Why, at_place, never_read, stat_of},
    report::{Failed, Inside, UnreadFormat},
    roots::{Roots, SourceRules},
    walk::{Found, Stat, Walk},
};
use crate::{
    error::{Error, Result},
    extract,
    index::{Failure, PageEntry, Root},
};

type Known = BTreeMap<(String, String), PageEntry>;

/// Makes the plan, and takes roots that are empty or gone for good out of `roots`.
///
/// # Errors
/// When a root would lose most of its pages and that was not asked for.
pub(super) fn plan(
    ledger: Vec<PageEntry>,
    walks: Vec<Walk>,
    roots: &mut Roots,
    terms: &Terms<'_>,
) -> Result<Plan> {
    let mut planner = Planner::new(ledger, roots, terms);
    let had = planner.pages_by_root();
    let mut fresh = Vec::new();
    let mut states = Vec::new();
    for walk in walks {
        planner.take_failures(&walk);
        states.push((walk.root.clone(), walk.missing, walk.pages.len(), walk.failures.len()));
        planner.count_unread(&walk);
        for found in walk.pages {
            fresh.extend(planner.compare(found));
        }
    }
    planner.place_new(fresh);
    planner.drop_gone();
    planner.settle_roots(&states, &had, roots)?;
    let mut plan = planner.plan;
    plan.jobs.sort_by(|a, b| (&a.found.root, &a.found.path).cmp(&(&b.found.root, &b.found.path)));
    plan.report.failed.sort();
    Ok(plan)
}

struct Planner<'a> {
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
    fn new(ledger: Vec<PageEntry>, roots: &Roots, terms: &'a Terms<'a>) -> Self {
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
        for entry in ledger {
            match key_of(&entry, roots) {
                Some(key) => drop(known.insert(key, entry)),
                None => plan.kept.push(entry),
            }
        }
        Self {
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

    /// Notes what could not be opened; pages of a folder that could not be are kept.
    fn take_failures(&mut self, walk: &Walk) {
        for (path, reason) in &walk.failures {
            let key = (walk.root.clone(), path.clone());
            self.fail(&key.0, path, reason);
            match self.known.remove(&key) {
                Some(entry) if entry.failure.as_ref().is_some_and(|failure| failure.reason == *reason) => {
                    self.plan.kept.push(entry);
                }
                old => {
                    let failure = Failure { reason: reason.clone(), at: self.terms.moment.to_owned() };
                    let entry = old.unwrap_or_else(|| never_read(&walk.root, path, Stat::default()));
                    self.plan.ledger.push(PageEntry { failure: Some(failure), ..entry });
                }
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
    fn compare(&mut self, found: Found) -> Option<Found> {
        let Some(entry) = self.known.remove(&(found.root.clone(), found.path.clone())) else {
            return Some(found);
        };
        if let Some(why) = self.again(&entry, &found) {
            self.read(found, Some(entry), Why::Again(why));
        } else if entry.failure.is_some() && entry.hash.is_empty() {
            self.read(found, Some(entry), Why::Retry);
        } else if stat_of(&entry) == found.stat
            || page::hash_of(&found.file).is_ok_and(|hash| hash == entry.hash)
        {
            self.keep(found, entry);
        } else {
            self.read(found, Some(entry), Why::Changed);
        }
        None
    }

    /// Keeps a page's passages, and rewrites its line in the ledger if its place or stat differ.
    fn keep(&mut self, found: Found, entry: PageEntry) {
        match &entry.failure {
            Some(failure) => {
                let reason = failure.reason.clone();
                self.fail(&found.root, &found.path, &reason);
            }
            None => self.plan.report.same += 1,
        }
        if stat_of(&entry) == found.stat && entry.root == found.root && entry.path == found.path {
            self.plan.kept.push(entry);
        } else {
            self.plan.ledger.push(at_place(entry, found));
        }
    }

    /// Tells files that moved from new ones. Only those are opened that have the size of a page
    /// whose file is gone.
    fn place_new(&mut self, fresh: Vec<Found>) {
        let sizes: BTreeSet<u64> = self.known.values().map(|entry| entry.size).collect();
        for found in fresh {
            let hash = sizes.contains(&found.stat.size).then(|| page::hash_of(&found.file).ok()).flatten();
            let old = hash.and_then(|hash| {
                let (key, _) = self.known.iter().find(|(_, entry)| entry.hash == hash)?;
                let key = key.clone();
                self.known.remove(&key)
            });
            match old {
                None => self.read(found, None, Why::New),
                Some(entry) if self.again(&entry, &found).is_some() => {
                    self.read(found, Some(entry), Why::Moved);
                }
                Some(entry) => {
                    self.plan.report.moved += 1;
                    self.plan.ledger.push(at_place(entry, found));
                }
            }
        }
    }

    fn drop_gone(&mut self) {
        for ((root, path), entry) in std::mem::take(&mut self.known) {
            if !path.ends_with('/') {
                *self.lost.entry(root).or_default() += 1;
                self.plan.report.gone += 1;
            }
            self.plan.gone.push(entry.id);
        }
    }

    /// Refuses to lose most of a root; forgets roots that are gone for good or never had a page.
    fn settle_roots(
        &mut self,
        states: &[(String, bool, usize, usize)],
        had: &BTreeMap<String, usize>,
        roots: &mut Roots,
    ) -> Result<()> {
        for (root, missing, pages, failures) in states {
            let had = had.get(root).copied().unwrap_or(0);
            let lost = self.lost.get(root).copied().unwrap_or(0);
            let what = if *missing {
                Some(format!("the folder is missing ({} in the index)", pages_of(had)))
            } else if *pages == 0 && *failures == 0 && had > 0 {
                Some(format!("it is empty now ({} in the index)", pages_of(had)))
            } else if lost * 2 > had {
                Some(format!("{lost} of its {} are gone", pages_of(had)))
            } else {
                None
            };
            if let Some(what) = what.filter(|_| !self.terms.prune) {
                return Err(Error::Prune { root: root.clone(), what });
            }
            if *pages == 0 && *failures == 0 {
                self.plan.report.empty.push(root.clone());
                let remembered = self.terms.settings.roots.iter().any(|known| known.path == *root);
                if *missing || !remembered {
                    roots.all.retain(|known| known.path != *root);
                }
            }
        }
        Ok(())
    }

    /// Why a page has to be read again although it did not change.
    fn again(&self, entry: &PageEntry, found: &Found) -> Option<&'static str> {
        let given = |rules: &'_ BTreeMap<String, SourceRules>, root: &str, path: &str| {
            rules.get(root).and_then(|rules| rules.source(path)).cloned()
        };
        if self.terms.rebuild {
            Some("a rebuild was asked for")
        } else if entry.rules != extract::RULES {
            Some("the rules of reading changed with this version")
        } else if self.terms.other_vocabulary {
            Some("the vocabulary changed")
        } else if given(&self.old_rules, &entry.root, &entry.path)
            != given(&self.new_rules, &found.root, &found.path)
        {
            Some("its --source changed")
        } else {
            None
        }
    }

    fn read(&mut self, found: Found, old: Option<PageEntry>, why: Why) {
        let source = self.new_rules.get(&found.root).and_then(|rules| rules.source(&found.path)).cloned();
        let id = old.as_ref().map(|entry| entry.id.clone());
        self.plan.jobs.push(Job { found, id, old: old.map(Box::new), source, why });
    }

    fn fail(&mut self, root: &str, path: &str, reason: &str) {
        let failed = Failed { root: root.to_owned(), path: path.to_owned(), reason: reason.to_owned() };
        self.plan.report.failed.push(failed);
    }
}

/// Where a line of the ledger is looked for; none where its root is not walked.
fn key_of(entry: &PageEntry, roots: &Roots) -> Option<(String, String)> {
    if roots.absorbed.contains(&entry.root) {
        let file = place::file_of(&entry.root, &entry.path);
        let outer = roots.all.iter().find(|root| file.starts_with(&root.path))?;
        let path = place::in_root(Path::new(&outer.path), &file);
        return Some((outer.path.clone(), path));
    }
    roots.walked.contains(&entry.root).then(|| (entry.root.clone(), entry.path.clone()))
}

fn pages_of(count: usize) -> String {
    if count == 1 { "1 page".to_owned() } else { format!("{count} pages") }
}
