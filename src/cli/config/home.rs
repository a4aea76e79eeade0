//! Where a user keeps things: the folders of the XDG rules, and `~` at the beginning of a path.

use std::{
    env,
    path::{Path, PathBuf},
};

/// `$XDG_CONFIG_HOME/etio`, else `~/.config/etio`.
pub(in crate::cli) fn config() -> Option<PathBuf> {
    folder("XDG_CONFIG_HOME", ".config")
}

/// `$XDG_CACHE_HOME/etio`, else `~/.cache/etio`.
pub(in crate::cli) fn cache() -> Option<PathBuf> {
    folder("XDG_CACHE_HOME", ".cache")
}

/// `$XDG_DATA_HOME/etio`, else `~/.local/share/etio`.
pub(super) fn data() -> Option<PathBuf> {
    folder("XDG_DATA_HOME", ".local/share")
}

/// A path as a setting writes it: `~/` is the home folder, and what is relative begins at `base`.
pub(super) fn expand(text: &str, base: &Path) -> PathBuf {
    match (text.strip_prefix("~/"), home()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ if text == "~" => home().unwrap_or_else(|| PathBuf::from(text)),
        _ => base.join(text),
    }
}

fn folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    absolute(variable).or_else(|| home().map(|home| home.join(below_home))).map(|path| path.join("etio"))
}

fn home() -> Option<PathBuf> {
    absolute("HOME")
}

/// The rules say that a relative path in these variables is to be ignored.
fn absolute(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_begin_at_the_base() {
        let base = Path::new("/etc/etio");
        assert_eq!(expand("pages", base), Path::new("/etc/etio/pages"));
        assert_eq!(expand("/srv/pages", base), Path::new("/srv/pages"));
    }
}
