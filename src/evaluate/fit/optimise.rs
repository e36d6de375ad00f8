//! Fitting few weights: Newton's method with step halving. One thread, fixed
//! order of sums, so the same data gives the same bytes.

/// Steps after which a fit ends, whether it has settled or not.
const STEPS: usize = 40;

/// One statement's candidates for a listwise fit.
pub(super) struct Choice {
    /// For each candidate its features.
    pub(super) rows: Vec<Vec<f64>>,
    /// Which candidates are right.
    pub(super) right: Vec<bool>,
    /// How much it counts.
    pub(super) weight: f64,
}

/// A statement for a yes-or-no fit.
pub(super) struct Verdict {
    pub(super) row: Vec<f64>,
    /// 1 for yes, 0 for no; between where the label is both.
    pub(super) yes: f64,
    pub(super) weight: f64,
}

/// How far weights are held to where they begin.
pub(super) struct Prior {
    pub(super) centre: Vec<f64>,
    pub(super) strength: Vec<f64>,
}

/// Weights under which the right candidates of each choice are likely.
pub(super) fn fit_choices(choices: &[Choice], prior: &Prior) -> Vec<f64> {
    newton(prior, |weights, sums| {
        let mut loss = 0.0;
        for choice in choices {
            let scores: Vec<f64> = choice.rows.iter().map(|row| dot(row, weights)).collect();
            let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let raised: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
            let total: f64 = raised.iter().sum();
            let hit: f64 = raised
                .iter()
                .zip(&choice.right)
                .filter(|(_, right)| **right)
                .map(|(r, _)| r)
                .sum();
            loss -= choice.weight * (hit / total).max(1e-300).ln();
            let Some(sums) = sums.as_deref_mut() else {
                continue;
            };
            let mut mean = vec![0.0; weights.len()];
            for (at, row) in choice.rows.iter().enumerate() {
                let likely = raised[at] / total;
                let wanted = if choice.right[at] {
                    raised[at] / hit.max(1e-300)
                } else {
                    0.0
                };
                add(&mut mean, row, likely);
                add(&mut sums.gradient, row, choice.weight * (likely - wanted));
                sums.add_outer(row, choice.weight * likely);
            }
            sums.add_outer(&mean, -choice.weight);
        }
        loss
    })
}

/// Weights of a logistic regression.
pub(super) fn fit_verdicts(verdicts: &[Verdict], prior: &Prior) -> Vec<f64> {
    newton(prior, |weights, sums| {
        let mut loss = 0.0;
        for verdict in verdicts {
            let p = 1.0 / (1.0 + (-dot(&verdict.row, weights)).exp());
            let p = p.clamp(1e-9, 1.0 - 1e-9);
            loss -= verdict.weight * (verdict.yes * p.ln() + (1.0 - verdict.yes) * (1.0 - p).ln());
            if let Some(sums) = sums.as_deref_mut() {
                add(
                    &mut sums.gradient,
                    &verdict.row,
                    verdict.weight * (p - verdict.yes),
                );
                sums.add_outer(&verdict.row, verdict.weight * p * (1.0 - p));
            }
        }
        loss
    })
}

/// Gradient and curvature at a point.
pub(super) struct Sums {
    gradient: Vec<f64>,
    curvature: Vec<Vec<f64>>,
}

impl Sums {
    fn add_outer(&mut self, row: &[f64], weight: f64) {
        for (at, &value) in row.iter().enumerate() {
            if value != 0.0 {
                add(&mut self.curvature[at][..=at], row, weight * value);
            }
        }
    }
}

fn newton(
    prior: &Prior,
    mut evaluate: impl FnMut(&[f64], &mut Option<&mut Sums>) -> f64,
) -> Vec<f64> {
    let number = prior.centre.len();
    let penalty = |weights: &[f64]| -> f64 {
        (0..number)
            .map(|at| 0.5 * prior.strength[at] * (weights[at] - prior.centre[at]).powi(2))
            .sum()
    };
    let mut weights = prior.centre.clone();
    for _ in 0..STEPS {
        let mut sums = Sums {
            gradient: vec![0.0; number],
            curvature: vec![vec![0.0; number]; number],
        };
        let loss = evaluate(&weights, &mut Some(&mut sums)) + penalty(&weights);
        for at in 0..number {
            sums.gradient[at] += prior.strength[at] * (weights[at] - prior.centre[at]);
            sums.curvature[at][at] += prior.strength[at] + 1e-9;
        }
        let step = solve(sums.curvature, sums.gradient);
        let mut length = 1.0;
        let better = loop {
            let next: Vec<f64> = weights
                .iter()
                .zip(&step)
                .map(|(w, s)| w - length * s)
                .collect();
            let gain = loss - evaluate(&next, &mut None) - penalty(&next);
            if gain > 0.0 {
                break Some((next, gain));
            }
            length /= 2.0;
            if length < 1e-4 {
                break None;
            }
        };
        match better {
            Some((next, gain)) => {
                weights = next;
                if gain < 1e-9 {
                    break;
                }
            }
            None => break,
        }
    }
    weights
}

/// Solves a symmetric positive system by Cholesky; only the lower half is read.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let number = right.len();
    for column in 0..number {
        for row in column..number {
            let inner: f64 = (0..column)
                .map(|k| matrix[row][k] * matrix[column][k])
                .sum();
            let value = matrix[row][column] - inner;
            matrix[row][column] = if row == column {
                value.max(1e-12).sqrt()
            } else {
                value / matrix[column][column]
            };
        }
    }
    for row in 0..number {
        let inner: f64 = (0..row).map(|k| matrix[row][k] * right[k]).sum();
        right[row] = (right[row] - inner) / matrix[row][row];
    }
    for row in (0..number).rev() {
        let inner: f64 = (row + 1..number).map(|k| matrix[k][row] * right[k]).sum();
        right[row] = (right[row] - inner) / matrix[row][row];
    }
    right
}

pub(super) fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

pub(super) fn add(row: &mut [f64], other: &[f64], weight: f64) {
    for (value, other) in row.iter_mut().zip(other) {
        *value += weight * other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_solved() {
        let solution = solve(vec![vec![4.0, 0.0], vec![2.0, 3.0]], vec![10.0, 8.0]);
        assert!((solution[0] - 1.75).abs() < 1e-9 && (solution[1] - 1.5).abs() < 1e-9);
    }

    #[test]
    fn what_tells_gets_weight_and_what_does_not_gets_none() {
        let choice = |right: usize| Choice {
            rows: vec![
                vec![f64::from(u8::from(right == 0)), 1.0],
                vec![f64::from(u8::from(right == 1)), 1.0],
            ],
            right: vec![right == 0, right == 1],
            weight: 0.5,
        };
        let prior = Prior {
            centre: vec![0.0; 2],
            strength: vec![0.01; 2],
        };
        let weights = fit_choices(&[choice(0), choice(1)], &prior);
        assert!(weights[0] > 2.0 && weights[1].abs() < 1e-6, "{weights:?}");
    }
}
