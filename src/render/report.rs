//! What `index` and `forget` did, for people.

use super::{
    clean,
    look::{Lines, Look, Tint, count, in_files},
};
use crate::ingest::{Failed, Forgotten, Planned, Renamed, UpdateReport};

impl Look {
    /// What an update did, in a line of counts, then what could not be read and why.
    #[must_use]
    pub fn report(self, report: &UpdateReport) -> String {
        let mut lines = Lines::new(self);
        for inside in &report.inside {
            lines.put(0, &clean(&format!("{} lies in {}, which is updated", inside.path, inside.root)));
        }
        for root in &report.empty {
            let advice = "no pages here (ignore files such as .gitignore and .etioignore hold)";
            lines.put(0, &format!("{}: {advice}", clean(root)));
        }
        if report.dry_run || report.reread.is_empty() || !numbers(report).is_empty() {
            lines.put(0, &counts(report));
        }
        let pages = report.formats.values().sum::<usize>();
        // Of folders of plain pages there is nothing to tell.
        let is_plain = report.formats.keys().all(|format| ["html", "text"].contains(&format.as_str()));
        if !is_plain || pages != report.files {
            let by_format: Vec<String> =
                report.formats.iter().map(|(format, pages)| format!("{pages} {format}")).collect();
            lines.put(
                0,
                &format!("in the index: {} ({})", in_files(pages, report.files), by_format.join(", ")),
            );
        }
        if !report.skipped.is_empty() {
            let by_format: Vec<String> =
                report.skipped.iter().map(|(format, files)| format!("{files} {format}")).collect();
            lines.put(0, &format!("left out, by format: {}", by_format.join(", ")));
        }
        for reread in &report.reread {
            lines.put(0, &format!("{} read again: {}", count(reread.pages, "page", "pages"), reread.why));
        }
        if let Some(renamed) = &report.renamed {
            lines.put(0, &renaming(*renamed));
        }
        if !report.unread.is_empty() {
            let formats: Vec<String> = report
                .unread
                .iter()
                .map(|format| format!("{} .{}", format.files, format.extension))
                .collect();
            lines.put(0, &clean(&format!("not read yet, by format: {}", formats.join(", "))));
        }
        if !report.failed.is_empty() {
            let heading = format!("{} could not be read:", report.failed.len());
            lines.put(0, &self.tint(Tint::Warning, &heading));
        }
        for failed in &report.failed {
            lines.hang(2, "", &clean(&failure(failed, report.roots.len() > 1)));
        }
        for planned in &report.plan {
            lines.hang(2, "", &clean(&step(planned, report.roots.len() > 1)));
        }
        if report.discarded {
            lines.put(0, "interrupted; the index is as it was");
        } else if report.interrupted {
            lines.put(0, "interrupted; what was finished is kept, run again for the rest");
        }
        lines.finish()
    }

    /// A batch of `etio index --watch`, in a line.
    #[must_use]
    pub fn batch(self, report: &UpdateReport) -> String {
        let reread: usize = report.reread.iter().map(|reread| reread.pages).sum();
        let read_again = (reread > 0).then(|| format!("{reread} read again"));
        let parts: Vec<String> = numbers(report).into_iter().chain(read_again).collect();
        let first = report.failed.first().map(|first| format!(" ({})", failure(first, false)));
        let line = format!("{}{}", parts.join(", "), first.unwrap_or_default());
        format!("{}\n", clean(&line))
    }

    /// What was forgotten.
    #[must_use]
    pub fn forgotten(self, forgotten: &Forgotten) -> String {
        let mut lines = Lines::new(self);
        lines.put(0, &format!("{} forgotten", count(forgotten.pages, "page", "pages")));
        for root in &forgotten.roots {
            lines.put(0, &format!("{}: not indexed any more", clean(root)));
        }
        if forgotten.comes_back {
            let note = "their folder is still indexed, so the next `etio index` brings them back; \
                        name them in an .etioignore there to keep them out";
            lines.put(0, note);
        }
        lines.finish()
    }
}

fn counts(report: &UpdateReport) -> String {
    let some = numbers(report);
    let counts = if some.is_empty() { "no pages".to_owned() } else { some.join(", ") };
    if report.dry_run { format!("dry run, nothing written: {counts}") } else { counts }
}

/// The numbers that are not 0, each with its word.
fn numbers(report: &UpdateReport) -> Vec<String> {
    let all = [
        (report.added, "added"),
        (report.changed, "changed"),
        (report.moved, "moved"),
        (report.gone, "gone"),
        (report.same, "same"),
        (report.failed.len(), "failed"),
    ];
    let some = all.into_iter().filter(|(number, _)| *number > 0);
    some.map(|(number, word)| format!("{number} {word}")).collect()
}

/// A line of a dry run.
fn step(planned: &Planned, with_root: bool) -> String {
    let Planned { root, path, step, from } = planned;
    let place = if with_root { format!("{root}/{path}") } else { path.clone() };
    let from = from.as_ref().map(|from| format!(", from {from}")).unwrap_or_default();
    format!("{}: {place}{from}", step.name())
}

/// What a change of the vocabulary did without a page.
fn renaming(renamed: Renamed) -> String {
    let Renamed { causes, topics, mentions } = renamed;
    let what = match mentions + topics {
        0 => "nothing here goes by its names".to_owned(),
        _ => format!(
            "{} and {} go by its names, in {}",
            count(causes, "cause", "causes"),
            count(topics, "topic", "topics"),
            count(mentions, "mention", "mentions")
        ),
    };
    format!("your vocabulary changed: {what}; no page was read for it")
}

fn failure(failed: &Failed, with_root: bool) -> String {
    let Failed { root, path, reason } = failed;
    if with_root { format!("{root}/{path}: {reason}") } else { format!("{path}: {reason}") }
}
