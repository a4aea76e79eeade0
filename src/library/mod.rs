//! What is in the index: sources, copies, the state of things, one page or passage in its context.

mod concepts;
mod copies;
mod open;
mod show;
mod sources;
mod status;

pub use concepts::{ConceptEntry, ConceptFilter, ConceptList, ConceptShown, concept, concepts};
pub use copies::Families;
pub use open::open;
pub use show::{InContext, Shown, show};
pub use sources::{DatedPage, SourceEntry, sources};
pub use status::{FailedPage, RootStatus, StalePage, Status, stale, status};
