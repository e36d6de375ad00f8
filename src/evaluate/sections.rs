//! How right the sections are.

use std::collections::BTreeMap;

use serde::Serialize;

use super::measure::{number, ratio};
use super::scores::Answer;
use crate::model::GENERAL;

/// Answers of one range of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bin {
    /// Lower end of the range.
    pub from: f64,
    /// Number of answers.
    pub number: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The part of them that was right.
    pub right: f64,
}

/// F1 of the best section against the labels, for each section that has any.
pub(super) fn section_macro_f1(answers: &[Answer<'_>]) -> f64 {
    let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for answer in answers {
        let first = answer.sections.first().copied();
        let hit = answer.hit(1);
        // A right answer counts for the section answered, a wrong one against
        // the label's first.
        let gold = match first {
            Some(first) if hit => first,
            _ => answer.label.sections.first().map_or("", String::as_str),
        };
        let entry = counts.entry(gold).or_default();
        entry.1 += 1;
        entry.0 += usize::from(hit);
        if let Some(first) = first {
            counts.entry(first).or_default().2 += 1;
        }
    }
    let f1: Vec<f64> = counts
        .values()
        .filter(|(_, gold, _)| *gold > 0)
        .map(|(hits, gold, given)| 2.0 * ratio(*hits, gold + given))
        .collect();
    f1.iter().sum::<f64>() / number(f1.len().max(1))
}

pub(super) fn general_f1(answers: &[Answer<'_>]) -> f64 {
    let given = |a: &&Answer<'_>| a.sections.first() == Some(&GENERAL);
    // Labels whose statement was not found are counted among the missed.
    let gold = answers.iter().filter(|a| a.label.is_general()).count();
    let hits = answers
        .iter()
        .filter(given)
        .filter(|a| a.label.is_general())
        .count();
    2.0 * ratio(hits, gold + answers.iter().filter(given).count())
}

/// The largest part of labels that the surest answers cover with 95 % right;
/// equal confidences stand or fall together.
pub(super) fn coverage(answers: &[Answer<'_>]) -> f64 {
    let mut sure: Vec<(f64, bool)> = answers
        .iter()
        .filter(|a| !a.sections.is_empty())
        .map(|a| (a.confidence(), a.hit(1)))
        .collect();
    sure.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut covered) = (0, 0);
    for (at, (confidence, hit)) in sure.iter().enumerate() {
        right += usize::from(*hit);
        let last_of_its_kind = sure.get(at + 1).is_none_or(|after| after.0 < *confidence);
        if last_of_its_kind && ratio(right, at + 1) >= 0.95 {
            covered = at + 1;
        }
    }
    ratio(covered, answers.len())
}

pub(super) fn calibration(answers: &[Answer<'_>]) -> Vec<Bin> {
    (0..10_u32)
        .map(|tenth| {
            let from = f64::from(tenth) / 10.0;
            let upper = if tenth == 9 { 1.1 } else { from + 0.1 };
            let inside: Vec<&Answer<'_>> = answers
                .iter()
                .filter(|a| {
                    !a.sections.is_empty() && a.confidence() >= from && a.confidence() < upper
                })
                .collect();
            Bin {
                from,
                number: inside.len(),
                confidence: inside.iter().map(|a| a.confidence()).sum::<f64>()
                    / number(inside.len().max(1)),
                right: ratio(inside.iter().filter(|a| a.hit(1)).count(), inside.len()),
            }
        })
        .filter(|bin| bin.number > 0)
        .collect()
}
