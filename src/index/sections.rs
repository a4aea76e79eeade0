//! A page's sections put together again from its passages, so that a page can be copied from one index to
//! another.

use super::{Reader, StoredPassage};
use crate::{
    error::Result,
    model::{PageId, Section, SectionKind},
};

impl Reader {
    /// The sections of a page by their numbers in its document; those without passages are empty. The
    /// index does not keep levels; the depth of the heading stands for it.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn sections(&self, page: &PageId) -> Result<Vec<Section>> {
        let mut sections: Vec<Section> = Vec::new();
        for StoredPassage { section: number, path, kind, passage, .. } in self.passages(page)? {
            while sections.len() <= number {
                sections.push(empty());
            }
            let section = &mut sections[number];
            section.heading = path.last().cloned();
            section.level = u8::try_from(path.len()).unwrap_or(u8::MAX).min(6);
            (section.path, section.kind) = (path, kind);
            section.passages.push(passage);
        }
        Ok(sections)
    }
}

fn empty() -> Section {
    Section { heading: None, level: 0, path: Vec::new(), kind: SectionKind::Other, passages: Vec::new() }
}
