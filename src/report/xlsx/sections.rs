//! One row per section: its counts, its sentences, and cells to write what the
//! proposer makes of it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::look::Look;
use super::sheet::{head, height, limited};
use super::statements::has_numbers;
use crate::model::Stance;
use crate::report::content::{Excerpt, Remark, Report};
use crate::report::labels::labels;
use crate::report::remarks::{Text, cell_name};

/// Widths of the columns of sentences and of texts, in characters.
const SENTENCES: f64 = 70.0;
const WRITTEN: f64 = 60.0;

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
    names.push(words.positions_in_words);
    let last = u16::try_from(names.len() - 1).unwrap_or(u16::MAX);
    names.extend(Text::ALL.map(|text| text.label(report.lang)));
    names.push(words.check);
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
    sheet.set_column_width(last, SENTENCES)?;
    sheet.set_column_width(last + 1, WRITTEN)?;
    sheet.set_column_width(last + 2, WRITTEN)?;
    sheet.set_column_hidden(last + 3)?;
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
        let mut tall = vec![(summary.as_str(), SENTENCES), (heading, 40.0)];
        if let Some(remark) = &excerpt.remark {
            remark_cells(sheet, row, last + 1, excerpt, remark, look)?;
            tall.extend(Text::ALL.map(|text| (text.of(remark), WRITTEN)));
        }
        sheet.set_row_height(row, height(tall))?;
    }
    Ok(())
}

/// The two texts from this column on, and what they were when they were written.
fn remark_cells(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    excerpt: &Excerpt,
    remark: &Remark,
    look: &Look,
) -> Result<(), XlsxError> {
    let texts = Text::ALL.map(|text| (text, limited(text.of(remark))));
    for (column, (_, words)) in (column..).zip(&texts) {
        sheet.write_string_with_format(row, column, words, &look.fill_in)?;
    }
    // What is cut to fit is sealed as it stands, or it would be taken for changed.
    let names = texts.map(|(text, words)| cell_name(&excerpt.section, text, &words));
    sheet.write_string(row, column + 2, names.join(" "))?;
    Ok(())
}
