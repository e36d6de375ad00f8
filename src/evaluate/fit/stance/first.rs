//! The first look's weights: those under which the examples are likeliest,
//! held to zero or to what was learned before, found with limited-memory BFGS
//! (Nocedal, *Updating quasi-Newton matrices with limited storage*, 1980). A fixed
//! order of sums: the same examples give the same bytes.

use std::collections::{HashMap, VecDeque};

use super::Example;
use crate::evaluate::fit::optimise::{add, dot};
use crate::tag::stance::linear::{Linear, NUMBER};

/// A feature of fewer examples tells of those examples alone.
const SEEN: usize = 3;

/// The same where there are weights to start from, and few examples.
const SEEN_FURTHER: usize = 2;

/// How far weights are held to zero.
const HOLD: f64 = 1.0;

/// The usual rarity, as [`lift`] has it, of a statement's features.
const USUAL: f32 = 5.5;

/// Steps after which a fit ends, settled or not.
const STEPS: usize = 120;

/// A step that gains a smaller part than this is the last.
const SETTLED: f64 = 1e-6;

/// So many earlier steps tell of the curvature.
const REMEMBERED: usize = 6;

/// The examples with their features by number.
struct Table {
    starts: Vec<usize>,
    columns: Vec<u32>,
    values: Vec<f32>,
    targets: Vec<[f64; NUMBER]>,
    weights: Vec<f64>,
    /// What the weights learned before say of each.
    before: Vec<[f64; NUMBER]>,
}

/// Multinomial logistic regression.
pub(super) fn fit(examples: &[&Example]) -> Linear {
    fit_onto(&Linear::empty(), examples, SEEN)
}

/// The same on top of weights learned before, which are held to what they are.
pub(super) fn fit_further(before: &Linear, examples: &[&Example]) -> Linear {
    fit_onto(before, examples, SEEN_FURTHER)
}

fn fit_onto(before: &Linear, examples: &[&Example], least: usize) -> Linear {
    let mut seen: HashMap<u32, usize> = HashMap::new();
    for (hash, _) in examples.iter().flat_map(|example| &example.features) {
        *seen.entry(*hash).or_default() += 1;
    }
    let mut known: Vec<u32> = (seen.iter())
        .filter(|(_, count)| **count >= least)
        .map(|(hash, _)| *hash)
        .collect();
    known.sort_unstable();
    let lifts: Vec<f32> = known
        .iter()
        .map(|hash| lift(seen[hash], examples.len()))
        .collect();
    let table = Table::of(before, examples, &known, &lifts);
    let found = minimise(known.len() * NUMBER + NUMBER, |weights, slope| {
        table.loss(weights, slope)
    });
    let (weights, biases) = found.split_at(known.len() * NUMBER);
    #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
    let weights: Vec<f32> = (weights.iter().enumerate())
        .map(|(at, weight)| (weight * f64::from(lifts[at / NUMBER])) as f32)
        .collect();
    #[expect(clippy::cast_possible_truncation, reason = "weights are small")]
    let biases: Vec<f32> = biases.iter().map(|bias| *bias as f32).collect();
    before.plus(&known, &weights, &biases)
}

/// By how much a feature's values are raised, and so its weight is held less:
/// the more, the rarer it is. Common letters tell little, rare words much.
#[expect(clippy::cast_precision_loss, reason = "counts are small")]
fn lift(seen: usize, of: usize) -> f32 {
    let rarity = ((1.0 + of as f32) / (1.0 + seen as f32)).ln() + 1.0;
    (1.0 + (rarity / USUAL).powi(2)).sqrt()
}

impl Table {
    fn of(before: &Linear, examples: &[&Example], known: &[u32], lifts: &[f32]) -> Self {
        let mut table = Self {
            starts: vec![0],
            columns: Vec::new(),
            values: Vec::new(),
            targets: Vec::new(),
            weights: Vec::new(),
            before: Vec::new(),
        };
        for example in examples {
            for (hash, value) in &example.features {
                if let Ok(at) = known.binary_search(hash) {
                    table.columns.push(u32::try_from(at).unwrap_or(u32::MAX));
                    table.values.push(value * lifts[at]);
                }
            }
            table.starts.push(table.columns.len());
            let said = before.scores(&example.features);
            table.before.push(said.map(f64::from));
            table.targets.push(example.target.map(f64::from));
            table.weights.push(f64::from(example.weight));
        }
        table
    }

