//! What people decided teaches the rest of the consultation: sections decided
//! often become likelier, and statements like a decided one follow it.

use std::collections::BTreeMap;

use super::alike::{alike, likest, those};
use super::feature::Features;
use super::weights::Teaching;
use crate::model::{Evidence, EvidenceRule, Stance, Statement};
use crate::tag::matrix::{Matrix, add, count, softmax};

/// A decision as the ranker sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The statement, by row.
    pub row: usize,
    /// Its sections by place, `general` being the number of sections; empty
    /// where only something else was decided.
    pub sections: Vec<usize>,
    /// Its stance, where that was decided.
    pub stance: Option<Stance>,
}

/// The stance of a decided statement, and how alike it is.
type Precedent = (Stance, f32);

/// The decisions of sections, and which of them stand near each statement:
/// made once for all statements.
#[derive(Debug, Clone)]
pub struct Lessons {
    each: Vec<Lesson>,
    /// By row: those most like it, by place, best first.
    nearest: Vec<Vec<(usize, f32)>>,
    /// By paragraph and by heading: those that stand there, by place.
    places: [BTreeMap<usize, Vec<usize>>; 2],
}

/// So many of the most similar decided statements count.
const NEAREST: usize = 5;

/// In a group, so many decisions weigh as much as the machine's own estimate.
const AROUND: f32 = 4.0;

/// Keeps a group's few decisions from ruling anything out.
const FLOOR: f32 = 0.01;

/// A decided statement at least this alike is named as evidence.
const TOLD: f32 = 0.25;

/// A decided statement at least this alike is a precedent for the stance.
const PRECEDENT: f32 = 0.6;

/// So many precedents count: beyond that they tell no more, and where all statements
/// are alike and many decided, all of them would be more than the memory holds.
const PRECEDENTS: usize = 20;

/// What was decided, as all statements learn from it: the lessons on sections,
/// and for each statement the precedents of its stance, in the order of the
/// decisions.
pub(super) fn learn(features: &Features, decided: &[Lesson]) -> (Lessons, Vec<Vec<Precedent>>) {
    let groups = &features.groups;
    let rows: Vec<usize> = decided.iter().map(|one| one.row).collect();
    // the place of each decision among those of sections
    let mut each = Vec::new();
    let places: Vec<Option<usize>> = (decided.iter())
        .map(|one| {
            (!one.sections.is_empty()).then(|| {
                each.push(one.clone());
                each.len() - 1
            })
        })
        .collect();
    let (nearest, precedents) = alike(&groups.vectors, &rows, |found| {
        let precedents = precedents(found, decided);
        (nearest(found, &places), precedents)
    })
    .into_iter()
    .unzip();
    let places = [&groups.paragraph, &groups.heading].map(|groups| {
        let mut places: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, lesson) in each.iter().enumerate() {
            places.entry(groups[lesson.row]).or_default().push(at);
        }
        places
    });
    let lessons = Lessons {
        each,
        nearest,
        places,
    };
    (lessons, precedents)
}

/// The likest of those `found` that are alike enough and have a stance, in the order of
/// the decisions.
fn precedents(found: &mut [(usize, f32)], decided: &[Lesson]) -> Vec<Precedent> {
    let close = those(found, |&(at, likeness)| {
        likeness >= PRECEDENT && decided[at].stance.is_some()
    });
    let mut close = likest(close, PRECEDENTS);
    close.sort_unstable_by_key(|(at, _)| *at);
    let stance = |(at, likeness): (usize, f32)| Some((decided[at].stance?, likeness));
    let mut told: Vec<Precedent> = close.into_iter().filter_map(stance).collect();
    told.shrink_to_fit();
    told
}

/// The best of those `found`, as lessons by their `places`.
fn nearest(found: &mut [(usize, f32)], places: &[Option<usize>]) -> Vec<(usize, f32)> {
    let lessons = likest(those(found, |(at, _)| places[*at].is_some()), NEAREST);
    (lessons.into_iter())
        .filter_map(|(at, likeness)| Some((places[at]?, likeness)))
        .collect()
}

/// Changes the probabilities by what was decided.
pub(super) fn teach(
    probabilities: &mut Matrix,
    features: &Features,
    Lessons {
        each: lessons,
        nearest,
        ..
    }: &Lessons,
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
        let values = probabilities.row_mut(row);
        for (value, prior) in values.iter_mut().zip(&prior) {
            *value = (*value + 1e-6).ln() + prior;
        }
        for (groups, moved) in &near {
            if let Some(moved) = moved.get(&groups[row]) {
                add(values, moved, 1.0);
            }
        }
        for &(lesson, likeness) in &nearest[row] {
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

/// The decisions that moved this statement's candidates, the most like first,
/// then those of its paragraph and its heading.
pub(super) fn moved(features: &Features, lessons: &Lessons, row: usize) -> Vec<usize> {
    let [paragraph, heading] = [&features.groups.paragraph, &features.groups.heading];
    let [in_paragraph, under_heading] = &lessons.places;
    let nearest: Vec<usize> = lessons.nearest[row]
        .iter()
        .filter(|(_, likeness)| *likeness >= TOLD)
        .map(|(lesson, _)| *lesson)
        .collect();
    let is_new = |at: &usize| lessons.each[*at].row != row && !nearest.contains(at);
    let beside = in_paragraph.get(&paragraph[row]).into_iter().flatten();
    // what stands in the paragraph too is there already
    let is_apart = |at: &&usize| paragraph[lessons.each[**at].row] != paragraph[row];
    let around = under_heading.get(&heading[row]).into_iter().flatten();
    let around = around.filter(is_apart);
    let near: Vec<usize> = beside.chain(around).copied().filter(is_new).collect();
    [nearest, near].concat()
}

/// The decided statements among those that [`moved`] a statement that speak
/// for this candidate.
pub(super) fn evidence(
    statements: &[&Statement],
    lessons: &Lessons,
    moved: &[usize],
    candidate: usize,
) -> Vec<Evidence> {
    moved
        .iter()
        .map(|&lesson| &lessons.each[lesson])
        .filter(|lesson| lesson.sections.contains(&candidate))
        .take(NEAREST)
        .map(|lesson| Evidence {
            text: statements[lesson.row].text.clone(),
            rule: EvidenceRule::Taught {
                by: statements[lesson.row].id.clone(),
            },
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_precedents_the_likest_count() {
        let decided: Vec<Lesson> = (0..1_000)
            .map(|row| Lesson {
                row,
                sections: vec![row],
                stance: (row % 2 == 0).then_some(Stance::Doubts),
            })
            .collect();
        let likeness = |at: usize| 0.5 + f32::from(u16::try_from(at).unwrap()) / 2_000.0;
        let mut found: Vec<(usize, f32)> = (0..1_000).rev().map(|at| (at, likeness(at))).collect();
        let told = precedents(&mut found, &decided);
        let wanted: Vec<Precedent> = (960..1_000)
            .step_by(2)
            .map(|at| (Stance::Doubts, likeness(at)))
            .collect();
        assert_eq!(told, wanted);
        assert_eq!(told.capacity(), PRECEDENTS);
        let places: Vec<Option<usize>> = (0..1_000).map(|at| (at < 500).then_some(at)).collect();
        let nearest: Vec<usize> = (nearest(&mut found, &places).into_iter())
            .map(|(lesson, _)| lesson)
            .collect();
        assert_eq!(nearest, [499, 498, 497, 496, 495]);
        let few = precedents(&mut [(3, 0.9), (2, 0.7), (4, 0.1)], &decided);
        assert_eq!(few, [(Stance::Doubts, 0.7)]);
    }
}
