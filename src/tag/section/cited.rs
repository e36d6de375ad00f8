//! Sections that a statement cites in so many words: `avsnitt 3.2`. Who names
//! the section has said what the statement is about.

use super::feature::Features;
use crate::tag::matrix::{Matrix, count};

/// So likely are the cited sections together, at least.
const CITED: f32 = 0.9;

/// So much of that they share alike; the rest follows what else speaks for each.
const ALIKE: f32 = 0.5;

/// Raises the sections that a statement cites to [`CITED`] together.
pub(super) fn hold(probabilities: &mut Matrix, features: &Features) {
    for row in 0..probabilities.rows() {
        let cited = &features.raw.cited[row];
        let values = probabilities.row_mut(row);
        let held: f32 = cited.iter().map(|&section| values[section]).sum();
        if cited.is_empty() || held >= CITED {
            continue;
        }
        let left = (1.0 - CITED) / (1.0 - held).max(1e-6);
        let even = CITED * ALIKE / count(cited.len());
        let own: Vec<f32> = cited
            .iter()
            .map(|&section| even + CITED * (1.0 - ALIKE) * values[section] / held.max(1e-6))
            .collect();
        for value in values.iter_mut() {
            *value *= left;
        }
        for (&section, own) in cited.iter().zip(own) {
            values[section] = own;
        }
    }
}
