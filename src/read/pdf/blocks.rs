//! Lines to blocks: which lines are one paragraph, which are headings, which are items of lists.

use super::{
    headings::{self, Headings},
    hyphens::Vocabulary,
    line::Line,
    marks::{self, Mark},
    writer::{self, Writer},
};
use crate::read::draft::{Flow, Item, Kind};

/// Lines of the longest block.
const LONGEST: usize = 500;

/// Lines that belong together.
#[derive(Debug)]
struct Block<'l> {
    lines: Vec<&'l Line>,
    mark: Option<Mark>,
}

/// Writes the blocks that the lines make.
pub(super) fn write(lines: &[Line], vocabulary: &Vocabulary, flow: &mut Flow) {
    let mut headings =
        Headings::of(lines.iter().map(|line| (headings::look(line.size, line.is_bold()), line.letters())));
    let blocks = Builder::new(lines).blocks();
    let is_heading = |headings: &Headings, block: &Block<'_>| {
        block.lines.len() <= 4 && block.is_plain_mark() && headings.is_one(block.look(), &block.text())
    };
    for block in &blocks {
        if is_heading(&headings, block) {
            headings.note(block.look());
        }
    }
    let mut depths = Vec::new();
    for block in &blocks {
        let kind = if is_heading(&headings, block) {
            Kind::Heading(headings.level(block.look()))
        } else if let Some(mark) = block.mark {
            Kind::Item(Item { depth: depth(&mut depths, block.lines[0]), number: mark.number })
        } else {
            Kind::Paragraph
        };
        if !matches!(kind, Kind::Item(_)) {
            depths.clear();
        }
        flow.add(&kind, block.inline(vocabulary, matches!(kind, Kind::Item(_))));
    }
}

/// How deep an item lies, by where its mark stands.
fn depth(depths: &mut Vec<f32>, line: &Line) -> usize {
    let x = line.x0() - line.left;
    depths.retain(|other| *other < x - 0.5 * line.size);
    depths.push(x);
    depths.len() - 1
}

impl Block<'_> {
    fn look(&self) -> headings::Look {
        headings::look(self.lines[0].size, self.lines.iter().all(|line| line.is_bold()))
    }

    /// Whether it bears no mark but a number: bulleted lines are items, however bold.
    fn is_plain_mark(&self) -> bool {
        self.mark.is_none_or(|mark| mark.number.is_some())
    }

    fn text(&self) -> String {
        self.lines.iter().map(|line| line.text()).collect::<Vec<_>>().join(" ")
    }

    fn inline(&self, vocabulary: &Vocabulary, unmarked: bool) -> crate::read::draft::Inline {
        let mut writer = Writer::new(vocabulary);
        let mark = self.mark.filter(|_| unmarked);
        for (row, line) in self.lines.iter().enumerate() {
            let skip = mark.filter(|_| row == 0).map_or(0, |mark| mark.words);
            for (place, word) in line.words.iter().enumerate().skip(skip) {
                let raised = word.is_raised_over(line.size, line.y);
                let cut = mark
                    .filter(|mark| row == 0 && place == 0 && mark.words == 0)
                    .map_or(0, |mark| mark.bytes);
                if cut > 0 {
                    let mut word = word.clone();
                    word.text.drain(..cut);
                    writer.add(&word, false, raised);
                } else {
                    writer.add(word, place == 0 && row > 0, raised);
                }
            }
        }
        writer.finish()
    }
}

/// Goes over the lines and puts them together.
struct Builder<'l> {
    lines: &'l [Line],
    /// The usual way from one line to the next, in heights of its letters.
    leading: f32,
    /// The number of the last numbered item.
    number: u32,
}

impl<'l> Builder<'l> {
    fn new(lines: &'l [Line]) -> Self {
        let mut ways: Vec<f32> = lines
            .windows(2)
            .filter(|pair| pair[1].is_below(&pair[0]))
            .map(|pair| (pair[1].y - pair[0].y) / pair[1].size.max(1.0))
            .filter(|way| *way < 2.5)
            .collect();
        ways.sort_by(f32::total_cmp);
        // Most ways are within paragraphs; the lower third is surely so.
        let leading = ways.get(ways.len() / 3).copied().unwrap_or(1.2).max(0.9);
        Self { lines, leading, number: 0 }
    }

