//! What a recogniser read from a page's picture, and where it goes. The program
//! that does so is started elsewhere and comes in as a function.

use super::sniff::Content;
use super::{Recognise, guarded, limits, pdf, picture};
use crate::model::{Document, FileFormat, ReadError, Warning};

/// The recognised text of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OcrPage {
    /// The page, counted from 1.
    pub page: u32,
    /// Its paragraphs in reading order, without line ends inside.
    pub paragraphs: Vec<String>,
    /// Mean confidence of the words, 0 to 100.
    pub confidence: u8,
}

/// Has the scanned pages of a document recognised, and reads it anew with
/// their words. What has no scanned pages stays as it is. Where no words come of
/// it, a failure of the recogniser is told, as another run may mend it; else
/// there are none.
pub(super) fn complete(
    content: Content,
    bytes: &[u8],
    outcome: Result<Document, ReadError>,
    recognise: Recognise<'_>,
) -> Result<Document, ReadError> {
    let pages = scanned(&outcome);
    if pages.is_empty() {
        return outcome;
    }
    let mut failures = Vec::new();
    let mut read = Vec::new();
    for page in recognise(bytes, &pages) {
        match page {
            Ok(page) => read.push(page),
            Err(failure) => failures.push(failure),
        }
    }
    let mut completed = match content {
        Content::Pdf => guarded(FileFormat::Pdf, || pdf::with_ocr(bytes, &read)),
        Content::Picture => picture::with_ocr(&read),
        _ => return outcome,
    };
    match &mut completed {
        Ok(document) => {
            let failed = failures.into_iter();
            let failed = failed.map(|failure| Warning::Unrecognised { failure });
            document.warnings.extend(failed);
            document.warnings.sort();
        }
        Err(ReadError::Scanned { .. }) => {
            return Err(match failures.into_iter().next() {
                Some(why) => ReadError::Unrecognised {
                    pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
                    why,
                },
                None => ReadError::NoText,
            });
        }
        Err(_) => {}
    }
    completed
}

/// The pages that are pictures and nothing else.
fn scanned(outcome: &Result<Document, ReadError>) -> Vec<u32> {
    match outcome {
        Err(ReadError::Scanned { pages }) => (1..=(*pages).min(limits::PAGES.as_u32())).collect(),
        Err(_) => Vec::new(),
        Ok(document) => (document.warnings.iter())
            .filter_map(|warning| match warning {
                Warning::PageWithoutText { page } => Some(*page),
                _ => None,
            })
            .collect(),
    }
}
