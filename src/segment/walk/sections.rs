//! The sections of the programme, as an answer refers to them: by heading, or by
//! number at the head of a line.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::numbered;
use crate::model::Programme;
use crate::segment::zone::plain_heading;

/// The headings and numbers of a programme's sections.
#[derive(Debug, Default)]
pub(in crate::segment) struct Sections {
    /// The headings, in the form in which they are compared.
    headings: BTreeSet<String>,
    /// The headings of the sections that bear a number.
    by_number: BTreeMap<String, Vec<String>>,
    /// Numbers printed with the sign of a paragraph.
    paragraphs: BTreeSet<u32>,
    /// The title of the whole, in small letters.
    title: String,
}

/// The number of a section at the head of a line: `Avsnitt 3.1:`, `3.5 –`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segment) struct Lead {
    /// Where the reference ends, without the sign behind it.
    pub(in crate::segment) end: usize,
    /// Where the words behind it begin.
    pub(in crate::segment) rest: usize,
    /// Whether those words are that section's heading, or a part of it.
    pub(in crate::segment) is_heading: bool,
}

impl Sections {
    /// Those of a programme.
    pub(in crate::segment) fn of(programme: &Programme) -> Self {
        let mut found = Self {
            title: programme
                .title
                .as_deref()
                .unwrap_or_default()
                .to_lowercase(),
            ..Self::default()
        };
        for section in &programme.sections {
            let heading = plain_heading(&section.heading);
            if let Some(number) = section.number.as_deref() {
                let known = found.by_number.entry(bare(number)).or_default();
                known.push(heading.clone());
                if number.contains('§') {
                    found.paragraphs.extend(bare(number).parse::<u32>());
                }
            }
            found.headings.insert(heading);
        }
        found
    }

    /// Whether a line is the heading of a section.
    pub(super) fn hold(&self, line: &str) -> bool {
        self.headings.contains(&plain_heading(line))
    }

    /// Whether the title or a heading has a body's name.
    pub(super) fn name(&self, body: &str) -> bool {
        let body = body.to_lowercase();
        self.title.contains(&body) || self.headings.iter().any(|heading| heading.contains(&body))
    }

    /// Whether a section is numbered as a paragraph: `§ 4`.
    pub(super) fn has_paragraph(&self, number: u32) -> bool {
        self.paragraphs.contains(&number)
    }

    /// The number of a section that a line begins with, and words behind it.
    pub(in crate::segment) fn lead(&self, line: &str) -> Option<Lead> {
        let found = numbered(line)?;
        let headings = self.by_number.get(&bare(found.number))?;
        let rest = plain_heading(&line[found.rest..]);
        Some(Lead {
            end: found.end,
            rest: found.rest,
            is_heading: headings.iter().any(|heading| are_of(&rest, heading)),
        })
    }
}

/// A printed number as it is compared: `§ 4` and `4.` are `4`, `3:2` is `3.2`.
fn bare(number: &str) -> String {
    let number = number.replace(':', ".");
    number
        .trim_matches(|c: char| !c.is_ascii_digit())
        .to_owned()
}

/// Whether some words are those of a heading or of its beginning or end, or begin
/// with it: `Gång`, `Gång och cykel (s. 7)`.
fn are_of(words: &str, heading: &str) -> bool {
    let continued = |whole: &str, part: &str| {
        whole
            .strip_prefix(part)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    !words.is_empty()
        && (continued(heading, words)
            || continued(words, heading)
            || heading
                .strip_suffix(words)
                .is_some_and(|rest| rest.ends_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    fn sections() -> Sections {
        Sections::of(&Programme {
            sections: vec![
                fixture::section("3", "Åtgärder"),
                fixture::section("3.1", "Gång och cykel"),
                fixture::section("3.3", "Parkering"),
            ],
            ..Programme::default()
        })
    }

    #[track_caller]
    fn check(line: &str, expected: Option<(&str, &str, bool)>) {
        let found = sections().lead(line);
        let found = found.map(|lead| (&line[..lead.end], &line[lead.rest..], lead.is_heading));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn a_number_at_the_head_of_a_line_is_told_from_its_words() {
        check("3.1 Bra.", Some(("3.1", "Bra.", false)));
        check("Avsnitt 3.3: Nej", Some(("Avsnitt 3.3", "Nej", false)));
        check("Avsnitt 3: Nej", Some(("Avsnitt 3", "Nej", false)));
        check("3.3 – avstyrks", Some(("3.3", "avstyrks", false)));
        check(
            "sid 7, 3.1: målet är lågt",
            Some(("sid 7, 3.1", "målet är lågt", false)),
        );
        check("3.1 Sopor", Some(("3.1", "Sopor", false)));
    }

    #[test]
    fn the_sections_own_heading_is_known_whole_or_in_part() {
        for line in [
            "3.1 Gång och cykel",
            "3.1. GÅNG OCH CYKEL:",
            "Avsnitt 3.1 – Gång och cykel (s. 7)",
            "3.1 Gång",
        ] {
            let lead = sections().lead(line);
            assert!(lead.is_some_and(|lead| lead.is_heading), "{line}");
        }
    }

    #[test]
    fn other_numbers_lead_nothing() {
        for line in ["3.7 Bra.", "3. Bra.", "Avsnitt 3.1"] {
            check(line, None);
        }
    }
}
