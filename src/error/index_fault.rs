//! Why an index cannot be used.

use crate::model::{Lang, told};

/// Why an index cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IndexFault {
    /// It is laid out as another version of the program does.
    OtherVersion,
    /// It is damaged.
    Damaged {
        /// The words of what cannot read it.
        detail: String,
    },
}

impl IndexFault {
    /// The words that a person reads.
    pub(super) fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::OtherVersion => told!(
                lang,
                "det är gjort av en annan version av programmet",
                "it was made by another version"
            ),
            Self::Damaged { detail } => detail.clone(),
        }
    }
}
