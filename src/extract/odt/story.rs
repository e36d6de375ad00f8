//! Walks through the content and makes blocks of it: an explicit stack of
//! frames, never recursion.

mod end;
mod start;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::lists::Lists;
use super::styles::{RunLook, Style, Styles};
use crate::error::ReadError;
use crate::extract::builder::{DocumentBuilder, Draft, PassageId, Waiting};
use crate::extract::limits::{SPACES_IN_A_ROW, WRITTEN_SPACES};
use crate::extract::look::LookOf;
use crate::extract::package::Package;
use crate::extract::pages::{Pager, Position};
use crate::extract::symbols;
use crate::extract::unshown::Unshown;
use crate::extract::xml::{Token, Xml};
use crate::model::{BlockKind, Cell, Layer};

/// What to read of a part.
pub(super) struct Setting {
    /// Only the margins of these master pages, or else only the body.
    pub(super) margins_of: Option<BTreeSet<String>>,
    /// Whether the part is an object embedded in another.
    pub(super) embedded: bool,
}

/// What all parts share, and what was counted.
pub(super) struct Shared<'p> {
    pub(super) styles: Styles,
    lists: Lists,
    package: Option<Package<'p>>,
    unshown: Unshown,
    /// How many characters have been written as elements.
    written: usize,
}

/// An open element.
#[derive(Debug)]
enum Frame {
    /// Only its children matter; its own characters are white space.
    Pass,
    /// Its characters are text of the open paragraph.
    Inline,
    Paragraph,
    /// Text of another look; what it was before.
    Span(RunLook),
    Link {
        start: usize,
        target: Option<String>,
    },
    List,
    Item,
    /// Its blocks are those that its host gathers from `first` on.
    Note {
        label: String,
        first: usize,
    },
    Citation,
    Annotation {
        author: String,
        about: PassageId,
        first: usize,
    },
    /// Stands in a paragraph and holds paragraphs of its own.
    Box,
    Table,
    Row,
    Cell {
        span: u32,
    },
    Contents,
    Hidden,
    Margin,
}

/// Whose words a paragraph holds, by the nearest of these around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holder {
    Note,
    Comment,
    Box,
}

/// The longest mark of a note or name of an author: both are repeated.
const LONGEST_NAME: usize = 100;

/// The open paragraph.
struct Paragraph {
    draft: Draft,
    style: Rc<Style>,
    run: RunLook,
    base: RunLook,
    look: LookOf,
    /// From 1, where it is a heading.
    outline: Option<u8>,
    number: Option<String>,
    item_level: Option<u8>,
    page: u32,
    notes: Vec<(String, Vec<Draft>)>,
    after: Vec<Draft>,
    /// Whether the last character was white space, which does not repeat.
    spaced: bool,
    /// How many characters have been written as elements since the last other.
    written: usize,
}

/// The lists around.
#[derive(Debug)]
struct List {
    style: Option<Rc<str>>,
    /// The item's number has been given out.
    numbered: bool,
    /// The number that the item asks for.
    start: Option<i64>,
    /// Whether the item is one without number.
    header: bool,
}

/// A table that is open.
#[derive(Debug)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
    columns: u32,
    row_start: Position,
    row_end: Position,
}

struct Story<'a, 'p> {
    xml: Xml<'a>,
    setting: Setting,
    shared: &'a mut Shared<'p>,
    builder: &'a mut DocumentBuilder,
    pager: &'a mut Pager,
    frames: Vec<Frame>,
    paragraphs: Vec<Paragraph>,
    holders: Vec<Holder>,
    lists: Vec<List>,
    tables: Vec<Table>,
    contents: usize,
    hidden: usize,
    /// The layer of the margin that is open, or else the body.
    layer: Layer,
    /// A page ends after the paragraph that was just set.
    break_pending: bool,
    drafts: Vec<Draft>,
    /// Blocks that have waited for their place.
    waiting: Waiting,
    /// Ids of lists, for lists that say whom they continue.
    list_ids: BTreeSet<String>,
    /// The passages that named comments are about.
    passages: BTreeMap<String, PassageId>,
    /// Ids of tracked insertions.
    insertions: BTreeSet<String>,
    /// How many tracked insertions are open.
    inserting: usize,
}

/// Reads a part. Gives the blocks of margins and objects, those of the body
/// having gone to the builder, and whether the part was read to its end.
pub(super) fn read(
    part: &str,
    setting: Setting,
    shared: &mut Shared<'_>,
    builder: &mut DocumentBuilder,
    pager: &mut Pager,
) -> (Vec<Draft>, Result<(), ReadError>) {
    let mut story = Story {
        xml: Xml::new(part),
        setting,
        shared,
        builder,
        pager,
        frames: Vec::new(),
        paragraphs: Vec::new(),
        holders: Vec::new(),
        lists: Vec::new(),
        tables: Vec::new(),
        contents: 0,
        hidden: 0,
        layer: Layer::Body,
        break_pending: false,
        drafts: Vec::new(),
        waiting: Waiting::default(),
        list_ids: BTreeSet::new(),
        passages: BTreeMap::new(),
        insertions: BTreeSet::new(),
        inserting: 0,
    };
    let ended = story.walk();
    // What was open when the part broke off is text nevertheless.
    while !story.frames.is_empty() {
        story.end();
    }
    (story.drafts, ended)
}

