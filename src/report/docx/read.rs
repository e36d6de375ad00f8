//! Reads a Word report back, also after Word or LibreOffice has saved it:
//! quotations by their bookmarks, comments by their content controls. Tracked
//! changes count as accepted.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{failed, margin};
use crate::error::{Action, Error, ReportFault};
use crate::model::{Lang, StatementId};
use crate::report::comments::{self, Cells};
use crate::report::labels::labels;
use crate::report::manifest::Manifest;
use crate::report::outside::{Outside, beside_labels};
use crate::report::package::{self, Parts, Room};
use crate::report::remarks;
use crate::report::verify::Written;

/// Every quotation: statement id and text.
pub(in crate::report) fn quotations(bytes: &[u8]) -> Result<Written, Error> {
    let found = scan(&parts(bytes)?)?;
    Ok((found.quotations, found.manifest))
}

/// The cells, and what the report says of itself.
pub(in crate::report) fn comments(bytes: &[u8]) -> Result<comments::Found, Error> {
    let parts = parts(bytes)?;
    let found = scan(&parts)?;
    let mut gathered: BTreeMap<String, Cells> = BTreeMap::new();
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
    let mut controls = BTreeMap::new();
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
            put(&mut controls, id, field, sealed, text);
        }
    }
    // Where both are there, the controls are what was typed into.
    for (id, cells) in controls {
        gathered.entry(id).or_default().give_way_to(cells);
    }
    let mut remarks = remarks::Cells::default();
    for (name, text) in &found.remarks {
        remarks.put_named(name, text);
    }
    let mut outside = found.outside;
    outside.extend(margin::comments(&parts, &found.noted)?);
    Ok(comments::Found {
        comments: gathered,
        remarks,
        manifest: found.manifest,
        quoted: found.quotations.into_iter().collect(),
        outside,
    })
}

