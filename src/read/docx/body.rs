//! The walk over a document's text.

use std::collections::HashMap;

use super::{
    fields::{Fields, Mark},
    lists::Lists,
    notes::Notes,
    styles::{Role, Styles},
};
use crate::read::{
    MAX_TEXT,
    draft::{Flow, Inline, Kind, Look},
    steps::{Step, Tag},
};

/// The most paragraphs that stand in one another (in boxes), before they are one.
const DEPTH: usize = 16;

/// A paragraph in the making.
#[derive(Debug, Default)]
struct Paragraph {
    inline: Inline,
    style: String,
    outline: Option<u8>,
    list: Option<String>,
    level: Option<usize>,
}

/// Everything that is open while the text is walked.
pub(super) struct Body<'d> {
    styles: &'d Styles,
    lists: Lists,
    links: &'d HashMap<String, String>,
    notes: Notes,
    flow: Flow,
    /// The paragraphs that are open; boxes hold paragraphs within one.
    open: Vec<Paragraph>,
    look: Look,
    fields: Fields,
    hidden: bool,
    /// Elements that are open whose text is none of the document's: changes taken back, doubles, instructions.
    skipped: usize,
    instruction: bool,
    /// Whether the properties that are open are a paragraph's (and not those of its mark).
    properties: bool,
    text: bool,
    /// Whether the row that is open repeats on every page, as column headings do.
    header: bool,
}

impl<'d> Body<'d> {
    pub(super) fn new(
        styles: &'d Styles,
        lists: Lists,
        links: &'d HashMap<String, String>,
        notes: Notes,
    ) -> Self {
        Self {
            styles,
            lists,
            links,
            notes,
            flow: Flow::default(),
            open: Vec::new(),
            look: Look::default(),
            fields: Fields::default(),
            hidden: false,
            skipped: 0,
            instruction: false,
            properties: false,
            text: false,
            header: false,
        }
    }

    /// The document, its notes at the end.
    pub(super) fn finish(mut self) -> Flow {
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        self.notes.write(&mut self.flow);
        self.flow
    }

    /// Takes in the next step of the walk.
    pub(super) fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open("del" | "moveFrom" | "Fallback" | "pPrChange" | "rPrChange" | "sectPr", _) => {
                self.skipped += 1;
            }
            Step::Close("del" | "moveFrom" | "Fallback" | "pPrChange" | "rPrChange" | "sectPr") => {
                self.skipped = self.skipped.saturating_sub(1);
            }
            _ if self.skipped > 0 => {}
            Step::Open(name, tag) => self.begin(name, tag),
            Step::Close(name) => self.end(name),
            Step::Text(text) if self.instruction => self.fields.instruct(text),
            Step::Text(text) if self.text => self.words(text),
            Step::Text(_) => {}
        }
    }

    fn begin(&mut self, name: &str, tag: Tag<'_>) {
        match name {
            "p" if self.open.len() < DEPTH => self.open.push(Paragraph::default()),
            "pPr" => self.properties = true,
            "r" => (self.look, self.hidden) = (Look::default(), false),
            "t" => self.text = true,
            "instrText" => self.instruction = true,
            "tab" | "ptab" if !self.properties => self.words(" "),
            "cr" => self.line_break(),
            "br" if tag.get("type").is_none_or(|kind| kind == "textWrapping") => self.line_break(),
            "noBreakHyphen" => self.words("-"),
            "tbl" => self.flow.open("table"),
            "tr" => {
                self.header = false;
                self.flow.open("tr");
            }
            "tblHeader" => self.header = true,
            "tc" => self.flow.open(if self.header { "th" } else { "td" }),
            "fldChar" => match self.fields.mark(&tag.get("fldCharType").unwrap_or_default()) {
                Mark::Link(href) => self.inline(|inline| inline.link(&href)),
                Mark::Unlink => self.inline(Inline::unlink),
                Mark::None => {}
            },
            "hyperlink" => self.link(tag),
            "bookmarkStart" => {
                if let Some(name) = tag.get("name").filter(|name| !name.starts_with('_')) {
                    self.inline(|inline| inline.anchor(&name));
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = name.trim_end_matches("Reference");
                let key = format!("{kind}-{}", tag.get("id").unwrap_or_default());
                if let Some(mark) = self.notes.meet(&key) {
                    self.inline(|inline| inline.note(&mark, &key));
                }
            }
            _ => self.property(name, tag),
        }
    }

    fn property(&mut self, name: &str, tag: Tag<'_>) {
        let value = tag.get("val");
        let on = || value.as_deref().is_none_or(|value| !matches!(value, "0" | "false" | "none" | "off"));
        if self.properties {
            let Some(paragraph) = self.open.last_mut() else { return };
            match name {
                "pStyle" => paragraph.style = value.unwrap_or_default(),
                "outlineLvl" => paragraph.outline = value.and_then(|v| v.parse().ok()).filter(|l| *l < 9),
                "numId" => paragraph.list = value,
                "ilvl" => paragraph.level = value.and_then(|value| value.parse().ok()),
                _ => {}
            }
            return;
        }
        match name {
            "b" => self.look.bold = on(),
            "vertAlign" => self.look.raised = value.as_deref() == Some("superscript"),
            "vanish" | "webHidden" => self.hidden = on(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "pPr" => self.properties = false,
            "t" => self.text = false,
            "instrText" => self.instruction = false,
            "hyperlink" => self.inline(Inline::unlink),
            "tbl" => self.flow.close("table"),
            "tr" => self.flow.close("tr"),
            "tc" => self.flow.close(if self.header { "th" } else { "td" }),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        if !self.hidden && !self.fields.hide() && self.flow.len() < MAX_TEXT {
            let look = self.look;
            self.inline(|inline| inline.push(text, look));
        }
    }

    fn line_break(&mut self) {
        self.inline(Inline::line_break);
    }

    fn link(&mut self, tag: Tag<'_>) {
        let address = tag.get("id").and_then(|id| self.links.get(&id).cloned());
        if let Some(href) = address.or_else(|| tag.get("anchor").map(|anchor| format!("#{anchor}"))) {
            self.inline(|inline| inline.link(&href));
        }
    }

    fn inline(&mut self, change: impl FnOnce(&mut Inline)) {
        if let Some(paragraph) = self.open.last_mut() {
            change(&mut paragraph.inline);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.open.pop() else { return };
        if let Some(kind) = self.kind(&paragraph) {
            self.flow.add(&kind, paragraph.inline);
        }
    }

    /// What a paragraph is; none if it is no text of the article.
    fn kind(&mut self, paragraph: &Paragraph) -> Option<Kind> {
        let heading = paragraph.outline.map(|level| Role::Heading((level + 1).min(6)));
        match heading.or_else(|| self.styles.role(&paragraph.style)) {
            Some(Role::Title) => return Some(Kind::Title),
            Some(Role::Heading(level)) => return Some(Kind::Heading(level)),
            Some(Role::Term) => return Some(Kind::Term),
            Some(Role::Definition) => return Some(Kind::Definition),
            Some(Role::Furniture) => return None,
            None => {}
        }
        let styled = self.styles.list(&paragraph.style);
        let list = paragraph.list.clone().or_else(|| Some(styled.clone()?.0)).filter(|list| list != "0");
        let Some(list) = list.filter(|_| !paragraph.inline.is_blank()) else { return Some(Kind::Paragraph) };
        let level = paragraph.level.or(styled.map(|(_, level)| level)).unwrap_or(0);
        Some(self.lists.next(&list, level).map_or(Kind::More, Kind::Item))
    }
}
