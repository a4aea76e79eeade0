//! Tagged files: what is a heading, an item or a cell is what the tags say.

use std::collections::HashMap;

use hayro_syntax::Pdf;

use super::{
    headings::{self, Headings},
    hyphens::Vocabulary,
    tree::{self, Role, Step},
    words::Word,
    writer::Writer,
};
use crate::read::draft::{Flow, Item, Kind};

/// The words of each piece of marked content, in the order in which they are drawn.
type Contents<'w> = HashMap<(usize, u32), Vec<&'w Word>>;

/// Writes a tagged file; nothing, and false, if its tags leave much of its text out.
pub(super) fn write(pdf: &Pdf, pages: &[Vec<Word>], vocabulary: &Vocabulary, flow: &mut Flow) -> bool {
    let Some(steps) = tree::steps(pdf) else { return false };
    let mut contents: Contents<'_> = HashMap::new();
    for (page, words) in pages.iter().enumerate() {
        for word in words {
            if let Some(mark) = word.mark {
                contents.entry((page, mark)).or_default().push(word);
            }
        }
    }
    let letters = |words: &[&Word]| words.iter().map(|word| word.text.len()).sum::<usize>();
    let all: usize = pages.iter().flatten().map(|word| word.text.len()).sum();
    let tagged: usize = steps
        .iter()
        .filter_map(|step| match step {
            Step::Content(page, mark) => contents.get(&(*page, *mark)).map(|words| letters(words)),
            _ => None,
        })
        .sum();
    let opens = |role: Role| steps.iter().filter(|step| matches!(step, Step::Open(r) if *r == role)).count();
    // Files with running heads in plain sight have those outside of the tree.
    if tagged * 100 < all * 80 || opens(Role::Paragraph) + opens(Role::Item) < 2 {
        return false;
    }
    let says = steps.iter().any(|step| matches!(step, Step::Open(Role::Heading(_))));
    let looks = pages.iter().flatten().map(|word| (headings::look(word.size, word.bold), word.text.len()));
    let mut teller = Teller {
        contents,
        vocabulary,
        flow,
        headings: (!says).then(|| Headings::of(looks)),
        open: Vec::new(),
        lists: Vec::new(),
        words: Vec::new(),
        mark: String::new(),
        skipped: 0,
        fresh: false,
    };
    steps.iter().for_each(|step| teller.step(*step));
    teller.end_block();
    true
}

/// Everything that is open while the tree is told.
struct Teller<'w, 'f> {
    contents: Contents<'w>,
    vocabulary: &'f Vocabulary,
    flow: &'f mut Flow,
    /// For a file whose tags name no headings.
    headings: Option<Headings>,
    open: Vec<Role>,
    /// The lists that are open, with the items that they have had.
    lists: Vec<u32>,
    words: Vec<&'w Word>,
    mark: String,
    skipped: usize,
    /// Whether the innermost item has no words yet.
    fresh: bool,
}

impl Teller<'_, '_> {
    fn step(&mut self, step: Step) {
        match step {
            Step::Open(Role::Skip) => self.skipped += 1,
            Step::Close(Role::Skip) => self.skipped = self.skipped.saturating_sub(1),
            _ if self.skipped > 0 => {}
            Step::Open(role) => self.begin(role),
            Step::Close(role) => self.end(role),
            Step::Content(page, mark) => self.content(page, mark),
        }
    }

    fn begin(&mut self, role: Role) {
        if role != Role::Other && role != Role::Label {
            self.end_block();
        }
        match role {
            Role::List => self.lists.push(0),
            Role::Item => {
                self.fresh = true;
                self.mark.clear();
                if let Some(items) = self.lists.last_mut() {
                    *items += 1;
                }
            }
            Role::Table => self.flow.open("table"),
            Role::Row => self.flow.open("tr"),
            Role::HeaderCell => self.flow.open("th"),
            Role::Cell => self.flow.open("td"),
            _ => {}
        }
        self.open.push(role);
    }

    fn end(&mut self, role: Role) {
        if role != Role::Other && role != Role::Label {
            self.end_block();
        }
        match role {
            Role::List => drop(self.lists.pop()),
            Role::Table => self.flow.close("table"),
            Role::Row => self.flow.close("tr"),
            Role::HeaderCell => self.flow.close("th"),
            Role::Cell => self.flow.close("td"),
            _ => {}
        }
        self.open.pop();
    }

    fn content(&mut self, page: usize, mark: u32) {
        let Some(words) = self.contents.remove(&(page, mark)) else { return };
        if self.open.contains(&Role::Label) && self.fresh {
            words.iter().for_each(|word| self.mark.push_str(&word.text));
            return;
        }
        // What stands in no paragraph is one as far as its lines run on.
        let apart = self.is_anonymous()
            && words.first().zip(self.words.last()).is_some_and(|(next, last)| {
                let down = next.y - last.y;
                down > 0.6 * last.size.max(next.size) || down < -2.0 * last.size
            });
        if apart {
            self.end_block();
        }
        self.words.extend(words);
    }

    /// Whether the innermost element that is more than a stretch of a line is no paragraph, heading or cell.
    fn is_anonymous(&self) -> bool {
        self.open
            .iter()
            .rev()
            .find(|role| **role != Role::Other)
            .is_none_or(|role| matches!(role, Role::List | Role::Table | Role::Row))
    }

    fn end_block(&mut self) {
        let words = std::mem::take(&mut self.words);
        if words.is_empty() {
            return;
        }
        let kind = self.kind(&words);
        let mut writer = Writer::new(self.vocabulary);
        let mut base: Option<&Word> = None;
        for word in words {
            let raised = base.is_some_and(|base| word.is_raised_over(base.size, base.y));
            let breaks = base.is_some_and(|base| {
                !raised && ((word.y - base.y).abs() > 0.5 * base.size || word.x0 < base.x0 - base.size)
            });
            writer.add(word, breaks, raised);
            if !raised {
                base = Some(word);
            }
        }
        self.flow.add(&kind, writer.finish());
    }

    fn kind(&mut self, words: &[&Word]) -> Kind {
        let mut around = self.open.iter().rev().copied();
        let innermost = around.find(|role| !matches!(role, Role::Other | Role::Paragraph));
        match innermost {
            Some(Role::Title) => return Kind::Title,
            Some(Role::Heading(level)) => return Kind::Heading(level.max(1)),
            Some(Role::Item) if std::mem::take(&mut self.fresh) => {
                let number =
                    self.mark.trim_end_matches(['.', ')', ']']).trim_start_matches(['(', '[']).parse();
                return Kind::Item(Item { depth: self.lists.len().saturating_sub(1), number: number.ok() });
            }
            Some(Role::Item) => return Kind::More,
            _ => {}
        }
        let Some(headings) = &mut self.headings else { return Kind::Paragraph };
        let look = headings::look(words[0].size, words.iter().all(|word| word.bold));
        let text = words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ");
        let even = words.iter().all(|word| (word.size - words[0].size).abs() < 0.1 * word.size);
        if even && headings.is_one(look, &text) {
            headings.note(look);
            return Kind::Heading(headings.level(look).max(2));
        }
        Kind::Paragraph
    }
}
