//! The report as an Excel workbook: one row per statement with filters and
//! columns to write comments in, the matrix in colours and words, and a sheet
//! each for respondents, sections, documents and the method. Every cell is
//! written as text or number, never as a formula.

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Workbook, Worksheet, XlsxError,
};

use super::comments::seal;
use super::content::{Matrix, Participation, Quotation, Report};
use super::labels::labels;
use super::{csv, package, wording};
use crate::error::Error;
use crate::model::{Heeded, Lang, Stance};

/// The most signs that a cell may hold.
const CELL_LIMIT: usize = 32_767;
/// The columns of the first sheet that are filled in by officials, and the one
/// that tells whether they were: places in [`csv::columns`] and after it.
pub(super) const HEEDED: u16 = 9;
/// The column of the statement's own words.
pub(super) const TEXT: u16 = 8;
/// The column of the words that introduce a list.
pub(super) const CONTEXT: u16 = 7;
/// The column of the statement's id.
pub(super) const ID: u16 = 19;
/// The hidden column that tells what the comment was when it was written.
pub(super) const SEAL: u16 = 20;
/// Widths of the first sheet's columns, in characters.
const WIDTHS: [f64; 20] = [
    9.0, 24.0, 26.0, 11.0, 16.0, 20.0, 14.0, 24.0, 70.0, 16.0, 36.0, 36.0, 16.0, 12.0, 32.0, 14.0,
    7.0, 20.0, 20.0, 20.0,
];

/// Writes the report.
pub(super) fn write(report: &Report) -> Result<Vec<u8>, Error> {
    let failed = |what| Error::Report {
        format: "xlsx",
        what,
    };
    let bytes = workbook(report).map_err(|error| failed(error.to_string()))?;
    with_free_heights(&bytes).map_err(failed)
}

/// The workbook with row heights that Excel may change when somebody types:
/// `rust_xlsxwriter` marks every height that it is given as set by hand.
fn with_free_heights(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut parts = package::unpack(bytes)?;
    for (name, part) in &mut parts {
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8_lossy(part);
            *part = text.replace(" customHeight=\"1\"", "").into_bytes();
        }
    }
    package::pack(&parts)
}

/// The height that wrapped text needs in columns of these widths: Excel
/// reckons it anew, LibreOffice takes it as it is.
fn height<'a>(cells: impl IntoIterator<Item = (&'a str, f64)>) -> f64 {
    /// Points per line, and the most that a row may have.
    const LINE: f64 = 15.0;
    const MOST: f64 = 409.0;
    let lines = cells
        .into_iter()
        .map(|(text, width)| {
            let per_line = (width * 0.95).max(1.0);
            let lines = text.split('\n').map(|line| {
                let signs = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
                (f64::from(signs) / per_line).ceil().max(1.0)
            });
            lines.sum::<f64>()
        })
        .fold(1.0, f64::max);
    (lines * LINE).min(MOST)
}

fn workbook(report: &Report) -> Result<Vec<u8>, XlsxError> {
    let words = labels(report.lang);
    let look = Look::new();
    let mut workbook = Workbook::new();
    workbook.set_properties(
        &DocProperties::new()
            .set_title(limited(&format!(
                "{}: {}",
                words.compilation, report.cover.title
            )))
            .set_author(limited(report.cover.by.as_deref().unwrap_or("remiss")))
            .set_creation_datetime(&created(report)?),
    );
    statements(workbook.add_worksheet(), report, &look)?;
    if let Some(matrix) = &report.matrix {
        matrix_sheet(workbook.add_worksheet(), report.lang, matrix, &look)?;
    }
    sections(workbook.add_worksheet(), report, &look)?;
    if let Some(participation) = &report.participation {
        respondents(workbook.add_worksheet(), report.lang, participation, &look)?;
        documents(workbook.add_worksheet(), report, &look)?;
    }
    about(workbook.add_worksheet(), report, &look)?;
    workbook.save_to_buffer()
}

/// The report's date, or a fixed one: never the time of writing.
fn created(report: &Report) -> Result<ExcelDateTime, XlsxError> {
    let fixed = "2000-01-01";
    let date = report.cover.date.as_deref().unwrap_or(fixed);
    ExcelDateTime::parse_from_str(date).or_else(|_| ExcelDateTime::parse_from_str(fixed))
}

/// The formats of cells.
struct Look {
    head: Format,
    text: Format,
    quote: Format,
    fill_in: Format,
    small: Format,
}

