//! Who keeps others from writing.

use serde::{Deserialize, Serialize};

use crate::model::{Lang, told};

/// Who holds the lock of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holder {
    /// A process of this program.
    Process {
        /// Its number.
        number: u32,
        /// Since when, as it is written.
        since: String,
    },
    /// Nobody knows.
    Unknown,
}

impl Holder {
    /// The words that a person reads.
    pub(super) fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Process { number, since } => told!(
                lang,
                "process {number} sedan {since}",
                "process {number} since {since}"
            ),
            Self::Unknown => told!(lang, "ett annat program", "another program"),
        }
    }
}
