//! From a consultation and a selection to a [`Report`].

use super::asks::{asks, outcomes};
use super::content::Report;
use super::cover::cover;
use super::material::Material;
use super::selection::{Options, Selection};
use super::{excerpts, method, responses};
use crate::model::Consultation;

/// Version of the report's structure in JSON.
const VERSION: u32 = 1;

impl Report {
    /// Makes the report of what `selection` chooses.
    ///
    /// Names of sections, respondents and statements that are not there choose
    /// nothing; [`Selection::check`] tells of them beforehand.
    pub fn build(consultation: &Consultation, selection: &Selection, options: &Options) -> Self {
        let (material, mut mask) = Material::gather(consultation, selection, options);
        let masked = mask.as_ref().map(|mask| mask.masked);
        let positions = responses::positions(&material, mask.as_mut());
        let standings = excerpts::standings(&material, &positions.answers);
        let excerpts = excerpts::excerpts(&material, &standings);
        let whole = selection.is_whole();
        let (minority_requests, requests) = asks(&material);
        Self {
            version: VERSION,
            lang: options.lang,
            cover: cover(&material),
            participation: whole.then(|| responses::participation(&material)),
            positions: whole.then_some(positions),
            matrix: whole.then(|| excerpts::matrix(&material, &standings)),
            excerpts,
            requests,
            minority_requests,
            outcomes: outcomes(&material),
            responses: responses::responses(&material),
            untagged: material
                .quotations
                .iter()
                .filter(|quotation| quotation.sections.is_empty())
                .cloned()
                .collect(),
            unread: responses::unread(&material, mask.as_mut()),
            ledger: responses::ledger(&material),
            method: method::paragraphs(&material),
            masked,
        }
    }
}
