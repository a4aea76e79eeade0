//! Makes blocks of lines: what a line is by where it stands, and where it ends.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

use super::{
    line::Line,
    list::List,
    sheet::{Piece, Sheet},
    split,
    table::Table,
    tag::Tag,
};
use crate::model::BlockKind;

/// The longest heading or label, in scalar values: one that is longer was never closed.
const LONG_HEADING: usize = 300;

/// The line in the making, and all that decides what it becomes.
#[derive(Debug)]
pub(super) struct Compositor<'t> {
    pub(super) sheet: Sheet<'t>,
    pub(super) line: Line<'t>,
    pub(super) flows: Vec<Flow>,
    pub(super) lists: Vec<List>,
    pub(super) tables: Vec<Table>,
    lists_seen: u32,
    pub(super) tables_seen: u32,
}

/// What the next block is.
#[derive(Debug)]
pub(super) enum Flow {
    Plain,
    Heading { level: u8, used: bool },
    Label { used: bool },
    Item { list: u32, depth: u8, marker: String, used: bool },
    Row,
}

impl<'t> Compositor<'t> {
    pub(super) fn new() -> Self {
        Self {
            sheet: Sheet::new(),
            line: Line::default(),
            flows: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            lists_seen: 0,
            tables_seen: 0,
        }
    }

    /// Whether this is a row of a table, which is one line whatever is in its cells.
    pub(super) fn is_in_row(&self) -> bool {
        matches!(self.flows.last(), Some(Flow::Row))
    }

    /// Whether this is one line by its nature: a heading, a label, a row.
    pub(super) fn is_one_line(&self) -> bool {
        matches!(
            self.flows.last(),
            Some(Flow::Heading { used: false, .. } | Flow::Label { used: false } | Flow::Row)
        )
    }

    /// A `<br>`.
    pub(super) fn break_line(&mut self) {
        if self.is_one_line() {
            self.line.space();
        } else if self.line.break_line() {
            self.flush();
        }
    }

    /// The border of a block element: the end of the block, except in what is one line.
    pub(super) fn part(&mut self) {
        let is_open = self.is_in_row() || (self.is_one_line() && self.line.chars < LONG_HEADING);
        if is_open || self.line.is_only_term() { self.line.space() } else { self.flush() }
    }

    /// The border of an element that is never part of a line, except in a cell.
    pub(super) fn end_line(&mut self) {
        if self.is_in_row() { self.line.space() } else { self.flush() }
    }

    /// Enters a list.
    pub(super) fn open_list(&mut self, tag: Tag, node: NodeRef<'_, Node>, element: &Element) {
        self.lists_seen += 1;
        let items =
            || node.children().filter(|c| c.value().as_element().is_some_and(|e| e.name() == "li")).count();
        self.lists.push(match tag {
            Tag::List { ordered: true } => List::ordered(self.lists_seen, element, items),
            _ => List::bulleted(self.lists_seen),
        });
    }

    /// The flow of an item of the innermost list; one outside of any list is a list of its own.
    pub(super) fn item(&mut self, element: &Element) -> Flow {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let (list, marker) = match self.lists.last_mut() {
            Some(list) => (list.id, list.mark(element)),
            None => (0, String::new()),
        };
        Flow::Item { list, depth, marker, used: false }
    }

    /// Makes a block of the line.
    pub(super) fn flush(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let line = self.line.take();
        let kind = self.kind_of(&line);
        if kind != BlockKind::Paragraph {
            return self.sheet.push(line.into(), kind);
        }
        let mut list = None;
        for (piece, marker) in split::split(line) {
            match marker {
                Some(marker) => self.push_typed_item(piece, marker, &mut list),
                None => self.sheet.push(piece, BlockKind::Paragraph),
            }
        }
    }

    /// Adds an item whose bullet was typed; it goes on with the list right before it.
    fn push_typed_item(&mut self, piece: Piece, marker: String, list: &mut Option<u32>) {
        let before = self.sheet.blocks.last().and_then(|block| match &block.kind {
            BlockKind::ListItem { list, marker: other, .. } if *other == marker => Some(*list),
            _ => None,
        });
        let id = list.or(before).unwrap_or_else(|| {
            self.lists_seen += 1;
            self.lists_seen
        });
        *list = Some(id);
        self.sheet.push(piece, BlockKind::ListItem { list: id, depth: 0, marker, term: 0 });
    }

    /// What the line is by where it stands; an item, heading or label names its first block alone.
    fn kind_of(&mut self, line: &Line<'_>) -> BlockKind {
        let term = u32::try_from(line.term).unwrap_or(0);
        let kind = match self.flows.last_mut() {
            Some(Flow::Heading { level, used: used @ false }) => {
                *used = true;
                BlockKind::Heading(*level)
            }
            Some(Flow::Label { used: used @ false }) => {
                *used = true;
                BlockKind::Label
            }
            Some(Flow::Item { list, depth, marker, used: used @ false }) => {
                *used = true;
                let marker = std::mem::take(marker);
                return BlockKind::ListItem { list: *list, depth: *depth, marker, term };
            }
            _ if term > 0 => {
                let list = self.lists.last().map_or(0, |list| list.id);
                let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
                return BlockKind::ListItem { list, depth, marker: String::new(), term };
            }
            _ => return BlockKind::Paragraph,
        };
        if matches!(kind, BlockKind::Heading(_))
            && let [.., Flow::Item { used, .. }, _] = self.flows.as_mut_slice()
        {
            *used = true;
        }
        kind
    }
}
