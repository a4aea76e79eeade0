//! How characters look, and what they are: bytes of some encoding, numbers, words that stand for one.

use super::{Body, paragraphs::is_mark};
use crate::read::{
    draft::{Inline, Look},
    rtf::{charset, destination::Destination},
};

impl Body {
    /// Words that say how characters look; whether this is one.
    pub(super) fn look(&mut self, word: &str, number: Option<i32>) -> bool {
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
                self.code_page = charset::of_code_page(number.unwrap_or(1252));
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

    pub(super) fn character(&mut self, word: &str, number: Option<i32>) {
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

    pub(super) fn decode(&mut self) {
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
}
