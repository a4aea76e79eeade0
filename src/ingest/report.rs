//! What a run did, or would do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::naming::Renamed;

/// What a run did (or, of a dry run, would do); the fields are those of `etio.index/1`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UpdateReport {
    /// The roots that were walked.
    pub roots: Vec<String>,
    /// Pages that were not in the index.
    pub added: usize,
    /// Pages whose content changed.
    pub changed: usize,
    /// Pages found at another place; their ids are kept.
    pub moved: usize,
    /// Pages that are no longer there.
    pub gone: usize,
    /// Pages left as they are.
    pub same: usize,
    /// Files that the pages of the index are in, where a file may hold several.
    #[serde(default)]
    pub files: usize,
    /// Pages of the index by format, after the run.
    #[serde(default)]
    pub formats: BTreeMap<String, usize>,
    /// Files left out because their format is not wanted (`--format-only`, `--skip`), by format.
    #[serde(default)]
    pub skipped: BTreeMap<String, usize>,
    /// Pages read again although they did not change, and why.
    pub reread: Vec<Reread>,
    /// What could not be read, in the order of paths.
    pub failed: Vec<Failed>,
    /// Files in formats that are not read yet, by extension; no failures.
    pub unread: Vec<UnreadFormat>,
    /// What the user's own vocabulary renames, where it changed since the last update.
    #[serde(default)]
    pub renamed: Option<Renamed>,
    /// Roots in which there is no page.
    pub empty: Vec<String>,
    /// Paths that lie in a root, which was walked in their place.
    pub inside: Vec<Inside>,
    /// Whether nothing was written because only the plan was asked for.
    pub dry_run: bool,
    /// Whether the run was interrupted; what was finished is in the index.
    pub interrupted: bool,
    /// Whether what was finished was let go, since an interrupted rebuild leaves the index as it was.
    #[serde(default)]
    pub discarded: bool,
    /// Of a dry run: each page that would be touched, by root and path.
    #[serde(default)]
    pub plan: Vec<Planned>,
}

/// What would become of a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Planned {
    /// The root it stands under.
    pub root: String,
    /// Its path in the root.
    pub path: String,
    /// What would be done.
    pub step: Step,
    /// Of a page that moved: the path it has in the index.
    pub from: Option<String>,
}

/// What is done with a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It is new, and is read.
    Added,
    /// It changed, and is read again.
    Changed,
    /// It is at another place now.
    Moved,
    /// It is no longer there, and leaves the index.
    Gone,
    /// It did not change, and is read again for another reason.
    Reread,
}

impl Step {
    /// The step in a word, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Gone => "gone",
            Self::Reread => "reread",
        }
    }
}

/// Pages read again for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reread {
    /// Why, in words for a person.
    pub why: String,
    /// How many.
    pub pages: usize,
}

/// A page or folder that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Failed {
    /// The root it stands under.
    pub root: String,
    /// Its path in the root; a folder's ends with `/`.
    pub path: String,
    /// Why, in words for a person.
    pub reason: String,
}

/// Files in one format that is not read yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadFormat {
    /// The extension, lower-case, without the dot.
    pub extension: String,
    /// How many.
    pub files: usize,
}

/// A path that lies in a remembered root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inside {
    /// The path that was named.
    pub path: String,
    /// The root around it.
    pub root: String,
}

impl UpdateReport {
    /// Pages that were read, moved or let go.
    #[must_use]
    pub fn touched(&self) -> usize {
        let reread: usize = self.reread.iter().map(|reread| reread.pages).sum();
        self.added + self.changed + self.moved + self.gone + reread
    }

    /// Pages that the roots hold, read or not.
    #[must_use]
    pub fn pages(&self) -> usize {
        let reread: usize = self.reread.iter().map(|reread| reread.pages).sum();
        let files = self.failed.iter().filter(|failed| !failed.path.ends_with('/')).count();
        self.added + self.changed + self.moved + self.same + reread + files
    }
}
