//! The one hand that changes the index. All of a run becomes one commit; until then, and if anything
//! fails on the way, readers see the index as it was.

use std::path::{Path, PathBuf};

use tantivy::{
    IndexWriter, TantivyDocument, Term, indexer::IndexWriterOptions, merge_policy::LogMergePolicy,
};

use super::{
    Index, WriteLock,
    commit::Payload,
    entry::{PageEntry, Settings},
    fault,
    other_names::other_names,
    record, salvage,
    schema::{FORMAT, Fields},
};
use crate::{
    error::Result,
    model::{PageId, Section},
};

/// Bytes that are gathered in memory before a segment is written.
const MEMORY: usize = 50_000_000;

/// So many segments of a size become one.
const SEGMENTS_TO_MERGE: usize = 4;

/// Segments of fewer records than this are all of one size: about those of ten pages. A larger figure has
/// every few updates of one page write all small segments anew.
const SMALL_SEGMENT: u32 = 1_000;

/// Segments are of one size if their numbers of records differ by no more than two to this power.
const SIZES: f64 = 1.5;

/// A segment with more deleted records than this share is written anew.
const DELETED_TO_MERGE: f32 = 0.2;

/// Adds, replaces and removes pages; all of it in one commit.
pub struct Writer {
    dir: PathBuf,
    fields: Fields,
    inner: IndexWriter,
    /// Goes when all else is done.
    _lock: WriteLock,
}

impl Writer {
    pub(super) fn new(dir: &Path, index: &tantivy::Index, fields: Fields, lock: WriteLock) -> Result<Self> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .memory_budget_per_thread(MEMORY)
            .num_merge_threads(1)
            .build();
        let inner: IndexWriter =
            index.writer_with_options(options).map_err(|error| fault::writing(dir, error))?;
        let mut merges = LogMergePolicy::default();
        merges.set_min_num_segments(SEGMENTS_TO_MERGE);
        merges.set_min_layer_size(SMALL_SEGMENT);
        merges.set_level_log_size(SIZES);
        merges.set_del_docs_ratio_before_merge(DELETED_TO_MERGE);
        inner.set_merge_policy(Box::new(merges));
        Ok(Self { dir: dir.to_path_buf(), fields, inner, _lock: lock })
    }

    /// Puts a page with its passages and mentions, in the place of what had its id.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put(&mut self, page: &PageEntry, sections: &[Section]) -> Result<()> {
        self.put_ledger(page)?;
        self.delete(&record::body_key(&page.id));
        let other_names = page.head.as_ref().map_or_else(Vec::new, |head| other_names(head, sections));
        for passage in record::passages_of(&page.id, sections) {
            let document = record::from_passage(self.fields, page.head.as_ref(), &other_names, &passage);
            self.add(document)?;
            for mention in &passage.passage.causes {
                self.add(Ok(record::from_mention(self.fields, &passage, mention)))?;
            }
        }
        Ok(())
    }

    /// Rewrites a page's ledger and head, and leaves its passages and mentions as they are.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put_ledger(&mut self, page: &PageEntry) -> Result<()> {
        self.delete(&record::page_key(&page.id));
        self.add(record::from_page(self.fields, page))
    }

    /// Removes a page and all that came of it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&mut self, page: &PageId) -> Result<()> {
        self.delete(&record::page_key(page));
        self.delete(&record::body_key(page));
        Ok(())
    }

    /// Makes it all so, with these settings, and waits until the index has few segments again.
    ///
    /// # Errors
    /// When the disk refuses; then the index is as it was.
    pub fn commit(mut self, settings: &Settings) -> Result<()> {
        self.checkpoint(settings)?;
        // The commit stands whatever becomes of the merges: a later run tries them again.
        let _ = self.inner.wait_merging_threads();
        // It also stands without a register: searches then count for themselves.
        if let Ok(reader) = Index::open(&self.dir).and_then(|index| index.reader()) {
            reader.keep_register();
        }
        Ok(())
    }

    /// Makes what was put and removed so far so, with these settings; more can follow.
    ///
    /// # Errors
    /// When the disk refuses; then the index is as it was at the last one.
    pub fn checkpoint(&mut self, settings: &Settings) -> Result<()> {
        let payload = serde_json::to_string(&Payload { etio_index: FORMAT, settings: settings.clone() })
            .map_err(|error| fault::writing(&self.dir, error))?;
        let committed = self.inner.prepare_commit().and_then(|mut commit| {
            commit.set_payload(&payload);
            commit.commit()
        });
        committed.map_err(|error| fault::writing(&self.dir, error))?;
        salvage::keep_roots(&self.dir, settings);
        Ok(())
    }

    fn delete(&self, key: &str) {
        self.inner.delete_term(Term::from_field_text(self.fields.key, key));
    }

    fn add(&self, document: tantivy::Result<TantivyDocument>) -> Result<()> {
        let document = document.map_err(|error| fault::writing(&self.dir, error))?;
        self.inner.add_document(document).map_err(|error| fault::writing(&self.dir, error))?;
        Ok(())
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer").field("dir", &self.dir).finish_non_exhaustive()
    }
}
