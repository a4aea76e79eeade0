//! A page as it was saved: its decoded text, and the same text as one list of blocks, each with what
//! its place in the page says about it. Every format is read into this, and nothing after `read`
//! knows which one it was.

use std::ops::Range;

use super::{Doubt, Format, Reference, Span};

/// A saved page, read but not yet judged: all of its text, furniture and article alike.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it was saved as.
    pub format: Format,
    /// Whether it has no tags, so that headings, lists and furniture must be told by their shape.
    pub plain: bool,
    /// The WHATWG name of the encoding it was decoded from, lower-case ("utf-8").
    pub encoding: String,
    /// The text that ranges count in: of a plain-text page the decoded, repaired text itself; of
    /// any other the texts of its blocks, in order, a line feed after each.
    pub text: String,
    /// The blocks in reading order.
    pub blocks: Vec<Block>,
    /// The containers that blocks stand in, parents before children; the first is the whole page.
    pub regions: Vec<Region>,
    /// What the page says of itself outside of its text.
    pub head: Head,
    /// The works it cites, where the format states them field by field; else they are sought in the text.
    pub cited: Vec<Cited>,
    /// What was odd about it (a limit reached, mojibake repaired ...).
    pub doubts: Vec<Doubt>,
}

/// A work that a page cites, as its format states it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cited {
    /// What links in the text lead to.
    pub anchor: Option<String>,
    /// The work; its key is not known yet.
    pub reference: Reference,
}

/// A piece of a page: what one line of it would be.
#[derive(Clone, Debug)]
pub struct Block {
    /// What sort of piece.
    pub kind: BlockKind,
    /// Its text, white space folded to single spaces, never empty.
    pub text: String,
    /// Where it stands in [`Page::text`]. For plain text the stretch may hold line ends and list
    /// marks that `text` does not; its words are the same.
    pub range: Span,
    /// The innermost container, an index into [`Page::regions`].
    pub region: usize,
    /// The links in it, in order.
    pub links: Vec<Link>,
    /// Stretches of `text` that are raised (`<sup>`): where citation markers stand.
    pub raised: Vec<Span>,
    /// Whether all of its letters are bold (or the block is set apart as a heading is).
    pub bold: bool,
    /// Ids of elements at or in it, the targets of links inside the page.
    pub anchors: Vec<String>,
    /// Blank lines before it in a plain-text page; 0 in any other.
    pub gap: u8,
}

/// What sort of piece a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading by its tag, of level 1 to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem {
        /// Which list: the same number for items of one list.
        list: u32,
        /// 0 for an outermost list.
        depth: u8,
        /// The mark before it where the list is numbered or lettered ("1.", "b)"), or the bullet as
        /// printed in plain text ("-", "•"); empty for an HTML bullet.
        marker: String,
        /// Scalar values of the term that opens it, where it has one by markup (`<dt>`, then `<dd>`).
        term: u32,
    },
    /// A row of a table that holds data.
    TableRow {
        /// Which table.
        table: u32,
        /// Whether it is a row of column headings.
        header: bool,
        /// The cells, as spans of the block's text (which parts them by " | ").
        cells: Vec<Span>,
    },
    /// The words of a control or a caption: a button, summary, label, legend, tab or figure caption.
    Label,
}

/// A link in a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its words, as a span of the block's text.
    pub span: Span,
    /// Its address as written in the page.
    pub href: String,
}

/// A container of blocks: an element that holds other elements (`div`, `nav`, `ul`, ...).
#[derive(Clone, Debug)]
pub struct Region {
    /// The container around it; none for the page.
    pub parent: Option<usize>,
    /// The tag, lower-case; empty for plain text.
    pub tag: String,
    /// What part of a page it is by tag or role.
    pub landmark: Landmark,
    /// Its class, id, role, aria-label, itemprop and data-component words, lower-case, parted by spaces.
    pub names: String,
    /// Whether it is not shown (`hidden`, `display:none`, `aria-hidden="true"`, `<template>` ...).
    pub hidden: bool,
    /// The blocks in it, in containers of its own too.
    pub blocks: Range<usize>,
}

/// The parts of a page that tags and roles name (WAI-ARIA landmarks, and `article`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Landmark {
    /// None of them.
    #[default]
    None,
    /// `<main>`.
    Main,
    /// `<article>`.
    Article,
    /// `<nav>`.
    Navigation,
    /// `<header>`.
    Header,
    /// `<footer>`.
    Footer,
    /// `<aside>`.
    Aside,
    /// `<form>` and `role=search`.
    Form,
    /// `<dialog>` and `role=dialog` or `alertdialog`.
    Dialog,
}

/// What a page says of itself outside of its text, as found; `extract` decides what it means.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// The `<title>`.
    pub title: Option<String>,
    /// The language tag of the page ("en-US").
    pub language: Option<String>,
    /// The canonical link as written, else none.
    pub canonical: Option<String>,
    /// The address a browser or SingleFile noted when it saved the page.
    pub saved_from: Option<String>,
    /// When it was saved, ISO 8601, where the file says so.
    pub saved: Option<String>,
    /// `<meta>` names, properties and itemprops (lower-case) with their contents, in order.
    pub meta: Vec<(String, String)>,
    /// JSON-LD objects, graphs taken apart, in order.
    pub json_ld: Vec<serde_json::Value>,
}
