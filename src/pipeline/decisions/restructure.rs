//! Verdicts that make other statements of a document's text: cuts and joins.

use std::collections::BTreeMap;

use crate::model::{ContentHash, DocumentRecord, Span, Statement, StatementId, Verdict};

/// Whether a verdict makes other statements of a document's text.
pub(super) fn changes_text(verdict: &Verdict) -> bool {
    verdict.join_next || !verdict.split_at.is_empty()
}

/// Gives the statements of a document the role, the cuts and the joins of a verdict
/// on the one at `at`. Tells whether there are others now.
pub(super) fn restructure(
    verdict: &Verdict,
    at: usize,
    statements: &mut Vec<Statement>,
    documents: &[DocumentRecord],
    texts: &BTreeMap<ContentHash, String>,
) -> bool {
    if let Some(role) = verdict.role {
        statements[at].role = role;
    }
    if !changes_text(verdict) {
        return false;
    }
    let document = documents
        .iter()
        .find(|document| document.hash.short() == statements[at].id.document());
    let found = document.and_then(|document| Some((document, texts.get(&document.hash)?)));
    let Some((document, text)) = found else {
        return false;
    };
    if verdict.join_next {
        join(at, statements, text);
    }
    split(&verdict.split_at, at, statements, text, document);
    true
}

/// Joins a statement with the next one of the same document.
fn join(at: usize, statements: &mut Vec<Statement>, text: &str) {
    let next = statements
        .get(at + 1)
        .filter(|next| next.id.document() == statements[at].id.document());
    if let Some(next) = next {
        let span = Span::new(statements[at].span.start, next.span.end);
        statements.remove(at + 1);
        span.of(text).clone_into(&mut statements[at].text);
        statements[at].span = span;
    }
}

/// Cuts a statement at these offsets from its start; offsets that are no
/// character boundary or leave an empty piece are passed over.
fn split(
    offsets: &[usize],
    at: usize,
    statements: &mut Vec<Statement>,
    text: &str,
    document: &DocumentRecord,
) {
    let whole = statements[at].span;
    let mut cuts: Vec<usize> = offsets
        .iter()
        .map(|offset| whole.start + offset)
        .filter(|cut| *cut < whole.end && text.is_char_boundary(*cut))
        .collect();
    cuts.sort_unstable();
    cuts.push(whole.end);
    let mut start = whole.start;
    let mut pieces = Vec::new();
    for cut in cuts {
        let span = Span::new(start, cut).trimmed(text);
        if !span.is_empty() {
            pieces.push(Statement {
                id: StatementId::new(&document.hash, span.start),
                span,
                text: span.of(text).to_owned(),
                ..statements[at].clone()
            });
        }
        start = cut;
    }
    statements.splice(at..=at, pieces);
}
