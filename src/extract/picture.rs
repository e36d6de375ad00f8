//! A scanned page that came as a picture file: its words come from a
//! recogniser, or not at all.

use super::builder::{DocumentBuilder, Draft};
use super::ocr_text::OcrPage;
use crate::model::{BlockKind, Document, Format, Layer, ReadError, Warning};

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
