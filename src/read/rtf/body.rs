//! The walk over the tokens of a document.

use encoding_rs::Encoding;

use super::{
    destination::{self, Destination},
    fields::{self, Fields},
    state::{Shape, State},
    token::Token,
};
use crate::read::{
    MAX_TEXT,
    draft::{Card, Flow, Inline, Item, Kind, Look, hyperlink},
};

/// The deepest nesting of groups.
const DEPTH: usize = 2_000;

/// Everything that is open while a document is read.
pub(super) struct Body {
    state: State,
    around: Vec<State>,
    fields: Fields,
    flow: Flow,
    shape: Shape,
    inline: Inline,
    note: Option<(usize, Inline)>,
    notes: usize,
    /// Bytes of text that are not decoded yet.
    bytes: Vec<u8>,
    /// Text of groups that is none of the document's.
    aside: String,
    mark: String,
    /// What stood before the first tab of the paragraph.
    before_tab: Option<String>,
    /// Characters left that stand for one given by number.
    skip: usize,
    /// The first half of a character given by two numbers.
    half: Option<u16>,
    code_page: &'static Encoding,
    indents: Vec<i32>,
    row: bool,
    cell: bool,
    table: bool,
    blank: bool,
}

impl Body {
    pub(super) fn new() -> Self {
        let code_page = encoding_rs::WINDOWS_1252;
        let state = State {
            destination: Destination::Text,
            look: Look::default(),
            hidden: false,
            encoding: code_page,
            stand_ins: 1,
            size: 24,
            optional: false,
            link: false,
        };
        Self {
            state,
            around: Vec::new(),
            fields: Fields::default(),
            flow: Flow::default(),
            shape: Shape::default(),
            inline: Inline::default(),
            note: None,
            notes: 0,
            bytes: Vec::new(),
            aside: String::new(),
            mark: String::new(),
            before_tab: None,
            skip: 0,
            half: None,
            code_page,
            indents: Vec::new(),
            row: false,
            cell: false,
            table: false,
            blank: true,
        }
    }

    /// Takes in the next token; whether there is room for more.
    pub(super) fn take(&mut self, token: Token<'_>) -> bool {
        match token {
            Token::Byte(_) if self.skip > 0 => self.skip -= 1,
            Token::Byte(byte) => {
                self.state.optional = false;
                self.bytes.push(byte);
            }
            Token::Open => {
                self.decode();
                self.around.push(self.state);
                (self.state.link, self.state.optional) = (false, false);
            }
            Token::Close => {
                self.decode();
                self.close();
            }
            Token::Word(word, number) => {
                self.skip = 0;
                self.decode();
                self.word(word, number);
            }
        }
        self.around.len() < DEPTH && self.flow.len() < MAX_TEXT
    }

    /// The document and its metadata.
    pub(super) fn finish(mut self) -> (Flow, Card) {
        self.decode();
        self.end_paragraph();
        self.end_table();
        (self.flow, self.fields.card())
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        if word == "*" {
            self.state.optional = true;
            return;
        }
        let optional = std::mem::take(&mut self.state.optional);
        if self.state.destination == Destination::Skip
            && !matches!(word, "title" | "author" | "creatim" | "revtim")
        {
            return;
        }
        match destination::of_word(word) {
            Some(found) => return self.enter(found),
            None if optional && !destination::is_text(word) => return self.enter(Destination::Skip),
            None => {}
        }
        if matches!(self.state.destination, Destination::Fonts | Destination::Styles | Destination::Info(_)) {
            self.fields.word(self.state.destination, word, number);
        }
        if !self.look(word, number) && !self.paragraph(word, number) {
            self.character(word, number);
        }
    }

    fn enter(&mut self, found: Destination) {
        // Titles and authors are told from words of the text by standing in the document's own metadata.
        let in_info = self.state.destination == Destination::Skip;
        if matches!(found, Destination::Info(_)) && !in_info {
            return;
        }
        if found == Destination::Note && self.note.is_none() {
            self.notes += 1;
            self.inline.note(&self.notes.to_string(), &format!("note-{}", self.notes));
            self.note = Some((self.around.len(), Inline::default()));
        }
        self.aside.clear();
        self.state.destination = found;
    }

    /// Words that say how characters look; whether this is one.
    fn look(&mut self, word: &str, number: Option<i32>) -> bool {
        let on = number != Some(0);
        match word {
            "b" => self.state.look.bold = on,
            "super" => self.state.look.raised = on,
            "nosupersub" => self.state.look.raised = false,
            "up" => self.state.look.raised = number.unwrap_or(6) > 0,
            "v" | "deleted" => self.state.hidden = on,
            "plain" => {
                (self.state.look, self.state.hidden, self.state.size) = (Look::default(), false, 24);
            }
            "fs" => self.state.size = number.unwrap_or(24),
            "f" => {
                let encoding = self.fields.encoding(number.unwrap_or(0));
                self.state.encoding = encoding.unwrap_or(self.code_page);
            }
            "ansicpg" => {
                self.code_page = super::charset::of_code_page(number.unwrap_or(1252));
                self.state.encoding = self.code_page;
            }
            "mac" => {
                self.code_page = encoding_rs::MACINTOSH;
                self.state.encoding = self.code_page;
            }
            "uc" => self.state.stand_ins = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(20),
            _ => return false,
        }
        true
    }

