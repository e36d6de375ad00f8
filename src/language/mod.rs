//! Swedish: tokens, sentences, negation, lemmas, compound parts, verbs, and the
//! words that several rooms tell something by. Knows nothing of documents; takes
//! text and gives places in it.

mod abbreviation;
mod capital;
mod compound;
mod detect;
mod divide;
mod lexicon;
mod mail;
mod minority;
mod negation;
mod number;
mod numbered;
mod order;
mod sentence;
mod stand;
mod stem;
mod token;
mod verb;

pub use capital::capital;
pub use detect::detect;
pub use divide::divisible;
pub use lexicon::Lexicon;
pub(crate) use mail::{is_passed_on, without_marks};
pub(crate) use minority::{MINORITY_PAPERS, minority_papers};
pub use negation::is_negated;
pub(crate) use negation::last_bytes;
pub(crate) use number::by_number;
pub(crate) use numbered::{is_number as is_number_of_section, leads_up, numbered};
pub use order::sort_key;
pub use sentence::sentences;
pub(crate) use stand::{no_say, withheld_yes};
pub use stem::stem;
pub use token::words;
pub(crate) use verb::{OPINIONS, is_present};
