//! Fits the section ranker's weights to labelled consultations.

use super::optimise::{Choice, Prior, Verdict, fit_choices, fit_verdicts};
use crate::evaluate::labelled::Case;
use crate::evaluate::pairing::pair;
use crate::model::Statement;
use crate::tag::matrix::Matrix;
use crate::tag::section::feature::{Features, PAIR};
use crate::tag::section::general::{self, GENERAL};
use crate::tag::section::joined;
use crate::tag::section::rank::{self, CONTEXT, Context, GENERAL_CONTEXT, Look};
use crate::tag::section::weights::{Calibration, SectionWeights, Teaching};

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

/// The share of `general` that the fit is balanced to, so that no
/// consultation's own share is learned.
const BALANCE: f64 = 0.3;

/// A statement under both `general` and a section counts so far as general.
const BOTH: f64 = 0.6;

/// The share of `general` that is usual where nothing is decided yet.
const GENERAL_SHARE: f32 = 0.25;

/// Precision that automatic confirmation must have had where it was not trained.
const PRECISION: f32 = 0.96;

/// A labelled consultation with its features worked out.
pub struct Prepared {
    /// The consultation's name.
    pub name: String,
    features: Features,
    general: Vec<Vec<f32>>,
    /// For each statement the right candidates; empty where not labelled.
    right: Vec<Vec<usize>>,
}

/// Works out the features of a case.
pub fn prepare(case: &Case) -> Prepared {
    let consultation = &case.consultation;
    let argued: Vec<usize> = (0..consultation.statements.len())
        .filter(|&at| crate::tag::argues(&consultation.statements[at].statement))
        .collect();
    let statements: Vec<&Statement> = argued
        .iter()
        .map(|&at| &consultation.statements[at].statement)
        .collect();
    let features = Features::new(&consultation.programme, &statements);
    let general = general::features(&consultation.programme, &statements, &features);
    let mut right = vec![Vec::new(); argued.len()];
    for (label, place) in case.labels.iter().zip(pair(case, &case.labels)) {
        if let Some(row) = place.and_then(|place| argued.binary_search(&place).ok()) {
            right[row] = case.candidates(label);
        }
    }
    Prepared {
        name: case.name.clone(),
        features,
        general,
        right,
    }
}

/// Fits all weights. What the second look and the calibration learn from are
/// looks by weights that never saw the consultation looked at.
pub fn fit(cases: &[&Prepared]) -> SectionWeights {
    let mut weights = fit_looks(cases);
    let mut judged = Vec::new();
    if cases.len() > 1 {
        for (out, case) in cases.iter().enumerate() {
            let unseen = fit_looks(&without(cases, out));
            judged.push(judgements(case, &unseen));
        }
    } else {
        judged.extend(cases.iter().map(|case| judgements(case, &weights)));
    }
    weights.calibration = calibrate(&judged);
    weights.auto = threshold(&judged, &weights.calibration);
    weights
}

fn without<'a>(cases: &[&'a Prepared], out: usize) -> Vec<&'a Prepared> {
    cases
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != out)
        .map(|(_, case)| *case)
        .collect()
}

fn fit_looks(cases: &[&Prepared]) -> SectionWeights {
    let (pair, general) = fit_first(cases);
    let contexts: Vec<Context> = cases
        .iter()
        .enumerate()
        .map(|(out, case)| {
            let rest = without(cases, out);
            let (pair, general) = if rest.is_empty() {
                (pair.clone(), general.clone())
            } else {
                fit_first(&rest)
            };
            let look = rank::first(&case.features, &case.general, &pair, &general);
            rank::context(&case.features, &look)
        })
        .collect();
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
        calibration: Calibration {
            intercept: 0.0,
            slope: 1.0,
        },
        auto: 1.0,
        teaching: Teaching {
            prior: 0.7,
            pseudo_counts: 20.0,
            likeness: 4.0,
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
fn short(weights: &[f64]) -> Vec<f32> {
    weights
        .iter()
        .map(|weight| ((weight * 10_000.0).round() / 10_000.0) as f32)
        .collect()
}

impl Prepared {
    /// The labelled statements that are about a section.
    fn choices(&self, features: &[Matrix]) -> Vec<Choice> {
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
    fn verdicts(&self, features: &[Vec<f32>]) -> Vec<Verdict> {
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

/// For each labelled statement the best candidate's probability and whether
/// it was right.
fn judgements(case: &Prepared, weights: &SectionWeights) -> Vec<(f32, bool)> {
    let probabilities = probabilities(case, weights);
    case.right
        .iter()
        .enumerate()
        .filter(|(_, right)| !right.is_empty())
        .map(|(row, right)| {
            let values = probabilities.row(row);
            let best = (0..values.len()).fold(
                0,
                |best, at| if values[at] > values[best] { at } else { best },
            );
            (values[best], right.contains(&best))
        })
        .collect()
}

/// What the weights say of a case.
fn probabilities(case: &Prepared, weights: &SectionWeights) -> Matrix {
    let look: Look = rank::first(
        &case.features,
        &case.general,
        &weights.pair,
        &weights.general,
    );
    let context = rank::context(&case.features, &look);
    let mut second = rank::second(&context, &weights.context, &weights.general_context);
    rank::with_share(&mut second, weights.general_share);
    joined(&second)
}

fn calibrate(judged: &[Vec<(f32, bool)>]) -> Calibration {
    let verdicts: Vec<Verdict> = judged
        .iter()
        .flat_map(|case| {
            let weight = 1.0 / f64::from(u32::try_from(case.len().max(1)).unwrap_or(u32::MAX));
            case.iter().map(move |&(p, right)| {
                let p = f64::from(p).clamp(1e-6, 1.0 - 1e-6);
                Verdict {
                    row: vec![1.0, (p / (1.0 - p)).ln()],
                    yes: f64::from(u8::from(right)),
                    weight,
                }
            })
        })
        .collect();
    let prior = Prior {
        centre: vec![0.0, 1.0],
        strength: vec![0.01; 2],
    };
    let fitted = short(&fit_verdicts(&verdicts, &prior));
    Calibration {
        intercept: fitted[0],
        slope: fitted[1],
    }
}

/// The lowest confidence from which on enough were right, each consultation
/// weighing the same.
fn threshold(judged: &[Vec<(f32, bool)>], calibration: &Calibration) -> f32 {
    let mut all: Vec<(f32, bool, f32)> = judged
        .iter()
        .flat_map(|case| {
            let weight = 1.0 / crate::tag::matrix::count(case.len().max(1));
            case.iter()
                .map(move |&(p, right)| (calibration.confidence(p), right, weight))
        })
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut seen, mut threshold) = (0.0_f32, 0.0_f32, 1.0_f32);
    for (confidence, is_right, weight) in all {
        seen += weight;
        right += if is_right { weight } else { 0.0 };
        if right / seen >= PRECISION {
            threshold = confidence;
        }
    }
    (threshold * 10_000.0).ceil() / 10_000.0
}
