//! The open index: searched from any thread, reloaded after a commit.
//!
//! Searches of one commit go on in its [`State`] while the next is read in;
//! what goes wrong below is told as damage to the index.

use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use tantivy::{IndexReader, ReloadPolicy, TantivyError};

use super::marks::Marker;
use super::query::Query;
use super::results::{Found, Hit, Results};
use super::state::State;
use super::syntax::parse;
use crate::error::Error;
use crate::index::{ConsultationRecord, Index, StatementRecord, damaged};
use crate::model::{Span, StatementId};

/// An index that is open for searching.
pub struct Searcher {
    index: Index,
    reader: IndexReader,
    state: RwLock<Arc<State>>,
}

impl Searcher {
    /// Opens the index in `dir`.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        Self::of(Index::open(dir)?)
    }

    /// Opens an index that is at hand.
    pub fn of(index: Index) -> Result<Self, Error> {
        let broken = |e: TantivyError| damaged(index.dir(), &e);
        // hits seldom share a block, and threads that free what another one
        // decompressed wait for each other
        let reader = index
            .tantivy()
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(0)
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

    /// Everything that [`Self::search`] finds, page after page, in its order:
    /// what reports, reviews and kept searches go by. What is said several
    /// times is there each time.
    pub fn all(&self, query: &Query) -> Result<Found, Error> {
        self.state()
            .all(query)
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
