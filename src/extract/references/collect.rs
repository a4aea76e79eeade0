//! Gathers the entries of one list of references from the blocks of a page.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use url::Url;

use super::{
    address, clean,
    ids::Ids,
    list::{self, List},
    names::{self, Name},
    pieces::{behind_policy, is_bare_address, is_furniture, is_more, is_note, is_number, number_of, split},
    shape,
};
use crate::model::{Block, BlockKind, Page};

/// Blocks between a heading and the first entry that may be something else.
const LEAD_LINES: usize = 6;

/// How much is taken on trust from what introduces a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trust {
    /// A heading or container that names a list of references.
    Named,
    /// A container named for one.
    Region,
    /// A heading that may stand over anything.
    Little,
    /// Nothing introduces it.
    None,
}

impl Trust {
    /// What the name of a list is worth.
    pub(super) fn of(name: Name) -> Self {
        match name {
            Name::Plain => Self::Named,
            Name::Weak => Self::Little,
        }
    }
}

/// Walks over blocks and gathers entries.
pub(super) struct Collector<'a> {
    pub(super) page: &'a Page,
    trust: Trust,
    pub(super) base: Option<Url>,
    /// The page's own address, in its canonical form.
    own: Option<String>,
    pub(super) list: List,
    /// A number that stood on a line of its own before the next entry.
    pub(super) number_before: Option<String>,
    /// Items passed so far, notes included.
    pub(super) place: usize,
    /// The list (of the page) whose items were last judged, and whether they are entries.
    judged: Option<(u32, bool)>,
    /// The points of the blocks weighed so far: a list is judged as a whole before its items are.
    weighed: BTreeMap<usize, u8>,
}

/// What a block is to the list.
enum Part {
    Entry,
    /// More of the entry before it.
    More,
    /// The number of the entry after it.
    Number(String),
    /// A line that introduces the list, or an item of it that is no work.
    Beside,
    End,
}

impl<'a> Collector<'a> {
    pub(super) fn new(page: &'a Page, trust: Trust) -> Self {
        let base = page.head.canonical.as_ref().or(page.head.saved_from.as_ref());
        let base = base.and_then(|address| Url::parse(address).ok());
        let own = base.as_ref().and_then(|base| address::canonical(base.as_str()));
        Self {
            page,
            trust,
            base,
            own,
            list: List::default(),
            number_before: None,
            place: 0,
            judged: None,
            weighed: BTreeMap::new(),
        }
    }

    /// The list under the heading at block `at`, and the block behind it.
    pub(super) fn after_heading(mut self, at: usize) -> Option<(List, usize)> {
        self.list.blocks.insert(at);
        let end = self.walk(at + 1, self.page.blocks.len());
        self.finish(end)
    }

    /// The list whose name opens block `at`, with its first entry or its policy behind the name.
    pub(super) fn with_front(mut self, at: usize) -> Option<(List, usize)> {
        let block = &self.page.blocks[at];
        let (_, rest) = names::at_front(&block.text)?;
        self.list.blocks.insert(at);
        let first = if names::is_policy(rest) { behind_policy(rest) } else { Some(rest) };
        if let Some(first) = first {
            let several = split(first);
            let least = if self.trust == Trust::Named { shape::WEAK } else { shape::STRONG };
            if several.iter().any(|entry| shape::points(entry, false) >= least) {
                self.push_all(block, first);
            } else if !names::is_policy(rest) && first.len() > 60 {
                // Running text that happens to begin so.
                return None;
            }
        }
        let end = self.walk(at + 1, self.page.blocks.len());
        self.finish(end)
    }

    /// The list in the blocks from `at` up to `end`.
    pub(super) fn between(mut self, at: usize, end: usize) -> Option<(List, usize)> {
        let end = self.walk(at, end.min(self.page.blocks.len()));
        self.finish(end)
    }

    /// The run of two or more citations that begins with the one at block `at`.
    pub(super) fn run(mut self, at: usize) -> Option<(List, usize)> {
        let end = self.walk(at, self.page.blocks.len());
        if self.list.entries.len() < 2 { None } else { self.finish(end) }
    }

    fn finish(self, end: usize) -> Option<(List, usize)> {
        (!self.list.entries.is_empty()).then_some((self.list, end))
    }

    /// Takes blocks from `at` until the list or the stretch ends; gives the block behind the last one.
    fn walk(&mut self, at: usize, limit: usize) -> usize {
        let mut beside = BTreeSet::new();
        let mut end = at;
        for index in at..limit {
            let block = &self.page.blocks[index];
            match self.part(index, block) {
                Part::Entry => {
                    let text = if names::is_policy(&block.text) { behind_policy(&block.text) } else { None };
                    match &block.kind {
                        BlockKind::TableRow { cells, .. } => self.push_row(block, cells),
                        _ => self.push_all(block, text.unwrap_or(&block.text)),
                    }
                }
                Part::Number(number) => {
                    self.number_before = Some(number);
                    beside.insert(index);
                    continue;
                }
                Part::More => self.extend_last(block),
                Part::Beside => {
                    beside.insert(index);
                    self.pass_by(block);
                    if self.list.entries.is_empty() && beside.len() > LEAD_LINES {
                        break;
                    }
                    continue;
                }
                Part::End => break,
            }
            self.list.blocks.append(&mut beside);
            self.list.blocks.insert(index);
            end = index + 1;
        }
        end
    }

