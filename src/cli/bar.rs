//! The bar that shows how far an update is.

use std::time::Duration;

use etio::{Progress, clean};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar on standard error.
#[derive(Debug)]
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// A bar, seen only if `drawn`.
    pub(super) fn new(drawn: bool) -> Self {
        let target = if drawn { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if drawn {
            bar.enable_steady_tick(Duration::from_millis(200));
        }
        Self(bar)
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn walking(&mut self, root: &str) {
        self.0.set_style(
            ProgressStyle::with_template("{spinner} {wide_msg}").expect("a template of known keys"),
        );
        self.0.set_message(clean(root).into_owned());
    }

    fn planned(&mut self, pages: usize) {
        let template = "{bar:20} {pos}/{len} {wide_msg}";
        self.0.set_style(ProgressStyle::with_template(template).expect("a template of known keys"));
        self.0.set_length(pages as u64);
        self.0.set_position(0);
    }

    fn read(&mut self, path: &str) {
        self.0.set_message(clean(path).into_owned());
        self.0.inc(1);
    }

    fn writing(&mut self) {
        self.0.set_message("writing the index");
    }
}
