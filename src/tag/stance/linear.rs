//! The first look: a linear model over the features of single statements.
//!
//! A feature is known by its hash; those that training did not see are passed
//! over. A weight is kept as one byte, its square root in steps, so that the file
//! stays small and small weights keep their digits.

use std::collections::BTreeMap;

use crate::model::Stance;
use crate::tag::matrix::softmax;

/// The classes, in the order of the weights.
pub const CLASSES: &[Stance] = Stance::ALL;

/// Number of classes.
pub const NUMBER: usize = CLASSES.len();

/// How likely each class is.
pub type Likely = [f32; NUMBER];

/// Weights of the features that are known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Linear {
    /// For each class the value of one step times itself.
    scales: Vec<f32>,
    /// Added to each class's score.
    biases: Vec<f32>,
    /// The features that are known, in order.
    known: Vec<u32>,
    /// For each of them the steps of every class.
    steps: Vec<i8>,
}

impl Linear {
    /// From weights: for each feature of `known`, which stand in order, the
    /// value of every class.
    pub fn new(known: Vec<u32>, weights: &[f32], biases: Vec<f32>) -> Self {
        let mut scales = vec![0.0_f32; NUMBER];
        for (at, weight) in weights.iter().enumerate() {
            scales[at % NUMBER] = scales[at % NUMBER].max(weight.abs());
        }
        for scale in &mut scales {
            *scale = (*scale / (127.0 * 127.0)).max(1e-12);
        }
        let steps = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| step(*weight, scales[at % NUMBER]))
            .collect();
        Self {
            scales,
            biases,
            known,
            steps,
        }
    }

    /// Weights that know nothing.
    pub fn empty() -> Self {
        Self::new(Vec::new(), &[], vec![0.0; NUMBER])
    }

    /// These weights with others added, of features that stand in order too.
    #[must_use]
    pub fn plus(&self, known: &[u32], weights: &[f32], biases: &[f32]) -> Self {
        let mut sums: BTreeMap<u32, [f32; NUMBER]> = BTreeMap::new();
        for (hash, steps) in self.known.iter().zip(self.steps.chunks(NUMBER)) {
            let of = |class: usize| square(steps[class]) * self.scales[class];
            sums.insert(*hash, std::array::from_fn(of));
        }
        for (hash, more) in known.iter().zip(weights.chunks(NUMBER)) {
            let sum = sums.entry(*hash).or_insert([0.0; NUMBER]);
            for (sum, more) in sum.iter_mut().zip(more) {
                *sum += more;
            }
        }
        let weights: Vec<f32> = sums.values().flatten().copied().collect();
        let biases = self.biases.iter().zip(biases).map(|(own, more)| own + more);
        Self::new(sums.keys().copied().collect(), &weights, biases.collect())
    }

    /// Bytes of a feature in a file: its hash and a step for each class.
    const FEATURE: usize = 4 + NUMBER;

    /// Reads all of `bytes`.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (numbers, features) = bytes.split_at_checked(8 * NUMBER)?;
        if features.len() % Self::FEATURE != 0 {
            return None;
        }
        let number = features.len() / Self::FEATURE;
        let (known, steps) = features.split_at(4 * number);
        let (known, _) = known.as_chunks();
        let known: Vec<u32> = known.iter().map(|four| u32::from_le_bytes(*four)).collect();
        if !known.is_sorted() {
            return None;
        }
        let numbers = floats(numbers);
        Some(Self {
            scales: numbers[..NUMBER].to_vec(),
            biases: numbers[NUMBER..].to_vec(),
            known,
            steps: steps
                .iter()
                .map(|byte| i8::from_le_bytes([*byte]))
                .collect(),
        })
    }

    /// Appends its bytes.
    pub fn write(&self, bytes: &mut Vec<u8>) {
        for number in self.scales.iter().chain(&self.biases) {
            bytes.extend(number.to_le_bytes());
        }
        for hash in &self.known {
            bytes.extend(hash.to_le_bytes());
        }
        bytes.extend(self.steps.iter().map(|step| step.to_le_bytes()[0]));
    }

    /// How likely each class is.
    pub fn likely(&self, features: &[(u32, f32)]) -> Likely {
        let mut scores = self.scores(features);
        softmax(&mut scores);
        scores
    }

    /// The score of each class, of which [`Self::likely`] makes probabilities.
    pub fn scores(&self, features: &[(u32, f32)]) -> Likely {
        let mut sums = [0.0_f32; NUMBER];
        for &(hash, value) in features {
            let Ok(at) = self.known.binary_search(&hash) else {
                continue;
            };
            let from = at * NUMBER;
            for (sum, step) in sums.iter_mut().zip(&self.steps[from..from + NUMBER]) {
                *sum += value * square(*step);
            }
        }
        for ((sum, scale), bias) in sums.iter_mut().zip(&self.scales).zip(&self.biases) {
            *sum = *sum * scale + bias;
        }
        sums
    }
}

/// Numbers of four bytes each.
pub(super) fn floats(bytes: &[u8]) -> Vec<f32> {
    let (fours, _) = bytes.as_chunks();
    fours.iter().map(|four| f32::from_le_bytes(*four)).collect()
}

/// The weight that a step stands for, in units of its class's scale.
fn square(step: i8) -> f32 {
    let step = f32::from(step);
    step * step.abs()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to the range first"
)]
fn step(weight: f32, scale: f32) -> i8 {
    let root = (weight.abs() / scale).sqrt().round().clamp(0.0, 127.0);
    root.copysign(weight) as i8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The weights of two classes, nothing of the others.
    fn row(first: f32, second: f32) -> [f32; NUMBER] {
        std::array::from_fn(|class| [first, second].get(class).copied().unwrap_or(0.0))
    }

    #[test]
    fn weights_are_added_feature_by_feature() {
        let own = [row(1.0, 0.0), row(0.0, -2.0)].concat();
        let own = Linear::new(vec![3, 9], &own, row(0.5, 0.0).to_vec());
        let more = [row(0.0, 1.0), row(0.0, 1.5)].concat();
        let both = own.plus(&[5, 9], &more, &row(0.25, 0.0));
        let scores = both.scores(&[(3, 1.0), (5, 1.0), (9, 1.0), (12, 1.0)]);
        assert!((scores[0] - 1.75).abs() < 0.05, "{scores:?}");
        assert!((scores[1] - 0.5).abs() < 0.05, "{scores:?}");
        let nothing = own.plus(&[], &[], &[0.0; NUMBER]);
        assert_eq!(nothing.scores(&[(9, 1.0)]), own.scores(&[(9, 1.0)]));
    }
}
