//! How a plan is made: the files that are there against the ledger of those that were read. A file
//! that looks as it did is not opened; one that looks different is known by its content.

mod set_aside;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    page, place,
    plan::{Job, Plan, Terms, Why, at_place, stat_of},
    report::{Failed, Inside, UnreadFormat},
    roots::{Roots, SourceRules},
    walk::{Found, Walk},
};
use crate::{
    error::{Error, Result},
    extract,
    index::{PageEntry, Root, Wanted, path_in},
};

/// Lines of the ledger by root and file: a file may hold several pages, but comes and goes as one.
type Known = BTreeMap<(String, String), Vec<PageEntry>>;

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
            if planner.wants(&found) {
                fresh.extend(planner.compare(found));
            }
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
    /// Which formats are wanted, by root; only of roots where not all are.
    formats: BTreeMap<String, Wanted>,
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
                Some(key) => known.entry(key).or_default().push(entry),
                None => plan.kept.push(entry),
            }
        }
        Self {
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
    fn compare(&mut self, found: Found) -> Option<Found> {
        let Some(old) = self.known.remove(&(found.root.clone(), found.path.clone())) else {
            return Some(found);
        };
        let all = |what: &dyn Fn(&PageEntry) -> bool| old.iter().all(what);
        if let Some(why) = self.again(&old, &found) {
            self.read(found, old, Why::Again(why));
        } else if all(&|entry| entry.failure.is_some() && entry.hash.is_empty()) {
            self.read(found, old, Why::Retry);
        } else if all(&|entry| stat_of(entry) == found.stat)
            || all(&|entry| entry.sidecar == found.stat.sidecar)
                && page::hash_of(&found.file).is_ok_and(|hash| all(&|entry| entry.hash == hash))
        {
            old.into_iter().for_each(|entry| self.keep(&found, entry));
        } else {
            self.read(found, old, Why::Changed);
        }
        None
    }

    /// Keeps a page's passages, and rewrites its line in the ledger if its place or stat differ.
    fn keep(&mut self, found: &Found, entry: PageEntry) {
        match &entry.failure {
            Some(failure) => {
                let reason = failure.reason.clone();
                self.fail(&found.root, &path_in(&found.path, entry.inner.as_deref()), &reason);
            }
            None => self.plan.report.same += 1,
        }
        if stat_of(&entry) == found.stat && entry.root == found.root && entry.file() == found.path {
            self.plan.kept.push(entry);
        } else {
            self.plan.ledger.push(at_place(entry, found));
        }
    }

    /// Tells files that moved from new ones. Only those are opened that have the size of a page
    /// whose file is gone.
    fn place_new(&mut self, fresh: Vec<Found>) {
        let sizes: BTreeSet<u64> = self.known.values().flatten().map(|entry| entry.size).collect();
        for found in fresh {
            let hash = sizes.contains(&found.stat.size).then(|| page::hash_of(&found.file).ok()).flatten();
            let old = hash.and_then(|hash| {
                let (key, _) =
                    self.known.iter().find(|(_, pages)| pages.iter().any(|entry| entry.hash == hash))?;
                let key = key.clone();
                self.known.remove(&key)
            });
            match old {
                None => self.read(found, Vec::new(), Why::New),
                Some(old)
                    if self.again(&old, &found).is_some()
                        || old.iter().any(|entry| entry.sidecar != found.stat.sidecar) =>
                {
                    self.read(found, old, Why::Moved);
                }
                Some(old) => {
                    self.plan.report.moved += old.len();
                    self.plan.ledger.extend(old.into_iter().map(|entry| at_place(entry, &found)));
                }
            }
        }
    }

    fn drop_gone(&mut self) {
        for ((root, path), pages) in std::mem::take(&mut self.known) {
            if !path.ends_with('/') {
                *self.lost.entry(root).or_default() += pages.len();
                self.plan.report.gone += pages.len();
            }
            self.plan.gone.extend(pages.into_iter().map(|entry| entry.id));
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

    /// Why a file has to be read again although it did not change.
    fn again(&self, pages: &[PageEntry], found: &Found) -> Option<&'static str> {
        let entry = pages.first()?;
        let given = |rules: &'_ BTreeMap<String, SourceRules>, root: &str, path: &str| {
            rules.get(root).and_then(|rules| rules.source(path)).cloned()
        };
        if self.terms.rebuild {
            Some("a rebuild was asked for")
        } else if pages.iter().any(|entry| entry.rules != extract::RULES) {
            Some("the rules of reading changed with this version")
        } else if self.terms.other_vocabulary {
            Some("the vocabulary changed")
        } else if given(&self.old_rules, &entry.root, entry.file())
            != given(&self.new_rules, &found.root, &found.path)
        {
            Some("its --source changed")
        } else {
            None
        }
    }

    fn read(&mut self, found: Found, old: Vec<PageEntry>, why: Why) {
        let source = self.new_rules.get(&found.root).and_then(|rules| rules.source(&found.path)).cloned();
        self.plan.jobs.push(Job { found, old, source, why });
    }

    fn fail(&mut self, root: &str, path: &str, reason: &str) {
        let failed = Failed { root: root.to_owned(), path: path.to_owned(), reason: reason.to_owned() };
        self.plan.report.failed.push(failed);
    }
}

/// Where a line of the ledger is looked for; none where its root is not walked.
fn key_of(entry: &PageEntry, roots: &Roots) -> Option<(String, String)> {
    if roots.absorbed.contains(&entry.root) {
        let file = place::file_of(&entry.root, entry.file());
        let outer = roots.all.iter().find(|root| file.starts_with(&root.path))?;
        let path = place::in_root(Path::new(&outer.path), &file);
        return Some((outer.path.clone(), path));
    }
    roots.walked.contains(&entry.root).then(|| (entry.root.clone(), entry.file().to_owned()))
}

fn pages_of(count: usize) -> String {
    if count == 1 { "1 page".to_owned() } else { format!("{count} pages") }
}
