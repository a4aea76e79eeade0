//! Plain text to blocks. Without tags, lines are all there is: which belong to one paragraph, which are
//! items, rows or marked headings. Headings without a mark are left for `extract` to tell by their shape.

mod address;
mod clean;
mod glued;
mod join;
mod lists;
mod mark;
mod notes;
mod row;
mod table;

use self::{join::Width, lists::Lists, mark::Mark, row::Row};
use crate::model::{Block, BlockKind, Format, Landmark, Page, Region, Span};

/// Reads a decoded plain-text page.
pub(super) fn read(text: &str) -> Page {
    let text = clean::clean(text).into_owned();
    let rows = glued::part(row::rows(&text));
    let (head, taken) = notes::read(&rows);
    let blocks = Reader::new(&rows[taken..]).blocks();
    let root = Region {
        parent: None,
        tag: String::new(),
        landmark: Landmark::None,
        names: String::new(),
        hidden: false,
        blocks: 0..blocks.len(),
    };
    Page {
        format: Format::Text,
        plain: true,
        encoding: String::new(),
        text,
        blocks,
        regions: vec![root],
        head,
        cited: Vec::new(),
        doubts: Vec::new(),
    }
}

/// Goes over the rows and makes blocks of them.
struct Reader<'r, 't> {
    rows: &'r [Row<'t>],
    marks: Vec<Option<Mark<'t>>>,
    width: Option<Width>,
    lists: Lists,
    tables: u32,
    blocks: Vec<Block>,
}

impl<'r, 't> Reader<'r, 't> {
    fn new(rows: &'r [Row<'t>]) -> Self {
        let marks = mark::marks(rows);
        let width = Width::of(rows, &marks);
        Self { rows, marks, width, lists: Lists::default(), tables: 0, blocks: Vec::new() }
    }

    fn blocks(mut self) -> Vec<Block> {
        let mut at = 0;
        while at < self.rows.len() {
            at += self.step(at).max(1);
        }
        self.blocks
    }

    /// Makes what begins at the row `at`; how many rows it took.
    fn step(&mut self, at: usize) -> usize {
        let row = &self.rows[at];
        if row.is_rule() {
            return 1;
        }
        if let Some(taken) = self.table(at) {
            return taken;
        }
        if let Some((level, words, taken)) = self.heading(at) {
            self.lists.end();
            self.push(at, words, &[], BlockKind::Heading(level), row.span());
            return taken;
        }
        match self.marks[at] {
            Some(mark) => self.item(at, mark),
            None => {
                let count = 1 + self.joined(at, row.indent);
                self.lists.paragraph(row.indent);
                let last = &self.rows[at + count - 1];
                let range = Span { start: row.span().start, end: last.span().end };
                self.push(at, row.text, &self.rows[at + 1..at + count], BlockKind::Paragraph, range);
                count
            }
        }
    }

    /// An item of a list, its mark before it or alone on the row above.
    fn item(&mut self, at: usize, mark: Mark<'t>) -> usize {
        let first = if mark.rest.is_empty() { at + 1 } else { at };
        let Some(row) = self.rows.get(first).filter(|_| first == at || self.marks.get(first) == Some(&None))
        else {
            return 1;
        };
        let words = if first == at { mark.rest } else { row.text };
        let more = self.joined(first, self.rows[at].indent);
        let last = &self.rows[first + more];
        let (list, depth) = self.lists.item(self.rows[at].indent, &mark);
        let kind = BlockKind::ListItem { list, depth, marker: mark.marker.to_owned(), term: 0 };
        let range = Span { start: self.rows[at].span().start, end: last.span().end };
        self.push(at, words, &self.rows[first + 1..=first + more], kind, range);
        first + more + 1 - at
    }

    /// How many rows after `first` go on with it; `indent` is where its mark or its first word stands.
    fn joined(&self, first: usize, indent: usize) -> usize {
        let is_item = self.marks[first].is_some()
            || first > 0 && self.marks[first - 1].is_some_and(|m| m.rest.is_empty());
        let follows = |next: usize| {
            let (row, before) = (&self.rows[next], &self.rows[next - 1]);
            if row.gap > 0 || self.marks[next].is_some() || row.is_rule() || self.heading(next).is_some() {
                return false;
            }
            (is_item && row.indent > indent) || self.width.is_some_and(|width| width.wraps(before, row))
        };
        (first + 1..self.rows.len()).take_while(|next| follows(*next)).count()
    }

    /// A heading marked as in Markdown: its level, its words and how many rows it takes.
    fn heading(&self, at: usize) -> Option<(u8, &'t str, usize)> {
        let row = &self.rows[at];
        let hashes = row.text.bytes().take_while(|byte| *byte == b'#').count();
        if let 1..=6 = hashes
            && let Some(words) = row.text[hashes..].strip_prefix(' ')
        {
            let words = words.trim().trim_end_matches('#').trim_end();
            return (!words.is_empty()).then(|| (u8::try_from(hashes).unwrap_or(6), words, 1));
        }
        let line = self.rows.get(at + 1).filter(|line| line.gap == 0)?;
        let level = line.underline()?;
        let long = line.chars * 2 >= row.chars && row.chars <= 100;
        let is_sentence = row.text.ends_with(['.', ',', ';']);
        (long && !is_sentence && self.marks[at].is_none()).then_some((level, row.text, 2))
    }

    /// A run of rows with the same columns; how many rows it took.
    fn table(&mut self, at: usize) -> Option<usize> {
        let table = table::at(&self.rows[at..], &self.marks[at..])?;
        self.tables += 1;
        self.lists.end();
        for row in table.rows {
            let kind = BlockKind::TableRow { table: self.tables, header: row.header, cells: row.cells };
            let range = self.rows[at + row.place].span();
            self.push(at + row.place, &row.text, &[], kind, range);
        }
        Some(table.taken)
    }

    /// Adds a block of `words` and the rows that go on with them.
    fn push(&mut self, at: usize, words: &str, more: &[Row<'_>], kind: BlockKind, range: Span) {
        let mut text = String::with_capacity(words.len());
        for word in
            std::iter::once(words).chain(more.iter().map(|row| row.text)).flat_map(str::split_whitespace)
        {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(word);
        }
        if text.is_empty() {
            return;
        }
        self.blocks.push(Block {
            bold: matches!(kind, BlockKind::Heading(_)),
            links: address::links(&text),
            kind,
            text,
            range,
            region: 0,
            raised: Vec::new(),
            anchors: Vec::new(),
            gap: self.rows[at].gap,
        });
    }
}
