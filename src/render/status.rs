//! What is indexed and what is not, for people: `etio status`.

use super::{
    clean,
    look::{Lines, Look, Tint, count, in_files},
};
use crate::library::Status;

impl Look {
    /// The state of an index.
    #[must_use]
    pub fn status(self, status: &Status) -> String {
        let mut lines = Lines::new(self);
        let formats: Vec<String> =
            status.formats.iter().map(|(format, pages)| format!("{pages} {format}")).collect();
        let formats = if formats.is_empty() { String::new() } else { format!(" ({})", formats.join(", ")) };
        lines.put(0, &format!("{}{formats}", in_files(status.pages, status.files)));
        lines.put(0, &format!("{} passages, {} words", status.passages, status.words));
        if status.revisions > 0 {
            let revisions = count(status.revisions, "older save", "older saves");
            lines.put(0, &format!("{revisions} of articles that are here in a newer one, not searched"));
        }
        for root in &status.roots {
            lines.put(0, &format!("{}: {}", clean(&root.path), count(root.pages, "page", "pages")));
        }
        if let Some(read) = status.last_read.as_deref().filter(|read| !read.is_empty()) {
            lines.put(0, &format!("last read {}", clean(read)));
        }
        lines.put(0, &format!("{} on disk", bytes(status.bytes)));
        if !status.failures.is_empty() {
            lines.gap();
            let heading = format!("{} could not be read:", status.failures.len());
            lines.put(0, &self.tint(Tint::Warning, &heading));
        }
        for failure in &status.failures {
            let old = match failure.read_at.as_deref().map(day) {
                Some(read) => format!("; stale: what was read {read} is searched"),
                None => String::new(),
            };
            let place = if status.roots.len() > 1 { format!("{}/", failure.root) } else { String::new() };
            lines.put(
                2,
                &clean(&format!(
                    "{place}{}: {} (since {}{old})",
                    failure.path,
                    failure.reason,
                    day(&failure.at)
                )),
            );
        }
        lines.finish()
    }
}

/// The day of a moment.
fn day(moment: &str) -> &str {
    moment.get(..10).unwrap_or(moment)
}

/// Bytes in the unit that people would use.
fn bytes(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.1} GB", bytes as f64 / 1e9),
    }
}
