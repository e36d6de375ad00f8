//! The report as an Excel workbook: one row per statement with filters and
//! columns to write comments in, the matrix in colours and words, and a sheet
//! each for respondents, sections, documents and the method. Every cell is
//! written as text or number, never as a formula.

mod about;
mod documents;
mod look;
mod matrix;
mod read;
mod respondents;
mod sections;
mod sheet;
mod statements;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

pub(super) use read::{comments, quotations};

use super::content::Report;
use super::csv;
use super::labels::labels;
use super::manifest::Manifest;
use super::package;
use crate::error::{Action, Error, ReportFault};
use look::Look;
use sheet::limited;

/// Writes the report.
pub(super) fn write(report: &Report) -> Result<Vec<u8>, Error> {
    let failed = |fault| Error::Report {
        format: "xlsx",
        action: Action::Write,
        fault,
    };
    let bytes = workbook(report).map_err(|error| failed(ReportFault::other(&error)))?;
    with_free_heights(&bytes).map_err(failed)
}

/// The workbook with row heights that Excel may change when somebody types:
/// `rust_xlsxwriter` marks every height that it is given as set by hand.
fn with_free_heights(bytes: &[u8]) -> Result<Vec<u8>, ReportFault> {
    let mut parts = package::unpack(bytes)?;
    for (name, part) in &mut parts {
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8_lossy(part);
            *part = text.replace(" customHeight=\"1\"", "").into_bytes();
        }
    }
    package::pack(&parts)
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
    statements::write(workbook.add_worksheet(), report, &look)?;
    if let Some(matrix) = &report.matrix {
        matrix::write(workbook.add_worksheet(), report.lang, matrix, &look)?;
    }
    sections::write(workbook.add_worksheet(), report, &look)?;
    if let Some(participation) = &report.participation {
        respondents::write(workbook.add_worksheet(), report.lang, participation, &look)?;
        documents::write(workbook.add_worksheet(), report, &look)?;
    }
    about::write(workbook.add_worksheet(), report, &look)?;
    manifest(workbook.add_worksheet(), report)?;
    workbook.save_to_buffer()
}

/// What the report says of itself, a word a row on a hidden sheet.
fn manifest(sheet: &mut Worksheet, report: &Report) -> Result<(), XlsxError> {
    sheet.set_name(read::MANIFEST)?;
    sheet.set_very_hidden(true);
    let statements = report.responses.iter().flat_map(|one| &one.statements);
    let quotations = statements.flat_map(|quotation| {
        let context = quotation
            .context
            .as_ref()
            .map_or("", |context| &context.text);
        csv::quoted(quotation.id.as_str(), context, &quotation.text)
    });
    let manifest = Manifest::of(report, quotations.map(|(id, _)| id));
    for (row, word) in (0..).zip(manifest.line().split(' ')) {
        sheet.write_string(row, 0, word)?;
    }
    Ok(())
}

/// The report's date, or a fixed one: never the time of writing.
fn created(report: &Report) -> Result<ExcelDateTime, XlsxError> {
    let fixed = "2000-01-01";
    let date = report.cover.date.as_deref().unwrap_or(fixed);
    ExcelDateTime::parse_from_str(date).or_else(|_| ExcelDateTime::parse_from_str(fixed))
}
