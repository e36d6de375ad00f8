//! One row per document: what was read of it, and why not all.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, widths, write_row};
use crate::report::content::Report;
use crate::report::labels::labels;

/// Widths of the columns, in characters.
const WIDTHS: [f64; 8] = [50.0, 16.0, 36.0, 16.0, 50.0, 40.0, 12.0, 16.0];

/// The columns whose text may make a row higher: all before the numbers.
const WRAPPED: usize = 6;

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
    widths(sheet, &WIDTHS)?;
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
        let wrapped = cells.into_iter().zip(WIDTHS).take(WRAPPED);
        sheet.set_row_height(row, height(wrapped))?;
    }
    Ok(())
}
