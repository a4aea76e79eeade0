//! Words as they stand on a page.

use std::rc::Rc;

/// A word, or a part of one in a font of its own.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    /// Where it begins and ends, from the left, and its base line, from the top of the page.
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    /// The height of its letters.
    pub(super) size: f32,
    pub(super) bold: bool,
    /// Whether a space was written before it.
    pub(super) spaced: bool,
    /// The piece of marked content that it is in.
    pub(super) mark: Option<u32>,
    /// The address of the link that lies on it.
    pub(super) link: Option<Rc<str>>,
}

impl Word {
    /// Whether `next` goes on with this word on the same line, without a space.
    pub(super) fn runs_on_to(&self, next: &Self) -> bool {
        !next.spaced && next.x0 - self.x1 < 0.12 * self.size.max(next.size)
    }

    /// Whether it stands smaller and higher than a word of this size and base line.
    pub(super) fn is_raised_over(&self, size: f32, y: f32) -> bool {
        self.size < 0.87 * size && y - self.y > 0.15 * size && y - self.y < 1.1 * size
    }
}

/// Puts the letters of a page together to words.
#[derive(Debug, Default)]
pub(super) struct Words {
    done: Vec<Word>,
    open: Option<Word>,
    spaced: bool,
}

/// A letter on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letter<'t> {
    pub(super) text: &'t str,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) mark: Option<u32>,
}

impl Words {
    /// Adds the next letter that is drawn.
    pub(super) fn add(&mut self, letter: Letter<'_>) {
        if letter.text.chars().all(char::is_whitespace) {
            self.end();
            self.spaced = true;
            return;
        }
        if !self.open.as_ref().is_some_and(|word| goes_on(word, &letter)) {
            self.end();
            self.open = Some(Word {
                text: String::new(),
                x0: letter.x0,
                x1: letter.x0,
                y: letter.y,
                size: letter.size,
                bold: letter.bold,
                spaced: std::mem::take(&mut self.spaced),
                mark: letter.mark,
                link: None,
            });
        }
        if let Some(word) = &mut self.open {
            letter.text.chars().for_each(|c| plain(c, &mut word.text));
            word.x1 = letter.x1;
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.done.len()
    }

    /// All words, in the order in which they were drawn.
    pub(super) fn finish(mut self) -> Vec<Word> {
        self.end();
        self.done
    }

    fn end(&mut self) {
        let Some(word) = self.open.take().filter(|word| !word.text.is_empty()) else { return };
        // Drawn twice with a small shift: another way to make words bold.
        let twice = self.done.iter_mut().rev().take(40).find(|other| {
            other.text == word.text
                && (other.x0 - word.x0).abs() < 0.12 * word.size
                && (other.y - word.y).abs() < 0.12 * word.size
        });
        match twice {
            Some(other) => other.bold = true,
            None => self.done.push(word),
        }
    }
}

fn goes_on(word: &Word, letter: &Letter<'_>) -> bool {
    let gap = letter.x0 - word.x1;
    (word.y - letter.y).abs() < 0.05 * word.size
        && (word.size - letter.size).abs() < 0.02 * word.size
        && word.bold == letter.bold
        && word.mark == letter.mark
        && gap < 0.17 * word.size
        && gap > -0.4 * word.size
}

/// Adds a letter as text has it: ligatures apart, and the bullets of symbol fonts as bullets.
fn plain(c: char, text: &mut String) {
    let apart = match c {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        '\u{f000}'..='\u{f0ff}' | '●' | '■' | '▪' | '◆' | '❖' | '➢' => "•",
        '\u{2010}' | '\u{2011}' => "-",
        c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) => "",
        c => return text.push(c),
    };
    text.push_str(apart);
}
