//! Tables that pandoc draws with lines of characters, which CommonMark does not know: in a grid, and ruled into
//! columns. They become HTML, with the words of their cells as Markdown in it.

mod grid;
mod ruled;

use std::borrow::Cow;

use crate::read::limits;

/// The most lines of one table that are looked at.
const LINES: usize = 20_000;

/// The most columns.
const COLUMNS: usize = 100;

/// A cell: its lines, and how many columns it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cell {
    lines: Vec<String>,
    columns: usize,
}

/// A row of cells.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Row {
    cells: Vec<Cell>,
    header: bool,
}

/// A table, and how many lines it takes.
#[derive(Debug)]
struct Table {
    rows: Vec<Row>,
    taken: usize,
}

/// The same text with such tables as HTML; what has none is left as it is.
pub(super) fn as_html(text: &str) -> Cow<'_, str> {
    if !text.lines().any(|line| grid::is_border(line) || ruled::is_ruler(line)) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len());
    write(&lines, 0, &mut out);
    Cow::Owned(out)
}

/// Writes lines, tables among them as HTML; `depth` is how many tables they stand in.
fn write(lines: &[&str], depth: usize, out: &mut String) {
    let (mut at, mut code) = (0, None);
    while let Some(line) = lines.get(at) {
        let fence = line.trim_start().get(..3).filter(|mark| matches!(*mark, "```" | "~~~"));
        match (code, fence) {
            (None, Some(mark)) => code = Some(mark),
            (Some(open), Some(mark)) if open == mark => code = None,
            _ => {}
        }
        let is_free = code.is_none() && depth < limits::DEPTH;
        let rest = &lines[at..lines.len().min(at + LINES)];
        let starts = at == 0 || lines[at - 1].trim().is_empty();
        let table = (is_free).then(|| grid::read(rest).or_else(|| ruled::read(rest).filter(|_| starts)));
        match table.flatten() {
            Some(table) => {
                at += table.taken;
                let caption = caption(&lines[at..]);
                at += caption.as_ref().map_or(0, |(_, taken)| *taken);
                let words = caption.map(|(words, _)| words);
                put(&table, words.as_deref(), indent(line), depth, out);
            }
            None => {
                out.push_str(line);
                out.push('\n');
                at += 1;
            }
        }
    }
}

