//! What the report is of, and how it was made.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{height, limited};
use crate::report::content::Report;
use crate::report::cover::facts;
use crate::report::labels::labels;
use crate::report::wording;

pub(super) fn write(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let words = labels(report.lang);
    sheet.set_name(words.about_sheet)?;
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 110)?;
    let cover = &report.cover;
    let mut rows: Vec<(&str, String)> = vec![(words.compilation, cover.title.clone())];
    rows.extend(facts(cover, words).map(|(name, value)| (name, value.to_owned())));
    if let Some(participation) = &report.participation {
        rows.push((words.participation, participation.summary.join(" ")));
    }
    if let Some(positions) = &report.positions {
        rows.push((words.positions, positions.summary.join(" ")));
    }
    rows.push((words.comment, words.fill_in_note.to_owned()));
    if let Some(masked) = report.masked {
        rows.push(("", wording::masked(report.lang, masked)));
    }
    rows.extend(report.method.iter().map(|text| ("", text.clone())));
    rows.extend(report.ledger.iter().map(|total| {
        let text = format!("{}: {}", words.stretches, total.stretches);
        (total.fate.as_str(), text)
    }));
    for (row, (name, value)) in (0..).zip(rows) {
        sheet.write_string_with_format(row, 0, name, &look.small)?;
        sheet.set_row_height(row, height([(name, 28.0), (value.as_str(), 110.0)]))?;
        sheet.write_string_with_format(row, 1, limited(&value), &look.text)?;
    }
    Ok(())
}
