//! What speaks for a section, in numbers that compare between consultations.

use std::collections::{BTreeMap, HashMap};

use super::bm25::Bm25;
use super::groups::Groups;
use super::reference::Numbers;
use super::respondent;
use crate::model::{Programme, Section, Statement};
use crate::tag::matrix::{Matrix, add, count, standardise};
use crate::tag::term;

/// The names of the features of a statement with a section, in their order.
pub const PAIR: [&str; 18] = [
    "words",
    "words_share",
    "title",
    "own_heading",
    "heading_number",
    "reference",
    "carried_reference",
    "given_back",
    "around",
    "paragraph",
    "heading_group",
    "length",
    "empty",
    "has_parts",
    "respondent",
    "whole_part",
    "parts",
    "top",
];

/// The features of every statement with every section.
#[derive(Debug, Clone)]
pub struct Features {
    /// One table for each name of [`PAIR`].
    pub pair: Vec<Matrix>,
    /// What the general model looks at; see [`super::general`].
    pub(super) raw: Raw,
    /// Which statements stand together.
    pub(super) groups: Groups,
    /// The place of the topmost section above each section.
    pub(super) index: Index,
}

/// Measures that are not compared between sections.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    /// BM25 of the n-grams.
    pub(super) words: Matrix,
    /// What a section with all of the statement's words would score.
    pub(super) best: Vec<f32>,
    /// The statement's own references, by section.
    pub(super) reference: Matrix,
    pub(super) heading_number: Matrix,
    pub(super) own_heading: Matrix,
    pub(super) title: Matrix,
}

/// The programme, prepared for lookup.
#[derive(Debug, Clone)]
pub(super) struct Index {
    pub(super) bm25: Bm25,
    pub(super) numbers: Numbers,
    titles: Titles,
    given: HashMap<u64, Vec<usize>>,
}

impl Features {
    /// Works out the features of one consultation. `statements` are those that
    /// argue, in document order.
    pub fn new(programme: &Programme, statements: &[&Statement]) -> Self {
        let sections = &programme.sections;
        let index = Index::new(sections);
        let groups = Groups::new(statements);
        let (rows, columns) = (statements.len(), sections.len());
        let zero = || Matrix::zero(rows, columns);
        let (mut words, mut title, mut given, mut reference) = (zero(), zero(), zero(), zero());
        let mut best = Vec::with_capacity(rows);
        for (row, statement) in statements.iter().enumerate() {
            let grams = term::counted(term::text_grams(&statement.text));
            best.push(index.bm25.score(&grams, words.row_mut(row)));
            index.titles.covered(&grams, title.row_mut(row));
            index.given_back(&statement.text, given.row_mut(row));
            for found in index.numbers.in_text(&statement.text) {
                spread(&found.sections, reference.row_mut(row));
            }
        }
        let (own_heading, heading_number) = headings(&index, statements, columns);
        let carried = carried(&reference, &groups);
        let paragraph = words.group_means(&groups.paragraph).standardised();
        let heading_group = words.group_means(&groups.heading).standardised();
        let around = around(&words, &groups).standardised();
        let standard = words.standardised();
        let pair = vec![
            standard.clone(),
            shares(&words),
            title.clone(),
            own_heading.clone(),
            heading_number.clone(),
            reference.clone(),
            carried,
            given,
            around,
            paragraph,
            heading_group,
            repeated(rows, &lengths(sections)),
            repeated(rows, &flags(sections, |s| s.text.is_empty())),
            repeated(rows, &has_parts(sections)),
            respondent::features(programme, statements),
            whole_part(&standard, sections),
            parts(&words, sections),
            repeated(rows, &flags(sections, |s| s.parent.is_none())),
        ];
        let raw = Raw {
            words,
            best,
            reference,
            heading_number,
            own_heading,
            title,
        };
        Self {
            pair,
            raw,
            groups,
            index,
        }
    }

    /// Number of statements.
    pub fn statements(&self) -> usize {
        self.raw.best.len()
    }

    /// Number of sections.
    pub fn sections(&self) -> usize {
        self.raw.words.columns()
    }
}

