//! The walk over the tokens of a document: its groups and what they are for.

mod characters;
mod paragraphs;

use encoding_rs::Encoding;

use super::{
    destination::{self, Destination},
    fields::Fields,
    state::{Shape, State},
    token::Token,
};
use crate::read::{
    MAX_TEXT,
    draft::{Card, Flow, Inline, Look, hyperlink},
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
}
