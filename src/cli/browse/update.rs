//! What each event makes of the state, and what it asks for.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{
    super::exit::Exit,
    ask::{Question, Reply, Text},
    event::{Effect, Event},
    help,
    quotation::quotation,
    state::{Mode, Reading, State},
    tree::Row,
};

impl State {
    /// Takes an event in; what is to be done then is the answer.
    pub(super) fn update(&mut self, event: Event) -> Option<Effect> {
        match event {
            Event::Key(key) => self.key(key),
            Event::Pasted(text) => match self.mode {
                Mode::Typing => {
                    self.query.insert(&text);
                    self.typed()
                }
                _ => None,
            },
            Event::Resized(columns, lines) => self.resized(columns, lines),
            Event::Told(reply) => self.told(reply),
            Event::Lost => None,
        }
    }

    fn key(&mut self, key: KeyEvent) -> Option<Effect> {
        if key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL) {
            return Some(Effect::Leave(Exit::Interrupted));
        }
        self.note.clear();
        match self.mode {
            Mode::Typing => self.typing(key),
            Mode::Choosing => self.choosing(key),
            Mode::Reading(_) => self.reading(key),
        }
    }

    fn typing(&mut self, key: KeyEvent) -> Option<Effect> {
        match key.code {
            KeyCode::Enter | KeyCode::Down | KeyCode::Tab => self.mode = Mode::Choosing,
            KeyCode::Esc if self.tree.rows().is_empty() => return Some(Effect::Leave(Exit::Done)),
            KeyCode::Esc => self.mode = Mode::Choosing,
            _ if self.query.key(key) => return self.typed(),
            _ => {}
        }
        None
    }

    /// The query is another now.
    fn typed(&mut self) -> Option<Effect> {
        if self.query.is_blank() {
            (self.tree, self.head, self.context) = Default::default();
            return Some(Effect::Ask(Question::Topics));
        }
        Some(Effect::Ask(self.search()))
    }

    fn choosing(&mut self, key: KeyEvent) -> Option<Effect> {
        let last = usize::MAX;
        let page = self.height() / 2;
        match key.code {
            KeyCode::Char('q') | KeyCode::Esc => Some(Effect::Leave(Exit::Done)),
            KeyCode::Char('/') => {
                self.mode = Mode::Typing;
                None
            }
            KeyCode::Char('?') | KeyCode::F(1) => self.help(),
            KeyCode::Up | KeyCode::Char('k') => self.select(self.selected.saturating_sub(1)),
            KeyCode::Down | KeyCode::Char('j') => self.select(self.selected + 1),
            KeyCode::PageUp => self.select(self.selected.saturating_sub(page)),
            KeyCode::PageDown => self.select(self.selected + page),
            KeyCode::Home | KeyCode::Char('g') => self.select(0),
            KeyCode::End | KeyCode::Char('G') => self.select(last),
            KeyCode::Char('J') => self.scrolled(1),
            KeyCode::Char('K') => self.scrolled(-1),
            KeyCode::Char('-') => self.fold_all(true),
            KeyCode::Char('+' | '=') => self.fold_all(false),
            _ => self.row().and_then(|row| self.at_row(row, key.code)),
        }
    }

    /// A key that is about what is selected.
    fn at_row(&mut self, row: Row, key: KeyCode) -> Option<Effect> {
        let is_folded = self.tree.is_folded(row);
        match key {
            KeyCode::Char(' ') => self.fold(row, !is_folded),
            KeyCode::Enter if !row.is_passage() => self.fold(row, !is_folded),
            KeyCode::Right | KeyCode::Char('l') => self.fold(row, false),
            KeyCode::Left | KeyCode::Char('h') if row.is_passage() || is_folded => self.up(row),
            KeyCode::Left | KeyCode::Char('h') => self.fold(row, true),
            KeyCode::Enter => self.open(),
            KeyCode::Char('v') => self.text(Text::Page { passage: self.hit()?.id.clone() }),
            KeyCode::Char('r') => self.text(Text::References { passage: self.hit()?.id.clone() }),
            KeyCode::Char('c') => self.compare(row),
            KeyCode::Char('y') => Some(Effect::Copy(quotation(self.hit()?, self.neighbours()))),
            _ => None,
        }
    }

    /// Folds the row, or unfolds it; from a passage, the source that it stands below.
    fn fold(&mut self, row: Row, folded: bool) -> Option<Effect> {
        let row = if row.is_passage() && folded { row.parent()? } else { row };
        self.tree.fold(row, folded);
        let at = self.tree.rows().iter().position(|other| *other == row);
        self.select(at.unwrap_or(self.selected))
    }

    fn fold_all(&mut self, folded: bool) -> Option<Effect> {
        let row = self.row()?;
        self.tree.fold_all(folded);
        let rows = self.tree.rows();
        let at = rows.iter().position(|other| *other == row);
        let at = at.or_else(|| rows.iter().position(|other| other.cause == row.cause));
        self.select(at.unwrap_or(0))
    }

    fn up(&mut self, row: Row) -> Option<Effect> {
        let parent = row.parent()?;
        let at = self.tree.rows().iter().position(|other| *other == parent)?;
        self.select(at)
    }

    fn scrolled(&mut self, by: isize) -> Option<Effect> {
        self.scroll += by;
        None
    }

    fn open(&self) -> Option<Effect> {
        let found = self.neighbours()?;
        let page = Text::Page { passage: found.passage.passage.id.clone() };
        Some(Effect::Open(etio::saved_file(&found.page), Question::Text(page, self.width())))
    }

    fn text(&self, of: Text) -> Option<Effect> {
        Some(Effect::Ask(Question::Text(of, self.width())))
    }

    /// The sources side by side, on the topic of the query, else on what the cause is said to cause.
    fn compare(&self, row: Row) -> Option<Effect> {
        let group = self.tree.group(row);
        let is_of_group = |cause: &etio::Named| group.cause.as_ref().is_none_or(|named| named.id == cause.id);
        let mentions = self.hit()?.causes.iter();
        let of = mentions.filter(|it| is_of_group(&it.cause)).map(|it| it.of.name.clone());
        self.text(Text::Comparison { topics: std::iter::once(self.query.text()).chain(of).collect() })
    }

    fn help(&mut self) -> Option<Effect> {
        let lines = help::KEYS.lines().map(str::to_owned).collect();
        self.mode = Mode::Reading(Reading { lines, top: 0, of: None });
        None
    }

    fn reading(&mut self, key: KeyEvent) -> Option<Effect> {
        let page = self.height();
        let Mode::Reading(reading) = &mut self.mode else { return None };
        let last = reading.lines.len().saturating_sub(page);
        reading.top = match key.code {
            KeyCode::Up | KeyCode::Char('k') => reading.top.saturating_sub(1),
            KeyCode::Down | KeyCode::Char('j') => reading.top + 1,
            KeyCode::PageUp | KeyCode::Char('b') => reading.top.saturating_sub(page),
            KeyCode::PageDown | KeyCode::Char(' ') => reading.top + page,
            KeyCode::Home | KeyCode::Char('g') => 0,
            KeyCode::End | KeyCode::Char('G') => last,
            KeyCode::Char('q' | '?') | KeyCode::Esc | KeyCode::Enter | KeyCode::Left => {
                self.mode = Mode::Choosing;
                return None;
            }
            _ => reading.top,
        }
        .min(last);
        None
    }

    fn resized(&mut self, columns: u16, lines: u16) -> Option<Effect> {
        self.size = (columns, lines);
        match &self.mode {
            Mode::Reading(Reading { of: Some(of), .. }) => self.text(of.clone()),
            _ => None,
        }
    }

    fn told(&mut self, reply: Reply) -> Option<Effect> {
        match reply {
            Reply::Topics(topics) => self.topics = topics.into_iter().map(|topic| topic.name).collect(),
            // The line was emptied in the meantime.
            Reply::Found(_) if self.query.is_blank() => {}
            Reply::Found(answer) => return self.found(*answer),
            Reply::Context(found) => self.context = Some(found),
            Reply::Text { of, text, line } => self.show(of, &text, line),
            Reply::Nothing(why) => self.note = why,
        }
        None
    }

    /// Puts a text on the screen; one that is there already only has other lines now.
    fn show(&mut self, of: Text, text: &str, line: usize) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let last = lines.len().saturating_sub(self.height());
        let top = line.saturating_sub(self.height() / 3).min(last);
        self.mode = Mode::Reading(Reading { lines, top, of: Some(of) });
    }
}
