//! One pass over all statements that a tantivy query finds: filters, counts
//! every facet without its own filter, and keeps the best.
//!
//! Segments are looked at side by side and added up as they come: all that is
//! added are whole numbers, and what is kept has an order of its own, so that
//! neither threads nor segments change anything.

use std::collections::BTreeMap;
use std::sync::Arc;

use tantivy::TantivyError;

use super::facet::{Counts, FacetSet};
use super::finder::Finder;
use super::query::{Counting, Duplicates, Filters, Grouping, Query, Scope, Sort};
use super::ranking::Candidate;
use super::segment_hits::SegmentHits;
use super::state::State;
use super::tally::Tally;
use super::threads::{add_up, is_worth_help};
use super::wanted::Wanted;
use crate::index::day_of;

/// What is to be done with what is found.
#[derive(Debug, Clone)]
pub(super) struct Pass {
    pub(super) filters: Filters,
    /// First and last day, as numbers.
    pub(super) days: Option<(u64, u64)>,
    pub(super) scope: Scope,
    pub(super) duplicates: Duplicates,
    pub(super) sort: Sort,
    /// The facets to count.
    pub(super) count: FacetSet,
    pub(super) keep: Keep,
}

/// What is kept of what is found.
#[derive(Debug, Clone, Copy)]
pub(super) enum Keep {
    /// Nothing but the counts.
    Nothing,
    /// The best so many.
    Best(usize),
    /// The best so many of each respondent.
    OfEach(usize),
}

/// What a pass gives.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    pub(super) total: u64,
    pub(super) counts: Counts,
    pub(super) best: Vec<Candidate>,
    /// By respondent: how many were found, and the best of them.
    pub(super) groups: BTreeMap<u32, (u64, Vec<Candidate>)>,
}

impl Pass {
    /// A pass over what the query asks for, counting these facets.
    pub(super) fn of(query: &Query, count: FacetSet) -> Self {
        let limit = query.limit.min(Query::MOST);
        let wanted = limit + query.offset.min(Query::DEEPEST);
        let from = query.filters.from.as_deref().map(day_of);
        let to = query.filters.to.as_deref().map(day_of);
        Self {
            filters: query.filters.clone(),
            days: (from.is_some() || to.is_some())
                .then(|| (from.unwrap_or(1).max(1), to.unwrap_or(u64::MAX))),
            scope: query.scope,
            duplicates: query.duplicates,
            sort: query.sort,
            count: match query.counting {
                Counting::Facets => count,
                Counting::HitsOnly => 0,
            },
            keep: match query.grouping {
                Grouping::None if wanted == 0 => Keep::Nothing,
                Grouping::None => Keep::Best(wanted),
                Grouping::Respondent { hits } => Keep::OfEach(hits.min(Query::MOST)),
            },
        }
    }

    /// The same pass, of which so many are kept at least, to be sorted anew.
    pub(super) fn keeping_at_least(mut self, least: usize) -> Self {
        if let Keep::Best(most) = &mut self.keep {
            *most = least.max(*most);
        }
        self
    }

    /// How many are kept in one list.
    pub(super) const fn most(&self) -> usize {
        match self.keep {
            Keep::Best(most) => most,
            Keep::Nothing | Keep::OfEach(_) => 0,
        }
    }

    /// Looks at all that is wanted.
    pub(super) fn run(&self, wanted: &Wanted, state: &Arc<State>) -> Result<Outcome, TantivyError> {
        let searcher = &state.searcher;
        let finder = match (self.keep, self.sort) {
            (Keep::Best(_) | Keep::OfEach(_), Sort::Relevance) => {
                Finder::scored(wanted, searcher, state.fields.words)?
            }
            _ => Finder::unscored(wanted, searcher)?,
        };
        let segments = searcher.segment_readers().len();
        let helped = is_worth_help(searcher);
        let begun = Arc::clone(state);
        let (pass, all) = (self.clone(), Arc::clone(state));
        let mut tallies = add_up(
            segments,
            helped,
            move || Tally::new(&begun.tables),
            move |tally, number| {
                let reader = &all.searcher.segment_readers()[number];
                let best = tally.take_best(&pass);
                let hits = SegmentHits::read(&pass, &all.tables, number, &finder, reader, best)?;
                tally.add(hits, &pass, &all.tables);
                Ok::<_, TantivyError>(())
            },
        )?;
        let all = tallies.pop();
        let mut all = all.unwrap_or_else(|| Tally::new(&state.tables));
        for tally in tallies {
            all.merge(tally);
        }
        Ok(all.finish(self, &state.tables))
    }
}

