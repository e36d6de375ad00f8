//! The account of all text.

use serde::Serialize;

use crate::model::per_cent;

/// How many stretches of text had one fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerTotal {
    /// The fate in words.
    pub fate: String,
    /// Number of stretches.
    pub stretches: usize,
    /// Their length in bytes.
    pub bytes: usize,
}

impl LedgerTotal {
    /// Which share of all text this is: "12 %", "< 1 %".
    pub(in crate::report) fn share(&self, all: &[Self]) -> String {
        let whole: usize = all.iter().map(|total| total.bytes).sum();
        match per_cent(self.bytes, whole) {
            0 if self.bytes > 0 => "< 1 %".to_owned(),
            share => format!("{share} %"),
        }
    }
}
