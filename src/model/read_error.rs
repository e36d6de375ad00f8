//! Why one document could not be read, in the words that a person reads.

use serde::{Deserialize, Serialize};

use super::{Lang, phrase};

/// What Apple's programs save, which themselves write what can be read.
pub(crate) const OF_APPLE: &str = "a file of Pages, Numbers or Keynote";

/// What a web survey is exported as.
pub(crate) const SURVEY: &str = "a table with an answer in each row (CSV)";

/// Why one document could not be read. Only that document fails; it is listed
/// with this reason, and the rest of the batch goes on.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error,
)]
#[serde(rename_all = "snake_case", tag = "error")]
#[non_exhaustive]
pub enum ReadError {
    /// Nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// A password is needed.
    #[error("the file is protected by a password")]
    Encrypted,
    /// All pages are images.
    #[error("scanned, no text on any of {pages} pages")]
    Scanned {
        /// Number of pages.
        pages: u32,
    },
    /// All pages are images, and the recogniser failed.
    #[error("scanned, {pages} pages, and OCR failed: {why}")]
    Unrecognised {
        /// Number of pages.
        pages: u32,
        /// Why, for the first page that tells.
        why: String,
    },
    /// A format that is not read.
    #[error("{found} is not a format that can be read")]
    Unsupported {
        /// What it seems to be.
        found: String,
    },
    /// The file breaks its format.
    #[error("damaged {format} file: {what}")]
    Damaged {
        /// The format.
        format: String,
        /// Where and how.
        what: String,
    },
    /// The file was read, yet gave no text.
    #[error("no text found in the file")]
    NoText,
    /// A limit was reached before anything could be read.
    #[error("{limit} exceeded")]
    Limit {
        /// The limit with its value.
        limit: String,
    },
    /// The operating system refused the file.
    #[error("the file could not be opened: {what}")]
    Io {
        /// The system's words.
        what: String,
    },
}

impl ReadError {
    /// Whether it is a scan that a recogniser may still read.
    pub const fn is_scan(&self) -> bool {
        matches!(self, Self::Scanned { .. } | Self::Unrecognised { .. })
    }

    /// What a person can do about it, in English; [`ReadError::hint_in`] has the Swedish.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "ask the sender for the file again",
            Self::Encrypted => "save a copy without password and put it in its place",
            Self::Scanned { .. } => "run `remiss index --ocr`, or ask the sender for the text",
            Self::Unrecognised { .. } => {
                "see what `remiss doctor` says, then run `remiss index --ocr` again"
            }
            Self::Unsupported { found } if found == OF_APPLE => {
                "export it as PDF or Word and put it in its place"
            }
            Self::Unsupported { found } if found == SURVEY => {
                "put the answer of each row in a file of its own, named by its sender"
            }
            Self::Unsupported { .. } => "save it as .docx or .pdf and put it in its place",
            Self::Damaged { .. } => "open it in its program, save it anew and put it in its place",
            Self::NoText => "open it and see whether it holds pictures only",
            Self::Limit { .. } => "split the file, or ask the sender for a smaller one",
            Self::Io { .. } => "check that the file exists and may be read",
        }
    }

    /// The reason in the words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return match self {
                Self::Scanned { pages: 1 } => "scanned, no text on the only page".to_owned(),
                _ => self.to_string(),
            };
        }
        match self {
            Self::Empty => "filen är tom".to_owned(),
            Self::Encrypted => "filen är skyddad med lösenord".to_owned(),
            Self::Scanned { pages: 1 } => "inskannad, ingen text på den enda sidan".to_owned(),
            Self::Scanned { pages } => {
                format!("inskannad, ingen text på någon av {pages} sidor")
            }
            Self::Unrecognised { pages, why } => format!(
                "inskannad, {pages} {}, och teckentolkningen (OCR) misslyckades: {}",
                if *pages == 1 { "sida" } else { "sidor" },
                phrase::of_reader(why)
            ),
            Self::Unsupported { found } => {
                format!("formatet kan inte läsas ({})", phrase::of_reader(found))
            }
            Self::Damaged { format, what } => {
                let format = phrase::of_reader(format);
                // what a library says in English tells an official nothing
                match phrase::known_of_reader(what) {
                    Some(what) => format!("filen är skadad ({format}: {what})"),
                    None => format!("filen är skadad ({format})"),
                }
            }
            Self::NoText => "ingen text fanns i filen".to_owned(),
            Self::Limit { limit } => {
                format!("en gräns är överskriden ({})", phrase::of_reader(limit))
            }
            Self::Io { what } => format!("filen kunde inte öppnas: {}", phrase::of_reader(what)),
        }
    }

    /// What a person can do about it.
    pub fn hint_in(&self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::En, _) => self.hint(),
            (Lang::Sv, Self::Empty) => "be avsändaren om filen på nytt",
            (Lang::Sv, Self::Encrypted) => {
                "spara en kopia utan lösenord och lägg den i dess ställe"
            }
            (Lang::Sv, Self::Scanned { .. }) => {
                "kör `remiss index --ocr`, eller be avsändaren om texten"
            }
            (Lang::Sv, Self::Unrecognised { .. }) => {
                "se vad `remiss doctor` säger, och kör sedan `remiss index --ocr` igen"
            }
            (Lang::Sv, Self::Unsupported { found }) if found == OF_APPLE => {
                "exportera den som PDF eller Word och lägg den i dess ställe"
            }
            (Lang::Sv, Self::Unsupported { found }) if found == SURVEY => {
                "lägg svaret på varje rad i en egen fil med avsändarens namn"
            }
            (Lang::Sv, Self::Unsupported { .. }) => {
                "spara den som .docx eller .pdf och lägg den i dess ställe"
            }
            (Lang::Sv, Self::Damaged { .. }) => {
                "öppna den i sitt program, spara om den och lägg den i dess ställe"
            }
            (Lang::Sv, Self::NoText) => "öppna den och se om den bara har bilder",
            (Lang::Sv, Self::Limit { .. }) => "dela filen, eller be avsändaren om en mindre",
            (Lang::Sv, Self::Io { .. }) => "kontrollera att filen finns och får läsas",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officials_read_no_library_s_english_and_no_plural_of_one() {
        let damaged = |what: &str| ReadError::Damaged {
            format: "PDF".to_owned(),
            what: what.to_owned(),
        };
        let check = |error: ReadError, expected: &str| {
            assert_eq!(error.in_words(Lang::Sv), expected);
        };
        check(
            damaged("failed parsing cross reference table"),
            "filen är skadad (PDF)",
        );
        check(
            damaged("its objects cannot be read"),
            "filen är skadad (PDF: objekten kan inte läsas)",
        );
        check(
            ReadError::Scanned { pages: 1 },
            "inskannad, ingen text på den enda sidan",
        );
        assert_eq!(
            ReadError::Scanned { pages: 1 }.in_words(Lang::En),
            "scanned, no text on the only page"
        );
        check(
            ReadError::Scanned { pages: 2 },
            "inskannad, ingen text på någon av 2 sidor",
        );
    }
}