#[cfg(test)]
mod tests {
    use crate::index::Index;
    use crate::model::{
        Consultation, ContentHash, Manner, Origin, RespondentKind, Role, Span, Stance, Statement,
        StatementId, Status, TaggedStatement,
    };
    use crate::search::{Duplicates, Grouping, Query, Searcher, Sort};

    /// Statements of which every fifth repeats the first.
    fn consultation(number: usize) -> Consultation {
        let hash = ContentHash::of(&number.to_le_bytes());
        let words = ["budget", "styrning", "skola", "uppföljning", "plan", "barn"];
        let statement = |at: usize| {
            let place = if at.is_multiple_of(5) { 0 } else { at };
            let words: Vec<&str> = (0..3)
                .map(|word| words[(place + word * number) % words.len()])
                .collect();
            let text = words.join(" och ");
            TaggedStatement {
                statement: Statement {
                    id: StatementId::new(&hash, at * 300),
                    span: Span::new(at * 300, at * 300 + text.len()),
                    text,
                    page: None,
                    paragraph: at,
                    role: Role::ALL[0],
                    respondents: vec![format!("Nämnd {}", at % 7)],
                    kind: RespondentKind::ALL[at % 3],
                    headings: vec![words[0].to_owned()],
                    context: None,
                    duplicate_of: (at > 0 && place == 0).then(|| StatementId::new(&hash, 0)),
                    draft_of: None,
                    language: "sv".to_owned(),
                    manner: Manner::Text,
                },
                tags: Vec::new(),
                stance: Some(Stance::ALL[at % 4]),
                stance_confidence: 0.5,
                stance_origin: Origin::Rule,
                stance_evidence: Vec::new(),
                status: Status::ALL[0],
            }
        };
        Consultation {
            name: format!("remiss-{number}"),
            statements: (0..60).map(statement).collect(),
            ..Consultation::default()
        }
    }

    /// An index with a commit, and so a segment, for so many consultations.
    fn searcher(in_each: usize) -> Searcher {
        let consultations: Vec<Consultation> = (0..6).map(consultation).collect();
        let index = Index::in_memory().unwrap();
        for together in consultations.chunks(in_each) {
            let mut writer = index.writer(0, 1).unwrap();
            for consultation in together {
                writer.replace(consultation).unwrap();
            }
            writer.commit("").unwrap();
        }
        Searcher::of(index).unwrap()
    }

    #[test]
    fn neither_segments_nor_threads_change_what_is_found() {
        let whole = searcher(6);
        let cut = [searcher(1), searcher(1), searcher(4)];
        cut[1].prepare().unwrap();
        let mut queries: Vec<Query> = [
            "",
            "budget",
            "skola plan",
            "barn ELLER plan",
            "\"och plan\"",
        ]
        .map(Query::new)
        .into();
        for n in 0..queries.len() {
            let mut other = queries[n].clone();
            other.sort = [Sort::Programme, Sort::Respondent, Sort::Date][n % 3];
            other.duplicates = Duplicates::Shown;
            other.filters.kinds = vec![RespondentKind::ALL[1]];
            queries.push(other);
            let mut grouped = queries[n].clone();
            grouped.grouping = Grouping::Respondent { hits: 2 };
            grouped.filters.stances = vec![Some(Stance::ALL[2])];
            queries.push(grouped);
        }
        for query in &queries {
            let expected = whole.search(query).unwrap();
            assert!(expected.total > 0, "{query:?}");
            for searcher in &cut {
                for _ in 0..5 {
                    assert_eq!(searcher.search(query).unwrap(), expected, "{query:?}");
                }
            }
        }
    }
}
