//! What is found without words: by filters alone, or everything.

use std::sync::Arc;

use tantivy::TantivyError;
use tantivy::query::AllQuery;

use super::facet;
use super::pass::{Keep, Outcome, Pass};
use super::plan::Planner;
use super::query::{Counting, Duplicates, Query, Scope, Sort};
use super::state::State;
use super::wanted::Wanted;

/// So many hits are kept of what is found without words and filters.
const FRONT: usize = 200;

impl State {
    /// Filters alone: only what passes them is looked at, and for the facets
    /// that are limited, what passes the others.
    pub(super) fn without_words(
        self: &Arc<Self>,
        query: &Query,
        planner: &Planner<'_>,
    ) -> Result<Outcome, TantivyError> {
        let limited = facet::limited(&query.filters);
        let is_kept = matches!(query.sort, Sort::Relevance | Sort::Programme)
            && query.offset.saturating_add(query.limit) <= FRONT;
        let front = Query {
            limit: query.limit,
            offset: query.offset,
            sort: query.sort,
            ..Query::default()
        };
        if is_kept && *query == front {
            return Ok(self.everything()?.clone());
        }
        let mut pass = Pass::of(query, facet::ALL & !limited);
        if pass.sort == Sort::Relevance {
            pass.sort = Sort::Programme;
        }
        let all = Wanted::Query(planner.filter(&query.filters, facet::ALL));
        let mut outcome = pass.run(&all, self)?;
        if query.counting == Counting::HitsOnly {
            return Ok(outcome);
        }
        pass.keep = Keep::Nothing;
        for facet in facet::each(limited) {
            let others = limited & !facet;
            let is_plain = others == 0
                && pass.days.is_none()
                && query.scope == Scope::default()
                && query.duplicates == Duplicates::default();
            if is_plain {
                outcome.counts.take(facet, &self.everything()?.counts);
                continue;
            }
            pass.count = facet;
            let rest = Wanted::Query(planner.filter(&query.filters, others));
            let counted = pass.run(&rest, self)?;
            outcome.counts.take(facet, &counted.counts);
        }
        Ok(outcome)
    }

    /// What is found without words and filters: the first page that anyone
    /// sees, counted once.
    pub(super) fn everything(self: &Arc<Self>) -> Result<&Outcome, TantivyError> {
        if let Some(everything) = self.everything.get() {
            return Ok(everything);
        }
        let query = Query {
            limit: FRONT,
            sort: Sort::Programme,
            ..Query::default()
        };
        let pass = Pass::of(&query, facet::ALL);
        let outcome = pass.run(&Wanted::query(AllQuery), self)?;
        Ok(self.everything.get_or_init(|| outcome))
    }
}
