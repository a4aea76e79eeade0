//! Pages that are gone, and how many of them a root may lose unasked.

use std::collections::BTreeMap;

use super::{
    super::{report::Step, roots::Roots},
    Planner,
};
use crate::error::{Error, Result};

impl Planner<'_> {
    /// Notes the pages that were not found again.
    pub(super) fn drop_gone(&mut self) {
        for ((root, path), pages) in std::mem::take(&mut self.known) {
            if !path.ends_with('/') {
                self.step(&root, &path, Step::Gone, None);
                *self.lost.entry(root).or_default() += pages.len();
                self.plan.report.gone += pages.len();
            }
            self.plan.gone.extend(pages.into_iter().map(|line| line.id));
        }
    }

    /// Refuses to lose most of a root; forgets roots that are gone for good or never had a page.
    pub(super) fn settle_roots(
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
}

fn pages_of(count: usize) -> String {
    if count == 1 { "1 page".to_owned() } else { format!("{count} pages") }
}
