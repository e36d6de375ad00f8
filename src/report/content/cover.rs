//! The title page.

use serde::Serialize;

/// The title page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// The consultation's name: that of its folder.
    pub consultation: String,
    /// The consultation's title.
    pub title: String,
    /// What is chosen from it; `None` for all.
    pub selection: Option<String>,
    /// What is left out of it; `None` for nothing.
    pub left_out: Option<String>,
    /// The proposer's case number.
    pub reference: Option<String>,
    /// When the programme was sent out.
    pub sent: Option<String>,
    /// When answers were due.
    pub due: Option<String>,
    /// When the programme was adopted.
    pub adopted: Option<String>,
    /// The date of the latest answer.
    pub latest: Option<String>,
    /// The report's date.
    pub date: Option<String>,
    /// Who made the report.
    pub by: Option<String>,
    /// Version of the program.
    pub program: String,
    /// Hash of corpus and decisions.
    pub corpus: String,
    /// Number of statements shown, each counted once.
    pub statements: usize,
    /// How many of them a person has decided.
    pub decided: usize,
}
