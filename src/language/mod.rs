//! Swedish: tokens, sentences, lemmas, compound parts. Knows nothing of
//! documents; takes text and gives places in it.

mod lexicon;
mod stem;

pub use lexicon::Lexicon;
pub use stem::stem;
