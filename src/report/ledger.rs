//! The account of all text received.

use super::content::LedgerTotal;
use super::material::Material;
use crate::model::totals;

/// What became of all text of the documents, most telling fate first.
pub(super) fn ledger(material: &Material<'_>) -> Vec<LedgerTotal> {
    let documents = &material.consultation.documents;
    totals(documents.iter().flat_map(|document| &document.ledger))
        .into_iter()
        .map(|(share, (stretches, bytes))| LedgerTotal {
            fate: share.in_words(material.options.lang),
            stretches,
            bytes,
        })
        .collect()
}
