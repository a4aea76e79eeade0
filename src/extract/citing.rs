//! Writes into each passage which references it cites, and lists the markers whose reference is not in
//! the page.

use super::{
    references::{self, Citing, FoundReferences},
    sections::Sectioned,
};
use crate::model::{Cite, Page, UnresolvedCitation};

/// Fills `cites` of every passage; returns the markers that resolve to nothing, in the page's order.
pub(super) fn cite(
    page: &Page,
    sectioned: &mut Sectioned,
    found: &FoundReferences,
) -> Vec<UnresolvedCitation> {
    let passages = sectioned.sections.iter().flat_map(|section| &section.passages);
    // Parts of one block come in order: its scalar values are counted once.
    let (mut of, mut bytes, mut chars) = (usize::MAX, 0, 0);
    let citing: Vec<Citing<'_>> = passages
        .zip(sectioned.origins.iter().flatten())
        .map(|(passage, origin)| {
            let block = &page.blocks[origin.block];
            if of != origin.block || origin.from < bytes {
                (of, bytes, chars) = (origin.block, 0, 0);
            }
            chars += block.text[bytes..origin.from].chars().count();
            bytes = origin.from;
            Citing { text: &passage.text, block: Some(block), at: chars }
        })
        .collect();
    let citations = references::cite_all(&citing, found);
    drop(citing);
    let mut unresolved: Vec<UnresolvedCitation> = Vec::new();
    let passages = sectioned.sections.iter_mut().flat_map(|section| &mut section.passages);
    for (passage, citations) in passages.zip(citations) {
        for citation in citations {
            match citation.reference {
                Some(reference) => passage.cites.push(Cite { marker: citation.marker, reference }),
                None => {
                    unresolved
                        .push(UnresolvedCitation { marker: citation.marker, passage: passage.id.clone() });
                }
            }
        }
    }
    unresolved
}
