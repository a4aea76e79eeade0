//! A panic is a bug of ours, or of a package that met bytes it did not expect; it ends with a line that says
//! what to do, never with a trace.

use std::{
    panic::{self, AssertUnwindSafe},
    sync::{Mutex, PoisonError},
};

use super::exit::Exit;

/// What the last panic said, and where.
static SAID: Mutex<String> = Mutex::new(String::new());

/// Does the work of a command; a panic becomes an error.
pub(super) fn guarded(work: impl FnOnce() -> anyhow::Result<Exit>) -> anyhow::Result<Exit> {
    panic::set_hook(Box::new(|panic| {
        *SAID.lock().unwrap_or_else(PoisonError::into_inner) = panic.to_string().replace('\n', " ");
    }));
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let said = SAID.lock().unwrap_or_else(PoisonError::into_inner).clone();
        eprintln!(
            "etio: stopped by an error of its own; if `etio check` finds the index damaged, run \
             `etio index --rebuild`, else please report this: {}",
            etio::clean(&said)
        );
        Ok(Exit::Index)
    })
}
