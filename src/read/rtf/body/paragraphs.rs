//! What paragraphs are, by their style, level, mark and indent; the cells and rows that they stand in.

use super::Body;
use crate::read::{
    draft::{Inline, Item, Kind},
    rtf::{destination::Destination, fields, state::Shape},
};

impl Body {
    /// Words that say what a paragraph is, or end it; whether this is one.
    pub(super) fn paragraph(&mut self, word: &str, number: Option<i32>) -> bool {
        let value = number.unwrap_or(0);
        if self.state.destination != Destination::Text {
            return false;
        }
        match word {
            "pard" => self.shape = Shape::default(),
            "s" => self.shape.style = value,
            "outlinelevel" => self.shape.outline = fields::level(value),
            "ls" => self.shape.list = Some(value).filter(|list| *list > 0),
            "ilvl" => self.shape.level = usize::try_from(value).unwrap_or(0),
            "li" => self.shape.indent = value,
            "fi" => self.shape.first = value,
            "qc" => self.shape.centred = true,
            "intbl" => self.shape.in_table = true,
            "par" | "sect" | "page" | "nestcell" => self.end_paragraph(),
            "cell" => self.end_cell(),
            "trowd" => {}
            "row" => self.end_row(),
            _ => return false,
        }
        true
    }

    pub(super) fn end_paragraph(&mut self) {
        let inline = std::mem::take(&mut self.inline);
        let (mark, before) = (std::mem::take(&mut self.mark), self.before_tab.take());
        if inline.is_blank() {
            return;
        }
        if self.shape.in_table {
            self.begin_cell();
        } else {
            self.end_table();
        }
        let kind = self.kind(&mark, before.as_deref(), &inline);
        if !matches!(kind, Kind::Item(_) | Kind::More) {
            self.indents.clear();
        }
        self.blank = false;
        self.flow.add(&kind, inline);
    }

    fn kind(&mut self, mark: &str, before: Option<&str>, inline: &Inline) -> Kind {
        if let Some(level) = self.shape.outline {
            return Kind::Heading(level);
        }
        if let Some(kind) = self.fields.kind(self.shape.style) {
            return kind.clone();
        }
        let first = self.blank && self.shape.centred && self.state.size > 28;
        if first && inline.is_bold() {
            return Kind::Title;
        }
        let mark = if mark.trim().is_empty() { before.unwrap_or("") } else { mark };
        let listed = self.shape.list.is_some() || is_mark(mark) && self.shape.first < 0;
        if !listed {
            return if self.shape.indent > 0 && !self.indents.is_empty() {
                Kind::More
            } else {
                Kind::Paragraph
            };
        }
        let number = mark.trim().trim_end_matches(['.', ')']).trim_start_matches('(').parse().ok();
        let depth = if self.shape.list.is_some() { self.shape.level } else { self.depth() };
        Kind::Item(Item { depth, number })
    }

    /// How deep an item lies by its indent.
    fn depth(&mut self) -> usize {
        let indent = self.shape.indent;
        self.indents.retain(|other| *other <= indent);
        if self.indents.last() != Some(&indent) {
            self.indents.push(indent);
        }
        self.indents.len() - 1
    }

    fn begin_cell(&mut self) {
        for (open, tag) in [(&mut self.table, "table"), (&mut self.row, "tr"), (&mut self.cell, "td")] {
            if !std::mem::replace(open, true) {
                self.flow.open(tag);
            }
        }
    }

    fn end_cell(&mut self) {
        self.shape.in_table = true;
        self.end_paragraph();
        self.begin_cell();
        self.flow.close("td");
        self.cell = false;
    }

    fn end_row(&mut self) {
        for (open, tag) in [(&mut self.cell, "td"), (&mut self.row, "tr")] {
            if std::mem::take(open) {
                self.flow.close(tag);
            }
        }
    }

    pub(super) fn end_table(&mut self) {
        self.end_row();
        if std::mem::take(&mut self.table) {
            self.flow.close("table");
        }
    }
}

/// Whether the words before a tab are the mark of an item.
pub(super) fn is_mark(words: &str) -> bool {
    let words = words.trim();
    let bullet = matches!(words, "•" | "·" | "–" | "-" | "*" | "◦" | "▪" | "o" | "\u{f0b7}" | "§" | "➢");
    let bare = words.trim_end_matches(['.', ')']).trim_start_matches('(');
    let counted =
        bare.len() < words.len() && bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_alphanumeric());
    bullet || counted && !bare.is_empty()
}
