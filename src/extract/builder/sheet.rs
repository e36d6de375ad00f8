//! One layer's share of a document, and its move into the whole.

use std::collections::BTreeMap;

use super::draft::{Draft, PassageId};
use crate::extract::limits;
use crate::model::{Block, Document, Layer, Link, NoteCall, PageStart, Span};

/// One layer's share of the document.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pages: Vec<PageStart>,
    links: Vec<Link>,
    note_calls: Vec<NoteCall>,
    passages: BTreeMap<PassageId, Held>,
    /// Where the comments stand, and which passage each is about.
    comments: Vec<(usize, PassageId)>,
    inserted: Vec<Span>,
}

/// A passage with comments, within the block that it begins in.
#[derive(Debug)]
struct Held {
    passage: Span,
    /// Where that block ends.
    block_end: usize,
}

/// What a layer tells of comments: the passages that they are about, and the comments
/// themselves.
#[derive(Debug, Default)]
pub(super) struct Commenting {
    pub(super) passages: BTreeMap<PassageId, Span>,
    pub(super) comments: Vec<(usize, PassageId)>,
}

impl Sheet {
    /// Marks the start of a page at `offset`, or at the next block's start.
    pub(super) fn start_page(&mut self, layer: Layer, offset: Option<usize>, page: u32) {
        let next = self.text.len() + usize::from(!self.text.is_empty());
        let offset = offset.unwrap_or(next);
        match self.pages.last_mut() {
            Some(last) if last.page == page || (layer == Layer::Body && last.page > page) => {}
            Some(last) if last.offset >= offset => last.page = page,
            _ => self.pages.push(PageStart { offset, page }),
        }
    }

    /// Adds the `inner` stretch of a block, with what hangs on it.
    pub(super) fn push(&mut self, draft: Draft, inner: Span) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let base = self.text.len();
        let place = |offset: usize| base + offset.clamp(inner.start, inner.end) - inner.start;
        self.text.push_str(inner.of(&draft.text));
        for mark in &draft.pages {
            self.start_page(draft.layer, Some(place(mark.offset)), mark.page);
        }
        for link in draft.links {
            let span = Span::new(place(link.span.start), place(link.span.end)).trimmed(&self.text);
            if !span.is_empty() && !limits::LINKS.is_reached_by(self.links.len()) {
                self.links.push(Link { span, ..link });
            }
        }
        self.note_calls
            .extend(draft.note_calls.into_iter().map(|call| NoteCall {
                offset: place(call.offset),
                ..call
            }));
        for (id, offset) in draft.passages {
            let at = place(offset);
            let block_end = self.text.len();
            let held = self.passages.entry(id).or_insert(Held {
                passage: Span::new(at, at),
                block_end,
            });
            held.passage.start = held.passage.start.min(at);
            held.passage.end = held.passage.end.max(at.min(held.block_end));
        }
        for one in draft.inserted {
            let span = Span::new(place(one.start), place(one.end)).trimmed(&self.text);
            if !span.is_empty() {
                self.inserted.push(span);
            }
        }
        self.comments
            .extend(draft.about.map(|passage| (base, passage)));
        self.blocks.push(Block {
            span: Span::new(base, self.text.len()),
            kind: draft.kind,
            layer: draft.layer,
            number: draft.number,
            cell: draft.cell,
            look: draft.look,
        });
    }

    /// Moves all of it behind what the document holds already; gives what it tells of
    /// comments.
    pub(super) fn move_into(self, document: &mut Document) -> Commenting {
        let by = document.text.len();
        document.text.push_str(&self.text);
        document
            .blocks
            .extend(self.blocks.into_iter().map(|block| Block {
                span: block.span.shifted(by),
                ..block
            }));
        // A mark after the last block belongs to no text.
        document.pages.extend(
            (self.pages.into_iter())
                .filter(|mark| mark.offset < self.text.len())
                .map(|mark| PageStart {
                    offset: mark.offset + by,
                    ..mark
                }),
        );
        document
            .links
            .extend(self.links.into_iter().map(|link| Link {
                span: link.span.shifted(by),
                ..link
            }));
        document
            .note_calls
            .extend(self.note_calls.into_iter().map(|call| NoteCall {
                offset: call.offset + by,
                ..call
            }));
        let inserted = self.inserted.into_iter();
        document
            .inserted
            .extend(inserted.map(|one| one.shifted(by)));
        let passages = self.passages.into_iter();
        let comments = self.comments.into_iter();
        Commenting {
            passages: passages
                .map(|(id, held)| (id, held.passage.shifted(by)))
                .collect(),
            comments: comments.map(|(at, id)| (at + by, id)).collect(),
        }
    }
}
