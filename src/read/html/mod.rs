//! HTML to blocks: html5ever's tree, as browsers build it, walked once.

mod attrs;
mod cells;
mod compose;
mod head;
mod json_ld;
mod line;
mod list;
mod parse;
mod part;
mod rows;
mod saved;
mod sheet;
mod split;
mod table;
mod tag;
mod tokens;
mod walk;

use crate::model::{Doubt, Format, Page};

/// Reads a decoded HTML page.
pub(super) fn read(text: &str, doubts: &mut Vec<Doubt>) -> Page {
    let html = parse::parse(text, doubts);
    let mut walk = walk::Walk::new();
    walk.run(html.tree.root());
    let sheet = walk.out.sheet.finish();
    doubts.extend(walk.head.doubts);
    Page {
        format: Format::Html,
        plain: false,
        encoding: String::new(),
        text: sheet.text,
        blocks: sheet.blocks,
        regions: sheet.regions,
        head: walk.head.head,
        cited: Vec::new(),
        doubts: Vec::new(),
    }
}

#[cfg(test)]
mod tests;
