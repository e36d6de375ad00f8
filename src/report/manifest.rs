//! What a report says of itself, so that what is lost from it can be told: of
//! which consultation it is, whether it is masked, and which quotations it has.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::content::Report;
use crate::model::ContentHash;

/// What a report says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// What the consultation is known by ([`mark_of`] its name).
    pub consultation: String,
    /// Whether personal data is masked.
    pub masked: bool,
    /// Number of quotations.
    pub number: usize,
    /// Their ids, one for each time that a statement is quoted.
    pub quotations: Vec<String>,
}

/// What stands before a manifest on its line.
const START: &str = "remiss:";

impl Manifest {
    /// The manifest of a report with these quotations.
    pub(super) fn of(report: &Report, quotations: impl IntoIterator<Item = String>) -> Self {
        let quotations: Vec<String> = quotations.into_iter().collect();
        Self {
            consultation: mark_of(&report.cover.consultation),
            masked: report.masked.is_some(),
            number: quotations.len(),
            quotations,
        }
    }

    /// The same on a line.
    pub(super) fn line(&self) -> String {
        let masked = u8::from(self.masked);
        let ids = self.quotations.join(" ");
        let line = format!(
            "{START} {} {masked} {} {ids}",
            self.consultation, self.number
        );
        line.trim_end().to_owned()
    }

    /// Reads such a line back; `None` where it is none.
    pub(super) fn read(line: &str) -> Option<Self> {
        let mut words = line.strip_prefix(START)?.split_whitespace();
        Some(Self {
            consultation: words.next()?.to_owned(),
            masked: words.next()? == "1",
            number: words.next()?.parse().ok()?,
            quotations: words.map(str::to_owned).collect(),
        })
    }

    /// The quotations that are not among `found`, and how many more are missing
    /// of which not even the id is left.
    pub(super) fn missing<'a>(&self, found: impl Iterator<Item = &'a str>) -> (Vec<String>, usize) {
        let mut left: BTreeMap<&str, usize> = BTreeMap::new();
        for id in found {
            *left.entry(id).or_default() += 1;
        }
        let mut missing = self.quotations.clone();
        missing.retain(|id| match left.get_mut(id.as_str()) {
            Some(times) if *times > 0 => {
                *times -= 1;
                false
            }
            _ => true,
        });
        (missing, self.number.saturating_sub(self.quotations.len()))
    }
}

/// What a consultation is known by in its reports: letters and digits that any
/// format can carry, and that stay when the folder's name is not to be told.
pub fn mark_of(consultation: &str) -> String {
    ContentHash::of(consultation.as_bytes()).short().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_back_and_tells_what_is_missing() {
        let manifest = Manifest {
            consultation: mark_of("ekstad"),
            masked: true,
            number: 4,
            quotations: ["a-1", "a-1", "b"].map(str::to_owned).to_vec(),
        };
        assert_eq!(Manifest::read(&manifest.line()), Some(manifest.clone()));
        assert_eq!(Manifest::read("a-1"), None);
        let missing = manifest.missing(["a-1", "c"].into_iter());
        assert_eq!(missing, (vec!["a-1".to_owned(), "b".to_owned()], 1));
    }
}
