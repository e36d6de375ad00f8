//! Reads the first sheet of an Excel report back, also after Excel or
//! LibreOffice has saved it: columns are found by their headings.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::error::{Action, Error, ReportFault};
use crate::model::Lang;
use crate::report::comments::{self, Cell, Cells};
use crate::report::csv;
use crate::report::labels::labels;
use crate::report::manifest::Manifest;
use crate::report::package::{self, Parts};
use crate::report::remarks;
use crate::report::verify::Written;

/// The hidden sheet on which the report tells of itself.
pub(super) const MANIFEST: &str = "remiss";

/// A sheet's rows: cells by column.
type Rows = Vec<BTreeMap<usize, String>>;
/// Columns by what they hold, the rows below them, and what the report says of
/// itself.
type Table = (BTreeMap<&'static str, usize>, Rows, Option<Manifest>);

/// The cells that are filled in: of every statement, and of every section; and
/// what the report says of itself.
pub(in crate::report) fn comments(bytes: &[u8]) -> Result<comments::Found, Error> {
    let (columns, rows, manifest) = table(bytes)?;
    let column = |name: &str| columns.get(name).copied();
    let [id, heeded, reason, changed_text, check] =
        ["id", "heeded", "reason", "changed", "check"].map(column);
    let (Some(id), Some(heeded), Some(reason), Some(changed_text), Some(check)) =
        (id, heeded, reason, changed_text, check)
    else {
        return Err(failed(ReportFault::NoCommentColumns));
    };
    let mut gathered: BTreeMap<String, Cells> = BTreeMap::new();
    for row in &rows {
        let cell = |column: usize| row.get(&column).map_or("", |cell| cell.trim());
        let mut seals = cell(check).split('-');
        let mut sealed = |column: usize| Cell::new(cell(column), seals.next().unwrap_or_default());
        let cells = Cells {
            heeded: sealed(heeded),
            reason: sealed(reason),
            changed_text: sealed(changed_text),
        };
        // A row without seals is none of ours.
        if !cell(id).is_empty() && cells.changed_text.is_sealed() {
            gathered
                .entry(cell(id).to_owned())
                .and_modify(|known| known.meet(&cells))
                .or_insert(cells);
        }
    }
    Ok(comments::Found {
        comments: gathered,
        remarks: remarks(bytes)?,
        manifest,
    })
}

/// What is written of sections, on the sheet that has a row for each; nothing
/// where there is no such sheet, or not these columns.
fn remarks(bytes: &[u8]) -> Result<remarks::Cells, Error> {
    let mut cells = remarks::Cells::default();
    let parts = package::unpack(bytes).map_err(failed)?;
    for lang in [Lang::Sv, Lang::En] {
        let words = labels(lang);
        let Some(xml) = sheet_part(&parts, Some(words.sections_sheet)) else {
            continue;
        };
        let mut rows = sheet(xml, &shared_strings(&parts)?)?.into_iter();
        let head = rows.next().unwrap_or_default();
        let column = |name: &str| {
            let mut cells = head.iter();
            cells
                .find(|(_, cell)| cell.trim() == name)
                .map(|(at, _)| *at)
        };
        let texts = remarks::Text::ALL.map(|text| column(text.label(lang)));
        let ([Some(summary), Some(assessment)], Some(check)) = (texts, column(words.check)) else {
            continue;
        };
        for row in rows {
            let cell = |column: usize| row.get(&column).map_or("", String::as_str);
            let names = cell(check).split_whitespace();
            for (name, column) in names.zip([summary, assessment]) {
                cells.put_named(name, cell(column));
            }
        }
    }
    Ok(cells)
}

/// Every quotation: id and text.
pub(in crate::report) fn quotations(bytes: &[u8]) -> Result<Written, Error> {
    let (words, rows, manifest) = table(bytes)?;
    let (Some(id), Some(text)) = (words.get("id"), words.get("text")) else {
        return Err(failed(ReportFault::NoStatementColumns));
    };
    let mut found = Vec::new();
    for row in rows {
        let cell = |column: &usize| row.get(column).map_or("", String::as_str);
        let context = words.get("context").map_or("", cell);
        if !cell(id).trim().is_empty() {
            found.extend(csv::quoted(cell(id), context, cell(text)));
        }
    }
    Ok((found, manifest))
}

/// The first sheet's columns by what they hold, its rows below the headings,
/// and what the report says of itself.
fn table(bytes: &[u8]) -> Result<Table, Error> {
    let parts = package::unpack(bytes).map_err(failed)?;
    let strings = shared_strings(&parts)?;
    let xml = sheet_part(&parts, None).ok_or_else(|| failed(ReportFault::NoSheet))?;
    let mut rows = sheet(xml, &strings)?.into_iter();
    let head = rows.next().unwrap_or_default();
    let mut columns = BTreeMap::new();
    for lang in [Lang::Sv, Lang::En] {
        let words = labels(lang);
        for (key, name) in [
            ("id", words.statement_id),
            ("text", words.statement),
            ("context", words.introduced_by),
            ("heeded", words.heeded),
            ("reason", words.reason),
            ("changed", words.changed_text),
            ("check", words.check),
        ] {
            if let Some((column, _)) = head.iter().find(|(_, cell)| cell.trim() == name) {
                columns.entry(key).or_insert(*column);
            }
        }
    }
    let manifest = match sheet_part(&parts, Some(MANIFEST)) {
        Some(xml) => {
            let cells = sheet(xml, &strings)?.into_iter().flatten();
            let words: Vec<String> = cells.map(|(_, cell)| cell).collect();
            Manifest::read(&words.join(" "))
        }
        None => None,
    };
    Ok((columns, rows.collect(), manifest))
}

fn failed(fault: ReportFault) -> Error {
    Error::Report {
        format: "xlsx",
        action: Action::Read,
        fault,
    }
}

/// The part of the sheet of this name, or else of the first, through the
/// workbook's relationships.
fn sheet_part<'a>(parts: &'a Parts, name: Option<&str>) -> Option<&'a str> {
    let workbook = attribute_of(
        package::text(parts, "xl/workbook.xml")?,
        "sheet",
        "id",
        name.map(|name| ("name", name)),
    )?;
    let relations = package::text(parts, "xl/_rels/workbook.xml.rels")?;
    let target = attribute_of(relations, "Relationship", "Target", Some(("Id", &workbook)))?;
    let name = match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("xl/{target}"),
    };
    package::text(parts, &name)
}

