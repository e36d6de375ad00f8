//! One row per section: its counts and its sentences.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, limited};
use super::statements::has_numbers;
use crate::model::Stance;
use crate::report::content::Report;
use crate::report::labels::labels;

pub(super) fn write(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let words = labels(report.lang);
    sheet.set_name(words.sections_sheet)?;
    let stances: Vec<Stance> = Stance::ALL
        .iter()
        .copied()
        .filter(|stance| *stance != Stance::None)
        .collect();
    let mut names = vec![words.section, words.section_heading];
    names.extend(stances.iter().map(|stance| stance.label(report.lang)));
    names.push(words.summary);
    head(sheet, look, &names)?;
    let narrow = stances
        .iter()
        .map(|stance| (stance.label(report.lang), 8.0));
    sheet.set_row_height(0, height(narrow))?;
    sheet.set_column_width(0, 9)?;
    sheet.set_column_width(1, 40)?;
    if !has_numbers(report) {
        sheet.set_column_hidden(0)?;
    }
    let last = u16::try_from(names.len() - 1).unwrap_or(u16::MAX);
    sheet.set_column_width(last, 90)?;
    for (row, excerpt) in (1..).zip(&report.excerpts) {
        let number = excerpt.section.number.as_deref().unwrap_or_default();
        sheet.write_string_with_format(row, 0, limited(number), &look.text)?;
        sheet.write_string_with_format(row, 1, limited(&excerpt.section.heading), &look.text)?;
        for (column, stance) in (2..).zip(&stances) {
            let count = excerpt
                .counts
                .iter()
                .find(|count| count.stance == *stance)
                .map_or(0, |count| count.respondents.len());
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(row, column, count, &look.small)?;
        }
        let summary = excerpt.summary.join(" ");
        sheet.write_string_with_format(row, last, limited(&summary), &look.text)?;
        let heading = excerpt.section.heading.as_str();
        sheet.set_row_height(row, height([(summary.as_str(), 90.0), (heading, 40.0)]))?;
    }
    Ok(())
}
