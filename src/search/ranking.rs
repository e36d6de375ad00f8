//! Keeps the best of what is found, in a total order that does not depend on
//! how the index happens to be cut into segments.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::query::Sort;
use super::tables::Segment;

/// Something found; the least stands first in the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// The wanted order, as a number.
    pub(super) rank: u64,
    /// The consultation's place in alphabetical order.
    pub(super) consultation: u32,
    /// Place in the programme's order.
    pub(super) order: u64,
    pub(super) score: f32,
    pub(super) segment: u32,
    pub(super) document: u32,
}

impl Candidate {
    const fn key(&self) -> (u64, u32, u64) {
        (self.rank, self.consultation, self.order)
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Candidate {}

/// The wanted order as a number that is smaller for what comes first.
pub(super) fn rank(
    sort: Sort,
    score: f32,
    segment: &Segment,
    document: u32,
    speaker: usize,
) -> u64 {
    match sort {
        Sort::Relevance => by_score(score),
        Sort::Programme => 0,
        Sort::Respondent => {
            let speakers = segment.speakers.get(speaker);
            speakers
                .and_then(|all| all.first())
                .copied()
                .map_or(u64::MAX, u64::from)
        }
        Sort::Date => match segment.date.get_val(document) {
            0 => u64::MAX,
            date => u64::MAX / 2 - date,
        },
    }
}

/// Scores differ in the last bits with the order of addition, so these count
/// as equal.
pub(super) fn by_score(score: f32) -> u64 {
    u64::from(u32::MAX - (score.max(0.0).to_bits() >> 6))
}

/// The best so many.
#[derive(Debug, Default)]
pub(super) struct Best {
    most: usize,
    heap: BinaryHeap<Candidate>,
}

impl Best {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            heap: BinaryHeap::new(),
        }
    }

    /// Whether something of this rank could still be among the best.
    pub(super) fn would_take(&self, rank: u64) -> bool {
        self.heap.len() < self.most || self.heap.peek().is_some_and(|worst| rank <= worst.rank)
    }

    pub(super) fn offer(&mut self, candidate: Candidate) {
        if self.heap.len() < self.most {
            self.heap.push(candidate);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && candidate < *worst
        {
            *worst = candidate;
        }
    }

    /// The best, in order.
    pub(super) fn into_sorted(self) -> Vec<Candidate> {
        self.heap.into_sorted_vec()
    }
}
