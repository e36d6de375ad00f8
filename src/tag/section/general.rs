//! What speaks for `general`: the programme as a whole, the process, or
//! nothing in it. A decision of its own, since its share differs between
//! consultations from a few per cent to half.

use std::collections::HashMap;

use rayon::prelude::*;
use regex::Regex;

use super::feature::Features;
use super::scope::ScopeModel;
use super::wording::{IN_HEADINGS, IN_TEXTS, plain, without_parts};
use crate::model::{Programme, Statement};
use crate::tag::matrix::{centre, count, standardise};
use crate::tag::term;

/// The names of the features, in their order; the first is 1 for all.
pub const GENERAL: [&str; 35] = [
    "one",
    "best",
    "best_share",
    "margin",
    "heading_like_section",
    "title_covered",
    "position",
    "among_first",
    "among_last",
    "short",
    "any_reference",
    "names_programme",
    "heading_names_programme",
    "central",
    "heading_summary",
    "heading_decision",
    "heading_assessment",
    "heading_economy",
    "heading_social",
    "heading_background",
    "heading_answer",
    "heading_remarks",
    "heading_number",
    "says_whole",
    "says_position",
    "says_economy",
    "says_process",
    "says_figures",
    "says_law",
    "says_we",
    "points_back",
    "points_to_place",
    "length",
    "no_heading",
    "sounds_whole",
];

/// The features of each statement. All but the first are centred within the
/// consultation, so that its subject does not pass for generality.
pub fn features(
    programme: &Programme,
    statements: &[&Statement],
    features: &Features,
    scope: &ScopeModel,
) -> Vec<Vec<f32>> {
    let title = term::counted(term::text_grams(
        programme.title.as_deref().unwrap_or_default(),
    ));
    let centrality = centrality(features);
    let position = positions(features);
    let mut headings: HashMap<Option<&str>, Vec<f32>> = HashMap::new();
    for statement in statements {
        let heading = statement.headings.last().map(String::as_str);
        headings
            .entry(heading)
            .or_insert_with(|| told_by(heading, &title));
    }
    let mut rows: Vec<Vec<f32>> = statements
        .par_iter()
        .enumerate()
        .map(|(row, statement)| {
            let mut values = Vec::with_capacity(GENERAL.len());
            values.push(1.0);
            values.extend(fit(features, row));
            values.extend(position[row]);
            values.push(flag(statement.text.chars().count() < 60));
            values.push(any_reference(features, row));
            values.push(covered(&title, &statement.text));
            let heading = statement.headings.last().map(String::as_str);
            let told = &headings[&heading];
            values.push(told[0]);
            values.push(centrality[row]);
            values.extend(&told[1..]);
            let text = without_parts(&plain(&statement.text)).into_owned();
            let times = |r: &Regex| count(r.find_iter(&text).take(2).count());
            values.extend(IN_TEXTS.iter().map(times));
            values.push(count(statement.text.chars().count()).ln_1p());
            values.push(flag(heading.is_none()));
            values.push(scope.score(&statement.text));
            values
        })
        .collect();
    compare(&mut rows);
    rows
}

/// Whether a heading names the programme, and what else it tells.
fn told_by(heading: Option<&str>, title: &[(u64, f32)]) -> Vec<f32> {
    let text = heading.unwrap_or_default();
    let told = IN_HEADINGS
        .iter()
        .map(|r| flag(heading.is_some() && r.is_match(text)));
    std::iter::once(flag(covered(title, text) > 0.4))
        .chain(told)
        .collect()
}

/// How well any section fits: five measures.
fn fit(features: &Features, row: usize) -> [f32; 5] {
    let (mut best, mut second) = (0.0_f32, 0.0_f32);
    for &value in features.raw.words.row(row) {
        if value > best {
            second = best;
            best = value;
        } else {
            second = second.max(value);
        }
    }
    let highest = |row: &[f32]| row.iter().copied().fold(0.0, f32::max);
    [
        best.ln_1p(),
        best / (features.raw.best[row] + 1e-6),
        (best - second) / (best + 1e-6),
        highest(features.raw.own_heading.row(row)),
        highest(features.raw.title.row(row)),
    ]
}

fn any_reference(features: &Features, row: usize) -> f32 {
    let total: f32 = features
        .raw
        .reference
        .row(row)
        .iter()
        .chain(features.raw.heading_number.row(row))
        .sum();
    total.min(1.0)
}

/// Place in the document, 0 to 1; among the first three; among the last two.
fn positions(features: &Features) -> Vec<[f32; 3]> {
    let documents = &features.groups.document;
    let mut sizes = vec![0_usize; documents.iter().max().map_or(0, |last| last + 1)];
    for &document in documents {
        sizes[document] += 1;
    }
    let mut seen = vec![0_usize; sizes.len()];
    documents
        .iter()
        .map(|&document| {
            let at = seen[document];
            seen[document] += 1;
            let size = sizes[document];
            [
                count(at) / count(size.saturating_sub(1).max(1)),
                flag(at < 3),
                flag(at + 2 >= size),
            ]
        })
        .collect()
}

/// How much of the programme's title a text holds, 0 to 1.
fn covered(title: &[(u64, f32)], text: &str) -> f32 {
    if title.is_empty() {
        return 0.0;
    }
    let grams = term::counted(term::text_grams(text));
    let held = title
        .iter()
        .filter(|(gram, _)| {
            grams
                .binary_search_by_key(gram, |(other, _)| *other)
                .is_ok()
        })
        .count();
    count(held) / count(title.len())
}

/// How alike each statement is to all of the consultation.
fn centrality(features: &Features) -> Vec<f32> {
    let vectors = &features.groups.vectors;
    let mut sum: term::Map<f32> = term::Map::default();
    for (term, weight) in vectors.iter().flatten() {
        *sum.entry(*term).or_default() += weight;
    }
    let number = count(vectors.len().max(1));
    vectors
        .iter()
        .map(|terms| {
            terms
                .iter()
                .map(|(term, weight)| weight * sum[term] / number)
                .sum()
        })
        .collect()
}

/// Makes measures comparable between consultations.
fn compare(rows: &mut [Vec<f32>]) {
    const MEASURES: [usize; 8] = [1, 2, 3, 4, 5, 11, 13, 34];
    for feature in 1..GENERAL.len() {
        let mut column: Vec<f32> = rows.iter().map(|row| row[feature]).collect();
        if MEASURES.contains(&feature) {
            standardise(&mut column);
        } else {
            centre(&mut column);
        }
        for (row, value) in rows.iter_mut().zip(column) {
            row[feature] = value;
        }
    }
}

fn flag(value: bool) -> f32 {
    f32::from(u8::from(value))
}
