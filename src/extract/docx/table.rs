//! A table in the making: which cell is open, and how far its row reaches.

use crate::extract::pages::{Position, Twips};
use crate::model::Cell;

/// The padding at both sides of a cell.
const PADDING: Twips = 216;

/// An open table.
#[derive(Debug)]
pub(super) struct Table {
    /// Its number; none where a single column only frames its text.
    number: Option<u32>,
    numbered: bool,
    row: u32,
    column: u32,
    span: u32,
    widths: Vec<Twips>,
    /// The cell that the whole table stands in.
    around: Option<Cell>,
    /// Where the row begins, and the furthest that a cell of it reaches.
    row_start: Position,
    row_end: Position,
}

impl Table {
    /// A table that begins here, in the cell `around`.
    pub(super) fn new(around: Option<Cell>, at: Position) -> Self {
        Self {
            number: None,
            numbered: false,
            row: 0,
            column: 0,
            span: 1,
            widths: Vec::new(),
            around,
            row_start: at,
            row_end: at,
        }
    }

    /// One more column of this width.
    pub(super) fn add_column(&mut self, width: Twips) {
        /// More columns than Word has; widths beyond are not needed.
        const MOST_COLUMNS: usize = 1024;
        if self.widths.len() < MOST_COLUMNS {
            self.widths.push(width.clamp(0, 31_680));
        }
    }

    /// A row begins here. `number` gives the table's number at the first one.
    pub(super) fn start_row(&mut self, at: Position, number: impl FnOnce() -> u32) {
        if !self.numbered {
            self.numbered = true;
            self.number = (self.widths.len() != 1).then(number);
        }
        self.column = 0;
        self.row_start = at;
        self.row_end = at;
    }

    /// The row leaves out columns at its start.
    pub(super) fn skip_columns(&mut self, count: i64) {
        self.column = self.column.saturating_add(small(count));
    }

    /// A cell begins; gives where.
    pub(super) fn start_cell(&mut self) -> Position {
        self.span = 1;
        self.row_start
    }

    /// The open cell takes so many columns.
    pub(super) fn span(&mut self, columns: i64) {
        self.span = small(columns).max(1);
    }

    /// The cell ends here.
    pub(super) fn end_cell(&mut self, at: Position) {
        self.column = self.column.saturating_add(self.span);
        self.span = 1;
        self.row_end = self.row_end.max(at);
    }

    /// The row ends; gives where.
    pub(super) fn end_row(&mut self) -> Position {
        self.row = self.row.saturating_add(1);
        self.row_end
    }

    /// The open cell.
    pub(super) fn cell(&self) -> Option<Cell> {
        match self.number {
            Some(table) => Some(Cell {
                table,
                row: self.row,
                column: self.column,
            }),
            None => self.around,
        }
    }

    /// The width of the open cell's text, where it is known.
    pub(super) fn width(&self) -> Option<Twips> {
        let from = usize::try_from(self.column).ok()?;
        let count = usize::try_from(self.span).ok()?;
        let width: Twips = self.widths.iter().skip(from).take(count).sum();
        (width > 0).then_some((width - PADDING).max(360))
    }
}

fn small(count: i64) -> u32 {
    u32::try_from(count.clamp(0, 1024)).unwrap_or_default()
}
