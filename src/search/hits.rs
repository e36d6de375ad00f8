//! What was found, made into values: the hits of the page asked for, read and
//! marked, with their groups and facets.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use tantivy::{DocAddress, TantivyError};

use super::marks::{self, Marker};
use super::pass::Outcome;
use super::query::{Counting, Grouping, Query, Sort};
use super::ranking::Candidate;
use super::results::{Facets, Group, Hit, HitSection, Results};
use super::state::State;
use super::syntax::{Hint, Node};
use super::threads::{in_order, is_worth_help};
use crate::index::StatementRecord;
use crate::model::Span;

/// Records that were read for a search already, with their marks where those
/// were seen too.
pub(super) type Records = HashMap<DocAddress, (StatementRecord, Option<Vec<Span>>)>;

impl State {
    /// What is told of the outcome of a search.
    pub(super) fn results(
        self: &Arc<Self>,
        query: &Query,
        outcome: Outcome,
        node: &Node,
        said: Vec<Hint>,
        suggestion: Option<String>,
        read: Records,
    ) -> Result<Results, TantivyError> {
        let marker = Arc::new(Marker::new(node));
        let read = Arc::new(read);
        let limit = query.limit.min(Query::MOST);
        let hits = match query.grouping {
            Grouping::None => {
                let first = query.offset.min(outcome.best.len());
                let last = first.saturating_add(limit).min(outcome.best.len());
                self.hits(&outcome.best[first..last], &marker, &read)?
            }
            Grouping::Respondent { .. } => Vec::new(),
        };
        let total_groups = outcome.groups.len() as u64;
        let groups = self.groups(query, outcome.groups, &marker, &read)?;
        Ok(Results {
            total: outcome.total,
            hits,
            total_groups,
            groups,
            facets: match query.counting {
                Counting::Facets => outcome.counts.named(&self.tables),
                Counting::HitsOnly => Facets::default(),
            },
            hints: said,
            suggestion,
        })
    }

    /// The groups of the page asked for, each with its first hits.
    fn groups(
        self: &Arc<Self>,
        query: &Query,
        found: BTreeMap<u32, (u64, Vec<Candidate>)>,
        marker: &Arc<Marker>,
        read: &Arc<Records>,
    ) -> Result<Vec<Group>, TantivyError> {
        let mut groups: Vec<(u32, u64, Vec<Candidate>)> = found
            .into_iter()
            .map(|(respondent, (total, best))| (respondent, total, best))
            .collect();
        // respondents are numbered by name, and so come in that order
        if query.sort != Sort::Respondent {
            groups.sort_by(|(a, _, x), (b, _, y)| x.first().cmp(&y.first()).then(a.cmp(b)));
        }
        groups
            .into_iter()
            .skip(query.offset)
            .take(query.limit.min(Query::MOST))
            .map(|(respondent, total, best)| {
                Ok(Group {
                    respondent: self.tables.respondents[respondent as usize].clone(),
                    total,
                    hits: self.hits(&best, marker, read)?,
                })
            })
            .collect()
    }

    /// The hits, read side by side where they are not `read` yet.
    fn hits(
        self: &Arc<Self>,
        candidates: &[Candidate],
        marker: &Arc<Marker>,
        read: &Arc<Records>,
    ) -> Result<Vec<Hit>, TantivyError> {
        let (state, marker, read) = (Arc::clone(self), Arc::clone(marker), Arc::clone(read));
        let candidates = candidates.to_vec();
        // what was read already is quickly done
        let is_read = |candidate: &Candidate| read.contains_key(&candidate.address());
        let helped = !candidates.iter().all(is_read) && is_worth_help(&self.searcher);
        in_order(candidates.len(), helped, move |at| {
            state.hit(&candidates[at], &marker, &read)
        })
    }

    /// One hit, with its words marked.
    pub(super) fn hit(
        &self,
        candidate: &Candidate,
        marker: &Marker,
        read: &Records,
    ) -> Result<Hit, TantivyError> {
        let address = candidate.address();
        let (statement, marks) = match read.get(&address) {
            Some(read) => read.clone(),
            None => (self.record(address)?, None),
        };
        let marks = marks.unwrap_or_else(|| marker.marks(&statement.text));
        Ok(Hit {
            score: candidate.score,
            snippet: marks::snippet(&statement.text, &marks),
            marks,
            sections: self.sections(&statement),
            statement,
        })
    }

    /// The sections of a statement as its consultation names them.
    fn sections(&self, statement: &StatementRecord) -> Vec<HitSection> {
        let about = self
            .tables
            .consultations
            .iter()
            .find(|consultation| consultation.name == statement.consultation);
        statement
            .sections
            .iter()
            .map(|id| {
                let section = about.and_then(|about| about.section(id));
                HitSection {
                    id: id.clone(),
                    number: section.and_then(|(_, section)| section.number.clone()),
                    heading: section
                        .map(|(_, section)| section.heading.clone())
                        .unwrap_or_default(),
                }
            })
            .collect()
    }
}
