//! Tells tables that hold data from tables that only lay out a page, and keeps count of the columns.

use ego_tree::{NodeRef, iter::Edge};
use scraper::{Node, node::Element};

use super::attrs::attr;

/// The longest cell of a table that has no heading cells, in bytes: past it the table lays out prose.
const LONG_CELL: usize = 600;

/// The most rows that a cell can cover, and the most columns of a table that are kept count of.
const ROWS: usize = 100;
const COLUMNS: usize = 100;

/// A table that is open.
#[derive(Debug)]
pub(super) struct Table {
    /// Its number in the page, if it holds data.
    pub(super) data: Option<u32>,
    /// Whether the rows that are open are its head.
    pub(super) in_head: bool,
    /// Whether a cell of the row that is open is no heading.
    pub(super) row_has_data: bool,
    /// For each column, in how many rows more a cell from above reaches into it.
    reach: Vec<usize>,
}

impl Table {
    pub(super) fn new(data: Option<u32>) -> Self {
        Self { data, in_head: false, row_has_data: false, reach: Vec::new() }
    }

    /// How many columns from `column` on are taken by cells of rows above; they are used up by this.
    pub(super) fn taken(&mut self, column: usize) -> usize {
        let rows = self.reach.iter_mut().skip(column);
        rows.take_while(|rows| **rows > 0).map(|rows| *rows -= 1).count()
    }

    /// Notes the columns that `cell` covers; how many.
    pub(super) fn cover(&mut self, column: usize, cell: &Element) -> usize {
        let count = |name| {
            let written = attr(cell, name).and_then(|value| value.trim().parse::<usize>().ok());
            written.unwrap_or(1).max(1)
        };
        let columns = count("colspan").min(COLUMNS.saturating_sub(column)).max(1);
        let rows = count("rowspan").min(ROWS);
        if rows > 1 && column < COLUMNS {
            self.reach.resize(self.reach.len().max(column + columns), 0);
            self.reach[column..column + columns].fill(rows - 1);
        }
        columns
    }
}

/// Whether `table` holds data: it has heading cells or a caption, or else several columns of short
/// texts; and no table, heading or form in it.
pub(super) fn holds_data(table: NodeRef<'_, Node>) -> bool {
    let role = table.value().as_element().and_then(|element| attr(element, "role"));
    if matches!(role, Some("presentation" | "none")) {
        return false;
    }
    let mut seen = Seen::default();
    for edge in table.traverse().skip(1) {
        let go_on = match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => seen.open(element.name()),
                Node::Text(text) => {
                    seen.cell_bytes += text.trim().len();
                    true
                }
                _ => true,
            },
            Edge::Close(node) => node.value().as_element().is_none_or(|element| seen.close(element.name())),
        };
        if !go_on {
            return false;
        }
    }
    seen.marked || (seen.columns > 1 && seen.wide_rows > 1 && seen.lists == 0)
}

/// What has been seen of a table.
#[derive(Default)]
struct Seen {
    marked: bool,
    columns: usize,
    row_columns: usize,
    /// Rows of two or more columns with words in them.
    wide_rows: usize,
    cell_bytes: usize,
    row_bytes: usize,
    lists: usize,
}

impl Seen {
    /// Whether the table may still hold data after this start tag.
    fn open(&mut self, name: &str) -> bool {
        match name {
            "table" | "form" | "h1" | "h2" | "h3" | "article" | "section" | "nav" => return false,
            "th" | "caption" | "thead" => self.marked = true,
            "ul" | "ol" | "dl" => self.lists += 1,
            "tr" => (self.row_columns, self.row_bytes) = (0, 0),
            _ => {}
        }
        if matches!(name, "td" | "th") {
            self.cell_bytes = 0;
            self.row_columns += 1;
        }
        true
    }

    fn close(&mut self, name: &str) -> bool {
        match name {
            "td" => {
                self.row_bytes += self.cell_bytes;
                self.marked || self.cell_bytes < LONG_CELL
            }
            "tr" => {
                self.columns = self.columns.max(self.row_columns);
                self.wide_rows += usize::from(self.row_columns > 1 && self.row_bytes > 0);
                true
            }
            _ => true,
        }
    }
}
