//! Every document with what it says.

use std::collections::BTreeMap;

use super::content::Response;
use super::material::Material;

/// Every document with its chosen statements; in a whole report also those without.
pub(super) fn responses(material: &Material<'_>) -> Vec<Response> {
    let mut statements: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, tagged) in material.chosen.iter().enumerate() {
        let short = tagged.statement.id.document();
        statements.entry(short).or_default().push(at);
    }
    material
        .consultation
        .documents
        .iter()
        .enumerate()
        .filter_map(|(at, document)| {
            let own = statements.remove(document.hash.short()).unwrap_or_default();
            (material.selection.is_whole() || !own.is_empty()).then(|| Response {
                respondent: material.senders(at),
                kind: document.identity.kind,
                source: material.sources[at].clone(),
                format: document.format,
                state: document.state,
                hash: document.hash.short().to_owned(),
                copy_of: document.copy_of.clone(),
                statements: own
                    .into_iter()
                    .map(|place| material.quotations[place].clone())
                    .collect(),
            })
        })
        .collect()
}
