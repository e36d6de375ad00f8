//! Reads a Word report back, also after Word or LibreOffice has saved it:
//! quotations by their bookmarks, comments by their content controls. Tracked
//! changes count as accepted.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::failed;
use crate::error::{Action, Error};
use crate::model::Lang;
use crate::report::comments::{Cell, Cells, seal};
use crate::report::labels::labels;
use crate::report::package;

/// Every quotation: statement id and text.
pub(in crate::report) fn quotations(bytes: &[u8]) -> Result<Vec<(String, String)>, Error> {
    Ok(scan(bytes)?.quotations)
}

/// The comment cells, gathered by statement.
pub(in crate::report) fn comments(bytes: &[u8]) -> Result<BTreeMap<String, Cells>, Error> {
    let found = scan(bytes)?;
    let mut gathered: BTreeMap<String, Cells> = BTreeMap::new();
    // Controls last: where both are there, they are what was typed into.
    for (name, text) in &found.cells {
        let mut parts = name.split('_');
        if let (Some(hash), Some(start), Some(field), Some(sealed)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            put(
                &mut gathered,
                &format!("{hash}-{start}"),
                field,
                sealed,
                text,
            );
        }
    }
    for control in &found.controls {
        let mut tag = control.tag.split(' ');
        if let (Some("remiss"), Some(id), Some(field), Some(sealed)) =
            (tag.next(), tag.next(), tag.next(), tag.next())
        {
            let text = if control.is_placeholder {
                ""
            } else {
                &control.text
            };
            put(&mut gathered, id, field, sealed, text);
        }
    }
    Ok(gathered)
}

/// Puts a cell in its place. Of a cell that is there twice, the changed one counts.
fn put(gathered: &mut BTreeMap<String, Cells>, id: &str, field: &str, sealed: &str, text: &str) {
    let text = if is_placeholder(text) {
        ""
    } else {
        text.trim()
    };
    let cells = gathered.entry(id.to_owned()).or_default();
    let cell = match field {
        "h" => &mut cells.heeded,
        "r" => &mut cells.reason,
        "t" => &mut cells.changed_text,
        _ => return,
    };
    if cell.sealed.is_empty() || seal(text) != sealed {
        *cell = Cell {
            text: text.to_owned(),
            sealed: sealed.to_owned(),
        };
    }
}

fn is_placeholder(text: &str) -> bool {
    [Lang::Sv, Lang::En].into_iter().any(|lang| {
        let words = labels(lang);
        words.choose == text.trim() || words.write_here == text.trim()
    })
}

#[derive(Default)]
struct Found {
    quotations: Vec<(String, String)>,
    /// Comment cells by the rest of their bookmark's name.
    cells: Vec<(String, String)>,
    controls: Vec<Control>,
}

#[derive(Default)]
struct Control {
    tag: String,
    text: String,
    is_placeholder: bool,
}

/// Goes through the main part once.
fn scan(bytes: &[u8]) -> Result<Found, Error> {
    let parts = package::unpack(bytes).map_err(|what| failed(Action::Read, what))?;
    let document = package::part(&parts, "word/document.xml")
        .or_else(|| {
            // Some programs number the main part.
            let main = parts
                .iter()
                .find(|(name, _)| name.starts_with("word/document"));
            main.map(|(_, bytes)| bytes.as_slice())
        })
        .ok_or_else(|| failed(Action::Read, "it has no document part".to_owned()))?;
    let document = String::from_utf8_lossy(document);
    let mut reader = Reader::from_str(&document);
    let mut scan = Scan::default();
    loop {
        let event = reader
            .read_event()
            .map_err(|error| failed(Action::Read, error.to_string()))?;
        match event {
            Event::Start(start) => scan.start(&start, true),
            Event::Empty(empty) => scan.start(&empty, false),
            Event::End(end) => scan.end(end.local_name().as_ref()),
            Event::Text(text) => scan.text(&text),
            Event::GeneralRef(name) => {
                scan.text(&format!("&{};", &*name));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(scan.found)
}

#[derive(Default)]
struct Scan {
    found: Found,
    /// Open bookmarks of ours: number, name, text.
    bookmarks: Vec<(String, String, String)>,
    /// Open content controls.
    controls: Vec<Control>,
    in_text: bool,
    /// Depth of deleted text.
    deleted: usize,
}

impl Scan {
    fn start(&mut self, element: &BytesStart<'_>, has_end: bool) {
        match element.local_name().as_ref() {
            "t" => self.in_text = has_end,
            "br" | "cr" => self.add("\n"),
            "tab" if !has_end => self.add("\t"),
            "noBreakHyphen" => self.add("\u{2011}"),
            "softHyphen" => self.add("\u{ad}"),
            "p" if has_end => self.begin_paragraph(),
            "del" | "moveFrom" if has_end => self.deleted += 1,
            "bookmarkStart" => {
                let name = attribute(element, "name");
                if name.starts_with("_q_") || name.starts_with("_c_") {
                    self.bookmarks
                        .push((attribute(element, "id"), name, String::new()));
                }
            }
            "bookmarkEnd" => {
                let number = attribute(element, "id");
                if let Some(at) = self.bookmarks.iter().position(|open| open.0 == number) {
                    let (_, name, text) = self.bookmarks.remove(at);
                    if let Some(id) = statement(&name) {
                        self.found.quotations.push((id, text));
                    } else if let Some(name) = name.strip_prefix("_c_") {
                        self.found.cells.push((name.to_owned(), text));
                    }
                }
            }
            "sdt" if has_end => self.controls.push(Control::default()),
            "tag" => {
                if let Some(control) = self.controls.last_mut() {
                    control.tag = attribute(element, "val");
                }
            }
            "showingPlcHdr" => {
                if let Some(control) = self.controls.last_mut() {
                    control.is_placeholder =
                        !matches!(attribute(element, "val").as_str(), "0" | "false");
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_text = false,
            "del" | "moveFrom" => self.deleted = self.deleted.saturating_sub(1),
            "sdt" => {
                if let Some(control) = self.controls.pop()
                    && !control.tag.is_empty()
                {
                    self.found.controls.push(control);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            let plain = quick_xml::escape::unescape(text)
                .map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned);
            self.add(&plain);
        }
    }

    /// A second paragraph within a quotation or a control begins a new line.
    fn begin_paragraph(&mut self) {
        for (_, _, text) in &mut self.bookmarks {
            if !text.is_empty() {
                text.push('\n');
            }
        }
        for control in &mut self.controls {
            if !control.text.is_empty() {
                control.text.push('\n');
            }
        }
    }

    fn add(&mut self, text: &str) {
        if self.deleted > 0 {
            return;
        }
        for (_, _, gathered) in &mut self.bookmarks {
            gathered.push_str(text);
        }
        for control in &mut self.controls {
            control.text.push_str(text);
        }
    }
}

/// The statement id that a bookmark's name carries: `_q_<hash>_<start>`, and a
/// number where the same statement is quoted again.
fn statement(name: &str) -> Option<String> {
    let mut parts = name.strip_prefix("_q_")?.split('_');
    let hash = parts.next()?;
    match parts.next() {
        Some("d") | None => Some(hash.to_owned()),
        Some(start) => Some(format!("{hash}-{start}")),
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    element
        .attributes()
        .flatten()
        .find(|own| own.key.local_name().as_ref() == name)
        .map(|own| {
            let text = &own.value;
            quick_xml::escape::unescape(text)
                .map_or_else(|_| text.to_string(), std::borrow::Cow::into_owned)
        })
        .unwrap_or_default()
}