    /// Words that say what a paragraph is, or end it; whether this is one.
    fn paragraph(&mut self, word: &str, number: Option<i32>) -> bool {
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

    fn character(&mut self, word: &str, number: Option<i32>) {
        let text = match word {
            "u" => return self.numbered(number.unwrap_or(0)),
            "tab" => {
                if self.state.destination == Destination::Text && self.before_tab.is_none() {
                    self.before_tab = Some(self.inline.words());
                    if is_mark(&self.inline.words()) && self.shape.first < 0 {
                        self.inline = Inline::default();
                    }
                }
                " "
            }
            "line" | "softline" => {
                self.place(Inline::line_break);
                return;
            }
            "emdash" => "—",
            "endash" => "–",
            "bullet" => "•",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "par" | "~" | "emspace" | "enspace" | "qmspace" => " ",
            "_" => "-",
            _ => return,
        };
        self.push(text);
    }

    /// A character given by number; negative ones are those above 32,767.
    fn numbered(&mut self, number: i32) {
        self.skip = self.state.stand_ins;
        let unit = if number < 0 { number + 0x1_0000 } else { number };
        let Ok(unit) = u32::try_from(unit) else { return };
        let half = self.half.take();
        let units = match (half, u16::try_from(unit)) {
            (Some(first), Ok(second)) if (0xdc00..0xe000).contains(&second) => vec![first, second],
            (_, Ok(first)) if (0xd800..0xdc00).contains(&first) => {
                self.half = Some(first);
                return;
            }
            (_, Ok(unit)) => vec![unit],
            (_, Err(_)) => {
                return if let Some(c) = char::from_u32(unit) {
                    self.push(c.encode_utf8(&mut [0; 4]));
                };
            }
        };
        self.push(&String::from_utf16_lossy(&units));
    }

    fn decode(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.state.encoding.decode_without_bom_handling(&bytes);
            self.push(&text);
        }
    }

    fn push(&mut self, text: &str) {
        if self.state.hidden {
            return;
        }
        match self.state.destination {
            Destination::Skip => {}
            Destination::Text | Destination::Note => {
                let look = self.state.look;
                self.place(|inline| inline.push(text, look));
            }
            Destination::Mark => self.mark.push_str(text),
            _ if self.aside.len() < 10_000 => self.aside.push_str(text),
            _ => {}
        }
    }

    /// Changes the paragraph, or the note, that is open.
    fn place(&mut self, change: impl FnOnce(&mut Inline)) {
        match &mut self.note {
            Some((_, inline)) => change(inline),
            None => change(&mut self.inline),
        }
    }

    fn close(&mut self) {
        let ended = self.state;
        let Some(around) = self.around.pop() else { return };
        let words = std::mem::take(&mut self.aside);
        match ended.destination {
            Destination::Instruction if around.destination != Destination::Instruction => {
                if let Some(href) = hyperlink(&words) {
                    self.place(|inline| inline.link(&href));
                    self.state = State { link: true, ..around };
                    return;
                }
            }
            Destination::Instruction => self.aside = words,
            Destination::Bookmark => self.place(|inline| inline.anchor(words.trim())),
            of @ (Destination::Styles | Destination::Info(_)) => self.fields.text(of, &words),
            _ => {}
        }
        if ended.link {
            self.place(Inline::unlink);
        }
        if self.note.as_ref().is_some_and(|(depth, _)| *depth > self.around.len())
            && let Some((_, inline)) = self.note.take()
        {
            self.flow.note(&self.notes.to_string(), &format!("note-{}", self.notes), inline);
        }
        self.state = around;
    }

    fn end_paragraph(&mut self) {
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

    fn end_table(&mut self) {
        self.end_row();
        if std::mem::take(&mut self.table) {
            self.flow.close("table");
        }
    }
}

/// Whether the words before a tab are the mark of an item.
fn is_mark(words: &str) -> bool {
    let words = words.trim();
    let bullet = matches!(words, "•" | "·" | "–" | "-" | "*" | "◦" | "▪" | "o" | "\u{f0b7}" | "§" | "➢");
    let bare = words.trim_end_matches(['.', ')']).trim_start_matches('(');
    let counted =
        bare.len() < words.len() && bare.len() <= 4 && bare.chars().all(|c| c.is_ascii_alphanumeric());
    bullet || counted && !bare.is_empty()
}
