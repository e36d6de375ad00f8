//! Why one document could not be read, in the words that a person reads.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Fault, FileFormat, Lang, Limit, OcrFailure, OtherFormat, Unopened, told};

/// Why one document could not be read. Only that document fails; it is listed
/// with this reason, and the rest of the batch goes on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "error")]
#[non_exhaustive]
pub enum ReadError {
    /// Nothing in the file.
    Empty,
    /// A password is needed.
    Encrypted,
    /// All pages are images.
    Scanned {
        /// Number of pages.
        pages: u32,
    },
    /// All pages are images, and the recogniser failed.
    Unrecognised {
        /// Number of pages.
        pages: u32,
        /// What failed, for the first page that tells.
        why: OcrFailure,
    },
    /// A format that is not read.
    Unsupported {
        /// What it seems to be.
        found: OtherFormat,
    },
    /// The file is packed in a way that is not read.
    Packed {
        /// The library's words.
        detail: String,
    },
    /// The file breaks its format.
    Damaged {
        /// The format.
        format: FileFormat,
        /// Where and how.
        fault: Fault,
    },
    /// The file was read, yet gave no text.
    NoText,
    /// A limit was reached before anything could be read.
    Limit {
        /// The limit.
        limit: Limit,
    },
    /// The file could not be opened.
    Io {
        /// Why.
        why: Unopened,
    },
}

impl ReadError {
    /// Whether it is a scan that a recogniser may still read.
    pub const fn is_scan(&self) -> bool {
        matches!(self, Self::Scanned { .. } | Self::Unrecognised { .. })
    }

