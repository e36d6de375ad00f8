//! One file that holds many bodies' papers is split into documents.
//!
//! Takes a [`Document`] with pages and what a person says about cutting it;
//! gives its parts, each with its own text, blocks and pages, named by its
//! page range. Pure: reads no file. Most files are one answer, however many
//! papers it consists of (minutes, the officials' draft, a reservation): a cut
//! is made only between bodies that are clearly different.

mod body;
mod cut;
mod page;
mod slice;

use crate::model::{ContentHash, Document, Part, Warning};
use cut::{Cut, Signs};

/// How a file is to be cut, from the `[[bundles]]` of `consultation.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum CutRules {
    /// Where its content says.
    #[default]
    ByContent,
    /// Not at all.
    Whole,
    /// Into these ranges of pages; what lies between them is a part as well.
    At(Vec<PageRange>),
}

/// Pages from the first to the last, both counted from 1 and part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRange {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
}

/// A range of pages that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not a range of pages such as `1-4`, beginning after the range before it")]
pub struct BadRange {
    /// What was given.
    pub given: String,
}

impl CutRules {
    /// The rules of ranges such as `1-4`, in rising order; none mean that the
    /// file stays whole.
    pub fn from_ranges(ranges: &[String]) -> Result<Self, BadRange> {
        if ranges.is_empty() {
            return Ok(Self::Whole);
        }
        let mut parsed: Vec<PageRange> = Vec::new();
        for given in ranges {
            let (first, last) = given.split_once(['-', '–']).unwrap_or((given, given));
            let range = match (first.trim().parse(), last.trim().parse()) {
                (Ok(first), Ok(last)) if first >= 1 && first <= last => PageRange { first, last },
                _ => {
                    return Err(BadRange {
                        given: given.clone(),
                    });
                }
            };
            if parsed
                .last()
                .is_some_and(|before| before.last >= range.first)
            {
                return Err(BadRange {
                    given: given.clone(),
                });
            }
            parsed.push(range);
        }
        Ok(Self::At(parsed))
    }
}

/// Splits a document into the papers of different bodies. Gives a single part
/// without a name where it is to stay, or stays, whole.
pub fn split(document: &Document, hash: &ContentHash, rules: &CutRules) -> Vec<Part> {
    let pages = document.properties.pages;
    let cuts = match rules {
        CutRules::ByContent if document.properties.pages_exact => cut::find(document),
        CutRules::ByContent | CutRules::Whole => Vec::new(),
        CutRules::At(ranges) => starts(ranges, pages),
    };
    if cuts.is_empty() {
        return vec![Part {
            name: String::new(),
            hash: hash.clone(),
            outcome: Ok(document.clone()),
        }];
    }
    let mut parts = Vec::new();
    let mut first = 1;
    let mut doubt: Option<Signs> = None;
    for cut in cuts.into_iter().map(Some).chain([None]) {
        let last = cut.as_ref().map_or(pages, |cut| cut.page - 1);
        let name = if first == last {
            format!("s. {first}")
        } else {
            format!("s. {first}–{last}")
        };
        let range = PageRange { first, last };
        let mut outcome = slice::pages(document, range);
        if let (Ok(part), Some(doubt)) = (&mut outcome, doubt.take()) {
            part.warnings.push(Warning::DoubtfulCut {
                page: first,
                pro: doubt.pro,
                contra: doubt.contra,
            });
            part.warnings.sort();
        }
        parts.push(Part {
            hash: hash.of_part(&name),
            name,
            outcome,
        });
        if let Some(cut) = cut {
            first = cut.page;
            doubt = cut.doubt;
        }
    }
    parts
}

/// The pages on which a part begins, but for the first.
fn starts(ranges: &[PageRange], pages: u32) -> Vec<Cut> {
    let mut starts: Vec<u32> = ranges
        .iter()
        .flat_map(|range| [range.first, range.last.saturating_add(1)])
        .filter(|page| (2..=pages).contains(page))
        .collect();
    starts.dedup();
    let cut = |page| Cut { page, doubt: None };
    starts.into_iter().map(cut).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let check = |given: &[&str], expected: Option<&[(u32, u32)]>| {
            let given: Vec<String> = given.iter().map(|&each| each.to_owned()).collect();
            let found = CutRules::from_ranges(&given).ok();
            let expected = expected.map(|pairs| {
                let range = |&(first, last): &(u32, u32)| PageRange { first, last };
                CutRules::At(pairs.iter().map(range).collect())
            });
            assert_eq!(found, expected);
        };
        check(&["1-4", "5 – 7", "9"], Some(&[(1, 4), (5, 7), (9, 9)]));
        check(&["4-1"], None);
        check(&["0-1"], None);
        check(&["1-4", "4-6"], None);
        check(&["alla"], None);
        assert_eq!(CutRules::from_ranges(&[]), Ok(CutRules::Whole));
    }

    #[test]
    fn what_lies_between_ranges_is_kept() {
        let ranges = [
            PageRange { first: 2, last: 3 },
            PageRange { first: 6, last: 9 },
        ];
        let pages: Vec<u32> = starts(&ranges, 9).into_iter().map(|cut| cut.page).collect();
        assert_eq!(pages, [2, 4, 6]);
    }
}
