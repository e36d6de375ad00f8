//! The documents as they came in.

use serde::Serialize;

use super::{Quotation, Source};
use crate::model::{Format, ReadState, RespondentKind};

/// One document with all its statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Response {
    /// Who it comes from; empty where unknown.
    pub respondent: String,
    /// The respondent's kind.
    pub kind: RespondentKind,
    /// Where it lies; the page is empty.
    pub source: Source,
    /// Its format.
    pub format: Option<Format>,
    /// How it came out of the reading.
    pub state: ReadState,
    /// The hash of the document.
    pub hash: String,
    /// An earlier file with the same content.
    pub copy_of: Option<String>,
    /// Its statements, in the order of the text.
    pub statements: Vec<Quotation>,
}

/// A document that is unread or to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadDocument {
    /// The file.
    pub file: String,
    /// Its part in a bundle or an archive; empty for the file itself.
    pub part: String,
    /// Who it comes from; empty where unknown.
    pub respondent: String,
    /// Unread, or to be looked at.
    pub state: ReadState,
    /// Why.
    pub reasons: Vec<String>,
    /// What to do.
    pub remedy: String,
}

impl UnreadDocument {
    /// The file's own name with its part, without folders.
    pub(in crate::report) fn name(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or(&self.file);
        format!("{name} {}", self.part).trim_end().to_owned()
    }
}