    /// What the weights cost, with the slope there.
    fn loss(&self, weights: &[f64], slope: &mut [f64]) -> f64 {
        let biases = weights.len() - NUMBER;
        let mut loss = 0.0;
        for (slope, weight) in slope[..biases].iter_mut().zip(weights) {
            *slope = HOLD * weight;
            loss += 0.5 * HOLD * weight * weight;
        }
        slope[biases..].fill(0.0);
        for (row, (target, weight)) in self.targets.iter().zip(&self.weights).enumerate() {
            let range = self.starts[row]..self.starts[row + 1];
            let features = || {
                self.columns[range.clone()]
                    .iter()
                    .zip(&self.values[range.clone()])
            };
            let before = &self.before[row];
            let mut scores: [f64; NUMBER] =
                std::array::from_fn(|class| before[class] + weights[biases + class]);
            for (column, value) in features() {
                let from = *column as usize * NUMBER;
                let value = f64::from(*value);
                for (score, weight) in scores.iter_mut().zip(&weights[from..from + NUMBER]) {
                    *score += value * weight;
                }
            }
            let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let raised = scores.map(|score| (score - highest).exp());
            let total: f64 = raised.iter().sum();
            let mut errors = [0.0; NUMBER];
            for class in 0..NUMBER {
                loss -= weight * target[class] * (scores[class] - highest - total.ln());
                errors[class] = weight * (raised[class] / total - target[class]);
                slope[biases + class] += errors[class];
            }
            for (column, value) in features() {
                let from = *column as usize * NUMBER;
                let value = f64::from(*value);
                for (slope, error) in slope[from..from + NUMBER].iter_mut().zip(&errors) {
                    *slope += value * error;
                }
            }
        }
        loss
    }
}

/// The place where a smooth convex function is least, from zero on.
fn minimise(number: usize, mut loss: impl FnMut(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let mut place = vec![0.0; number];
    let mut slope = vec![0.0; number];
    let mut height = loss(&place, &mut slope);
    let mut steps: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    for _ in 0..STEPS {
        let way = direction(&slope, &steps);
        let fall = dot(&way, &slope);
        if fall >= 0.0 {
            break;
        }
        let mut length = if steps.is_empty() {
            1.0 / dot(&slope, &slope).sqrt()
        } else {
            1.0
        };
        let mut next = vec![0.0; number];
        let mut next_slope = vec![0.0; number];
        let reached = loop {
            for ((next, place), way) in next.iter_mut().zip(&place).zip(&way) {
                *next = place + length * way;
            }
            let reached = loss(&next, &mut next_slope);
            if reached <= height + 1e-4 * length * fall {
                break Some(reached);
            }
            length /= 2.0;
            if length < 1e-8 {
                break None;
            }
        };
        let Some(reached) = reached else { break };
        let moved: Vec<f64> = next.iter().zip(&place).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_slope.iter().zip(&slope).map(|(a, b)| a - b).collect();
        let curved = dot(&moved, &turned);
        if curved > 1e-12 {
            if steps.len() == REMEMBERED {
                steps.pop_front();
            }
            steps.push_back((moved, turned, 1.0 / curved));
        }
        let gain = height - reached;
        (place, slope, height) = (next, next_slope, reached);
        if gain < SETTLED * height.abs() {
            break;
        }
    }
    place
}

/// Downhill, as the curvature of the last steps bends it.
fn direction(slope: &[f64], steps: &VecDeque<(Vec<f64>, Vec<f64>, f64)>) -> Vec<f64> {
    let mut way: Vec<f64> = slope.iter().map(|value| -value).collect();
    let mut shares = Vec::with_capacity(steps.len());
    for (moved, turned, inverse) in steps.iter().rev() {
        let share = inverse * dot(moved, &way);
        add(&mut way, turned, -share);
        shares.push(share);
    }
    if let Some((_, turned, inverse)) = steps.back() {
        let scale = 1.0 / (inverse * dot(turned, turned));
        for value in &mut way {
            *value *= scale;
        }
    }
    for ((moved, turned, inverse), share) in steps.iter().zip(shares.iter().rev()) {
        let back = inverse * dot(turned, &way);
        add(&mut way, moved, share - back);
    }
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lowest_place_is_found() {
        let found = minimise(3, |place, slope| {
            let mut height = 0.0;
            for (at, (place, slope)) in place.iter().zip(slope).enumerate() {
                let (steep, least) = (10.0_f64.powi(i32::try_from(at).unwrap()), place - 2.0);
                height += 0.5 * steep * least * least;
                *slope = steep * least;
            }
            height
        });
        assert!(
            found.iter().all(|place| (place - 2.0).abs() < 1e-2),
            "{found:?}"
        );
    }
}