impl Index {
    fn new(sections: &[Section]) -> Self {
        let heading: Vec<Vec<(u64, f32)>> = sections
            .iter()
            .map(|section| term::counted(term::text_grams(&section.heading)))
            .collect();
        let texts: Vec<Vec<(u64, f32)>> = (0..sections.len())
            .map(|place| terms(sections, &heading, place))
            .collect();
        let mut given: HashMap<u64, Vec<usize>> = HashMap::new();
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
    fn given_back(&self, text: &str, row: &mut [f32]) {
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

/// The sections' headings, for finding them in statements and other headings.
#[derive(Debug, Clone)]
struct Titles {
    holders: HashMap<u64, Vec<(usize, f32)>>,
    rarity: HashMap<u64, f32>,
    totals: Vec<f32>,
    norms: Vec<f32>,
    number: f32,
}

impl Titles {
    fn new(headings: &[Vec<(u64, f32)>]) -> Self {
        let mut holders: HashMap<u64, Vec<(usize, f32)>> = HashMap::new();
        for (place, terms) in headings.iter().enumerate() {
            for &(term, times) in terms {
                holders.entry(term).or_default().push((place, times));
            }
        }
        let number = count(headings.len());
        let rarity: HashMap<u64, f32> = holders
            .iter()
            .map(|(&term, places)| (term, ((number + 1.0) / (count(places.len()) + 0.5)).ln()))
            .collect();
        let of = |terms: &[(u64, f32)], power: i32| -> f32 {
            terms
                .iter()
                .map(|(term, times)| (times * rarity[term]).powi(power))
                .sum()
        };
        Self {
            totals: headings
                .iter()
                .map(|terms| {
                    terms
                        .iter()
                        .map(|(term, _)| rarity[term])
                        .sum::<f32>()
                        .max(1e-6)
                })
                .collect(),
            norms: headings
                .iter()
                .map(|terms| of(terms, 2).sqrt().max(1e-6))
                .collect(),
            holders,
            rarity,
            number,
        }
    }

    /// How much of each section's heading a statement holds, 0 to 1.
    fn covered(&self, grams: &[(u64, f32)], row: &mut [f32]) {
        for (gram, _) in grams {
            for &(section, _) in self.holders.get(gram).into_iter().flatten() {
                row[section] += self.rarity[gram] / self.totals[section];
            }
        }
    }

    /// How alike a heading of a response is to each section's heading, 0 to 1.
    fn alike(&self, heading: &str, row: &mut [f32]) {
        let unknown = ((self.number + 1.0) / 1.5).ln();
        let mut norm = 0.0;
        for (gram, times) in term::counted(term::text_grams(heading)) {
            let weight = times * self.rarity.get(&gram).copied().unwrap_or(unknown);
            norm += weight * weight;
            for &(section, other) in self.holders.get(&gram).into_iter().flatten() {
                row[section] += weight * other * self.rarity[&gram] / self.norms[section];
            }
        }
        crate::tag::matrix::scale(row, 1.0 / norm.sqrt().max(1e-6));
    }
}

/// Each of several sections named gets its part.
fn spread(sections: &[usize], row: &mut [f32]) {
    for &section in sections {
        row[section] = f32::max(row[section], 1.0 / count(sections.len()));
    }
}

/// The nearest heading of the response against the sections' headings and numbers.
fn headings(index: &Index, statements: &[&Statement], columns: usize) -> (Matrix, Matrix) {
    let mut alike = Matrix::zero(statements.len(), columns);
    let mut number = Matrix::zero(statements.len(), columns);
    let mut known: HashMap<&str, usize> = HashMap::new();
    for (row, statement) in statements.iter().enumerate() {
        let Some(heading) = statement.headings.last() else {
            continue;
        };
        if let Some(&first) = known.get(heading.as_str()) {
            let (one, other) = (alike.row(first).to_vec(), number.row(first).to_vec());
            add(alike.row_mut(row), &one, 1.0);
            add(number.row_mut(row), &other, 1.0);
            continue;
        }
        known.insert(heading, row);
        index.titles.alike(heading, alike.row_mut(row));
        for found in index.numbers.in_heading(heading) {
            spread(&found.sections, number.row_mut(row));
        }
    }
    (alike, number)
}

/// A reference made earlier under the same heading holds until the next one.
fn carried(reference: &Matrix, groups: &Groups) -> Matrix {
    let mut carried = Matrix::zero(reference.rows(), reference.columns());
    let mut last: Option<(usize, usize)> = None;
    for row in 0..reference.rows() {
        let heading = groups.heading[row];
        if reference.row(row).iter().any(|&value| value > 0.0) {
            last = Some((heading, row));
        } else if let Some((_, from)) = last.filter(|(group, _)| *group == heading) {
            add(carried.row_mut(row), reference.row(from), 1.0);
        }
    }
    carried
}

/// Half the scores of the statement before and half of the one after.
fn around(words: &Matrix, groups: &Groups) -> Matrix {
    let mut out = Matrix::zero(words.rows(), words.columns());
    for row in 0..words.rows() {
        for neighbour in [groups.before(row), groups.after(row)]
            .into_iter()
            .flatten()
        {
            add(out.row_mut(row), words.row(neighbour), 0.5);
        }
    }
    out
}

/// Scores as parts of the statement's best.
fn shares(words: &Matrix) -> Matrix {
    let mut out = words.clone();
    for row in 0..out.rows() {
        let best = out.row(row).iter().copied().fold(0.0, f32::max);
        crate::tag::matrix::scale(out.row_mut(row), 1.0 / (best + 1e-6));
    }
    out
}

fn repeated(rows: usize, row: &[f32]) -> Matrix {
    let mut out = Matrix::zero(rows, row.len());
    for at in 0..rows {
        out.row_mut(at).copy_from_slice(row);
    }
    out
}

fn lengths(sections: &[Section]) -> Vec<f32> {
    let mut lengths: Vec<f32> = sections
        .iter()
        .map(|s| count(s.text.chars().count()).ln_1p())
        .collect();
    standardise(&mut lengths);
    lengths
}

fn flags(sections: &[Section], flag: impl Fn(&Section) -> bool) -> Vec<f32> {
    sections
        .iter()
        .map(|section| f32::from(u8::from(flag(section))))
        .collect()
}

fn has_parts(sections: &[Section]) -> Vec<f32> {
    let mut flags = vec![0.0; sections.len()];
    for parent in sections.iter().filter_map(|section| section.parent) {
        flags[parent] = 1.0;
    }
    flags
}

/// The words' score of the section that this one is part of.
fn whole_part(standard: &Matrix, sections: &[Section]) -> Matrix {
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
fn parts(words: &Matrix, sections: &[Section]) -> Matrix {
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
