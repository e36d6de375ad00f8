//! The second look's weights, learned from consultations that the first look
//! has not seen.

use super::Told;
use crate::evaluate::fit::optimise::{Choice, Prior, fit_choices};
use crate::evaluate::measure::number;
use crate::tag::matrix::count;
use crate::tag::stance::context::{
    CRITICAL, GROUPS, NOTHING, RESERVED, TRAITS, VIEWS, WEIGHTS, group, likeliest, neutral, views,
};
use crate::tag::stance::linear::{Likely, Linear};
use crate::tag::stance::objection::{FOUND, raise};

/// Each consultation counts as so many statements.
const EQUAL: f64 = 400.0;

/// How far the weights are held to where they begin; the first trait of a
/// group is its intercept.
const HOLD: f64 = 3.0;
const HOLD_INTERCEPT: f64 = 0.3;

/// Offsets worth so much less than the best are as good.
const NEARLY: f64 = 0.02;

/// What a share that is missing from it costs.
const MISSING: f64 = 5.0;

/// Groups with fewer statements in a consultation are not measured there.
const MEASURABLE: f64 = 10.0;

/// A labelled statement in the second look.
pub(super) struct Weighed {
    /// For each group its views and, in that group's place, the traits.
    rows: Vec<Vec<f64>>,
    /// How much of each group it is.
    target: [f64; GROUPS],
}

pub(super) fn weighed(told: &Told, first: &Linear) -> Vec<Weighed> {
    let own: Vec<Likely> = told.rows.iter().map(|row| first.likely(row)).collect();
    let views = views(&told.places, &own);
    told.labelled
        .iter()
        .map(|&(row, example)| {
            let mut target = [0.0; GROUPS];
            for (class, share) in told.examples[example].target.iter().enumerate() {
                target[group(class)] += f64::from(*share);
            }
            let rows = (0..GROUPS)
                .map(|group| {
                    let mut all = vec![0.0; WEIGHTS];
                    for (value, view) in all.iter_mut().zip(&views[row][group]) {
                        *value = f64::from(*view);
                    }
                    let traits = &mut all[VIEWS + group * TRAITS..][..TRAITS];
                    for (value, of) in traits.iter_mut().zip(&told.places[row].traits) {
                        *value = f64::from(*of);
                    }
                    all
                })
                .collect();
            Weighed { rows, target }
        })
        .collect()
}

/// The weights of the second look, and how far the critical group is raised at
/// most.
pub(super) fn fit(cases: &[Vec<Weighed>]) -> (Vec<f32>, f32) {
    let mut choices = Vec::new();
    for case in cases {
        let weight = EQUAL / number(case.len());
        for weighed in case {
            for (group, share) in weighed.target.iter().enumerate() {
                if *share > 0.0 {
                    choices.push(Choice {
                        rows: weighed.rows.clone(),
                        right: (0..GROUPS).map(|other| other == group).collect(),
                        weight: weight * share,
                    });
                }
            }
        }
    }
    let mut prior = Prior {
        centre: neutral().into_iter().map(f64::from).collect(),
        strength: vec![HOLD; WEIGHTS],
    };
    for group in 0..GROUPS {
        prior.strength[VIEWS + group * TRAITS] = HOLD_INTERCEPT;
    }
    let mut weights = fit_choices(&choices, &prior);
    let mut offsets = offsets(cases, &weights);
    let most_raised = std::mem::take(&mut offsets[CRITICAL]);
    for (group, by) in offsets.into_iter().enumerate() {
        weights[VIEWS + group * TRAITS] += f64::from(by);
    }
    #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
    let weights = weights.into_iter().map(|weight| weight as f32).collect();
    (weights, most_raised)
}

/// What to add to the groups' scores, to the critical group's at most, so that
/// accuracy and mean F1 together are about highest among the offsets that find
/// enough of what is critical.
fn offsets(cases: &[Vec<Weighed>], weights: &[f64]) -> [f32; GROUPS] {
    if cases.is_empty() {
        return [0.0; GROUPS];
    }
    let scored: Vec<Vec<Scored>> = cases
        .iter()
        .map(|case| {
            case.iter()
                .map(|weighed| scored(weighed, weights))
                .collect()
        })
        .collect();
    let mut tried: Vec<(f64, [f32; GROUPS])> = Vec::new();
    for nothing in [0.0, -0.2, -0.4, -0.6] {
        for reserved in [0.0, 0.6, 1.2] {
            for step in 0..25_usize {
                let mut offsets = [0.0; GROUPS];
                offsets[NOTHING] = nothing;
                offsets[RESERVED] = reserved;
                offsets[CRITICAL] = 0.05 * count(step);
                tried.push((worth(&scored, &offsets), offsets));
            }
        }
    }
    // One more statement told right makes another the best: those nearly as
    // good are as likely to be.
    let best = tried
        .iter()
        .map(|(worth, _)| *worth)
        .fold(f64::NEG_INFINITY, f64::max);
    let good: Vec<&[f32; GROUPS]> = (tried.iter())
        .filter(|(worth, _)| *worth >= best - NEARLY)
        .map(|(_, offsets)| offsets)
        .collect();
    std::array::from_fn(|group| {
        good.iter().map(|offsets| offsets[group]).sum::<f32>() / count(good.len())
    })
}

/// A statement's score for each group, and the group that it is.
type Scored = ([f32; GROUPS], usize);

fn scored(weighed: &Weighed, weights: &[f64]) -> Scored {
    #[expect(clippy::cast_possible_truncation, reason = "scores are small")]
    let scores = std::array::from_fn(|group| {
        let products = weighed.rows[group].iter().zip(weights);
        products.map(|(value, weight)| value * weight).sum::<f64>() as f32
    });
    (scores, likeliest(&weighed.target))
}

/// How good offsets are, on average over consultations.
fn worth(cases: &[Vec<Scored>], offsets: &[f32; GROUPS]) -> f64 {
    let (mut accuracy, mut f1, mut recall) = (0.0, 0.0, 0.0);
    for case in cases {
        let mut table = [[0.0_f64; GROUPS]; GROUPS];
        let mut raised: Vec<[f32; GROUPS]> = (case.iter())
            .map(|(scores, _)| {
                let offset = |at| if at == CRITICAL { 0.0 } else { offsets[at] };
                std::array::from_fn(|at| scores[at] + offset(at))
            })
            .collect();
        let by = raise(&raised, offsets[CRITICAL]);
        for ((_, group), scores) in case.iter().zip(&mut raised) {
            scores[CRITICAL] += by;
            table[*group][likeliest(scores)] += 1.0;
        }
        let right: f64 = (0..GROUPS).map(|at| table[at][at]).sum();
        let all: f64 = table.iter().flatten().sum();
        let shares: Vec<f64> = (0..GROUPS)
            .filter_map(|at| {
                let (own, given): (f64, f64) = (
                    table[at].iter().sum(),
                    table.iter().map(|row| row[at]).sum(),
                );
                (own >= MEASURABLE).then(|| 2.0 * table[at][at] / (own + given))
            })
            .collect();
        accuracy += right / all.max(1.0);
        f1 += shares.iter().sum::<f64>() / number(shares.len().max(1));
        let critical: f64 = table[CRITICAL].iter().sum();
        recall += table[CRITICAL][CRITICAL] / critical.max(1.0);
    }
    let missing = (f64::from(FOUND) - recall / number(cases.len().max(1))).max(0.0);
    (accuracy + f1) / number(cases.len().max(1)) - MISSING * missing
}