fn indent(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

/// The caption under a table, and how many lines it takes.
fn caption(lines: &[&str]) -> Option<(String, usize)> {
    let blank = lines.iter().take_while(|line| line.trim().is_empty()).count();
    let first = lines.get(blank).filter(|_| blank > 0)?.trim();
    let first = first.strip_prefix("Table").unwrap_or(first).strip_prefix(": ")?;
    let more: Vec<&str> =
        lines[blank + 1..].iter().map(|line| line.trim()).take_while(|line| !line.is_empty()).collect();
    let taken = blank + 1 + more.len();
    Some((std::iter::once(first).chain(more).collect::<Vec<_>>().join(" "), taken))
}

/// Writes a table. A blank line ends a piece of HTML, and begins Markdown again.
fn put(table: &Table, caption: Option<&str>, indent: &str, depth: usize, out: &mut String) {
    let mut tag = |tag: &str| out.push_str(&format!("\n{indent}{tag}\n\n"));
    tag("<table>");
    if let Some(caption) = caption {
        tag("<caption>");
        out.push_str(&format!("{indent}{caption}\n\n{indent}</caption>\n"));
    }
    for row in &table.rows {
        out.push_str(&format!("\n{indent}<tr>\n"));
        for cell in &row.cells {
            let name = if row.header { "th" } else { "td" };
            out.push_str(&format!("\n{indent}<{name} colspan=\"{}\">\n\n", cell.columns));
            let lines: Vec<String> = cell.lines.iter().map(|line| format!("{indent}{line}")).collect();
            write(&lines.iter().map(String::as_str).collect::<Vec<_>>(), depth + 1, out);
            out.push_str(&format!("\n{indent}</{name}>\n"));
        }
        out.push_str(&format!("\n{indent}</tr>\n"));
    }
    out.push_str(&format!("\n{indent}</table>\n\n"));
}

/// Lines without the white space that all of them begin with, nor that at their ends.
fn dedented(lines: &[String]) -> Vec<String> {
    let lead = |line: &String| line.len() - line.trim_start_matches(' ').len();
    let least = lines.iter().filter(|line| !line.trim().is_empty()).map(lead).min().unwrap_or(0);
    lines.iter().map(|line| line.get(least..).unwrap_or("").trim_end().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::{model::BlockKind, read::read};

    fn rows(text: &str) -> Vec<Vec<String>> {
        let page = read(text.as_bytes(), "a.md").unwrap();
        let mut rows = Vec::new();
        for block in page.blocks {
            if let BlockKind::TableRow { cells, .. } = block.kind {
                rows.push(cells.iter().map(|cell| cell.slice(&block.text).to_owned()).collect());
            }
        }
        rows
    }

    const WANTED: [[&str; 2]; 3] =
        [["Cause", "How common"], ["Stress", "Very common"], ["Low potassium", "Rare, but in athletes"]];

    #[test]
    fn grids_are_tables() {
        let text = "+---------------+------------+\n| Cause         | How common |\n+===============+============+\n\
                    | Stress        | Very       |\n|               | common     |\n+---------------+------------+\n\
                    | Low potassium | Rare, but  |\n|               | in         |\n|               | athletes   |\n\
                    +---------------+------------+\n";
        assert_eq!(rows(text), WANTED);
    }

    #[test]
    fn words_that_were_cut_to_fit_a_cell_are_whole_again() {
        let text = "+-----------------+-----+\n| too much [caff  | a   |\n| eine](tea.html) |     |\n+-----------------+-----+\n\
                    | or in too small | b   |\n| cups of coffee  |     |\n+-----------------+-----+\n";
        assert_eq!(rows(text), [["too much caffeine", "a"], ["or in too small cups of coffee", "b"]]);
    }

    #[test]
    fn ruled_columns_are_tables() {
        let simple = "  Cause           How common\n  --------------- -----------------------\n  Stress          Very common\n  \
                      Low potassium   Rare, but in athletes\n\n  : How causes compare\n";
        assert_eq!(rows(simple), WANTED);
        let tall = "-----------------------------\n Cause           How common\n--------------- -------------\n \
                    Stress          Very\n                 common\n\n Low potassium   Rare, but in\n                 athletes\n\
                    -----------------------------\n";
        assert_eq!(rows(tall), WANTED);
    }

    #[test]
    fn a_grid_that_lays_out_a_page_holds_paragraphs_and_lists() {
        let text = "+--------+----------------------+\n| [Home] | # Twitching          |\n| (h.htm)|                      |\n\
                    |        | It may be due to:    |\n|        |                      |\n|        | -   Stress           |\n\
                    |        | -   Coffee           |\n+--------+----------------------+\n| © ours |                      |\n\
                    +--------+----------------------+\n";
        let page = read(text.as_bytes(), "a.md").unwrap();
        let has = |kind: fn(&BlockKind) -> bool| page.blocks.iter().filter(|block| kind(&block.kind)).count();
        assert_eq!(has(|kind| matches!(kind, BlockKind::Heading(1))), 1, "{:?}", page.blocks);
        assert_eq!(has(|kind| matches!(kind, BlockKind::ListItem { .. })), 2);
    }

    #[test]
    fn lines_that_draw_no_table_stay() {
        for text in [
            "+---+\nAnd words.\n",
            "--- ---\n",
            "a\n\n-- --\n\nb\n",
            "```\n+--+--+\n| a | b |\n+--+--+\n```\n",
        ] {
            assert_eq!(rows(text), Vec::<Vec<String>>::new(), "{text}");
        }
    }
}
