//! A named library: an index with the folders it is made from, so that `etio -L cardiology search`
//! needs neither path.

use std::path::PathBuf;

use anyhow::Context as _;

use super::home;
use crate::cli::suggest;

/// A library of the config file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::cli) struct Library {
    /// Its name.
    pub(in crate::cli) name: String,
    /// Its line in the config file.
    pub(super) line: usize,
    /// Where its index is; none for a folder of its own among the user's data.
    pub(super) index: Option<PathBuf>,
    /// The folders that `index` reads for it.
    pub(in crate::cli) roots: Vec<PathBuf>,
}

impl Library {
    /// Where its index is.
    ///
    /// # Errors
    /// When it names no index and there is no home folder to put one in.
    pub(in crate::cli) fn index(&self) -> anyhow::Result<PathBuf> {
        let own = || home::data().map(|data| data.join("libraries").join(&self.name));
        self.index.clone().or_else(own).with_context(|| {
            format!(
                "library `{}`: there is no home folder for its index; give it `index = \"DIR\"`",
                self.name
            )
        })
    }
}

/// The library of this name.
pub(super) fn named<'a>(name: &str, all: &'a [Library], file: &str) -> anyhow::Result<&'a Library> {
    all.iter().find(|library| library.name == name).ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|library| library.name.as_str()).collect();
        let hint = match &names[..] {
            [] => format!("; name one in {file}:\n  [libraries.{name}]\n  roots = [\"~/pages\"]"),
            names => suggest::or_the_list(name, names),
        };
        anyhow::anyhow!("{name}: there is no library of this name{hint}")
    })
}
