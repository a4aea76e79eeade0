//! What a check of the index found, for people: `etio check`.

use super::{
    clean,
    look::{Lines, Look, Tint, count},
};
use crate::ingest::Check;

/// Findings of one kind that are listed; the rest is counted.
const LISTED: usize = 20;

impl Look {
    /// What a check found, and what to do.
    #[must_use]
    pub fn check(self, check: &Check) -> String {
        let mut lines = Lines::new(self);
        let files = count(check.files, "file", "files");
        let damaged = check.damaged.iter().map(|it| format!("{} {}", it.file, it.what));
        let faults = check.faults.iter().map(|it| match &it.page {
            Some(page) => format!("page {page}: {}", it.what),
            None => it.what.clone(),
        });
        let outdated = check.outdated.iter().map(|it| format!("{}: {}", it.path, it.what));
        if check.sound {
            let (pages, passages) = (count(check.pages, "page", "pages"), check.passages);
            lines.put(
                0,
                &format!("sound: {files}, {pages}, {passages} passages, {} mentions", check.mentions),
            );
        } else if check.damaged.is_empty() {
            lines.put(0, &self.tint(Tint::Warning, "the index does not agree with itself:"));
        } else {
            let heading = format!("{} of {files} of the index damaged:", check.damaged.len());
            lines.put(0, &self.tint(Tint::Warning, &heading));
        }
        list(&mut lines, damaged);
        list(&mut lines, faults);
        if !check.outdated.is_empty() {
            let pages = count(check.outdated.len(), "page is", "pages are");
            lines.put(0, &format!("{pages} not on disk as read:"));
            list(&mut lines, outdated);
        }
        check.advice.iter().for_each(|advice| lines.put(0, advice));
        lines.finish()
    }
}

fn list(lines: &mut Lines, findings: impl ExactSizeIterator<Item = String>) {
    let rest = findings.len().saturating_sub(LISTED);
    findings.take(LISTED).for_each(|finding| lines.put(2, &clean(&finding)));
    if rest > 0 {
        lines.put(2, &format!("and {rest} more; --json lists all"));
    }
}
