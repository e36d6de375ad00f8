//! The words that a tag rests on: always words that stand in the statement,
//! in its headings or in the programme.

use super::feature::Features;
use super::reference::Reference;
use super::wording;
use crate::model::{Evidence, EvidenceRule, Section, Statement};
use crate::tag::term;

/// So many words are named.
const WORDS: usize = 3;

/// A heading this like the section's is named.
const ALIKE: f32 = 0.5;

/// A section's heading of which a statement holds so much is named.
const COVERED: f32 = 0.8;

/// What speaks for a section, strongest first.
pub(super) fn of_section(
    features: &Features,
    statements: &[&Statement],
    section: &Section,
    told: &Told<'_>,
    row: usize,
    place: usize,
) -> Vec<Evidence> {
    let statement = statements[row];
    let mut found = Vec::new();
    let mut put = |text: &str, rule: EvidenceRule| {
        found.push(Evidence {
            text: text.to_owned(),
            rule,
        });
    };
    for reference in &told.references {
        if reference.sections.contains(&place) {
            put(
                &statement.text[reference.at.clone()],
                EvidenceRule::Reference,
            );
        }
    }
    let heading = statement.headings.last();
    if let Some(heading) = heading.filter(|_| {
        features.raw.heading_number.row(row)[place] > 0.0
            || features.raw.own_heading.row(row)[place] >= ALIKE
    }) {
        put(heading, EvidenceRule::OwnHeading);
    }
    if features.raw.title.row(row)[place] >= COVERED {
        put(&section.heading, EvidenceRule::SectionHeading);
    }
    for word in strongest(features, &told.words, place) {
        put(word, EvidenceRule::Words);
    }
    found
}

/// What speaks for `general`.
pub(super) fn of_general(statement: &Statement) -> Vec<Evidence> {
    wording::evidence(&statement.text)
        .map(|words| Evidence {
            text: words.to_owned(),
            rule: EvidenceRule::WholeProgramme,
        })
        .into_iter()
        .collect()
}

/// What a statement tells, whichever section it is held against.
pub(super) struct Told<'a> {
    references: Vec<Reference>,
    /// Each telling word where it stands first, with its n-grams.
    words: Vec<(&'a str, Vec<u64>)>,
}

impl<'a> Told<'a> {
    pub(super) fn of(statement: &'a Statement, features: &Features) -> Self {
        let mut known: Vec<String> = Vec::new();
        let mut words = Vec::new();
        for word in term::words(&statement.text) {
            if known.contains(&word.lower) {
                continue;
            }
            let mut grams = Vec::new();
            term::grams(&word.lower, &mut grams);
            words.push((&statement.text[word.at], grams));
            known.push(word.lower);
        }
        Self {
            references: features.index.numbers.in_text(&statement.text),
            words,
        }
    }
}

/// The words of a statement that give a section most of its score.
fn strongest<'a>(features: &Features, words: &[(&'a str, Vec<u64>)], place: usize) -> Vec<&'a str> {
    let mut scored: Vec<(f32, usize, &str)> = words
        .iter()
        .enumerate()
        .map(|(at, (word, grams))| (features.index.bm25.share(grams, place), at, *word))
        .filter(|(share, ..)| *share > 0.0)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.first().map_or(0.0, |(share, ..)| *share);
    scored
        .into_iter()
        .take(WORDS)
        .filter(|(share, ..)| *share >= best / 3.0)
        .map(|(.., word)| word)
        .collect()
}
