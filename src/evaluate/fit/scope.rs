//! Fits the model of what sounds like the whole to quotations of answers to
//! other consultations.

use std::path::Path;

use serde::Deserialize;

use crate::error::Error;
use crate::evaluate::labelled::json_lines;
use crate::tag::matrix::{count, sigmoid};
use crate::tag::section::scope::{BUCKETS, ScopeModel, features};

/// Passes over the quotations.
const EPOCHS: usize = 4;

/// First step size; steps shrink as a weight has been moved.
const STEP: f32 = 0.3;

/// Pull towards zero, for each quotation.
const DECAY: f32 = 1e-5;

/// One line of the file: a quotation and what it was said of.
#[derive(Deserialize)]
struct Quotation {
    quote: String,
    scope: String,
}

/// Learns from a file with a JSON object a line, `scope` being `overall` or
/// another word.
pub fn of_file(path: &Path) -> Result<ScopeModel, Error> {
    let quotations: Vec<Example> = json_lines::<Quotation>(path)?
        .into_iter()
        .map(|read| (features(&read.quote), read.scope == "overall"))
        .collect();
    Ok(fit(&quotations))
}

/// A text's features, and whether it speaks of the whole.
type Example = (Vec<(usize, f32)>, bool);

/// Logistic regression by steps that adapt to each weight, both answers
/// weighing the same; one thread and a fixed order.
fn fit(examples: &[Example]) -> ScopeModel {
    let whole = count(examples.iter().filter(|example| example.1).count().max(1));
    let number = count(examples.len().max(1));
    let mut weights = vec![0.0_f32; BUCKETS];
    let mut moved = vec![1e-3_f32; BUCKETS];
    let mut bias = 0.0_f32;
    // A stride without a common factor visits all, topics mixed.
    let stride = (7_921..8_921)
        .find(|&stride| gcd(stride, examples.len()) == 1)
        .unwrap_or(1);
    for _ in 0..EPOCHS {
        for turn in 0..examples.len() {
            let (features, yes) = &examples[turn * stride % examples.len()];
            let score: f32 = features
                .iter()
                .map(|&(at, value)| weights[at] * value)
                .sum();
            let balance = if *yes {
                number / (2.0 * whole)
            } else {
                number / (2.0 * (number - whole).max(1.0))
            };
            let error = balance * (sigmoid(score + bias) - f32::from(u8::from(*yes)));
            bias -= 0.01 * error;
            for &(at, value) in features {
                let slope = error * value + DECAY * weights[at];
                moved[at] += slope * slope;
                weights[at] -= STEP * slope / moved[at].sqrt();
            }
        }
    }
    ScopeModel::new(&weights)
}

fn gcd(one: usize, other: usize) -> usize {
    if other == 0 {
        one
    } else {
        gcd(other, one % other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_whole_raise_the_score() {
        let example = |text: &str, whole: bool| (features(text), whole);
        let model = fit(&[
            example("Nämnden tillstyrker förslaget i sin helhet.", true),
            example("Nivån i andra stycket är för låg.", false),
        ]);
        assert!(model.score("förslaget i sin helhet") > model.score("andra stycket"));
    }
}
