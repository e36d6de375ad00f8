//! Sees at a glance that a word is not found by certain terms, as most words of
//! a text are not: looking up all terms of each word takes far longer.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};

use super::analyzer::{each_word, terms};
use crate::model::Span;

/// There are so many drawers for words; which is told by as many bits.
const DRAWER_BITS: u32 = 16;
/// Words in a drawer.
const IN_EACH: usize = 4;
/// So many words of a text are looked up together.
const TOGETHER: usize = 32;

/// Words that were seen: the terms of one, as bits, and those bits mixed with
/// its hash. What two threads wrote half each does not fit together, and counts
/// as not seen. All of a drawer comes with one look into memory.
#[repr(align(64))]
struct Drawer([[AtomicU64; 2]; IN_EACH]);

static SEEN: [Drawer; 1 << DRAWER_BITS] =
    [const { Drawer([const { [AtomicU64::new(0), AtomicU64::new(0)] }; IN_EACH]) };
        1 << DRAWER_BITS];

/// Terms, each of them as one bit of 64.
#[derive(Debug, Clone, Copy, Default)]
pub struct Glance(u64);

impl Glance {
    /// Of these terms.
    pub fn of<'t>(terms: impl IntoIterator<Item = &'t String>) -> Self {
        let bits = terms.into_iter().map(|term| 1 << (hash(term) % 64));
        Self(bits.fold(0, |all, bit: u64| all | bit))
    }

    /// Gives `take` each word of a text, without a copy of its own, and whether
    /// it may be found by any of the terms; where not, it is not.
    pub fn each_word(self, text: &str, mut take: impl FnMut(Span, &str, bool)) {
        let mut batch = Batch::default();
        each_word(text, |span, word| {
            batch.push(span, word);
            if batch.words.len() == TOGETHER {
                batch.give(self, &mut take);
            }
        });
        batch.give(self, &mut take);
    }
}

/// Words that are looked up together, so that one look into memory does not wait
/// for the other.
#[derive(Default)]
struct Batch {
    /// One after the other.
    plain: String,
    /// Where each stands in the text, where it ends in `plain`, and its hash.
    words: Vec<(Span, usize, u64)>,
    seen: Vec<Option<u64>>,
}

impl Batch {
    fn push(&mut self, span: Span, word: &str) {
        self.plain.push_str(word);
        // two words with the same 64 bits do not occur; 0 is for an empty place
        self.words.push((span, self.plain.len(), hash(word) | 1));
    }

    fn give(&mut self, wanted: Glance, take: &mut impl FnMut(Span, &str, bool)) {
        self.seen.clear();
        let hashes = self.words.iter().map(|(_, _, hash)| *hash);
        self.seen.extend(hashes.map(seen));
        let mut start = 0;
        for ((span, end, hash), seen) in self.words.drain(..).zip(&self.seen) {
            let word = &self.plain[start..end];
            let terms = seen.unwrap_or_else(|| learn(word, hash));
            take(span, word, terms & wanted.0 != 0);
            start = end;
        }
        self.plain.clear();
    }
}

fn drawer(hash: u64) -> &'static Drawer {
    &SEEN[usize::try_from(hash >> (u64::BITS - DRAWER_BITS)).unwrap_or(0)]
}

/// The terms of the word with this hash, if it was seen; without a branch that
/// would have to wait for the memory.
fn seen(hash: u64) -> Option<u64> {
    let (mut terms, mut is_seen) = (0, false);
    for [bits, mixed] in &drawer(hash).0 {
        let bits = bits.load(Ordering::Relaxed);
        let is_it = bits ^ mixed.load(Ordering::Relaxed) == hash;
        terms |= bits & u64::from(is_it).wrapping_neg();
        is_seen |= is_it;
    }
    is_seen.then_some(terms)
}

/// The terms of a word, to be seen from now on.
fn learn(word: &str, hash: u64) -> u64 {
    let Glance(terms) = Glance::of(terms(word).iter());
    // in place of whichever stood there
    let [bits, mixed] = &drawer(hash).0[usize::from(hash.to_le_bytes()[1]) % IN_EACH];
    bits.store(terms, Ordering::Relaxed);
    mixed.store(terms ^ hash, Ordering::Relaxed);
    terms
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;

    #[test]
    fn what_is_found_is_never_missed() {
        let words = [
            "styrningen",
            "ekonomistyrning",
            "böcker",
            "remissvaren",
            "och",
            "är",
        ];
        for wanted in words {
            let wanted = Lexicon::embedded().query_terms(wanted);
            let glance = Glance::of(&wanted);
            let text = words.map(|word| format!("{word}, ")).concat().repeat(20);
            let mut given = Vec::new();
            glance.each_word(&text, |span, word, may_be_found| {
                let is_found = terms(word).iter().any(|term| wanted.contains(term));
                assert!(!is_found || may_be_found, "{word} by {wanted:?}");
                given.push((span, word.to_owned()));
            });
            let mut expected = Vec::new();
            each_word(&text, |span, word| expected.push((span, word.to_owned())));
            assert_eq!(given, expected);
        }
        Glance::of(&[]).each_word("Styrningen", |_, word, may_be_found| {
            assert!(!may_be_found, "{word}");
        });
    }
}
