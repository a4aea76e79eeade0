//! The part that an element plays where it stands: its tag, its role and what is around it decide.

use scraper::node::Element;

use super::{
    attrs::{Attrs, attr},
    tag::{Tag, landmark_of_role},
    walk::Walk,
};
use crate::model::Landmark;

impl Walk<'_> {
    /// The part of an element of kind `tag` here.
    pub(super) fn part_of(&self, tag: Tag, attrs: &Attrs<'_>, element: &Element) -> Tag {
        let tag = attrs.role.map_or(tag, |role| part_by_role(tag, role, element));
        match tag {
            Tag::Control if self.is_in_sentence() => Tag::Custom,
            Tag::Row | Tag::Rows { .. } | Tag::Cell { .. } if !self.out.is_in_data() => {
                Tag::Block(Landmark::None)
            }
            // A row is one line, whatever is in its cells.
            _ if tag.is_laid_out() && self.out.is_in_row() => Tag::Block(Landmark::None),
            tag => tag,
        }
    }

    /// Whether a control here is a word of a sentence: in a paragraph, a heading, or an item with words.
    fn is_in_sentence(&self) -> bool {
        if self.out.is_one_line() {
            return true;
        }
        match self.frames.iter().rev().find(|frame| !frame.tag.is_inline()) {
            Some(frame) if matches!(frame.tag, Tag::Paragraph | Tag::Term | Tag::Definition) => true,
            Some(frame) => frame.tag == Tag::Item && !self.out.line.is_empty(),
            None => false,
        }
    }
}

fn part_by_role(tag: Tag, role: &str, element: &Element) -> Tag {
    match role {
        "heading" => {
            match (tag, attr(element, "aria-level").and_then(|level| level.trim().parse::<u8>().ok())) {
                (Tag::Heading(level), None) => Tag::Heading(level),
                (_, level) => Tag::Heading(level.unwrap_or(2).clamp(1, 6)),
            }
        }
        "button" | "tab" if !matches!(tag, Tag::Heading(_)) => Tag::Control,
        "listitem" if matches!(tag, Tag::Block(_)) => Tag::Item,
        "list" if matches!(tag, Tag::Block(_)) => Tag::List { ordered: false },
        role if tag == Tag::Inline && landmark_of_role(role) != Landmark::None => Tag::Block(Landmark::None),
        _ => tag,
    }
}
