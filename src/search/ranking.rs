//! Keeps the best of what is found, in a total order that does not depend on
//! how the index happens to be cut into segments.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use tantivy::{DocAddress, DocId};

use super::columns::Segment;
use super::query::Sort;
use super::rows::Row;

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
    pub(super) document: DocId,
}

impl Candidate {
    /// Of the document at `place`: segment and number in it.
    pub(super) fn new(
        rank: u64,
        score: f32,
        segment: &Segment,
        place: (u32, DocId),
        row: Row,
    ) -> Self {
        Self {
            rank,
            consultation: segment.consultations[row.place as usize],
            order: segment.order.get_val(place.1),
            score,
            segment: place.0,
            document: place.1,
        }
    }

    /// Where its record is.
    pub(super) fn address(&self) -> DocAddress {
        DocAddress::new(self.segment, self.document)
    }

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
#[inline]
pub(super) fn rank(sort: Sort, score: f32, segment: &Segment, document: DocId, row: Row) -> u64 {
    match sort {
        Sort::Relevance => by_score(score),
        Sort::Programme => 0,
        Sort::Respondent => {
            let speakers = segment.speakers.of(row.speaker);
            speakers.first().copied().map_or(u64::MAX, u64::from)
        }
        Sort::Date => match segment.date.get_val(document) {
            0 => u64::MAX,
            date => u64::MAX / 2 - date,
        },
    }
}

/// Scores differ in the last bits with the order of addition, so these count
/// as equal.
#[inline]
pub(super) fn by_score(score: f32) -> u64 {
    u64::from(u32::MAX - (score.max(0.0).to_bits() >> 6))
}

/// The best so many.
#[derive(Debug)]
pub(super) struct Best {
    most: usize,
    heap: BinaryHeap<Candidate>,
    /// Rank and consultation of the worst, once there are so many.
    bar: (u64, u32),
}

impl Best {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            heap: BinaryHeap::new(),
            bar: (u64::MAX, u32::MAX),
        }
    }

    /// Whether something of this rank and consultation could still be among
    /// the best.
    #[inline]
    pub(super) fn would_take(&self, rank: u64, consultation: impl FnOnce() -> u32) -> bool {
        rank < self.bar.0 || (rank == self.bar.0 && consultation() <= self.bar.1)
    }

    /// The rank of the worst, once there are so many; nothing that ranks behind
    /// it is among the best.
    pub(super) const fn worst(&self) -> u64 {
        self.bar.0
    }

    pub(super) fn offer(&mut self, candidate: Candidate) {
        if self.heap.len() < self.most {
            self.heap.push(candidate);
        } else if let Some(mut worst) = self.heap.peek_mut()
            && candidate < *worst
        {
            *worst = candidate;
        }
        if self.heap.len() >= self.most
            && let Some(worst) = self.heap.peek()
        {
            self.bar = (worst.rank, worst.consultation);
        }
    }

    /// How many are kept.
    pub(super) const fn most(&self) -> usize {
        self.most
    }

    /// Takes what others kept.
    pub(super) fn take(&mut self, others: Self) {
        for candidate in others.heap {
            self.offer(candidate);
        }
    }

    /// The best, in order.
    pub(super) fn into_sorted(self) -> Vec<Candidate> {
        self.heap.into_sorted_vec()
    }
}
