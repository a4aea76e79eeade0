//! Ctrl-C: the first one asks to stop between two pages, the second one ends the process.

use std::sync::atomic::{AtomicBool, Ordering};

static STOP: AtomicBool = AtomicBool::new(false);

/// The flag that Ctrl-C sets from now on.
pub(super) fn flag() -> &'static AtomicBool {
    // Where no handler can be set, Ctrl-C simply ends the process, and the index stays as it was.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
    &STOP
}
