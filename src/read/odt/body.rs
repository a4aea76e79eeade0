//! The walk over a document's text.

use super::{
    open::{DEFINITION, List, Note, Paragraph, SKIPPED, TERM},
    styles::Styles,
};
use crate::read::{
    MAX_TEXT,
    draft::{Flow, Inline, Item, Kind, Look},
    steps::{Step, Tag},
};

/// The most paragraphs that stand in one another (in notes and boxes), before they are one.
const DEPTH: usize = 16;

/// Everything that is open while the text is walked.
pub(super) struct Body<'d> {
    styles: &'d Styles,
    flow: Flow,
    open: Vec<Paragraph>,
    spans: Vec<Look>,
    lists: Vec<List>,
    note: Option<Note>,
    header: usize,
    skipped: usize,
    begun: bool,
}

impl<'d> Body<'d> {
    pub(super) fn new(styles: &'d Styles) -> Self {
        Self {
            styles,
            flow: Flow::default(),
            open: Vec::new(),
            spans: Vec::new(),
            lists: Vec::new(),
            note: None,
            header: 0,
            skipped: 0,
            begun: false,
        }
    }

    /// The document.
    pub(super) fn finish(mut self) -> Flow {
        // A document that is cut short may end in a note, and paragraphs wait for its end.
        self.end("note");
        while !self.open.is_empty() {
            self.end_paragraph();
        }
        self.flow
    }

    /// Takes in the next step of the walk.
    pub(super) fn step(&mut self, step: Step<'_>) {
        match step {
            Step::Open("body", _) => self.begun = true,
            _ if !self.begun => {}
            Step::Open(name, _) if SKIPPED.contains(&name) => self.skipped += 1,
            Step::Close(name) if SKIPPED.contains(&name) => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 => {}
            Step::Open(name, tag) => self.begin(name, tag),
            Step::Close(name) => self.end(name),
            Step::Text(text) => self.words(text),
        }
    }

    fn begin(&mut self, name: &str, tag: Tag<'_>) {
        match name {
            "p" | "h" => self.begin_paragraph(name, tag),
            "span" => {
                let look = self.look(&tag.get("style-name").unwrap_or_default());
                self.spans.push(look);
            }
            "a" => {
                if let Some(href) = tag.get("href") {
                    self.inline(|inline| inline.link(&href));
                }
            }
            "s" | "tab" => self.words(" "),
            "line-break" => self.inline(Inline::line_break),
            "bookmark" | "bookmark-start" => {
                if let Some(name) = tag.get("name") {
                    self.inline(|inline| inline.anchor(&name));
                }
            }
            "list" => {
                let around = self.lists.last().map(|list| list.style.clone()).unwrap_or_default();
                let style = tag.get("style-name").unwrap_or(around);
                self.lists.push(List { style, ..List::default() });
            }
            "list-item" => {
                if let Some(list) = self.lists.last_mut() {
                    let start = tag.get("start-value").and_then(|start| start.parse().ok());
                    list.count = start.unwrap_or(list.count.saturating_add(1));
                    list.fresh = true;
                }
            }
            "note" => {
                let id = tag.get("id").unwrap_or_default();
                self.note = Some(Note { id: format!("note-{id}"), ..Note::default() });
            }
            "note-citation" => {}
            "table-header-rows" => self.header += 1,
            "table" => self.flow.open("table"),
            "table-row" => self.flow.open("tr"),
            "table-cell" => self.flow.open(self.cell()),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => self.end_paragraph(),
            "span" => {
                self.spans.pop();
            }
            "a" => self.inline(Inline::unlink),
            "list" => {
                self.lists.pop();
            }
            "note-citation" => self.cite(),
            "note" => {
                if let Some(note) = self.note.take() {
                    self.flow.note(&note.mark, &note.id, note.inline);
                }
            }
            "table-header-rows" => self.header = self.header.saturating_sub(1),
            "table" => self.flow.close("table"),
            "table-row" => self.flow.close("tr"),
            "table-cell" => self.flow.close(self.cell()),
            _ => {}
        }
    }

    fn cell(&self) -> &'static str {
        if self.header > 0 { "th" } else { "td" }
    }

    fn words(&mut self, text: &str) {
        if self.flow.len() > MAX_TEXT {
            return;
        }
        match &mut self.note {
            Some(note) if !note.cited => return note.mark.push_str(text.trim()),
            Some(note) => return note.inline.push(text, Look::default()),
            None => {}
        }
        let mut look = self.spans.last().copied().unwrap_or_default();
        look.bold |= self.open.last().is_some_and(|paragraph| paragraph.bold);
        self.inline(|inline| inline.push(text, look));
    }

    /// The mark of the note that has begun, into the paragraph that it stands in.
    fn cite(&mut self) {
        let Some(note) = &mut self.note else { return };
        note.cited = true;
        let (mark, id) = (note.mark.clone(), note.id.clone());
        if let Some(paragraph) = self.open.last_mut() {
            paragraph.inline.note(&mark, &id);
        }
    }

    fn inline(&mut self, change: impl FnOnce(&mut Inline)) {
        match (&mut self.note, self.open.last_mut()) {
            (Some(note), _) => change(&mut note.inline),
            (None, Some(paragraph)) => change(&mut paragraph.inline),
            (None, None) => {}
        }
    }

    fn begin_paragraph(&mut self, name: &str, tag: Tag<'_>) {
        if let Some(note) = &mut self.note {
            return note.inline.push(" ", Look::default());
        }
        if self.open.len() >= DEPTH {
            return;
        }
        let style = tag.get("style-name").unwrap_or_default();
        let level = tag.get("outline-level").and_then(|level| level.parse::<u8>().ok());
        let kind = match name {
            "h" => Kind::Heading(level.unwrap_or(1).clamp(1, 6)),
            _ if self.styles.is(&style, "Title") => Kind::Title,
            _ if TERM.iter().any(|name| self.styles.is(&style, name)) => Kind::Term,
            _ if DEFINITION.iter().any(|name| self.styles.is(&style, name)) => Kind::Definition,
            _ => self.item(),
        };
        let bold = self.styles.bold(&style).unwrap_or(false);
        self.open.push(Paragraph { kind, inline: Inline::default(), bold });
    }

    /// What a paragraph is by the lists around it.
    fn item(&mut self) -> Kind {
        let depth = self.lists.len();
        let Some(list) = self.lists.last_mut() else { return Kind::Paragraph };
        if !std::mem::take(&mut list.fresh) {
            return Kind::More;
        }
        let number = self.styles.is_numbered(&list.style, depth).then_some(list.count);
        Kind::Item(Item { depth: depth - 1, number })
    }

    fn end_paragraph(&mut self) {
        if self.note.is_none()
            && let Some(paragraph) = self.open.pop()
        {
            self.flow.add(&paragraph.kind, paragraph.inline);
        }
    }

    fn look(&self, style: &str) -> Look {
        let around = self.spans.last().copied().unwrap_or_default();
        Look {
            bold: self.styles.bold(style).unwrap_or(around.bold),
            raised: self.styles.raised(style).unwrap_or(around.raised),
        }
    }
}
