//! What decisions teach: accuracy on the statements that nobody decided, with
//! and without what was decided.

use serde::Serialize;

use super::labelled::Case;
use super::measure::ratio;
use super::pairing::pair;
use super::random::Random;
use crate::model::SectionId;
use crate::tag::{self, Decided, Models, Open, Tagger};

/// The effect of a number of decisions.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Taught {
    /// How many statements were decided.
    pub decisions: usize,
    /// In the queue's order: accuracy at 1 on the rest before and after.
    pub queue: (f64, f64),
    /// In random order, mean of several draws: before and after.
    pub random: (f64, f64),
}

/// So many random orders are drawn.
const DRAWS: u64 = 10;

/// Tries decisions on a case tagged without any.
pub fn taught(case: &Case, models: &Models, numbers: &[usize]) -> Vec<Taught> {
    let tagger = Tagger::new(models.clone());
    let labelled = labelled(case);
    let open: Vec<Open<'_>> = labelled
        .iter()
        .map(|one| Open::of(&case.consultation.statements[one.place]))
        .collect();
    let queue = tag::order(&open);
    numbers
        .iter()
        .filter(|&&number| number < labelled.len())
        .map(|&number| {
            let mut random = (0.0, 0.0);
            for seed in 1..=DRAWS {
                let drawn = trial(
                    case,
                    &tagger,
                    &labelled,
                    &shuffled(labelled.len(), seed)[..number],
                );
                random.0 += drawn.0 / 10.0;
                random.1 += drawn.1 / 10.0;
            }
            Taught {
                decisions: number,
                queue: trial(case, &tagger, &labelled, &queue[..number]),
                random,
            }
        })
        .collect()
}

/// A labelled statement that was found.
struct One {
    place: usize,
    right: Vec<SectionId>,
}

fn labelled(case: &Case) -> Vec<One> {
    let sections = &case.consultation.programme.sections;
    let mut all: Vec<One> = case
        .labels
        .iter()
        .zip(pair(case, &case.labels))
        .filter_map(|(label, place)| {
            let right: Vec<SectionId> = case
                .candidates(label)
                .into_iter()
                .map(|at| {
                    sections
                        .get(at)
                        .map_or_else(SectionId::general, |s| s.id.clone())
                })
                .collect();
            (!right.is_empty()).then_some(One {
                place: place?,
                right,
            })
        })
        .collect();
    all.sort_by_key(|one| one.place);
    all
}

/// Accuracy at 1 on what is not decided, before and after.
fn trial(case: &Case, tagger: &Tagger, labelled: &[One], chosen: &[usize]) -> (f64, f64) {
    let decided: Vec<Decided> = chosen
        .iter()
        .map(|&at| Decided {
            statement: labelled[at].place,
            sections: Some(labelled[at].right.clone()),
            stance: None,
        })
        .collect();
    let after = case.tagged_with(&decided, tagger);
    let accuracy = |case: &Case| {
        let rest: Vec<&One> = (0..labelled.len())
            .filter(|at| !chosen.contains(at))
            .map(|at| &labelled[at])
            .collect();
        let hits = rest
            .iter()
            .filter(|one| {
                let tags = &case.consultation.statements[one.place].tags;
                tags.first()
                    .is_some_and(|tag| one.right.contains(&tag.section))
            })
            .count();
        ratio(hits, rest.len())
    };
    (accuracy(case), accuracy(&after))
}

fn shuffled(number: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..number).collect();
    Random::new(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)).shuffle(&mut order);
    order
}
