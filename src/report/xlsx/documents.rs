//! One row per document: what was read of it, and why not all.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, write_row};
use crate::report::content::Report;
use crate::report::labels::labels;

pub(super) fn write(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let words = labels(report.lang);
    sheet.set_name(words.documents_sheet)?;
    let names = [
        words.file,
        words.part,
        words.respondent,
        words.state,
        words.why,
        words.remedy,
        words.statements,
        words.check,
    ];
    head(sheet, look, &names)?;
    for (column, width) in (0..).zip([50, 16, 36, 16, 50, 40, 12, 16]) {
        sheet.set_column_width(column, width)?;
    }
    for (row, response) in (1..).zip(&report.responses) {
        let remark = report.unread.iter().find(|document| {
            document.file == response.source.file && document.part == response.source.part
        });
        let why = match (remark, &response.copy_of) {
            (Some(remark), _) => remark.reasons.join("; "),
            (None, Some(copy)) => format!("{} {copy}", words.copy_of),
            (None, None) => String::new(),
        };
        let cells = [
            response.source.file.as_str(),
            &response.source.part,
            &response.respondent,
            response.state.label(report.lang),
            &why,
            remark.map_or("", |remark| &remark.remedy),
            &response.statements.len().to_string(),
            &response.hash,
        ];
        write_row(sheet, row, &cells, &look.text)?;
        let widths = [50.0, 16.0, 36.0, 16.0, 50.0, 40.0];
        sheet.set_row_height(row, height(cells.into_iter().zip(widths)))?;
    }
    Ok(())
}
