//! Folders of saved pages to an index that is up to date: which files are pages, what changed since,
//! and one commit that holds all of it. Only what changed is read.

mod carry_out;
mod check;
mod clock;
mod contents;
mod file_kind;
mod follow;
mod forget;
mod import;
mod naming;
mod page;
mod pipeline;
mod place;
mod plan;
mod planner;
mod progress;
mod rebuild;
mod report;
mod revisions;
mod roots;
mod shelf;
mod sidecar;
#[cfg(test)]
mod tests;
mod turn;
mod update;
mod walk;

pub use check::{Check, Fault, OutdatedPage, check};
pub use clock::Clock;
pub use follow::Follower;
pub use forget::{Forget, Forgotten, forget};
pub use import::{Checked, Imported};
pub use naming::{Renamed, note_vocabulary};
pub use page::{extract_file, extract_pages};
pub use place::saved_file;
pub use progress::Progress;
pub use report::{Failed, Inside, Planned, Reread, Step, UnreadFormat, UpdateReport};
pub use shelf::{InUse, Shelf};
pub use update::{Run, Update, update};

pub use crate::causes::{About, ProblemLevel};

/// How many hexadecimal digits of a BLAKE3 hash the ledger keeps.
const HASH_DIGITS: usize = 32;

/// The hash of a page's bytes as the ledger keeps it.
fn content_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..HASH_DIGITS].to_owned()
}
