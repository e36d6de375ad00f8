//! Why trained weights cannot be used.

use crate::model::{Lang, told};

/// What is wrong with a file of trained weights.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelsFault {
    /// It was written by another version, or is none.
    OtherVersion,
    /// It has a weight for what is not weighed.
    UnknownFeature {
        /// The name of the feature.
        name: String,
    },
    /// It has no weight for what is weighed.
    NoWeight {
        /// The name of the feature.
        name: String,
    },
    /// It cannot be read.
    Unparsed {
        /// The parser's words.
        detail: String,
    },
}

impl ModelsFault {
    /// The words that a person reads.
    pub(super) fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::OtherVersion => told!(
                lang,
                "inga vikter från den här versionen av programmet",
                "not weights of this version of the program"
            ),
            Self::UnknownFeature { name } => told!(
                lang,
                "en vikt för `{name}`, som inte är känt",
                "a weight for `{name}`, which is not known"
            ),
            Self::NoWeight { name } => {
                told!(lang, "ingen vikt för `{name}`", "no weight for `{name}`")
            }
            Self::Unparsed { detail } => detail.clone(),
        }
    }
}
