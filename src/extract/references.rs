//! Works that a page cites.
use crate::model::{Page, Reference, UnresolvedCitation};
use std::collections::BTreeSet;

pub(super) struct FoundReferences {
    pub(super) references: Vec<Reference>,
    pub(super) blocks: BTreeSet<usize>,
}

pub(super) fn find(_page: &Page) -> FoundReferences {
    FoundReferences { references: Vec::new(), blocks: BTreeSet::new() }
}

pub(super) fn cite(
    _page: &Page,
    _sectioned: &mut super::sections::Sectioned,
    references: Vec<Reference>,
) -> (Vec<Reference>, Vec<UnresolvedCitation>) {
    (references, Vec::new())
}
