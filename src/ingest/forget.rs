//! `forget`: takes pages out of the index; their files stay where they are.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{carry_out::Desk, clock::Clock, place, roots};
use crate::{
    error::{Error, Result},
    index::{Index, PageEntry, Root},
};

/// What to forget.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forget {
    /// A root with its options, or pages of one.
    Path(PathBuf),
    /// All pages of a source, by its id or name.
    Source(String),
}

/// What was forgotten; the fields are those of `etio.forget/1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgotten {
    /// How many pages.
    pub pages: usize,
    /// Roots that are not remembered any more.
    pub roots: Vec<String>,
    /// Whether the pages come with the next update again, since their root is still remembered.
    pub comes_back: bool,
}

/// Takes pages out of the index in `dir`.
///
/// # Errors
/// When nothing of the sort is in it; when there is no index, it is damaged or being written to.
pub fn forget(dir: &Path, what: &Forget, clock: &Clock) -> Result<Forgotten> {
    let index = Index::open(dir)?;
    let writer = index.writer()?;
    let reader = index.reader()?;
    let mut settings = reader.settings().clone();
    let mut forgotten = Forgotten::default();
    let chosen: Box<dyn Fn(&PageEntry) -> bool> = match what {
        Forget::Path(path) => {
            let full = roots::absolute(path)?;
            let (gone, kept): (Vec<Root>, Vec<Root>) =
                settings.roots.into_iter().partition(|root| Path::new(&root.path).starts_with(&full));
            settings.roots = kept;
            forgotten.roots.extend(gone.into_iter().map(|root| root.path));
            Box::new(move |entry| {
                Path::new(&entry.root).starts_with(&full)
                    || place::file_of(&entry.root, entry.file()).starts_with(&full)
            })
        }
        Forget::Source(name) => {
            let name = name.to_lowercase();
            Box::new(move |entry| {
                let source = entry.head.as_ref().and_then(|head| head.source.as_ref());
                source.is_some_and(|source| source.id == name || source.name.to_lowercase() == name)
            })
        }
    };
    let moment = clock.moment();
    let mut desk = Desk::new(writer, &settings.roots, &moment, None);
    for entry in reader.pages()? {
        if chosen(&entry) {
            desk.remove(&entry.id)?;
            forgotten.pages += 1;
            forgotten.comes_back |= settings.roots.iter().any(|root| root.path == entry.root);
        } else {
            desk.keep(&entry);
        }
    }
    if forgotten.pages == 0 && forgotten.roots.is_empty() {
        return Err(Error::Unknown(nothing_like(what)));
    }
    desk.settle_revisions()?;
    desk.commit(&settings)?;
    Ok(forgotten)
}

fn nothing_like(what: &Forget) -> String {
    match what {
        Forget::Path(path) => {
            format!("{}: no page in the index lies there; see `etio status`", place::shown(path))
        }
        Forget::Source(name) => format!("{name}: no page in the index is of this source"),
    }
}
