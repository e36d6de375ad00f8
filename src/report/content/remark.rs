//! What the proposer wrote of a section.

use serde::Serialize;

/// What the proposer wrote of a section, in words of its own: they are nobody's
/// quotation, and are neither masked nor shortened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// What was said, summed up.
    pub summary: String,
    /// What is done with it, and why.
    pub assessment: String,
}
