//! The pages of a document that make a document of their own.

use super::PageRange;
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::model::{Block, Document, Layer, ReadError, Span, Warning};

/// What stands on these pages. Page numbers stay those of the file. What the
/// file says about itself holds for the bundle and is not taken over; warnings
/// that name no page go with the first part.
pub(super) fn pages(document: &Document, range: PageRange) -> Result<Document, ReadError> {
    let mut builder = DocumentBuilder::new(document.format);
    let mut last = [None; 5];
    let mut tables = Vec::new();
    for block in &document.blocks {
        let page = document.page_at(block.span.start).unwrap_or(1);
        if !(range.first..=range.last).contains(&page) {
            continue;
        }
        let known = &mut last[place(block.layer)];
        if known.replace(page) != Some(page) {
            builder.start_page(block.layer, page);
        }
        let mut draft = copy(document, block);
        draft.cell = block.cell.map(|cell| {
            let number = tables.iter().position(|table| *table == cell.table);
            let number = number.unwrap_or_else(|| {
                tables.push(cell.table);
                tables.len() - 1
            });
            crate::model::Cell {
                table: u32::try_from(number).unwrap_or(u32::MAX),
                ..cell
            }
        });
        builder.push(draft);
    }
    for warning in &document.warnings {
        let belongs = match page_of(warning) {
            Some(page) => (range.first..=range.last).contains(&page),
            None => range.first == 1,
        };
        if belongs {
            builder.warn(warning.clone());
        }
    }
    let properties = builder.properties();
    properties.pages = range.last - range.first + 1;
    properties.pages_exact = document.properties.pages_exact;
    properties.created.clone_from(&document.properties.created);
    if builder.is_empty() {
        return Err(ReadError::Scanned {
            pages: range.last - range.first + 1,
        });
    }
    Ok(builder.finish())
}

/// The block with its links, note calls and page marks.
fn copy(document: &Document, block: &Block) -> Draft {
    let Span { start, end } = block.span;
    let mut draft = Draft::new(block.kind.clone());
    draft.layer = block.layer;
    draft.number.clone_from(&block.number);
    draft.look = block.look;
    let within = |offset: usize| start < offset && offset <= end;
    let calls = (document.note_calls.iter())
        .filter(|call| within(call.offset))
        .map(|call| (call.offset, Mark::Note(&call.label)));
    let pages = (document.pages.iter())
        .filter(|mark| within(mark.offset) && mark.offset < end)
        .map(|mark| (mark.offset, Mark::Page(mark.page)));
    let mut marks: Vec<(usize, Mark<'_>)> = calls.chain(pages).collect();
    marks.sort_by_key(|(offset, _)| *offset);
    let mut at = start;
    for (offset, mark) in marks {
        draft.text.push_str(&document.text[at..offset]);
        at = offset;
        match mark {
            Mark::Note(label) => draft.call_note(label.to_owned()),
            Mark::Page(page) => draft.start_page(page),
        }
    }
    draft.text.push_str(&document.text[at..end]);
    for link in &document.links {
        if block.span.contains(link.span) {
            let span = Span::new(link.span.start - start, link.span.end - start);
            draft.add_link(span, &link.target);
        }
    }
    draft
}

enum Mark<'a> {
    Note(&'a str),
    Page(u32),
}

fn page_of(warning: &Warning) -> Option<u32> {
    match warning {
        Warning::PageWithoutText { page }
        | Warning::OcrText { page, .. }
        | Warning::DoubtfulCut { page, .. } => Some(*page),
        _ => None,
    }
}

fn place(layer: Layer) -> usize {
    match layer {
        Layer::Body => 0,
        Layer::Contents => 1,
        Layer::Header => 2,
        Layer::Footer => 3,
        Layer::Comment => 4,
    }
}