/// The value of an attribute of the first element of this name, with another
/// attribute's value asked for.
fn attribute_of(
    xml: &str,
    element: &str,
    attribute: &str,
    with: Option<(&str, &str)>,
) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == element => {
                let value = |name: &str| {
                    start
                        .attributes()
                        .flatten()
                        .find(|own| own.key.local_name().as_ref() == name)
                        .map(|own| text_of(&own.value))
                };
                let wanted = with.is_none_or(|(name, expected)| {
                    value(name).is_some_and(|value| value == expected)
                });
                if wanted {
                    return value(attribute);
                }
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn text_of(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

fn shared_strings(parts: &Parts) -> Result<Vec<String>, Error> {
    let Some(xml) = package::text(parts, "xl/sharedStrings.xml") else {
        return Ok(Vec::new());
    };
    let mut reader = Reader::from_str(xml);
    let mut strings = Vec::new();
    let mut text = Text::default();
    loop {
        match next(&mut reader, &mut text)? {
            Event::End(end) if end.local_name().as_ref() == "si" => {
                strings.push(text.finish());
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

fn sheet(xml: &str, strings: &[String]) -> Result<Rows, Error> {
    let mut reader = Reader::from_str(xml);
    let mut rows = Rows::new();
    let mut row = BTreeMap::new();
    let mut column = 0;
    let mut shared = false;
    let mut text = Text::default();
    loop {
        match next(&mut reader, &mut text)? {
            Event::Start(start) if start.local_name().as_ref() == "c" => {
                let value = |name: &str| {
                    start
                        .attributes()
                        .flatten()
                        .find(|own| own.key.as_ref() == name)
                        .map(|own| text_of(&own.value))
                };
                column = value("r").map_or(column + 1, |place| column_of(&place));
                shared = value("t").as_deref() == Some("s");
                text = Text::default();
            }
            Event::End(end) if end.local_name().as_ref() == "c" => {
                let cell = text.finish();
                let cell = if shared {
                    let place = cell.trim().parse::<usize>().ok();
                    place.and_then(|place| strings.get(place)).cloned()
                } else {
                    Some(cell)
                };
                row.insert(column, cell.unwrap_or_default());
            }
            Event::End(end) if end.local_name().as_ref() == "row" => {
                rows.push(std::mem::take(&mut row));
            }
            Event::Eof => return Ok(rows),
            _ => {}
        }
    }
}

/// The next event, after `text` has taken what it holds.
fn next<'x>(reader: &mut Reader<&'x [u8]>, text: &mut Text) -> Result<Event<'x>, Error> {
    let event = reader
        .read_event()
        .map_err(|error| failed(ReportFault::other(&error)))?;
    text.take(&event);
    Ok(event)
}

/// "AB12" is column 27.
fn column_of(place: &str) -> usize {
    place
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .fold(0usize, |column, letter| {
            column
                .saturating_mul(26)
                .saturating_add(usize::from(letter.to_ascii_uppercase() - b'A') + 1)
        })
        .saturating_sub(1)
}

/// Gathers the text of `t` and `v` elements, phonetic readings left out.
#[derive(Default)]
struct Text {
    gathered: String,
    inside: bool,
    phonetic: bool,
}

impl Text {
    fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "t" | "v" => self.inside = !self.phonetic,
                "rPh" => self.phonetic = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "t" | "v" => self.inside = false,
                "rPh" => self.phonetic = false,
                _ => {}
            },
            Event::Text(text) if self.inside => self.gathered.push_str(&text_of(text)),
            Event::CData(text) if self.inside => {
                self.gathered.push_str(text);
            }
            Event::GeneralRef(name) if self.inside => {
                self.gathered.push_str(&text_of(&format!("&{};", &**name)));
            }
            _ => {}
        }
    }

    /// The text with Excel's `_x000D_` escapes taken off.
    fn finish(&mut self) -> String {
        let text = std::mem::take(&mut self.gathered);
        if !text.contains("_x") {
            return text;
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = rest.find("_x") {
            out.push_str(&rest[..at]);
            let escape = rest
                .get(at + 2..at + 6)
                .filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
            if let Some(sign) = escape
                .and_then(|digits| u32::from_str_radix(digits, 16).ok())
                .and_then(char::from_u32)
            {
                out.push(sign);
                rest = &rest[at + 7..];
            } else {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
        out.push_str(rest);
        out
    }
}
