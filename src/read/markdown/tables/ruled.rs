//! Tables whose columns are told by a line of dashes with gaps in it: of one line a row, or of several, with blank
//! lines between rows and a whole line of dashes above and below.

use super::{COLUMNS, Cell, Row, Table, dedented};

/// The most lines of a head.
const HEAD: usize = 20;

/// The shortest line of dashes above and below a table.
const RULE: usize = 10;

/// Whether a line is dashes with gaps.
pub(super) fn is_ruler(line: &str) -> bool {
    let groups = line.split_whitespace();
    line.bytes().all(|byte| matches!(byte, b'-' | b' '))
        && groups.clone().count() > 1
        && groups.clone().all(|group| group.len() > 1)
}

/// Whether a line is dashes from end to end.
fn is_rule(line: &str) -> bool {
    let bare = line.trim();
    bare.len() >= RULE && bare.bytes().all(|byte| byte == b'-')
}

/// The table that these lines begin with.
pub(super) fn read(lines: &[&str]) -> Option<Table> {
    let is_framed = is_rule(lines.first()?);
    let start = usize::from(is_framed);
    let head = lines[start..].iter().take(HEAD).position(|line| is_ruler(line))?;
    let is_short = head <= 1 || is_framed;
    if !is_short || lines[start..start + head].iter().any(|line| line.trim().is_empty() || is_rule(line)) {
        return None;
    }
    let ruler = start + head;
    let columns = columns(lines[ruler]);
    if columns.len() > COLUMNS {
        return None;
    }
    let body = &lines[ruler + 1..];
    let is_end = |line: &&str| is_rule(line) || is_ruler(line);
    let drawn = body.iter().position(is_end);
    let blank = body.iter().position(|line| line.trim().is_empty()).unwrap_or(body.len());
    // Without a head, or within a frame, the end is drawn; else it is a blank line.
    let (end, is_tall) = match drawn {
        Some(end) if is_framed || head == 0 => (end, is_framed || blank < end),
        _ if !is_framed && head == 1 => (blank, false),
        _ => return None,
    };
    if end == 0 {
        return None;
    }
    let mut rows = Vec::new();
    if head > 0 {
        rows.push(row(&lines[start..ruler], &columns, true));
    }
    if is_tall {
        let groups = body[..end].split(|line| line.trim().is_empty());
        rows.extend(groups.filter(|group| !group.is_empty()).map(|group| row(group, &columns, false)));
    } else {
        rows.extend(body[..end].iter().map(|line| row(&[line], &columns, false)));
    }
    let is_drawn = drawn == Some(end);
    Some(Table { rows, taken: ruler + 1 + end + usize::from(is_drawn) })
}

/// Where columns begin, in characters.
fn columns(ruler: &str) -> Vec<usize> {
    let bytes = ruler.as_bytes();
    (0..bytes.len()).filter(|at| bytes[*at] == b'-' && (*at == 0 || bytes[at - 1] == b' ')).collect()
}

fn row(lines: &[&str], columns: &[usize], header: bool) -> Row {
    let drawn: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let cell = |place: usize| {
        let end = columns.get(place + 1).copied().unwrap_or(usize::MAX);
        // What stands left of the first column is its own.
        let start = if place == 0 { 0 } else { columns[place] };
        let part = |line: &Vec<char>| {
            line.get(start.min(line.len())..end.min(line.len()))
                .unwrap_or_default()
                .iter()
                .collect::<String>()
        };
        let lines: Vec<String> = drawn.iter().map(part).map(|line| line.trim().to_owned()).collect();
        Cell { lines: dedented(&lines), columns: 1 }
    };
    Row { cells: (0..columns.len()).map(cell).collect(), header }
}
