//! What speaks for `general`: the programme as a whole, the process, or
//! nothing in it. A decision of its own, since its share differs between
//! consultations from a few per cent to half.

use std::sync::LazyLock;

use regex::Regex;

use super::feature::Features;
use super::scope::ScopeModel;
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

/// Words for the proposal as a whole.
const WHOLE: &str = r"(?i)\b(förslaget|förslagen|riktlinjen|riktlinjerna|programmet|planen|motionen|reglementet|reglementena|remissen|policyn|strategin|dokumentet|helhet|översyn\w*|revidering\w*|styrdokument\w*|utredningen|yttrandet|remissvar\w*|remissutgåva\w*)\b";

/// Words of a position on the whole.
const POSITION: &str = r"(?i)tillstyrk|avstyrk|bifall|avslag|avslå|yrka|erinra|ställer sig bakom|ställer sig positiv|i huvudsak|i stort|i sin helhet|positiv";

const HEADINGS: [&str; 9] = [
    r"(?i)sammanfatt",
    r"(?i)beslut|yrkande|förslag till",
    r"(?i)bedömning",
    r"(?i)ekonom",
    r"(?i)social|ekolog|barn",
    r"(?i)bakgrund|ärende|inledning|beskrivning|allmän|generell|övergripande|helhet",
    r"(?i)yttrande|remiss|svar|protokoll",
    r"(?i)synpunkt|kommentar|iakttag",
    r"(?i)^\W*(kap\w*\.? ?)?\d",
];

const TEXTS: [&str; 9] = [
    WHOLE,
    POSITION,
    r"(?i)ekonomi|kostnad|budget|resurs|ekolog|klimat|dimension|finansier",
    r"(?i)\b(remiss\w*|ärende\w*|synpunkt\w*|dialog\w*|process\w*|samråd\w*|uppdrag\w*|återkom\w*|fullmäktige|kommunfullmäktige|kommunstyrelsen|stadsledningskontor\w*)\b",
    r"(?i)\b(19|20)\d\d\b|\d+ (personer|procent|kronor|miljoner|mnkr)|statistik|undersökning|granskning|revision",
    r"(?i)lag(en|stift\w*|ar)\b|förordning|konvention|SFS|domstol",
    r"(?i)\b(vi|oss|vår|vårt|våra)\b",
    r"(?i)^(det|detta|den|denna|dessa|de|så|sådan\w*|därför|därmed|samtidigt|dock)\b",
    r#"(?i)["”“»]|\bsid|\bs\. ?\d|avsnitt|stycke|\bpunkt"#,
];

static IN_HEADINGS: LazyLock<Vec<Regex>> = LazyLock::new(|| compiled(&HEADINGS));
static IN_TEXTS: LazyLock<Vec<Regex>> = LazyLock::new(|| compiled(&TEXTS));

fn compiled(patterns: &[&str]) -> Vec<Regex> {
    patterns
        .iter()
        .map(|pattern| Regex::new(pattern).expect("the pattern is a constant that tests compile"))
        .collect()
}

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
    let mut rows: Vec<Vec<f32>> = statements
        .iter()
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
            values.push(flag(covered(&title, heading.unwrap_or_default()) > 0.4));
            values.push(centrality[row]);
            values.extend(
                IN_HEADINGS
                    .iter()
                    .map(|r| flag(heading.is_some_and(|h| r.is_match(h)))),
            );
            values.extend(
                IN_TEXTS
                    .iter()
                    .map(|r| count(r.find_iter(&statement.text).take(2).count())),
            );
            values.push(count(statement.text.chars().count()).ln_1p());
            values.push(flag(heading.is_none()));
            values.push(scope.score(&statement.text));
            values
        })
        .collect();
    compare(&mut rows);
    rows
}

/// The words that speak for `general`, as they stand in the statement.
pub(super) fn evidence(text: &str) -> Option<&str> {
    IN_TEXTS[..2]
        .iter()
        .find_map(|regex| regex.find(text))
        .map(|found| found.as_str())
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
    let mut sum: std::collections::HashMap<u64, f32> = std::collections::HashMap::new();
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
