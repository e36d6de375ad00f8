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
use crate::report::outside::{Outside, Place, is_own_column};
use crate::report::package::{self, Parts, Room};
use crate::report::remarks;
use crate::report::verify::Written;

/// The hidden sheet on which the report tells of itself.
pub(super) const MANIFEST: &str = "remiss";

/// A sheet's rows: cells by column.
type Rows = Vec<BTreeMap<usize, String>>;

/// The first sheet.
struct Table {
    /// Columns by what they hold.
    columns: BTreeMap<&'static str, usize>,
    /// The row of headings.
    head: BTreeMap<usize, String>,
    /// The rows below it.
    rows: Rows,
    /// What the report says of itself.
    manifest: Option<Manifest>,
}

/// The cells that are filled in: of every statement, and of every section; and
/// what the report says of itself.
pub(in crate::report) fn comments(bytes: &[u8]) -> Result<comments::Found, Error> {
    let parts = parts(bytes)?;
    let table = table(&parts)?;
    let column = |name: &str| table.columns.get(name).copied();
    let [id, heeded, reason, changed_text, check] =
        ["id", "heeded", "reason", "changed", "check"].map(column);
    let (Some(id), Some(heeded), Some(reason), Some(changed_text), Some(check)) =
        (id, heeded, reason, changed_text, check)
    else {
        return Err(failed(ReportFault::NoCommentColumns));
    };
    let mut gathered: BTreeMap<String, Cells> = BTreeMap::new();
    let mut quoted = BTreeMap::new();
    for row in &table.rows {
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
            let text = table.columns.get("text").map_or("", |text| cell(*text));
            quoted.insert(cell(id).to_owned(), text.to_owned());
            gathered
                .entry(cell(id).to_owned())
                .and_modify(|known| known.meet(&cells))
                .or_insert(cells);
        }
    }
    let mut outside = outside(&table, id);
    outside.extend(notes(&parts)?);
    Ok(comments::Found {
        comments: gathered,
        remarks: remarks(&parts)?,
        manifest: table.manifest,
        quoted,
        outside,
    })
}

/// What stands on the sheet in columns that it does not have, and in rows of no
/// statement.
fn outside(table: &Table, id: usize) -> Vec<Outside> {
    let mut columns: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    let mut rows = Vec::new();
    for row in &table.rows {
        let own = row.get(&id).is_some_and(|cell| !cell.trim().is_empty());
        let mut stray = Vec::new();
        for (column, cell) in row.iter().filter(|(_, cell)| !cell.trim().is_empty()) {
            let heading = table.head.get(column).map_or("", String::as_str);
            if !own {
                stray.push(cell.as_str());
            } else if !is_own_column(heading) {
                columns.entry(*column).or_insert((0, cell)).0 += 1;
            }
        }
        rows.extend(Outside::new(Place::Row, &stray.join("\n")));
    }
    let columns = columns.into_iter().filter_map(|(column, (cells, first))| {
        let heading = table.head.get(&column).map_or("", |cell| cell.trim());
        let letters = letters_of(column);
        let name = if heading.is_empty() {
            letters
        } else {
            format!("{letters} ({heading})")
        };
        Outside::new(Place::Column(name, cells), first)
    });
    columns.chain(rows).collect()
}

/// Column 27 is "AB".
fn letters_of(mut column: usize) -> String {
    let mut letters = String::new();
    loop {
        let letter = u8::try_from(column % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + letter));
        if column < 26 {
            return letters;
        }
        column = column / 26 - 1;
    }
}

