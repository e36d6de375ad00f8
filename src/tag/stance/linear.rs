//! The first look: a linear model over the features of single statements.
//!
//! A feature is known by its hash; those that training did not see are passed
//! over. A weight is kept as one byte, its square root in steps, so that the file
//! stays small and small weights keep their digits.

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
        let mut sums = [0.0_f32; NUMBER];
        for &(hash, value) in features {
            let Ok(at) = self.known.binary_search(&hash) else {
                continue;
            };
            let from = at * NUMBER;
            for (sum, step) in sums.iter_mut().zip(&self.steps[from..from + NUMBER]) {
                let step = f32::from(*step);
                *sum += value * step * step.abs();
            }
        }
        for ((sum, scale), bias) in sums.iter_mut().zip(&self.scales).zip(&self.biases) {
            *sum = *sum * scale + bias;
        }
        softmax(&mut sums);
        sums
    }
}

/// Numbers of four bytes each.
pub(super) fn floats(bytes: &[u8]) -> Vec<f32> {
    let (fours, _) = bytes.as_chunks();
    fours.iter().map(|four| f32::from_le_bytes(*four)).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to the range first"
)]
fn step(weight: f32, scale: f32) -> i8 {
    let root = (weight.abs() / scale).sqrt().round().clamp(0.0, 127.0);
    root.copysign(weight) as i8
}
