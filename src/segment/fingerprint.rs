//! Hashes of words and runs of words: the same on every machine and in every
//! version, so that nothing that rests on them moves.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// The hashes of a text's words, whatever their case: FNV-1a over runs of
/// letters and digits.
pub(super) fn words(text: &str) -> Vec<u64> {
    const START: u64 = 0xcbf2_9ce4_8422_2325;
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut word = START;
    for c in text.chars() {
        if c.is_alphanumeric() {
            for c in c.to_lowercase() {
                word = (word ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3);
            }
        } else if word != START {
            found.push(word);
            word = START;
        }
    }
    if word != START {
        found.push(word);
    }
    found
}

/// The hash of one word.
pub(super) fn word(text: &str) -> u64 {
    words(text).first().copied().unwrap_or_default()
}

/// A set of hashes: they are spread already and need no more hashing.
pub(super) type Set = HashSet<u64, BuildHasherDefault<Spread>>;

/// Takes a hash as it is.
#[derive(Debug, Default)]
pub(super) struct Spread(u64);

impl Hasher for Spread {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = mix(self.0 ^ u64::from(*byte));
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

/// A run of words, by the hashes of its words.
pub(super) fn run(words: &[u64]) -> u64 {
    words.iter().fold(0, |sum, word| mix(sum ^ word))
}

/// The finishing step of `SplitMix64`.
const fn mix(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
