//! A labelled consultation, ready to learn sections from.

use super::optimise::{Choice, Verdict};
use crate::evaluate::labelled::Case;
use crate::evaluate::pairing::pair;
use crate::model::Statement;
use crate::tag::matrix::Matrix;
use crate::tag::section::feature::Features;
use crate::tag::section::general;
use crate::tag::section::scope::ScopeModel;

/// The share of `general` that the fit is balanced to, so that no
/// consultation's own share is learned.
const BALANCE: f64 = 0.3;

/// A statement under both `general` and a section counts so far as general.
const BOTH: f64 = 0.6;

/// A labelled consultation with its features worked out.
pub struct Prepared {
    /// The consultation's name.
    pub name: String,
    /// Whether it shows how far to trust a tag: its labels name every section
    /// that fits. One whose labels name the most fitting alone makes right
    /// tags look wrong.
    pub shows_trust: bool,
    pub(super) features: Features,
    pub(super) general: Vec<Vec<f32>>,
    /// For each statement the right candidates; empty where not labelled.
    pub(super) right: Vec<Vec<usize>>,
}

/// Works out the features of a case.
pub fn prepare(case: &Case, scope: &ScopeModel) -> Prepared {
    let consultation = &case.consultation;
    let argued: Vec<usize> = (0..consultation.statements.len())
        .filter(|&at| consultation.statements[at].is_position())
        .collect();
    let statements: Vec<&Statement> = argued
        .iter()
        .map(|&at| &consultation.statements[at].statement)
        .collect();
    let features = Features::new(&consultation.programme, &statements);
    let general = general::features(&consultation.programme, &statements, &features, scope);
    let mut right = vec![Vec::new(); argued.len()];
    for (label, place) in case.labels.iter().zip(pair(case, &case.labels)) {
        if let Some(row) = place.and_then(|place| argued.binary_search(&place).ok()) {
            right[row] = case.candidates(label);
        }
    }
    Prepared {
        name: case.name.clone(),
        shows_trust: true,
        features,
        general,
        right,
    }
}

impl Prepared {
    /// The labelled statements that are about a section.
    pub(super) fn choices(&self, features: &[Matrix]) -> Vec<Choice> {
        let sections = self.features.sections();
        let about = |right: &[usize]| right.iter().any(|&candidate| candidate < sections);
        let number = self
            .right
            .iter()
            .filter(|right| about(right))
            .count()
            .max(1);
        let weight = 1.0 / f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        self.right
            .iter()
            .enumerate()
            .filter(|(_, right)| about(right))
            .map(|(row, right)| Choice {
                rows: (0..sections)
                    .map(|section| {
                        features
                            .iter()
                            .map(|feature| f64::from(feature.row(row)[section]))
                            .collect()
                    })
                    .collect(),
                right: (0..sections)
                    .map(|section| right.contains(&section))
                    .collect(),
                weight,
            })
            .collect()
    }

    /// All labelled statements, as general or not.
    pub(super) fn verdicts(&self, features: &[Vec<f32>]) -> Vec<Verdict> {
        let sections = self.features.sections();
        let labelled = || {
            self.right
                .iter()
                .enumerate()
                .filter(|(_, right)| !right.is_empty())
        };
        let yes = |right: &[usize]| match (right.contains(&sections), right.len()) {
            (false, _) => 0.0,
            (true, 1) => 1.0,
            (true, _) => BOTH,
        };
        let number = f64::from(u32::try_from(labelled().count().max(1)).unwrap_or(u32::MAX));
        let general = labelled().filter(|(_, right)| yes(right) > 0.5).count();
        let share = f64::from(u32::try_from(general).unwrap_or(u32::MAX)) / number;
        labelled()
            .map(|(row, right)| {
                let yes = yes(right);
                let balance = if yes > 0.5 {
                    BALANCE / share.max(0.02)
                } else {
                    (1.0 - BALANCE) / (1.0 - share).max(0.02)
                };
                Verdict {
                    row: features[row]
                        .iter()
                        .map(|value| f64::from(*value))
                        .collect(),
                    yes,
                    weight: balance / number,
                }
            })
            .collect()
    }
}
