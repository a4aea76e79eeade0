//! What is in the index: sources, copies, works cited, the state of things, one page or passage in
//! its context.

mod concepts;
mod copied;
mod copies;
mod open;
mod quote;
mod show;
mod sources;
mod stale;
mod status;
mod works;

pub use concepts::{ConceptEntry, ConceptFilter, ConceptList, ConceptShown, concept, concepts};
pub use copied::{CopyFamily, CopyPage, copy_families};
pub use copies::Families;
pub use open::open;
pub use quote::{Fit, Quotation, QuotedElsewhere, QuotedPassage, quote};
pub use show::{InContext, Save, Shown, show};
pub use sources::{SourceEntry, SourcePage, sources};
pub(crate) use sources::{has_words, is_source, no_source};
pub use stale::{StalePage, StalePages, stale};
pub use status::{FailedPage, RootStatus, Status, status};
pub use works::{
    CitingPage, CitingPassage, ListedWork, RefsRequest, UnresolvedMarker, Work, WorkKind, WorksCited,
    works_cited, works_listed,
};
