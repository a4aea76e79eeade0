//! What a run that was killed left in an index's folder, and what the folder of an index is told by.

use std::{fs, path::Path};

use super::{
    commit::{Commit, META},
    register,
};

/// Where a new index is made before it takes the place of the old one.
pub(super) const BESIDE: &str = ".new";

/// The name under which a file is written that is to replace `name` at one stroke.
pub(super) fn unfinished(name: &Path) -> String {
    format!(".{}.new", name.display())
}

/// Whether a folder holds parts of an index.
pub(super) fn is_index(dir: &Path) -> bool {
    names(dir).iter().any(|name| is_segment_file(name))
}

/// Removes what no commit speaks of. Only whoever may write to the index may call this. What cannot be
/// removed stays: it is in nobody's way.
pub(super) fn remove(dir: &Path, commit: &Commit) {
    for name in names(dir) {
        let path = dir.join(&name);
        if name == BESIDE {
            let _ = fs::remove_dir_all(path);
        } else if name == unfinished(Path::new(META))
            || name == unfinished(Path::new(register::NAME))
            || (is_segment_file(&name) && !commit.files.contains_key(&name))
        {
            let _ = fs::remove_file(path);
        }
    }
}

/// The names in a folder that are text; ours all are.
pub(super) fn names(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Whether a file bears a name as tantivy gives: a number of 32 hexadecimal digits, and what it holds.
pub(super) fn is_segment_file(name: &str) -> bool {
    name.split_once('.').is_some_and(|(id, rest)| {
        id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) && !rest.is_empty()
    })
}
