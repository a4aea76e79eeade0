//! The page as it grows: blocks and their text, and the regions that they stand in.

use scraper::node::Element;

use super::{attrs::Attrs, line::Line, tag::landmark_of_role};
use crate::model::{Block, BlockKind, Landmark, Link, Region, Span};

/// The most bytes of a region's names; generated pages write novels there.
const NAMES: usize = 300;

/// Blocks, text and regions so far.
#[derive(Debug)]
pub(super) struct Sheet<'t> {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) regions: Vec<Region>,
    chars: usize,
    /// The innermost region that is open.
    region: usize,
    /// The elements that are open and are regions as soon as a block stands in them.
    containers: Vec<Container<'t>>,
    /// How many of them are regions already; they are the outermost.
    opened: usize,
}

/// An open element that holds blocks.
#[derive(Clone, Copy, Debug)]
struct Container<'t> {
    element: &'t Element,
    landmark: Landmark,
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

impl<'t> Sheet<'t> {
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
        Self {
            text: String::new(),
            blocks: Vec::new(),
            regions: vec![root],
            chars: 0,
            region: 0,
            containers: Vec::new(),
            opened: 0,
        }
    }

    /// Adds a block at the end of the innermost region.
    pub(super) fn push(&mut self, piece: Piece, kind: BlockKind) {
        while self.opened < self.containers.len() {
            self.open_region(self.opened);
            self.opened += 1;
        }
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

    /// Enters an element that is a region if blocks stand in it.
    pub(super) fn enter(&mut self, element: &'t Element, landmark: Landmark) {
        self.containers.push(Container { element, landmark });
    }

    /// Leaves the innermost such element.
    pub(super) fn leave(&mut self) {
        self.containers.pop();
        if self.opened > self.containers.len() {
            self.opened = self.containers.len();
            let region = &mut self.regions[self.region];
            region.blocks.end = self.blocks.len();
            self.region = region.parent.unwrap_or(0);
        }
    }

    fn open_region(&mut self, container: usize) {
        let Container { element, landmark } = self.containers[container];
        let attrs = Attrs::of(element);
        let by_role = attrs.role.map_or(Landmark::None, landmark_of_role);
        let hidden = attrs.is_not_displayed() || attrs.aria_hidden || attrs.is_unseen();
        self.regions.push(Region {
            parent: Some(self.region),
            tag: element.name().to_owned(),
            landmark: if by_role == Landmark::None { landmark } else { by_role },
            names: names(element),
            hidden: hidden || self.regions[self.region].hidden,
            blocks: self.blocks.len()..self.blocks.len(),
        });
        self.region = self.regions.len() - 1;
    }

    /// Closes the page.
    pub(super) fn finish(mut self) -> Self {
        while !self.containers.is_empty() {
            self.leave();
        }
        self.regions[0].blocks.end = self.blocks.len();
        self
    }
}

/// The words by which the page's own style sheets and scripts know an element.
fn names(element: &Element) -> String {
    let mut values = [""; 7];
    for (key, value) in element.attrs() {
        let place = match key.as_bytes() {
            b"class" => 0,
            b"id" => 1,
            b"role" => 2,
            b"aria-label" => 3,
            b"itemprop" => 4,
            b"data-component" => 5,
            b"data-testid" => 6,
            _ => continue,
        };
        values[place] = value;
    }
    let mut names =
        String::with_capacity(values.iter().map(|value| value.len() + 1).sum::<usize>().min(NAMES));
    for word in values.into_iter().flat_map(str::split_whitespace) {
        if names.len() + word.len() >= NAMES {
            break;
        }
        if !names.is_empty() {
            names.push(' ');
        }
        names.push_str(word);
    }
    if names.is_ascii() {
        names.make_ascii_lowercase();
        return names;
    }
    names.to_lowercase()
}
