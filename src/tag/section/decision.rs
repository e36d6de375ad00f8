//! What people decided teaches the rest of the consultation: sections decided
//! often become likelier, and statements like a decided one follow it.

use super::feature::Features;
use super::weights::Teaching;
use crate::model::{Evidence, Statement};
use crate::tag::matrix::{Matrix, count, softmax};

/// A decision as the ranker sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The statement, by row.
    pub row: usize,
    /// Its sections by place, `general` being the number of sections.
    pub sections: Vec<usize>,
}

/// So many of the most similar decided statements count.
const NEAREST: usize = 5;

/// A decided statement at least this alike is named as evidence.
const TOLD: f32 = 0.25;

/// Changes the probabilities by what was decided.
pub(super) fn teach(
    probabilities: &mut Matrix,
    features: &Features,
    lessons: &[Lesson],
    teaching: &Teaching,
) {
    if lessons.is_empty() || probabilities.columns() < 2 {
        return;
    }
    let prior = prior(probabilities, lessons, teaching);
    for row in 0..probabilities.rows() {
        let nearest = nearest(features, lessons, row);
        let values = probabilities.row_mut(row);
        for (value, prior) in values.iter_mut().zip(&prior) {
            *value = (*value + 1e-6).ln() + prior;
        }
        for (lesson, likeness) in nearest {
            for &section in &lessons[lesson].sections {
                values[section] += teaching.likeness * likeness;
            }
        }
        softmax(values);
    }
}

/// For each candidate, how much likelier the decisions make it.
fn prior(probabilities: &Matrix, lessons: &[Lesson], teaching: &Teaching) -> Vec<f32> {
    let mean = probabilities.mean();
    let mut decided = vec![0.0; mean.len()];
    for lesson in lessons {
        for &section in &lesson.sections {
            decided[section] += 1.0 / count(lesson.sections.len());
        }
    }
    let total = count(lessons.len()) + teaching.pseudo_counts;
    mean.iter()
        .zip(decided)
        .map(|(mean, decided)| {
            let share = (decided + teaching.pseudo_counts * mean) / total;
            teaching.prior * (share / mean.max(1e-6)).ln()
        })
        .collect()
}

/// The decided statements most like this one, itself not among them.
fn nearest(features: &Features, lessons: &[Lesson], row: usize) -> Vec<(usize, f32)> {
    let mut found: Vec<(usize, f32)> = lessons
        .iter()
        .enumerate()
        .filter(|(_, lesson)| lesson.row != row)
        .map(|(at, lesson)| (at, features.groups.likeness(row, lesson.row)))
        .filter(|(_, likeness)| *likeness > 0.0)
        .collect();
    found.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found.truncate(NEAREST);
    found
}

/// The decided statements that moved this candidate.
pub(super) fn evidence(
    features: &Features,
    statements: &[&Statement],
    lessons: &[Lesson],
    row: usize,
    candidate: usize,
) -> Vec<Evidence> {
    if lessons.is_empty() {
        return Vec::new();
    }
    nearest(features, lessons, row)
        .into_iter()
        .filter(|&(lesson, likeness)| {
            likeness >= TOLD && lessons[lesson].sections.contains(&candidate)
        })
        .map(|(lesson, _)| Evidence {
            text: statements[lessons[lesson].row].text.clone(),
            rule: format!("decision {}", statements[lessons[lesson].row].id),
        })
        .collect()
}
