//! Works that a page cites: where their list stands in it, what each entry says, and which places in
//! the text cite which of them. Lists are sought in the whole page, furniture included.

mod address;
mod author;
mod cites;
mod clean;
mod collect;
mod container;
mod counted;
mod digits;
mod entry;
mod evidence;
mod gather;
mod ids;
mod key;
mod list;
mod manner;
mod markers;
mod names;
mod pieces;
mod segments;
mod shape;
mod signs;

use std::collections::BTreeSet;

use crate::model::{Cited, Page, Reference};

pub(crate) use cites::{Citing, cite_all};

/// The works a page cites, and where it lists them.
#[derive(Clone, Debug, Default)]
pub(crate) struct FoundReferences {
    /// The works, in the order of the page.
    pub references: Vec<Reference>,
    /// The blocks that are entries of lists, their headings, or lines that introduce them.
    pub blocks: BTreeSet<usize>,
    /// Headings of lists that are not in the page: they were lost when it was saved.
    pub empty_headings: BTreeSet<usize>,
    /// How markers point at `references`, one each.
    targets: Vec<Target>,
    /// What markers point at that is in the page and is no work.
    notes: Notes,
}

/// Remarks among the references or at the foot of the page, which markers lead to as well.
#[derive(Clone, Debug, Default)]
struct Notes {
    /// Ids of elements that are named as notes are.
    anchors: BTreeSet<String>,
    /// Places in a list of references.
    ordinals: BTreeSet<usize>,
}

/// How a reference is pointed at from the text.
#[derive(Clone, Debug, Default)]
struct Target {
    /// Ids of its elements.
    anchors: Vec<String>,
    /// Its place in its list, from 1.
    ordinal: usize,
    /// Whether its list is one whose order counts.
    ordered: bool,
}

/// Finds the references of `page` among all of its blocks.
pub(crate) fn find(page: &Page) -> FoundReferences {
    if !page.cited.is_empty() {
        return stated(&page.cited);
    }
    let mut found = FoundReferences::default();
    let mut seen = BTreeSet::new();
    for list in list::find(page, &mut found.empty_headings) {
        found.blocks.extend(list.blocks);
        found.notes.ordinals.extend(list.notes);
        // Sites print one list twice: folded in the article, and in a dialog.
        let entries: Vec<_> =
            list.entries.iter().map(|entry| (entry.marker.clone(), entry.text.clone())).collect();
        if entries.iter().all(|entry| seen.contains(entry)) {
            continue;
        }
        seen.extend(entries);
        for entry in list.entries {
            found.references.push(entry::parse(&entry));
            found.targets.push(Target {
                anchors: entry.anchors,
                ordinal: entry.ordinal,
                ordered: entry.ordered,
            });
        }
    }
    for (at, block) in page.blocks.iter().enumerate().filter(|(_, block)| !block.anchors.is_empty()) {
        if !found.blocks.contains(&at) || found.references.is_empty() {
            let named = block.anchors.iter().filter(|anchor| markers::is_note_name(anchor));
            found.notes.anchors.extend(named.cloned());
        }
    }
    found
}

/// The works that a format states field by field: there is nothing to seek or to judge. What it prints of a
/// work without saying what is what is parsed as an entry of a list is.
fn stated(cited: &[Cited]) -> FoundReferences {
    let mut found = FoundReferences::default();
    for (at, Cited { anchor, reference }) in cited.iter().enumerate() {
        let mut reference = reference.clone();
        if reference.title.is_none() {
            let text = reference.as_printed.clone();
            let links = reference.url.iter().map(|url| (String::new(), url.clone())).collect();
            let parsed = entry::parse(&entry::Entry { text, links, ..entry::Entry::default() });
            reference = filled(reference, parsed);
        }
        reference.key = key::of(&reference);
        found.references.push(reference);
        found.targets.push(Target {
            anchors: anchor.iter().cloned().collect(),
            ordinal: at + 1,
            ordered: true,
        });
    }
    found
}

/// A reference with what another says where it says nothing.
fn filled(stated: Reference, parsed: Reference) -> Reference {
    Reference {
        key: String::new(),
        marker: stated.marker,
        as_printed: stated.as_printed,
        authors: stated.authors.or(parsed.authors),
        title: parsed.title,
        container: stated.container.or(parsed.container),
        publisher: stated.publisher.or(parsed.publisher),
        edition: stated.edition.or(parsed.edition),
        year: stated.year.or(parsed.year),
        locator: stated.locator.or(parsed.locator),
        url: stated.url.or(parsed.url),
        doi: stated.doi.or(parsed.doi),
        pmid: stated.pmid.or(parsed.pmid),
        pmcid: stated.pmcid.or(parsed.pmcid),
        bookshelf: stated.bookshelf.or(parsed.bookshelf),
    }
}

#[cfg(test)]
mod tests;
