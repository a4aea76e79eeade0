//! The styles of a document: what is bold, raised, a title; which lists are numbered.

use std::collections::{HashMap, HashSet};

use crate::read::steps::{self, Step};

/// The most styles that one stands on.
const CHAIN: usize = 20;

/// A style, as far as the text is concerned.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    bold: Option<bool>,
    raised: Option<bool>,
}

/// The styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// Levels of lists that are numbered: the list's style and the level, from 1.
    numbered: HashSet<(String, usize)>,
}

impl Styles {
    /// Reads the styles of a part; those of a later part stand on those of an earlier one.
    pub(super) fn read(&mut self, text: &str) {
        let (mut open, mut list) = (None::<String>, None::<String>);
        steps::walk(text, |step| match step {
            Step::Open("style", tag) => {
                open = tag.get("name");
                if let Some(name) = &open {
                    let style = Style { parent: tag.get("parent-style-name"), ..Style::default() };
                    self.styles.insert(name.clone(), style);
                }
            }
            Step::Open("text-properties", tag) => {
                if let Some(style) = open.as_ref().and_then(|name| self.styles.get_mut(name)) {
                    style.bold = tag.get("font-weight").map(|weight| is_bold(&weight)).or(style.bold);
                    style.raised = tag.get("text-position").map(|place| is_raised(&place)).or(style.raised);
                }
            }
            Step::Open("list-style", tag) => list = tag.get("name"),
            Step::Open("list-level-style-number", tag) => {
                let level = tag.get("level").and_then(|level| level.parse().ok());
                let counts = tag.get("num-format").is_some_and(|format| !format.is_empty());
                if let (Some(list), Some(level), true) = (&list, level, counts) {
                    self.numbered.insert((list.clone(), level));
                }
            }
            Step::Close("style") => open = None,
            Step::Close("list-style") => list = None,
            _ => {}
        });
    }

    /// Whether text of this style is bold; none where it does not say.
    pub(super) fn bold(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|(_, style)| style?.bold)
    }

    /// Whether text of this style is raised.
    pub(super) fn raised(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|(_, style)| style?.raised)
    }

    /// Whether a style is another or stands on it.
    pub(super) fn is(&self, name: &str, other: &str) -> bool {
        self.chain(name).any(|(name, _)| name == other)
    }

    /// Whether a level of a list, from 1, is numbered.
    pub(super) fn is_numbered(&self, list: &str, level: usize) -> bool {
        self.numbered.contains(&(list.to_owned(), level))
    }

    fn chain<'s>(&'s self, name: &'s str) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        let next = move |(_, style): &(&'s str, Option<&'s Style>)| {
            let below = (*style)?.parent.as_deref()?;
            Some((below, self.styles.get(below)))
        };
        std::iter::successors(Some((name, self.styles.get(name))), next).take(CHAIN)
    }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u32>().is_ok_and(|weight| weight >= 600)
}

fn is_raised(place: &str) -> bool {
    let place = place.split(' ').next().unwrap_or("");
    place == "super" || place.strip_suffix('%').and_then(|p| p.parse::<f32>().ok()).is_some_and(|p| p > 10.0)
}
