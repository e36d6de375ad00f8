//! One row per respondent: whether asked, whether answered, when and where.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, widths, write_date, write_row};
use crate::model::Lang;
use crate::report::content::Participation;
use crate::report::labels::labels;

/// Widths of the columns, in characters.
const WIDTHS: [f64; 8] = [36.0, 13.0, 11.0, 11.0, 14.0, 8.0, 18.0, 60.0];

/// When the answer is dated.
const DATE: u16 = 4;

/// The columns whose text may make a row higher: name, reference and file.
const WRAPPED: [usize; 3] = [0, 6, 7];

pub(super) fn write(
    sheet: &mut Worksheet,
    lang: Lang,
    participation: &Participation,
    look: &Look,
) -> Result<(), XlsxError> {
    let words = labels(lang);
    sheet.set_name(words.respondents_sheet)?;
    let names = [
        words.respondent,
        words.kind,
        words.asked,
        words.answered,
        words.answer_date,
        words.after_due,
        words.own_reference,
        words.file,
    ];
    head(sheet, look, &names)?;
    widths(sheet, &WIDTHS)?;
    let mut last = 0;
    for (row, participant) in (1..).zip(&participation.rows) {
        let cells = [
            participant.name.as_str(),
            participant.kind.label(lang),
            words.whether(participant.asked),
            words.whether(Some(participant.answered)),
            participant.date.as_deref().unwrap_or_default(),
            if participant.late { words.yes } else { "" },
            participant.reference.as_deref().unwrap_or_default(),
            &participant.files.join("\n"),
        ];
        write_row(sheet, row, &cells, &look.text)?;
        write_date(sheet, row, DATE, cells[4], look)?;
        let wrapped = WRAPPED.map(|column| (cells[column], WIDTHS[column]));
        sheet.set_row_height(row, height(wrapped))?;
        last = row;
    }
    if last > 0 {
        sheet.autofilter(0, 0, last, 7)?;
    }
    Ok(())
}
