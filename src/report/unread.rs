//! Documents that a person has to look at, each with what to do, and those that
//! do not count as answers, each with the reason.

use super::content::UnreadDocument;
use super::mask::Mask;
use super::material::{Material, words};
use super::wording;
use crate::model::{CountsAs, Lang, ReadState, Warning};

/// Documents that are unread, to be looked at or not counted.
pub(super) fn unread(material: &Material<'_>, mut mask: Option<&mut Mask>) -> Vec<UnreadDocument> {
    let lang = material.options.lang;
    material
        .consultation
        .documents
        .iter()
        .enumerate()
        .filter(|(_, document)| document.state != ReadState::Read || !document.is_answer())
        .map(|(at, document)| {
            let warnings = document
                .warnings
                .iter()
                .filter(|warning| warning.needs_attention() && !is_not_counted(warning))
                .map(|warning| wording::reason(lang, warning));
            UnreadDocument {
                file: material.sources[at].file.clone(),
                part: material.sources[at].part.clone(),
                respondent: if document.is_answer() {
                    material.senders(at)
                } else {
                    document.identity.respondent()
                },
                state: document.state,
                reasons: document
                    .error
                    .iter()
                    .map(|error| error.in_words(lang))
                    .chain(warnings)
                    .chain((!document.is_answer()).then(|| not_counted(lang, document.counts_as)))
                    .map(|reason| words(&reason, mask.as_deref_mut()))
                    .collect(),
                remedy: document.error.as_ref().map_or_else(
                    || wording::remedy(lang, &document.warnings),
                    |error| wording::unread(lang, error).to_owned(),
                ),
            }
        })
        .collect()
}

const fn is_not_counted(warning: &Warning) -> bool {
    matches!(warning, Warning::NotCounted { .. })
}

/// Why a document does not count as an answer.
fn not_counted(lang: Lang, counts_as: CountsAs) -> String {
    let why = counts_as.label(lang);
    match lang {
        Lang::Sv => format!("räknas inte som svar: {why}"),
        Lang::En => format!("does not count as an answer: {why}"),
    }
}
