//! The answers of a form on the web, exported as rows: a document for each row,
//! in which every question heads what was answered to it.
//!
//! Only a delimited text with a column for who answers is one: any other table is
//! read as the text that it is.

use super::builder::{DocumentBuilder, Draft};
use super::encoding;
use crate::model::{BlockKind, Document, Format, Layer};

/// How many columns a form has at least.
const COLUMNS: usize = 2;

/// What a column that tells of the respondent is headed by, or begins with.
const WHO: &[&str] = &[
    "avsändare",
    "förening",
    "myndighet",
    "namn",
    "organisation",
    "remissinstans",
    "respondent",
    "svarande",
    "uppgiftslämnare",
];

/// What other columns are headed by that hold no answer.
const ABOUT: &[&str] = &[
    "adress",
    "datum",
    "e-post",
    "e-postadress",
    "epost",
    "id",
    "inskickat",
    "ip",
    "kontaktperson",
    "sluttid",
    "starttid",
    "svarsid",
    "telefon",
    "tid",
    "tidpunkt",
    "tidsstämpel",
];

/// The rows of an export, each with the number of its line in the table; `None`
/// where the file is none.
pub(super) fn read(name: &str, bytes: &[u8]) -> Option<Vec<(usize, Document)>> {
    let (_, ending) = name.rsplit_once('.')?;
    if !["csv", "tsv"].contains(&ending.to_lowercase().as_str()) {
        return None;
    }
    let text = encoding::decode(bytes).text;
    let text = text.trim_start_matches('\u{feff}');
    let records = records(text, delimiter(text)?)?;
    let (head, rows) = records.split_first()?;
    let is_export = head.len() >= COLUMNS
        && !rows.is_empty()
        && head.iter().any(|label| is_about(label, WHO))
        && rows.iter().all(|row| row.len() <= head.len());
    if !is_export {
        return None;
    }
    let documents = rows.iter().enumerate().filter_map(|(at, row)| {
        let document = document(head, row)?;
        Some((at + 2, document))
    });
    Some(documents.collect())
}

/// Whether a column's heading is one of these, in any form, alone or with more behind
/// it: `Namn på organisation`, `Organisationens namn`. What is of one is a question:
/// `Organisationens synpunkter`.
fn is_about(label: &str, known: &[&str]) -> bool {
    let ends = |rest: &str| rest.is_empty() || rest.starts_with([' ', '/']);
    let forms = |rest: &str| {
        ["en", "ens", "s"].iter().any(|ending| {
            rest.strip_prefix(ending)
                .is_some_and(|rest| matches!(rest, "" | " namn"))
        })
    };
    let lower = label.trim().trim_end_matches(':').to_lowercase();
    let short = lower.split_whitespace().count() <= 4 && !lower.ends_with('?');
    short
        && known.iter().any(|word| {
            lower
                .strip_prefix(word)
                .is_some_and(|rest| ends(rest) || forms(rest))
        })
}

/// A row as a document: who answers at its head, then each question and its answer.
fn document(head: &[String], row: &[String]) -> Option<Document> {
    let mut builder = DocumentBuilder::new(Format::Text);
    for (label, value) in head.iter().zip(row) {
        let (label, value) = (label.trim(), value.trim());
        if value.is_empty() {
            continue;
        }
        let lower = label.to_lowercase();
        let about = is_about(label, WHO) || is_about(label, ABOUT) || lower.ends_with("svarar som");
        if about {
            let mut field = Draft::of(BlockKind::Paragraph, format!("{label}: {value}"));
            field.layer = Layer::Header;
            builder.push(field);
            continue;
        }
        builder.push(Draft::of(BlockKind::Heading(2), label.to_owned()));
        for paragraph in value.lines() {
            builder.push(Draft::of(BlockKind::Paragraph, paragraph.to_owned()));
        }
    }
    (!builder.is_empty()).then(|| builder.finish())
}

/// What separates the columns: the one of the usual three that the first line has
/// most of.
fn delimiter(text: &str) -> Option<char> {
    let head = text.lines().next()?;
    [';', ',', '\t']
        .into_iter()
        .map(|mark| (head.matches(mark).count(), mark))
        .filter(|(count, _)| *count > 0)
        .max_by_key(|(count, _)| *count)
        .map(|(_, mark)| mark)
}

/// The records of a delimited text; `None` where a quotation is never closed.
fn records(text: &str, delimiter: char) -> Option<Vec<Vec<String>>> {
    let mut all = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut field = String::new();
    let mut quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' if quoted || field.is_empty() => quoted = !quoted,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut field));
                all.push(std::mem::take(&mut row));
            }
            c if c == delimiter && !quoted => row.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    if quoted {
        return None;
    }
    if !field.is_empty() || !row.is_empty() {
        row.push(field);
        all.push(row);
    }
    all.retain(|row| row.iter().any(|field| !field.trim().is_empty()));
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_of_an_export_is_a_document() {
        let text = "\u{feff}Svarsid;Namn;Vad tycker du om ekarna?;Övrigt\r\n1;Ekens vänner;\"De är för få; \"\"alldeles\"\" för få.\nPlantera fler.\";\r\n\r\n2;Bo Ek;;Bra!\r\n";
        let rows = read("svar/Export.CSV", text.as_bytes()).unwrap();
        let told: Vec<(usize, &str)> = rows
            .iter()
            .map(|(at, document)| (*at, document.text.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (
                    2,
                    "Vad tycker du om ekarna?\nDe är för få; \"alldeles\" för få.\nPlantera fler.\nSvarsid: 1\nNamn: Ekens vänner"
                ),
                (3, "Övrigt\nBra!\nSvarsid: 2\nNamn: Bo Ek"),
            ]
        );
        let kinds: Vec<&BlockKind> = rows[1].1.blocks.iter().map(|block| &block.kind).collect();
        assert!(kinds.contains(&&BlockKind::Heading(2)));
    }

    #[test]
    fn other_tables_are_read_as_text() {
        for (name, text) in [
            ("a.csv", "Avsnitt;Synpunkt\n3.1;Bra"),
            ("a.csv", "Namn;Synpunkt"),
            ("a.csv", "Namn\nBo"),
            ("a.csv", "Namn;Synpunkt\nBo;Bra;fel"),
            ("a.csv", "Namn;Synpunkt\nBo;\"Bra"),
            ("a.txt", "Namn;Synpunkt\nBo;Bra"),
            ("a.csv", "Namnge tre ekar;Synpunkt\nBo;Bra"),
            ("a.csv", "Organisationens synpunkter;Tidsplan\nBra;Kort"),
        ] {
            assert!(read(name, text.as_bytes()).is_none(), "{text}");
        }
    }

    #[test]
    fn commas_and_tabs_separate_as_well() {
        for mark in [',', '\t'] {
            let text = format!("Organisation{mark}Ställningstagande\nEkrådet{mark}Avstyrker");
            let rows = read("a.csv", text.as_bytes()).unwrap();
            assert_eq!(
                rows[0].1.text,
                "Ställningstagande\nAvstyrker\nOrganisation: Ekrådet"
            );
        }
    }
}
