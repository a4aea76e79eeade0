//! The one walk over a page's tree: elements in, blocks out. A loop, not a recursion, because a page can be
//! nested as deep as it likes.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

use super::{
    attrs::{Attrs, attr},
    head::HeadReader,
    line::Line,
    list::List,
    sheet::{Piece, Sheet},
    split,
    table::{self, Table},
    tag::{Tag, landmark_of_role},
};
use crate::model::{BlockKind, Landmark};

/// The longest heading or label, in scalar values: one that is longer was never closed.
const LONG_HEADING: usize = 300;

/// Everything that is open while the tree is walked.
pub(super) struct Walk<'t> {
    pub(super) sheet: Sheet,
    pub(super) head: HeadReader,
    line: Line<'t>,
    frames: Vec<Frame<'t>>,
    flows: Vec<Flow>,
    lists: Vec<List>,
    tables: Vec<Table>,
    /// Open frames that will be regions when a block comes, outermost first.
    unnamed: Vec<usize>,
    lists_seen: u32,
    tables_seen: u32,
    bold: u32,
    pre: u32,
    border: Border,
}

/// An open element, and what is to be undone when it closes.
struct Frame<'t> {
    tag: Tag,
    element: &'t Element,
    landmark: Landmark,
    /// Its region, once a block stands in it.
    region: Option<usize>,
    bold: bool,
    flow: bool,
    /// The line around it, if it is out of sight in the middle of one.
    around: Option<Box<Line<'t>>>,
}

/// What the next block is.
enum Flow {
    Plain,
    Heading { level: u8, used: bool },
    Label { used: bool },
    Item { list: u32, depth: u8, marker: String, used: bool },
    Row,
}

/// Whether the last thing in the line was an element that ended, and maybe one that began after it.
#[derive(Clone, Copy, Default)]
struct Border {
    closed: bool,
    closed_link: bool,
    opened: bool,
    opened_link: bool,
}

impl<'t> Walk<'t> {
    pub(super) fn new() -> Self {
        Self {
            sheet: Sheet::new(),
            head: HeadReader::default(),
            line: Line::default(),
            frames: Vec::new(),
            flows: Vec::new(),
            lists: Vec::new(),
            tables: Vec::new(),
            unnamed: Vec::new(),
            lists_seen: 0,
            tables_seen: 0,
            bold: 0,
            pre: 0,
            border: Border::default(),
        }
    }

    /// Walks everything under `root`.
    pub(super) fn run(&mut self, root: NodeRef<'t, Node>) {
        let Some(mut node) = root.first_child() else { return };
        loop {
            let entered = self.enter(node);
            if entered && let Some(child) = node.first_child() {
                node = child;
                continue;
            }
            if entered {
                self.leave();
            }
            loop {
                if let Some(next) = node.next_sibling() {
                    node = next;
                    break;
                }
                match node.parent() {
                    Some(parent) if parent.id() != root.id() => {
                        self.leave();
                        node = parent;
                    }
                    _ => return self.flush(),
                }
            }
        }
    }

    /// Takes a node in; whether it is an element whose children are to be walked.
    fn enter(&mut self, node: NodeRef<'t, Node>) -> bool {
        match node.value() {
            Node::Text(text) => self.text(text),
            Node::Comment(comment) if self.sheet.blocks.is_empty() => self.head.comment(comment),
            Node::Element(element) => return self.open(node, element),
            _ => {}
        }
        false
    }

    fn text(&mut self, text: &str) {
        if self.border.opened {
            self.line.meet(text, self.border.closed_link && self.border.opened_link);
        }
        self.border = Border::default();
        if self.pre == 0 {
            return self.line.push(text, self.bold > 0);
        }
        for (place, row) in text.split('\n').enumerate() {
            if place > 0 {
                self.break_line();
            }
            self.line.push(row, self.bold > 0);
        }
    }

