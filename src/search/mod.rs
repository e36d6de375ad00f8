//! Queries over the index: language, hits, facets, snippets.
//!
//! [`Searcher`] is opened once, searched from any thread, and reloaded after a
//! commit. It takes a [`Query`] and gives [`Results`]: values only, in an order
//! that does not depend on how the index came to be.

mod columns;
mod counter;
mod facet;
mod like;
mod marks;
mod nearness;
mod part;
mod pass;
mod plan;
mod query;
mod ranking;
mod results;
mod saved;
mod stop;
mod suggest;
mod syntax;
mod tables;
mod tally;
mod threads;
mod twins;

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use tantivy::collector::TopDocs;
use tantivy::query::{AllQuery, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, IndexReader, ReloadPolicy, TantivyDocument, TantivyError};

pub use query::{Counting, Duplicates, Filters, Grouping, Query, Scope, Sort};
pub use results::{Count, FacetSection, Facets, Group, Hit, HitSection, Results};
pub use saved::{mark_seen, new_since};
pub use syntax::{FieldName, FieldValue, Hint, Node, Parsed, parse};

use crate::error::Error;
use crate::index::{ConsultationRecord, Fields, Index, StatementRecord, Term, damaged, day_of};
use crate::model::{Span, StatementId};
use facet::FacetSet;
use marks::Marker;
use nearness::{LOOKED_AT, Nearness};
use pass::{Keep, Outcome, Pass};
use plan::{Planner, needed};
use ranking::{Candidate, by_score};
use tables::Tables;
use threads::{in_order, is_worth_help};

/// So many hits are kept of what is found without words and filters.
const FRONT: usize = 200;

/// An index that is open for searching.
pub struct Searcher {
    index: Index,
    reader: IndexReader,
    state: RwLock<Arc<State>>,
}

/// Records that were read for a search already, with their marks where those
/// were seen too.
type Records = HashMap<DocAddress, (StatementRecord, Option<Vec<Span>>)>;

/// The index as of one commit.
struct State {
    searcher: tantivy::Searcher,
    tables: Tables,
    fields: Fields,
    /// What is found without words and filters, once it was asked for.
    everything: OnceLock<Outcome>,
}

impl Searcher {
    /// Opens the index in `dir`.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        Self::of(Index::open(dir)?)
    }

    /// Opens an index that is at hand.
    pub fn of(index: Index) -> Result<Self, Error> {
        let broken = |e: TantivyError| damaged(index.dir(), &e);
        let reader = index
            .tantivy()
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(broken)?;
        let state = State::read(&reader, index.fields()).map_err(broken)?;
        Ok(Self {
            reader,
            state: RwLock::new(Arc::new(state)),
            index,
        })
    }

    /// Takes in what was committed since it was opened.
    pub fn reload(&self) -> Result<(), Error> {
        let broken = |e: TantivyError| damaged(self.index.dir(), &e);
        self.reader.reload().map_err(broken)?;
        let state = State::read(&self.reader, self.index.fields()).map_err(broken)?;
        *self.state.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(state);
        Ok(())
    }

    /// Makes ready for many searches: what each of them looks at is laid out in
    /// memory, and what is found without words and filters is counted. Costs
    /// as much as some searches, and has to be asked for again after a reload.
    pub fn prepare(&self) -> Result<(), Error> {
        let state = self.state();
        state.tables.make_rows();
        state
            .everything()
            .map(drop)
            .map_err(|e| damaged(self.index.dir(), &e))
    }

    /// Searches.
    pub fn search(&self, query: &Query) -> Result<Results, Error> {
        self.state()
            .search(query)
            .map_err(|e| damaged(self.index.dir(), &e))
    }

    /// Statements that use the rarer words of this one, best first.
    pub fn more_like_this(&self, id: &StatementId, limit: usize) -> Result<Vec<Hit>, Error> {
        self.state()
            .more_like_this(id, limit.min(Query::MOST))
            .map_err(|e| damaged(self.index.dir(), &e))
    }

    /// The statement with this id.
    pub fn statement(&self, id: &StatementId) -> Result<Option<StatementRecord>, Error> {
        self.state()
            .statement(id)
            .map(|found| found.map(|(_, record)| record))
            .map_err(|e| damaged(self.index.dir(), &e))
    }

    /// The ids of everything that the query finds, in its order.
    pub fn ids(&self, query: &Query) -> Result<Vec<StatementId>, Error> {
        self.state()
            .ids(query)
            .map_err(|e| damaged(self.index.dir(), &e))
    }

    /// Where the words of the query `text` stand in `passage`, as in hits.
    pub fn marks(text: &str, passage: &str) -> Vec<Span> {
        Marker::new(&parse(text).node).marks(passage)
    }

    /// The consultations in the index, by name.
    pub fn consultations(&self) -> Vec<ConsultationRecord> {
        self.state().tables.consultations.clone()
    }

    fn state(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }
}

