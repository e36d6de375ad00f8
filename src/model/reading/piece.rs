//! The pieces of a file that are passed over.

use serde::{Deserialize, Serialize};

use crate::model::{Lang, told};

/// A piece of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Piece {
    /// A part of a package, or a file in an archive or with a message.
    Part {
        /// Its name.
        name: String,
    },
    /// An object of another program.
    EmbeddedObject {
        /// The program, as the file names it; empty where it does not.
        program: String,
    },
    /// A document that is part of the text.
    EmbeddedDocument {
        /// Its name.
        name: String,
    },
    /// The text of a message that has it in RTF only.
    RtfBody,
    /// What stands before, between and behind the parts of a message.
    OutsideParts,
    /// What a form says in a field until somebody fills it in.
    FormPrompt,
}

impl Piece {
    /// The words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Part { name } => name.clone(),
            Self::EmbeddedObject { program } if program.is_empty() => {
                told!(lang, "ett inbäddat objekt", "an embedded object")
            }
            Self::EmbeddedObject { program } => told!(
                lang,
                "ett inbäddat objekt ({program})",
                "an embedded object ({program})"
            ),
            Self::EmbeddedDocument { name } => told!(
                lang,
                "det inbäddade dokumentet {name}",
                "the embedded document {name}"
            ),
            Self::RtfBody => told!(lang, "brevets RTF-text", "the message's RTF body"),
            Self::OutsideParts => told!(
                lang,
                "text utanför brevets delar",
                "text outside the parts of the message"
            ),
            Self::FormPrompt => told!(
                lang,
                "ledtexten i ett formulärfält",
                "the prompt of a form field"
            ),
        }
    }
}
