//! Walks through one part that holds text (body, header, note …) and makes
//! blocks of it. An explicit stack of frames, never recursion: depth of
//! nesting costs a few bytes and cannot break the program.

mod breaks;
mod embedded;
mod end;
mod field_marks;
mod property;
mod start;

use super::field::Field;
use super::paragraph::Paragraph;
use super::sections::Section;
use super::shared::Shared;
use super::table::Table;
use crate::error::ReadError;
use crate::extract::builder::{DocumentBuilder, Draft, PassageId, Waiting};
use crate::extract::package::Relationships;
use crate::extract::pages::Pager;
use crate::extract::xml::{Token, Xml};
use crate::model::Layer;

/// What the part is; it decides where its blocks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The main text; its blocks go to the document at once.
    Body,
    /// Headers, footers, notes and comments; their blocks are handed out.
    Aside,
}

/// A foot- or endnote, or a comment, with its blocks.
#[derive(Debug)]
pub(super) struct Item {
    /// The id it is called by.
    pub(super) id: i64,
    /// Its author, if it is a comment.
    pub(super) author: Option<String>,
    /// What it says.
    pub(super) drafts: Vec<Draft>,
}

/// An open element.
#[derive(Debug, Clone, PartialEq)]
enum Frame {
    /// Only its children matter.
    Pass,
    Paragraph,
    ParagraphProps,
    MarkProps,
    Run,
    RunProps,
    /// Its characters are text.
    Text,
    /// Its characters are a field's instruction.
    Instruction,
    Deleted,
    Inserted,
    Table,
    Row {
        deleted: bool,
    },
    RowProps,
    Cell,
    CellProps,
    Sdt {
        prompt: bool,
        contents: bool,
    },
    SdtProps,
    Link {
        start: usize,
        target: Option<String>,
    },
    SimpleField {
        contents: bool,
    },
    /// Alternatives: whether one of them has been taken.
    Alternatives {
        taken: bool,
    },
    TextBox {
        fields: usize,
        tables: usize,
    },
    Item {
        id: i64,
        author: Option<String>,
    },
    /// A picture that stands in the line.
    Inline,
}

/// Reads one part.
pub(super) struct Story<'a, 'p> {
    xml: Xml<'a>,
    shared: &'a mut Shared<'p>,
    builder: &'a mut DocumentBuilder,
    pager: &'a mut Pager,
    relationships: &'a Relationships,
    kind: Kind,
    frames: Vec<Frame>,
    paragraphs: Vec<Paragraph>,
    /// Paragraphs whose mark was deleted, by how deep they lie.
    joins: Vec<Option<Paragraph>>,
    fields: Vec<Field>,
    /// How many open fields have not come to their result.
    instructing: usize,
    /// Whether every field that begins also ends.
    fields_are_whole: bool,
    tables: Vec<Table>,
    deleted: usize,
    /// How many tracked insertions are open.
    inserting: usize,
    /// Passages with comments that begin or end with the next paragraph.
    passages: Vec<PassageId>,
    prompting: usize,
    contents: usize,
    sections: &'a [Section],
    section: usize,
    drafts: Vec<Draft>,
    /// Blocks that have waited for their place.
    waiting: Waiting,
    items: Vec<Item>,
}

/// What the walk needs beside the part itself.
pub(super) struct Setting<'a, 'p> {
    pub(super) shared: &'a mut Shared<'p>,
    pub(super) builder: &'a mut DocumentBuilder,
    pub(super) pager: &'a mut Pager,
    pub(super) relationships: &'a Relationships,
    pub(super) sections: &'a [Section],
    pub(super) kind: Kind,
}

/// What a part gave.
#[derive(Debug)]
pub(super) struct Outcome {
    /// Blocks of a part that is not the body and has no items.
    pub(super) drafts: Vec<Draft>,
    /// Notes or comments.
    pub(super) items: Vec<Item>,
    /// Whether it was read to its end.
    pub(super) ended: Result<(), ReadError>,
}

/// Reads the part; what stands before a damaged place is kept.
pub(super) fn read(text: &str, setting: Setting<'_, '_>) -> Outcome {
    let Setting {
        shared,
        builder,
        pager,
        relationships,
        sections,
        kind,
    } = setting;
    let marks = |kind: &str| memchr::memmem::find_iter(text.as_bytes(), kind).count();
    let mut story = Story {
        xml: Xml::new(text),
        shared,
        builder,
        pager,
        relationships,
        kind,
        frames: Vec::new(),
        paragraphs: Vec::new(),
        joins: Vec::new(),
        fields: Vec::new(),
        instructing: 0,
        fields_are_whole: marks("fldCharType=\"begin\"") <= marks("fldCharType=\"end\""),
        tables: Vec::new(),
        deleted: 0,
        inserting: 0,
        passages: Vec::new(),
        prompting: 0,
        contents: 0,
        sections,
        section: 0,
        drafts: Vec::new(),
        waiting: Waiting::default(),
        items: Vec::new(),
    };
    let ended = story.walk();
    // What was open when the part broke off is text nevertheless.
    while !story.frames.is_empty() {
        story.end();
    }
    story.flush_join(0);
    Outcome {
        drafts: story.drafts,
        items: story.items,
        ended,
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
                    Some(Frame::Text) => self.push_text(&text),
                    Some(Frame::Instruction) => {
                        if let Some(field) = self.fields.last_mut() {
                            field.instruct(&text);
                        }
                    }
                    _ => {}
                },
                Token::Eof => return Ok(()),
            }
        }
    }

    /// Whether what stands here is seen, the run's own properties apart.
    fn is_shown(&self) -> bool {
        self.deleted == 0 && self.instructing == 0
    }

    fn push_text(&mut self, text: &str) {
        if !self.is_shown() {
            return;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let text = paragraph.take_note_mark(text);
        if text.is_empty() {
            return;
        }
        if paragraph.run.hidden {
            self.shared.unshown.hidden += text.chars().count();
            return;
        }
        if paragraph.run.struck {
            self.shared.unshown.struck += text.chars().count();
            return;
        }
        if self.prompting > 0 && paragraph.run.prompt {
            self.shared.unshown.prompts += 1;
            return;
        }
        let before = paragraph.draft.text.len();
        self.shared.unshown.unknown += paragraph.push_str(text);
        if self.inserting > 0 {
            paragraph.draft.inserted_from(before);
        }
        if self.paragraphs.len() == 1 {
            self.pager.use_page();
        }
    }

    fn push_char(&mut self, c: char) {
        if !self.is_shown() {
            return;
        }
        if let Some(paragraph) = self.paragraphs.last_mut()
            && !paragraph.run.hidden
            && !paragraph.run.struck
        {
            paragraph.push(c);
        }
    }

    /// Hands a finished block on: after the open paragraph that it stands in,
    /// to the document, or out.
    fn deliver(&mut self, draft: Draft) {
        let waits = self.kind == Kind::Aside || !self.paragraphs.is_empty();
        if waits && !self.waiting.takes(&draft, self.builder) {
            return;
        }
        if let Some(host) = self.paragraphs.last_mut() {
            host.after.push(draft);
        } else if self.kind == Kind::Body {
            self.builder.push(draft);
        } else {
            self.drafts.push(draft);
        }
    }

    /// A text of its own that stands in the open paragraph, such as in a chart.
    fn deliver_text(&mut self, text: String) {
        let mut draft = Draft::of(crate::model::BlockKind::Paragraph, text);
        draft.cell = self.tables.last().and_then(Table::cell);
        draft.layer = Layer::Body;
        self.deliver(draft);
    }
}
