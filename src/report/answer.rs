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
        parts.push(in_one_line(&comment.reason));
    }
    if !comment.changed_text.is_empty() {
        let text = in_one_line(&comment.changed_text);
        parts.push(format!("{}: {text}", words.changed_text));
    }
    parts.join(". ")
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