    /// The reason in the words that a person reads; English is what `Display` gives.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Empty => told!(lang, "filen är tom", "the file is empty"),
            Self::Encrypted => told!(
                lang,
                "filen är skyddad med lösenord",
                "the file is protected by a password"
            ),
            Self::Scanned { pages: 1 } => told!(
                lang,
                "inskannad, ingen text på den enda sidan",
                "scanned, no text on the only page"
            ),
            Self::Scanned { pages } => told!(
                lang,
                "inskannad, ingen text på någon av {pages} sidor",
                "scanned, no text on any of {pages} pages"
            ),
            Self::Unrecognised { pages: 1, why } => {
                let why = why.in_words(lang);
                told!(
                    lang,
                    "inskannad, 1 sida, och teckentolkningen (OCR) misslyckades: {why}",
                    "scanned, 1 page, and OCR failed: {why}"
                )
            }
            Self::Unrecognised { pages, why } => {
                let why = why.in_words(lang);
                told!(
                    lang,
                    "inskannad, {pages} sidor, och teckentolkningen (OCR) misslyckades: {why}",
                    "scanned, {pages} pages, and OCR failed: {why}"
                )
            }
            Self::Unsupported { found } => {
                let found = found.label(lang);
                told!(
                    lang,
                    "formatet kan inte läsas ({found})",
                    "{found} is not a format that can be read"
                )
            }
            Self::Packed { detail } => told!(
                lang,
                "filen är packad på ett sätt som inte läses ({detail})",
                "the file is packed in a way that is not read ({detail})"
            ),
            // what a library says in English tells an official nothing
            Self::Damaged {
                format,
                fault: Fault::Unparsed { detail },
            } => {
                let format = format.label(lang);
                told!(
                    lang,
                    "filen är skadad ({format})",
                    "damaged {format} file: {detail}"
                )
            }
            Self::Damaged { format, fault } => {
                let (format, fault) = (format.label(lang), fault.in_words(lang));
                told!(
                    lang,
                    "filen är skadad ({format}: {fault})",
                    "damaged {format} file: {fault}"
                )
            }
            Self::NoText => told!(
                lang,
                "ingen text fanns i filen",
                "no text found in the file"
            ),
            Self::Limit { limit } => {
                let limit = limit.in_words(lang);
                told!(
                    lang,
                    "en gräns är överskriden ({limit})",
                    "{limit} exceeded"
                )
            }
            Self::Io { why } => {
                let why = why.in_words(lang);
                told!(
                    lang,
                    "filen kunde inte öppnas: {why}",
                    "the file could not be opened: {why}"
                )
            }
        }
    }

    /// The same of a part of a file that is named beside it.
    pub(super) fn of_a_part(&self, lang: Lang) -> String {
        match self {
            Self::Damaged { fault, .. } => {
                let fault = fault.in_words(lang);
                told!(lang, "skadad: {fault}", "damaged: {fault}")
            }
            Self::Limit { limit } => {
                let limit = limit.in_words(lang);
                told!(lang, "{limit} är överskriden", "{limit} exceeded")
            }
            _ => self.in_words(lang),
        }
    }

    /// What a person can do about it, in English; [`ReadError::hint_in`] has the Swedish.
    pub const fn hint(&self) -> &'static str {
        self.hint_in(Lang::En)
    }

    /// What a person can do about it.
    pub const fn hint_in(&self, lang: Lang) -> &'static str {
        let (swedish, english) = match self {
            Self::Empty => (
                "be avsändaren om filen på nytt",
                "ask the sender for the file again",
            ),
            Self::Encrypted => (
                "spara en kopia utan lösenord och lägg den i dess ställe",
                "save a copy without password and put it in its place",
            ),
            Self::Scanned { .. } => (
                "kör `remiss index --ocr`, eller be avsändaren om texten",
                "run `remiss index --ocr`, or ask the sender for the text",
            ),
            Self::Unrecognised { .. } => (
                "se vad `remiss doctor` säger, och kör sedan `remiss index --ocr` igen",
                "see what `remiss doctor` says, then run `remiss index --ocr` again",
            ),
            Self::Unsupported {
                found: OtherFormat::Apple,
            } => (
                "exportera den som PDF eller Word och lägg den i dess ställe",
                "export it as PDF or Word and put it in its place",
            ),
            Self::Unsupported { .. } | Self::Packed { .. } => (
                "spara den som .docx eller .pdf och lägg den i dess ställe",
                "save it as .docx or .pdf and put it in its place",
            ),
            Self::Damaged { .. } => (
                "öppna den i sitt program, spara om den och lägg den i dess ställe",
                "open it in its program, save it anew and put it in its place",
            ),
            Self::NoText => (
                "öppna den och se om den bara har bilder",
                "open it and see whether it holds pictures only",
            ),
            Self::Limit { .. } => (
                "dela filen, eller be avsändaren om en mindre",
                "split the file, or ask the sender for a smaller one",
            ),
            Self::Io { .. } => (
                "kontrollera att filen finns och får läsas",
                "check that the file exists and may be read",
            ),
        };
        match lang {
            Lang::Sv => swedish,
            Lang::En => english,
        }
    }
}

impl std::error::Error for ReadError {}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Lang::En))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn officials_read_no_library_s_english_and_no_plural_of_one() {
        let damaged = |fault: Fault| ReadError::Damaged {
            format: FileFormat::Pdf,
            fault,
        };
        let check = |error: ReadError, expected: &str| {
            assert_eq!(error.in_words(Lang::Sv), expected);
        };
        let detail = "failed parsing cross reference table".to_owned();
        check(damaged(Fault::Unparsed { detail }), "filen är skadad (PDF)");
        check(
            damaged(Fault::Objects),
            "filen är skadad (PDF: objekten kan inte läsas)",
        );
        check(
            ReadError::Scanned { pages: 1 },
            "inskannad, ingen text på den enda sidan",
        );
        assert_eq!(
            ReadError::Scanned { pages: 1 }.to_string(),
            "scanned, no text on the only page"
        );
        check(
            ReadError::Scanned { pages: 2 },
            "inskannad, ingen text på någon av 2 sidor",
        );
    }
}
