//! What an index holds, counted: pages by format, and the files that they are in.

use std::collections::{BTreeMap, HashSet};

use super::report::UpdateReport;
use crate::{
    index::{Line, PageEntry},
    model::Format,
};

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
        self.count(page.format, page.inner.is_some(), &page.root, page.file());
    }

    /// Counts a page by its line.
    pub(super) fn add_line(&mut self, line: &Line) {
        self.count(line.format, line.inner().is_some(), &line.root, line.file());
    }

    fn count(&mut self, format: Option<Format>, is_inner: bool, root: &str, file: &str) {
        let Some(format) = format else { return };
        *self.formats.entry(format.name().to_owned()).or_default() += 1;
        if is_inner {
            self.files.insert((root.to_owned(), file.to_owned()));
        } else {
            self.single += 1;
        }
    }

    /// Writes the counts into a report.
    pub(super) fn tell(&self, report: &mut UpdateReport) {
        report.formats.clone_from(&self.formats);
        report.files = self.single + self.files.len();
    }
}
