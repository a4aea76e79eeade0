//! Words of a paragraph to its text: spaces, parted words, addresses over two lines, raised marks, links.

use std::rc::Rc;

use super::{hyphens::Vocabulary, line::Line, words::Word};
use crate::read::draft::{Inline, Look};

/// A paragraph in the making.
pub(super) struct Writer<'v> {
    vocabulary: &'v Vocabulary,
    inline: Inline,
    /// The last word, whose end is not settled until the next one comes.
    last: Option<(Word, Look)>,
    link: Option<Rc<str>>,
}

impl<'v> Writer<'v> {
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        Self { vocabulary, inline: Inline::default(), last: None, link: None }
    }

    /// Adds a word; whether it begins a line, and whether it is raised.
    pub(super) fn add(&mut self, word: &Word, begins_line: bool, raised: bool) {
        let Some((last, look)) = self.last.take() else {
            return self.hold(word, raised);
        };
        let mut text = last.text.as_str();
        let parted = begins_line && is_parted(text, &word.text);
        let joined = if parted {
            if self.vocabulary.parts(text, &word.text) {
                text = text.trim_end_matches(['-', '\u{ad}']);
            }
            true
        } else if begins_line {
            // A name of two parts keeps its hyphen.
            goes_on(text, &word.text) || ends_parted(text) && word.text.starts_with(char::is_uppercase)
        } else {
            last.runs_on_to(word)
        };
        let text = text.replace('\u{ad}', "");
        self.push(&text, last.link.as_ref(), look);
        if !joined {
            if self.link != word.link {
                self.push("", None, Look::default());
            }
            self.inline.push(" ", look);
        }
        self.hold(word, raised);
    }

    /// The text.
    pub(super) fn finish(mut self) -> Inline {
        if let Some((last, look)) = self.last.take() {
            self.push(&last.text.replace('\u{ad}', "-"), last.link.as_ref(), look);
        }
        self.inline
    }

    fn hold(&mut self, word: &Word, raised: bool) {
        self.last = Some((word.clone(), Look { bold: word.bold, raised }));
    }

    fn push(&mut self, text: &str, link: Option<&Rc<str>>, look: Look) {
        if self.link.as_ref() != link {
            match link {
                Some(address) => self.inline.link(address),
                None => self.inline.unlink(),
            }
            self.link = link.cloned();
        }
        if !text.is_empty() {
            self.inline.push(text, look);
        }
    }
}

/// Whether a word goes over from the end of one line to the next.
pub(super) fn goes_over(last: &Line, next: &Line) -> bool {
    let ends = last.words.last().zip(next.words.first());
    ends.is_some_and(|(before, after)| is_parted(&before.text, &after.text))
}

/// Whether the end of one line and the start of the next are parts of one word.
fn is_parted(before: &str, after: &str) -> bool {
    ends_parted(before) && after.starts_with(char::is_lowercase)
}

/// Whether a word at the end of a line may be the first part of one.
fn ends_parted(text: &str) -> bool {
    let bare = text.trim_end_matches(['-', '\u{ad}']);
    bare.len() < text.len() && bare.ends_with(char::is_alphabetic) && !is_address(text)
}

/// Whether an address at the end of a line goes on in the next.
fn goes_on(text: &str, next: &str) -> bool {
    is_address(text)
        && text.ends_with(['/', '.', '-', '_', '=', '?', '&', '%'])
        && next.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/_-?=&%(".contains(c))
}

fn is_address(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    text.contains("://")
        || text.starts_with("www.")
        || text.starts_with("10.") && text.contains('/')
        || text.to_lowercase().starts_with("doi:")
}

#[cfg(test)]
mod tests {
    use super::{ends_parted, goes_on};

    #[test]
    fn ends_of_lines() {
        assert!(ends_parted("twit-") && !ends_parted("1-") && !ends_parted("https://a.example/x-"));
        assert!(goes_on("https://doi.org/10.1000/", "x.12"));
        assert!(!goes_on("https://a.example/x.", "Accessed"));
        assert!(!goes_on("word/", "other"));
    }
}
