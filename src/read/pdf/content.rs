//! The operators of a page that draw text. All others, pictures and lines, are passed over.

use std::{collections::HashMap, rc::Rc};

use hayro_syntax::{
    content::{TypedIter, ops::TypedInstruction as Op},
    object::{Array, Dict, Name, Object, ObjectIdentifier, Stream},
    page::{Page, Resources},
};

use super::{
    super::Unreadable,
    font::Font,
    inflate, links,
    matrix::Matrix,
    words::{Letter, Word, Words},
};

/// The most operators and letters of a file.
const OPERATORS: usize = 8_000_000;
const LETTERS: usize = 8_000_000;

/// The deepest nesting of states, and of drawings in drawings.
const STATES: usize = 256;
const FORMS: usize = 8;

/// The most words of one page.
const WORDS: usize = 200_000;

/// Draws pages, and remembers their fonts.
#[derive(Default)]
pub(super) struct Drawer {
    fonts: HashMap<ObjectIdentifier, Option<Rc<Font>>>,
    operators: usize,
    letters: usize,
}

/// What holds for text, until the state is restored.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// A page that is being drawn.
struct Canvas<'r> {
    drawer: &'r mut Drawer,
    words: Words,
    state: State,
    states: Vec<State>,
    text: Matrix,
    line: Matrix,
    /// The marked content that is open: its number, and whether it is none of the text.
    marks: Vec<(Option<u32>, bool)>,
}

impl Drawer {
    /// The words of a page, in the order in which they are drawn.
    pub(super) fn page(&mut self, page: &Page<'_>) -> Result<Vec<Word>, Unreadable> {
        let state = State {
            place: Matrix(page.initial_transform(true).as_coeffs()),
            font: None,
            size: 0.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut canvas = Canvas {
            drawer: self,
            words: Words::default(),
            state,
            states: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            marks: Vec::new(),
        };
        canvas.run(&contents(page)?, page.resources(), 0)?;
        let mut words = canvas.words.finish();
        links::lay(page, &mut words);
        Ok(words)
    }

    /// Whether as much was read as ever is.
    pub(super) fn is_spent(&self) -> bool {
        self.operators >= OPERATORS || self.letters >= LETTERS
    }

    fn font(&mut self, dict: &Dict<'_>) -> Result<Option<Rc<Font>>, Unreadable> {
        let key = dict.obj_id();
        if let Some(known) = key.and_then(|key| self.fonts.get(&key)) {
            return Ok(known.clone());
        }
        let font = Some(Rc::new(Font::read(dict)?));
        if let Some(key) = key {
            self.fonts.insert(key, font.clone());
        }
        Ok(font)
    }
}

/// The operators of a page, all of its streams in one.
fn contents(page: &Page<'_>) -> Result<Vec<u8>, Unreadable> {
    let mut all = Vec::new();
    let mut add = |stream: &Stream<'_>| -> Result<(), Unreadable> {
        if let Some(data) = inflate::data(stream)?.filter(|data| all.len() + data.len() < 64 << 20) {
            all.extend_from_slice(&data);
            all.push(b' ');
        }
        Ok(())
    };
    if let Some(stream) = page.raw().get::<Stream<'_>>("Contents") {
        add(&stream)?;
    } else if let Some(streams) = page.raw().get::<Array<'_>>("Contents") {
        streams.iter::<Stream<'_>>().take(10_000).try_for_each(|stream| add(&stream))?;
    }
    Ok(all)
}

