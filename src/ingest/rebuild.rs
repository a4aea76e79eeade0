//! `index --rebuild`: every page read anew, into an index beside the old one, which is searched until the
//! new one is whole. It mends an index that is damaged or of another version, too.

use std::path::Path;

use super::{
    carry_out::{Desk, carry_out},
    report::UpdateReport,
    turn,
    update::{Before, Run, Update, threads},
};
use crate::{
    error::{Error, Result},
    index::{Index, Settings, WriteLock},
};

/// Rebuilds the index in `dir`; none where there is none yet.
pub(super) fn rebuild(dir: &Path, asked: &Update, run: &mut Run<'_>) -> Result<Option<UpdateReport>> {
    if matches!(Index::open(dir), Err(Error::NoIndex(_))) {
        return Ok(None);
    }
    let _lock = if asked.dry_run { None } else { Some(turn::take(dir, asked.no_wait, run)?) };
    let whole = Index::open(dir).and_then(|index| Before::of(&index));
    let report = match whole.and_then(|before| beside(before, dir, asked, run)) {
        Err(Error::OtherVersion { .. } | Error::Damaged { .. }) => {
            // What the old one knew of the pages cannot be had, but for where they are.
            let settings = Settings { roots: Index::roots_of_any_version(dir), ..Settings::default() };
            beside(Before { settings, ..Before::default() }, dir, asked, run)?
        }
        done => done?,
    };
    Ok(Some(report))
}

fn beside(mut before: Before, dir: &Path, asked: &Update, run: &mut Run<'_>) -> Result<UpdateReport> {
    let task = before.task(dir, asked, run)?;
    if asked.dry_run {
        return Ok(task.plan.told(true));
    }
    let new = Index::place_beside(dir)?;
    let writer = Index::open_or_create(&new)?.writer_with(WriteLock::take(&new)?)?;
    let moment = run.clock.moment();
    let desk = Desk::new(writer, &task.roots.all, &moment, before.reader.as_ref()).beside();
    let built = carry_out(task.plan, desk, &task.ends, threads(asked.jobs), run);
    let built = built.and_then(|report| {
        if !report.interrupted {
            Index::take_place(dir)?;
        }
        Ok(UpdateReport { discarded: report.interrupted, ..report })
    });
    // What did not take the place of the old one is of no use; if it cannot be removed, the next run tries.
    let _ = Index::place_beside(dir);
    built
}
