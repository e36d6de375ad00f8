//! Numbers in the headings of an answer: the programme's, or the answer's own.

use std::collections::{HashMap, HashSet};

use crate::model::Statement;
use crate::tag::matrix::Matrix;
use crate::tag::term;

/// A heading follows the programme where it is at least this like the heading
/// that bears its number …
const LIKE: f32 = 0.2;

/// … and nearly as like it as it is to any other.
const NEARLY: f32 = 0.7;

/// Clears `number`, what the numbers of headings say of each section, in
/// documents that number headings of their own: `1. Principiella invändningar`.
/// `alike` says how like each section's heading the statement's heading is.
pub(super) fn only_the_programmes(statements: &[&Statement], alike: &Matrix, number: &mut Matrix) {
    let numbers = |statement: &Statement| {
        let heading = statement.headings.last()?;
        (heading.trim_start())
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| heading.clone())
    };
    let mut votes: HashMap<&str, i32> = HashMap::new();
    let mut seen: HashSet<(&str, String)> = HashSet::new();
    for (row, statement) in statements.iter().enumerate() {
        let document = statement.id.document();
        let Some(heading) = numbers(statement) else {
            continue;
        };
        let bearing = number.row(row);
        if bearing.iter().all(|value| *value == 0.0) {
            continue;
        }
        let follows = term::words(&heading).is_empty() || {
            let highest = |values: &mut dyn Iterator<Item = f32>| values.fold(0.0, f32::max);
            let own = highest(
                &mut bearing
                    .iter()
                    .zip(alike.row(row))
                    .filter(|(number, _)| **number > 0.0)
                    .map(|(_, alike)| *alike),
            );
            own >= LIKE && own >= NEARLY * highest(&mut alike.row(row).iter().copied())
        };
        if seen.insert((document, heading)) {
            *votes.entry(document).or_default() += if follows { 1 } else { -1 };
        }
    }
    for (row, statement) in statements.iter().enumerate() {
        let own = votes
            .get(statement.id.document())
            .is_some_and(|votes| *votes <= 0);
        if own && numbers(statement).is_some() {
            number.row_mut(row).fill(0.0);
        }
    }
}
