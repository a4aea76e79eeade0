//! What stands on page after page: running heads and feet, the numbers of pages, and what browsers print
//! around a page.

use std::{collections::BTreeMap, sync::LazyLock};

use regex::Regex;

use super::line::Line;
use crate::read::draft::Card;

/// How many rows at the top and at the bottom of a page can be such.
const ROWS: usize = 3;

/// The white, in heights of letters, that parts them from the text.
const WHITE: f32 = 1.8;

static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?i)^[-–—|\s]*(page|p\.?|seite|s\.)?\s*([0-9]{1,4}|[ivxl]{1,7})(\s*(of|/|von|de|sur)\s*[0-9]{1,4})?[-–—|\s]*$";
    Regex::new(pattern).expect("the pattern is valid")
});

/// The line that a browser prints above a page, and the one below it.
static ABOVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? +\d{1,2}:\d{2}( [AP]M)?( |$)")
        .expect("the pattern is valid")
});
static BELOW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(https?://\S+|file://\S+) +\d{1,4}/\d{1,4}$").expect("the pattern is valid")
});

/// Cuts it from the lines of a document; an address that a browser printed is noted.
pub(super) fn cut(lines: &mut Vec<Line>, card: &mut Card) {
    let edges = edges(lines);
    let pages = edges.keys().map(|(page, _)| page).max().map_or(0, |last| last + 1);
    let mut times: BTreeMap<(bool, String), usize> = BTreeMap::new();
    for ((_, top), rows) in &edges {
        let mut keys: Vec<String> = rows.iter().flat_map(|row| row_keys(lines, row)).collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter().for_each(|key| *times.entry((*top, key)).or_default() += 1);
    }
    let enough = if pages < 5 { 2 } else { 2.max((pages - 1) / 3) };
    let mut gone = vec![false; lines.len()];
    for ((_, top), rows) in &edges {
        let recurs = |key: String| times.get(&(*top, key)).is_some_and(|times| *times >= enough);
        // From the edge inwards: a number or a browser's line only where nothing else stands farther out.
        let mut outermost = true;
        for row in rows {
            let whole = recurs(row_key(lines, row));
            for place in row.iter().copied() {
                let text = lines[place].text();
                let repeated = whole || recurs(key(&text));
                let printed = if *top { ABOVE.is_match(&text) } else { BELOW.is_match(&text) };
                let is_furniture =
                    repeated && text.chars().count() > 1 || outermost && (NUMBER.is_match(&text) || printed);
                if printed && !*top && text.starts_with("http") {
                    card.address =
                        card.address.take().or_else(|| text.split(' ').next().map(ToOwned::to_owned));
                }
                gone[place] |= is_furniture;
                outermost &= is_furniture;
            }
        }
    }
    let mut gone = gone.into_iter();
    lines.retain(|_| !gone.next().unwrap_or(false));
}

/// The rows of lines at the edges of each page, by page and edge, from the edge inwards.
fn edges(lines: &[Line]) -> BTreeMap<(usize, bool), Vec<Vec<usize>>> {
    let mut pages: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, line) in lines.iter().enumerate() {
        pages.entry(line.page).or_default().push(place);
    }
    let mut edges = BTreeMap::new();
    for (page, mut places) in pages {
        places.sort_by(|a, b| lines[*a].y.total_cmp(&lines[*b].y));
        edges.insert((page, true), edge(lines, places.iter().copied()));
        edges.insert((page, false), edge(lines, places.iter().rev().copied()));
    }
    edges
}

/// The first rows of these that white parts from the others; the very first where no white does.
fn edge(lines: &[Line], places: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for place in places {
        let line = &lines[place];
        let full = rows.len() > ROWS;
        match rows.last_mut() {
            Some(row) if ways(&lines[row[0]], line) < 0.5 => row.push(place),
            _ if full => break,
            _ => rows.push(vec![place]),
        }
    }
    let ends = |count: usize| {
        let Some([last, next]) = rows.get(count - 1..=count) else { return true };
        ways(&lines[last[0]], &lines[next[0]]) > WHITE
    };
    let count = (1..=rows.len().min(ROWS)).rev().find(|count| ends(*count)).unwrap_or(1);
    rows.truncate(count);
    rows
}

/// How far apart the base lines of two lines are, in heights of their letters.
fn ways(a: &Line, b: &Line) -> f32 {
    (a.y - b.y).abs() / a.size.max(b.size)
}

/// What is the same on every page of the lines of a row, and of all of it: a row that columns part on one
/// page may be one line on the next.
fn row_keys(lines: &[Line], row: &[usize]) -> Vec<String> {
    let mut keys: Vec<String> = row.iter().map(|place| key(&lines[*place].text())).collect();
    keys.push(row_key(lines, row));
    keys
}

fn row_key(lines: &[Line], row: &[usize]) -> String {
    let mut parts: Vec<&Line> = row.iter().map(|place| &lines[*place]).collect();
    parts.sort_by(|a, b| a.x0().total_cmp(&b.x0()));
    key(&parts.iter().map(|line| line.text()).collect::<Vec<_>>().join(" "))
}

/// What is the same on every page: the text but for its numbers.
fn key(text: &str) -> String {
    let mut key = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_digit() && key.ends_with('#') => {}
            c if c.is_ascii_digit() => key.push('#'),
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{ABOVE, BELOW, NUMBER};

    #[test]
    fn tells_numbers_of_pages_and_lines_of_browsers() {
        for number in ["12", "Page 3 of 9", "– 4 –", "xii", "3/6"] {
            assert!(NUMBER.is_match(number), "{number}");
        }
        for text in ["12 of them", "2019 study", "Mild", "1. Rest"] {
            assert!(!NUMBER.is_match(text), "{text}");
        }
        assert!(ABOVE.is_match("11/25/26, 1:49 PM Why eyelids twitch"));
        assert!(BELOW.is_match("https://a.example/x 2/6"));
    }
}