impl Canvas<'_> {
    fn run(&mut self, data: &[u8], resources: &Resources<'_>, depth: usize) -> Result<(), Unreadable> {
        let mut operators = TypedIter::new(data);
        while let Some(operator) = operators.next() {
            self.drawer.operators += 1;
            if self.drawer.is_spent() || self.words.len() > WORDS {
                break;
            }
            match operator {
                Op::TextFont(font) => {
                    self.state.size = font.1.as_f64();
                    self.state.font = match resources.get_font(font.0) {
                        Some(dict) => self.drawer.font(&dict)?,
                        None => None,
                    };
                }
                Op::XObject(object) => {
                    if let Some(stream) = resources.get_x_object(object.0) {
                        self.form(&stream, resources, depth)?;
                    }
                }
                Op::BeginMarkedContentWithProperties(mark) => self.mark(mark.0, mark.1, resources),
                operator => self.operate(&operator),
            }
        }
        Ok(())
    }

    fn operate(&mut self, operator: &Op<'_, '_>) {
        match operator {
            Op::SaveState(_) if self.states.len() < STATES => self.states.push(self.state.clone()),
            Op::RestoreState(_) => {
                if let Some(state) = self.states.pop() {
                    self.state = state;
                }
            }
            Op::Transform(m) => {
                let by = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                self.state.place = by.then(self.state.place);
            }
            Op::CharacterSpacing(space) => self.state.letter_space = space.0.as_f64(),
            Op::WordSpacing(space) => self.state.word_space = space.0.as_f64(),
            Op::HorizontalScaling(scale) => self.state.stretch = scale.0.as_f64() / 100.0,
            Op::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
            Op::TextRise(rise) => self.state.rise = rise.0.as_f64(),
            Op::BeginText(_) => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            Op::NextLine(by) => self.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::SetTextMatrix(m) => {
                self.line = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                self.text = self.line;
            }
            Op::ShowText(text) => self.show(text.0.as_bytes()),
            Op::NextLineAndShowText(text) => {
                self.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                (self.state.word_space, self.state.letter_space) = (text.0.as_f64(), text.1.as_f64());
                self.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            Op::ShowTexts(texts) => self.show_all(texts.0),
            Op::BeginMarkedContent(mark) => {
                let (number, _) = self.marks.last().copied().unwrap_or_default();
                self.open_mark(number, mark.0.as_str() == "Artifact");
            }
            Op::EndMarkedContent(_) => drop(self.marks.pop()),
            _ => {}
        }
    }

    /// Draws a drawing within this one.
    fn form(&mut self, form: &Stream<'_>, around: &Resources<'_>, depth: usize) -> Result<(), Unreadable> {
        let dict = form.dict();
        let is_form = dict.get::<Name<'_>>("Subtype").is_some_and(|kind| kind.as_str() == "Form");
        if !is_form || depth >= FORMS {
            return Ok(());
        }
        let Some(data) = inflate::data(form)? else { return Ok(()) };
        let state = self.state.clone();
        let states = std::mem::take(&mut self.states);
        if let Some(matrix) = dict.get::<Array<'_>>("Matrix") {
            let numbers: Vec<f64> = matrix.iter::<f32>().map(f64::from).take(6).collect();
            if let Ok(numbers) = <[f64; 6]>::try_from(numbers) {
                self.state.place = Matrix(numbers).then(self.state.place);
            }
        }
        // Work is counted by what is drawn, so that drawings that hold each other come to an end.
        self.drawer.operators += 100 + data.len() / 64;
        match dict.get::<Dict<'_>>("Resources").map(Resources::new) {
            Some(resources) => self.run(&data, &resources, depth + 1)?,
            None => self.run(&data, around, depth + 1)?,
        }
        (self.state, self.states) = (state, states);
        Ok(())
    }

    fn mark(&mut self, tag: &Name<'_>, properties: &Object<'_>, resources: &Resources<'_>) {
        let number = match properties {
            Object::Dict(dict) => dict.get::<u32>("MCID"),
            Object::Name(name) => {
                resources.properties.get::<Dict<'_>>(&**name).and_then(|dict| dict.get::<u32>("MCID"))
            }
            _ => None,
        };
        let around = self.marks.last().and_then(|(number, _)| *number);
        self.open_mark(number.or(around), tag.as_str() == "Artifact");
    }

    fn open_mark(&mut self, number: Option<u32>, artifact: bool) {
        let within = self.marks.last().is_some_and(|(_, artifact)| *artifact);
        if self.marks.len() < 10_000 {
            self.marks.push((number, artifact || within));
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    fn show_all(&mut self, texts: &Array<'_>) {
        for item in texts.iter::<Object<'_>>() {
            match item {
                Object::String(text) => self.show(text.as_bytes()),
                Object::Number(number) => {
                    let by = -number.as_f64() / 1000.0 * self.state.size * self.state.stretch;
                    self.text = Matrix::shift(by, 0.0).then(self.text);
                }
                _ => {}
            }
        }
    }

    /// Draws a string.
    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        let (mark, artifact) = self.marks.last().copied().unwrap_or_default();
        let mut rest = bytes;
        while !rest.is_empty() && self.drawer.letters < LETTERS {
            self.drawer.letters += 1;
            let code = font.code(rest);
            rest = &rest[code.bytes.max(1)..];
            let State { size, letter_space, word_space, stretch, rise, .. } = self.state;
            let is_space = code.bytes == 1 && code.value == 32;
            let space = letter_space + if is_space { word_space } else { 0.0 };
            let width = f64::from(font.width(code)) * size;
            let advance = Matrix::shift((width + space) * stretch, 0.0).then(self.text);
            let drawn = self.text.then(self.state.place);
            if !artifact && drawn.is_level() {
                let (x0, y) = drawn.apply(0.0, rise);
                let (x1, _) = drawn.apply((width + letter_space) * stretch, rise);
                let [x0, x1, y, size] =
                    [x0, x1, y, (drawn.height() * size).abs()].map(|number| number as f32);
                let text = font.text(code);
                if size > 0.5 && x0.is_finite() && y.is_finite() && x1.is_finite() {
                    self.words.add(Letter { text: &text, x0, x1, y, size, bold: font.bold, mark });
                }
            }
            self.text = advance;
        }
    }
}
