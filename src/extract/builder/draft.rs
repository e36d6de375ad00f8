//! A block in the making, with what hangs on its words.

use super::DocumentBuilder;
use crate::extract::limits;
use crate::model::{
    Block, BlockKind, Cell, Document, Layer, Link, Look, NoteCall, PageStart, Span,
};

/// A block in the making. Offsets given to it count from its own start.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its words; white space at the ends is dropped by the builder.
    pub text: String,
    /// What it is.
    pub kind: BlockKind,
    /// Where it belongs.
    pub layer: Layer,
    /// The printed number or list mark that is not in the text.
    pub number: Option<String>,
    /// Its place in a table.
    pub cell: Option<Cell>,
    /// How all of it looks.
    pub look: Look,
    pub(super) links: Vec<Link>,
    pub(super) note_calls: Vec<NoteCall>,
    pub(super) pages: Vec<PageStart>,
}

impl Draft {
    /// An empty block of the body.
    pub fn new(kind: BlockKind) -> Self {
        Self::of(kind, String::new())
    }

    /// A block of the body with these words.
    pub fn of(kind: BlockKind, text: String) -> Self {
        Self {
            text,
            kind,
            layer: Layer::Body,
            number: None,
            cell: None,
            look: Look::default(),
            links: Vec::new(),
            note_calls: Vec::new(),
            pages: Vec::new(),
        }
    }

    /// A block of a finished document, with its links and note calls; the
    /// number of its table is that document's, and its page marks stay there.
    pub fn copy_of(document: &Document, block: &Block) -> Self {
        let Span { start, end } = block.span;
        let first = (document.links).partition_point(|link| link.span.start < start);
        let links = (document.links[first..].iter())
            .take_while(|link| link.span.end <= end)
            .map(|link| Link {
                span: Span::new(link.span.start - start, link.span.end - start),
                target: link.target.clone(),
            });
        let first = (document.note_calls).partition_point(|call| call.offset < start);
        let note_calls = (document.note_calls[first..].iter())
            .take_while(|call| call.offset <= end)
            .map(|call| NoteCall {
                offset: call.offset - start,
                label: call.label.clone(),
            });
        Self {
            text: document.slice(block.span).to_owned(),
            kind: block.kind.clone(),
            layer: block.layer,
            number: block.number.clone(),
            cell: block.cell,
            look: block.look,
            links: links.collect(),
            note_calls: note_calls.collect(),
            pages: Vec::new(),
        }
    }

    /// Says that what follows stands on this page.
    pub fn start_page(&mut self, page: u32) {
        self.start_page_at(self.text.len(), page);
    }

    /// Says that what stands from `offset` on stands on this page; marks are
    /// given in the order of the text.
    pub fn start_page_at(&mut self, offset: usize, page: u32) {
        self.pages.push(PageStart { offset, page });
    }

    /// Says that its first character stands on this page, which is before all
    /// marks that were made later in it.
    pub fn start_page_first(&mut self, page: u32) {
        self.pages.insert(0, PageStart { offset: 0, page });
    }

    /// Says that a note is called here.
    pub fn call_note(&mut self, label: String) {
        self.note_calls.push(NoteCall {
            offset: self.text.len(),
            label,
        });
    }

    /// Says that the text from `start` to here leads to `target`. A start that
    /// another block's text was at is no place in this one: no link is made.
    pub fn link_from(&mut self, start: usize, target: &str) {
        if self.text.is_char_boundary(start) {
            self.add_link(Span::new(start, self.text.len()), target);
        }
    }

    /// Says that a stretch of the text leads to `target`.
    pub fn add_link(&mut self, span: Span, target: &str) {
        if span.is_empty()
            || limits::NAME.is_exceeded_by(target.len())
            || limits::LINKS.is_reached_by(self.links.len())
        {
            return;
        }
        self.links.push(Link {
            span,
            target: target.to_owned(),
        });
    }

    /// Adds the words of `other` to this block, with all that hangs on them.
    pub fn absorb(&mut self, other: Self) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        self.links.extend(other.links.into_iter().map(|link| Link {
            span: link.span.shifted(by),
            ..link
        }));
        self.note_calls
            .extend(other.note_calls.into_iter().map(|call| NoteCall {
                offset: call.offset + by,
                ..call
            }));
        self.pages
            .extend(other.pages.into_iter().map(|mark| PageStart {
                offset: mark.offset + by,
                ..mark
            }));
    }
}

/// Blocks that wait in memory until their place is known.
#[derive(Debug, Default)]
pub struct Waiting(usize);

impl Waiting {
    /// Whether this block may wait as well: blank ones need not, and of the
    /// others only as many may as a document holds, which is told.
    pub fn takes(&mut self, draft: &Draft, builder: &mut DocumentBuilder) -> bool {
        if draft.text.trim().is_empty() {
            return false;
        }
        self.0 += 1;
        let is_full = limits::BLOCKS.is_exceeded_by(self.0);
        if is_full {
            builder.warn(limits::BLOCKS.warning());
        }
        !is_full
    }
}