    fn open(&mut self, node: NodeRef<'t, Node>, element: &'t Element) -> bool {
        let attrs = Attrs::of(element);
        let tag = self.part_of(Tag::of(element.name()), &attrs, element);
        match tag {
            Tag::Skip => return false,
            Tag::Gap => {
                self.line.soft_space();
                return false;
            }
            Tag::Break => {
                self.break_line();
                return false;
            }
            Tag::Title | Tag::Meta | Tag::Link | Tag::Base | Tag::Script => {
                self.head.element(tag, node, element);
                return false;
            }
            _ => {}
        }
        self.head.note(node, element, &attrs);
        let mut frame = Frame {
            tag,
            element,
            landmark: Landmark::None,
            region: None,
            bold: false,
            flow: false,
            around: None,
        };
        if tag.is_inline() {
            self.open_inline(&mut frame, &attrs);
        } else {
            self.open_block(&mut frame, node);
        }
        for id in attrs.id.into_iter().chain(attrs.name.filter(|_| tag == Tag::Anchor)) {
            self.line.anchor(id);
        }
        let region = tag.is_always_region() || (tag.can_be_region() && attrs.names_it());
        if region || frame.around.is_some() {
            self.unnamed.push(self.frames.len());
        }
        self.frames.push(frame);
        true
    }

    /// The part an element plays here, its role and its place taken into account.
    fn part_of(&self, tag: Tag, attrs: &Attrs<'_>, element: &Element) -> Tag {
        let tag = match attrs.role {
            None => tag,
            Some("heading") => match (tag, attr(element, "aria-level").and_then(|l| l.trim().parse().ok())) {
                (Tag::Heading(level), None) => Tag::Heading(level),
                (_, level) => Tag::Heading(level.unwrap_or(2u8).clamp(1, 6)),
            },
            Some("button" | "tab") if !matches!(tag, Tag::Heading(_)) => Tag::Control,
            Some("listitem") if matches!(tag, Tag::Block(_)) => Tag::Item,
            Some("list") if matches!(tag, Tag::Block(_)) => Tag::List { ordered: false },
            Some(role) if tag == Tag::Inline && landmark_of_role(role) != Landmark::None => {
                Tag::Block(Landmark::None)
            }
            Some(_) => tag,
        };
        let in_data = self.tables.last().is_some_and(|table| table.data.is_some());
        match tag {
            Tag::Control if self.is_in_sentence() => Tag::Custom,
            Tag::Row | Tag::Rows { .. } | Tag::Cell { .. } if !in_data => Tag::Block(Landmark::None),
            Tag::Cell { .. } | Tag::Item => tag,
            // A row is one line, whatever is in its cells.
            _ if !tag.is_inline() && tag.is_laid_out() && self.is_in_row() => Tag::Block(Landmark::None),
            tag => tag,
        }
    }

    fn is_in_row(&self) -> bool {
        matches!(self.flows.last(), Some(Flow::Row))
    }

    /// Whether a control here is a word of a sentence: in a paragraph, a heading, or an item with words.
    fn is_in_sentence(&self) -> bool {
        if matches!(
            self.flows.last(),
            Some(Flow::Heading { used: false, .. } | Flow::Label { used: false } | Flow::Row)
        ) {
            return true;
        }
        match self.frames.iter().rev().find(|frame| !frame.tag.is_inline()) {
            Some(frame) if matches!(frame.tag, Tag::Paragraph | Tag::Term | Tag::Definition) => true,
            Some(frame) => frame.tag == Tag::Item && !self.line.is_empty(),
            None => false,
        }
    }

