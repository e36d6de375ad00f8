//! How much a sentence sounds as if it spoke of a proposal as a whole, whatever
//! the proposal: a linear model over its words, learned from quotations of
//! which it is known whether they speak of the whole or of a section.

use crate::error::ModelsFault;
use crate::tag::term;

/// Number of hashed features.
pub const BUCKETS: usize = 1 << 15;

const MAGIC: &[u8; 8] = b"remscop1";

/// The trained model: one step of a byte for each bucket.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ScopeModel {
    /// The value of one step.
    scale: f32,
    steps: Vec<i8>,
}

impl ScopeModel {
    /// From weights, one for each bucket.
    pub fn new(weights: &[f32]) -> Self {
        let highest = weights.iter().fold(0.0_f32, |most, w| most.max(w.abs()));
        let scale = (highest / 127.0).max(1e-9);
        Self {
            scale,
            steps: weights.iter().map(|weight| step(weight / scale)).collect(),
        }
    }

    /// Reads the bytes of a file.
    pub fn parse(bytes: &[u8]) -> Result<Self, ModelsFault> {
        let wrong = ModelsFault::OtherVersion;
        let parsed = (bytes.strip_prefix(MAGIC)).and_then(|rest| rest.split_first_chunk::<4>());
        let Some((scale, steps)) = parsed else {
            return Err(wrong);
        };
        if steps.len() != BUCKETS {
            return Err(wrong);
        }
        Ok(Self {
            scale: f32::from_le_bytes(*scale),
            steps: steps
                .iter()
                .map(|byte| i8::from_le_bytes([*byte]))
                .collect(),
        })
    }

    /// The bytes of a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.scale.to_le_bytes());
        bytes.extend(self.steps.iter().map(|step| step.to_le_bytes()[0]));
        bytes
    }

    /// High where a text sounds like the whole, low where like a section;
    /// comparable within a consultation only.
    pub fn score(&self, text: &str) -> f32 {
        features(text)
            .iter()
            .map(|&(bucket, value)| value * f32::from(self.steps[bucket]))
            .sum::<f32>()
            * self.scale
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to the range first"
)]
fn step(value: f32) -> i8 {
    value.round().clamp(-127.0, 127.0) as i8
}

/// The words of a text, their character n-grams and pairs of words as buckets,
/// each once, brought to length 1.
pub fn features(text: &str) -> Vec<(usize, f32)> {
    let words = term::all_words(text);
    let mut hashes = Vec::new();
    for word in &words {
        term::grams(&word.lower, &mut hashes);
        hashes.push(term::hash(word.lower.as_bytes()));
    }
    for pair in words.windows(2) {
        let both = format!("{} {}", pair[0].lower, pair[1].lower);
        hashes.push(term::hash(both.as_bytes()));
    }
    let mask = BUCKETS as u64 - 1;
    let mut buckets: Vec<usize> = hashes
        .into_iter()
        .filter_map(|hash| usize::try_from((hash ^ (hash >> 32)) & mask).ok())
        .collect();
    buckets.sort_unstable();
    buckets.dedup();
    let value = 1.0 / crate::tag::matrix::count(buckets.len().max(1)).sqrt();
    buckets.into_iter().map(|bucket| (bucket, value)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_survives_being_written() {
        let mut weights = vec![0.0; BUCKETS];
        weights[7] = -2.0;
        let model = ScopeModel::new(&weights);
        assert_eq!(ScopeModel::parse(&model.to_bytes()), Ok(model));
        assert!(ScopeModel::parse(b"remscop1").is_err());
    }

    #[test]
    fn features_have_length_one() {
        let length: f32 = features("Nämnden tillstyrker.")
            .iter()
            .map(|f| f.1 * f.1)
            .sum();
        assert!((length - 1.0).abs() < 1e-4);
        assert!(features("").is_empty());
    }
}
