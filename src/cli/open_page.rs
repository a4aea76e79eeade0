//! A saved page, or a report, opened in the browser.

use std::{env, path::Path};

use anyhow::Context as _;

/// Opens a file in the browser.
///
/// # Errors
/// When there is none: the message names the file, to be opened by hand.
pub(super) fn open(file: &Path) -> anyhow::Result<()> {
    anyhow::ensure!(file.exists(), "{}: this file is gone; run `etio index` to update", file.display());
    anyhow::ensure!(
        has_display(),
        "{}: no browser can be shown here; open this file yourself",
        file.display()
    );
    open::that_detached(file)
        .with_context(|| format!("{}: no browser could be opened; open this file yourself", file.display()))
}

/// Whether there is a screen for a browser; over ssh there is none, and a browser for terminals would
/// take the one that is in use.
pub(super) fn has_display() -> bool {
    let is_set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let needs_display = cfg!(all(unix, not(target_os = "macos")));
    !needs_display || ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].into_iter().any(is_set)
}
