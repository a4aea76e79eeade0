//! The nouns of etio: what a page is, what it says, and what is found in it. No logic beyond what a
//! noun knows of itself; every other room may use these, and they use none.

mod document;
mod format;
mod id;
mod mention;
mod page;
mod reference;
mod section;
mod span;

pub use document::{DateOf, Dates, Document, Doubt, Source, UnresolvedCitation};
pub use format::Format;
pub use id::{PageId, passage_id};
pub use mention::{Frequency, Mention, Named, Qualifier, Role, Severity, Stance, Topic};
pub use page::{Block, BlockKind, Cited, Head, Landmark, Link, Page, Region};
pub use reference::{Cite, Reference};
pub use section::{Passage, PassageKind, Section, SectionKind};
pub use span::Span;