impl State {
    fn read(reader: &IndexReader, fields: Fields) -> Result<Self, TantivyError> {
        let searcher = reader.searcher();
        Ok(Self {
            tables: Tables::read(&searcher, fields)?,
            searcher,
            fields,
            everything: OnceLock::new(),
        })
    }

    fn ids(self: &Arc<Self>, query: &Query) -> Result<Vec<StatementId>, TantivyError> {
        let Parsed { node, .. } = parse(&query.text);
        let mut planner = self.planner();
        let all = Query {
            counting: Counting::HitsOnly,
            grouping: Grouping::None,
            offset: Query::DEEPEST,
            ..query.clone()
        };
        let outcome = if node.is_empty() {
            self.without_words(&all, &planner)?
        } else {
            Self::pass(&all, 0).run(&planner.query(&node), self)?
        };
        outcome
            .best
            .iter()
            .map(|found| self.record(found.address()))
            .map(|record| record.map(|record| record.id))
            .collect()
    }

    fn planner(&self) -> Planner<'_> {
        Planner {
            fields: self.fields,
            tables: &self.tables,
            hints: Vec::new(),
        }
    }

    fn search(self: &Arc<Self>, query: &Query) -> Result<Results, TantivyError> {
        let Parsed { node, mut hints } = parse(&query.text);
        let mut planner = self.planner();
        let mut outcome = if node.is_empty() {
            self.without_words(query, &planner)?
        } else {
            Self::pass(query, facet::ALL).run(&planner.query(&node), self)?
        };
        let mut suggestion = None;
        if outcome.total == 0 && !node.is_empty() {
            suggestion = suggest::suggest(&query.text, &node, &self.searcher, self.fields)?;
            if let Some(relaxed) = self.relaxed(query, &node, &mut planner)? {
                outcome = relaxed;
                hints.push(Hint::Relaxed);
            }
        }
        hints.append(&mut planner.hints);
        let mut read = Records::new();
        if query.sort == Sort::Relevance {
            self.rerank(&mut outcome.best, &node, &mut read)?;
        }
        self.results(query, outcome, &node, hints, suggestion, read)
    }

    /// A pass over what the query asks for, counting these facets.
    fn pass(query: &Query, count: FacetSet) -> Pass {
        let limit = query.limit.min(Query::MOST);
        let wanted = limit + query.offset.min(Query::DEEPEST);
        let from = query.filters.from.as_deref().map(day_of);
        let to = query.filters.to.as_deref().map(day_of);
        Pass {
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
                Grouping::None => Keep::Best(wanted.max(LOOKED_AT)),
                Grouping::Respondent { hits } => Keep::OfEach(hits.min(Query::MOST)),
            },
        }
    }

    /// Filters alone: only what passes them is looked at, and for the facets
    /// that are limited, what passes the others.
    fn without_words(
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
        let mut pass = Self::pass(query, facet::ALL & !limited);
        if pass.sort == Sort::Relevance {
            pass.sort = Sort::Programme;
        }
        let all = planner.filter(&query.filters, facet::ALL);
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
            let rest = planner.filter(&query.filters, others);
            let counted = pass.run(&rest, self)?;
            outcome.counts.take(facet, &counted.counts);
        }
        Ok(outcome)
    }

    /// What is found without words and filters: the first page that anyone
    /// sees, counted once.
    fn everything(self: &Arc<Self>) -> Result<&Outcome, TantivyError> {
        if let Some(everything) = self.everything.get() {
            return Ok(everything);
        }
        let query = Query {
            limit: FRONT,
            sort: Sort::Programme,
            ..Query::default()
        };
        let pass = Self::pass(&query, facet::ALL);
        let outcome = pass.run(&AllQuery, self)?;
        Ok(self.everything.get_or_init(|| outcome))
    }

    /// Raises the score of hits whose words stand near each other, and sorts
    /// the best of them anew.
    fn rerank(
        self: &Arc<Self>,
        best: &mut [Candidate],
        node: &Node,
        read: &mut Records,
    ) -> Result<(), TantivyError> {
        let Some(nearness) = Nearness::of(node) else {
            return Ok(());
        };
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

    /// Where no statement has all the words: those that have the most of them.
    fn relaxed(
        self: &Arc<Self>,
        query: &Query,
        node: &Node,
        planner: &mut Planner<'_>,
    ) -> Result<Option<Outcome>, TantivyError> {
        let Node::All(nodes) = node else {
            return Ok(None);
        };
        let needed = needed(nodes);
        if needed.len() < 2 || needed.iter().any(|node| !matches!(node, Node::Word(_))) {
            return Ok(None);
        }
        // first most of them, then any
        for least in [needed.len().div_ceil(2), 1] {
            let relaxed = planner.most(&needed, least);
            let outcome = Self::pass(query, facet::ALL).run(&relaxed, self)?;
            if outcome.total > 0 {
                return Ok(Some(outcome));
            }
        }
        Ok(None)
    }

    fn results(
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
        let mut groups: Vec<(u32, u64, Vec<Candidate>)> = outcome
            .groups
            .into_iter()
            .map(|(speaker, (total, best))| (speaker, total, best))
            .collect();
        if query.sort != Sort::Respondent {
            groups.sort_by(|(a, _, x), (b, _, y)| x.first().cmp(&y.first()).then(a.cmp(b)));
        }
        let total_groups = groups.len() as u64;
        let mut listed = Vec::new();
        for (speaker, total, best) in groups.into_iter().skip(query.offset).take(limit) {
            listed.push(Group {
                respondent: self.tables.respondents[speaker as usize].clone(),
                total,
                hits: self.hits(&best, &marker, &read)?,
            });
        }
        Ok(Results {
            total: outcome.total,
            hits,
            total_groups,
            groups: listed,
            facets: match query.counting {
                Counting::Facets => outcome.counts.named(&self.tables),
                Counting::HitsOnly => Facets::default(),
            },
            hints: said,
            suggestion,
        })
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

    fn hit(
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
        let about = self
            .tables
            .consultations
            .iter()
            .find(|consultation| consultation.name == statement.consultation);
        let sections = statement
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
            .collect();
        Ok(Hit {
            score: candidate.score,
            snippet: marks::snippet(&statement.text, &marks),
            marks,
            sections,
            statement,
        })
    }

    fn record(&self, address: DocAddress) -> Result<StatementRecord, TantivyError> {
        let document: TantivyDocument = self.searcher.doc(address)?;
        let bytes = document
            .get_first(self.fields.record)
            .and_then(|value| value.as_bytes())
            .unwrap_or_default();
        StatementRecord::stored(bytes)
            .ok_or_else(|| TantivyError::InternalError("a stored statement is damaged".to_owned()))
    }

    fn statement(
        &self,
        id: &StatementId,
    ) -> Result<Option<(DocAddress, StatementRecord)>, TantivyError> {
        let term = Term::Id(id.as_str()).of(self.fields);
        let query = TermQuery::new(term, IndexRecordOption::Basic);
        let found = self
            .searcher
            .search(&query, &TopDocs::with_limit(1).order_by_score())?;
        found
            .first()
            .map(|(_, address)| Ok((*address, self.record(*address)?)))
            .transpose()
    }
}
