//! One row per statement as CSV for Swedish Excel: byte order mark, `;`, and
//! no cell that a spreadsheet would take for a formula.

use super::content::{Quotation, Report};
use super::labels::labels;
use super::verify::document_of;
use super::wording;
use crate::model::Lang;

/// Writes the report's statements, in the order of the documents.
pub(super) fn write(report: &Report) -> Vec<u8> {
    let mut out = String::from('\u{feff}');
    let statement = labels(report.lang).statement;
    row(
        &mut out,
        columns(report.lang).iter().map(|name| {
            // A table has no other place to say so.
            if *name == statement && report.masked.is_some() {
                masked_heading(report.lang)
            } else {
                (*name).to_owned()
            }
        }),
    );
    for response in &report.responses {
        for quotation in &response.statements {
            row(&mut out, cells(report.lang, quotation));
        }
    }
    out.into_bytes()
}

/// The columns' names, shared with the Excel writer.
pub(super) fn columns(lang: Lang) -> [&'static str; 22] {
    let words = labels(lang);
    [
        words.section,
        words.section_heading,
        words.respondent,
        words.kind,
        words.role,
        words.stance,
        words.status,
        words.introduced_by,
        words.statement,
        words.heeded,
        words.reason,
        words.changed_text,
        words.own_reference,
        words.answer_date,
        words.file,
        words.part,
        words.page,
        words.ticked_under,
        words.same_as,
        words.draft_of,
        words.highlighted,
        words.statement_id,
    ]
}

/// The cells of one statement, in the order of [`columns`].
pub(super) fn cells(lang: Lang, quotation: &Quotation) -> [String; 22] {
    let source = &quotation.source;
    let optional = |text: &Option<String>| text.clone().unwrap_or_default();
    let id = |id: &Option<crate::model::StatementId>| {
        id.as_ref().map_or_else(String::new, ToString::to_string)
    };
    [
        wording::sections(lang, &quotation.sections),
        quotation
            .sections
            .iter()
            .map(|section| section.heading.as_str())
            .collect::<Vec<_>>()
            .join(", "),
        quotation.respondent.clone(),
        quotation.kind.label(lang).to_owned(),
        quotation.role.label(lang).to_owned(),
        wording::stance(lang, quotation.stance),
        wording::status(lang, quotation.status),
        quotation
            .context
            .as_ref()
            .map_or_else(String::new, |context| context.text.clone()),
        quotation.text.clone(),
        quotation
            .comment
            .heeded
            .map_or_else(String::new, |heeded| heeded.label(lang).to_owned()),
        quotation.comment.reason.clone(),
        quotation.comment.changed_text.clone(),
        optional(&source.reference),
        optional(&source.date),
        source.file.clone(),
        source.part.clone(),
        source
            .page
            .map_or_else(String::new, |page| page.to_string()),
        optional(&quotation.ticked),
        id(&quotation.duplicate_of),
        id(&quotation.draft_of),
        (if quotation.highlighted {
            labels(lang).yes
        } else {
            ""
        })
        .to_owned(),
        quotation.id.to_string(),
    ]
}

/// The heading of the statements where they are masked.
fn masked_heading(lang: Lang) -> String {
    let masked = match lang {
        Lang::Sv => "maskerat",
        Lang::En => "masked",
    };
    format!("{} ({masked})", labels(lang).statement)
}

/// A statement's quotations: the words that introduce it, of which only the
/// document is known, and its own.
pub(super) fn quoted(id: &str, context: &str, text: &str) -> Vec<(String, String)> {
    let document = document_of(id);
    let context = (!context.trim().is_empty()).then(|| (document.to_owned(), context.to_owned()));
    let own = (id.to_owned(), text.to_owned());
    context.into_iter().chain([own]).collect()
}

/// The quotations of such a table, and whether it says that it is masked.
pub(super) fn quotations(text: &str) -> (Vec<(String, String)>, bool) {
    let mut rows = read(text).into_iter();
    let head = rows.next().unwrap_or_default();
    let column = |name: &dyn Fn(Lang) -> String| {
        [Lang::Sv, Lang::En].into_iter().find_map(|lang| {
            let name = name(lang);
            head.iter().position(|cell| *cell == name)
        })
    };
    let masked = column(&masked_heading);
    let statement = column(&|lang| labels(lang).statement.to_owned());
    let context = column(&|lang| labels(lang).introduced_by.to_owned());
    let id = column(&|lang| labels(lang).statement_id.to_owned());
    let (Some(id), Some(text)) = (id, masked.or(statement)) else {
        return (Vec::new(), false);
    };
    let quotations = rows.flat_map(|row| {
        let cell = |column: usize| row.get(column).map_or("", String::as_str);
        quoted(cell(id), context.map_or("", cell), cell(text))
    });
    (quotations.collect(), masked.is_some())
}

fn row(out: &mut String, cells: impl IntoIterator<Item = String>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.push(';');
        }
        out.push('"');
        if is_formula(&cell) {
            out.push('\'');
        }
        for sign in cell.chars() {
            if sign == '"' {
                out.push('"');
            }
            out.push(sign);
        }
        out.push('"');
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would take the cell for a formula; an apostrophe of
/// its own is kept apart from the one that is put there.
fn is_formula(cell: &str) -> bool {
    let start = cell.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{fffd}');
    start.starts_with(['=', '+', '-', '@', '\'', '|', '%']) || start.len() < cell.len()
}

/// Reads cells back: rows of cells, with the apostrophe taken off again.
pub(super) fn read(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut signs = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ';' if !quoted => cells.push(plain(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                cells.push(plain(&mut cell));
                rows.push(std::mem::take(&mut cells));
            }
            _ => cell.push(sign),
        }
    }
    if !cell.is_empty() || !cells.is_empty() {
        cells.push(plain(&mut cell));
        rows.push(cells);
    }
    rows
}

fn plain(cell: &mut String) -> String {
    let cell = std::mem::take(cell);
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, written: &str) {
        let mut out = String::new();
        row(&mut out, [cell.to_owned(), "x".to_owned()]);
        assert_eq!(out, format!("{written};\"x\"\r\n"));
        assert_eq!(read(&out), [[cell.to_owned(), "x".to_owned()]]);
    }

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        check("Nämnden", "\"Nämnden\"");
        check(
            "sade \"nej\"; två\nrader",
            "\"sade \"\"nej\"\"; två\nrader\"",
        );
        check("=HYPERLINK(1)", "\"'=HYPERLINK(1)\"");
        check("- punkt", "\"'- punkt\"");
        check("\t=1", "\"'\t=1\"");
        check("'citat'", "\"''citat'\"");
    }
}
