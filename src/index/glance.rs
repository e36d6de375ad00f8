//! Sees at a glance that a word is not found by certain terms, as most words of
//! a text are not: looking up all terms of each word takes far longer.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};

use super::analyzer::terms;

/// So many words are remembered; the place is told by as many bits.
const PLACE_BITS: u32 = 18;

/// The words that were seen: the terms of one, as bits, and those bits mixed
/// with its hash. What two threads wrote half each does not fit together, and
/// counts as not seen.
static SEEN: [[AtomicU64; 2]; 1 << PLACE_BITS] =
    [const { [AtomicU64::new(0), AtomicU64::new(0)] }; 1 << PLACE_BITS];

/// Terms, each of them as one bit of 64.
#[derive(Debug, Clone, Copy, Default)]
pub struct Glance(u64);

impl Glance {
    /// Of these terms.
    pub fn of<'t>(terms: impl IntoIterator<Item = &'t String>) -> Self {
        let bits = terms.into_iter().map(|term| 1 << (hash(term) % 64));
        Self(bits.fold(0, |all, bit: u64| all | bit))
    }

    /// Whether the word may be found by any of the terms; where not, it is not.
    pub fn may_find(self, word: &str) -> bool {
        // two words with the same 64 bits do not occur; 0 is for an empty place
        let hash = hash(word) | 1;
        let place = usize::try_from(hash >> (u64::BITS - PLACE_BITS)).unwrap_or(0);
        let [bits, mixed] = &SEEN[place];
        let mut terms_of_word = bits.load(Ordering::Relaxed);
        if terms_of_word ^ mixed.load(Ordering::Relaxed) != hash {
            terms_of_word = Self::of(terms(word).iter()).0;
            bits.store(terms_of_word, Ordering::Relaxed);
            mixed.store(terms_of_word ^ hash, Ordering::Relaxed);
        }
        terms_of_word & self.0 != 0
    }
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
            for word in words.iter().chain(&words) {
                let is_found = terms(word).iter().any(|term| wanted.contains(term));
                assert!(!is_found || glance.may_find(word), "{word} by {wanted:?}");
            }
        }
        assert!(!Glance::of(&[]).may_find("styrningen"));
    }
}
