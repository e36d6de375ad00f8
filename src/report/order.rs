//! The order of a section's statements: those that a person highlighted come first.

use std::collections::BTreeMap;

use super::material::Material;
use super::selection::Order;
use crate::model::StatementId;

/// The statements in the order asked for.
pub(super) fn ordered(material: &Material<'_>, members: &[usize]) -> Vec<usize> {
    let mut members = members.to_vec();
    let body = |at: usize| {
        // A minority that is no body of its own comes last.
        let places = material.speakers[at].iter().filter_map(|one| one.body);
        places.min().unwrap_or(usize::MAX)
    };
    match material.selection.order {
        Order::Respondent => members.sort_by_key(|at| (body(*at), *at)),
        Order::Date => members.sort_by(|one, other| {
            let date = |at: &usize| {
                let date = material.quotations[*at].source.date.as_deref();
                date.map_or((true, ""), |date| (false, date))
            };
            date(one)
                .cmp(&date(other))
                .then_with(|| body(*one).cmp(&body(*other)))
                .then_with(|| one.cmp(other))
        }),
        Order::Given => {
            let ranks: BTreeMap<&StatementId, usize> = material
                .selection
                .statements
                .iter()
                .flatten()
                .enumerate()
                .map(|(rank, id)| (id, rank))
                .collect();
            members.sort_by_key(|at| {
                let rank = ranks.get(&material.chosen[*at].statement.id);
                (rank.copied().unwrap_or(usize::MAX), *at)
            });
        }
    }
    members.sort_by_key(|at| !material.quotations[*at].highlighted);
    members
}
