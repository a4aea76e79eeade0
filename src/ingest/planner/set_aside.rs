//! What is not compared with the ledger: files and folders that could not be opened, and files in formats
//! that are not wanted.

use std::path::PathBuf;

use super::Planner;
use crate::{
    index::{Failure, PageEntry},
    ingest::{
        page,
        plan::{never_read, stat_of},
        walk::{Found, Stat, Walk},
    },
};

impl Planner<'_> {
    /// Notes what could not be opened; pages of a folder that could not be are kept.
    pub(super) fn take_failures(&mut self, walk: &Walk) {
        for (path, reason) in &walk.failures {
            let key = (walk.root.clone(), path.clone());
            self.fail(&key.0, path, reason);
            let old = self.known.remove(&key).unwrap_or_else(|| vec![unopened(walk, path)]);
            for entry in old {
                if entry.failure.as_ref().is_some_and(|failure| failure.reason == *reason) {
                    self.plan.kept.push(entry);
                } else {
                    let failure = Failure { reason: reason.clone(), at: self.terms.moment.to_owned() };
                    self.plan.ledger.push(PageEntry { failure: Some(failure), ..entry });
                }
            }
            if let Some(folder) = path.strip_suffix('/') {
                let folder = if folder.is_empty() { String::new() } else { path.clone() };
                let unseen =
                    |(root, path): &(String, String)| *root == walk.root && path.starts_with(&folder);
                let keys: Vec<_> = self.known.keys().filter(|key| unseen(key)).cloned().collect();
                for pages in keys.into_iter().filter_map(|key| self.known.remove(&key)) {
                    self.plan.report.same += pages.len();
                    self.plan.kept.extend(pages);
                }
            }
        }
    }

    /// Whether a file is to be read, by its format; where it is not, its pages go.
    pub(super) fn wants(&mut self, found: &Found) -> bool {
        let Some(wanted) = self.formats.get(&found.root) else { return true };
        let key = (found.root.clone(), found.path.clone());
        let known = self.known.get(&key).and_then(|pages| pages.first());
        let format = match known {
            Some(entry) if stat_of(entry) == found.stat && entry.format.is_some() => entry.format,
            _ => page::format_of(&found.file, found.path.rsplit('/').next().unwrap_or(&found.path)),
        };
        // What cannot be told, or be opened, is told by reading it.
        let Some(format) = format.filter(|format| !wanted.has(*format)) else { return true };
        *self.plan.report.skipped.entry(format.name().to_owned()).or_default() += 1;
        self.plan.gone.extend(self.known.remove(&key).into_iter().flatten().map(|entry| entry.id));
        false
    }
}

/// The line of a file or folder that could not be opened.
fn unopened(walk: &Walk, path: &str) -> PageEntry {
    let found =
        Found { root: walk.root.clone(), path: path.to_owned(), file: PathBuf::new(), stat: Stat::default() };
    never_read(&found, None)
}
