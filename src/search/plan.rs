//! From a query's tree to a tantivy query.

use std::ops::Bound;

use tantivy::query::{
    AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query as TantivyQuery,
    RangeQuery, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use super::facet::{self, CONSULTATION, FacetSet, KIND, RESPONDENT, ROLE, SECTION, STANCE, STATUS};
use super::query::Filters;
use super::stop::is_stop_word;
use super::syntax::{FieldName, FieldValue, Hint, Node};
use super::tables::Tables;
use super::wanted::look_up;
use crate::index::{Fields, SectionRecord, Term, reference_key, words};
use crate::language::Lexicon;
use crate::model::GENERAL;

/// A range of years is at most so long.
const MOST_YEARS: u64 = 300;

/// A query of any kind.
pub(super) type Boxed = Box<dyn TantivyQuery>;

/// Makes tantivy queries, and says what could not be taken as typed.
pub(super) struct Planner<'a> {
    pub(super) fields: Fields,
    pub(super) tables: &'a Tables,
    /// The consultations that are searched; empty for all.
    pub(super) within: &'a [String],
    pub(super) hints: Vec<Hint>,
}

impl Planner<'_> {
    /// The query for a tree.
    pub(super) fn query(&mut self, node: &Node) -> Boxed {
        match node {
            Node::All(nodes) => self.all(nodes),
            Node::Any(nodes) => {
                let mut queries = Vec::new();
                for node in nodes {
                    match node {
                        // flat, for a union of unions is slower
                        Node::Word(word) => queries.append(&mut self.lookups(word)),
                        other => queries.push(self.query(other)),
                    }
                }
                union(queries)
            }
            Node::Not(inner) => Box::new(BooleanQuery::new(vec![
                (Occur::Must, silent(Box::new(AllQuery))),
                (Occur::MustNot, self.query(inner)),
            ])),
            Node::Word(word) => union(self.lookups(word)),
            Node::Prefix(prefix) => between(self.fields.exact, prefix),
            Node::Phrase(words) => self.phrase(words),
            Node::Field(field, value) => self.field(*field, value),
        }
    }

    /// The query for statements that have at least `least` of the words.
    pub(super) fn most(&mut self, nodes: &[&Node], least: usize) -> Boxed {
        let clauses = nodes
            .iter()
            .map(|node| (Occur::Should, self.query(node)))
            .collect();
        Box::new(BooleanQuery::with_minimum_required_clauses(clauses, least))
    }

    /// The query for all that passes the filters of these facets.
    pub(super) fn filter(&self, filters: &Filters, set: FacetSet) -> Boxed {
        let mut clauses: Vec<Boxed> = Vec::new();
        for facet in facet::each(set & facet::limited(filters)) {
            let terms: Vec<String> = match facet {
                CONSULTATION => keys(&filters.consultations, |name| Term::Consultation(name)),
                SECTION => filters
                    .sections
                    .iter()
                    .flat_map(|section| self.tables.nodes_called(section))
                    .map(|node| {
                        let (consultation, id) = self.tables.section_of(node);
                        Term::Section(consultation, id.as_str()).key()
                    })
                    .collect(),
                RESPONDENT => filters
                    .respondents
                    .iter()
                    .flat_map(|name| self.tables.respondents_called(name))
                    .map(|number| Term::Respondent(&self.tables.respondents[number as usize]).key())
                    .collect(),
                KIND => keys(&filters.kinds, |kind| Term::Kind(*kind)),
                STANCE => keys(&filters.stances, |stance| Term::Stance(*stance)),
                ROLE => keys(&filters.roles, |role| Term::Role(*role)),
                STATUS => keys(&filters.statuses, |status| Term::Status(*status)),
                _ => keys(&filters.years, |year| Term::Year(*year)),
            };
            clauses.push(union(terms.iter().map(|key| self.term(key)).collect()));
        }
        match clauses.len() {
            0 => Box::new(AllQuery),
            1 => clauses.swap_remove(0),
            _ => Box::new(BooleanQuery::intersection(clauses)),
        }
    }

    /// All of these; words that only make the sentence count only where there
    /// is nothing else.
    fn all(&mut self, nodes: &[Node]) -> Boxed {
        let needed = needed(nodes);
        let mut clauses: Vec<(Occur, Boxed)> = Vec::new();
        for node in needed {
            match node {
                Node::Not(inner) => clauses.push((Occur::MustNot, self.query(inner))),
                other => clauses.push((Occur::Must, self.query(other))),
            }
        }
        if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            clauses.push((Occur::Must, silent(Box::new(AllQuery))));
        }
        if clauses.len() == 1 {
            return clauses.swap_remove(0).1;
        }
        Box::new(BooleanQuery::new(clauses))
    }

    /// A word, by each of its terms.
    fn lookups(&self, word: &str) -> Vec<Boxed> {
        self.terms(word).into_iter().map(look_up).collect()
    }

    fn phrase(&self, words: &[String]) -> Boxed {
        let mut terms: Vec<tantivy::Term> = words
            .iter()
            .map(|word| tantivy::Term::from_field_text(self.fields.exact, word))
            .collect();
        match terms.len() {
            0 => Box::new(EmptyQuery),
            1 => Box::new(TermQuery::new(
                terms.swap_remove(0),
                IndexRecordOption::WithFreqs,
            )),
            _ => Box::new(PhraseQuery::new(terms)),
        }
    }

    fn field(&mut self, field: FieldName, value: &FieldValue) -> Boxed {
        match (field, value) {
            (FieldName::Section, FieldValue::Text(text)) => {
                let called = self.sections_called(text);
                let keys = called.iter().map(|id| Term::SectionNumber(id).key());
                union(keys.map(|key| self.term(&key)).collect())
            }
            (FieldName::SectionAlone, FieldValue::Text(text)) => {
                let called = self.sections_called(text);
                let keys = called.iter().map(|id| Term::SectionAlone(id).key());
                union(keys.map(|key| self.term(&key)).collect())
            }
            (FieldName::Respondent, FieldValue::Text(text)) => self.respondent(text),
            (FieldName::Consultation, FieldValue::Text(text)) => self.consultation(text),
            (FieldName::Reference, FieldValue::Text(text)) => {
                let key = Term::Reference(&reference_key(text)).key();
                between(self.fields.term, &key)
            }
            (FieldName::Year, FieldValue::Range(from, to)) => {
                let years = (*from).max(1900)..=(*to).min(1900 + MOST_YEARS);
                union(
                    years
                        .filter_map(|year| u16::try_from(year).ok())
                        .map(|year| self.term(&Term::Year(year).key()))
                        .collect(),
                )
            }
            (FieldName::Page, FieldValue::Range(from, to)) => {
                let page = |page: u64| tantivy::Term::from_field_u64(self.fields.page, page);
                silent(Box::new(RangeQuery::new(
                    Bound::Included(page((*from).max(1))),
                    Bound::Included(page(*to)),
                )))
            }
            (_, FieldValue::Kind(kind)) => self.term(&Term::Kind(*kind).key()),
            (_, FieldValue::Stance(stance)) => self.term(&Term::Stance(*stance).key()),
            (_, FieldValue::Role(role)) => self.term(&Term::Role(*role).key()),
            (_, FieldValue::Status(status)) => self.term(&Term::Status(*status).key()),
            (_, FieldValue::Text(_) | FieldValue::Range(..)) => Box::new(EmptyQuery),
        }
    }

    /// What the sections of this number, id or heading are found by: the text
    /// itself, and the ids of those that have it as their heading. Says so where
    /// no programme searched has any.
    /// Several between commas are taken one by one, unless a heading has the commas.
    fn sections_called(&mut self, text: &str) -> Vec<String> {
        let (whole, is_there) = self.section_called(text);
        if is_there || !text.contains(',') {
            self.tell_unknown(text, is_there);
            return whole;
        }
        let mut called = Vec::new();
        for part in text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
        {
            let (one, is_there) = self.section_called(part);
            self.tell_unknown(part, is_there);
            called.extend(one);
        }
        called
    }

    fn tell_unknown(&mut self, section: &str, is_there: bool) {
        let hint = Hint::UnknownSection {
            value: section.to_owned(),
        };
        if !is_there && !self.hints.contains(&hint) {
            self.hints.push(hint);
        }
    }

    /// The same of one, and whether any programme searched has it.
    fn section_called(&self, text: &str) -> (Vec<String>, bool) {
        let wanted = plain(text);
        let is_called = |section: &SectionRecord| {
            section.id.as_str().to_lowercase() == wanted
                || (section.number.as_ref()).is_some_and(|number| number.to_lowercase() == wanted)
        };
        let searched = (self.tables.consultations.iter())
            .filter(|one| self.within.is_empty() || self.within.contains(&one.name));
        let sections: Vec<&SectionRecord> = searched.flat_map(|one| &one.sections).collect();
        let mut called = vec![text.to_owned()];
        let headed = (sections.iter()).filter(|section| plain(&section.heading) == wanted);
        called.extend(headed.map(|section| section.id.to_string()));
        called.dedup();
        let is_there = wanted == GENERAL || called.len() > 1 || sections.into_iter().any(is_called);
        (called, is_there)
    }

    /// Respondents whose name has all the words.
    fn respondent(&self, text: &str) -> Boxed {
        let queries: Vec<Boxed> = words(text)
            .map(|word| {
                let terms = Lexicon::embedded().query_terms(&word.text);
                union(
                    terms
                        .iter()
                        .map(|term| exactly(self.fields.respondent, term))
                        .collect(),
                )
            })
            .collect();
        if queries.is_empty() {
            return Box::new(EmptyQuery);
        }
        Box::new(BooleanQuery::intersection(queries))
    }

    /// Consultations of that name, or whose title has it.
    fn consultation(&mut self, text: &str) -> Boxed {
        let wanted = text.to_lowercase();
        let terms: Vec<String> = self
            .tables
            .consultations
            .iter()
            .filter(|consultation| {
                consultation.name.to_lowercase().contains(&wanted)
                    || consultation.title.to_lowercase().contains(&wanted)
            })
            .map(|consultation| Term::Consultation(&consultation.name).key())
            .collect();
        if terms.is_empty() {
            self.hints.push(Hint::UnknownConsultation {
                value: text.to_owned(),
            });
        }
        union(terms.iter().map(|key| self.term(key)).collect())
    }

    fn term(&self, key: &str) -> Boxed {
        exactly(self.fields.term, key)
    }
}

