//! Documents that a person has to look at, each with what to do.

use super::content::UnreadDocument;
use super::mask::Mask;
use super::material::{Material, words};
use super::wording;
use crate::model::ReadState;

/// Documents that are unread or to be looked at.
pub(super) fn unread(material: &Material<'_>, mut mask: Option<&mut Mask>) -> Vec<UnreadDocument> {
    let lang = material.options.lang;
    material
        .consultation
        .documents
        .iter()
        .enumerate()
        .filter(|(_, document)| document.state != ReadState::Read)
        .map(|(at, document)| {
            let warnings = document
                .warnings
                .iter()
                .filter(|warning| warning.needs_attention())
                .map(|warning| wording::reason(lang, warning));
            UnreadDocument {
                file: material.sources[at].file.clone(),
                part: material.sources[at].part.clone(),
                respondent: material.senders(at),
                state: document.state,
                reasons: document
                    .error
                    .iter()
                    .map(|error| error.in_words(lang))
                    .chain(warnings)
                    .map(|reason| words(&reason, mask.as_deref_mut()))
                    .collect(),
                remedy: document.error.as_ref().map_or_else(
                    || wording::remedy(lang, &document.warnings),
                    // What is to be typed stands between marks for a terminal.
                    |error| error.hint_in(lang).replace('`', ""),
                ),
            }
        })
        .collect()
}
