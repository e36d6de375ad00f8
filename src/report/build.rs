//! From a consultation and a selection to a [`Report`].

use super::asks::{asks, outcomes};
use super::content::Report;
use super::cover::cover;
use super::excerpts::excerpts;
use super::ledger::ledger;
use super::material::Material;
use super::matrix::matrix;
use super::method;
use super::participation::participation;
use super::positions::positions;
use super::responses::responses;
use super::selection::{Options, Selection};
use super::standing::{standings, whole};
use super::unread::unread;
use super::untagged::untagged;
use crate::model::Consultation;

/// Version of the report's structure in JSON.
const VERSION: u32 = 2;

impl Report {
    /// Makes the report of what `selection` chooses.
    ///
    /// Names of sections, respondents and statements that are not there choose
    /// nothing; [`Selection::check`] tells of them beforehand.
    pub fn build(consultation: &Consultation, selection: &Selection, options: &Options) -> Self {
        let options = &options.settled();
        let (material, mut mask) = Material::gather(consultation, selection, options);
        let told = whole(&material);
        let standings = standings(&material, &told);
        let positions = standings
            .iter()
            .find(|standing| standing.section.id.is_general())
            .filter(|_| selection.is_whole())
            .map(|general| positions(&material, &told, general, mask.as_mut()));
        let excerpts = excerpts(&material, &standings);
        let untagged = untagged(&material);
        let is_whole = selection.is_whole();
        let (minority_requests, requests) = asks(&material);
        let outcomes = outcomes(&material, &excerpts, &untagged);
        let unread = unread(&material, mask.as_mut());
        let method = if options.audience.is_board() {
            method::to_the_board(&material, untagged.len(), &unread)
        } else {
            method::paragraphs(&material)
        };
        Self {
            version: VERSION,
            lang: options.lang,
            audience: options.audience,
            cover: cover(&material, mask.as_mut()),
            participation: is_whole.then(|| participation(&material)),
            positions,
            matrix: is_whole.then(|| matrix(&material, &standings)),
            excerpts,
            requests,
            minority_requests,
            outcomes,
            omissions: selection.omissions(&options.without),
            responses: responses(&material, mask.as_mut()),
            untagged,
            unread,
            ledger: ledger(&material),
            method,
            // Last: everything above is masked as it is written.
            masked: mask.map(|mask| mask.masked),
        }
    }
}
