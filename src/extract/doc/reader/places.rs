//! Where the texts of the file lie, and which stretches notes and comments are.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Source;
use crate::extract::doc::bytes::Bytes;
use crate::extract::doc::fib::{Fib, Table};
use crate::model::{BlockKind, Layer};

/// Where each text lies among all characters.
pub(super) struct Parts {
    pub(super) body: Range<usize>,
    pub(super) headers: Range<usize>,
    pub(super) boxes: Range<usize>,
}

impl Parts {
    pub(super) fn of(fib: &Fib, all: usize) -> Self {
        let lengths = fib.lengths;
        let mut at = 0_usize;
        let mut next = |length: usize| {
            let start = at;
            at = at.saturating_add(length).min(all);
            start.min(all)..at
        };
        let body = next(lengths.body);
        next(lengths.footnotes);
        let headers = next(lengths.headers);
        next(lengths.macros);
        next(lengths.comments);
        next(lengths.endnotes);
        Self {
            body,
            headers,
            boxes: next(lengths.boxes),
        }
    }
}

/// A note or comment, and the stretch of text that is it.
#[derive(Debug, Clone)]
pub(super) struct Aside {
    pub(super) kind: BlockKind,
    pub(super) layer: Layer,
    pub(super) text: Range<usize>,
}

/// Notes and comments by the place of their call in the body.
pub(super) fn asides(source: &Source<'_>) -> BTreeMap<usize, Aside> {
    let lengths = source.fib.lengths;
    let footnotes = lengths.body;
    let comments = footnotes
        .saturating_add(lengths.footnotes)
        .saturating_add(lengths.headers)
        .saturating_add(lengths.macros);
    let endnotes = comments.saturating_add(lengths.comments);
    let mut asides = BTreeMap::new();
    let mut label = 0_u32;
    for (calls, texts, start, entry) in [
        (Table::FootnoteCalls, Table::Footnotes, footnotes, 2),
        (Table::EndnoteCalls, Table::Endnotes, endnotes, 2),
    ] {
        for (_, at, text) in called(source.table(calls), source.table(texts), start, entry) {
            label += 1;
            let kind = BlockKind::Note(label.to_string());
            let layer = Layer::Body;
            asides.insert(at, Aside { kind, layer, text });
        }
    }
    let calls = source.table(Table::CommentCalls);
    for (entry, at, text) in called(calls, source.table(Table::Comments), comments, 30) {
        let length = usize::from(entry.u16(0).unwrap_or(0)).min(9);
        let kind = BlockKind::Comment(entry.text(2, length).unwrap_or_default());
        let layer = Layer::Comment;
        asides.insert(at, Aside { kind, layer, text });
    }
    asides
}

/// Each call's own data, its place, and the text that it calls.
fn called<'a>(
    calls: Bytes<'a>,
    texts: Bytes<'a>,
    start: usize,
    entry: usize,
) -> impl Iterator<Item = (Bytes<'a>, usize, Range<usize>)> {
    let count = calls.0.len().saturating_sub(4) / (4 + entry);
    (0..count).filter_map(move |nth| {
        let data = calls.part((count + 1) * 4 + nth * entry, entry)?;
        let from = start.checked_add(texts.size(nth * 4)?)?;
        let to = start.checked_add(texts.size(nth * 4 + 4)?)?;
        Some((data, calls.size(nth * 4)?, from..to.max(from)))
    })
}
