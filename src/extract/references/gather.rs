//! Entries out of the blocks that a list was found to have: their numbers, their places, their links.

use super::{
    clean,
    collect::Collector,
    entry::Entry,
    pieces::{is_number, number_of, split},
};
use crate::model::{Block, BlockKind, Span};

impl Collector<'_> {
    /// Adds the entries that `text`, a part of `block`, holds.
    pub(super) fn push_all(&mut self, block: &Block, text: &str) {
        let pieces = split(text);
        let alone = pieces.len() == 1;
        for piece in pieces {
            let within = (!alone).then(|| block.text.find(piece)).flatten();
            let within = within.map(|at| Span::of_bytes(&block.text, at, at + piece.len()));
            self.push(block, piece, within);
        }
    }

    /// Adds one entry; `within` is its part of the block, where it has only a part.
    fn push(&mut self, block: &Block, text: &str, within: Option<Span>) {
        let (number, text) = clean::part_marker(text);
        if text.is_empty() {
            return;
        }
        let own = match &block.kind {
            BlockKind::ListItem { marker, .. } => number_of(marker),
            _ => None,
        };
        let marker = own.or(number).or(self.number_before.take());
        let (marker, text) = if marker.is_none() { self.part_bare_number(text) } else { (marker, text) };
        self.place += 1;
        let ordinal = marker.as_ref().and_then(|marker| marker.parse().ok()).unwrap_or(self.place);
        let ordered = marker.is_some() || self.is_in_ordered_list(block);
        self.list.entries.push(Entry {
            ordered,
            marker,
            links: self.links(block, within),
            anchors: block.anchors.clone(),
            ordinal,
            text,
        });
    }

    /// Parts a number that nothing but a space sets off, where it is the next of the list.
    fn part_bare_number(&self, text: String) -> (Option<String>, String) {
        let last = self.list.entries.last();
        let counts = last.is_none_or(|last| last.marker.is_some());
        let next = last.map_or(1, |last| last.ordinal + 1).to_string();
        let rest = text.strip_prefix(&next).and_then(|rest| rest.strip_prefix(' '));
        match rest.filter(|rest| counts && rest.starts_with(char::is_uppercase)) {
            Some(rest) => (Some(next), rest.to_owned()),
            None => (None, text),
        }
    }

    /// Adds the entry of a table's row: its last cell, numbered by a first one that holds a number.
    pub(super) fn push_row(&mut self, block: &Block, cells: &[Span]) {
        let mut cells = cells.iter().map(|cell| cell.slice(&block.text)).filter(|cell| !cell.is_empty());
        let first = cells.next().unwrap_or_default();
        let rest: Vec<&str> = cells.collect();
        if !rest.is_empty() && is_number(first) {
            self.number_before = number_of(first);
            self.push(block, &rest.join(" "), None);
        } else {
            self.push(block, &[&[first], rest.as_slice()].concat().join(" "), None);
        }
    }

    /// Counts an item that is no work, so that those behind it keep their places.
    pub(super) fn pass_by(&mut self, block: &Block) {
        if let BlockKind::ListItem { marker, .. } = &block.kind {
            self.place += 1;
            let place = number_of(marker).and_then(|number| number.parse().ok()).unwrap_or(self.place);
            self.list.notes.insert(place);
        }
    }

    /// Adds what `block` says to the last entry.
    pub(super) fn extend_last(&mut self, block: &Block) {
        let links = self.links(block, None);
        if let Some(last) = self.list.entries.last_mut() {
            last.text.push(' ');
            last.text.push_str(&block.text);
            last.links.extend(links);
            last.anchors.extend(block.anchors.iter().cloned());
        }
    }

    fn links(&self, block: &Block, within: Option<Span>) -> Vec<(String, String)> {
        let absolute = |href: &str| match &self.base {
            Some(base) if !href.contains("://") && !href.starts_with('#') => {
                base.join(href).map_or_else(|_| href.to_owned(), String::from)
            }
            _ => href.to_owned(),
        };
        let inside = |span: Span| within.is_none_or(|of| of.start <= span.start && span.end <= of.end);
        let outward = block.links.iter().filter(|link| !link.href.starts_with('#') && inside(link.span));
        outward.map(|link| (link.span.slice(&block.text).to_owned(), absolute(&link.href))).collect()
    }

    fn is_in_ordered_list(&self, block: &Block) -> bool {
        let mut region = self.page.regions.get(block.region);
        while let Some(place) = region {
            match place.tag.as_str() {
                "ol" => return true,
                "ul" | "section" | "body" => return false,
                _ => region = place.parent.and_then(|parent| self.page.regions.get(parent)),
            }
        }
        false
    }
}
