//! Why a file was not opened.

use serde::{Deserialize, Serialize};

use super::SystemAnswer;
use crate::model::{Lang, told};

/// Why a file was not opened.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Unopened {
    /// It is a link to another place.
    Link,
    /// It is no file, and to open it may take for ever.
    NoFile,
    /// It is a folder that cannot be looked into.
    Unlisted {
        /// The system's answer.
        answer: SystemAnswer,
    },
    /// The system refused it.
    System {
        /// The system's answer.
        answer: SystemAnswer,
    },
}

impl Unopened {
    /// The words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Link => told!(
                lang,
                "länkar till andra platser följs inte; lägg filen själv där",
                "a link to another place is not followed; put the file itself there"
            ),
            Self::NoFile => told!(
                lang,
                "det är ingen fil, utan ett rör eller en enhet",
                "it is no file, but a pipe or device"
            ),
            Self::Unlisted { answer } => {
                let answer = answer.in_words(lang);
                told!(
                    lang,
                    "mappen kunde inte gås igenom: {answer}",
                    "the folder could not be listed: {answer}"
                )
            }
            Self::System { answer } => answer.in_words(lang),
        }
    }
}
