//! The bar that shows how far an update is: on long work only, so that what takes a moment leaves no
//! trace.

use std::{
    io::{self, Write as _},
    time::{Duration, Instant},
};

use etio::{Progress, clean};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// Work that is done within this time has no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// While pages are read.
const READING: &str = "{bar:12} {pos}/{len} {rate}, {eta} left {wide_msg}";

/// While nobody knows how much there is to do.
const WALKING: &str = "{spinner} {wide_msg}";

/// A bar on standard error.
#[derive(Debug)]
pub(super) struct Bar {
    bar: ProgressBar,
    quiet: bool,
    drawn: bool,
    begun: Instant,
}

impl Bar {
    /// A bar, seen only if `drawn`, and only if the work is long. A quiet one has no remarks.
    pub(super) fn new(drawn: bool, quiet: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        Self { bar, quiet, drawn, begun: Instant::now() }
    }

    /// Shows the bar once the work is known to be long.
    fn on(&mut self) -> &ProgressBar {
        if self.drawn && self.bar.is_hidden() && self.begun.elapsed() >= PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(Duration::from_millis(200));
        }
        &self.bar
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
        let bar = self.on();
        bar.set_style(style(WALKING));
        bar.set_message(clean(root).into_owned());
    }

    fn planned(&mut self, pages: usize) {
        let bar = self.on();
        bar.set_style(style(READING));
        bar.set_length(pages as u64);
        bar.set_position(0);
        bar.reset_eta();
    }

    fn read(&mut self, path: &str) {
        let bar = self.on();
        bar.set_message(clean(path).into_owned());
        bar.inc(1);
    }

    fn writing(&mut self) {
        let bar = self.on();
        bar.set_style(style(WALKING));
        bar.set_message("writing the index");
    }
}

fn style(template: &str) -> ProgressStyle {
    let rate = |state: &ProgressState, out: &mut dyn std::fmt::Write| {
        // A bar that cannot be written to is not seen.
        let _ = write!(out, "{:.0} pages/s", state.per_sec());
    };
    ProgressStyle::with_template(template).expect("a template of known keys").with_key("rate", rate)
}
