//! What a person writes of a section in words of their own. It is appended,
//! never changed, and the machine has no part in it.

use serde::{Deserialize, Serialize};

use super::{SectionId, turns_direction};

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

    /// A text as it is kept, whatever it was typed in: lines without blanks at
    /// their ends, one empty line between paragraphs, and no signs that nobody
    /// sees.
    pub fn tidy(text: &str) -> String {
        let mut tidy = String::with_capacity(text.len());
        let mut gap = 0;
        let text = text.replace("\r\n", "\n");
        // What Word and browsers have for a line's end.
        for line in text.split([
            '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
        ]) {
            let line: String = line.chars().filter(|sign| is_kept(*sign)).collect();
            let line = line.trim();
            if line.is_empty() {
                gap = 2;
                continue;
            }
            if !tidy.is_empty() {
                tidy.push_str(if gap == 2 { "\n\n" } else { "\n" });
            }
            tidy.push_str(line);
            gap = 1;
        }
        tidy
    }

    /// The paragraphs of such a text, each of lines.
    pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
        text.split("\n\n").filter(|paragraph| !paragraph.is_empty())
    }
}

fn is_kept(sign: char) -> bool {
    match sign {
        '\t' => true,
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => !sign.is_control() && !turns_direction(sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, kept: &str) {
        assert_eq!(Remark::tidy(typed), kept, "{typed:?}");
        assert_eq!(Remark::tidy(kept), kept, "{kept:?} stays");
    }

    #[test]
    fn a_text_is_kept_in_its_paragraphs_and_lines() {
        check("", "");
        check(" \r\n\t\n", "");
        check("En rad", "En rad");
        check(
            "\n Ett.  \r\n\r\n\r\n \nTvå,\r\ntre. \n",
            "Ett.\n\nTvå,\ntre.",
        );
        check("Ett\u{b}två\u{2029}tre\rfyra", "Ett\ntvå\ntre\nfyra");
        check("a\u{0}b\u{202e}c\u{feff}", "abc");
        check("a\tb  c", "a\tb  c");
        let paragraphs: Vec<&str> = Remark::paragraphs("Ett.\n\nTvå,\ntre.").collect();
        assert_eq!(paragraphs, ["Ett.", "Två,\ntre."]);
        assert_eq!(Remark::paragraphs("").count(), 0);
    }
}
