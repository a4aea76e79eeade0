//! The order of reading. A page is rows of words; where several rows leave a strip of white at one place,
//! with full lines on both sides, it parts two columns, and what is left of it is read first.

use super::{line::Line, words::Word};

/// The fewest rows that a strip of white must pass, and that each side must have text in.
const ROWS: usize = 4;
const SIDE: usize = 4;

/// The rows from which on lines of half the width will do: a table of words is seldom as long.
const LONG: usize = 6;

/// The most rows of a page that columns are sought in: four times what the smallest print has.
const MOST: usize = 1_000;

/// The most raised words of a row.
const RAISED: usize = 50;

/// The most columns within columns.
const DEPTH: usize = 5;

/// Words on about one base line.
type Row = Vec<Word>;

/// The lines of all pages in the order of reading.
pub(super) fn lines(pages: Vec<Vec<Word>>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (page, words) in pages.into_iter().enumerate() {
        order(rows(words), page, 0, &mut lines);
    }
    lines
}

/// Puts words on about one base line together, from the top of the page down.
fn rows(mut words: Vec<Word>) -> Vec<Row> {
    words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Row> = Vec::new();
    let (mut y, mut size) = (f32::MIN, 0.0f32);
    for word in words {
        // By the smaller letters: a title is as high as two lines of the column beside it.
        if word.y - y < 0.5 * size.min(word.size)
            && let Some(row) = rows.last_mut()
        {
            // The larger letters show where the line is.
            if word.size > size {
                (y, size) = (word.y, word.size);
            }
            row.push(word);
        } else {
            (y, size) = (word.y, word.size);
            rows.push(vec![word]);
        }
    }
    with_raised(rows)
}

/// Puts rows of small letters that stand at words of the row below or above into that row.
fn with_raised(rows: Vec<Row>) -> Vec<Row> {
    let mut whole: Vec<Row> = Vec::new();
    for mut row in rows {
        match whole.last_mut() {
            Some(before) if all_at(&row, before) || all_at(before, &row) => before.append(&mut row),
            _ => whole.push(row),
        }
    }
    whole
}

/// Whether all words of a row are small ones at words of another.
fn all_at(small: &Row, row: &Row) -> bool {
    let is_at = |word: &Word, other: &Word| {
        word.size < 0.87 * other.size
            && (word.y - other.y).abs() < 0.5 * other.size
            && word.x0 - other.x1 < 0.5 * other.size
            && other.x0 - word.x1 < 0.5 * other.size
    };
    small.len() <= RAISED
        && row.len() <= MOST
        && small.iter().all(|word| row.iter().any(|other| is_at(word, other)))
}

fn order(rows: Vec<Row>, page: usize, depth: usize, lines: &mut Vec<Line>) {
    if depth < DEPTH
        && let Some(strip) = Strip::find(&rows)
    {
        let mut rows = rows;
        let below = rows.split_off(strip.end);
        let between = rows.split_off(strip.start);
        let mut left = Vec::new();
        let mut right = Vec::new();
        for row in between {
            let (before, after): (Row, Row) = row.into_iter().partition(|word| word.x0 < strip.x);
            left.extend(Some(before).filter(|row| !row.is_empty()));
            right.extend(Some(after).filter(|row| !row.is_empty()));
        }
        for part in [rows, left, right, below] {
            order(part, page, depth + 1, lines);
        }
        return;
    }
    let mut part: Vec<Line> = rows.into_iter().map(|row| Line::new(page, row)).collect();
    let left = part.iter().map(Line::x0).fold(f32::MAX, f32::min);
    let right = margin(&part);
    part.iter_mut().for_each(|line| (line.left, line.right) = (left, right));
    lines.append(&mut part);
}

/// Where most long lines end: a single one that sticks out is not counted.
fn margin(lines: &[Line]) -> f32 {
    let mut ends: Vec<f32> = lines.iter().map(Line::x1).collect();
    ends.sort_by(f32::total_cmp);
    ends.get(ends.len() * 9 / 10).copied().unwrap_or(0.0)
}

/// A strip of white that parts rows `start..end` at `x`.
#[derive(Clone, Copy, Debug)]
struct Strip {
    start: usize,
    end: usize,
    x: f32,
    /// The fewer rows of both sides.
    rows: usize,
}

