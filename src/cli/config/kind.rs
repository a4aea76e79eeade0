//! What a setting's value may be. A value is kept as text, whichever of a file, the environment and
//! the command line it comes from, and is checked by one rule.

use std::ops::RangeInclusive;

use etio::Paint;

use crate::cli::suggest;

/// What a value may be.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// A file or folder.
    Path,
    /// Any text.
    Text,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A whole number in this range.
    Number(RangeInclusive<usize>),
    /// `true` or `false`.
    Switch,
    /// How something is coloured: `bold cyan`.
    Paint,
}

impl Kind {
    /// Says what is wrong with a value, and what would be right.
    pub(super) fn check(&self, value: &str) -> Result<(), String> {
        match self {
            Self::Path if value.is_empty() => Err("a path is missing".to_owned()),
            Self::Path | Self::Text => Ok(()),
            Self::OneOf(words) if words.contains(&value) => Ok(()),
            Self::OneOf(words) => {
                let hint = suggest::or_the_list(value, words);
                Err(format!("`{value}` is not one of its values{hint}"))
            }
            Self::Number(range) => match value.parse::<usize>() {
                Ok(number) if range.contains(&number) => Ok(()),
                _ => {
                    Err(format!("`{value}` is not a whole number from {} to {}", range.start(), range.end()))
                }
            },
            Self::Switch if matches!(value, "true" | "false") => Ok(()),
            Self::Switch => Err(format!("`{value}` is neither true nor false")),
            Self::Paint => value.parse::<Paint>().map(|_| ()),
        }
    }

    /// In words, for the list of settings.
    pub(super) fn in_words(&self) -> String {
        match self {
            Self::Path => "a path".to_owned(),
            Self::Text => "text".to_owned(),
            Self::OneOf(words) => words.join(", "),
            Self::Number(range) => format!("{} to {}", range.start(), range.end()),
            Self::Switch => "true, false".to_owned(),
            Self::Paint => "such as bold cyan".to_owned(),
        }
    }
}
