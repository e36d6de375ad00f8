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
    /// Which passage it is about, if it is a comment.
    pub about: Option<PassageId>,
    pub(super) links: Vec<Link>,
    pub(super) note_calls: Vec<NoteCall>,
    pub(super) pages: Vec<PageStart>,
    /// Where a passage with comments begins or ends.
    pub(super) passages: Vec<(PassageId, usize)>,
    /// What was put in as tracked changes.
    pub(super) inserted: Vec<Span>,
}

/// A passage that comments are about, by its number in the builder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct PassageId(pub(super) usize);

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
            about: None,
            links: Vec::new(),
            note_calls: Vec::new(),
            pages: Vec::new(),
            passages: Vec::new(),
            inserted: Vec::new(),
        }
    }

    /// A block of a finished document, with its links, note calls, comments and
    /// tracked changes; the number of its table is that document's, and its page marks
    /// stay there. Passages are numbered from `passages` on.
    pub fn copy_of(document: &Document, block: &Block, passages: usize) -> Self {
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
        let first = (document.commented).partition_point(|one| one.passage.start < start);
        let begun = (document.commented.iter().enumerate().skip(first))
            .take_while(|(_, one)| one.passage.start <= end);
        let marks = begun.flat_map(|(at, one)| {
            let Span {
                start: from,
                end: to,
            } = one.passage;
            let id = PassageId(passages + at);
            [(id, from - start), (id, to.min(end) - start)]
        });
        let passage = || (document.commented.iter()).position(|one| one.comment == start);
        let about = (block.layer == Layer::Comment)
            .then(passage)
            .flatten()
            .map(|at| PassageId(passages + at));
        let first = (document.inserted).partition_point(|one| one.end <= start);
        let inserted = (document.inserted[first..].iter())
            .take_while(|one| one.start < end)
            .map(|one| Span::new(one.start.max(start) - start, one.end.min(end) - start));
        Self {
            text: document.slice(block.span).to_owned(),
            kind: block.kind.clone(),
            layer: block.layer,
            number: block.number.clone(),
            cell: block.cell,
            look: block.look,
            about,
            links: links.collect(),
            note_calls: note_calls.collect(),
            pages: Vec::new(),
            passages: marks.collect(),
            inserted: inserted.collect(),
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

    /// Says that a passage that comments are about begins or ends here.
    pub fn mark_passage(&mut self, passage: PassageId) {
        self.mark_passage_at(self.text.len(), passage);
    }

    /// Says that a passage that comments are about begins or ends at an offset.
    pub fn mark_passage_at(&mut self, offset: usize, passage: PassageId) {
        if !limits::LINKS.is_reached_by(self.passages.len()) {
            self.passages.push((passage, offset));
        }
    }

    /// Says that the text from `start` to here was put in as a tracked change.
    pub fn inserted_from(&mut self, start: usize) {
        let end = self.text.len();
        match self.inserted.last_mut() {
            _ if end <= start => {}
            Some(last) if last.end == start => last.end = end,
            _ => self.inserted.push(Span::new(start, end)),
        }
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
        let marks = other.passages.into_iter();
        self.passages.extend(marks.map(|(id, at)| (id, at + by)));
        let inserted = other.inserted.into_iter();
        self.inserted.extend(inserted.map(|one| one.shifted(by)));
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
