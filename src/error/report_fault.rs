//! What is wrong with reports and templates.

use crate::model::{Lang, told};

/// Why a report could not be written, or read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportFault {
    /// A Word document without its main part.
    NoDocumentPart,
    /// A workbook without sheets.
    NoSheet,
    /// A workbook without the columns in which comments are written.
    NoCommentColumns,
    /// A workbook without the columns of the statements.
    NoStatementColumns,
    /// A template whose styles break off.
    BrokenStyles,
    /// More text than a report can have.
    TooMuchText,
    /// A part that would fill the memory.
    TooLarge {
        /// Its name.
        part: String,
    },
    /// Anything else.
    Other {
        /// The words of the library that reads or writes it.
        detail: String,
    },
}

impl ReportFault {
    /// What a library says.
    pub(crate) fn other(words: &impl ToString) -> Self {
        Self::Other {
            detail: words.to_string(),
        }
    }

    /// The words that a person reads; a library's own stay as they are.
    pub(super) fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::NoDocumentPart => told!(lang, "dokumentdelen saknas", "it has no document part"),
            Self::TooMuchText => told!(
                lang,
                "den har mer text än en rapport kan ha",
                "it holds more text than a report can have"
            ),
            Self::NoSheet => told!(lang, "inget kalkylblad finns", "no sheet found"),
            Self::NoCommentColumns => told!(
                lang,
                "kolumnerna för kommentarer saknas",
                "the columns for comments are not there"
            ),
            Self::NoStatementColumns => told!(
                lang,
                "kolumnerna för uttalanden saknas",
                "the columns of statements are not there"
            ),
            Self::BrokenStyles => told!(
                lang,
                "formatmallarna går inte att läsa",
                "its styles could not be read"
            ),
            Self::TooLarge { part } => told!(
                lang,
                "{part} är för stor när den är uppackad",
                "{part} is too large when unpacked"
            ),
            Self::Other { detail } => detail.clone(),
        }
    }
}

/// Why a file cannot be the template of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateFault {
    /// It is no Word document.
    NotWord,
    /// Its text could not be found.
    NoBody,
    /// It has no styles.
    NoStyles,
}

impl TemplateFault {
    /// The words that a person reads.
    pub(super) const fn in_words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::NotWord, Lang::Sv) => "den är inget Word-dokument",
            (Self::NotWord, Lang::En) => "it is not a Word document",
            (Self::NoBody, Lang::Sv) => "brödtexten gick inte att finna",
            (Self::NoBody, Lang::En) => "its body could not be found",
            (Self::NoStyles, Lang::Sv) => "den har inga formatmallar",
            (Self::NoStyles, Lang::En) => "it has no styles",
        }
    }
}
