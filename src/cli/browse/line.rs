//! The line that a query is typed on.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A line of text with a cursor in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    letters: Vec<char>,
    at: usize,
}

impl Line {
    /// This text, the cursor behind it.
    pub(super) fn of(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// The text.
    pub(super) fn text(&self) -> String {
        self.letters.iter().collect()
    }

    /// The text before the cursor.
    pub(super) fn before(&self) -> String {
        self.letters[..self.at].iter().collect()
    }

    /// Whether there is no word in it.
    pub(super) fn is_blank(&self) -> bool {
        self.letters.iter().all(|letter| letter.is_whitespace())
    }

    /// Puts a text in at the cursor; what a line cannot hold becomes spaces.
    pub(super) fn insert(&mut self, text: &str) {
        let letters = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter });
        let count = text.chars().count();
        self.letters.splice(self.at..self.at, letters);
        self.at += count;
    }

    /// Does what a key asks for, and says whether the text is another now.
    pub(super) fn key(&mut self, key: KeyEvent) -> bool {
        let before = self.letters.len();
        let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('a') if is_control => self.at = 0,
            KeyCode::Char('e') if is_control => self.at = before,
            KeyCode::Char('u') if is_control => self.cut(0),
            KeyCode::Char('w') if is_control => self.cut(self.word()),
            KeyCode::Char(letter) if !is_control && !key.modifiers.contains(KeyModifiers::ALT) => {
                self.insert(letter.encode_utf8(&mut [0; 4]));
            }
            KeyCode::Backspace => self.cut(self.at.saturating_sub(1)),
            KeyCode::Delete if self.at < before => {
                self.letters.remove(self.at);
            }
            KeyCode::Left => self.at = self.at.saturating_sub(1),
            KeyCode::Right => self.at = (self.at + 1).min(before),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = before,
            _ => {}
        }
        self.letters.len() != before
    }

    /// Takes out what stands between here and the cursor.
    fn cut(&mut self, from: usize) {
        self.letters.drain(from..self.at);
        self.at = from;
    }

    /// Where the word before the cursor begins.
    fn word(&self) -> usize {
        let before = &self.letters[..self.at];
        let spaces = before.iter().rev().take_while(|letter| letter.is_whitespace()).count();
        let word = before.iter().rev().skip(spaces).take_while(|letter| !letter.is_whitespace()).count();
        self.at - spaces - word
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, keys: &[(KeyCode, KeyModifiers)]) -> (String, String) {
        let mut line = Line::of(text);
        for (code, modifiers) in keys {
            line.key(KeyEvent::new(*code, *modifiers));
        }
        (line.before(), line.text())
    }

    #[test]
    fn keys_edit_it() {
        let control = |letter| (KeyCode::Char(letter), KeyModifiers::CONTROL);
        let plain = |code| (code, KeyModifiers::NONE);
        assert_eq!(after("leg cramps ", &[control('w')]), ("leg ".into(), "leg ".into()));
        assert_eq!(after("leg", &[control('u')]), (String::new(), String::new()));
        let into = [plain(KeyCode::Left), plain(KeyCode::Char('é')), plain(KeyCode::Delete)];
        assert_eq!(after("leg", &into), ("leé".into(), "leé".into()));
        let ends = [control('a'), plain(KeyCode::Backspace), plain(KeyCode::Left), control('e')];
        assert_eq!(after("leg", &ends), ("leg".into(), "leg".into()));
        assert_eq!(Line::of("two\nlines").text(), "two lines");
    }
}
