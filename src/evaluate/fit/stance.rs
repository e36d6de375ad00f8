//! Fits the stance model to labelled statements.

use std::collections::HashSet;
use std::path::Path;

use serde::Deserialize;

use crate::error::Error;
use crate::evaluate::labelled::{Alternatives, Case, normal};
use crate::evaluate::pairing::pair;
use crate::model::{Role, Stance};
use crate::tag::stance::StanceModel;
use crate::tag::stance::linear::{BUCKETS, CLASSES, Setting, features};

/// A statement with its stance, ready to learn from.
#[derive(Debug, Clone)]
pub struct Example {
    /// The words, for leaving out those of a scored consultation.
    text: String,
    features: Vec<(u32, f32)>,
    /// How much of each class it is; sums to 1.
    target: Vec<f32>,
    weight: f32,
}

/// Passes over the examples.
const EPOCHS: usize = 12;

/// First step size; steps shrink as a weight has been moved.
const STEP: f32 = 0.5;

/// Pull towards zero, for each example.
const DECAY: f32 = 2e-6;

/// How much of a label goes to the alternatives its reader would accept.
const ALTERNATIVES: f32 = 0.25;

/// A statement of a whole consultation counts so many times one that was
/// read alone.
const IN_CONTEXT: f32 = 1.5;

/// A single statement, as `stance/statements.jsonl` has it.
#[derive(Deserialize)]
struct Single {
    text: String,
    stance: Stance,
    #[serde(default)]
    stance_alt: Alternatives,
}

/// The labelled statements of a case, in their setting.
pub fn of_case(case: &Case) -> Vec<Example> {
    case.labels
        .iter()
        .zip(pair(case, &case.labels))
        .map(|(label, place)| {
            let statement = place.map(|place| &case.consultation.statements[place].statement);
            let setting = statement.map_or(ALONE, Setting::of);
            example(
                &label.text,
                setting,
                label.stance,
                &label.stance_alt,
                IN_CONTEXT,
            )
        })
        .collect()
}

/// Single statements from a file, a JSON object a line.
pub fn of_file(path: &Path) -> Result<Vec<Example>, Error> {
    let text = std::fs::read_to_string(path).map_err(Error::io(path, "could not be read"))?;
    text.lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let single: Single = serde_json::from_str(line).map_err(|error| Error::Usage {
                message: format!("{}: {error}", path.display()),
            })?;
            Ok(example(
                &single.text,
                ALONE,
                single.stance,
                &single.stance_alt,
                1.0,
            ))
        })
        .collect()
}

const ALONE: Setting<'static> = Setting {
    heading: None,
    role: Role::Argument,
};

fn example(
    text: &str,
    setting: Setting<'_>,
    stance: Stance,
    also: &Alternatives,
    weight: f32,
) -> Example {
    let others: Vec<usize> = (0..CLASSES.len())
        .filter(|&class| CLASSES[class] != stance && also.contains(CLASSES[class]))
        .collect();
    let given = if others.is_empty() { 0.0 } else { ALTERNATIVES };
    let mut target = vec![0.0; CLASSES.len()];
    for &other in &others {
        target[other] = given / crate::tag::matrix::count(others.len());
    }
    if let Some(own) = CLASSES.iter().position(|class| *class == stance) {
        target[own] = 1.0 - given;
    }
    Example {
        text: normal(text),
        features: features(text, setting),
        target,
        weight,
    }
}

/// The examples without those whose words are among `scored`.
pub fn without(examples: &[Example], scored: &[Example]) -> Vec<Example> {
    let banned: HashSet<&str> = scored.iter().map(|example| example.text.as_str()).collect();
    examples
        .iter()
        .filter(|example| !banned.contains(example.text.as_str()))
        .cloned()
        .collect()
}

/// Multinomial logistic regression by steps that adapt to each weight.
pub fn fit(examples: &[Example]) -> StanceModel {
    let classes = CLASSES.len();
    let mut weights = vec![0.0_f32; BUCKETS * classes];
    let mut moved = vec![1e-3_f32; BUCKETS * classes];
    let mut biases = vec![0.0_f32; classes];
    let mut biases_moved = vec![1e-3_f32; classes];
    let rare = rarity(examples);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..EPOCHS {
        shuffle(&mut order, &mut random);
        for &at in &order {
            let example = &examples[at];
            let mut scores = biases.clone();
            for &(bucket, value) in &example.features {
                let from = bucket as usize * classes;
                for (score, weight) in scores.iter_mut().zip(&weights[from..from + classes]) {
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
            let errors: Vec<f32> = scores
                .iter()
                .zip(&example.target)
                .map(|(p, t)| weight * (p - t))
                .collect();
            for &(bucket, value) in &example.features {
                let from = bucket as usize * classes;
                for (class, error) in errors.iter().enumerate() {
                    let slope = error * value + DECAY * weights[from + class];
                    moved[from + class] += slope * slope;
                    weights[from + class] -= STEP * slope / moved[from + class].sqrt();
                }
            }
            for (class, error) in errors.iter().enumerate() {
                biases_moved[class] += error * error;
                biases[class] -= STEP * 0.1 * error / biases_moved[class].sqrt();
            }
        }
    }
    StanceModel::new(&weights, biases)
}

/// Weights that give rare classes more say, short of making them equal.
fn rarity(examples: &[Example]) -> Vec<f32> {
    let mut totals = vec![1.0_f32; CLASSES.len()];
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

fn softmax(scores: &mut [f32]) {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    for score in scores.iter_mut() {
        *score = (*score - highest).exp();
    }
    let total: f32 = scores.iter().sum();
    for score in scores.iter_mut() {
        *score /= total;
    }
}

/// The same shuffle everywhere: xorshift and Fisher–Yates.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for at in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let bound = u64::try_from(at + 1).unwrap_or(u64::MAX);
        order.swap(at, usize::try_from(*random % bound).unwrap_or(0));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fitted_model_tells_what_it_was_shown() {
        let examples: Vec<Example> = [
            ("Nämnden tillstyrker förslaget", Stance::Supports),
            ("Kostnaden oroar nämnden", Stance::Doubts),
        ]
        .iter()
        .map(|(text, stance)| example(text, ALONE, *stance, &Alternatives::Unset, 1.0))
        .collect();
        let model = fit(&examples);
        assert_eq!(model, fit(&examples));
        let values = model.probabilities(&examples[1].features);
        let best = (0..values.len()).max_by(|&a, &b| values[a].total_cmp(&values[b]));
        assert_eq!(best.map(|class| CLASSES[class]), Some(Stance::Doubts));
    }
}
