//! What the words before a document's text say: fonts, styles, metadata.

use std::collections::HashMap;

use encoding_rs::Encoding;

use super::{charset, destination::Destination};
use crate::read::draft::{Card, Kind};

/// The most fonts and styles that are remembered.
const ENTRIES: usize = 5_000;

/// Fonts and styles by number, and the metadata.
#[derive(Debug, Default)]
pub(super) struct Fields {
    fonts: HashMap<i32, &'static Encoding>,
    styles: HashMap<i32, Kind>,
    card: Card,
    font: i32,
    style: i32,
    outline: Option<u8>,
    date: [i32; 5],
}

impl Fields {
    /// Takes in a control word in a group that is for this.
    pub(super) fn word(&mut self, of: Destination, word: &str, number: Option<i32>) {
        let value = number.unwrap_or(0);
        match (of, word) {
            (Destination::Fonts, "f") => self.font = value,
            (Destination::Fonts, "fcharset") if self.fonts.len() < ENTRIES => {
                if let Some(encoding) = charset::of_font(value) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            (Destination::Styles, "s") => (self.style, self.outline) = (value, None),
            (Destination::Styles, "outlinelevel") => self.outline = level(value),
            (Destination::Info("made" | "changed"), _) => {
                let place = ["yr", "mo", "dy", "hr", "min"].iter().position(|part| *part == word);
                if let Some(place) = place {
                    self.date[place] = value;
                }
            }
            _ => {}
        }
    }

    /// Takes in the text of such a group, when it ends.
    pub(super) fn text(&mut self, of: Destination, text: &str) {
        match of {
            Destination::Styles if self.styles.len() < ENTRIES => {
                let name = text.trim().trim_end_matches(';').to_lowercase();
                if let Some(kind) = kind(&name, self.outline.take()) {
                    self.styles.insert(self.style, kind);
                }
                self.style = 0;
            }
            Destination::Info("title") => self.card.title(text),
            Destination::Info("author") => self.card.maker(text),
            Destination::Info("made" | "changed") => {
                let [year, month, day, hour, minute] = std::mem::take(&mut self.date);
                self.card.saved(&format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"));
            }
            _ => {}
        }
    }

    /// The encoding of a font's text.
    pub(super) fn encoding(&self, font: i32) -> Option<&'static Encoding> {
        self.fonts.get(&font).copied()
    }

    /// What a style makes of a paragraph.
    pub(super) fn kind(&self, style: i32) -> Option<&Kind> {
        self.styles.get(&style)
    }

    /// The metadata.
    pub(super) fn card(self) -> Card {
        self.card
    }
}

/// The heading level that an outline level stands for.
pub(super) fn level(outline: i32) -> Option<u8> {
    u8::try_from(outline).ok().filter(|level| *level < 9).map(|level| (level + 1).min(6))
}

fn kind(name: &str, outline: Option<u8>) -> Option<Kind> {
    if name == "title" {
        return Some(Kind::Title);
    }
    let named = name.strip_prefix("heading ").and_then(|level| level.trim().parse::<u8>().ok());
    named.filter(|level| (1..=9).contains(level)).or(outline).map(|level| Kind::Heading(level.min(6)))
}