    fn open_inline(&mut self, frame: &mut Frame<'t>, attrs: &Attrs<'t>) {
        if attrs.is_unseen() || attrs.is_not_displayed() {
            frame.around = Some(Box::new(std::mem::take(&mut self.line)));
            self.flows.push(Flow::Plain);
            frame.flow = true;
            return;
        }
        if self.border.closed {
            self.border.opened = true;
        }
        frame.bold = frame.tag == Tag::Bold || attrs.is_bold();
        self.bold += u32::from(frame.bold);
        match (frame.tag, attrs.href) {
            (Tag::Anchor, Some(href)) => {
                self.border.opened_link = true;
                self.line.close_link();
                self.line.open_link(href.trim());
            }
            (Tag::Raised, _) => self.line.open_raised(),
            (Tag::Custom, _) => self.line.soft_space(),
            _ => {}
        }
    }

    fn open_block(&mut self, frame: &mut Frame<'t>, node: NodeRef<'t, Node>) {
        let Frame { tag, element, .. } = *frame;
        self.border = Border::default();
        match tag {
            Tag::Term | Tag::Table | Tag::List { .. } | Tag::Definitions | Tag::Heading(_) => self.end_line(),
            Tag::Paragraph if !self.line.is_empty() && !self.line.is_only_term() => self.end_line(),
            Tag::Row => self.flush(),
            Tag::Item if !self.is_in_row() => self.end_line(),
            _ => self.part(),
        }
        let flow = match tag {
            Tag::Block(landmark) => {
                frame.landmark = landmark;
                None
            }
            Tag::Heading(level) => Some(Flow::Heading { level, used: false }),
            Tag::Caption | Tag::Control => Some(Flow::Label { used: false }),
            Tag::Pre => {
                self.pre += 1;
                None
            }
            Tag::List { .. } | Tag::Definitions => {
                self.open_list(tag, node, element);
                None
            }
            Tag::Item if self.is_in_row() => {
                self.line.part_items();
                None
            }
            Tag::Item | Tag::Term => Some(self.item(element)),
            Tag::Definition => {
                if self.line.is_only_term() {
                    self.line.open_definition();
                }
                Some(self.item(element))
            }
            Tag::Table => {
                let data = table::holds_data(node).then(|| {
                    self.tables_seen += 1;
                    self.tables_seen
                });
                self.tables.push(Table::new(data));
                None
            }
            _ => return self.open_table_part(frame),
        };
        frame.flow = flow.is_some();
        self.flows.extend(flow);
    }

    fn open_table_part(&mut self, frame: &mut Frame<'t>) {
        let Some(table) = self.tables.last_mut() else { return };
        match frame.tag {
            Tag::Rows { head } => table.in_head = head,
            Tag::Row => {
                table.row_has_data = false;
                self.flows.push(Flow::Row);
                frame.flow = true;
            }
            Tag::Cell { .. } => {
                let taken = table.taken(self.line.cells.len());
                self.line.skip_cells(taken);
                self.line.open_cell();
            }
            _ => {}
        }
    }

    fn open_list(&mut self, tag: Tag, node: NodeRef<'t, Node>, element: &Element) {
        self.lists_seen += 1;
        let items =
            || node.children().filter(|c| c.value().as_element().is_some_and(|e| e.name() == "li")).count();
        self.lists.push(match tag {
            Tag::List { ordered: true } => List::ordered(self.lists_seen, element, items),
            _ => List::bulleted(self.lists_seen),
        });
    }

    /// The flow of an item of the innermost list; one outside of any list is a list of its own.
    fn item(&mut self, element: &Element) -> Flow {
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let (list, marker) = match self.lists.last_mut() {
            Some(list) => (list.id, list.mark(element)),
            None => (0, String::new()),
        };
        Flow::Item { list, depth, marker, used: false }
    }

