//! Tables and figures of an article as HTML.

use super::body::{blocks, flat, id};
use crate::read::{markup::Markup, xml::Element};

/// A table with its number and caption before it and its notes behind.
pub(super) fn wrapped(element: &Element, level: u8, markup: &mut Markup) {
    let caption = caption(element);
    markup.open("div", &id(element));
    for table_element in element.below(&["table"]) {
        table(table_element, Some(&caption), level, markup);
    }
    if let Some(foot) = element.find(&["table-wrap-foot"]) {
        blocks(foot, level, markup);
    }
    markup.close("div");
}

/// A table.
pub(super) fn table(element: &Element, caption: Option<&str>, level: u8, markup: &mut Markup) {
    markup.open("table", &[]);
    markup.element("caption", caption.unwrap_or_default());
    rows(element, level, markup);
    markup.close("table");
}

fn rows(element: &Element, level: u8, markup: &mut Markup) {
    for part in element.elements() {
        match part.name.as_str() {
            "thead" | "tbody" | "tfoot" | "tr" => {
                markup.open(&part.name, &[]);
                rows(part, level, markup);
                markup.close(&part.name);
            }
            "th" | "td" => {
                let spans =
                    ["colspan", "rowspan"].into_iter().filter_map(|key| Some((key, part.attribute(key)?)));
                markup.open(&part.name, &spans.collect::<Vec<_>>());
                flat(part, level, markup);
                markup.close(&part.name);
            }
            _ => {}
        }
    }
}

/// A figure: its number and title, and the words under it.
pub(super) fn figure(element: &Element, level: u8, markup: &mut Markup) {
    markup.open("figure", &id(element));
    let title = element.find(&["caption", "title"]).map(Element::text).unwrap_or_default();
    let label = element.text_at(&["label"]).unwrap_or_default();
    markup.element("figcaption", format!("{label} {title}").trim());
    if let Some(caption) = element.find(&["caption"]) {
        blocks(caption, level, markup);
    }
    markup.close("figure");
}

/// "Table 1. Naps by age"
fn caption(element: &Element) -> String {
    let label = element.text_at(&["label"]).unwrap_or_default();
    let words = element.find(&["caption"]).map(Element::text).unwrap_or_default();
    match (label.is_empty(), words.is_empty()) {
        (false, false) => format!("{}. {words}", label.trim_end_matches('.')),
        _ => format!("{label}{words}"),
    }
}
