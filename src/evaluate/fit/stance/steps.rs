//! The first look's weights, by steps: one thread, a fixed shuffle, so that the
//! same examples give the same bytes.

use super::Example;
use crate::evaluate::random::Random;
use crate::tag::matrix::softmax;
use crate::tag::stance::feature::BUCKETS;
use crate::tag::stance::linear::{Linear, NUMBER};

/// Passes over the examples.
const EPOCHS: usize = 6;

/// First step size; steps shrink as a weight has been moved.
const STEP: f32 = 0.25;

/// Pull towards zero, for each example.
const DECAY: f32 = 2e-6;

/// Multinomial logistic regression by steps that adapt to each weight.
pub(super) fn fit(examples: &[&Example]) -> Linear {
    let mut weights = vec![0.0_f32; BUCKETS * NUMBER];
    let mut moved = vec![1e-3_f32; BUCKETS * NUMBER];
    let mut biases = [0.0_f32; NUMBER];
    let mut biases_moved = [1e-3_f32; NUMBER];
    let rare = rarity(examples);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random::new(0x2545_f491_4f6c_dd1d);
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for &at in &order {
            let example = examples[at];
            let mut scores = biases;
            for &(bucket, value) in &example.features {
                let from = bucket as usize * NUMBER;
                for (score, weight) in scores.iter_mut().zip(&weights[from..from + NUMBER]) {
                    *score += value * weight;
                }
            }
            softmax(&mut scores);
            let weight = example.weight
                * example
                    .target
                    .iter()
                    .zip(&rare)
                    .map(|(t, r)| t * r)
                    .sum::<f32>();
            let errors: [f32; NUMBER] =
                std::array::from_fn(|class| weight * (scores[class] - example.target[class]));
            for &(bucket, value) in &example.features {
                let from = bucket as usize * NUMBER;
                let weights = &mut weights[from..from + NUMBER];
                let moved = &mut moved[from..from + NUMBER];
                for class in 0..NUMBER {
                    let slope = errors[class] * value + DECAY * weights[class];
                    moved[class] += slope * slope;
                    weights[class] -= STEP * slope / moved[class].sqrt();
                }
            }
            for (class, error) in errors.iter().enumerate() {
                biases_moved[class] += error * error;
                biases[class] -= STEP * 0.1 * error / biases_moved[class].sqrt();
            }
        }
    }
    Linear::new(&weights, biases.to_vec())
}

/// Weights that give rare classes more say, short of making them equal.
fn rarity(examples: &[&Example]) -> Vec<f32> {
    let mut totals = [1.0_f32; NUMBER];
    for example in examples {
        for (total, share) in totals.iter_mut().zip(&example.target) {
            *total += share;
        }
    }
    let most = totals.iter().copied().fold(1.0, f32::max);
    totals
        .iter()
        .map(|total| (most / total).powf(0.35).min(4.0))
        .collect()
}
