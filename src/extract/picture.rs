//! A scanned page that came as a picture file: its words come from a
//! recogniser, or not at all.

use std::collections::BTreeSet;

use super::builder::{DocumentBuilder, Draft};
use super::limits::PAGES;
use super::ocr_text::OcrPage;
use crate::model::{BlockKind, Document, Format, Layer, ReadError, Warning};

/// How many pictures a file holds: a TIFF, as faxes and copiers write it, holds
/// one for each page, as a chain of directories.
pub(super) fn pages(bytes: &[u8]) -> u32 {
    let little = match bytes {
        [b'I', b'I', ..] => true,
        [b'M', b'M', ..] => false,
        _ => return 1,
    };
    let number = |at: usize, width: usize| -> Option<usize> {
        let field = bytes.get(at..at.checked_add(width)?)?;
        let digit = |value: usize, byte: &u8| (value << 8) | usize::from(*byte);
        Some(if little {
            field.iter().rev().fold(0, digit)
        } else {
            field.iter().fold(0, digit)
        })
    };
    // After the count of entries, twelve bytes each, stands where the next is.
    let next = |at: usize| number(at + 2 + 12 * number(at, 2)?, 4);
    let chain = std::iter::successors(number(4, 4), |at| next(*at));
    let mut seen = BTreeSet::new();
    let count = chain
        .take_while(|at| *at != 0 && *at < bytes.len() && seen.insert(*at))
        .take(PAGES.as_usize())
        .count();
    u32::try_from(count).unwrap_or(u32::MAX).max(1)
}

/// The document that was recognised on the pictures of a file.
pub(super) fn with_ocr(pages: &[OcrPage]) -> Result<Document, ReadError> {
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    let mut builder = DocumentBuilder::new(Format::Picture);
    for page in pages {
        builder.start_page(Layer::Body, page.page);
        builder.warn(Warning::OcrText {
            page: page.page,
            confidence: page.confidence,
        });
        for paragraph in &page.paragraphs {
            builder.push(Draft::of(BlockKind::Paragraph, paragraph.clone()));
        }
    }
    if builder.is_empty() {
        return Err(ReadError::Scanned {
            pages: count.max(1),
        });
    }
    builder.properties().pages = count;
    builder.properties().pages_exact = true;
    Ok(builder.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A TIFF of directories without entries, the last of which leads to `end`.
    fn tiff(pages: u32, end: u32) -> Vec<u8> {
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        for page in 1..=pages {
            let next = if page == pages { end } else { 8 + page * 6 };
            bytes.extend([0, 0]);
            bytes.extend(next.to_le_bytes());
        }
        bytes
    }

    #[test]
    fn every_picture_of_a_tiff_is_a_page() {
        assert_eq!(pages(&tiff(3, 0)), 3);
        assert_eq!(pages(b"MM\0*\0\0\0\x08\0\0\0\0\0\x0e\0\0\0\0\0\0"), 2);
        assert_eq!(pages(&tiff(3, 8)), 3, "a chain in a circle ends");
        assert_eq!(pages(&tiff(2, 9_999)), 2, "a chain out of the file ends");
        assert_eq!(pages(b"II*\0"), 1);
        assert_eq!(pages(b"\x89PNG\r\n\x1a\n"), 1);
    }
}
