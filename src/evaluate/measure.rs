//! A part of all answers, with how sure it is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::random::Random;
use super::scores::Answer;

/// A share with the interval in which it lies with 95 % certainty, reckoned
/// by drawing documents.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measure {
    /// The share.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Draws for the interval.
const DRAWS: usize = 1000;

/// A share with its interval: documents are drawn with replacement, always
/// the same draws.
pub(super) fn measure<'a>(answers: &[&Answer<'a>], right: impl Fn(&Answer<'a>) -> bool) -> Measure {
    let mut documents: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for answer in answers {
        let (hits, number) = documents.entry(answer.document).or_default();
        *hits += usize::from(right(answer));
        *number += 1;
    }
    let documents: Vec<(usize, usize)> = documents.into_values().collect();
    let share = |drawn: &mut dyn Iterator<Item = (usize, usize)>| {
        let (hits, number) = drawn.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        ratio(hits, number)
    };
    let value = share(&mut documents.iter().copied());
    if documents.is_empty() {
        return Measure {
            value,
            low: value,
            high: value,
        };
    }
    let mut random = Random::new(0x9e37_79b9_7f4a_7c15);
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| share(&mut (0..documents.len()).map(|_| documents[random.below(documents.len())])))
        .collect();
    drawn.sort_by(f64::total_cmp);
    Measure {
        value,
        low: drawn[DRAWS / 40],
        high: drawn[DRAWS - 1 - DRAWS / 40],
    }
}

/// A part of a whole; 0 of nothing.
pub(super) fn ratio(part: usize, whole: usize) -> f64 {
    number(part) / number(whole.max(1))
}

pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
