//! Where a quotation stands.

use serde::Serialize;

/// Where a quotation stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The file.
    pub file: String,
    /// Its part in a bundle or an archive; empty for the file itself.
    pub part: String,
    /// The page of the file.
    pub page: Option<u32>,
    /// Whether the page is reckoned, as in Word files.
    pub page_is_reckoned: bool,
    /// The respondent's case number.
    pub reference: Option<String>,
    /// The paragraph of the minutes.
    pub minutes_paragraph: Option<String>,
    /// The date of the answer.
    pub date: Option<String>,
    /// Those whose document it is.
    #[serde(skip)]
    pub sender: String,
    /// Whether they have sent no other, so that a page of theirs is in this one.
    #[serde(skip)]
    pub is_only: bool,
}
