//! What is in the index: sources, copies, works cited, the state of things, one page or passage in
//! its context.

mod copies;
mod show;
mod sources;
mod status;
mod works;

pub use copies::Families;
pub use show::{InContext, Shown, show};
pub use sources::{DatedPage, SourceEntry, sources};
pub use status::{FailedPage, RootStatus, StalePage, Status, stale, status};
pub use works::{
    CitingPage, CitingPassage, RefsRequest, UnresolvedMarker, Work, WorkKind, WorksCited, works_cited,
};
