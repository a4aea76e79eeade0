//! What is not compared with the ledger: files and folders that could not be opened, and files in formats
//! that are not wanted.

use std::path::PathBuf;

use super::Planner;
use crate::{
    error::Result,
    index::{Failure, Line, PageEntry},
    ingest::{
        page,
        plan::{never_read, stat_of},
        walk::{Found, Stat, Walk},
    },
};

impl Planner<'_> {
    /// Notes what could not be opened; pages of a folder that could not be are kept.
    pub(super) fn take_failures(&mut self, walk: &Walk) -> Result<()> {
        for (path, reason) in &walk.failures {
            self.fail(&walk.root, path, reason);
            match self.known.remove(&(walk.root.clone(), path.clone())) {
                None => self.note_failure(None, unopened(walk, path), reason),
                Some(old) => {
                    for line in old {
                        let entry = self.entry(&line)?;
                        self.note_failure(Some(line), entry, reason);
                    }
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
        Ok(())
    }

    fn note_failure(&mut self, line: Option<Line>, entry: PageEntry, reason: &str) {
        if entry.failure.as_ref().is_some_and(|failure| failure.reason == reason) {
            self.plan.kept.extend(line);
        } else {
            let failure = Failure { reason: reason.to_owned(), at: self.terms.moment.to_owned() };
            self.plan.ledger.push(PageEntry { failure: Some(failure), ..entry });
        }
    }

    /// Whether a file is to be read, by its format; where it is not, its pages go.
    pub(super) fn wants(&mut self, found: &Found) -> bool {
        let Some(wanted) = self.formats.get(&found.root) else { return true };
        let key = (found.root.clone(), found.path.clone());
        let known = self.known.get(&key).and_then(|pages| pages.first());
        let format = match known {
            Some(line) if stat_of(line) == found.stat && line.format.is_some() => line.format,
            _ => page::format_of(&found.file, found.path.rsplit('/').next().unwrap_or(&found.path)),
        };
        // What cannot be told, or be opened, is told by reading it.
        let Some(format) = format.filter(|format| !wanted.has(*format)) else { return true };
        *self.plan.report.skipped.entry(format.name().to_owned()).or_default() += 1;
        self.plan.gone.extend(self.known.remove(&key).into_iter().flatten().map(|line| line.id));
        false
    }
}

/// The line of a file or folder that could not be opened.
fn unopened(walk: &Walk, path: &str) -> PageEntry {
    let found =
        Found { root: walk.root.clone(), path: path.to_owned(), file: PathBuf::new(), stat: Stat::default() };
    never_read(&found, None)
}
