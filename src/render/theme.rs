//! The colours of answers: the sixteen that every terminal has, so that a user's own palette holds.

use std::{fmt::Write as _, str::FromStr};

/// How each sort of text is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Headings of an answer: causes.
    pub heading: Paint,
    /// Who says it.
    pub source: Paint,
    /// Words that were searched for.
    pub matched: Paint,
    /// What is there if one looks for it: ids, paths.
    pub faint: Paint,
    /// What should not be overlooked.
    pub warning: Paint,
}

impl Theme {
    /// For a dark background.
    pub const DARK: Self = Self {
        heading: Paint::bold(Some(6)),
        source: Paint::bold(None),
        matched: Paint::bold(Some(3)),
        faint: Paint { dim: true, ..Paint::PLAIN },
        warning: Paint::bold(Some(1)),
    };

    /// For a light background, on which yellow and cyan cannot be read.
    pub const LIGHT: Self =
        Self { heading: Paint::bold(Some(4)), matched: Paint::bold(Some(5)), ..Self::DARK };
}

/// One way of painting: attributes and one of sixteen colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)] // The names are the meaning.
pub struct Paint {
    pub bold: bool,
    pub dim: bool,
    pub italic: bool,
    pub underline: bool,
    pub reverse: bool,
    /// 0 to 15; none for the terminal's own.
    pub colour: Option<u8>,
}

/// The names of the first eight colours; the others are the same with `bright-`.
const COLOURS: [&str; 8] = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

impl Paint {
    /// No paint at all.
    const PLAIN: Self =
        Self { bold: false, dim: false, italic: false, underline: false, reverse: false, colour: None };

    const fn bold(colour: Option<u8>) -> Self {
        Self { bold: true, colour, ..Self::PLAIN }
    }

    /// The text in this paint; it must be clean.
    pub(super) fn on(self, text: &str) -> String {
        let codes = self.codes();
        if codes.is_empty() || text.is_empty() {
            text.to_owned()
        } else {
            format!("\u{1b}[{codes}m{text}\u{1b}[0m")
        }
    }

    fn codes(self) -> String {
        let attributes =
            [(self.bold, 1), (self.dim, 2), (self.italic, 3), (self.underline, 4), (self.reverse, 7)];
        let attributes = attributes.into_iter().filter(|(on, _)| *on).map(|(_, code)| code);
        let colour = self.colour.map(|colour| if colour < 8 { 30 + colour } else { 82 + colour });
        let mut codes = String::new();
        for code in attributes.chain(colour) {
            let between = if codes.is_empty() { "" } else { ";" };
            // Writing to a string cannot fail.
            let _ = write!(codes, "{between}{code}");
        }
        codes
    }
}

impl FromStr for Paint {
    type Err = String;

    /// Reads words such as `bold bright-cyan`; `plain` is none.
    fn from_str(text: &str) -> Result<Self, String> {
        let mut paint = Self::PLAIN;
        for word in text.split_whitespace() {
            match word {
                "plain" => {}
                "bold" => paint.bold = true,
                "dim" => paint.dim = true,
                "italic" => paint.italic = true,
                "underline" => paint.underline = true,
                "reverse" => paint.reverse = true,
                colour => paint.colour = Some(numbered(colour)?),
            }
        }
        Ok(paint)
    }
}

fn numbered(name: &str) -> Result<u8, String> {
    let (plain, above) = name.strip_prefix("bright-").map_or((name, 0), |rest| (rest, 8));
    let found = COLOURS.iter().position(|colour| *colour == plain).and_then(|at| u8::try_from(at).ok());
    found.map(|at| at + above).ok_or_else(|| {
        format!(
            "`{name}` is no colour; there are {}, each also as bright-, and bold, dim, italic, underline, reverse, plain",
            COLOURS.join(", ")
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_codes() {
        let on = |words: &str| words.parse::<Paint>().unwrap().on("x");
        assert_eq!(on("bold cyan"), "\u{1b}[1;36mx\u{1b}[0m");
        assert_eq!(on("bright-red underline"), "\u{1b}[4;91mx\u{1b}[0m");
        assert_eq!((on("plain"), on("")), ("x".to_owned(), "x".to_owned()));
        assert!("bold mauve".parse::<Paint>().unwrap_err().contains("`mauve` is no colour"));
    }
}
