//! What characters came from that could not be read.

use serde::{Deserialize, Serialize};

use crate::model::{Lang, told};

/// Where characters stand that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum CharacterSource {
    /// In a font that does not tell which characters its glyphs are.
    Font {
        /// Its name.
        name: String,
    },
    /// In a font of symbols.
    SymbolFont,
    /// In a text whose bytes are none in its encoding.
    Encoding {
        /// Its name.
        name: String,
    },
}

impl CharacterSource {
    /// The words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Font { name } => told!(lang, "typsnitt {name}", "font {name}"),
            Self::SymbolFont => told!(lang, "ett symboltypsnitt", "a font of symbols"),
            Self::Encoding { name } => told!(lang, "teckenkodning {name}", "encoding {name}"),
        }
    }
}
