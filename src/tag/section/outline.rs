//! What the outline of a programme says of its sections: how long they are,
//! what is part of what, which open the programme and which bear its name.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Programme, Section};
use crate::tag::matrix::{Matrix, count, standardise};
use crate::tag::term;

/// Headings of sections that tell of the programme itself.
static OPENING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\W*(\d[\d.]*\s*)?(syfte|inledning|inledande|om (denna|detta|programmet|planen|policyn)|bakgrund|sammanfattning|förord|läsanvisning)|syftet? med (denna|detta|programmet|planen|riktlinje|policy|strategi)",
    )
    .expect("the pattern is a constant that tests compile")
});

/// So much of a section's heading must stand in the programme's title.
const NAMED: f32 = 0.95;

/// How much of each section's mass is of those that open the programme.
pub(super) fn opening(sections: &[Section]) -> Vec<f32> {
    flags(sections, |section| OPENING.is_match(&section.heading))
}

/// The sections with text whose heading stands in the programme's title: what
/// is said of the programme as a whole is often labelled with them.
pub(super) fn namesakes(programme: &Programme) -> Vec<usize> {
    let title = term::counted(term::text_grams(
        programme.title.as_deref().unwrap_or_default(),
    ));
    let stands = |section: &Section| {
        let heading = term::counted(term::text_grams(&section.heading));
        let held = heading
            .iter()
            .filter(|(gram, _)| {
                title
                    .binary_search_by_key(gram, |(other, _)| *other)
                    .is_ok()
            })
            .count();
        !heading.is_empty() && count(held) >= NAMED * count(heading.len())
    };
    (0..programme.sections.len())
        .filter(|&place| {
            let section = &programme.sections[place];
            !section.text.is_empty() && stands(section)
        })
        .collect()
}

/// The chapter that a section is in: its uppermost ancestor, or itself.
pub(super) fn top(programme: &Programme, place: usize) -> usize {
    let mut at = place;
    while let Some(parent) = programme.sections[at].parent {
        at = parent;
    }
    at
}

pub(super) fn lengths(sections: &[Section]) -> Vec<f32> {
    let mut lengths: Vec<f32> = sections
        .iter()
        .map(|s| count(s.text.chars().count()).ln_1p())
        .collect();
    standardise(&mut lengths);
    lengths
}

pub(super) fn flags(sections: &[Section], flag: impl Fn(&Section) -> bool) -> Vec<f32> {
    sections
        .iter()
        .map(|section| f32::from(u8::from(flag(section))))
        .collect()
}

pub(super) fn has_parts(sections: &[Section]) -> Vec<f32> {
    let mut flags = vec![0.0; sections.len()];
    for parent in sections.iter().filter_map(|section| section.parent) {
        flags[parent] = 1.0;
    }
    flags
}

/// The words' score of the section that this one is part of.
pub(super) fn whole_part(standard: &Matrix, sections: &[Section]) -> Matrix {
    let mut out = Matrix::zero(standard.rows(), standard.columns());
    for row in 0..standard.rows() {
        for (place, section) in sections.iter().enumerate() {
            if let Some(parent) = section.parent {
                out.row_mut(row)[place] = standard.row(row)[parent];
            }
        }
    }
    out
}

/// The best words' score among a section's parts.
pub(super) fn parts(words: &Matrix, sections: &[Section]) -> Matrix {
    let mut best = Matrix::zero(words.rows(), words.columns());
    let has = has_parts(sections);
    for row in 0..words.rows() {
        for (place, section) in sections.iter().enumerate() {
            if let Some(parent) = section.parent {
                let value = words.row(row)[place];
                let best = &mut best.row_mut(row)[parent];
                *best = best.max(value);
            }
        }
        standardise(best.row_mut(row));
        for (value, has) in best.row_mut(row).iter_mut().zip(&has) {
            *value *= has;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SectionId, Span};

    fn section(heading: &str) -> Section {
        Section {
            id: SectionId(heading.to_owned()),
            number: None,
            heading: heading.to_owned(),
            level: 1,
            parent: None,
            text: "Text.".to_owned(),
            boxes: String::new(),
            page: None,
            span: Span::new(0, 0),
        }
    }

    #[test]
    fn sections_that_open_the_programme_or_bear_its_name_are_known() {
        let programme = Programme {
            title: Some("Motion om att inrätta en samlad cykelgarageenhet".to_owned()),
            sections: ["1 Inledning", "En samlad cykelgarageenhet", "Cykelstöld"]
                .map(section)
                .to_vec(),
            ..Programme::default()
        };
        assert_eq!(opening(&programme.sections), [1.0, 0.0, 0.0]);
        assert_eq!(namesakes(&programme), [1]);
    }
}
