//! Who a document comes from, when, and under which case number.

use crate::model::{Document, Identity, Respondent};

/// Tells who answers in `document`; `file` is its path in the corpus, `asked`
/// the register of those asked (may be empty).
pub fn identify(document: &Document, file: &str, asked: &[Respondent]) -> Identity {
    let _ = (document, file, asked);
    Identity::unknown()
}
