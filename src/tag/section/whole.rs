//! Sections that stand for the whole: part of what is said in general is about
//! them.
//!
//! In a programme of several chapters for several bodies, the whole is for each
//! body its own chapter. A section that bears the programme's name holds its
//! core.

use super::feature::Features;
use crate::tag::matrix::{Matrix, count};

/// So much of `general` goes to the top of the respondent's own chapter.
const CHAPTER: f32 = 0.3;

/// So much of what is left goes to the sections that bear the programme's name.
const NAMESAKE: f32 = 0.25;

/// So much of `general` goes from what refers back to what it refers to: a sentence
/// that makes sense only with the one before it is about the same.
const BACK: f32 = 0.5;

/// Moves part of the probability of `general` from statements that refer back and
/// name nothing themselves to the likeliest section of the statement before in
/// their paragraph.
pub(super) fn refer_back(probabilities: &mut Matrix, features: &Features) {
    let general = features.sections();
    let paragraph = &features.groups.paragraph;
    for row in 1..probabilities.rows() {
        if !features.refers_back[row] || paragraph[row] != paragraph[row - 1] {
            continue;
        }
        let before = probabilities.row(row - 1);
        let Some(best) = (0..before.len()).max_by(|&a, &b| before[a].total_cmp(&before[b])) else {
            continue;
        };
        if best != general {
            let values = probabilities.row_mut(row);
            let part = BACK * values[general];
            values[best] += part;
            values[general] -= part;
        }
    }
}

/// Moves part of the probability of `general`, the last column, to the
/// sections that stand for it.
pub(super) fn lend(probabilities: &mut Matrix, features: &Features) {
    let general = features.sections();
    for row in 0..probabilities.rows() {
        let values = probabilities.row_mut(row);
        if let Some(top) = features.chapters[row] {
            let part = CHAPTER * values[general];
            values[top] += part;
            values[general] -= part;
        }
        let part = NAMESAKE * values[general];
        for &section in &features.namesakes {
            values[section] += part / count(features.namesakes.len());
        }
        if !features.namesakes.is_empty() {
            values[general] -= part;
        }
    }
}
