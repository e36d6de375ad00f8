//! The proposer's answer to a statement, in one line.

use super::labels::labels;
use crate::language::capital;
use crate::model::{Comment, Lang};

/// The proposer's answer on one line; empty where there is none.
pub(super) fn answer(lang: Lang, comment: &Comment) -> String {
    let words = labels(lang);
    let mut parts = Vec::new();
    if let Some(heeded) = comment.heeded {
        parts.push(capital(heeded.label(lang)));
    }
    if !comment.reason.is_empty() {
        parts.push(comment.reason.clone());
    }
    if !comment.changed_text.is_empty() {
        parts.push(format!("{}: {}", words.changed_text, comment.changed_text));
    }
    parts.join(". ")
}
