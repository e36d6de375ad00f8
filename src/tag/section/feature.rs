//! What speaks for a section, in numbers that compare between consultations.

use std::borrow::Cow;
use std::collections::HashMap;

use rayon::prelude::*;

use super::groups::Groups;
use super::index::Index;
use super::query::Query;
use super::twins::Twins;
use super::{numbered, outline, respondent, sender, wording};
use crate::language::is_number_of_section;
use crate::model::{Manner, Programme, Statement};
use crate::segment::{Reply, is_tick};
use crate::tag::matrix::{Matrix, add, count};

/// The names of the features of a statement with a section, in their order.
pub const PAIR: [&str; 19] = [
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
    "opening",
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
    /// The programme, prepared for lookup.
    pub(super) index: Index,
    /// For each statement the top of the chapter that its respondent is named in.
    pub(super) chapters: Vec<Option<usize>>,
    /// 1 for the sections that tell of the programme itself.
    pub(super) opening: Vec<f32>,
    /// The sections that bear the programme's name.
    pub(super) namesakes: Vec<usize>,
    /// Whether each statement refers to what was said before it and names nothing
    /// of the whole.
    pub(super) refers_back: Vec<bool>,
    /// The sections that say the same in several chapters.
    pub(super) twins: Twins,
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
    /// The sections that each statement cites in so many words.
    pub(super) cited: Vec<Vec<usize>>,
    pub(super) heading_number: Matrix,
    pub(super) own_heading: Matrix,
    pub(super) title: Matrix,
}

impl Features {
    /// Works out the features of one consultation. `statements` are those that
    /// argue, in document order.
    pub fn new(programme: &Programme, statements: &[&Statement]) -> Self {
        let sections = &programme.sections;
        let index = Index::new(sections);
        let groups = Groups::new(statements);
        let (rows, columns) = (statements.len(), sections.len());
        // A question that many answer is not the subject of all.
        let said: Vec<Cow<'_, str>> = statements
            .par_iter()
            .map(|statement| sender::unnamed(statement))
            .collect();
        let query = Query::new(&said);
        let own: Vec<Own> = statements
            .par_iter()
            .map(|statement| Own::of(&told(statement), &query, &index, columns))
            .collect();
        let table = |rows: Vec<Vec<f32>>| Matrix::of_rows(rows, columns);
        let mut best = Vec::with_capacity(rows);
        let (mut words, mut title) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let (mut given, mut reference) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        let mut cited = Vec::with_capacity(rows);
        for own in own {
            best.push(own.best);
            words.push(own.words);
            title.push(own.title);
            given.push(own.given);
            reference.push(own.reference);
            cited.push(own.cited);
        }
        let (words, title) = (table(words), table(title));
        let (given, reference) = (table(given), table(reference));
        let (own_heading, heading_number) = headings(&index, statements, columns);
        let carried = carried(&reference, &groups);
        let paragraph = words.group_means(&groups.paragraph).standardised();
        let heading_group = words.group_means(&groups.heading).standardised();
        let around = around(&words, &groups).standardised();
        let standard = words.standardised();
        let opening = outline::opening(sections);
        let chapters = respondent::chapters(programme, statements);
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
            repeated(rows, &outline::lengths(sections)),
            repeated(rows, &outline::flags(sections, |s| s.text.is_empty())),
            repeated(rows, &outline::has_parts(sections)),
            respondent::features(programme, &chapters),
            outline::whole_part(&standard, sections),
            outline::parts(&words, sections),
            repeated(rows, &outline::flags(sections, |s| s.parent.is_none())),
            repeated(rows, &opening),
        ];
        let raw = Raw {
            words,
            best,
            reference,
            cited,
            heading_number,
            own_heading,
            title,
        };
        Self {
            pair,
            raw,
            groups,
            index,
            chapters,
            opening,
            namesakes: outline::namesakes(programme),
            refers_back: statements
                .par_iter()
                .map(|statement| wording::refers_back(&statement.text))
                .collect(),
            twins: Twins::of(programme),
        }
    }

    /// For each statement, the mean of the rows of `probabilities` under its
    /// heading, its own among them.
    pub fn under_headings(&self, probabilities: &Matrix) -> Matrix {
        probabilities.group_means(&self.groups.heading)
    }

    /// Whether a statement cites a section in so many words.
    pub fn cites(&self, row: usize, section: usize) -> bool {
        self.raw.cited[row].binary_search(&section).is_ok()
    }

    /// Number of sections.
    pub fn sections(&self) -> usize {
        self.raw.words.columns()
    }
}

/// What the words of one statement say of each section.
struct Own {
    best: f32,
    words: Vec<f32>,
    title: Vec<f32>,
    given: Vec<f32>,
    reference: Vec<f32>,
    cited: Vec<usize>,
}

impl Own {
    fn of(text: &str, query: &Query, index: &Index, sections: usize) -> Self {
        let zero = || vec![0.0; sections];
        let (mut words, mut title, mut given, mut reference) = (zero(), zero(), zero(), zero());
        let mut cited = Vec::new();
        let grams = query.terms(text);
        let best = index.bm25.score(&grams, &mut words);
        index.titles.covered(&grams, &mut title);
        index.given_back(text, &mut given);
        for found in index.numbers.in_text(text) {
            spread(&found.sections, &mut reference);
            if found.plain {
                cited.extend(found.sections);
            }
        }
        cited.sort_unstable();
        cited.dedup();
        Self {
            best,
            words,
            title,
            given,
            reference,
            cited,
        }
    }
}

/// What a statement is about: its own words, and where it answers a question, those
/// of the question; where it stands behind the number of a section, that number.
fn told(statement: &Statement) -> Cow<'_, str> {
    let own = sender::unnamed(statement);
    let nearest = statement.headings.iter().rev();
    let asked = nearest.take(2).find(|heading| heading.ends_with('?'));
    let replied = || {
        let asked = &statement.context.as_ref()?.text;
        let bare = is_tick(&statement.text) || Reply::whole(&statement.text).is_some();
        (bare || is_number_of_section(asked)).then_some(asked)
    };
    // What is commented on tells what the comment is about.
    let commented = || {
        let about = (statement.context.as_ref()).filter(|_| statement.manner == Manner::Comment);
        about.map(|about| &about.text)
    };
    match asked.or_else(commented).or_else(replied) {
        Some(asked) => Cow::Owned(format!("{asked} {own}")),
        None => own,
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
    numbered::only_the_programmes(statements, &alike, &mut number);
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

pub(super) fn repeated(rows: usize, row: &[f32]) -> Matrix {
    let mut out = Matrix::zero(rows, row.len());
    for at in 0..rows {
        out.row_mut(at).copy_from_slice(row);
    }
    out
}
