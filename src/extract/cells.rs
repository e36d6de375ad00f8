//! Where in which table a paragraph stands, for formats that mark the end of
//! each cell and each row instead of embracing them.

use super::builder::DocumentBuilder;
use crate::model::Cell;

/// Tables nested deeper than this are read as one.
const DEEPEST: usize = 32;

/// The tables that are open, from the outermost in.
#[derive(Debug, Default)]
pub(super) struct Cells(Vec<Table>);

#[derive(Debug)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
}

impl Cells {
    /// Opens and closes tables until as many are open as a paragraph lies in.
    pub(super) fn enter(&mut self, depth: usize, builder: &mut DocumentBuilder) {
        let depth = depth.min(DEEPEST);
        while self.0.len() < depth {
            self.0.push(Table {
                number: builder.next_table(),
                row: 0,
                column: 0,
            });
        }
        self.0.truncate(depth);
    }

    /// The cell that is open in the innermost table.
    pub(super) fn current(&self) -> Option<Cell> {
        self.0.last().map(|table| Cell {
            table: table.number,
            row: table.row,
            column: table.column,
        })
    }

    /// Ends a cell of the innermost table.
    pub(super) fn end_cell(&mut self) {
        if let Some(table) = self.0.last_mut() {
            table.column = table.column.saturating_add(1);
        }
    }

    /// Ends a row of the table at this depth, and the tables within it.
    pub(super) fn end_row(&mut self, depth: usize) {
        let depth = depth.min(DEEPEST);
        self.0.truncate(depth);
        if let Some(table) = depth.checked_sub(1).and_then(|at| self.0.get_mut(at)) {
            table.row = table.row.saturating_add(1);
            table.column = 0;
        }
    }
}