impl Look {
    fn new() -> Self {
        let text = Format::new()
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_num_format("@");
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_font_color(Color::White)
                .set_background_color(Color::RGB(0x0b_4a6f)),
            quote: text.clone().set_font_name("Georgia"),
            fill_in: text
                .clone()
                .set_background_color(Color::RGB(0xff_f9e3))
                .set_border(FormatBorder::Thin)
                .set_border_color(Color::RGB(0xc9_d0d3)),
            small: text.clone().set_font_color(Color::RGB(0x4c_565d)),
            text,
        }
    }

    /// The colours of a stance.
    fn stance(stance: Stance) -> Format {
        let (ground, ink) = match stance {
            Stance::Supports => (0xd3_e9e6, 0x15_605c),
            Stance::SupportsWithReservation | Stance::Doubts => (0xf5_e8c2, 0x6d_5200),
            Stance::NoObjection | Stance::Abstains | Stance::None => (0xe6_e9eb, 0x3f_494f),
            Stance::Opposes => (0xf8_dbd0, 0x93_331a),
            Stance::ProposesChange | Stance::Asks => (0xe9_e0f3, 0x5a_3a7e),
        };
        Format::new()
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_background_color(Color::RGB(ground))
            .set_font_color(Color::RGB(ink))
    }
}

/// A cell's text within what a cell can hold; a cut is marked.
pub(super) fn limited(text: &str) -> String {
    let mark = labels(Lang::Sv).cut;
    if text.encode_utf16().count() <= CELL_LIMIT {
        return text.to_owned();
    }
    let mut units = 0;
    let kept: String = text
        .chars()
        .take_while(|sign| {
            units += sign.len_utf16();
            units + mark.len() <= CELL_LIMIT
        })
        .collect();
    kept + mark
}

fn head(sheet: &mut Worksheet, look: &Look, names: &[&str]) -> Result<(), XlsxError> {
    for (column, name) in (0..).zip(names) {
        sheet.write_string_with_format(0, column, limited(name), &look.head)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(9);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&P/&N");
    Ok(())
}

fn statements(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let words = labels(report.lang);
    sheet.set_name(words.statements)?;
    let mut names = csv::columns(report.lang).to_vec();
    names.push(words.check);
    head(sheet, look, &names)?;
    for (column, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(SEAL)?;
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

fn statement(
    sheet: &mut Worksheet,
    lang: Lang,
    row: u32,
    quotation: &Quotation,
    look: &Look,
) -> Result<(), XlsxError> {
    let cells = csv::cells(lang, quotation);
    for (column, cell) in (0..).zip(&cells) {
        let format = match column {
            5 => &quotation
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

fn matrix_sheet(
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
        let long = line
            .cells
            .iter()
            .flatten()
            .map(|cell| cell.stance.label(lang));
        let words = long.map(|label| (label, 15.0));
        sheet.set_row_height(row, height(words.chain([(line.respondent.as_str(), 34.0)])))?;
        sheet.write_string_with_format(row, 0, limited(&line.respondent), &look.text)?;
        sheet.write_string_with_format(row, 1, line.kind.label(lang), &look.text)?;
        for (column, cell) in (2..).zip(&line.cells) {
            if let Some(position) = cell {
                let text = format!(
                    "{} {}",
                    position.stance.glyph(),
                    position.stance.label(lang)
                );
                sheet.write_string_with_format(
                    row,
                    column,
                    text,
                    &Look::stance(position.stance),
                )?;
            }
        }
    }
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

/// One row per section: its counts and its sentences.
fn sections(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
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

fn respondents(
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

fn documents(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
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

fn about(sheet: &mut Worksheet, report: &Report, look: &Look) -> Result<(), XlsxError> {
    let words = labels(report.lang);
    sheet.set_name(words.about_sheet)?;
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 110)?;
    let cover = &report.cover;
    let mut rows: Vec<(&str, String)> = vec![(words.compilation, cover.title.clone())];
    for (name, value) in [
        (words.selection, &cover.selection),
        (words.reference, &cover.reference),
        (words.sent, &cover.sent),
        (words.due, &cover.due),
        (words.adopted, &cover.adopted),
        (words.date, &cover.date),
        (words.made_by, &cover.by),
    ] {
        if let Some(value) = value {
            rows.push((name, value.clone()));
        }
    }
    if let Some(participation) = &report.participation {
        rows.push((words.participation, participation.summary.join(" ")));
    }
    if let Some(positions) = &report.positions {
        rows.push((words.positions, positions.summary.join(" ")));
    }
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

fn write_row(
    sheet: &mut Worksheet,
    row: u32,
    cells: &[&str],
    format: &Format,
) -> Result<(), XlsxError> {
    for (column, cell) in (0..).zip(cells) {
        sheet.write_string_with_format(row, column, limited(cell), format)?;
    }
    Ok(())
}
