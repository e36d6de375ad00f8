//! One row per respondent: whether asked, whether answered, when and where.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, widths, write_date, write_row};
use crate::language::capital;
use crate::model::Lang;
use crate::report::content::Participation;
use crate::report::labels::labels;

/// Widths of the columns, in characters.
const WIDTHS: [f64; 11] = [
    36.0, 13.0, 11.0, 11.0, 14.0, 14.0, 13.0, 13.0, 16.0, 18.0, 60.0,
];

/// When the answer is dated, until when there was more time, and when it was told that
/// there will be no answer.
const DATES: [u16; 3] = [4, 6, 8];

/// The columns whose text may make a row higher: name, reminders, reference and file.
const WRAPPED: [usize; 4] = [0, 7, 9, 10];

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
        &capital(words.extended_until),
        words.reminded,
        words.declined,
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
            words.answer(participant),
            participant.date.as_deref().unwrap_or_default(),
            match participant {
                one if one.late => words.yes,
                one if one.within_extension => words.within_extension,
                _ => "",
            },
            participant.extended_until.as_deref().unwrap_or_default(),
            &participant.reminded.join("\n"),
            participant.declined.as_deref().unwrap_or_default(),
            participant.reference.as_deref().unwrap_or_default(),
            &participant.files.join("\n"),
        ];
        write_row(sheet, row, &cells, &look.text)?;
        for column in DATES {
            write_date(sheet, row, column, cells[usize::from(column)], look)?;
        }
        let wrapped = WRAPPED.map(|column| (cells[column], WIDTHS[column]));
        sheet.set_row_height(row, height(wrapped))?;
        last = row;
    }
    if last > 0 {
        sheet.autofilter(0, 0, last, 10)?;
    }
    Ok(())
}
