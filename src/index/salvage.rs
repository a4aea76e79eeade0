//! What can still be told of an index that cannot be read: the folders it was made from, so that it can
//! be made anew. A copy of their names lies beside it, and is read for nothing else.

use std::{fs, path::Path};

use super::{Index, Root, Settings, commit::META, folder};

/// The copy of the roots.
const ROOTS: &str = ".roots.json";

impl Index {
    /// The roots that an index at `dir` says it was made from, whatever its version and however
    /// damaged; none where it does not say.
    #[must_use]
    pub fn roots_of_any_version(dir: &Path) -> Vec<Root> {
        in_commit(dir).or_else(|| in_copy(dir)).unwrap_or_default()
    }
}

/// Keeps a copy of the roots. It is for the day when the index is damaged; a failure is no harm today.
pub(super) fn keep_roots(dir: &Path, settings: &Settings) {
    if in_copy(dir).as_ref() != Some(&settings.roots)
        && let Ok(copy) = serde_json::to_vec(&settings.roots)
    {
        let _ = folder::replace(dir, Path::new(ROOTS), &copy);
    }
}

fn in_commit(dir: &Path) -> Option<Vec<Root>> {
    let meta: serde_json::Value = serde_json::from_slice(&fs::read(dir.join(META)).ok()?).ok()?;
    let payload: serde_json::Value = serde_json::from_str(meta.get("payload")?.as_str()?).ok()?;
    serde_json::from_value(payload.get("settings")?.get("roots")?.clone()).ok()
}

fn in_copy(dir: &Path) -> Option<Vec<Root>> {
    serde_json::from_slice(&fs::read(dir.join(ROOTS)).ok()?).ok()
}
