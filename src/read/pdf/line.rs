//! Lines of text, and where they stand.

use super::words::Word;

/// A line in one column.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) page: usize,
    /// Its words, from left to right; never empty.
    pub(super) words: Vec<Word>,
    /// The base line and size of most of it.
    pub(super) y: f32,
    pub(super) size: f32,
    /// Where the lines of its column begin and end.
    pub(super) left: f32,
    pub(super) right: f32,
}

impl Line {
    /// A line of words, which are not empty.
    pub(super) fn new(page: usize, mut words: Vec<Word>) -> Self {
        words.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        let longest = words.iter().max_by(|a, b| weight(a).total_cmp(&weight(b)));
        let (y, size) = longest.map_or((0.0, 0.0), |word| (word.y, word.size));
        Self { page, words, y, size, left: 0.0, right: 0.0 }
    }

    /// Where it begins.
    pub(super) fn x0(&self) -> f32 {
        self.words[0].x0
    }

    /// Where it ends.
    pub(super) fn x1(&self) -> f32 {
        self.words.iter().map(|word| word.x1).fold(f32::MIN, f32::max)
    }

    /// Its words as text.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for (place, word) in self.words.iter().enumerate() {
            if place > 0 && !self.words[place - 1].runs_on_to(word) {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text
    }

    /// Whether all of its letters are bold.
    pub(super) fn is_bold(&self) -> bool {
        let mut lettered =
            self.words.iter().filter(|word| word.text.contains(char::is_alphanumeric)).peekable();
        lettered.peek().is_some() && lettered.all(|word| word.bold || word.is_raised_over(self.size, self.y))
    }

    /// How many letters it has.
    pub(super) fn letters(&self) -> usize {
        self.words.iter().map(|word| word.text.chars().count()).sum()
    }

    /// Whether it stands below `other` in the same column.
    pub(super) fn is_below(&self, other: &Self) -> bool {
        self.page == other.page
            && self.y > other.y
            && (self.left - other.left).abs() < 1.0
            && (self.right - other.right).abs() < 1.0
    }
}

/// How much a word says about the line it is in: long words in large letters most.
fn weight(word: &Word) -> f32 {
    (word.x1 - word.x0).max(0.0) * word.size
}
