//! etio is a full-text search engine for saved health articles. It strips the furniture from saved
//! pages, keeps their sections and the works they cite, finds which causes each passage names, and
//! answers a question with ranked passages grouped by cause and by source.
//!
//! It says what sources say and is no medical advice. It never opens a network connection.
//!
//! | to | there is |
//! | --- | --- |
//! | keep an index of folders | [`update`], [`forget()`], [`check()`]; [`status()`] says what is in it |
//! | find passages | [`search()`] with a [`Request`]; [`topics`] and [`causes()`] list what there is to ask |
//! | set sources side by side | [`compare()`] with a [`CompareRequest`] |
//! | know the sources | [`sources()`], [`stale()`], [`copy_families`] |
//! | know what pages cite | [`works_cited`], and [`works_ris`], [`works_bibtex`] and others to write it |
//! | quote | [`quote()`] finds a passage by its words, [`show()`] by its id; [`page_in_style`] cites |
//! | read one page, without an index | [`extract_file`]; of bytes, [`read()`], then [`extract()`] |
//! | show an answer | [`Look`] for people, [`json()`] and [`answer_plain`] for programs |
//!
//! An [`Index`] is a folder; a [`Reader`] holds one state of it, whatever is written meanwhile. What goes wrong is an
//! [`Error`] that names the file or the query and says what to do. A page that cannot be read is no error but a
//! [`Failed`] in the report.
//!
//! ```
//! use std::sync::atomic::AtomicBool;
//! use etio::{Clock, Index, Look, Request, Run, Update, Vocabulary, search, update};
//!
//! # let folder = tempfile::tempdir()?;
//! # let (pages, index) = (folder.path().join("pages"), folder.path().join("index"));
//! # std::fs::create_dir(&pages)?;
//! # let page = "<h1>Muscle twitching</h1><h2>Causes</h2><p>Too much coffee can cause muscle twitching.</p>";
//! # std::fs::write(pages.join("coffee.html"), page)?;
//! // Read the pages of a folder. A second call would read only what changed.
//! let asked = Update { paths: vec![pages], ..Update::default() };
//! let mut run = Run { clock: Clock::system(), stop: &AtomicBool::new(false), progress: &mut () };
//! let report = update(&index, &asked, &mut run)?;
//! assert_eq!(report.added, 1);
//!
//! // Ask what they say.
//! let reader = Index::open(&index)?.reader()?;
//! let request = Request { query: "what causes twitching?".to_owned(), ..Request::default() };
//! let answer = search(&reader, Vocabulary::shipped(), &request)?;
//! assert!(answer.total > 0);
//! println!("{}", Look::default().answer(&answer));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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

pub use causes::{
    About, Concept, ConceptKind, Entry, Joined, Origin, Problem, ProblemLevel, Store, Tally, Terms,
    Vocabulary, Written, find as find_causes,
};
pub use compare::{
    Cell, CellMention, Column, CompareRequest, ComparedPage, Comparison, Difference, DifferenceKind, Family,
    FamilyPage, Level, Row, Side, comparable, compare,
};
pub use error::{Error, Result};
pub use extract::{Cut as CutBlock, Extracted, Given, Hints, extract, extract_text};
pub use index::{DamagedFile, Edition, Failure, Index, PageEntry, Reader, StoredPassage, Wanted};
pub use ingest::{
    Check, Checked, Clock, Failed, Fault, Follower, Forget, Forgotten, Imported, InUse, Inside, OutdatedPage,
    Planned, Progress, Renamed, Reread, Run, Shelf, Step, UnreadFormat, Update, UpdateReport, check,
    extract_file, extract_pages, forget, note_vocabulary, saved_file, update,
};
pub use library::{
    CitingPage, CitingPassage, ConceptEntry, ConceptFilter, ConceptList, ConceptShown, CopyFamily, CopyPage,
    FailedPage, Fit, InContext, ListedWork, Quotation, QuotedElsewhere, QuotedPassage, RefsRequest,
    RootStatus, Save, Shown, SourceEntry, SourcePage, StalePage, StalePages, Status, UnresolvedMarker, Work,
    WorkKind, WorksCited, concept, concepts, copy_families, open, quote, show, sources, stale, status,
    works_cited,
};
pub use model::{
    Block, BlockKind, Cite, Cited, Dates, Document, Doubt, Format, Frequency, Head, Landmark, Link, Mention,
    Named, Page, PageId, Passage, PassageKind, Qualifier, Reference, Region, Role, Section, SectionKind,
    Severity, Source, Span, Stance, Topic, UnresolvedCitation,
};
pub use read::{Part, Unreadable, pages, read};
pub use render::{
    Look, Paint, Style, Theme, answer_plain, clean, comparison_csv, comparison_html, comparison_markdown,
    comparison_plain, copies_plain, document_json, document_json_line, grading, json, json_line, page_bibtex,
    page_in_style, shown_json, sources_plain, stale_plain, subjects_plain, works_bibtex, works_csl_json,
    works_csv, works_in_style, works_plain, works_ris,
};
pub use search::{
    Answer, ArticleHit, By, CauseGroup, Cut, DateOf, Field, Form, Groups, Highlights, Hit, Phrase, Query,
    Reason, Request, SourceGroup, SourceRef, Spoken, Word, causes, parse, search, topics,
};
