//! In what order a person should look at statements: first those whose
//! decision teaches most, being unsure and like many others.

use std::collections::HashMap;

use super::term;
use crate::model::TaggedStatement;

/// After so many picks, the rest keeps the order of its worth by itself.
const CHOSEN: usize = 200;

/// A statement that nobody has decided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Open<'a> {
    /// Its text.
    pub text: &'a str,
    /// How sure its best section is, 0 to 1; 1 where it has none.
    pub sure: f32,
}

impl<'a> Open<'a> {
    /// What the queue looks at in a statement.
    pub fn of(tagged: &'a TaggedStatement) -> Self {
        Self {
            text: &tagged.statement.text,
            sure: tagged.tags.first().map_or(1.0, |tag| tag.confidence),
        }
    }
}

/// The places of `statements` in the order of what they teach.
pub fn order(statements: &[Open<'_>]) -> Vec<usize> {
    let vectors: Vec<Vec<u64>> = statements
        .iter()
        .map(|open| {
            let mut terms = term::beginnings(open.text);
            terms.sort_unstable();
            terms.dedup();
            terms
        })
        .collect();
    let mut worth = worth(statements, &vectors);
    let mut left: Vec<usize> = (0..statements.len()).collect();
    let mut order = Vec::with_capacity(statements.len());
    while order.len() < CHOSEN.min(statements.len()) {
        let Some(best) = (0..left.len()).reduce(|best, at| {
            if worth[left[at]] > worth[left[best]] {
                at
            } else {
                best
            }
        }) else {
            break;
        };
        let picked = left.remove(best);
        order.push(picked);
        for &other in &left {
            worth[other] *= 1.0 - 0.8 * likeness(&vectors[picked], &vectors[other]);
        }
    }
    left.sort_by(|&a, &b| worth[b].total_cmp(&worth[a]).then(a.cmp(&b)));
    order.extend(left);
    order
}

/// Uncertainty times how typical a statement is.
fn worth(statements: &[Open<'_>], vectors: &[Vec<u64>]) -> Vec<f32> {
    let mut holders: HashMap<u64, f32> = HashMap::new();
    for term in vectors.iter().flatten() {
        *holders.entry(*term).or_default() += 1.0;
    }
    let raw: Vec<f32> = vectors
        .iter()
        .map(|terms| {
            let total: f32 = terms
                .iter()
                .map(|term| (holders[term] - 1.0).min(20.0).sqrt())
                .sum();
            total / super::matrix::count(terms.len().max(4))
        })
        .collect();
    let highest = raw.iter().copied().fold(1e-6, f32::max);
    statements
        .iter()
        .zip(raw)
        .map(|(open, density)| (1.05 - open.sure) * (0.3 + density / highest))
        .collect()
}

/// The part of words that two statements share, 0 to 1.
fn likeness(one: &[u64], other: &[u64]) -> f32 {
    let shared = one
        .iter()
        .filter(|term| other.binary_search(term).is_ok())
        .count();
    super::matrix::count(2 * shared) / super::matrix::count((one.len() + other.len()).max(1))
}
