//! Folders of saved pages to an index that is up to date: which files are pages, what changed since,
//! and one commit that holds all of it. Only what changed is read.

mod aside;
mod carry_out;
mod clock;
mod contents;
mod file_kind;
mod forget;
mod import;
mod naming;
mod page;
mod pipeline;
mod place;
mod plan;
mod planner;
mod progress;
mod report;
mod revisions;
mod roots;
mod shelf;
mod sidecar;
#[cfg(test)]
mod tests;
mod update;
mod walk;

pub use clock::Clock;
pub use forget::{Forget, Forgotten, forget};
pub use import::{Checked, Imported};
pub use naming::{Renamed, note_vocabulary};
pub use page::{extract_file, extract_pages};
pub use place::file_of_page;
pub use progress::Progress;
pub use report::{Failed, Inside, Reread, UnreadFormat, UpdateReport};
pub use shelf::{InUse, Shelf};
pub use update::{Run, Update, update};

pub use crate::causes::{About, ProblemLevel};

/// How many hexadecimal digits of a BLAKE3 hash the ledger keeps.
const HASH_DIGITS: usize = 32;

/// The hash of a page's bytes as the ledger keeps it.
fn content_hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..HASH_DIGITS].to_owned()
}
