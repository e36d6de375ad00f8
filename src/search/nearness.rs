//! Words that stand near each other count for more: the best hits are looked
//! at again, by the places of the words in them.

use std::collections::BTreeMap;

use tantivy::postings::Postings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocSet, Searcher, TantivyError};

use super::ranking::{Candidate, by_score};
use crate::index::Fields;
use crate::language::Lexicon;

/// So many of the best hits are looked at again.
pub(super) const LOOKED_AT: usize = 100;
/// Words further apart than this do not count as near.
const FURTHEST: u32 = 8;
/// Words that all stand side by side raise the score by this part of it.
const WEIGHT: f32 = 0.4;
/// Only so many words of a query are looked at.
const MOST_WORDS: usize = 8;

/// Raises the score of hits whose words stand near each other, and sorts the
/// first [`LOOKED_AT`] anew.
pub(super) fn rerank(
    best: &mut [Candidate],
    typed: &[&str],
    searcher: &Searcher,
    fields: Fields,
) -> Result<(), TantivyError> {
    if typed.len() < 2 {
        return Ok(());
    }
    let looked_at = best.len().min(LOOKED_AT);
    let best = &mut best[..looked_at];
    let typed = &typed[..typed.len().min(MOST_WORDS)];
    let terms: Vec<Vec<String>> = typed
        .iter()
        .map(|word| Lexicon::embedded().query_terms(word))
        .collect();
    let mut by_segment: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, candidate) in best.iter().enumerate() {
        by_segment.entry(candidate.segment).or_default().push(at);
    }
    for (segment, mut places) in by_segment {
        places.sort_by_key(|at| best[*at].document);
        let index = searcher
            .segment_reader(segment)
            .inverted_index(fields.text)?;
        // for each hit, for each word, where it stands
        let mut standing = vec![vec![Vec::new(); terms.len()]; places.len()];
        for (word, terms) in terms.iter().enumerate() {
            for term in terms {
                let term = tantivy::Term::from_field_text(fields.text, term);
                let option = IndexRecordOption::WithFreqsAndPositions;
                let Some(mut postings) = index.read_postings(&term, option)? else {
                    continue;
                };
                let mut positions = Vec::new();
                for (hit, at) in places.iter().enumerate() {
                    let document = best[*at].document;
                    if postings.doc() < document {
                        postings.seek(document);
                    }
                    if postings.doc() == document {
                        postings.positions(&mut positions);
                        standing[hit][word].extend_from_slice(&positions);
                    }
                }
            }
        }
        for (at, words) in places.into_iter().zip(standing) {
            let raised = best[at].score * (1.0 + WEIGHT * nearness(words));
            best[at].score = raised;
            best[at].rank = by_score(raised);
        }
    }
    best.sort_unstable();
    Ok(())
}

/// From 0 to 1: how near each word stands to the next of the query.
fn nearness(mut words: Vec<Vec<u32>>) -> f32 {
    let pairs = words.len().saturating_sub(1).max(1);
    for positions in &mut words {
        positions.sort_unstable();
    }
    let near: f32 = words
        .windows(2)
        .map(|pair| match distance(&pair[0], &pair[1]) {
            Some(apart) if apart <= FURTHEST => {
                1.0 / f32::from(u8::try_from(apart.max(1)).unwrap_or(u8::MAX))
            }
            _ => 0.0,
        })
        .sum();
    near / f32::from(u8::try_from(pairs).unwrap_or(u8::MAX))
}

/// The least distance between a place of the one and a place of the other.
fn distance(one: &[u32], other: &[u32]) -> Option<u32> {
    let (mut a, mut b) = (0, 0);
    let mut least = None;
    while let (Some(x), Some(y)) = (one.get(a), other.get(b)) {
        let apart = x.abs_diff(*y);
        least = Some(least.map_or(apart, |least: u32| least.min(apart)));
        if x < y {
            a += 1;
        } else {
            b += 1;
        }
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_by_side_is_nearest_and_far_apart_is_nothing() {
        let of = |a: &[u32], b: &[u32]| nearness(vec![a.to_vec(), b.to_vec()]);
        assert!(of(&[3], &[4]) > of(&[3], &[6]));
        assert!((of(&[9, 1], &[2, 30]) - 1.0).abs() < f32::EPSILON);
        assert!(of(&[1], &[40]) < f32::EPSILON);
        assert!(of(&[], &[1]) < f32::EPSILON);
    }
}
