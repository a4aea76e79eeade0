//! `etio index --watch`: the folders followed, and a line for each batch of changes.

use std::path::Path;

use etio::{Follower, Update, UpdateReport, clean, json_line};

use super::{exit::Exit, index, interrupt, output::Output};

/// Follows the roots of an index that was just brought up to date, until Ctrl-C.
pub(super) fn run(dir: &Path, asked: &Update, first: &UpdateReport, output: &Output) -> anyhow::Result<Exit> {
    // The folders named on the command line are remembered by now, and so are their sources.
    let asked = Update { prune: asked.prune, jobs: asked.jobs, ..Update::default() };
    let mut follower = Follower::of(dir)?;
    tell(first, None, output)?;
    let mut last = Last { failed: first.failed.len(), complaint: None };
    // What changed between the first update and the first look is seen by this one.
    update(dir, &asked, &mut last, output)?;
    output.remark("watching; Ctrl-C ends it");
    while follower.wait(interrupt::flag())? {
        update(dir, &asked, &mut last, output)?;
    }
    Ok(Exit::Interrupted)
}

/// What the last batch left to be said only once.
struct Last {
    failed: usize,
    complaint: Option<String>,
}

/// Updates the index and says what changed. What goes wrong is said once, and the index stays as it is.
fn update(dir: &Path, asked: &Update, last: &mut Last, output: &Output) -> anyhow::Result<()> {
    match index::update(dir, asked, output) {
        Ok(report) => {
            tell(&report, Some(last.failed), output)?;
            *last = Last { failed: report.failed.len(), complaint: None };
        }
        Err(error) => {
            let complaint = format!("{error:#}");
            if last.complaint.as_ref() != Some(&complaint) {
                output.remark(&format!("etio: {}; still watching", clean(&complaint.replace('\n', " "))));
            }
            last.complaint = Some(complaint);
        }
    }
    Ok(())
}

/// A line on a batch; none where it changed nothing.
fn tell(report: &UpdateReport, failed_before: Option<usize>, output: &Output) -> anyhow::Result<()> {
    let is_news = report.touched() > 0 || failed_before != Some(report.failed.len());
    if !is_news {
        return Ok(());
    }
    if output.json {
        output.print(&json_line("index", report))
    } else if output.quiet {
        Ok(())
    } else {
        output.print(&output.look.batch(report))
    }
}
