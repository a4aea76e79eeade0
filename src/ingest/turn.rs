//! One writer at a time: a second one waits for its turn and says so once, or is refused at once.

use std::{path::Path, sync::atomic::Ordering, thread, time::Duration};

use super::update::Run;
use crate::{
    error::{Error, Result},
    index::WriteLock,
};

/// How often a waiting writer looks whether the other has ended.
const PAUSE: Duration = Duration::from_millis(100);

/// Takes the right to write to the index in `dir`, when it is free.
pub(super) fn take(dir: &Path, no_wait: bool, run: &mut Run<'_>) -> Result<WriteLock> {
    let mut told = false;
    loop {
        match WriteLock::take(dir) {
            Err(Error::Locked(_)) if !no_wait => {
                if run.stop.load(Ordering::Relaxed) {
                    return Err(Error::Interrupted);
                }
                if !told {
                    run.progress.waiting();
                    told = true;
                }
                thread::sleep(PAUSE);
            }
            taken => return taken,
        }
    }
}
