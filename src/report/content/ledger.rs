//! The account of all text.

use serde::Serialize;

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