/// What people put at cells as notes and comments of the office program's.
fn notes(parts: &Parts) -> Result<Vec<Outside>, Error> {
    const THREADS: &str = "xl/threadedComments/";
    let mut found = Vec::new();
    // Excel repeats each thread as a note, for programs that know no threads.
    let threaded = parts.iter().any(|(name, _)| name.starts_with(THREADS));
    let (folder, one) = if threaded {
        (THREADS, "threadedComment")
    } else {
        ("xl/comments", "comment")
    };
    for (_, bytes) in parts.iter().filter(|(name, _)| name.starts_with(folder)) {
        let xml = std::str::from_utf8(bytes).unwrap_or_default();
        let mut reader = Reader::from_str(xml);
        let mut text = Text::default();
        loop {
            match next(&mut reader, &mut text)? {
                Event::End(end) if end.local_name().as_ref() == one => {
                    found.extend(Outside::new(Place::Margin, &text.finish()));
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
    Ok(found)
}

/// The parts that something is read from.
fn parts(bytes: &[u8]) -> Result<Parts, Error> {
    // Not the pictures.
    let is_wanted = |name: &str| name.starts_with("xl/") && !name.starts_with("xl/media/");
    package::unpack_only(bytes, is_wanted).map_err(failed)
}

/// What is written of sections, on the sheet that has a row for each; nothing
/// where there is no such sheet, or not these columns.
fn remarks(parts: &Parts) -> Result<remarks::Cells, Error> {
    let mut cells = remarks::Cells::default();
    for lang in [Lang::Sv, Lang::En] {
        let words = labels(lang);
        let Some(xml) = sheet_part(parts, Some(words.sections_sheet)) else {
            continue;
        };
        let mut rows = sheet(xml, &shared_strings(parts)?)?.into_iter();
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
    let Table {
        columns,
        rows,
        manifest,
        ..
    } = table(&parts(bytes)?)?;
    let (Some(id), Some(text)) = (columns.get("id"), columns.get("text")) else {
        return Err(failed(ReportFault::NoStatementColumns));
    };
    let mut found = Vec::new();
    for row in rows {
        let cell = |column: &usize| row.get(column).map_or("", String::as_str);
        let context = columns.get("context").map_or("", cell);
        if !cell(id).trim().is_empty() {
            found.extend(csv::quoted(cell(id), context, cell(text)));
        }
    }
    Ok((found, manifest))
}

/// The first sheet's columns by what they hold, its rows below the headings,
/// and what the report says of itself.
fn table(parts: &Parts) -> Result<Table, Error> {
    let strings = shared_strings(parts)?;
    let xml = sheet_part(parts, None).ok_or_else(|| failed(ReportFault::NoSheet))?;
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
    let manifest = match sheet_part(parts, Some(MANIFEST)) {
        Some(xml) => {
            let cells = sheet(xml, &strings)?.into_iter().flatten();
            let words: Vec<String> = cells.map(|(_, cell)| cell).collect();
            Manifest::read(&words.join(" "))
        }
        None => None,
    };
    Ok(Table {
        columns,
        head,
        rows: rows.collect(),
        manifest,
    })
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
                        .map(|own| package::unescaped(&own.value))
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

fn shared_strings(parts: &Parts) -> Result<Vec<String>, Error> {
    let Some(xml) = package::text(parts, "xl/sharedStrings.xml") else {
        return Ok(Vec::new());
    };
    let mut reader = Reader::from_str(xml);
    let mut strings = Vec::new();
    let mut text = Text::default();
    let mut room = Room::default();
    loop {
        match next(&mut reader, &mut text)? {
            Event::End(end) if end.local_name().as_ref() == "si" => {
                let string = text.finish();
                room.take(1, string.len()).map_err(failed)?;
                strings.push(string);
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
    let mut room = Room::default();
    loop {
        match next(&mut reader, &mut text)? {
            Event::Start(start) if start.local_name().as_ref() == "c" => {
                let value = |name: &str| {
                    start
                        .attributes()
                        .flatten()
                        .find(|own| own.key.as_ref() == name)
                        .map(|own| package::unescaped(&own.value))
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
                let cell = cell.unwrap_or_default();
                room.take(1, cell.len()).map_err(failed)?;
                row.insert(column, cell);
            }
            Event::End(end) if end.local_name().as_ref() == "row" => {
                room.take(1, 0).map_err(failed)?;
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

/// Gathers the text of `t`, `v` and `text` elements, phonetic readings left out.
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
                "t" | "v" | "text" => self.inside = !self.phonetic,
                "rPh" => self.phonetic = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "t" | "v" | "text" => self.inside = false,
                "rPh" => self.phonetic = false,
                _ => {}
            },
            Event::Text(text) if self.inside => self.gathered.push_str(&package::unescaped(text)),
            Event::CData(text) if self.inside => {
                self.gathered.push_str(text);
            }
            Event::GeneralRef(name) if self.inside => {
                self.gathered
                    .push_str(&package::unescaped(&format!("&{};", &**name)));
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
