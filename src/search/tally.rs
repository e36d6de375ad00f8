//! Adds up what is found in the segments.

use std::collections::BTreeMap;

use super::facet::Counts;
use super::pass::{Keep, Outcome, Pass};
use super::ranking::Best;
use super::segment_hits::{SegmentHits, Twin};
use super::tables::Tables;
use super::twins::{OnceEach, sets};

/// What was found so far, in some of the segments.
pub(super) struct Tally {
    total: u64,
    counts: Counts,
    best: Option<Best>,
    /// By respondent: how many were found, and the best of them.
    groups: BTreeMap<u32, (u64, Best)>,
    /// Those whose like may be in other segments.
    twins: Vec<Twin>,
    once_each: OnceEach,
}

impl Tally {
    pub(super) fn new(tables: &Tables) -> Self {
        Self {
            total: 0,
            counts: Counts::new(tables),
            best: None,
            groups: BTreeMap::new(),
            twins: Vec::new(),
            once_each: OnceEach::new(tables),
        }
    }

    /// Takes out the best so far, to be added to.
    pub(super) fn take_best(&mut self, pass: &Pass) -> Best {
        self.best.take().unwrap_or_else(|| Best::new(pass.most()))
    }

    /// Adds what was found in a segment.
    pub(super) fn add(&mut self, hits: SegmentHits, pass: &Pass, tables: &Tables) {
        let segment = &tables.segments[hits.segment as usize];
        self.total += hits.total;
        hits.counter.add_to(&mut self.counts, segment);
        self.take(hits.best, hits.groups);
        self.twins.extend(hits.cut);
        self.fold(&hits.twins, pass, tables);
    }

    /// Adds what was found in other segments.
    pub(super) fn merge(&mut self, other: Self) {
        self.total += other.total;
        self.counts.add(&other.counts);
        if let Some(best) = other.best {
            self.take(best, other.groups);
        }
        self.twins.extend(other.twins);
    }

    /// All that was found.
    pub(super) fn finish(mut self, pass: &Pass, tables: &Tables) -> Outcome {
        let twins = std::mem::take(&mut self.twins);
        self.fold(&twins, pass, tables);
        let groups = self.groups.into_iter();
        Outcome {
            total: self.total,
            counts: self.counts,
            best: self.best.map(Best::into_sorted).unwrap_or_default(),
            groups: groups
                .map(|(speaker, (total, best))| (speaker, (total, best.into_sorted())))
                .collect(),
        }
    }

    fn take(&mut self, best: Best, groups: BTreeMap<u32, (u64, Best)>) {
        match &mut self.best {
            Some(all) => all.take(best),
            None => self.best = Some(best),
        }
        for (speaker, (total, best)) in groups {
            let group = self.groups.entry(speaker);
            let sum = group.or_insert_with(|| (0, Best::new(best.most())));
            sum.0 += total;
            sum.1.take(best);
        }
    }

    /// Counts twins once for each set.
    fn fold(&mut self, twins: &[Twin], pass: &Pass, tables: &Tables) {
        sets(twins, tables, |set| {
            self.once_each
                .count(set, pass.count, &mut self.counts, tables);
            self.found(set, pass, tables);
        });
    }

    /// Takes statements that say the same as one: the first of those that pass.
    fn found(&mut self, set: &[&Twin], pass: &Pass, tables: &Tables) {
        let sort = pass.sort;
        let passing = || set.iter().filter(|twin| twin.failing == 0);
        // all of one consultation
        let keys = passing().map(|twin| (twin.rank(sort, tables), twin.consultation(tables)));
        let Some((rank, consultation)) = keys.min() else {
            return;
        };
        self.total += 1;
        let first = || passing().map(|twin| twin.candidate(sort, tables)).min();
        match pass.keep {
            Keep::Nothing => {}
            Keep::Best(most) => {
                let best = self.best.get_or_insert_with(|| Best::new(most));
                if best.would_take(rank, || consultation)
                    && let Some(first) = first()
                {
                    best.offer(first);
                }
            }
            Keep::OfEach(most) => {
                let mut speakers: Vec<u32> = passing()
                    .flat_map(|twin| twin.speakers(tables).iter().copied())
                    .collect();
                speakers.sort_unstable();
                speakers.dedup();
                let Some(first) = first() else { return };
                for speaker in speakers {
                    let group = self.groups.entry(speaker);
                    let (total, best) = group.or_insert_with(|| (0, Best::new(most)));
                    *total += 1;
                    best.offer(first);
                }
            }
        }
    }
}