    /// Undoes what the innermost open element did.
    fn leave(&mut self) {
        let Some(frame) = self.frames.last() else { return };
        let (tag, element, flow, unseen) = (frame.tag, frame.element, frame.flow, frame.around.is_some());
        // Its last block still stands in it, so the frame goes after the line has been dealt with.
        if unseen {
            self.flush();
        } else if tag.is_inline() {
            self.close_inline(tag);
        } else {
            self.close_block(tag, element, flow);
        }
        if flow {
            self.flows.pop();
        }
        let Some(frame) = self.frames.pop() else { return };
        self.bold -= u32::from(frame.bold);
        if let Some(around) = frame.around {
            let anchors = std::mem::replace(&mut self.line, *around).anchors;
            anchors.iter().for_each(|id| self.line.anchor(id));
        }
        match frame.region {
            Some(region) => self.sheet.close_region(region),
            None if self.unnamed.last() == Some(&self.frames.len()) => {
                self.unnamed.pop();
            }
            None => {}
        }
    }

    fn close_inline(&mut self, tag: Tag) {
        self.border.closed = true;
        self.border.opened = false;
        match tag {
            Tag::Anchor => {
                self.border.closed_link = true;
                self.line.close_link();
            }
            Tag::Raised => self.line.close_raised(),
            Tag::Custom => self.line.soft_space(),
            _ => {}
        }
    }

    fn close_block(&mut self, tag: Tag, element: &Element, flow: bool) {
        self.border = Border::default();
        match tag {
            Tag::Term => self.line.close_term(),
            Tag::Row => self.close_row(),
            Tag::Cell { header } => self.close_cell(element, header),
            Tag::Table => {
                self.part();
                self.tables.pop();
            }
            Tag::List { .. } | Tag::Definitions => {
                self.end_line();
                self.lists.pop();
            }
            Tag::Heading(_) | Tag::Caption | Tag::Control if flow => self.flush(),
            Tag::Pre => {
                self.part();
                self.pre -= 1;
            }
            _ => self.part(),
        }
    }

    fn close_cell(&mut self, element: &Element, header: bool) {
        let Some(table) = self.tables.last_mut() else { return };
        let column = self.line.cells.len();
        let covers = table.cover(column, element);
        self.line.close_cell(covers);
        table.row_has_data |= !header && !self.line.cells[column].is_empty();
    }

    fn close_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return self.flush() };
        let taken = table.taken(self.line.cells.len());
        self.line.skip_cells(taken);
        let header = table.in_head || !table.row_has_data;
        let id = table.data.unwrap_or(0);
        if self.line.cells.iter().all(|cell| cell.is_empty()) {
            return self.line.clear();
        }
        let mut line = self.line.take();
        let cells = line.close_row();
        self.open_regions();
        self.sheet.push(line.into(), BlockKind::TableRow { table: id, header, cells });
    }

    fn break_line(&mut self) {
        let one_line = match self.flows.last() {
            Some(Flow::Heading { used, .. } | Flow::Label { used }) => !used,
            Some(Flow::Row) => true,
            _ => false,
        };
        if one_line {
            self.line.space();
        } else if self.line.break_line() {
            self.flush();
        }
    }

    /// The border of a block element: the end of the block, except in what is one line by its nature.
    fn part(&mut self) {
        match self.flows.last() {
            Some(Flow::Row) => self.line.space(),
            Some(Flow::Heading { used: false, .. } | Flow::Label { used: false })
                if self.line.chars < LONG_HEADING =>
            {
                self.line.space();
            }
            _ if self.line.is_only_term() => self.line.space(),
            _ => self.flush(),
        }
    }

    /// The border of an element that is never part of a line, except in a cell.
    fn end_line(&mut self) {
        if self.is_in_row() { self.line.space() } else { self.flush() }
    }

    /// Makes a block of the line.
    fn flush(&mut self) {
        if self.line.is_empty() {
            return;
        }
        let line = self.line.take();
        let kind = self.kind_of(&line);
        self.open_regions();
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

    /// Makes regions of the open elements that are due to be ones.
    fn open_regions(&mut self) {
        for at in std::mem::take(&mut self.unnamed) {
            let frame = &mut self.frames[at];
            frame.region = Some(self.sheet.open_region(frame.element, frame.landmark));
        }
    }
}
