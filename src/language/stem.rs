//! Stems of words that the lexicon does not know.

/// The stem of a lower-case Swedish word, by the Snowball rules.
pub fn stem(word: &str) -> String {
    frostem::Stemmer::new(frostem::Algorithm::Swedish)
        .stem(word)
        .into_owned()
}
