//! Words that stand near each other count for more: the best hits are looked
//! at again, by the places of the words in them.

use super::plan::needed;
use super::syntax::Node;
use crate::index::{Glance, terms};
use crate::language::Lexicon;
use crate::model::Span;

/// So many of the best hits are looked at again.
pub(super) const LOOKED_AT: usize = 40;
/// Words further apart than this do not count as near.
const FURTHEST: u32 = 8;
/// Words that all stand side by side raise the score by this part of it.
const WEIGHT: f32 = 0.4;
/// Only so many words of a query are looked at.
const MOST_WORDS: usize = 8;

/// The words of a query whose nearness is looked at.
pub(super) struct Nearness {
    /// By word: what it looks for.
    typed: Vec<Vec<String>>,
    glance: Glance,
    /// Whether these words are all that is marked in a hit.
    is_all: bool,
}

/// What was seen in a text.
pub(super) struct Look {
    /// What the score is multiplied with.
    pub(super) factor: f32,
    /// Where the words stand, if nothing else is marked.
    pub(super) marks: Option<Vec<Span>>,
}

impl Nearness {
    /// Of the words that a hit must have all of; nothing for fewer than two.
    pub(super) fn of(node: &Node) -> Option<Self> {
        let Node::All(nodes) = node else {
            return None;
        };
        let needed = needed(nodes);
        let lexicon = Lexicon::embedded();
        let typed: Vec<Vec<String>> = needed
            .iter()
            .filter_map(|node| match node {
                Node::Word(word) => Some(lexicon.query_terms(word)),
                _ => None,
            })
            .take(MOST_WORDS)
            .collect();
        (typed.len() > 1).then(|| Self {
            glance: Glance::of(typed.iter().flatten()),
            is_all: typed.len() == needed.len(),
            typed,
        })
    }

    /// Looks at the text of a statement.
    pub(super) fn look(&self, text: &str) -> Look {
        let mut standing = vec![Vec::new(); self.typed.len()];
        let mut marks = Vec::new();
        let mut position = 0;
        self.glance.each_word(text, |span, word, may_be_found| {
            if may_be_found {
                let found = terms(word);
                let mut is_found = false;
                for (wanted, positions) in self.typed.iter().zip(&mut standing) {
                    if wanted.iter().any(|term| found.contains(term)) {
                        positions.push(position);
                        is_found = true;
                    }
                }
                if is_found {
                    marks.push(span);
                }
            }
            position += 1;
        });
        Look {
            factor: 1.0 + WEIGHT * nearness(&standing),
            marks: self.is_all.then_some(marks),
        }
    }
}

/// From 0 to 1: how near each word stands to the next of the query.
fn nearness(words: &[Vec<u32>]) -> f32 {
    let pairs = words.len().saturating_sub(1).max(1);
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

/// The least distance between a place of the one and a place of the other;
/// both stand in order.
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
        let of = |a: &[u32], b: &[u32]| nearness(&[a.to_vec(), b.to_vec()]);
        assert!(of(&[3], &[4]) > of(&[3], &[6]));
        assert!((of(&[1, 9], &[2, 30]) - 1.0).abs() < f32::EPSILON);
        assert!(of(&[1], &[40]) < f32::EPSILON);
        assert!(of(&[], &[1]) < f32::EPSILON);
    }
}
