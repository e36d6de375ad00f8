//! The first sheet: one row per statement, with columns to write comments in.

use rust_xlsxwriter::{DataValidation, Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, limited, widths, write_date};
use crate::model::{Heeded, Lang};
use crate::report::comments::seal;
use crate::report::content::{Quotation, Report};
use crate::report::csv;
use crate::report::labels::labels;

// Columns: places in [`csv::columns`], and one after it.

/// The stance, which has its colour.
const STANCE: u16 = 5;
/// The words that introduce a list.
const CONTEXT: u16 = 7;
/// The statement's own words.
const TEXT: u16 = 8;
/// The first of those that officials fill in.
const HEEDED: u16 = 9;
/// When the answer is dated.
const DATE: u16 = 13;
/// The statement's id.
const ID: u16 = 21;
/// Hidden: what the comment was when it was written.
const SEAL: u16 = 22;

/// Widths of the first sheet's columns, in characters.
const WIDTHS: [f64; 22] = [
    9.0, 24.0, 26.0, 11.0, 16.0, 20.0, 14.0, 24.0, 70.0, 16.0, 36.0, 36.0, 16.0, 12.0, 32.0, 14.0,
    7.0, 14.0, 20.0, 20.0, 10.0, 20.0,
];

pub(super) fn write(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let words = labels(report.lang);
    sheet.set_name(words.statements)?;
    let mut names = csv::columns(report.lang).to_vec();
    names.push(words.check);
    head(sheet, look, &names)?;
    widths(sheet, &WIDTHS)?;
    sheet.set_column_hidden(SEAL)?;
    if !has_numbers(report) {
        // it would say what the column of headings says
        sheet.set_column_hidden(0)?;
    }
    sheet.set_freeze_panes(1, 3)?;
    let mut row = 0;
    for quotation in report
        .responses
        .iter()
        .flat_map(|response| &response.statements)
    {
        row += 1;
        statement(sheet, report.lang, row, quotation, look)?;
    }
    if row > 0 {
        let outcomes: Vec<&str> = Heeded::ALL
            .iter()
            .map(|heeded| heeded.label(report.lang))
            .collect();
        let list = DataValidation::new()
            .allow_list_strings(&outcomes)?
            .set_error_title(words.heeded)?
            .set_error_message(outcomes.join(", "))?;
        sheet.add_data_validation(1, HEEDED, row, HEEDED, &list)?;
        sheet.autofilter(0, 0, row, ID)?;
    }
    Ok(())
}

/// Whether any section has a number to be called by.
pub(super) fn has_numbers(report: &Report) -> bool {
    (report.excerpts.iter()).any(|excerpt| excerpt.section.number.is_some())
}

fn statement(
    sheet: &mut Worksheet,
    lang: Lang,
    row: u32,
    quotation: &Quotation,
    look: &Look,
) -> Result<(), XlsxError> {
    let cells = csv::cells(lang, quotation);
    for (column, cell) in (0..).zip(&cells) {
        if column == DATE {
            write_date(sheet, row, column, cell, look)?;
            continue;
        }
        let format = match column {
            STANCE => &quotation
                .stance
                .map_or_else(|| look.text.clone(), Look::stance),
            TEXT => &look.quote,
            CONTEXT | 12.. => &look.small,
            HEEDED..=11 => &look.fill_in,
            _ => &look.text,
        };
        sheet.write_string_with_format(row, column, limited(cell), format)?;
    }
    let comment = &quotation.comment;
    let heeded = comment.heeded.map_or("", |heeded| heeded.label(lang));
    let text = |column: usize| (cells[column].as_str(), WIDTHS[column]);
    let tall = height([0, 1, 2, 5, 7, 8, 10, 11, 14].map(text));
    sheet.set_row_height(row, tall)?;
    let seals = [heeded, &comment.reason, &comment.changed_text].map(seal);
    sheet.write_string(row, SEAL, seals.join("-"))?;
    Ok(())
}
