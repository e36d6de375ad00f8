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
    let mut votes: HashMap<&str, i32> = HashMap::new();
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    for (row, statement) in statements.iter().enumerate() {
        let document = statement.id.document();
        let Some(heading) = numbering(statement) else {
            continue;
        };
        let bearing = number.row(row);
        let names_one = bearing.iter().any(|value| *value > 0.0);
        if names_one && seen.insert((document, heading)) {
            let follows = term::words(heading).is_empty() || follows(bearing, alike.row(row));
            *votes.entry(document).or_default() += if follows { 1 } else { -1 };
        }
    }
    for (row, statement) in statements.iter().enumerate() {
        let votes = votes.get(statement.id.document());
        if votes.is_some_and(|votes| *votes <= 0) && numbering(statement).is_some() {
            number.row_mut(row).fill(0.0);
        }
    }
}

/// The heading above a statement, where it begins with a number.
fn numbering(statement: &Statement) -> Option<&str> {
    let heading = statement.headings.last()?;
    (heading.trim_start())
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(heading)
}

/// Whether a heading is like that of a section which bears its number.
fn follows(bearing: &[f32], alike: &[f32]) -> bool {
    let (mut own, mut best) = (0.0_f32, 0.0_f32);
    for (bears, alike) in bearing.iter().zip(alike) {
        best = best.max(*alike);
        if *bears > 0.0 {
            own = own.max(*alike);
        }
    }
    own >= LIKE && own >= NEARLY * best
}
