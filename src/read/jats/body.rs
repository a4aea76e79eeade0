//! The text of an article as HTML: sections by level, paragraphs, lists, tables, boxes, and links to the works
//! cited.

use super::table;
use crate::read::{
    markup::Markup,
    xml::{Child, Element},
};

/// What has no words of the article in it, or words that stand elsewhere.
const UNSEEN: &[&str] = &[
    "ref-list",
    "graphic",
    "inline-graphic",
    "media",
    "object-id",
    "tex-math",
    "supplementary-material",
    "fn-group",
    "permissions",
    "label",
    "title",
    "alt-text",
    "long-desc",
    "sec-meta",
    "index-term",
    "processing-meta",
    "attrib",
];

/// Writes an abstract, under a heading of its own.
pub(super) fn abstracts(part: &Element, markup: &mut Markup) {
    if part.attribute("abstract-type").is_some_and(|kind| matches!(kind, "graphical" | "toc" | "teaser")) {
        return;
    }
    let title = part.text_at(&["title"]).unwrap_or_else(|| "Abstract".to_owned());
    markup.open("section", &[]);
    markup.element("h2", &title);
    blocks(part, 3, markup);
    markup.close("section");
}

/// Writes what stands in an element that holds blocks; headings in it are of this level.
pub(super) fn blocks(parent: &Element, level: u8, markup: &mut Markup) {
    let mut open = false;
    for child in &parent.children {
        match child {
            Child::Element(element) if is_block(&element.name) => {
                if std::mem::take(&mut open) {
                    markup.close("p");
                }
                block(element, level, markup);
            }
            // Words between blocks are a paragraph of their own.
            child => {
                if !open && !is_blank(child) {
                    markup.open("p", &[]);
                    open = true;
                }
                inline(child, level, markup);
            }
        }
    }
    if open {
        markup.close("p");
    }
}

fn is_blank(child: &Child) -> bool {
    match child {
        Child::Text(words) => words.trim().is_empty(),
        Child::Element(element) => UNSEEN.contains(&element.name.as_str()),
    }
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "sec"
            | "list"
            | "def-list"
            | "table-wrap"
            | "table-wrap-group"
            | "fig"
            | "fig-group"
            | "boxed-text"
            | "disp-quote"
            | "disp-formula"
            | "disp-formula-group"
            | "ack"
            | "app-group"
            | "app"
            | "glossary"
            | "notes"
            | "bio"
            | "statement"
            | "verse-group"
            | "preformat"
            | "speech"
            | "caption"
            | "table-wrap-foot"
            | "fn"
            | "table"
            | "array"
    )
}

fn block(element: &Element, level: u8, markup: &mut Markup) {
    match element.name.as_str() {
        "p" => paragraph(element, level, markup),
        "sec" | "boxed-text" | "ack" | "app" | "glossary" | "notes" | "bio" | "statement" => {
            section(element, level, markup);
        }
        "list" => list(element, level, markup),
        "def-list" => definitions(element, level, markup),
        "table-wrap" => table::wrapped(element, level, markup),
        "fig" => table::figure(element, level, markup),
        "table" => table::table(element, None, level, markup),
        _ => {
            markup.open("div", &[]);
            blocks(element, level, markup);
            markup.close("div");
        }
    }
}

/// A paragraph; lists and tables in its midst stand between its parts.
fn paragraph(element: &Element, level: u8, markup: &mut Markup) {
    markup.open("div", &id(element));
    blocks(element, level, markup);
    markup.close("div");
}

/// An element with a title over what it holds.
fn section(element: &Element, level: u8, markup: &mut Markup) {
    let caption = || element.text_at(&["caption", "title"]);
    let title = element.text_at(&["title"]).or_else(caption).or_else(|| match element.name.as_str() {
        "ack" => Some("Acknowledgments".to_owned()),
        "boxed-text" => element.text_at(&["label"]),
        _ => None,
    });
    markup.open("section", &id(element));
    let below = match &title {
        Some(title) => {
            markup.element(&format!("h{}", level.min(6)), title);
            level + 1
        }
        None => level,
    };
    blocks(element, below.min(6), markup);
    markup.close("section");
}

fn list(element: &Element, level: u8, markup: &mut Markup) {
    let ordered = matches!(
        element.attribute("list-type"),
        Some("order" | "alpha-lower" | "alpha-upper" | "roman-lower" | "roman-upper")
    );
    let tag = if ordered { "ol" } else { "ul" };
    if let Some(title) = element.text_at(&["title"]) {
        markup.element("p", &title);
    }
    markup.open(tag, &[]);
    for item in element.all("list-item") {
        markup.open("li", &id(item));
        flat(item, level, markup);
        markup.close("li");
    }
    markup.close(tag);
}

/// What an item or a cell holds, without a border around its only paragraph.
pub(super) fn flat(element: &Element, level: u8, markup: &mut Markup) {
    for child in &element.children {
        match child {
            Child::Element(inner) if inner.name == "p" => {
                flat(inner, level, markup);
                markup.text(" ");
            }
            Child::Element(inner) if is_block(&inner.name) => block(inner, level, markup),
            child => inline(child, level, markup),
        }
    }
}

fn definitions(element: &Element, level: u8, markup: &mut Markup) {
    markup.open("dl", &[]);
    for item in element.all("def-item") {
        for part in item.elements() {
            let tag = if part.name == "term" { "dt" } else { "dd" };
            markup.open(tag, &id(part));
            flat(part, level, markup);
            markup.close(tag);
        }
    }
    markup.close("dl");
}

/// Writes words and what is set among them.
fn inline(child: &Child, level: u8, markup: &mut Markup) {
    let element = match child {
        Child::Text(words) => return markup.text(words),
        Child::Element(element) => element,
    };
    let name = element.name.as_str();
    if UNSEEN.contains(&name) {
        return;
    }
    let tag = match name {
        "italic" => "i",
        "bold" => "b",
        "sup" => "sup",
        "sub" => "sub",
        "break" => return markup.text(" "),
        "xref" => return link(element, &format!("#{}", first_id(element)), level, markup),
        "ext-link" | "uri" => {
            let href = element.attribute("xlink:href").map_or_else(|| element.text(), str::to_owned);
            return link(element, &href, level, markup);
        }
        _ => "span",
    };
    markup.open(tag, &id(element));
    element.children.iter().for_each(|child| inline(child, level, markup));
    markup.close(tag);
}

fn link(element: &Element, href: &str, level: u8, markup: &mut Markup) {
    markup.open("a", &[("href", href)]);
    element.children.iter().for_each(|child| inline(child, level, markup));
    markup.close("a");
}

/// What a cross-reference leads to; the first, where it leads to several.
fn first_id(element: &Element) -> &str {
    element.attribute("rid").and_then(|ids| ids.split_whitespace().next()).unwrap_or_default()
}

/// The attribute that links lead to.
pub(super) fn id(element: &Element) -> Vec<(&'static str, &str)> {
    element.attribute("id").map(|id| ("id", id)).into_iter().collect()
}
