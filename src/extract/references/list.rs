//! Where a page lists the works it cites: under a heading, in a container named for it, or, without
//! either, in a run of items that are all shaped as citations.

use std::collections::BTreeSet;

use super::{
    clean,
    collect::{Collector, Trust},
    entry::Entry,
    markers,
    names::{self, Name},
    shape,
};
use crate::model::{Block, BlockKind, Landmark, Page};

/// A list of references: its entries, and the blocks that it takes up.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The entries in order, one at least.
    pub entries: Vec<Entry>,
    /// Its blocks: heading, lines that introduce it, entries.
    pub blocks: BTreeSet<usize>,
    /// The places, from 1, of items that are remarks and no works.
    pub notes: BTreeSet<usize>,
}

/// Finds the lists of `page`; headings of lists with nothing under them go into `empty_headings`.
pub(super) fn find(page: &Page, empty_headings: &mut BTreeSet<usize>) -> Vec<List> {
    let places = Places::of(page);
    let mut lists = Vec::new();
    let mut under_other_works = false;
    let mut at = 0;
    while let Some(block) = page.blocks.get(at) {
        let opening = opening(page, &places, at);
        if opening.is_none() && matches!(block.kind, BlockKind::Heading(_)) {
            under_other_works = heads_other_works(&block.text);
        }
        let collected = match opening {
            Some(Opening::Named(name)) => {
                let list = Collector::new(page, Trust::of(name)).after_heading(at);
                if list.is_none() && name == Name::Plain && stands_as_heading(block) {
                    empty_headings.insert(at);
                }
                list
            }
            Some(Opening::Glued(name)) => Collector::new(page, Trust::of(name)).with_front(at),
            Some(Opening::Region(end)) => Collector::new(page, Trust::Region).between(at, end),
            None if under_other_works || places.navigation[block.region] || !is_strong(block) => None,
            None => Collector::new(page, Trust::None).run(at),
        };
        at = match collected {
            Some((list, end)) => {
                lists.push(list);
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    lists
}

/// What says that a list begins at a block.
enum Opening {
    /// A heading or a label of its own.
    Named(Name),
    /// A name with the list's first words behind it in the same block.
    Glued(Name),
    /// A container, up to the block given.
    Region(usize),
}

fn opening(page: &Page, places: &Places, at: usize) -> Option<Opening> {
    let block = &page.blocks[at];
    if places.navigation[block.region] || matches!(block.kind, BlockKind::TableRow { .. }) {
        return None;
    }
    if let Some(name) = names::of_heading(&block.text) {
        // An item of a menu that leads to the list elsewhere.
        let leads_away = matches!(block.kind, BlockKind::ListItem { .. }) && !block.links.is_empty();
        return Some(Opening::Named(if leads_away { Name::Weak } else { name }));
    }
    if let Some((name, _)) = names::at_front(&block.text) {
        return Some(Opening::Glued(name));
    }
    Places::list_end(page, at).map(Opening::Region)
}

/// Whether `block` is set as a heading is, and no item of a menu.
fn stands_as_heading(block: &Block) -> bool {
    match block.kind {
        BlockKind::Heading(_) => true,
        BlockKind::Paragraph | BlockKind::Label => block.links.is_empty(),
        BlockKind::ListItem { .. } | BlockKind::TableRow { .. } => false,
    }
}

/// Headings over works that the page does not cite, however they are printed.
fn heads_other_works(heading: &str) -> bool {
    const OTHERS: [&str; 9] = [
        "similar articles",
        "cited by",
        "related",
        "recommended",
        "publications",
        "latest",
        "trending",
        "more from",
        "you might",
    ];
    let heading = heading.to_lowercase();
    OTHERS.iter().any(|other| heading.contains(other))
}

/// What the containers of a page say, worked out once for each.
struct Places {
    /// Whether it is, or stands in, navigation.
    navigation: Vec<bool>,
}

impl Places {
    fn of(page: &Page) -> Self {
        let mut navigation = Vec::with_capacity(page.regions.len());
        for region in &page.regions {
            let above = region.parent.is_some_and(|parent| navigation.get(parent).copied().unwrap_or(false));
            navigation.push(above || region.landmark == Landmark::Navigation);
        }
        Self { navigation }
    }

    /// Where the container of references that begins with block `at` ends.
    fn list_end(page: &Page, at: usize) -> Option<usize> {
        let mut region = Some(page.blocks[at].region);
        let mut end = None;
        while let Some(index) = region {
            let place = page.regions.get(index)?;
            if place.blocks.start != at {
                break;
            }
            // A container of most of the page is named for its site or layout.
            let small = place.parent.is_some() && place.blocks.len() * 10 <= page.blocks.len() * 9;
            if small && names::of_region(&place.names) {
                end = Some(place.blocks.end);
            }
            region = place.parent;
        }
        end
    }
}

/// Whether `block` looks like a citation by itself.
pub(super) fn is_strong(block: &Block) -> bool {
    let numbered = |mark: &str| mark.starts_with(|first: char| first.is_ascii_digit() || first == '[');
    let (numbered, least) = match &block.kind {
        BlockKind::ListItem { marker, .. } => (numbered(marker), shape::STRONG),
        BlockKind::Paragraph => {
            (numbered(&block.text) && clean::part_marker(&block.text).0.is_some(), shape::STRONG + 1)
        }
        _ => return false,
    };
    // An element that notes lead to, holding a link that leads out.
    let noted = block.anchors.iter().any(|anchor| markers::is_note_name(anchor));
    let leads_out = block.links.iter().any(|link| link.href.starts_with("http"));
    shape::points(&block.text, numbered) + u8::from(noted) + u8::from(noted && leads_out) >= least
}
