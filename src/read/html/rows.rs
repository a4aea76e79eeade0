//! The rows of data tables, from cell to cell.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

use super::{
    compose::{Compositor, Flow},
    table::{self, Table},
};
use crate::model::BlockKind;

impl Compositor<'_> {
    /// Whether the innermost table holds data.
    pub(super) fn is_in_data(&self) -> bool {
        self.tables.last().is_some_and(|table| table.data.is_some())
    }

    /// Enters a table.
    pub(super) fn open_table(&mut self, node: NodeRef<'_, Node>) {
        let data = table::holds_data(node).then(|| {
            self.tables_seen += 1;
            self.tables_seen
        });
        self.tables.push(Table::new(data));
    }

    /// Enters a group of rows.
    pub(super) fn open_rows(&mut self, head: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.in_head = head;
        }
    }

    /// Enters a row of data.
    pub(super) fn open_row(&mut self) -> Flow {
        if let Some(table) = self.tables.last_mut() {
            table.row_has_data = false;
        }
        Flow::Row
    }

    /// Enters a cell.
    pub(super) fn open_cell(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            let taken = table.taken(self.line.cells.len());
            self.line.skip_cells(taken);
            self.line.open_cell();
        }
    }

    /// Leaves a cell.
    pub(super) fn close_cell(&mut self, element: &Element, header: bool) {
        let Some(table) = self.tables.last_mut() else { return };
        let column = self.line.cells.len();
        let covers = table.cover(column, element);
        self.line.close_cell(covers);
        table.row_has_data |= !header && !self.line.cells[column].is_empty();
    }

    /// Leaves a row: makes a block of it, if there are words in it.
    pub(super) fn close_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return self.flush() };
        let taken = table.taken(self.line.cells.len());
        self.line.skip_cells(taken);
        let header = table.in_head || !table.row_has_data;
        let id = table.data.unwrap_or(0);
        if self.line.cells.iter().all(|cell| cell.is_empty()) {
            return self.line.clear();
        }
        let mut line = self.line.take();
        let cells = line.close_row();
        self.sheet.push(line.into(), BlockKind::TableRow { table: id, header, cells });
    }
}
