//! Rows of columns, parted by tabs or upright bars.

use super::{mark::Mark, row::Row};
use crate::model::Span;

/// A table, and how many rows of the text it took.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<TableRow>,
    pub(super) taken: usize,
}

/// A row of it.
#[derive(Debug)]
pub(super) struct TableRow {
    /// Its place after the table's first row.
    pub(super) place: usize,
    /// The cells, joined by " | ".
    pub(super) text: String,
    pub(super) cells: Vec<Span>,
    pub(super) header: bool,
}

/// The table that begins with the first of `rows`: two or more rows with equal columns.
pub(super) fn at(rows: &[Row<'_>], marks: &[Option<Mark<'_>>]) -> Option<Table> {
    let mark = ['\t', '|'].into_iter().find(|mark| rows[0].text.contains(*mark))?;
    let columns = cells(rows[0].text, mark).len();
    let is_part = |(place, row): (usize, &Row<'_>)| {
        (place == 0 || row.gap == 0) && marks[place].is_none() && cells(row.text, mark).len() == columns
    };
    let taken = (0..rows.len()).take_while(|place| is_part((*place, &rows[*place]))).count();
    // Two titles with a bar in them ("Naps | Site") are no table.
    let few = mark == '|' && columns == 2 && taken < 3 && !rows[0].text.starts_with('|');
    if columns < 2 || taken < 2 || few {
        return None;
    }
    let line = (1..taken).find(|place| is_line(rows[*place].text)).filter(|place| *place == 1);
    let row = |place: usize| {
        let (text, cells) = join(&cells(rows[place].text, mark));
        TableRow { place, text, cells, header: line.is_some() && place == 0 }
    };
    let rows = (0..taken).filter(|place| !is_line(rows[*place].text)).map(row).collect();
    Some(Table { rows, taken })
}

fn cells(text: &str, mark: char) -> Vec<&str> {
    let inner = if mark == '|' { text.strip_prefix('|').unwrap_or(text) } else { text };
    let inner = if mark == '|' { inner.strip_suffix('|').unwrap_or(inner) } else { inner };
    inner.split(mark).map(str::trim).collect()
}

/// Whether this is the line under the head of a Markdown table.
fn is_line(text: &str) -> bool {
    text.contains("--") && text.chars().all(|c| matches!(c, '|' | '-' | ':' | '+' | ' ' | '\t'))
}

fn join(cells: &[&str]) -> (String, Vec<Span>) {
    let (mut text, mut chars, mut spans) = (String::new(), 0, Vec::new());
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            let mark = if text.is_empty() { "|" } else { " |" };
            text.push_str(mark);
            chars += mark.len();
        }
        let mut words = cell.split_whitespace().peekable();
        let start = chars + usize::from(!text.is_empty() && words.peek().is_some());
        for word in words {
            if !text.is_empty() {
                text.push(' ');
                chars += 1;
            }
            text.push_str(word);
            chars += word.chars().count();
        }
        spans.push(Span::new(start, chars));
    }
    (text, spans)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{mark::marks, row::rows},
        *,
    };

    #[test]
    fn rows_with_equal_columns_are_a_table() {
        let found = rows("| Cause | Grade |\n|---|---|\n| Tea  x | |\nAnd so on");
        let table = at(&found, &marks(&found)).unwrap();
        assert_eq!((table.taken, table.rows.len()), (3, 2));
        assert!(table.rows[0].header && !table.rows[1].header);
        assert_eq!(table.rows[1].text, "Tea x |");
        assert_eq!(table.rows[0].cells[1].slice(&table.rows[0].text), "Grade");
        let menu = rows("Home | About\nRest | Site\nRest well");
        assert!(at(&menu, &marks(&menu)).is_none());
    }
}
