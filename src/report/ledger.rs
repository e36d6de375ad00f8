//! The account of all text received.

use std::collections::BTreeMap;

use super::content::LedgerTotal;
use super::material::Material;
use crate::model::Share;

/// What became of all text of the documents, most telling fate first.
pub(super) fn ledger(material: &Material<'_>) -> Vec<LedgerTotal> {
    let mut totals: BTreeMap<Share, (usize, usize)> = BTreeMap::new();
    let documents = &material.consultation.documents;
    for entry in documents.iter().flat_map(|document| &document.ledger) {
        let total = totals.entry(Share::of(&entry.fate)).or_default();
        total.0 += 1;
        total.1 += entry.span.len();
    }
    totals
        .into_iter()
        .map(|(share, (stretches, bytes))| LedgerTotal {
            fate: share.in_words(material.options.lang),
            stretches,
            bytes,
        })
        .collect()
}