impl<'p> Shared<'p> {
    /// Nothing read yet but the styles.
    pub(super) fn new(styles: Styles, lists: Lists, package: Option<Package<'p>>) -> Self {
        Self {
            styles,
            lists,
            package,
            unshown: Unshown::default(),
            written: 0,
        }
    }

    /// Tells of what was met in the package and of what was counted.
    pub(super) fn warn(self, builder: &mut DocumentBuilder) {
        for warning in self.package.into_iter().flat_map(Package::into_warnings) {
            builder.warn(warning);
        }
        self.unshown.warn(builder);
    }
}

impl Story<'_, '_> {
    fn walk(&mut self) -> Result<(), ReadError> {
        loop {
            match self.xml.next()? {
                Token::Start(tag) => {
                    if let Some(frame) = self.start(&tag)? {
                        self.frames.push(frame);
                    }
                }
                Token::End => self.end(),
                Token::Text(text) => match self.frames.last() {
                    Some(
                        Frame::Paragraph | Frame::Span(_) | Frame::Link { .. } | Frame::Inline,
                    ) => {
                        self.push_text(&text);
                    }
                    Some(Frame::Citation) => self.cite(&text),
                    _ => {}
                },
                Token::Eof => return Ok(()),
            }
        }
    }

    /// Adds to the mark of the note that is open.
    fn cite(&mut self, text: &str) {
        let note = self
            .frames
            .iter_mut()
            .rev()
            .take(4)
            .find_map(|frame| match frame {
                Frame::Note { label, .. } => Some(label),
                _ => None,
            });
        if let Some(label) = note {
            label.extend(text.trim().chars().take(LONGEST_NAME));
        }
    }

    /// Whether what stands here is left to another reading of the part:
    /// margins have one of their own.
    fn is_elsewhere(&self) -> bool {
        self.setting.margins_of.is_some() && self.layer == Layer::Body
    }

    /// Adds characters of the file: white space in a row is one space, and
    /// none stands at the start of a paragraph.
    fn push_text(&mut self, text: &str) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        if self.hidden > 0 || paragraph.run.hidden {
            self.shared.unshown.hidden += text.chars().filter(|c| !c.is_whitespace()).count();
            return;
        }
        if paragraph.run.struck {
            self.shared.unshown.struck += text.chars().filter(|c| !c.is_whitespace()).count();
            return;
        }
        let before = paragraph.draft.text.len();
        let symbols = paragraph.run.symbols();
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                if !paragraph.spaced {
                    paragraph.draft.text.push(' ');
                }
                paragraph.spaced = true;
                continue;
            }
            paragraph.spaced = false;
            paragraph.written = 0;
            match c {
                '\u{ad}' => {}
                // A hyphen that does not break is read as any other.
                '\u{2011}' => paragraph.draft.text.push('-'),
                c => {
                    let seen = symbols::seen(symbols, c);
                    self.shared.unshown.unknown += usize::from(seen.is_none());
                    paragraph
                        .draft
                        .text
                        .push(seen.unwrap_or(char::REPLACEMENT_CHARACTER));
                }
            }
        }
        if self.inserting > 0 {
            paragraph.draft.inserted_from(before);
        }
        let run = paragraph.run;
        paragraph
            .look
            .add(&paragraph.draft.text[before..], run.look, run.font);
        if self.paragraphs.len() == 1 {
            self.pager.use_page();
        }
    }

    /// Adds white space that is written as an element, as it is; no more in a
    /// row than any layout needs.
    fn push_exact(&mut self, text: &str) {
        let Some(paragraph) = (self.paragraphs.last_mut())
            .filter(|paragraph| self.hidden == 0 && !paragraph.run.hidden)
        else {
            return;
        };
        if paragraph.written >= SPACES_IN_A_ROW {
            return;
        }
        if WRITTEN_SPACES.is_exceeded_by(self.shared.written + text.len()) {
            self.builder.warn(WRITTEN_SPACES.warning());
            return;
        }
        self.shared.written += text.len();
        paragraph.written += text.len();
        paragraph.draft.text.push_str(text);
        paragraph.spaced = true;
    }

    fn cell(&self) -> Option<Cell> {
        self.tables.last().map(|table| Cell {
            table: table.number,
            row: table.row,
            column: table.column,
        })
    }

    /// Hands a finished block on: after the paragraph it stands in, to the
    /// document, or out.
    fn deliver(&mut self, draft: Draft) {
        let is_body = self.setting.margins_of.is_none() && !self.setting.embedded;
        let waits = !is_body || !self.paragraphs.is_empty();
        if waits && !self.waiting.takes(&draft, self.builder) {
            return;
        }
        if matches!(draft.kind, BlockKind::Comment(_)) {
            self.builder.start_page(Layer::Comment, self.pager.page());
            self.builder.push(draft);
        } else if let Some(host) = self.paragraphs.last_mut() {
            host.after.push(draft);
        } else if is_body {
            self.builder.push(draft);
        } else {
            self.drafts.push(draft);
        }
    }
}
