//! Fits the section ranker's weights to labelled consultations.

use std::collections::BTreeMap;

use super::optimise::{Choice, Prior, Verdict, fit_choices, fit_verdicts};
use super::prepared::Prepared;
use super::{folds, trust};
use crate::tag::section::confidence::Calibration;
use crate::tag::section::feature::PAIR;
use crate::tag::section::general::GENERAL;
use crate::tag::section::rank::{self, CONTEXT, Context, GENERAL_CONTEXT};
use crate::tag::section::weights::{SectionWeights, Teaching};

/// How far the weights of the first look are held to their beginnings.
const HOLD_PAIR: f64 = 0.05;
const HOLD_GENERAL: f64 = 0.03;

/// The same of the second look.
const HOLD_CONTEXT: f64 = 0.01;
const HOLD_GENERAL_CONTEXT: f64 = 0.03;

/// Weights set by hand: what few consultations can show, and is plain when it
/// is there.
const SET: [(&str, f64); 4] = [
    ("respondent", 2.0),
    ("reference", 5.0),
    ("heading_number", 3.0),
    ("carried_reference", 1.0),
];

/// The share of `general` that is usual where nothing is decided yet.
const GENERAL_SHARE: f32 = 0.28;

/// Fits all weights. What the second look and the calibration learn from are
/// looks by weights that never saw the consultation looked at.
pub fn fit(cases: &[&Prepared]) -> SectionWeights {
    let mut weights = fit_looks(cases);
    let judged = unseen(cases, fit_looks, |case, looks| {
        case.shows_trust.then(|| trust::judgements(case, looks))
    });
    let judged: Vec<_> = judged.into_iter().flatten().collect();
    weights.calibration = trust::calibrate(&judged.iter().collect::<Vec<_>>());
    weights.auto = trust::threshold(&judged);
    weights
}

/// Gives for each case what something learned from others makes of it, fold by
/// fold. Where there are no others it is learned from the case itself.
fn unseen<L, T>(
    cases: &[&Prepared],
    learn: impl Fn(&[&Prepared]) -> L,
    judge: impl Fn(&Prepared, &L) -> T,
) -> Vec<T> {
    let mut judged: BTreeMap<usize, T> = BTreeMap::new();
    for (own, rest) in folds(&vec![true; cases.len()]) {
        let others = if rest.is_empty() { &own } else { &rest };
        let learned = learn(&others.iter().map(|at| cases[*at]).collect::<Vec<_>>());
        judged.extend(own.iter().map(|at| (*at, judge(cases[*at], &learned))));
    }
    judged.into_values().collect()
}

fn fit_looks(cases: &[&Prepared]) -> SectionWeights {
    let (pair, general) = fit_first(cases);
    let contexts: Vec<Context> = unseen(cases, fit_first, |case, (pair, general)| {
        let look = rank::first(&case.features, &case.general, pair, general);
        rank::context(&case.features, &look)
    });
    let mut choices = Vec::new();
    let mut verdicts = Vec::new();
    for (case, context) in cases.iter().zip(&contexts) {
        choices.extend(case.choices(&context.pair));
        verdicts.extend(case.verdicts(&context.general));
    }
    let mut centre = vec![0.0; CONTEXT.len()];
    centre[0] = 1.0;
    let context = fit_choices(&choices, &held(centre, HOLD_CONTEXT));
    let mut centre = vec![0.0; GENERAL_CONTEXT.len()];
    centre[1] = 1.0;
    let general_context = fit_verdicts(
        &verdicts,
        &intercept_free(held(centre, HOLD_GENERAL_CONTEXT)),
    );
    SectionWeights {
        pair,
        general,
        context: short(&context),
        general_context: short(&general_context),
        general_share: GENERAL_SHARE,
        calibration: Calibration::from_weights([0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]),
        auto: 1.0,
        teaching: Teaching {
            prior: 0.7,
            pseudo_counts: 40.0,
            likeness: 4.0,
            paragraph: 0.5,
            heading: 0.5,
        },
    }
}

fn fit_first(cases: &[&Prepared]) -> (Vec<f32>, Vec<f32>) {
    let choices: Vec<Choice> = cases
        .iter()
        .flat_map(|case| case.choices(&case.features.pair))
        .collect();
    let verdicts: Vec<Verdict> = cases
        .iter()
        .flat_map(|case| case.verdicts(&case.general))
        .collect();
    let mut prior = held(vec![0.0; PAIR.len()], HOLD_PAIR);
    for (at, name) in PAIR.iter().enumerate() {
        if let Some((_, weight)) = SET.iter().find(|(set, _)| set == name) {
            prior.centre[at] = *weight;
            prior.strength[at] = 10.0;
        }
    }
    let general = held(vec![0.0; GENERAL.len()], HOLD_GENERAL);
    let mut general = general;
    general.strength[0] = 1e-4;
    (
        short(&fit_choices(&choices, &prior)),
        short(&fit_verdicts(&verdicts, &general)),
    )
}

fn held(centre: Vec<f64>, strength: f64) -> Prior {
    let strength = vec![strength; centre.len()];
    Prior { centre, strength }
}

fn intercept_free(mut prior: Prior) -> Prior {
    prior.strength[0] = 1e-4;
    prior
}

/// Four decimals, as the file has them.
#[expect(
    clippy::cast_possible_truncation,
    reason = "weights are small, and rounded first"
)]
pub(super) fn short(weights: &[f64]) -> Vec<f32> {
    weights
        .iter()
        .map(|weight| ((weight * 10_000.0).round() / 10_000.0) as f32)
        .collect()
}
