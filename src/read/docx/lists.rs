//! The lists of a document: which are numbered, and how far they have counted.

use std::collections::HashMap;

use crate::read::{
    draft::Item,
    steps::{self, Step},
};

/// The levels that a list can have.
const LEVELS: usize = 9;

/// How the items of one level are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mark {
    #[default]
    Bullet,
    /// Counted from this number on.
    Counted(u32),
    /// Not marked at all: a paragraph that goes on with an item.
    Blank,
}

/// The lists by number, with what they have counted to.
#[derive(Debug, Default)]
pub(super) struct Lists {
    marks: HashMap<String, [Mark; LEVELS]>,
    counts: HashMap<String, [u32; LEVELS]>,
}

impl Lists {
    /// Reads the part that says how lists are numbered.
    pub(super) fn read(text: &str) -> Self {
        let mut abstracts: HashMap<String, [Mark; LEVELS]> = HashMap::new();
        let mut marks: HashMap<String, [Mark; LEVELS]> = HashMap::new();
        let (mut of, mut number, mut level) = (String::new(), None::<String>, 0);
        steps::walk(text, |step| {
            let Step::Open(name, tag) = step else { return };
            let value = || tag.get("val").unwrap_or_default();
            match name {
                "abstractNum" => {
                    (of, number) = (tag.get("abstractNumId").unwrap_or_default(), None);
                    abstracts.insert(of.clone(), [Mark::default(); LEVELS]);
                }
                "num" => number = tag.get("numId"),
                "abstractNumId" => {
                    if let Some(number) = &number {
                        let found = abstracts.get(&value()).copied().unwrap_or_default();
                        marks.insert(number.clone(), found);
                    }
                }
                "lvl" | "lvlOverride" => {
                    level = tag.get("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0).min(LEVELS - 1);
                }
                "numFmt" | "start" | "startOverride" | "lvlText" => {
                    let list = match &number {
                        Some(number) => marks.get_mut(number),
                        None => abstracts.get_mut(&of),
                    };
                    if let Some(list) = list {
                        list[level] = list[level].with(name, &value());
                    }
                }
                _ => {}
            }
        });
        Self { marks, counts: HashMap::new() }
    }

    /// The place of the next item of a list at a level; none for a paragraph that bears no mark.
    pub(super) fn next(&mut self, list: &str, level: usize) -> Option<Item> {
        let level = level.min(LEVELS - 1);
        let marks = self.marks.get(list).copied().unwrap_or_default();
        if marks[level] == Mark::Blank {
            return None;
        }
        let counts = self.counts.entry(list.to_owned()).or_default();
        counts[level] += 1;
        counts[level + 1..].fill(0);
        match marks[level] {
            Mark::Bullet | Mark::Blank => Some(Item { depth: level, number: None }),
            Mark::Counted(first) => {
                Some(Item { depth: level, number: Some(first.saturating_add(counts[level] - 1)) })
            }
        }
    }
}

impl Mark {
    fn with(self, what: &str, value: &str) -> Self {
        match (what, self) {
            ("numFmt", _) if value == "bullet" => Self::Bullet,
            ("numFmt", _) if value == "none" => Self::Blank,
            ("numFmt", Self::Bullet | Self::Blank) => Self::Counted(1),
            ("start" | "startOverride", Self::Counted(_) | Self::Bullet)
                if what != "start" || value != "1" =>
            {
                value.parse().map_or(self, Self::Counted)
            }
            ("lvlText", Self::Bullet) if value.trim().is_empty() => Self::Blank,
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, Lists};

    #[test]
    fn counts_as_the_document_says() {
        let mut lists = Lists::read(
            "<n><abstractNum abstractNumId='7'><lvl ilvl='0'><start val='3'/><numFmt val='decimal'/></lvl>\
             <lvl ilvl='1'><numFmt val='bullet'/><lvlText val='o'/></lvl></abstractNum>\
             <num numId='1'><abstractNumId val='7'/></num></n>",
        );
        let numbers: Vec<_> = [0, 1, 0].iter().filter_map(|level| lists.next("1", *level)).collect();
        let item = |depth, number| Item { depth, number };
        assert_eq!(numbers, [item(0, Some(3)), item(1, None), item(0, Some(4))]);
    }
}
