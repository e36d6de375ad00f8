//! Words that a question is made of and that no statement is searched by, where
//! other words stand beside them.

const WORDS: &[&str] = &[
    "alla", "anser", "att", "av", "de", "dem", "den", "denna", "deras", "dess", "det", "detta",
    "där", "efter", "eller", "en", "ett", "från", "för", "ha", "hade", "han", "har", "hon", "hur",
    "här", "i", "inom", "kan", "man", "med", "mellan", "men", "mot", "någon", "något", "några",
    "när", "och", "om", "per", "på", "sig", "sin", "sina", "sitt", "ska", "skall", "skulle", "som",
    "så", "säga", "säger", "till", "tycka", "tycker", "under", "upp", "ut", "vad", "var", "vara",
    "varför", "vem", "vi", "vid", "vilka", "vilken", "vilket", "vill", "vår", "åt", "är", "över",
];

/// Whether the word only makes the sentence.
pub(super) fn is_stop_word(word: &str) -> bool {
    WORDS.contains(&word)
}
