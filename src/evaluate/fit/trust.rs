//! How far the section ranker's probabilities are to be trusted: the
//! confidence, and from which one on no person need look.

use super::optimise::{Prior, Verdict, fit_verdicts};
use super::prepared::Prepared;
use crate::tag::matrix::count;
use crate::tag::section::confidence::{self, Calibration, MEASURES};
use crate::tag::section::probabilities;
use crate::tag::section::weights::SectionWeights;

/// Precision that automatic confirmation must have had where it was not
/// trained: the bar and a margin.
const PRECISION: f32 = 0.955;

/// The same in each case by itself, where as many as [`ENOUGH`] are confirmed:
/// one wrong answer more among so few is chance.
const LOWEST: f32 = 0.87;
const ENOUGH: usize = 8;

/// How far the confidence is held to the probability itself.
const HOLD: f64 = 0.02;

/// The best candidate of a labelled statement: its measures, and whether it is
/// right.
pub(super) type Judgement = ([f32; MEASURES], bool);

/// The judgements of a case by weights that never saw it.
pub(super) fn judgements(case: &Prepared, weights: &SectionWeights) -> Vec<Judgement> {
    let probabilities = probabilities(&case.features, &case.general, weights);
    let under = case.features.under_headings(&probabilities);
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
            let measures = confidence::measures(
                &case.features,
                row,
                best,
                values[best],
                under.row(row)[best],
            );
            (measures, right.contains(&best))
        })
        .collect()
}

/// Fits the confidence, each case weighing the same.
pub(super) fn calibrate(judged: &[&Vec<Judgement>]) -> Calibration {
    let verdicts: Vec<Verdict> = judged
        .iter()
        .flat_map(|case| {
            let weight = 1.0 / f64::from(count(case.len().max(1)));
            case.iter().map(move |(measures, right)| Verdict {
                row: measures.map(f64::from).to_vec(),
                yes: f64::from(u8::from(*right)),
                weight,
            })
        })
        .collect();
    let mut prior = Prior {
        centre: vec![0.0; MEASURES],
        strength: vec![HOLD; MEASURES],
    };
    prior.strength[0] = 1e-4;
    prior.centre[1] = 1.0;
    let fitted = super::section::short(&fit_verdicts(&verdicts, &prior));
    Calibration::from_weights(std::array::from_fn(|at| fitted[at]))
}

/// An answer with its confidence.
struct Sure {
    confidence: f32,
    case: usize,
    right: bool,
    weight: f32,
}

/// The lowest confidence from which on enough were right, each case weighing
/// the same and judged by a calibration that did not see it, and no case
/// standing far behind the others.
pub(super) fn threshold(judged: &[Vec<Judgement>]) -> f32 {
    let mut all: Vec<Sure> = Vec::new();
    for (out, case) in judged.iter().enumerate() {
        let rest: Vec<&Vec<Judgement>> = (0..judged.len())
            .filter(|&at| at != out || judged.len() == 1)
            .map(|at| &judged[at])
            .collect();
        let calibration = calibrate(&rest);
        let weight = 1.0 / count(case.len().max(1));
        all.extend(case.iter().map(|&(measures, right)| Sure {
            confidence: calibration.confidence(measures),
            case: out,
            right,
            weight,
        }));
    }
    all.sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
    let (mut right, mut seen) = (0.0_f32, 0.0_f32);
    let mut by_case = vec![(0_usize, 0_usize); judged.len()];
    let mut threshold = 1.0_f32;
    for (at, one) in all.iter().enumerate() {
        seen += one.weight;
        by_case[one.case].1 += 1;
        if one.right {
            right += one.weight;
            by_case[one.case].0 += 1;
        }
        // Equal confidences stand or fall together.
        let is_last = all
            .get(at + 1)
            .is_none_or(|next| next.confidence < one.confidence);
        let mut enough = by_case.iter().filter(|(_, seen)| *seen >= ENOUGH);
        if is_last
            && right / seen >= PRECISION
            && enough.all(|(right, seen)| count(*right) >= LOWEST * count(*seen))
        {
            threshold = one.confidence;
        }
    }
    (threshold * 10_000.0).ceil() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_threshold_leaves_out_what_is_often_wrong() {
        let case = |sure_right: bool| -> Vec<Judgement> {
            (0..50)
                .flat_map(|at| {
                    [
                        ([1.0, 4.0, 1.0, 1.0, 0.0, 0.9, 3.0], sure_right),
                        ([1.0, 0.0, 0.0, 0.0, 0.0, 0.5, 3.0], at % 2 == 0),
                    ]
                })
                .collect()
        };
        let threshold = threshold(&[case(true), case(true)]);
        assert!(threshold > 0.6 && threshold < 1.0, "{threshold}");
    }
}
