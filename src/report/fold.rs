//! Quotations of the same words, folded into one.

use std::collections::BTreeMap;

use super::content::{Also, Quotation};
use super::material::Material;
use crate::model::StatementId;

/// The quotations, with those of the same words folded into the first.
pub(super) fn fold(material: &Material<'_>, places: &[usize]) -> Vec<Quotation> {
    let mut quotations: Vec<Quotation> = Vec::with_capacity(places.len());
    let mut first: BTreeMap<(&StatementId, String), usize> = BTreeMap::new();
    for at in places {
        let quotation = &material.quotations[*at];
        let statement = &material.chosen[*at].statement;
        let key = (
            statement.duplicate_of.as_ref().unwrap_or(&statement.id),
            quotation
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
        if let Some(place) = first.get(&key) {
            quotations[*place].highlighted |= quotation.highlighted;
            quotations[*place].also.push(Also {
                id: quotation.id.clone(),
                respondent: quotation.respondent.clone(),
                source: quotation.source.clone(),
                comment: quotation.comment.clone(),
            });
        } else {
            first.insert(key, quotations.len());
            quotations.push(quotation.clone());
        }
    }
    quotations
}