impl Strip {
    /// The strip with the most text on both sides.
    fn find(rows: &[Row]) -> Option<Self> {
        if !(ROWS..=MOST).contains(&rows.len()) {
            return None;
        }
        let words = || rows.iter().flatten();
        let mut sizes: Vec<f32> = words().map(|word| word.size).collect();
        sizes.sort_by(f32::total_cmp);
        let em = sizes[sizes.len() / 2].max(1.0);
        let left = words().map(|word| word.x0).fold(f32::MAX, f32::min);
        let right = words().map(|word| word.x1).fold(f32::MIN, f32::max);
        let mut best: Option<Self> = None;
        let mut x = left + 8.0 * em;
        // A page is at most some thousand places wide, whatever its numbers say.
        for _ in 0..1_000 {
            if x > right - 8.0 * em {
                break;
            }
            for strip in Self::at(rows, x, em) {
                if best.is_none_or(|best| strip.rows > best.rows) {
                    best = Some(strip);
                }
            }
            x += 0.3 * em;
        }
        best
    }

    /// The strips at `x`.
    fn at(rows: &[Row], x: f32, em: f32) -> Vec<Self> {
        let is_free = |row: &Row| row.iter().all(|word| word.x1 < x - 0.4 * em || word.x0 > x + 0.4 * em);
        let mut found = Vec::new();
        let mut start = 0;
        for end in 0..=rows.len() {
            if rows.get(end).is_some_and(&is_free) {
                continue;
            }
            if end - start >= ROWS {
                found.extend(Self::judge(rows, start, end, x, em));
            }
            start = end + 1;
        }
        found
    }

    /// Whether there are full lines on both sides.
    fn judge(rows: &[Row], start: usize, end: usize, x: f32, em: f32) -> Option<Self> {
        let side = |is_here: &dyn Fn(&Word) -> bool| {
            let mut lines: Vec<(f32, f32)> = Vec::new();
            for row in &rows[start..end] {
                let words = row.iter().filter(|word| is_here(word));
                let (x0, x1) =
                    words.fold((f32::MAX, f32::MIN), |(a, b), word| (a.min(word.x0), b.max(word.x1)));
                if x0 < x1 {
                    lines.push((x0, x1));
                }
            }
            let first = lines.iter().map(|line| line.0).fold(f32::MAX, f32::min);
            let last = lines.iter().map(|line| line.1).fold(f32::MIN, f32::max);
            let mut widths: Vec<f32> = lines.iter().map(|line| line.1 - line.0).collect();
            widths.sort_by(f32::total_cmp);
            let usual = widths.get(widths.len() / 2).copied().unwrap_or(0.0);
            let (least, share) = if end - start < LONG { (15.0, 0.8) } else { (8.0, 0.6) };
            let full = usual > least * em && usual > share * (last - first);
            (lines.len() >= SIDE && full).then_some(lines.len())
        };
        let left = side(&|word: &Word| word.x0 < x)?;
        let right = side(&|word: &Word| word.x0 >= x)?;
        Some(Self { start, end, x, rows: left.min(right) })
    }
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::read::pdf::words::Word;

    fn word(text: &str, x0: f32, y: f32) -> Word {
        let x1 = x0 + 5.0 * text.len() as f32;
        Word { text: text.into(), x0, x1, y, size: 10.0, bold: false, spaced: true, mark: None, link: None }
    }

    #[test]
    fn left_columns_come_first_and_wide_lines_part_them() {
        let mut words = vec![word(&"t".repeat(90), 50.0, 40.0)];
        for row in 0..7u8 {
            let y = 60.0 + 12.0 * f32::from(row);
            words.push(word(&format!("left{row}{}", "x".repeat(35)), 50.0, y));
            words.push(word(&format!("right{row}{}", "x".repeat(34)), 265.0, y + 3.0));
        }
        words.push(word(&"b".repeat(90), 50.0, 160.0));
        let texts: Vec<String> = lines(vec![words]).iter().map(|line| line.text()[..4].to_owned()).collect();
        let mut wanted = vec!["tttt"];
        wanted.extend(["left"; 7]);
        wanted.extend(["righ"; 7]);
        wanted.push("bbbb");
        assert_eq!(texts, wanted);
    }
}
