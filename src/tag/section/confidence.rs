//! From the probability of a candidate to how often such a candidate is right:
//! surer where plain evidence agrees with it, where the statements under the
//! same heading are about it too, and where it was chosen among many.

use serde::{Deserialize, Serialize};

use super::feature::Features;
use crate::tag::matrix::{count, sigmoid};

/// A heading's words must be there to this part to agree.
const TITLE: f32 = 0.3;

/// The response's own heading must be this much like the section's to agree.
const HEADING: f32 = 0.5;

/// The weights of a logistic model.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Added.
    pub intercept: f32,
    /// Times the log odds of the probability.
    pub slope: f32,
    /// Where no section shares more words with the statement.
    pub words: f32,
    /// Where no section's heading stands as fully in the statement.
    pub title: f32,
    /// Where no section's heading is more like the response's own.
    pub heading: f32,
    /// Times the mean probability under the response's heading.
    pub under: f32,
    /// Times the logarithm of the number of sections.
    pub sections: f32,
}

/// The number of [`measures`].
pub const MEASURES: usize = 7;

impl Calibration {
    /// The weights in the order of [`measures`].
    pub fn from_weights(weights: [f32; MEASURES]) -> Self {
        let [intercept, slope, words, title, heading, under, sections] = weights;
        Self {
            intercept,
            slope,
            words,
            title,
            heading,
            under,
            sections,
        }
    }

    /// How often a candidate with these measures is right.
    pub fn confidence(&self, measures: [f32; MEASURES]) -> f32 {
        let weights = [
            self.intercept,
            self.slope,
            self.words,
            self.title,
            self.heading,
            self.under,
            self.sections,
        ];
        sigmoid(measures.iter().zip(weights).map(|(m, w)| m * w).sum())
    }
}

/// One, the log odds, which evidence agrees with a candidate, how likely it is
/// `under` the response's heading on the whole, and among how many sections.
/// Sections that open the programme agree with nothing: their words are those
/// of all general talk.
pub fn measures(
    features: &Features,
    row: usize,
    candidate: usize,
    probability: f32,
    under: f32,
) -> [f32; MEASURES] {
    let odds = (probability.max(1e-6) / (1.0 - probability).max(1e-6)).ln();
    let tells = features.opening.get(candidate) == Some(&0.0);
    let agrees = |values: &[f32], floor: f32| {
        let own = values.get(candidate).copied().unwrap_or_default();
        let best = own > floor && values.iter().all(|&value| value <= own);
        f32::from(u8::from(tells && best))
    };
    [
        1.0,
        odds,
        agrees(features.raw.words.row(row), 0.0),
        agrees(features.raw.title.row(row), TITLE),
        agrees(features.raw.own_heading.row(row), HEADING),
        under,
        count(features.sections().max(1)).ln(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_makes_surer() {
        let calibration = Calibration::from_weights([-0.5, 1.0, 0.5, 0.5, 1.0, 1.0, 0.2]);
        let bare = calibration.confidence([1.0, 2.0, 0.0, 0.0, 0.0, 0.5, 3.0]);
        let agreed = calibration.confidence([1.0, 2.0, 1.0, 0.0, 1.0, 0.5, 3.0]);
        assert!(bare > 0.5 && agreed > bare);
    }
}
