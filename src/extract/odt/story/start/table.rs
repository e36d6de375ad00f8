//! Where a table, its rows and its cells begin.

use crate::error::ReadError;
use crate::extract::odt::story::{Frame, Story, Table};
use crate::extract::xml::Tag;

impl Story<'_, '_> {
    pub(super) fn start_table(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, ReadError> {
        if self.is_elsewhere() {
            return self.pass_over();
        }
        let count =
            |name: &str| u32::try_from(tag.number(name).unwrap_or(1).clamp(1, 1024)).unwrap_or(1);
        // A chart keeps its numbers in a table of its own.
        if tag.name() == "table" && self.setting.embedded {
            return self.pass_over();
        }
        Ok(Some(match tag.name() {
            "table" => {
                let at = self.pager.position();
                self.tables.push(Table {
                    number: self.builder.next_table(),
                    row: 0,
                    column: 0,
                    columns: 0,
                    row_start: at,
                    row_end: at,
                });
                Frame::Table
            }
            "table-column" => {
                let columns = count("number-columns-repeated");
                if let Some(table) = self.tables.last_mut() {
                    table.columns = table.columns.saturating_add(columns).min(1024);
                }
                Frame::Pass
            }
            "table-row" => {
                let at = self.pager.position();
                if let Some(table) = self.tables.last_mut() {
                    table.column = 0;
                    (table.row_start, table.row_end) = (at, at);
                }
                Frame::Row
            }
            "table-cell" => {
                if let Some(table) = self.tables.last() {
                    self.pager.set_position(table.row_start);
                }
                // Columns that are spanned stand as covered cells after it.
                Frame::Cell {
                    span: count("number-columns-repeated"),
                }
            }
            "covered-table-cell" => {
                let columns = count("number-columns-repeated");
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.saturating_add(columns);
                }
                return self.pass_over();
            }
            _ => Frame::Pass,
        }))
    }
}
