//! The one walk over a page's tree: elements in, blocks out. A loop, not a recursion, because a page can
//! be nested as deep as it likes.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

use super::{
    attrs::Attrs,
    compose::{Compositor, Flow},
    head::HeadReader,
    line::Line,
    tag::Tag,
};
use crate::model::Landmark;

/// Everything that is open while the tree is walked.
pub(super) struct Walk<'t> {
    pub(super) out: Compositor<'t>,
    pub(super) head: HeadReader,
    pub(super) frames: Vec<Frame<'t>>,
    bold: u32,
    pre: u32,
    border: Border,
}

/// An open element, and what is to be undone when it closes.
pub(super) struct Frame<'t> {
    pub(super) tag: Tag,
    element: &'t Element,
    /// Whether the sheet knows it as a region.
    region: bool,
    bold: bool,
    flow: bool,
    /// The line around it, if it is out of sight in the middle of one.
    around: Option<Box<Line<'t>>>,
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
            out: Compositor::new(),
            head: HeadReader::default(),
            frames: Vec::new(),
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
                    _ => return self.out.flush(),
                }
            }
        }
    }

    /// Takes a node in; whether it is an element whose children are to be walked.
    fn enter(&mut self, node: NodeRef<'t, Node>) -> bool {
        match node.value() {
            Node::Text(text) => self.text(text),
            Node::Comment(comment) if self.out.sheet.blocks.is_empty() => self.head.comment(comment),
            Node::Element(element) => return self.open(node, element),
            _ => {}
        }
        false
    }

    fn text(&mut self, text: &str) {
        if self.border.opened {
            self.out.line.meet(text, self.border.closed_link && self.border.opened_link);
        }
        self.border = Border::default();
        if self.pre == 0 {
            return self.out.line.push(text, self.bold > 0);
        }
        for (place, row) in text.split('\n').enumerate() {
            if place > 0 {
                self.out.break_line();
            }
            self.out.line.push(row, self.bold > 0);
        }
    }

    fn open(&mut self, node: NodeRef<'t, Node>, element: &'t Element) -> bool {
        let attrs = Attrs::of(element);
        let tag = self.part_of(Tag::of(element.name()), &attrs, element);
        match tag {
            Tag::Skip => return false,
            Tag::Gap => {
                self.out.line.soft_space();
                return false;
            }
            Tag::Break => {
                self.out.break_line();
                return false;
            }
            Tag::Title | Tag::Meta | Tag::Link | Tag::Base | Tag::Script => {
                self.head.element(tag, node, element);
                return false;
            }
            _ => {}
        }
        self.head.note(node, element, &attrs);
        let mut frame = Frame { tag, element, region: false, bold: false, flow: false, around: None };
        if tag.is_inline() {
            self.open_inline(&mut frame, &attrs);
        } else {
            self.open_block(&mut frame, node);
        }
        for id in attrs.id.into_iter().chain(attrs.name.filter(|_| tag == Tag::Anchor)) {
            self.out.line.anchor(id);
        }
        frame.region = frame.around.is_some()
            || tag.is_always_region_as(element.name())
            || (tag.can_be_region() && attrs.names_it());
        if frame.region {
            let landmark = if let Tag::Block(landmark) = tag { landmark } else { Landmark::None };
            self.out.sheet.enter(element, landmark);
        }
        self.frames.push(frame);
        true
    }

    fn open_inline(&mut self, frame: &mut Frame<'t>, attrs: &Attrs<'t>) {
        if attrs.is_unseen() || attrs.is_not_displayed() {
            frame.around = Some(Box::new(std::mem::take(&mut self.out.line)));
            frame.flow = true;
            self.out.flows.push(Flow::Plain);
            return;
        }
        self.border.opened = self.border.closed;
        frame.bold = frame.tag == Tag::Bold || attrs.is_bold();
        self.bold += u32::from(frame.bold);
        match (frame.tag, attrs.href) {
            (Tag::Anchor, Some(href)) => {
                self.border.opened_link = true;
                self.out.line.close_link();
                self.out.line.open_link(href.trim());
            }
            (Tag::Raised, _) => self.out.line.open_raised(),
            (Tag::Custom, _) => self.out.line.soft_space(),
            _ => {}
        }
    }

    fn open_block(&mut self, frame: &mut Frame<'t>, node: NodeRef<'t, Node>) {
        let Frame { tag, element, .. } = *frame;
        let out = &mut self.out;
        self.border = Border::default();
        match tag {
            Tag::Term | Tag::Table | Tag::List { .. } | Tag::Definitions | Tag::Heading(_) => out.end_line(),
            Tag::Paragraph if !out.line.is_empty() && !out.line.is_only_term() => out.end_line(),
            Tag::Row => out.flush(),
            Tag::Item if !out.is_in_row() => out.end_line(),
            _ => out.part(),
        }
        let flow = match tag {
            Tag::Heading(level) => Flow::Heading { level, used: false },
            Tag::Caption | Tag::Control => Flow::Label { used: false },
            Tag::Item if out.is_in_row() => return out.line.part_items(),
            Tag::Item | Tag::Term => out.item(element),
            Tag::Definition => {
                if out.line.is_only_term() {
                    out.line.open_definition();
                }
                out.item(element)
            }
            Tag::Row => out.open_row(),
            Tag::Pre => return self.pre += 1,
            Tag::List { .. } | Tag::Definitions => return out.open_list(tag, node, element),
            Tag::Table => return out.open_table(node),
            Tag::Rows { head } => return out.open_rows(head),
            Tag::Cell { .. } => return out.open_cell(),
            _ => return,
        };
        frame.flow = true;
        out.flows.push(flow);
    }

    /// Undoes what the innermost open element did.
    fn leave(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        // Its last block still stands in it, so the line comes first.
        if frame.around.is_some() {
            self.out.flush();
        } else if frame.tag.is_inline() {
            self.close_inline(frame.tag);
        } else {
            self.close_block(&frame);
        }
        self.bold -= u32::from(frame.bold);
        if frame.flow {
            self.out.flows.pop();
        }
        if frame.region {
            self.out.sheet.leave();
        }
        if let Some(around) = frame.around {
            let anchors = std::mem::replace(&mut self.out.line, *around).anchors;
            anchors.iter().for_each(|id| self.out.line.anchor(id));
        }
    }

    fn close_inline(&mut self, tag: Tag) {
        self.border.closed = true;
        self.border.opened = false;
        match tag {
            Tag::Anchor => {
                self.border.closed_link = true;
                self.out.line.close_link();
            }
            Tag::Raised => self.out.line.close_raised(),
            Tag::Custom => self.out.line.soft_space(),
            _ => {}
        }
    }

    fn close_block(&mut self, frame: &Frame<'t>) {
        let out = &mut self.out;
        self.border = Border::default();
        match frame.tag {
            Tag::Term => out.line.close_term(),
            Tag::Row => out.close_row(),
            Tag::Cell { header } => out.close_cell(frame.element, header),
            Tag::Table => {
                out.part();
                out.tables.pop();
            }
            Tag::List { .. } | Tag::Definitions => {
                out.end_line();
                out.lists.pop();
            }
            Tag::Heading(_) | Tag::Caption | Tag::Control if frame.flow => out.flush(),
            Tag::Pre => {
                out.part();
                self.pre -= 1;
            }
            _ => out.part(),
        }
    }
}
