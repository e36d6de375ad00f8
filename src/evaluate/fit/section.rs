//! Fits the section ranker's weights to labelled consultations.

use super::optimise::{Choice, Prior, Verdict, fit_choices, fit_verdicts};
use super::prepared::Prepared;
use super::{FOLDS, trust};
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
    let judged = unseen(cases, |rest| {
        let looks = rest.map_or_else(|| weights.clone(), fit_looks);
        move |case: &Prepared| case.shows_trust.then(|| trust::judgements(case, &looks))
    });
    let judged: Vec<_> = judged.into_iter().flatten().collect();
    weights.calibration = trust::calibrate(&judged.iter().collect::<Vec<_>>());
    weights.auto = trust::threshold(&judged);
    weights
}

/// Gives for each case what something learned from others makes of it: cases
/// are parted into folds, and what is learned for a fold saw none of it.
/// Nothing is learned anew for a case that is alone.
fn unseen<T, Judge: Fn(&Prepared) -> T>(
    cases: &[&Prepared],
    learn: impl Fn(Option<&[&Prepared]>) -> Judge,
) -> Vec<T> {
    let mut judged: Vec<Option<T>> = cases.iter().map(|_| None).collect();
    for fold in 0..FOLDS.min(cases.len()) {
        let rest: Vec<&Prepared> = (cases.iter().enumerate())
            .filter(|(at, _)| at % FOLDS != fold)
            .map(|(_, case)| *case)
            .collect();
        let judge = learn((!rest.is_empty()).then_some(&rest[..]));
        for at in (fold..cases.len()).step_by(FOLDS) {
            judged[at] = Some(judge(cases[at]));
        }
    }
    judged.into_iter().flatten().collect()
}

fn fit_looks(cases: &[&Prepared]) -> SectionWeights {
    let (pair, general) = fit_first(cases);
    let contexts: Vec<Context> = unseen(cases, |rest| {
        let (pair, general) = rest.map_or_else(|| (pair.clone(), general.clone()), fit_first);
        move |case: &Prepared| {
            let look = rank::first(&case.features, &case.general, &pair, &general);
            rank::context(&case.features, &look)
        }
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