/// Puts a cell in its place.
fn put(gathered: &mut BTreeMap<String, Cells>, id: &str, field: &str, sealed: &str, text: &str) {
    let text = if is_placeholder(text) {
        ""
    } else {
        text.trim()
    };
    let cells = gathered.entry(id.to_owned()).or_default();
    match field {
        "h" => cells.heeded.meet(text, sealed),
        "r" => cells.reason.meet(text, sealed),
        "t" => cells.changed_text.meet(text, sealed),
        _ => {}
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
    manifest: Option<Manifest>,
    /// Comment cells by the rest of their bookmark's name.
    cells: Vec<(String, String)>,
    controls: Vec<Control>,
    /// What is written of sections, by the rest of the mark's name.
    remarks: Vec<(String, String)>,
    /// What stands beside the cells of comments.
    outside: Vec<Outside>,
    /// The numbers of the comments in the margin.
    noted: BTreeSet<String>,
}

/// An open cell of a table.
struct OpenCell {
    /// The name of what is written in it, where that is ours.
    name: Option<String>,
    paragraphs: Vec<String>,
    /// The statement whose comment is written in it.
    commented: Option<String>,
    /// What stands in it outside of bookmarks and controls.
    beside: String,
}

#[derive(Default)]
struct Control {
    tag: String,
    text: String,
    is_placeholder: bool,
}

/// The parts that something is read from.
fn parts(bytes: &[u8]) -> Result<Parts, Error> {
    let is_wanted = |name: &str| name.starts_with("word/document") || name == margin::PART;
    package::unpack_only(bytes, is_wanted).map_err(|what| failed(Action::Read, what))
}

/// Goes through the main part once.
fn scan(parts: &Parts) -> Result<Found, Error> {
    let document = package::part(parts, "word/document.xml")
        .or_else(|| {
            // Some programs number the main part.
            let main = parts
                .iter()
                .find(|(name, _)| name.starts_with("word/document"));
            main.map(|(_, bytes)| bytes.as_slice())
        })
        .ok_or_else(|| failed(Action::Read, ReportFault::NoDocumentPart))?;
    let document = String::from_utf8_lossy(document);
    let mut reader = Reader::from_str(&document);
    let mut scan = Scan::default();
    loop {
        let event = reader
            .read_event()
            .map_err(|error| failed(Action::Read, ReportFault::other(&error)))?;
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
        if let Some(what) = scan.crowded {
            return Err(failed(Action::Read, what));
        }
    }
    if let Some(manifest) = &mut scan.found.manifest {
        manifest.quotations = scan.expected;
    }
    Ok(scan.found)
}

/// A bookmark of ours whose text is being read.
struct Bookmark {
    number: String,
    name: String,
    text: String,
    /// Whether its end was passed.
    is_over: bool,
}

#[derive(Default)]
struct Scan {
    found: Found,
    /// Open bookmarks of ours.
    bookmarks: Vec<Bookmark>,
    /// What stands so far in the paragraphs that are open.
    paragraphs: Vec<String>,
    /// The ids of the manifest, until the scan is done.
    expected: Vec<String>,
    /// Open content controls.
    controls: Vec<Control>,
    /// Open cells of tables.
    cells: Vec<OpenCell>,
    /// The name of the next cell, which the one before it carries.
    named: Option<String>,
    in_text: bool,
    /// Depth of deleted text.
    deleted: usize,
    room: Room,
    /// Why it goes no further.
    crowded: Option<ReportFault>,
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
            "tc" if has_end => self.begin_cell(),
            "del" | "moveFrom" if has_end => self.deleted += 1,
            "bookmarkStart" => {
                let name = attribute(element, "name");
                if let Some(rest) = name.strip_prefix("_m_") {
                    self.found.manifest = self.found.manifest.take().or_else(|| manifest(rest));
                } else if let Some(rest) = name.strip_prefix("_s_") {
                    let ids = expected(rest);
                    let taken = self.room.take(ids.len(), rest.len());
                    if self.crowded.is_none() {
                        self.crowded = taken.err();
                    }
                    self.expected.extend(ids);
                } else if let Some(rest) = name.strip_prefix("_r_") {
                    self.named = Some(rest.to_owned());
                } else if name.starts_with("_q_") || name.starts_with("_c_") {
                    if let (Some(id), Some(cell)) = (commented(&name), self.cells.last_mut()) {
                        cell.commented = Some(id);
                    }
                    // A quotation has its paragraph to itself: what is typed
                    // before the bookmark is read as a part of it.
                    let before = self.paragraphs.last().filter(|_| name.starts_with("_q_"));
                    self.bookmarks.push(Bookmark {
                        number: attribute(element, "id"),
                        text: before.cloned().unwrap_or_default(),
                        name,
                        is_over: false,
                    });
                }
            }
            "bookmarkEnd" => {
                let number = attribute(element, "id");
                let mut open = self.bookmarks.iter();
                if let Some(at) = open.position(|open| open.number == number) {
                    if self.bookmarks[at].name.starts_with("_q_") && !self.paragraphs.is_empty() {
                        // And so is what is typed behind it.
                        self.bookmarks[at].is_over = true;
                    } else {
                        let bookmark = self.bookmarks.remove(at);
                        self.put(bookmark);
                    }
                }
            }
            "commentReference" => {
                self.found.noted.insert(attribute(element, "id"));
            }
            "sdt" if has_end => self.controls.push(Control::default()),
            "tag" => {
                if let Some(control) = self.controls.last_mut() {
                    control.tag = attribute(element, "val");
                    let mut words = control.tag.split(' ');
                    if let (Some("remiss"), Some(id), Some(cell)) =
                        (words.next(), words.next(), self.cells.last_mut())
                    {
                        cell.commented = Some(id.to_owned());
                    }
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
            "p" => self.end_paragraph(),
            "tc" => self.end_cell(),
            // A name whose cell was deleted is no other's.
            "tbl" => self.named = None,
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
            self.add(&package::unescaped(text));
        }
    }

    /// The text of a section stands below its name, and in a control of the same
    /// name: a person may delete the one, and LibreOffice drops the other.
    fn begin_cell(&mut self) {
        let by_control = || {
            let tag = &self.controls.last()?.tag;
            Some(tag.strip_prefix("remiss-remark ")?.to_owned())
        };
        let name = self.named.take().or_else(by_control);
        self.cells.push(OpenCell {
            name,
            paragraphs: Vec::new(),
            commented: None,
            beside: String::new(),
        });
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cells.pop() else {
            return;
        };
        if let Some(name) = cell.name {
            self.found
                .remarks
                .push((name, cell.paragraphs.join("\n\n")));
        }
        if let Some(id) = cell.commented {
            let outside = beside_labels(StatementId(id), &cell.beside);
            self.found.outside.extend(outside);
        }
    }

    /// Takes room for text that is put down once for everything that is open.
    fn make_room(&mut self, bytes: usize) -> bool {
        let open = self.cells.len() + self.bookmarks.len() + self.controls.len() + 1;
        let taken = self.room.take(open, bytes);
        if self.crowded.is_none() {
            self.crowded = taken.err();
        }
        self.crowded.is_none()
    }

    /// A second paragraph within a quotation or a control begins a new line.
    fn begin_paragraph(&mut self) {
        if !self.make_room(0) {
            return;
        }
        self.paragraphs.push(String::new());
        for cell in &mut self.cells {
            cell.paragraphs.push(String::new());
        }
        if let Some(cell) = self.cells.last_mut() {
            cell.beside.push('\n');
        }
        for Bookmark { text, .. } in &mut self.bookmarks {
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

    /// What ends in the paragraph is read to its end.
    fn end_paragraph(&mut self) {
        self.paragraphs.pop();
        let mut at = 0;
        while at < self.bookmarks.len() {
            if self.bookmarks[at].is_over {
                let bookmark = self.bookmarks.remove(at);
                self.put(bookmark);
            } else {
                at += 1;
            }
        }
    }

    fn put(&mut self, bookmark: Bookmark) {
        if let Some(id) = statement(&bookmark.name) {
            self.found.quotations.push((id, bookmark.text));
        } else if let Some(name) = bookmark.name.strip_prefix("_c_") {
            self.found.cells.push((name.to_owned(), bookmark.text));
        }
    }

    fn add(&mut self, text: &str) {
        if self.deleted > 0 || !self.make_room(text.len()) {
            return;
        }
        let is_of_a_comment = |bookmark: &Bookmark| bookmark.name.starts_with("_c_");
        if self.controls.is_empty()
            && !self.bookmarks.iter().any(is_of_a_comment)
            && let Some(cell) = self.cells.last_mut()
        {
            cell.beside.push_str(text);
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
        for cell in &mut self.cells {
            if let Some(paragraph) = cell.paragraphs.last_mut() {
                paragraph.push_str(text);
            }
        }
        for bookmark in &mut self.bookmarks {
            bookmark.text.push_str(text);
        }
        for control in &mut self.controls {
            control.text.push_str(text);
        }
    }
}

/// The statement of a comment's bookmark: `_c_<hash>_<start>_<field>_<seal>`.
fn commented(name: &str) -> Option<String> {
    let mut parts = name.strip_prefix("_c_")?.split('_');
    Some(format!("{}-{}", parts.next()?, parts.next()?))
}

/// The manifest without its ids: `<consultation>_<masked>_<number>`.
fn manifest(name: &str) -> Option<Manifest> {
    let mut parts = name.split('_');
    Some(Manifest {
        consultation: parts.next()?.to_owned(),
        masked: parts.next()? == "1",
        number: parts.next()?.parse().ok()?,
        quotations: Vec::new(),
    })
}

/// A statement's id as often as it is quoted: `<hash>_<start>_<times>`.
fn expected(name: &str) -> Vec<String> {
    let Some((name, times)) = name.rsplit_once('_') else {
        return Vec::new();
    };
    let id = statement(&format!("_q_{name}"));
    // No statement is quoted more often than a report has pages.
    let times = times.parse::<usize>().unwrap_or(0).min(10_000);
    id.map_or_else(Vec::new, |id| vec![id; times])
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

/// The value of an element's attribute; empty where it has none.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> String {
    element
        .attributes()
        .flatten()
        .find(|own| own.key.local_name().as_ref() == name)
        .map(|own| package::unescaped(&own.value))
        .unwrap_or_default()
}
