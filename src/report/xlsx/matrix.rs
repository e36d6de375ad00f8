//! Who says what: respondents by section, in colours and words.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, limited};
use crate::model::Lang;
use crate::report::content::Matrix;
use crate::report::labels::labels;

pub(super) fn write(
    sheet: &mut Worksheet,
    lang: Lang,
    matrix: &Matrix,
    look: &Look,
) -> Result<(), XlsxError> {
    let words = labels(lang);
    sheet.set_name(words.matrix_sheet)?;
    let labels: Vec<String> = matrix
        .columns
        .iter()
        .map(|column| column.section.label())
        .collect();
    let mut names = vec![words.respondent, words.kind];
    names.extend(labels.iter().map(String::as_str));
    head(sheet, look, &names)?;
    let wide = labels.iter().map(|label| (label.as_str(), 16.0));
    sheet.set_row_height(0, height(wide))?;
    sheet.set_freeze_panes(1, 2)?;
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 13)?;
    for (row, line) in (1..).zip(&matrix.rows) {
        let cells = line.cells.iter().flatten();
        let long: Vec<String> = cells.map(|cell| cell.label(lang)).collect();
        let words = long.iter().map(|label| (label.as_str(), 15.0));
        sheet.set_row_height(row, height(words.chain([(line.respondent.as_str(), 34.0)])))?;
        sheet.write_string_with_format(row, 0, limited(&line.respondent), &look.text)?;
        sheet.write_string_with_format(row, 1, line.kind.label(lang), &look.text)?;
        for (column, cell) in (2..).zip(&line.cells) {
            if let Some(cell) = cell {
                let position = cell.position;
                let text = format!("{} {}", position.stance.glyph(), cell.label(lang));
                sheet.write_string_with_format(
                    row,
                    column,
                    text,
                    &Look::stance(position.stance),
                )?;
            }
        }
    }
    // below the table and an empty row, where no filter takes it
    let below = u32::try_from(matrix.rows.len()).unwrap_or(u32::MAX / 2) + 2;
    sheet.write_string_with_format(below, 0, matrix.meaning(lang), &look.note)?;
    for column in (2..).take(matrix.columns.len()) {
        sheet.set_column_width(column, 18)?;
    }
    if let (Ok(rows), Ok(columns)) = (
        u32::try_from(matrix.rows.len()),
        u16::try_from(matrix.columns.len()),
    ) && rows > 0
    {
        sheet.autofilter(0, 0, rows, columns + 1)?;
    }
    Ok(())
}
