//! "Did you mean": words that nothing is found by, replaced by the nearest
//! words of the index itself.

use tantivy::query::FuzzyTermQuery;
use tantivy::{Searcher, TantivyError};

use super::syntax::Node;
use crate::index::{Fields, words};
use crate::language::Lexicon;

/// Shorter words are not guessed at.
const SHORTEST: usize = 4;
/// Longer words may have two letters wrong.
const LONG: usize = 7;
/// Longer words are not guessed at either.
const LONGEST: usize = 40;
/// Only so many words of a query are looked up.
const MOST_WORDS: usize = 5;

/// The query as typed with its unknown words replaced; `None` where every word
/// is known or nothing is near.
pub(super) fn suggest(
    typed: &str,
    node: &Node,
    searcher: &Searcher,
    fields: Fields,
) -> Result<Option<String>, TantivyError> {
    let mut looked_up: Vec<&str> = Vec::new();
    for leaf in node.leaves() {
        match leaf {
            Node::Word(word) => looked_up.push(word),
            Node::Phrase(words) => looked_up.extend(words.iter().map(String::as_str)),
            _ => {}
        }
    }
    let mut replaced: Vec<(String, String)> = Vec::new();
    for word in looked_up.into_iter().take(MOST_WORDS) {
        let letters = word.chars().count();
        if (SHORTEST..=LONGEST).contains(&letters)
            && !word.chars().any(char::is_numeric)
            && !is_known(word, searcher, fields)?
            && let Some(nearest) = nearest(word, searcher, fields)?
        {
            replaced.push((word.to_owned(), nearest));
        }
    }
    if replaced.is_empty() {
        return Ok(None);
    }
    let mut suggestion = String::new();
    let mut from = 0;
    for word in words(typed) {
        suggestion.push_str(&typed[from..word.span.start]);
        let new = replaced.iter().find(|(old, _)| *old == word.text);
        suggestion.push_str(new.map_or_else(|| word.span.of(typed), |(_, new)| new.as_str()));
        from = word.span.end;
    }
    suggestion.push_str(&typed[from..]);
    Ok(Some(suggestion))
}

fn is_known(word: &str, searcher: &Searcher, fields: Fields) -> Result<bool, TantivyError> {
    if searcher.doc_freq(&tantivy::Term::from_field_text(fields.exact, word))? > 0 {
        return Ok(true);
    }
    for term in Lexicon::embedded().query_terms(word) {
        for field in [fields.words, fields.respondent] {
            if searcher.doc_freq(&tantivy::Term::from_field_text(field, &term))? > 0 {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The word of the index with the fewest letters wrong, and of those the most
/// frequent.
fn nearest(
    word: &str,
    searcher: &Searcher,
    fields: Fields,
) -> Result<Option<String>, TantivyError> {
    let most = if word.chars().count() >= LONG { 2 } else { 1 };
    for wrong in 1..=most {
        let term = tantivy::Term::from_field_text(fields.exact, word);
        let query = FuzzyTermQuery::new(term, wrong, true);
        let mut found: std::collections::BTreeMap<String, u64> = std::collections::BTreeMap::new();
        for reader in searcher.segment_readers() {
            let index = reader.inverted_index(fields.exact)?;
            let mut near = index.terms().search(query.automaton()?).into_stream()?;
            while near.advance() {
                let candidate = String::from_utf8_lossy(near.key()).into_owned();
                *found.entry(candidate).or_default() += u64::from(near.value().doc_freq);
            }
        }
        let best = found
            .into_iter()
            .max_by(|(a, m), (b, n)| m.cmp(n).then_with(|| b.cmp(a)));
        if let Some((candidate, _)) = best {
            return Ok(Some(candidate));
        }
    }
    Ok(None)
}
