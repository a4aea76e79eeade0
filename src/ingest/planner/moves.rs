//! Files that moved, told from new ones by their content.

use std::collections::HashMap;

use super::{
    super::{
        page,
        plan::{Why, at_place},
        report::Step,
        walk::Found,
    },
    Key, Planner,
};
use crate::{error::Result, index::Line};

impl Planner<'_> {
    /// Tells files that moved from new ones. Only those are opened that have the size of a page
    /// whose file is gone.
    pub(super) fn place_new(&mut self, fresh: Vec<Found>) -> Result<()> {
        let mut gone: HashMap<u64, Vec<(u128, Key)>> = HashMap::new();
        // The pages of a file have its hash in common.
        for (key, pages) in self.known.iter().rev() {
            if let Some(line) = pages.iter().find(|line| line.hash != 0) {
                gone.entry(line.size).or_default().push((line.hash, key.clone()));
            }
        }
        for found in fresh {
            let old = gone.get_mut(&found.stat.size).and_then(|same_size| {
                let hash = Line::hash_of(&page::hash_of(&found.file).ok()?);
                let at = same_size.iter().rposition(|(other, _)| *other == hash)?;
                self.known.remove(&same_size.remove(at).1)
            });
            match old {
                None => self.read(found, Vec::new(), Why::New),
                Some(old)
                    if self.again(&old, &found).is_some()
                        || old.iter().any(|line| line.sidecar != found.stat.sidecar) =>
                {
                    self.read(found, old, Why::Moved);
                }
                Some(old) => {
                    self.plan.report.moved += old.len();
                    self.step(&found.root, &found.path, Step::Moved, old.first());
                    for line in old {
                        self.plan.ledger.push(at_place(self.entry(&line)?, &found));
                    }
                }
            }
        }
        Ok(())
    }
}