    fn blocks(mut self) -> Vec<Block<'l>> {
        let mut blocks: Vec<Block<'l>> = Vec::new();
        for line in self.lines {
            let mark = marks::of(line);
            let begins = match blocks.last() {
                None => true,
                Some(block) => block.lines.len() >= LONGEST || self.begins(block, line, mark),
            };
            if begins {
                let mark = mark.filter(|mark| self.is_due(blocks.last(), line, *mark));
                self.number = mark.and_then(|mark| mark.number).unwrap_or(self.number);
                blocks.push(Block { lines: vec![line], mark });
            } else if let Some(block) = blocks.last_mut() {
                block.lines.push(line);
            }
        }
        blocks
    }

    /// Whether a number that a line begins with is an item's: the first, the next, or one after a gap.
    fn is_due(&self, before: Option<&Block<'_>>, line: &Line, mark: Mark) -> bool {
        let Some(number) = mark.number else { return true };
        let apart = before
            .and_then(|block| block.lines.last())
            .is_none_or(|last| !line.is_below(last) || line.y - last.y > 1.15 * self.leading * line.size);
        number == 1 || number == self.number + 1 || apart
    }

    /// Whether `line` begins a block of its own.
    fn begins(&self, block: &Block<'_>, line: &Line, mark: Option<Mark>) -> bool {
        let last = block.lines[block.lines.len() - 1];
        if mark.is_some_and(|mark| self.is_due(Some(block), line, mark) && self.is_at_begin(block, line)) {
            return true;
        }
        if (line.size - last.size).abs() > 0.06 * last.size.max(line.size) {
            return true;
        }
        let was_bold = block.lines.iter().all(|line| line.is_bold());
        if was_bold != line.is_bold() && (line.is_bold() || block.mark.is_none() && ends_alone(block, last)) {
            return true;
        }
        if line.is_below(last) {
            self.begins_below(block, last, line)
        } else {
            begins_elsewhere(block, last, line)
        }
    }

    /// Whether a marked line stands where a new item can: not farther in than the text of the item above.
    fn is_at_begin(&self, block: &Block<'_>, line: &Line) -> bool {
        let last = block.lines[block.lines.len() - 1];
        !line.is_below(last)
            || block.mark.is_some()
            || line.y - last.y > 1.1 * self.leading * line.size
            || is_short(last, line)
            || last.text().ends_with([':', '.', '?', '!'])
            || block.lines.len() == 1
    }

    /// The same, for a line right below in the same column.
    fn begins_below(&self, block: &Block<'_>, last: &Line, line: &Line) -> bool {
        let em = line.size;
        if line.y - last.y > (1.25 * self.leading).max(self.leading + 0.25) * em {
            return true;
        }
        let first = block.lines[0];
        if let Some(mark) = block.mark {
            // Back at the mark's place, or left of it, the item has ended, if its lines hang.
            let text = first.words.get(mark.words).map_or(first.x0(), |word| word.x0);
            let hangs = block.lines.get(1).is_some_and(|second| second.x0() > first.x0() + 0.4 * em);
            let back = line.x0() < text - 0.4 * em && (hangs || line.x0() < first.x0() - 0.4 * em);
            return back || is_short(last, line) && line.x0() < text - 0.4 * em;
        }
        let farther_in = line.x0() - last.x0() > 0.7 * em && line.x0() - line.left > 0.7 * em;
        let hangs = block.lines.len() > 1 && last.x0() - first.x0() > 0.7 * em;
        if hangs && (line.x0() - first.x0()).abs() < 0.3 * em {
            return true;
        }
        let centred = is_centred(last) && is_centred(line);
        if farther_in && !centred && (block.lines.len() > 1 || is_short(last, line)) {
            return true;
        }
        if writer::goes_over(last, line) {
            return false;
        }
        let closed = last.text().ends_with(['.', '!', '?', ':', ';', '”', ')']);
        let white = last.right - last.x1();
        !centred && is_short(last, line) && (closed || white > 0.4 * (last.right - last.left))
    }
}

/// Whether a line in another column or on another page begins a block of its own.
fn begins_elsewhere(block: &Block<'_>, last: &Line, line: &Line) -> bool {
    let (text, next) = (last.text(), line.text());
    let goes_on = next.starts_with(char::is_lowercase);
    if text.ends_with(['.', '!', '?', ':']) {
        return !goes_on;
    }
    let indented = line.x0() - line.left > 0.7 * line.size;
    let full = !is_short(last, line);
    !(goes_on || full && !indented || block.mark.is_some() && full)
}

/// Whether a line was ended early: the first word of the next one would have had room.
fn is_short(line: &Line, next: &Line) -> bool {
    let word = &next.words[0];
    line.right - line.x1() > word.x1 - word.x0 + 0.8 * line.size
}

/// Whether bold words end with their line, as a heading does.
fn ends_alone(block: &Block<'_>, last: &Line) -> bool {
    block.lines.len() <= 4 && !last.text().ends_with([',', '-'])
}

fn is_centred(line: &Line) -> bool {
    let (before, after) = (line.x0() - line.left, line.right - line.x1());
    before > line.size && (before - after).abs() < 1.5 * line.size
}
