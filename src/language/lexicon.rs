//! The Swedish lexicon: which word a form belongs to, and what a compound is
//! made of.

use std::sync::OnceLock;

use super::stem::stem;

/// The dictionary that is built into the program.
#[derive(Debug)]
pub struct Lexicon {}

impl Lexicon {
    /// The one that is built in; opened at the first call.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Lexicon> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self {})
    }

    /// The words that `word` is a form of; empty where it is unknown.
    pub fn lemmas(&self, word: &str) -> Vec<String> {
        let _ = word;
        Vec::new()
    }

    /// The words that the compound `word` is made of, in their basic form.
    pub fn compound_parts(&self, word: &str) -> Vec<String> {
        let _ = word;
        Vec::new()
    }

    /// The Snowball stem.
    pub fn stem(&self, word: &str) -> String {
        stem(word)
    }

    /// What a word of a text is found by.
    pub fn index_terms(&self, word: &str) -> Vec<String> {
        vec![self.stem(word)]
    }

    /// What a word of a query looks for: any of these.
    pub fn query_terms(&self, word: &str) -> Vec<String> {
        vec![self.stem(word)]
    }
}
