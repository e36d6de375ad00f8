//! The account of every block: no visible character without an entry.

use crate::model::{BoilerplateReason, Document, Fate, LedgerEntry, Span};

/// The ledger of a document from what was judged of its stretches, in any
/// order. What no judgement covers, signs without words, is added.
pub(super) fn ledger(document: &Document, mut judged: Vec<LedgerEntry>) -> Vec<LedgerEntry> {
    judged.sort_by_key(|entry| (entry.block, entry.span.start));
    let mut entries = Vec::with_capacity(judged.len());
    let mut rest = judged.into_iter().peekable();
    for (block, held) in document.blocks.iter().enumerate() {
        let mut at = held.span.start;
        while let Some(entry) = rest.next_if(|entry| entry.block == block) {
            fill(
                document,
                block,
                Span::new(at, entry.span.start),
                &mut entries,
            );
            at = entry.span.end;
            entries.push(entry);
        }
        fill(document, block, Span::new(at, held.span.end), &mut entries);
    }
    entries
}

fn fill(document: &Document, block: usize, gap: Span, entries: &mut Vec<LedgerEntry>) {
    if gap.is_empty() {
        return;
    }
    let span = gap.trimmed(&document.text);
    if !span.is_empty() {
        entries.push(LedgerEntry {
            block,
            span,
            fate: Fate::Boilerplate {
                reason: BoilerplateReason::Ornament,
            },
        });
    }
}
