//! Builds the tree of a page and counts the work of it, so that a page built to take for ever (a million
//! elements nested in one another) is stopped instead.

use std::{
    borrow::Cow,
    cell::{Cell, Ref},
};

use ego_tree::NodeId;
use html5ever::{
    Attribute, QualName,
    tendril::StrTendril,
    tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
};
use scraper::{Html, HtmlTreeSink};

use super::{super::doubt, tokens::Tokens};
use crate::model::Doubt;

/// How many bytes are taken apart between two looks at the limits: the work that they can cause is bounded
/// by the square of it.
const PIECE: usize = 8 << 10;

/// The most looks at an open element that a page may cost: a second's worth or two. Pages of the web cost
/// about one for every four bytes.
const WORK: u64 = 150_000_000;

/// The deepest nesting; browsers stop at 512.
const DEPTH: usize = 5_000;

/// The most nodes of a page's tree; at some 200 bytes a node, and as many for the blocks made of them, under 300 MB.
const NODES: u64 = 500_000;

/// The most tags and stretches of text of a page. Pages of the web have one for every ten to thirty bytes, so
/// that this is fifteen megabytes of them at the least.
const TOKENS: usize = 1_500_000;

/// The tree of a page; what came after a limit was reached is left out and doubted.
pub(super) fn parse(text: &str, doubts: &mut Vec<Doubt>) -> Html {
    let text = prepared(text);
    let sink = Counted {
        tree: HtmlTreeSink::new(Html::new_document()),
        work: Cell::new(0),
        nodes: Cell::new(0),
        last: Cell::new(None),
    };
    let mut tokens = Tokens::new(&text, sink);
    let (mut checked, mut taken) = (0, 0);
    while tokens.step() {
        taken += 1;
        if tokens.at() - checked < PIECE {
            continue;
        }
        checked = tokens.at();
        let limit = (taken > TOKENS).then_some("too many tags");
        if let Some(limit) = limit.or_else(|| tokens.sink().limit()) {
            doubts.push(doubt(format!("{limit}; the rest was left out"), "the end"));
            break;
        }
    }
    tokens.finish()
}

/// The text as the standard has it before it is taken apart: all ends of lines are one, and NUL, which is
/// dropped from text, is nowhere.
fn prepared(text: &str) -> Cow<'_, str> {
    match memchr::memchr2(b'\r', 0, text.as_bytes()) {
        Some(_) => text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "").into(),
        None => text.into(),
    }
}

/// scraper's sink, with a count of what the parser asks of it.
struct Counted {
    tree: HtmlTreeSink,
    work: Cell<u64>,
    nodes: Cell<u64>,
    /// The element that was made last.
    last: Cell<Option<NodeId>>,
}

impl Counted {
    fn count(&self, node: NodeId) -> NodeId {
        self.nodes.set(self.nodes.get() + 1);
        self.look();
        node
    }

    fn look(&self) {
        self.work.set(self.work.get() + 1);
    }

    /// The limit that has been reached.
    fn limit(&self) -> Option<&'static str> {
        if self.work.get() > WORK {
            return Some("too much to take apart");
        }
        if self.nodes.get() > NODES {
            return Some("too many elements");
        }
        let html = self.tree.0.borrow();
        let depth =
            self.last.get().and_then(|id| html.tree.get(id)).map_or(0, |node| node.ancestors().count());
        (depth > DEPTH).then_some("nested too deep")
    }
}

impl TreeSink for Counted {
    type Handle = NodeId;
    type Output = Html;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Html {
        self.tree.finish()
    }

    // Pages are full of errors and nobody reads them.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.tree.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        self.look();
        self.tree.elem_name(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        let node = self.count(self.tree.create_element(name, attrs, flags));
        self.last.set(Some(node));
        node
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.count(self.tree.create_comment(text))
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.count(self.tree.create_pi(target, data))
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.tree.append(parent, child);
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        self.tree.append_based_on_parent_node(element, before, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.tree.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.tree.get_template_contents(target)
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        self.look();
        self.tree.same_node(x, y)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.tree.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, new: NodeOrText<NodeId>) {
        self.tree.append_before_sibling(sibling, new);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attrs: Vec<Attribute>) {
        self.tree.add_attrs_if_missing(target, attrs);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.tree.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        self.tree.reparent_children(node, new_parent);
    }
}
