//! The programme, prepared for looking up what statements say.

use std::collections::BTreeMap;

use super::bm25::Bm25;
use super::reference::Numbers;
use super::titles::Titles;
use crate::model::Section;
use crate::tag::term;

/// The programme, prepared for lookup.
#[derive(Debug, Clone)]
pub(super) struct Index {
    pub(super) bm25: Bm25,
    pub(super) numbers: Numbers,
    pub(super) titles: Titles,
    given: term::Map<Vec<usize>>,
}

impl Index {
    pub(super) fn new(sections: &[Section]) -> Self {
        let heading: Vec<Vec<(u64, f32)>> = sections
            .iter()
            .map(|section| term::counted(term::text_grams(&section.heading)))
            .collect();
        let texts: Vec<Vec<(u64, f32)>> = (0..sections.len())
            .map(|place| terms(sections, &heading, place))
            .collect();
        let mut given: term::Map<Vec<usize>> = term::Map::default();
        for (place, section) in sections.iter().enumerate() {
            for shingle in term::shingles(&format!("{} {}", section.heading, section.text)) {
                given.entry(shingle).or_default().push(place);
            }
        }
        Self {
            bm25: Bm25::new(&texts),
            numbers: Numbers::new(sections),
            titles: Titles::new(&heading),
            given,
        }
    }

    /// How many runs of four words a statement shares with each section.
    pub(super) fn given_back(&self, text: &str, row: &mut [f32]) {
        for shingle in term::shingles(text) {
            for &section in self.given.get(&shingle).into_iter().flatten() {
                row[section] += 1.0;
            }
        }
        for value in row {
            *value = value.ln_1p();
        }
    }
}

/// The terms of a section: its text, its heading three times, its boxes once
/// more, its parent's heading, and its parts' headings where it has no text.
fn terms(sections: &[Section], headings: &[Vec<(u64, f32)>], place: usize) -> Vec<(u64, f32)> {
    let section = &sections[place];
    let mut all: BTreeMap<u64, f32> = BTreeMap::new();
    let mut put = |terms: &[(u64, f32)], weight: f32| {
        for (term, count) in terms {
            *all.entry(*term).or_default() += weight * count;
        }
    };
    put(&term::counted(term::text_grams(&section.text)), 1.0);
    put(&term::counted(term::text_grams(&section.boxes)), 1.0);
    put(&headings[place], 3.0);
    if let Some(parent) = section.parent {
        put(&headings[parent], 0.5);
    }
    if section.text.is_empty() {
        for (child, _) in sections
            .iter()
            .enumerate()
            .filter(|(_, s)| s.parent == Some(place))
        {
            put(&headings[child], 1.0);
        }
    }
    all.into_iter().collect()
}
