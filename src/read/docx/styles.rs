//! The styles of a document: which are headings, of what level, and which are lists.

use std::collections::HashMap;

use crate::read::steps::{self, Step};

/// The most styles that one stands on.
const CHAIN: usize = 20;

/// What a style makes of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Title,
    Heading(u8),
    /// A term, and what it means.
    Term,
    Definition,
    /// An entry of a table of contents, or a running head: no text of the article.
    Furniture,
}

/// A style as the document has it.
#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    list: Option<(String, usize)>,
}

/// The styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

impl Styles {
    /// Reads the part that holds them.
    pub(super) fn read(text: &str) -> Self {
        let mut styles = HashMap::new();
        let mut open: Option<(String, Style)> = None;
        steps::walk(text, |step| match step {
            Step::Open("style", tag) => {
                open = tag.get("styleId").map(|id| (id, Style::default()));
            }
            Step::Close("style") => styles.extend(open.take()),
            Step::Open(name, tag) => {
                let Some((_, style)) = &mut open else { return };
                let value = tag.get("val").unwrap_or_default();
                match name {
                    "name" => style.name = value.to_lowercase(),
                    "basedOn" => style.based_on = Some(value),
                    "outlineLvl" => style.outline = value.parse().ok(),
                    "numId" => style.list.get_or_insert_default().0 = value,
                    "ilvl" => style.list.get_or_insert_default().1 = value.parse().unwrap_or(0),
                    _ => {}
                }
            }
            _ => {}
        });
        Self(styles)
    }

    /// What the style of this id makes of a paragraph.
    pub(super) fn role(&self, id: &str) -> Option<Role> {
        self.chain(id).find_map(|(id, style)| by_name(style.map_or(id, |style| style.name.as_str()), style))
    }

    /// The list and level that the style of this id puts a paragraph in.
    pub(super) fn list(&self, id: &str) -> Option<(String, usize)> {
        self.chain(id).find_map(|(_, style)| style?.list.clone())
    }

    /// The style and those that it stands on, innermost first.
    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = (&'s str, Option<&'s Style>)> {
        let next = move |(_, style): &(&'s str, Option<&'s Style>)| {
            let below = (*style)?.based_on.as_deref()?;
            Some((below, self.0.get(below)))
        };
        std::iter::successors(Some((id, self.0.get(id))), next).take(CHAIN)
    }
}

fn by_name(name: &str, style: Option<&Style>) -> Option<Role> {
    let name = name.to_lowercase();
    match name.as_str() {
        "title" => return Some(Role::Title),
        // As pandoc and LibreOffice name them.
        "definition term" | "list heading" => return Some(Role::Term),
        "definition" | "list contents" => return Some(Role::Definition),
        _ => {}
    }
    if ["toc ", "table of contents", "header", "footer", "page number"].iter().any(|n| name.starts_with(n))
        && !name.contains("heading")
    {
        return Some(Role::Furniture);
    }
    let outline = style.and_then(|style| style.outline).filter(|level| *level < 9);
    let named = ["heading ", "heading", "überschrift ", "titre ", "título ", "titolo ", "kop "]
        .iter()
        .find_map(|word| name.strip_prefix(word)?.trim().parse::<u8>().ok())
        .filter(|level| (1..=9).contains(level));
    named.or(outline.map(|level| level + 1)).map(|level| Role::Heading(level.min(6)))
}
