//! The page as it grows: blocks and their text, and the regions that they stand in.

use std::mem;

use scraper::node::Element;

use super::{
    attrs::{Attrs, attr},
    line::Line,
    tag::landmark_of_role,
};
use crate::model::{Block, BlockKind, Landmark, Link, Region, Span};

/// The most bytes of a region's names; generated pages write novels there.
const NAMES: usize = 300;

/// Blocks, text and regions so far.
#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) regions: Vec<Region>,
    chars: usize,
    /// The innermost region that is open.
    region: usize,
}

/// What a block is made of, before it has a place.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Scalar values in `text`.
    pub(super) chars: usize,
    pub(super) links: Vec<Link>,
    pub(super) raised: Vec<Span>,
    pub(super) anchors: Vec<String>,
    pub(super) bold: bool,
}

impl From<Line<'_>> for Piece {
    fn from(line: Line<'_>) -> Self {
        let bold = line.is_bold();
        Self {
            text: line.text,
            chars: line.chars,
            links: line.links,
            raised: line.raised,
            anchors: line.anchors,
            bold,
        }
    }
}

impl Sheet {
    /// An empty page.
    pub(super) fn new() -> Self {
        let root = Region {
            parent: None,
            tag: "html".into(),
            landmark: Landmark::None,
            names: String::new(),
            hidden: false,
            blocks: 0..0,
        };
        Self { text: String::new(), blocks: Vec::new(), regions: vec![root], chars: 0, region: 0 }
    }

    /// Adds a block at the end of the innermost region.
    pub(super) fn push(&mut self, piece: Piece, kind: BlockKind) {
        let range = Span::new(self.chars, self.chars + piece.chars);
        self.chars += piece.chars + 1;
        self.text.push_str(&piece.text);
        self.text.push('\n');
        let bold = piece.bold || matches!(kind, BlockKind::Heading(_));
        self.blocks.push(Block {
            kind,
            text: piece.text,
            range,
            region: self.region,
            links: piece.links,
            raised: piece.raised,
            bold,
            anchors: piece.anchors,
            gap: 0,
        });
    }

    /// Opens a region for `element` inside the innermost one.
    pub(super) fn open_region(&mut self, element: &Element, landmark: Landmark) -> usize {
        let attrs = Attrs::of(element);
        let by_role = attrs.role.map_or(Landmark::None, landmark_of_role);
        let hidden = attrs.is_not_displayed() || attrs.aria_hidden || attrs.is_unseen();
        self.regions.push(Region {
            parent: Some(self.region),
            tag: element.name().to_owned(),
            landmark: if by_role == Landmark::None { landmark } else { by_role },
            names: names(element, &attrs),
            hidden: hidden || self.regions[self.region].hidden,
            blocks: self.blocks.len()..self.blocks.len(),
        });
        self.region = self.regions.len() - 1;
        self.region
    }

    /// Closes a region that `open_region` gave.
    pub(super) fn close_region(&mut self, region: usize) {
        self.regions[region].blocks.end = self.blocks.len();
        self.region = self.regions[region].parent.unwrap_or(0);
    }

    /// Closes the page.
    pub(super) fn finish(mut self) -> Self {
        let end = self.blocks.len();
        let mut open = Some(mem::take(&mut self.region));
        while let Some(region) = open {
            self.regions[region].blocks.end = end;
            open = self.regions[region].parent;
        }
        self
    }
}

/// The words by which the page's own style sheets and scripts know an element.
fn names(element: &Element, attrs: &Attrs<'_>) -> String {
    let mut names = String::new();
    let rest = ["aria-label", "data-component", "data-testid"].map(|name| attr(element, name));
    let [label, component, test] = rest;
    for value in [attrs.class, attrs.id, attrs.role, label, attrs.itemprop, component, test] {
        for word in value.into_iter().flat_map(str::split_whitespace) {
            if names.len() + word.len() >= NAMES {
                return names;
            }
            if !names.is_empty() {
                names.push(' ');
            }
            names.extend(word.chars().flat_map(char::to_lowercase));
        }
    }
    names
}
