//! etio: full-text search for saved health articles.

// (skeleton: the rooms)
mod causes;
mod compare;
mod error;
mod extract;
mod index;
mod ingest;
mod library;
mod model;
mod read;
mod render;
mod search;

pub use causes::Vocabulary;
pub use error::{Error, Result};
pub use extract::{Cut as CutBlock, Extracted, Hints, extract, extract_text};
pub use index::Index;
pub use ingest::{
    Clock, Failed, Forget, Forgotten, Inside, Progress, Reread, Run, UnreadFormat, Update, UpdateReport,
    extract_file, forget, update,
};
pub use library::{InContext, Shown, Status, show, status};
pub use model::{Page, PageId};
pub use read::{Unreadable, read};
pub use render::{Look, clean, document_json, json, shown_json};
