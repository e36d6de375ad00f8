//! Respondents against the sections that anyone takes a position on.

use super::content::{Column, Matrix, MatrixRow};
use super::material::Material;
use super::standing::Standing;

/// The matrix of those that answered.
pub(super) fn matrix(material: &Material<'_>, standings: &[Standing]) -> Matrix {
    let shown: Vec<&Standing> = standings
        .iter()
        .filter(|standing| standing.shown().next().is_some())
        .collect();
    let bodies = material.bodies.list.iter().enumerate();
    Matrix {
        columns: shown
            .iter()
            .map(|standing| Column {
                section: standing.section.clone(),
                counts: standing
                    .counts(material)
                    .into_iter()
                    .map(|count| (count.stance, count.respondents.len()))
                    .collect(),
            })
            .collect(),
        rows: bodies
            .filter(|(_, body)| body.has_answered())
            .map(|(place, body)| MatrixRow {
                respondent: material.printed[place].clone(),
                kind: body.kind,
                cells: shown.iter().map(|standing| standing.cell(place)).collect(),
            })
            .collect(),
    }
}
