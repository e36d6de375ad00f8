//! A paragraph's text made into a block, with the pages, note calls and links
//! that hang on it.

use crate::extract::builder::Draft;
use crate::extract::pdf::paragraph::Paragraph;
use crate::model::{BlockKind, Layer, Span};

/// A block that stands on one page.
pub(in crate::extract::pdf) fn on_page(
    kind: BlockKind,
    layer: Layer,
    page: u32,
    text: &str,
) -> Draft {
    let mut draft = Draft::new(kind);
    draft.layer = layer;
    draft.start_page(page);
    draft.text.push_str(text);
    draft
}

/// Moves a paragraph's text and what hangs on it into a block.
pub(super) fn fill(draft: &mut Draft, paragraph: Paragraph) {
    let mut pages = paragraph.pages.into_iter().peekable();
    let mut calls = paragraph.calls.into_iter().peekable();
    let mut at = 0;
    loop {
        let next = [
            pages.peek().map(|page| page.0),
            calls.peek().map(|call| call.0),
        ]
        .into_iter()
        .flatten()
        .min();
        let Some(next) = next else { break };
        let next = next.clamp(at, paragraph.text.len());
        draft.text.push_str(&paragraph.text[at..next]);
        at = next;
        if pages.peek().is_some_and(|page| page.0 <= next)
            && let Some((_, page)) = pages.next()
        {
            draft.start_page(page);
        } else if let Some((_, label)) = calls.next() {
            draft.call_note(label);
        }
    }
    draft.text.push_str(&paragraph.text[at..]);
    for (start, end, target) in paragraph.links {
        draft.add_link(Span::new(start, end.min(draft.text.len())), &target);
    }
    for (offset, passage) in paragraph.passages {
        draft.mark_passage_at(offset.min(draft.text.len()), passage);
    }
}

/// Adds a link, or lengthens the last one where it goes on over a line's end.
pub(super) fn add_link(
    links: &mut Vec<(usize, usize, String)>,
    (start, end): (usize, usize),
    target: &str,
) {
    match links.last_mut() {
        Some(last) if last.2 == target && start.saturating_sub(last.1) <= 1 => last.1 = end,
        _ => links.push((start, end, target.to_owned())),
    }
}
