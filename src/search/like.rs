//! Statements that are like a given one.

use std::collections::BTreeSet;
use std::sync::Arc;

use tantivy::TantivyError;
use tantivy::query::{BooleanQuery, Occur, Query as TantivyQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::hits::Records;
use super::marks::Marker;
use super::pass::Pass;
use super::query::Query;
use super::results::Hit;
use super::state::State;
use super::stop::is_stop_word;
use super::syntax::Node;
use super::wanted::Wanted;
use crate::index::words;
use crate::language::Lexicon;
use crate::model::StatementId;

/// So many of the statement's words are searched for.
const MOST_WORDS: usize = 12;
/// Words that only this statement has say nothing about others.
const LEAST_STATEMENTS: u64 = 2;
/// One of so many words must be found.
const SHARE: usize = 4;

impl State {
    pub(super) fn more_like_this(
        self: &Arc<Self>,
        id: &StatementId,
        limit: usize,
    ) -> Result<Vec<Hit>, TantivyError> {
        let Some((_, record)) = self.statement(id)? else {
            return Ok(Vec::new());
        };
        let rarest = self.rarest_words(&record.text)?;
        if rarest.is_empty() {
            return Ok(Vec::new());
        }
        let clauses: Vec<(Occur, Box<dyn TantivyQuery>)> = rarest
            .iter()
            .flat_map(|word| Lexicon::embedded().query_terms(word))
            .map(|term| {
                let term = tantivy::Term::from_field_text(self.fields.words, &term);
                let query: Box<dyn TantivyQuery> =
                    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
                (Occur::Should, query)
            })
            .collect();
        let least = rarest.len().div_ceil(SHARE);
        let like = BooleanQuery::with_minimum_required_clauses(clauses, least);
        let query = Query {
            limit: limit + 1,
            ..Query::default()
        };
        let outcome = Pass::of(&query, 0).run(&Wanted::query(like), self)?;
        let shared = Node::Any(rarest.into_iter().map(Node::Word).collect());
        let marker = Marker::new(&shared);
        let first = record.duplicate_of.as_ref().unwrap_or(&record.id);
        let mut hits = Vec::new();
        for candidate in &outcome.best {
            if hits.len() == limit {
                break;
            }
            let hit = self.hit(candidate, &marker, &Records::new())?;
            let same = hit
                .statement
                .duplicate_of
                .as_ref()
                .unwrap_or(&hit.statement.id);
            if hit.statement.consultation != record.consultation || same != first {
                hits.push(hit);
            }
        }
        Ok(hits)
    }

    /// The words of the text that the fewest statements have, in its order.
    fn rarest_words(&self, text: &str) -> Result<Vec<String>, TantivyError> {
        let mut seen = BTreeSet::new();
        let mut rated: Vec<(u64, usize, String)> = Vec::new();
        for (at, word) in words(text).enumerate() {
            if is_stop_word(&word.text) || !seen.insert(word.text.clone()) {
                continue;
            }
            let mut statements = 0;
            for term in Lexicon::embedded().query_terms(&word.text) {
                let term = tantivy::Term::from_field_text(self.fields.words, &term);
                statements += self.searcher.doc_freq(&term)?;
            }
            if statements >= LEAST_STATEMENTS {
                rated.push((statements, at, word.text));
            }
        }
        rated.sort_unstable();
        rated.truncate(MOST_WORDS);
        rated.sort_unstable_by_key(|(_, at, _)| *at);
        Ok(rated.into_iter().map(|(_, _, word)| word).collect())
    }
}
