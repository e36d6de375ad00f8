//! Which quotations of a stance the version for the board has, where nobody chose
//! any: the most telling ones.

use std::collections::BTreeMap;

use super::content::Quotation;
use super::leaning::leans;
use super::material::Material;
use super::position::is_clause;
use super::standing::Standing;
use crate::model::{Role, Stance, StatementId, Status};

/// Letters of a quotation that tells enough and is still read.
const READ: std::ops::RangeInclusive<usize> = 60..=320;

/// So many of each stance the board reads, where nothing else is asked for.
pub(super) const EACH: usize = 1;

/// What is told apart by, the better first.
type Rank = (bool, bool, bool, bool, bool, bool, usize, bool);

/// The places of a section's statements by their ids, as [`telling`] wants them.
pub(super) type Places<'a> = BTreeMap<&'a StatementId, usize>;

/// The places of a section's statements.
pub(super) fn places<'a>(material: &'a Material<'_>, standing: &Standing) -> Places<'a> {
    (standing.members.iter())
        .map(|at| (&material.chosen[*at].statement.id, *at))
        .collect()
}

/// The `limit` most telling of these.
///
/// First those that the proposer has answered or a person has reviewed; then those
/// whose sender stands there, all in all, as they say; that can be understood by
/// themselves; that the machine is sure of; that most have signed; and that are
/// neither a cue nor a page.
pub(super) fn telling(
    material: &Material<'_>,
    (standing, places): (&Standing, &Places<'_>),
    stance: Option<Stance>,
    quotations: Vec<Quotation>,
    limit: usize,
) -> Vec<Quotation> {
    let rank = |quotation: &Quotation| -> Rank {
        let at = places.get(&quotation.id).copied();
        let stands_so = at.is_some_and(|at| {
            let bodies = material.speakers[at].iter().filter_map(|one| one.body);
            bodies.into_iter().any(|body| {
                let position = standing.of(body);
                position.map(|position| position.stance) == stance
            })
        });
        let is_whole = quotation.context.is_none()
            && !leans(&quotation.text)
            && quotation.text.starts_with(char::is_uppercase);
        // where each answer stands on the whole is quoted in the table before
        let is_told = standing.section.id.is_general()
            && (material.consultation.documents.iter())
                .filter_map(|document| document.overall.as_ref())
                .any(|overall| is_clause(overall, &quotation.text));
        (
            !quotation.is_commented(),
            quotation.status != Status::Decided,
            !stands_so,
            is_told,
            !is_whole,
            quotation.status == Status::Suggested,
            usize::MAX - quotation.others().len(),
            !READ.contains(&quotation.text.chars().count()) && quotation.role != Role::Decision,
        )
    };
    let mut ranked: Vec<(Rank, Quotation)> = (quotations.into_iter())
        .map(|quotation| (rank(&quotation), quotation))
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.truncate(limit);
    ranked.into_iter().map(|(_, quotation)| quotation).collect()
}

/// The `limit` most telling of each who speaks here: choosing among what the
/// bodies say does not silence a minority.
pub(super) fn of_each(
    material: &Material<'_>,
    section: (&Standing, &Places<'_>),
    quotations: Vec<Quotation>,
    limit: usize,
) -> Vec<Quotation> {
    let mut speakers: Vec<(String, Vec<Quotation>)> = Vec::new();
    for quotation in quotations {
        let known = (speakers.iter_mut()).find(|(name, _)| *name == quotation.respondent);
        match known {
            Some((_, own)) => own.push(quotation),
            None => speakers.push((quotation.respondent.clone(), vec![quotation])),
        }
    }
    // whoever supports says less than whoever objects
    let of_one = |own| telling(material, section, Some(Stance::Opposes), own, limit);
    speakers
        .into_iter()
        .flat_map(|(_, own)| of_one(own))
        .collect()
}
