//! Which statements stand together, follow each other or say alike things.

use std::collections::HashMap;

use rayon::prelude::*;

use super::alike::likest;
use crate::model::Statement;
use crate::tag::matrix::count;
use crate::tag::term;

/// The order and the likeness of the statements of one consultation.
#[derive(Debug, Clone)]
pub(super) struct Groups {
    /// The document of each statement.
    pub(super) document: Vec<usize>,
    /// The block of a document.
    pub(super) paragraph: Vec<usize>,
    /// The heading path within a document.
    pub(super) heading: Vec<usize>,
    /// For each statement, the most similar ones of other documents.
    pub(super) similar: Vec<Vec<(usize, f32)>>,
    /// The words of each statement, weighted, of length 1.
    pub(super) vectors: Vec<Vec<(u64, f32)>>,
}

/// So many similar statements are looked at.
const SIMILAR: usize = 8;

/// A word that more statements than this have makes no two of them alike, and is
/// passed over: the work grows with the statements and not with their square.
const COMMON: usize = 2_000;

impl Groups {
    pub(super) fn new(statements: &[&Statement]) -> Self {
        let document = numbered(statements, |s| s.id.document().to_owned());
        let paragraph = numbered(statements, |s| (s.id.document().to_owned(), s.paragraph));
        let heading = numbered(statements, |s| {
            (s.id.document().to_owned(), s.headings.clone())
        });
        let vectors = vectors(statements);
        let similar = similar(&vectors, &document);
        Self {
            document,
            paragraph,
            heading,
            similar,
            vectors,
        }
    }

    /// The statement before, in the same document.
    pub(super) fn before(&self, row: usize) -> Option<usize> {
        let before = row.checked_sub(1)?;
        (self.document[before] == self.document[row]).then_some(before)
    }

    /// The statement after, in the same document.
    pub(super) fn after(&self, row: usize) -> Option<usize> {
        (self.document.get(row + 1) == Some(&self.document[row])).then_some(row + 1)
    }
}

fn numbered<K: std::hash::Hash + Eq>(
    statements: &[&Statement],
    key: impl Fn(&Statement) -> K,
) -> Vec<usize> {
    let mut known: HashMap<K, usize> = HashMap::new();
    statements
        .iter()
        .map(|statement| {
            let next = known.len();
            *known.entry(key(statement)).or_insert(next)
        })
        .collect()
}

fn vectors(statements: &[&Statement]) -> Vec<Vec<(u64, f32)>> {
    let counts: Vec<Vec<(u64, f32)>> = statements
        .par_iter()
        .map(|statement| term::counted(term::beginnings(&statement.text)))
        .collect();
    let mut holders: term::Map<usize> = term::Map::default();
    for (term, _) in counts.iter().flatten() {
        *holders.entry(*term).or_default() += 1;
    }
    let number = count(statements.len());
    counts
        .into_iter()
        .map(|mut terms| {
            for (term, times) in &mut terms {
                let rarity = ((number + 1.0) / (count(holders[term]) + 1.0)).ln() + 1.0;
                *times = (1.0 + times.ln()) * rarity;
            }
            let norm = terms
                .iter()
                .map(|(_, weight)| weight * weight)
                .sum::<f32>()
                .sqrt();
            for (_, weight) in &mut terms {
                *weight /= norm.max(1e-6);
            }
            terms
        })
        .collect()
}

fn similar(vectors: &[Vec<(u64, f32)>], document: &[usize]) -> Vec<Vec<(usize, f32)>> {
    let mut holders: term::Map<Vec<(usize, f32)>> = term::Map::default();
    for (row, terms) in vectors.iter().enumerate() {
        for &(term, weight) in terms {
            holders.entry(term).or_default().push((row, weight));
        }
    }
    let scratch = || (vec![0.0_f32; vectors.len()], Vec::new());
    vectors
        .par_iter()
        .enumerate()
        .map_init(scratch, |(scores, touched), (row, terms)| {
            for (term, weight) in terms {
                let holders = &holders[term];
                if holders.len() > COMMON {
                    continue;
                }
                for &(other, value) in holders {
                    if document[other] == document[row] {
                        continue;
                    }
                    if scores[other] == 0.0 {
                        touched.push(other);
                    }
                    scores[other] += weight * value;
                }
            }
            let found = touched
                .drain(..)
                .map(|at| (at, std::mem::take(&mut scores[at])));
            likest(&mut found.collect::<Vec<_>>(), SIMILAR)
        })
        .collect()
}
