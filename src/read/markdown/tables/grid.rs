//! Tables in a grid: `+---+---+` above and below each row, `|` between its cells. A cell holds what a page may hold,
//! other tables too, and may cover several columns.

use super::{COLUMNS, Cell, Row, Table, dedented};

/// Whether a line is the border of rows.
pub(super) fn is_border(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2
        && line.starts_with('+')
        && line.ends_with('+')
        && line.bytes().all(|byte| matches!(byte, b'+' | b'-' | b'=' | b':'))
        && line.bytes().any(|byte| matches!(byte, b'-' | b'='))
}

/// The table that these lines begin with.
pub(super) fn read(lines: &[&str]) -> Option<Table> {
    let first = lines.first().filter(|line| is_border(line))?;
    let indent = first.len() - first.trim_start().len();
    let drawn: Vec<Vec<char>> = lines
        .iter()
        .map_while(|line| line.get(indent..).filter(|line| line.starts_with(['+', '|'])))
        .map(|line| line.trim_end().chars().collect())
        .collect();
    let borders: Vec<usize> = (0..drawn.len()).filter(|at| is_border(lines[*at])).collect();
    let last = *borders.last().filter(|_| borders.len() > 1)?;
    let mut columns: Vec<usize> = borders.iter().flat_map(|at| crossings(&drawn[*at])).collect();
    columns.sort_unstable();
    columns.dedup();
    if columns.len() > COLUMNS {
        return None;
    }
    let head = borders.iter().copied().skip(1).find(|at| drawn[*at].contains(&'='));
    let head = head.unwrap_or(0);
    let rows = borders
        .windows(2)
        .filter(|pair| pair[1] - pair[0] > 1)
        .map(|pair| Row { cells: cells(&drawn[pair[0] + 1..pair[1]], &columns), header: pair[1] <= head });
    Some(Table { rows: rows.collect(), taken: last + 1 })
}

/// Where a border says that columns meet.
fn crossings(border: &[char]) -> impl Iterator<Item = usize> {
    border.iter().enumerate().filter(|(_, c)| **c == '+').map(|(at, _)| at)
}

/// The cells of a row: they end where every line of it has a bar.
fn cells(lines: &[Vec<char>], columns: &[usize]) -> Vec<Cell> {
    let is_bar = |column: usize| lines.iter().all(|line| matches!(line.get(column), Some('|' | '+')));
    let mut cells = Vec::new();
    let mut from = 0;
    for to in 1..columns.len() {
        if !is_bar(columns[to]) && to + 1 < columns.len() {
            continue;
        }
        let part = |line: &Vec<char>| {
            let range = columns[from] + 1..columns[to].min(line.len());
            line.get(range).unwrap_or_default().iter().collect::<String>()
        };
        let lines: Vec<String> = lines.iter().map(part).collect();
        let lines = glued(lines, columns[to] - columns[from] - 1);
        cells.push(Cell { lines: dedented(&lines), columns: to - from });
        from = to;
    }
    cells
}

/// The lines of a cell so wide, with words whole again: one that is longer than the cell was cut, and its last parts
/// fill a line each from end to end.
fn glued(lines: Vec<String>, width: usize) -> Vec<String> {
    let is_part = |line: &str| {
        let words = line.trim();
        words.chars().count() + 2 == width && !words.contains(' ')
    };
    let mut whole: Vec<String> = Vec::new();
    for line in lines {
        match whole.last_mut().filter(|last| !last.trim().is_empty() && is_part(&line)) {
            Some(last) => {
                last.truncate(last.trim_end().len());
                last.push_str(line.trim());
            }
            None => whole.push(line),
        }
    }
    whole
}
