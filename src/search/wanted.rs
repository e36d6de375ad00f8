//! What a search asks for: a few words by their terms alone, or all that a
//! tantivy query can say.

use tantivy::Term;
use tantivy::query::{Query as TantivyQuery, TermQuery};
use tantivy::schema::IndexRecordOption;

use super::plan::{Boxed, Planner, needed, silent, union};
use super::syntax::Node;
use crate::index::{is_term_of_name, of_name};
use crate::language::Lexicon;

/// What is to be found.
pub(super) enum Wanted {
    /// Statements that have any of these terms of one field.
    AnyOf(Vec<Term>),
    /// What the query finds.
    Query(Boxed),
}

impl Wanted {
    /// What this query finds.
    pub(super) fn query(query: impl TantivyQuery) -> Self {
        Self::Query(Box::new(query))
    }
}

impl Planner<'_> {
    /// What a tree asks for.
    pub(super) fn wanted(&mut self, node: &Node) -> Wanted {
        match self.only_words(node) {
            Some(terms) => Wanted::AnyOf(terms),
            None => Wanted::Query(self.query(node)),
        }
    }

    /// The terms of a tree that asks for one word, or for any of some.
    fn only_words(&self, node: &Node) -> Option<Vec<Term>> {
        match node {
            Node::Word(word) => Some(self.terms(word)),
            Node::Any(nodes) => {
                let terms = nodes.iter().map(|node| match node {
                    Node::Word(word) => Some(self.terms(word)),
                    _ => None,
                });
                let terms: Option<Vec<_>> = terms.collect();
                Some(terms?.into_iter().flatten().collect())
            }
            Node::All(nodes) => match needed(nodes)[..] {
                [only] => self.only_words(only),
                _ => None,
            },
            Node::Not(_) | Node::Prefix(_) | Node::Phrase(_) | Node::Field(..) => None,
        }
    }

    /// The terms of a word: in what is said, and in the names of those who say it,
    /// where any name has it.
    pub(super) fn terms(&self, word: &str) -> Vec<Term> {
        let mut terms = Vec::new();
        for term in Lexicon::embedded().query_terms(word) {
            if self.tables.is_in_a_name(&term) {
                terms.push(of_name(&term));
            }
            terms.push(term);
        }
        let term = |text: &String| Term::from_field_text(self.fields.words, text);
        terms.iter().map(term).collect()
    }
}

/// The query for what has any of these terms.
pub(super) fn any_of(terms: &[Term]) -> Boxed {
    union(terms.iter().cloned().map(look_up).collect())
}

/// The query for what has this term. A name that has it gives no weight: what is said
/// goes before who says it.
pub(super) fn look_up(term: Term) -> Boxed {
    let is_silent = is_of_name(&term);
    let query: Boxed = Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs));
    if is_silent { silent(query) } else { query }
}

/// Whether this is a term of a name.
pub(super) fn is_of_name(term: &Term) -> bool {
    term.value().as_str().is_some_and(is_term_of_name)
}