/// A heading without what one leaves out when one writes it off.
fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// The nodes that a statement must have: without the words that only make the
/// sentence, unless there are no others.
pub(super) fn needed(nodes: &[Node]) -> Vec<&Node> {
    let is_stop = |node: &&Node| matches!(node, Node::Word(word) if is_stop_word(word));
    if nodes
        .iter()
        .any(|node| !is_stop(&node) && !matches!(node, Node::Not(_)))
    {
        nodes.iter().filter(|node| !is_stop(node)).collect()
    } else {
        nodes.iter().collect()
    }
}

fn keys<T>(values: &[T], term: impl for<'v> Fn(&'v T) -> Term<'v>) -> Vec<String> {
    values.iter().map(|value| term(value).key()).collect()
}

/// Finds the term without giving it weight.
fn exactly(field: Field, key: &str) -> Boxed {
    silent(Box::new(TermQuery::new(
        tantivy::Term::from_field_text(field, key),
        IndexRecordOption::Basic,
    )))
}

/// Terms that begin so, found without weight.
fn between(field: Field, prefix: &str) -> Boxed {
    let from = tantivy::Term::from_field_text(field, prefix);
    let mut past = prefix.to_owned();
    past.push(char::MAX);
    let to = tantivy::Term::from_field_text(field, &past);
    silent(Box::new(RangeQuery::new(
        Bound::Included(from),
        Bound::Excluded(to),
    )))
}

/// Found without weight.
pub(super) fn silent(query: Boxed) -> Boxed {
    Box::new(ConstScoreQuery::new(query, 0.0))
}

/// The query for what any of these finds.
pub(super) fn union(mut queries: Vec<Boxed>) -> Boxed {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}
