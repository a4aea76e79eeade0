//! Feeds html5ever piece by piece and counts its work, so that a page built to take for ever (a million
//! elements nested in one another) is stopped instead.

use std::{
    borrow::Cow,
    cell::{Cell, Ref},
};

use ego_tree::NodeId;
use html5ever::{
    Attribute, ParseOpts, QualName,
    tendril::{StrTendril, TendrilSink},
    tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink},
};
use scraper::{Html, HtmlTreeSink};

use super::super::{doubt, fold::floor};
use crate::model::Doubt;

/// How much is fed at a time, in bytes: the work that one piece can cause is bounded by the square of it.
const PIECE: usize = 8 << 10;

/// The most looks at an open element that a page may cost; some 20 seconds' worth. Pages of the web cost
/// about one for each byte.
const WORK: u64 = 4_000_000_000;

/// The most nodes of a page's tree; at some 200 bytes a node, under a gigabyte.
const NODES: u64 = 4_000_000;

/// The tree of a page; what came after a limit was reached is left out and doubted.
pub(super) fn parse(text: &str, doubts: &mut Vec<Doubt>) -> Html {
    let sink =
        Counted { tree: HtmlTreeSink::new(Html::new_document()), work: Cell::new(0), nodes: Cell::new(0) };
    let mut parser = html5ever::parse_document(sink, ParseOpts::default());
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(floor(rest, PIECE));
        parser.process(StrTendril::from(piece));
        rest = after;
        let counted = &parser.tokenizer.sink.sink;
        if counted.work.get() > WORK || counted.nodes.get() > NODES {
            doubts.push(doubt("nested too deep or too many elements; the rest was left out", "the end"));
            break;
        }
    }
    parser.finish()
}

/// scraper's sink, with a count of what the parser asks of it.
struct Counted {
    tree: HtmlTreeSink,
    work: Cell<u64>,
    nodes: Cell<u64>,
}

impl Counted {
    fn count_node(&self) {
        self.nodes.set(self.nodes.get() + 1);
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
        self.work.set(self.work.get() + 1);
        self.tree.elem_name(target)
    }

    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.count_node();
        self.tree.create_element(name, attrs, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.count_node();
        self.tree.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.count_node();
        self.tree.create_pi(target, data)
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
        self.work.set(self.work.get() + 1);
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
