//! What is to be held against the original, and why.

use serde::{Deserialize, Serialize};

use crate::model::word::vocabulary;
use crate::model::{Lang, told};

vocabulary! {
    /// Why a document as a whole is to be held against the original.
    Doubt as "doubt" {
        /// Only headers and footers have text.
        EmptyBody = "empty_body", "brödtexten är tom; bara sidhuvud och sidfot har text", "the body has no text, only its margins have";
        /// The old binary Word format does not tell where text boxes stand.
        OldWord = "old_word", "en gammal Word-fil; teckningar och textrutor kan stå på annan plats", "an old binary Word file; drawings and text boxes may stand elsewhere";
        /// The plain text of a message has what its page lacks.
        PlainTextSaysMore = "plain_text_says_more", "brevets oformaterade text säger mer än den formaterade, som är läst", "the message's plain text says more than its page, which was read";
        /// The plain text of a message and its page are two texts.
        TwoTexts = "two_texts", "brevets formaterade och oformaterade text är olika; båda är lästa", "the message's page and its plain text differ; both were read";
    }
}

/// Why a page is to be held against the original.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum PageDoubt {
    /// Its content breaks off or cannot be unpacked.
    Damaged,
    /// Its content is packed in a way that is not read.
    Packing {
        /// The name of the way.
        name: String,
    },
    /// A font that it uses is not there.
    FontMissing,
    /// A font that it uses is damaged.
    FontDamaged,
    /// It shows text of which nothing could be read.
    Unreadable,
}

impl PageDoubt {
    /// The words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Damaged => told!(
                lang,
                "sidan är skadad: text kan saknas",
                "the page is damaged: text may be missing"
            ),
            Self::Packing { name } => told!(
                lang,
                "innehållet är packat på ett sätt som inte läses ({name})",
                "its content is packed in a way that is not read ({name})"
            ),
            Self::FontMissing => told!(
                lang,
                "ett typsnitt saknas: tecken kan vara fel",
                "a font is missing: characters may be wrong"
            ),
            Self::FontDamaged => told!(
                lang,
                "ett typsnitt är skadat: tecken kan vara fel",
                "a font is damaged: characters may be wrong"
            ),
            Self::Unreadable => told!(
                lang,
                "den har text, men ingen som går att läsa",
                "it has text, but none that can be read"
            ),
        }
    }
}
