//! The terms by which texts are compared: words without stop words and words
//! of the genre, and the character n-grams within them, as hashes.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that say nothing about the subject.
const STOP: &[&str] = &[
    "alla", "allt", "andra", "annan", "annat", "att", "av", "blev", "bli", "blir", "de", "dem",
    "den", "denna", "deras", "dess", "dessa", "det", "detta", "dina", "då", "där", "efter",
    "eller", "en", "ett", "fick", "fått", "få", "får", "för", "från", "gör", "göra", "ha", "hade",
    "han", "har", "hon", "hur", "i", "in", "inom", "inte", "kan", "man", "med", "mellan", "men",
    "mot", "ni", "nu", "när", "någon", "något", "några", "och", "också", "om", "oss", "på", "samt",
    "ska", "skall", "skulle", "sig", "sin", "sina", "sitt", "som", "så", "till", "under", "upp",
    "ut", "utan", "vara", "varit", "var", "vi", "vid", "vilka", "vilken", "vilket", "vår", "vårt",
    "våra", "än", "är", "även", "över",
];

/// Words that every answer to a consultation uses, the names of what is sent
/// out among them: `utredningen` leads to no section on its own task.
const GENRE: &[&str] = &[
    "anser",
    "avsnitt",
    "avsnittet",
    "avstyrka",
    "avstyrker",
    "bedömer",
    "behöver",
    "betänkandet",
    "betänkandets",
    "bör",
    "förslag",
    "förslagen",
    "förslagens",
    "förslaget",
    "förslagets",
    "förvaltning",
    "förvaltningen",
    "instämmer",
    "kapitel",
    "kommun",
    "kommunen",
    "kommunens",
    "menar",
    "motionen",
    "motionens",
    "motsätter",
    "nämnd",
    "nämnden",
    "nämnder",
    "plan",
    "planen",
    "planens",
    "policyn",
    "policyns",
    "program",
    "programmet",
    "programmets",
    "promemorian",
    "promemorians",
    "reglementet",
    "reglementets",
    "remiss",
    "remissen",
    "remissens",
    "remissvar",
    "riktlinje",
    "riktlinjen",
    "riktlinjens",
    "riktlinjer",
    "riktlinjerna",
    "riktlinjernas",
    "ser",
    "stad",
    "staden",
    "stadens",
    "stads",
    "strategin",
    "strategins",
    "synpunkt",
    "synpunkter",
    "tillstyrka",
    "tillstyrker",
    "utredaren",
    "utredarens",
    "utredningen",
    "utredningens",
    "viktigt",
    "vill",
    "välkomnar",
    "yttrande",
    "yttrandet",
];

static UNTELLING: LazyLock<HashSet<&str>> =
    LazyLock::new(|| STOP.iter().chain(GENRE).copied().collect());

/// Values by the hash of a term.
pub(super) type Map<V> = HashMap<u64, V, BuildHasherDefault<Hashed>>;

/// A hasher for what is a hash already.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= hash(bytes);
    }

    fn write_u64(&mut self, term: u64) {
        self.0 = term ^ (term >> 32);
    }
}

/// A word of a text: its place, in bytes, and its lower-case form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) at: Range<usize>,
    pub(super) lower: String,
}

/// All words, stop words included.
pub(super) fn all_words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word {
                    at: from..at,
                    lower: text[from..at].to_lowercase(),
                });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The words that tell what a text is about.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = all_words(text);
    words.retain(|word| word.lower.len() > 1 && !UNTELLING.contains(word.lower.as_str()));
    words
}

/// The character 4- to 6-grams of a word with its edges marked.
pub(super) fn grams(word: &str, grams: &mut Vec<u64>) {
    let mut bounds = [0_usize; 66];
    let mut padded = String::with_capacity(word.len() + 2);
    padded.push('_');
    padded.extend(word.chars().take(62));
    padded.push('_');
    let mut length = 0;
    for (at, _) in padded.char_indices() {
        bounds[length] = at;
        length += 1;
    }
    bounds[length] = padded.len();
    for n in 4..=6 {
        for start in 0..(length + 1).saturating_sub(n) {
            grams.push(hash(&padded.as_bytes()[bounds[start]..bounds[start + n]]));
        }
    }
}

/// The n-grams of all telling words of a text.
pub(super) fn text_grams(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    for word in words(text) {
        grams(&word.lower, &mut found);
    }
    found
}

/// The first six letters of each telling word: a stem that needs no dictionary.
pub(super) fn beginnings(text: &str) -> Vec<u64> {
    words(text)
        .iter()
        .map(|word| {
            let end = word
                .lower
                .char_indices()
                .nth(6)
                .map_or(word.lower.len(), |(at, _)| at);
            hash(&word.lower.as_bytes()[..end])
        })
        .collect()
}

/// Runs of four words, for finding programme text that is given back.
pub(super) fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<u64> = all_words(text)
        .iter()
        .map(|word| hash(word.lower.as_bytes()))
        .collect();
    let mut shingles: Vec<u64> = words
        .windows(4)
        .map(|run| {
            let bytes: Vec<u8> = run.iter().flat_map(|word| word.to_le_bytes()).collect();
            hash(&bytes)
        })
        .collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// FNV-1a: the same on every machine and in every version.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    hash_of(&[bytes])
}

/// The hash of parts as if they stood in one.
pub(super) fn hash_of(parts: &[&[u8]]) -> u64 {
    parts
        .iter()
        .flat_map(|part| part.iter())
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

/// How often each term comes, in the order of the terms' hashes.
pub(super) fn counted(mut terms: Vec<u64>) -> Vec<(u64, f32)> {
    terms.sort_unstable();
    let mut counts: Vec<(u64, f32)> = Vec::new();
    for term in terms {
        match counts.last_mut() {
            Some((last, count)) if *last == term => *count += 1.0,
            _ => counts.push((term, 1.0)),
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_words_keep_their_place() {
        let text = "Nämnden vill ha en Äldreomsorg.";
        let found = words(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].at.clone()], "Äldreomsorg");
    }

    #[test]
    fn inflected_words_share_grams() {
        let grams_of = |word: &str| {
            let mut found = Vec::new();
            grams(word, &mut found);
            found
        };
        let one = grams_of("uppföljningen");
        assert!(
            grams_of("uppföljning")
                .iter()
                .filter(|gram| one.contains(gram))
                .count()
                > 20
        );
        assert!(grams_of("å").is_empty());
    }
}
