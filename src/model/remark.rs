//! What a person writes of a section in words of their own. It is appended,
//! never changed, and the machine has no part in it.

use serde::{Deserialize, Serialize};

use super::SectionId;

/// One line of `remarks.jsonl`: both texts on a section, as they are from then
/// on. An unknown field is an error, for a misspelt one would empty a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remark {
    /// Format of the line; 1 so far.
    pub version: u32,
    /// The section; `general` for the programme as a whole.
    pub section: SectionId,
    /// Its heading as it read then.
    pub heading: String,
    /// What was said of the section, summed up; empty where there is none.
    pub summary: String,
    /// The proposer's assessment: what is done with it, and why; empty where
    /// there is none.
    pub assessment: String,
    /// Who wrote it.
    pub by: String,
    /// When, RFC 3339 with offset.
    pub at: String,
}

impl Remark {
    /// Letters in either text, at most.
    pub const LETTERS: usize = 20_000;

    /// Whether neither text is there: what stood before it is taken away.
    pub fn is_empty(&self) -> bool {
        self.summary.is_empty() && self.assessment.is_empty()
    }

    /// The paragraphs of such a text, each of lines.
    pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
        text.split("\n\n").filter(|paragraph| !paragraph.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_paragraphs_of_lines() {
        let paragraphs: Vec<&str> = Remark::paragraphs("Ett.\n\nTvå,\ntre.").collect();
        assert_eq!(paragraphs, ["Ett.", "Två,\ntre."]);
        assert_eq!(Remark::paragraphs("").count(), 0);
    }
}
