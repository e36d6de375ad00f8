//! What people decided teaches the rest of the consultation: sections decided
//! often become likelier, and statements like a decided one follow it.

use std::collections::BTreeMap;

use super::feature::Features;
use super::weights::Teaching;
use crate::model::{Evidence, Statement};
use crate::tag::matrix::{Matrix, add, count, softmax};

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

/// In a group, so many decisions weigh as much as the machine's own estimate.
const AROUND: f32 = 4.0;

/// Keeps a group's few decisions from ruling anything out.
const FLOOR: f32 = 0.01;

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
    let near = [
        (&features.groups.paragraph, teaching.paragraph),
        (&features.groups.heading, teaching.heading),
    ]
    .map(|(groups, weight)| (groups, around(probabilities, groups, lessons, weight)));
    for row in 0..probabilities.rows() {
        let nearest = nearest(features, lessons, row);
        let values = probabilities.row_mut(row);
        for (value, prior) in values.iter_mut().zip(&prior) {
            *value = (*value + 1e-6).ln() + prior;
        }
        for (groups, moved) in &near {
            if let Some(moved) = moved.get(&groups[row]) {
                add(values, moved, 1.0);
            }
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

/// For each group of statements with a decision in it, how much likelier the
/// decisions make each candidate there.
fn around(
    probabilities: &Matrix,
    groups: &[usize],
    lessons: &[Lesson],
    weight: f32,
) -> BTreeMap<usize, Vec<f32>> {
    let mut decided: BTreeMap<usize, (f32, Vec<f32>)> = BTreeMap::new();
    for lesson in lessons {
        let (number, sums) = decided
            .entry(groups[lesson.row])
            .or_insert_with(|| (0.0, vec![0.0; probabilities.columns()]));
        *number += 1.0;
        for &section in &lesson.sections {
            sums[section] += 1.0 / count(lesson.sections.len());
        }
    }
    let mean = probabilities.mean();
    let own = probabilities.group_means(groups);
    let mut seen = vec![false; groups.iter().max().map_or(0, |last| last + 1)];
    for (row, &group) in groups.iter().enumerate() {
        if std::mem::replace(&mut seen[group], true) {
            continue;
        }
        let Some((number, sums)) = decided.get_mut(&group) else {
            continue;
        };
        for ((sum, own), mean) in sums.iter_mut().zip(own.row(row)).zip(&mean) {
            let usual = f32::midpoint(*own, *mean);
            let share = (*sum + AROUND * usual) / (*number + AROUND);
            *sum = weight * ((share + FLOOR) / (usual + FLOOR)).ln();
        }
    }
    decided
        .into_iter()
        .map(|(group, (_, sums))| (group, sums))
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

/// The decisions that moved this statement's candidates, the most like first,
/// then those of its paragraph and its heading.
pub(super) fn moved(features: &Features, lessons: &[Lesson], row: usize) -> Vec<usize> {
    let groups = &features.groups;
    let mut moved: Vec<usize> = nearest(features, lessons, row)
        .into_iter()
        .filter(|(_, likeness)| *likeness >= TOLD)
        .map(|(lesson, _)| lesson)
        .collect();
    for near in [&groups.paragraph, &groups.heading] {
        let same = (0..lessons.len()).filter(|&at| {
            lessons[at].row != row && near[lessons[at].row] == near[row] && !moved.contains(&at)
        });
        let same: Vec<usize> = same.collect();
        moved.extend(same);
    }
    moved
}

/// The decided statements among those that [`moved`] a statement that speak
/// for this candidate.
pub(super) fn evidence(
    statements: &[&Statement],
    lessons: &[Lesson],
    moved: &[usize],
    candidate: usize,
) -> Vec<Evidence> {
    moved
        .iter()
        .map(|&lesson| &lessons[lesson])
        .filter(|lesson| lesson.sections.contains(&candidate))
        .take(NEAREST)
        .map(|lesson| Evidence {
            text: statements[lesson.row].text.clone(),
            rule: format!("decision {}", statements[lesson.row].id),
        })
        .collect()
}
