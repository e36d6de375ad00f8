//! One row per respondent: whether asked, whether answered, when and where.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, write_row};
use crate::model::Lang;
use crate::report::content::Participation;
use crate::report::labels::labels;

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
        words.late,
        words.own_reference,
        words.file,
    ];
    head(sheet, look, &names)?;
    for (column, width) in (0..).zip([36, 13, 11, 11, 14, 8, 18, 60]) {
        sheet.set_column_width(column, width)?;
    }
    let yes_no = |yes| if yes { words.yes } else { words.no };
    let mut last = 0;
    for (row, participant) in (1..).zip(&participation.rows) {
        let cells = [
            participant.name.as_str(),
            participant.kind.label(lang),
            yes_no(participant.asked),
            yes_no(participant.answered),
            participant.date.as_deref().unwrap_or_default(),
            if participant.late { words.yes } else { "" },
            participant.reference.as_deref().unwrap_or_default(),
            &participant.files.join("\n"),
        ];
        write_row(sheet, row, &cells, &look.text)?;
        let tall = height([(cells[0], 36.0), (cells[6], 18.0), (cells[7], 60.0)]);
        sheet.set_row_height(row, tall)?;
        last = row;
    }
    if last > 0 {
        sheet.autofilter(0, 0, last, 7)?;
    }
    Ok(())
}
