//! The best hits, sorted anew by how near their words stand.

use std::sync::Arc;

use tantivy::{DocAddress, TantivyError};

use super::hits::Records;
use super::nearness::{LOOKED_AT, Nearness};
use super::ranking::{Candidate, by_score};
use super::state::State;
use super::threads::{in_order, is_worth_help};

impl State {
    /// Raises the score of hits whose words stand near each other, and sorts
    /// the best of them anew.
    pub(super) fn rerank(
        self: &Arc<Self>,
        best: &mut [Candidate],
        nearness: Nearness,
        read: &mut Records,
    ) -> Result<(), TantivyError> {
        let looked_at = best.len().min(LOOKED_AT);
        let best = &mut best[..looked_at];
        let addresses: Vec<DocAddress> = best.iter().map(Candidate::address).collect();
        let state = Arc::clone(self);
        let helped = is_worth_help(&self.searcher);
        let looks = in_order(addresses.len(), helped, move |at| {
            let record = state.record(addresses[at])?;
            Ok::<_, TantivyError>((nearness.look(&record.text), record))
        })?;
        for (candidate, (look, record)) in best.iter_mut().zip(looks) {
            candidate.score *= look.factor;
            candidate.rank = by_score(candidate.score);
            read.insert(candidate.address(), (record, look.marks));
        }
        best.sort_unstable();
        Ok(())
    }
}
