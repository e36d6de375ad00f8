//! What all sheets have: headings that stay in view, rows of cells within what
//! a cell can hold, and heights for wrapped text.

use rust_xlsxwriter::{ExcelDateTime, Format, Worksheet, XlsxError};

use super::look::Look;
use crate::model::Lang;
use crate::report::labels::labels;

/// The most signs that a cell may hold.
const CELL_LIMIT: usize = 32_767;

/// Writes the headings, and how the sheet is shown and printed.
pub(super) fn head(sheet: &mut Worksheet, look: &Look, names: &[&str]) -> Result<(), XlsxError> {
    for (column, name) in (0..).zip(names) {
        sheet.write_string_with_format(0, column, limited(name), &look.head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&P/&N");
    Ok(())
}

/// Sets the columns' widths, in characters, from the first column on.
pub(super) fn widths(sheet: &mut Worksheet, widths: &[f64]) -> Result<(), XlsxError> {
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, *width)?;
    }
    Ok(())
}

/// Writes a row of texts from the first column on.
pub(super) fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[&str],
    format: &Format,
) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(cells) {
        sheet.write_string_with_format(row, column, limited(cell), format)?;
    }
    Ok(())
}

/// Writes a day as a date that can be sorted and reckoned with; what is no day
/// stays as it is written.
pub(super) fn write_date(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    day: &str,
    look: &Look,
) -> Result<(), XlsxError> {
    match ExcelDateTime::parse_from_str(day) {
        Ok(date) if day.len() == "2026-01-31".len() => {
            sheet.write_datetime_with_format(row, column, &date, &look.date)?
        }
        _ => sheet.write_string_with_format(row, column, limited(day), &look.text)?,
    };
    Ok(())
}

/// A cell's text within what a cell can hold; a cut is marked.
pub(super) fn limited(text: &str) -> String {
    let mark = labels(Lang::Sv).cut;
    if text.encode_utf16().count() <= CELL_LIMIT {
        return text.to_owned();
    }
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|sign| {
            units += sign.len_utf16();
            units + mark.len() <= CELL_LIMIT
        })
        .collect();
    kept + mark
}

/// The height that wrapped text needs in columns of these widths: Excel
/// reckons it anew, LibreOffice takes it as it is.
pub(super) fn height<'a>(cells: impl IntoIterator<Item = (&'a str, f64)>) -> f64 {
    /// Points per line, and the most that a row may have.
    const LINE: f64 = 15.0;
    const MOST: f64 = 409.0;
    let lines = cells
        .into_iter()
        .map(|(text, width)| {
            let per_line = (width * 0.95).max(1.0);
            let lines = text.split('\n').map(|line| {
                let signs = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
                (f64::from(signs) / per_line).ceil().max(1.0)
            });
            lines.sum::<f64>()
        })
        .fold(1.0, f64::max);
    (lines * LINE).min(MOST)
}
