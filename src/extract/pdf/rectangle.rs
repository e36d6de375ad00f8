//! Where stretches of a document's text stand on its pages, for a viewer that
//! marks them.

use super::interpreter::base_matrix;
use super::line::{Keep, Place};
use super::matrix::single;
use super::objects::File;
use super::read_keeping;
use crate::error::ReadError;
use crate::extract::ocr_text::OcrPage;
use crate::model::Span;

/// A rectangle on a page, in points from the top left corner of the page as shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageRectangle {
    /// The page, counted from 1.
    pub page: u32,
    /// How large that page is.
    pub page_size: PageSize,
    /// Left end.
    pub x: f32,
    /// Top end.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// Size of a page as shown, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageSize {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

/// The sizes of all pages.
pub fn page_sizes(bytes: &[u8]) -> Result<Vec<PageSize>, ReadError> {
    let file = File::open(bytes)?;
    Ok(sizes(&file))
}

fn sizes(file: &File) -> Vec<PageSize> {
    file.pages()
        .pages
        .iter()
        .map(|page| {
            let shown = base_matrix(page).apply_rect(page.shown);
            PageSize {
                width: single(shown.width()),
                height: single(shown.height()),
            }
        })
        .collect()
}

/// For each span of the document's text the rectangles that cover it, one for
/// each line it stands on. `recognised` is what the document was read with;
/// recognised text has no place of its own and gives none.
pub fn rectangles(
    bytes: &[u8],
    recognised: &[OcrPage],
    spans: &[Span],
) -> Result<Vec<Vec<PageRectangle>>, ReadError> {
    let sizes = page_sizes(bytes)?;
    let (document, places) = read_keeping(bytes, recognised, Keep::Places)?;
    Ok(spans
        .iter()
        .map(|span| {
            let mut rectangles = Vec::new();
            let from = document
                .blocks
                .partition_point(|block| block.span.end <= span.start);
            for (block, places) in document.blocks.iter().zip(&places).skip(from) {
                if block.span.start >= span.end {
                    break;
                }
                let start = block.span.start;
                let inside = places
                    .iter()
                    .filter(|place| (span.start..span.end).contains(&(start + place.offset)));
                cover(inside, &sizes, &mut rectangles);
            }
            rectangles
        })
        .collect())
}

/// Joins the places of characters to one rectangle a line.
fn cover<'a>(
    places: impl Iterator<Item = &'a Place>,
    sizes: &[PageSize],
    rectangles: &mut Vec<PageRectangle>,
) {
    let fresh = rectangles.len();
    for place in places {
        let Some(page_size) = sizes.get((place.page as usize).saturating_sub(1)) else {
            continue;
        };
        let [left, top, right, bottom] = place.bounds;
        if let Some(last) = rectangles[fresh..].last_mut()
            && joins(last, place)
        {
            let (x, y) = (last.x.min(left), last.y.min(top));
            last.width = (last.x + last.width).max(right) - x;
            last.height = (last.y + last.height).max(bottom) - y;
            (last.x, last.y) = (x, y);
        } else {
            rectangles.push(PageRectangle {
                page: place.page,
                page_size: *page_size,
                x: left,
                y: top,
                width: right - left,
                height: bottom - top,
            });
        }
    }
}

/// Whether a character stands on the line of a rectangle.
fn joins(last: &PageRectangle, place: &Place) -> bool {
    let [left, top, right, bottom] = place.bounds;
    let overlap = |a0: f32, a1: f32, b0: f32, b1: f32| a1.min(b1) - a0.max(b0);
    let level =
        overlap(last.y, last.y + last.height, top, bottom) > 0.5 * (bottom - top).min(last.height);
    let upright =
        overlap(last.x, last.x + last.width, left, right) > 0.5 * (right - left).min(last.width);
    let near = (left - last.x - last.width).abs() < 3.0 * (bottom - top)
        || (top - last.y - last.height).abs() < 3.0 * (right - left);
    last.page == place.page && near && (level || upright && last.height > last.width)
}
