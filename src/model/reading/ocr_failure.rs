//! Why a scanned page was not recognised.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::SystemAnswer;
use crate::model::{Lang, told};

/// What failed with a page that a recogniser was to read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OcrFailure {
    /// The page, counted from 1.
    pub page: u32,
    /// What was done with it.
    pub step: OcrStep,
    /// Why that did not work.
    pub why: Complaint,
}

/// What is done with a page until its words are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OcrStep {
    /// It is handed to the programs.
    HandOver,
    /// It is drawn.
    Draw,
    /// It is recognised.
    Recognise,
}

/// Why a program did not do its work.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Complaint {
    /// The system did not let it.
    System {
        /// The system's answer.
        answer: SystemAnswer,
    },
    /// It took too long.
    TooLong {
        /// The time that it had.
        seconds: u64,
    },
    /// It failed without a word.
    Wordless,
    /// It said why.
    Said {
        /// Its words.
        detail: String,
    },
}

impl OcrFailure {
    /// The words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        let Self { page, step, why } = self;
        let why = why.in_words(lang);
        match step {
            OcrStep::HandOver => told!(
                lang,
                "sidan {page} kunde inte lämnas till teckentolkningen: {why}",
                "page {page} could not be handed to the recogniser: {why}"
            ),
            OcrStep::Draw => told!(
                lang,
                "sidan {page} kunde inte ritas upp: {why}",
                "page {page} could not be drawn: {why}"
            ),
            OcrStep::Recognise => told!(
                lang,
                "sidan {page} kunde inte teckentolkas: {why}",
                "page {page} could not be recognised: {why}"
            ),
        }
    }
}

impl fmt::Display for OcrFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Lang::En))
    }
}

impl Complaint {
    /// The words that a person reads; a program's own stay as they are.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::System { answer } => answer.in_words(lang),
            Self::TooLong { seconds } => told!(
                lang,
                "det tog mer än {seconds} sekunder",
                "it took more than {seconds} seconds"
            ),
            Self::Wordless => told!(lang, "det misslyckades", "it failed"),
            Self::Said { detail } => detail.clone(),
        }
    }
}
