//! Every document with what it says.

use std::collections::BTreeMap;

use super::content::Response;
use super::mask::Mask;
use super::material::{Material, file_name};

/// Every document with its chosen statements; in a whole report also those without.
pub(super) fn responses(material: &Material<'_>, mut mask: Option<&mut Mask>) -> Vec<Response> {
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
                copy_of: document
                    .copy_of
                    .as_ref()
                    .map(|file| file_name(file, mask.as_deref_mut())),
                statements: own
                    .into_iter()
                    .map(|place| material.quotations[place].clone())
                    .collect(),
            })
        })
        .collect()
}
