//! The bar that shows how far an update is.

use std::{
    io::{self, Write as _},
    time::Duration,
};

use etio::{Progress, clean};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error.
#[derive(Debug)]
pub(super) struct Bar {
    bar: ProgressBar,
    quiet: bool,
}

impl Bar {
    /// A bar, seen only if `drawn`; a quiet one has no remarks either.
    pub(super) fn new(drawn: bool, quiet: bool) -> Self {
        let target = if drawn { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if drawn {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self { bar, quiet }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn waiting(&mut self) {
        if !self.quiet {
            // A remark is dispensable: a closed standard error is no reason to stop.
            let _ =
                writeln!(io::stderr().lock(), "another etio is writing to this index; waiting for it to end");
        }
    }

    fn walking(&mut self, root: &str) {
        self.bar.set_style(
            ProgressStyle::with_template("{spinner} {wide_msg}").expect("a template of known keys"),
        );
        self.bar.set_message(clean(root).into_owned());
    }

    fn planned(&mut self, pages: usize) {
        let template = "{bar:20} {pos}/{len} {wide_msg}";
        self.bar.set_style(ProgressStyle::with_template(template).expect("a template of known keys"));
        self.bar.set_length(pages as u64);
        self.bar.set_position(0);
    }

    fn read(&mut self, path: &str) {
        self.bar.set_message(clean(path).into_owned());
        self.bar.inc(1);
    }

    fn writing(&mut self) {
        self.bar.set_message("writing the index");
    }
}