    fn part(&mut self, index: usize, block: &Block) -> Part {
        let begun = !self.list.entries.is_empty();
        if self.trust == Trust::None {
            return match () {
                () if list::is_strong(block) => Part::Entry,
                () if begun && is_more(&block.text) => Part::More,
                () => Part::End,
            };
        }
        if begun && is_more(&block.text) && !self.is_entry_of_its_own(index) {
            return Part::More;
        }
        if begun && is_furniture(&block.text) {
            return Part::End;
        }
        if names::is_policy(&block.text) {
            return if behind_policy(&block.text).is_some() { Part::Entry } else { Part::Beside };
        }
        match &block.kind {
            BlockKind::Heading(_) if shape::points(&block.text, false) >= shape::STRONG => Part::Entry,
            BlockKind::Heading(_)
                if self.trust == Trust::Region && names::of_heading(&block.text).is_some() =>
            {
                Part::Beside
            }
            BlockKind::TableRow { header, .. } => self.judge_row(block, *header, begun),
            BlockKind::Heading(_) => Part::End,
            BlockKind::ListItem { list, .. } => self.judge_item(index, block, *list),
            BlockKind::Paragraph | BlockKind::Label => self.judge_line(block, begun),
        }
    }

    /// An item is an entry with the most of its list, and by itself.
    fn judge_item(&mut self, index: usize, block: &Block, list: u32) -> Part {
        let entries = match self.judged {
            Some((judged, verdict)) if judged == list => verdict,
            _ => {
                let verdict = self.judge_list(index, list);
                self.judged = Some((list, verdict));
                verdict
            }
        };
        match () {
            () if self.points_at(index) >= self.least() => Part::Entry,
            () if entries && !is_note(&block.text) => Part::Entry,
            () if entries => Part::Beside,
            () => Part::End,
        }
    }

    /// Whether at least half of the items of `list`, from block `index` on, look like citations.
    fn judge_list(&mut self, index: usize, list: u32) -> bool {
        let same =
            |block: &&Block| matches!(block.kind, BlockKind::ListItem { list: other, .. } if other == list);
        let items = self.page.blocks[index..].iter().take_while(same).count();
        let good = (index..index + items).filter(|&item| self.points_at(item) >= self.least()).count();
        good * 2 >= items && good > 0
    }

    /// The points of the block at `index`, weighed once.
    fn points_at(&mut self, index: usize) -> u8 {
        if let Some(&points) = self.weighed.get(&index) {
            return points;
        }
        let points = self.points(&self.page.blocks[index]);
        self.weighed.insert(index, points);
        points
    }

    /// Whether a block that might go on with the last entry is one itself: an item after an item of the
    /// same list, or an address after an entry that is nothing else.
    fn is_entry_of_its_own(&self, index: usize) -> bool {
        let item = |block: &Block| match block.kind {
            BlockKind::ListItem { list, depth, .. } => Some((list, depth)),
            _ => None,
        };
        let block = &self.page.blocks[index];
        match item(block) {
            Some(place) => self.page.blocks[..index].last().and_then(item) == Some(place),
            None => {
                is_bare_address(&block.text)
                    && self.list.entries.last().is_some_and(|last| is_bare_address(&last.text))
            }
        }
    }

    /// A row of a table is an entry under a heading that names a list.
    fn judge_row(&self, block: &Block, header: bool, begun: bool) -> Part {
        match () {
            () if self.trust == Trust::Little => Part::End,
            () if header && !begun => Part::Beside,
            () if !header && self.points(block) >= shape::WEAK => Part::Entry,
            () => Part::End,
        }
    }

    fn judge_line(&self, block: &Block, begun: bool) -> Part {
        let points = self.points(block);
        let short = block.text.len() < 400;
        let trusted = self.trust != Trust::Little;
        if points >= shape::STRONG || (trusted && short && (points >= shape::WEAK || self.counts_on(block))) {
            return Part::Entry;
        }
        if trusted && is_number(&block.text) {
            return number_of(&block.text).map_or(Part::End, Part::Number);
        }
        // "History", "Show all", "Selected works:" between the heading and the first entry, and a line on how
        // sources are chosen.
        let few_words = block.text.split_whitespace().count() <= 4;
        let introduces = trusted && short && block.kind == BlockKind::Paragraph;
        if few_words && block.kind == BlockKind::Label || !begun && (few_words || introduces) {
            Part::Beside
        } else {
            Part::End
        }
    }

    /// Whether a line bears the number after that of the last entry.
    fn counts_on(&self, block: &Block) -> bool {
        let Some(last) = self.list.entries.last().filter(|last| last.marker.is_some()) else { return false };
        let number = clean::part_marker(&block.text).0.and_then(|number| number.parse().ok());
        number == Some(last.ordinal + 1)
    }

    fn least(&self) -> u8 {
        if self.trust == Trust::Little { shape::STRONG } else { shape::WEAK }
    }

    /// The points of a block by its words, one for a link that leads to another page, and two for one that
    /// leads to a work's place in a registry.
    fn points(&self, block: &Block) -> u8 {
        let length = block.text.chars().count();
        let outward = || block.links.iter().filter(|link| link.href.starts_with("http"));
        let linked = outward().any(|link| link.span.len() * 4 >= length && !self.is_this_page(&link.href));
        let registered = outward().any(|link| !Ids::of_address(&link.href).is_empty());
        let marked = block.text.starts_with(|first: char| first.is_ascii_digit() || "[(".contains(first));
        let words = if marked { clean::part_marker(&block.text).1.into() } else { Cow::from(&block.text) };
        shape::points(&words, false) + u8::from(linked) + 2 * u8::from(registered)
    }

    fn is_this_page(&self, href: &str) -> bool {
        self.base.is_some() && address::canonical(href) == self.own
    }
}
