//! Where XML breaks its rules.

use serde::{Deserialize, Serialize};

use crate::model::{Lang, told};

/// In what way XML breaks its rules.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Breach {
    /// It declares a document type; none is read.
    DocumentType,
    /// It ends while elements are open.
    BreaksOff,
    /// An element ends under the name of another.
    Mismatched {
        /// The element that is open.
        expected: String,
        /// The one that ends.
        found: String,
    },
    /// An element ends that is not open.
    Unmatched {
        /// The element.
        found: String,
    },
    /// An element does not end.
    Unclosed {
        /// The element.
        name: String,
    },
    /// An attribute that is none.
    Attribute {
        /// The parser's words.
        detail: String,
    },
    /// Anything else.
    Other {
        /// The parser's words.
        detail: String,
    },
}

impl Breach {
    /// The words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::DocumentType => told!(
                lang,
                "den har en dokumenttypsdeklaration, som inte godtas",
                "it declares a document type, which is refused"
            ),
            Self::BreaksOff => told!(
                lang,
                "den bryts av mitt i ett element",
                "it breaks off inside an element"
            ),
            Self::Mismatched { expected, found } => told!(
                lang,
                "`</{expected}>` väntades, men `</{found}>` kom",
                "expected `</{expected}>`, but `</{found}>` was found"
            ),
            Self::Unmatched { found } => told!(
                lang,
                "`</{found}>` avslutar inget som är öppet",
                "`</{found}>` ends nothing that is open"
            ),
            Self::Unclosed { name } => told!(lang, "`</{name}>` saknas", "`</{name}>` is missing"),
            Self::Attribute { detail } => told!(
                lang,
                "ett attribut följer inte reglerna för XML",
                "an attribute breaks the rules of XML ({detail})"
            ),
            Self::Other { detail } => told!(
                lang,
                "den följer inte reglerna för XML",
                "it breaks the rules of XML ({detail})"
            ),
        }
    }
}
