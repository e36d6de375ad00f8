//! One search, in the index as of one commit: what is found, and what is done
//! where nothing is.

use std::sync::{Arc, OnceLock};

use tantivy::collector::TopDocs;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::store::StoreReader;
use tantivy::{DocAddress, IndexReader, TantivyDocument, TantivyError};

use super::facet;
use super::hits::Records;
use super::nearness::{LOOKED_AT, Nearness};
use super::pass::{Outcome, Pass};
use super::plan::{Planner, needed};
use super::query::{Counting, Duplicates, Grouping, Query, Sort};
use super::ranking::Candidate;
use super::results::{Found, Results};
use super::suggest;
use super::syntax::{Hint, Node, Parsed, parse};
use super::tables::Tables;
use super::threads::{Awake, is_worth_help};
use super::wanted::Wanted;
use crate::index::{Fields, StatementRecord, Term};
use crate::model::StatementId;

/// The index as of one commit.
pub(super) struct State {
    pub(super) searcher: tantivy::Searcher,
    pub(super) tables: Tables,
    pub(super) fields: Fields,
    /// What is found without words and filters, once it was asked for.
    pub(super) everything: OnceLock<Outcome>,
}

/// What fits a query, before any of it is shown.
struct Fitting {
    node: Node,
    outcome: Outcome,
    hints: Vec<Hint>,
    /// Whether anything has all that is asked for.
    has_all: bool,
    read: Records,
}

impl State {
    /// As it was committed last.
    pub(super) fn read(reader: &IndexReader, fields: Fields) -> Result<Self, TantivyError> {
        let searcher = reader.searcher();
        Ok(Self {
            tables: Tables::read(&searcher, fields)?,
            searcher,
            fields,
            everything: OnceLock::new(),
        })
    }

    /// Words, or else some of them, or else filters alone; the best by relevance
    /// are looked at twice.
    pub(super) fn search(self: &Arc<Self>, query: &Query) -> Result<Results, TantivyError> {
        let _awake = is_worth_help(&self.searcher).then(Awake::begin);
        let Fitting {
            node,
            outcome,
            hints,
            has_all,
            read,
        } = self.fitting(query)?;
        let suggestion = if has_all || node.is_empty() {
            None
        } else {
            suggest::suggest(&query.text, &node, &self.searcher, self.fields)?
        };
        self.results(query, outcome, &node, hints, suggestion, read)
    }

    /// What fits, best first: the one rule for all that goes by a query.
    fn fitting(self: &Arc<Self>, query: &Query) -> Result<Fitting, TantivyError> {
        let Parsed { node, mut hints } = parse(&query.text);
        let nearness = (query.sort == Sort::Relevance)
            .then(|| Nearness::of(&node))
            .flatten();
        let looked_at = nearness.as_ref().map_or(0, |_| LOOKED_AT);
        let pass = || Pass::of(query, facet::ALL).keeping_at_least(looked_at);
        let mut planner = self.planner(query);
        let mut outcome = if node.is_empty() {
            self.without_words(query, &planner)?
        } else {
            pass().run(&planner.wanted(&node), self)?
        };
        let has_all = outcome.total > 0;
        if !has_all
            && !node.is_empty()
            && let Some(relaxed) = self.relaxed(pass, &node, &mut planner)?
        {
            outcome = relaxed;
            hints.push(Hint::Relaxed);
        }
        hints.append(&mut planner.hints);
        let mut read = Records::new();
        if let Some(nearness) = nearness {
            self.rerank(&mut outcome.best, nearness, &mut read)?;
        }
        Ok(Fitting {
            node,
            outcome,
            hints,
            has_all,
            read,
        })
    }

    /// Where no statement has all the words: those that have the most of them.
    fn relaxed(
        self: &Arc<Self>,
        pass: impl Fn() -> Pass,
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
            let relaxed = Wanted::Query(planner.most(&needed, least));
            let outcome = pass().run(&relaxed, self)?;
            if outcome.total > 0 {
                return Ok(Some(outcome));
            }
        }
        Ok(None)
    }

    /// Everything that a search finds, by id, each copy of what is said
    /// several times for itself.
    pub(super) fn all(self: &Arc<Self>, query: &Query) -> Result<Found, TantivyError> {
        let Fitting { outcome, hints, .. } = self.fitting(&Query {
            duplicates: Duplicates::Shown,
            counting: Counting::HitsOnly,
            grouping: Grouping::None,
            offset: Query::DEEPEST,
            ..query.clone()
        })?;
        // read in the order in which they are stored, each block once
        let readers = self.searcher.segment_readers().iter();
        let stores: Vec<StoreReader> = readers
            .map(|reader| reader.get_store_reader(1))
            .collect::<Result<_, _>>()?;
        let addresses = outcome.best.iter().map(Candidate::address);
        let mut found: Vec<(DocAddress, usize)> = addresses.zip(0..).collect();
        found.sort_unstable();
        let mut ids = Vec::with_capacity(found.len());
        for (address, place) in found {
            let document = stores[address.segment_ord as usize].get(address.doc_id)?;
            ids.push((place, self.record_in(&document)?.id));
        }
        ids.sort_unstable_by_key(|(place, _)| *place);
        let ids = ids.into_iter().map(|(_, id)| id).collect();
        Ok(Found { ids, hints })
    }

    fn planner<'a>(&'a self, query: &'a Query) -> Planner<'a> {
        Planner {
            fields: self.fields,
            tables: &self.tables,
            within: &query.filters.consultations,
            hints: Vec::new(),
        }
    }

    /// What is stored of a statement.
    pub(super) fn record(&self, address: DocAddress) -> Result<StatementRecord, TantivyError> {
        self.record_in(&self.searcher.doc(address)?)
    }

    fn record_in(&self, document: &TantivyDocument) -> Result<StatementRecord, TantivyError> {
        let bytes = document
            .get_first(self.fields.record)
            .and_then(|value| value.as_bytes())
            .unwrap_or_default();
        StatementRecord::stored(bytes)
            .ok_or_else(|| TantivyError::InternalError("a stored statement is damaged".to_owned()))
    }

    /// The statement with this id, and where it is.
    pub(super) fn statement(
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
