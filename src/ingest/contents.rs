//! What an index holds, counted: pages by format, and the files that they are in.

use std::collections::{BTreeMap, HashSet};

use super::report::UpdateReport;
use crate::index::PageEntry;

/// Pages by format, and files.
#[derive(Debug, Default)]
pub(super) struct Contents {
    formats: BTreeMap<String, usize>,
    /// Files that are one page.
    single: usize,
    /// Files with several, by root and path.
    files: HashSet<(String, String)>,
}

impl Contents {
    /// Counts a page.
    pub(super) fn add(&mut self, page: &PageEntry) {
        let Some(format) = page.format else { return };
        *self.formats.entry(format.name().to_owned()).or_default() += 1;
        match page.inner {
            None => self.single += 1,
            Some(_) => drop(self.files.insert((page.root.clone(), page.file().to_owned()))),
        }
    }

    /// Writes the counts into a report.
    pub(super) fn tell(&self, report: &mut UpdateReport) {
        report.formats.clone_from(&self.formats);
        report.files = self.single + self.files.len();
    }
}
