//! The pages of a document that make a document of their own.

use super::PageRange;
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::model::{Block, Document, PageStart, ReadError, Span, Warning};

/// What stands on these pages. Page numbers stay those of the file. What the
/// file says about itself holds for the bundle and is not taken over; warnings
/// that name no page go with the first part.
pub(super) fn pages(document: &Document, range: PageRange) -> Result<Document, ReadError> {
    let mut builder = DocumentBuilder::new(document.format);
    let mut tables = Vec::new();
    for block in &document.blocks {
        let page = document.page_at(block.span.start).unwrap_or(1);
        if !(range.first..=range.last).contains(&page) {
            continue;
        }
        builder.start_page(block.layer, page);
        let mut draft = copy(document, block);
        if let Some(cell) = &mut draft.cell {
            let number = tables.iter().position(|table| *table == cell.table);
            let number = number.unwrap_or_else(|| {
                tables.push(cell.table);
                tables.len() - 1
            });
            cell.table = u32::try_from(number).unwrap_or(u32::MAX);
        }
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
    let mut sliced = builder.finish();
    // A first page without text is a page of the part all the same.
    if (sliced.pages.first()).is_some_and(|mark| mark.page > range.first) {
        sliced.pages.insert(
            0,
            PageStart {
                offset: 0,
                page: range.first,
            },
        );
    }
    Ok(sliced)
}

/// The block with the page marks inside it.
fn copy(document: &Document, block: &Block) -> Draft {
    let Span { start, end } = block.span;
    let mut draft = Draft::copy_of(document, block, 0);
    let first = (document.pages).partition_point(|mark| mark.offset <= start);
    for mark in (document.pages[first..].iter()).take_while(|mark| mark.offset < end) {
        draft.start_page_at(mark.offset - start, mark.page);
    }
    draft
}

fn page_of(warning: &Warning) -> Option<u32> {
    match warning {
        Warning::PageWithoutText { page }
        | Warning::OcrText { page, .. }
        | Warning::CheckPage { page, .. }
        | Warning::DoubtfulCut { page, .. } => Some(*page),
        Warning::Unrecognised { failure } => Some(failure.page),
        _ => None,
    }
}
