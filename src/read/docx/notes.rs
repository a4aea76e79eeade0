//! The notes of a document. Their marks are not in the text: they are counted as they come.

use std::collections::HashMap;

use crate::read::{
    draft::{Flow, Inline, Look},
    steps::{self, Step},
};

/// The notes by their kind and id, and those that the text has come upon, in order.
#[derive(Debug, Default)]
pub(super) struct Notes {
    words: HashMap<String, Vec<String>>,
    met: Vec<String>,
}

impl Notes {
    /// Reads a part that holds notes of one kind ("footnote").
    pub(super) fn read(&mut self, kind: &str, text: &str) {
        let mut open: Option<(String, Vec<String>)> = None;
        steps::walk(text, |step| match step {
            Step::Open(name, tag) if name == kind => {
                // Separators are notes of a type.
                let is_note = tag.get("type").is_none_or(|kind| kind == "normal");
                open = tag.get("id").filter(|_| is_note).map(|id| (format!("{kind}-{id}"), Vec::new()));
            }
            Step::Close(name) if name == kind => self.words.extend(open.take()),
            Step::Open("p", _) => {
                if let Some((_, paragraphs)) = &mut open {
                    paragraphs.push(String::new());
                }
            }
            Step::Text(words) => {
                if let Some(last) = open.as_mut().and_then(|(_, paragraphs)| paragraphs.last_mut()) {
                    last.push_str(words);
                }
            }
            _ => {}
        });
    }

    /// The mark of the note of this key, where the text has come upon it.
    pub(super) fn meet(&mut self, key: &str) -> Option<String> {
        if !self.words.contains_key(key) {
            return None;
        }
        let place = self.met.iter().position(|met| met == key).unwrap_or_else(|| {
            self.met.push(key.to_owned());
            self.met.len() - 1
        });
        Some((place + 1).to_string())
    }

    /// Adds the notes that were met to the end of a document.
    pub(super) fn write(self, flow: &mut Flow) {
        for (place, key) in self.met.iter().enumerate() {
            let mut inline = Inline::default();
            inline.push(&self.words[key].join(" "), Look::default());
            flow.note(&(place + 1).to_string(), key, inline);
        }
    }
}
