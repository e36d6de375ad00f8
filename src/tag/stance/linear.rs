//! A linear model over hashed character and word n-grams, cues and context.
//!
//! Weights are whole numbers of one byte with a scale for each class, so that
//! the file stays small and the same everywhere.

use crate::model::{Role, Stance, Statement};
use crate::tag::matrix::softmax;
use crate::tag::stance::cue;
use crate::tag::term;

/// The classes, in the order of the weights.
pub const CLASSES: &[Stance] = Stance::ALL;

/// Number of hashed features; the weights of a class stand this far apart.
pub const BUCKETS: usize = 1 << 17;

const MAGIC: &[u8; 8] = b"remstan1";

/// The trained model.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StanceModel {
    /// For each class the value of one step.
    scales: Vec<f32>,
    /// Added to each class's score.
    biases: Vec<f32>,
    /// For each bucket the steps of every class.
    steps: Vec<i8>,
}

impl StanceModel {
    /// From weights: for each bucket the value of every class.
    pub fn new(weights: &[f32], biases: Vec<f32>) -> Self {
        let classes = CLASSES.len();
        let mut scales = vec![0.0_f32; classes];
        for (at, weight) in weights.iter().enumerate() {
            scales[at % classes] = scales[at % classes].max(weight.abs());
        }
        for scale in &mut scales {
            *scale = (*scale / 127.0).max(1e-9);
        }
        let steps = weights
            .iter()
            .enumerate()
            .map(|(at, weight)| step(weight / scales[at % classes]))
            .collect();
        Self {
            scales,
            biases,
            steps,
        }
    }

    /// Reads the bytes of a file.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let classes = CLASSES.len();
        let expected = MAGIC.len() + 8 * classes + BUCKETS * classes;
        if bytes.len() != expected || &bytes[..MAGIC.len()] != MAGIC {
            return Err("not a stance model of this version".to_owned());
        }
        let number = |at: usize| {
            let from = MAGIC.len() + 4 * at;
            f32::from_le_bytes([
                bytes[from],
                bytes[from + 1],
                bytes[from + 2],
                bytes[from + 3],
            ])
        };
        Ok(Self {
            scales: (0..classes).map(number).collect(),
            biases: (classes..2 * classes).map(number).collect(),
            steps: bytes[MAGIC.len() + 8 * classes..]
                .iter()
                .map(|byte| i8::from_le_bytes([*byte]))
                .collect(),
        })
    }

    /// The bytes of a file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in self.scales.iter().chain(&self.biases) {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(self.steps.iter().map(|step| step.to_le_bytes()[0]));
        bytes
    }

    /// Whether there is a model at all.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// How likely each class is.
    pub fn probabilities(&self, features: &[(u32, f32)]) -> Vec<f32> {
        let classes = CLASSES.len();
        let mut sums = vec![0.0_f32; classes];
        for &(bucket, value) in features {
            let from = bucket as usize * classes;
            for (sum, step) in sums.iter_mut().zip(&self.steps[from..from + classes]) {
                *sum += value * f32::from(*step);
            }
        }
        for ((sum, scale), bias) in sums.iter_mut().zip(&self.scales).zip(&self.biases) {
            *sum = *sum * scale + bias;
        }
        softmax(&mut sums);
        sums
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "clamped to the range first"
)]
fn step(value: f32) -> i8 {
    value.round().clamp(-127.0, 127.0) as i8
}

/// Where a statement stands, as far as its stance is concerned.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Nearest heading of the response.
    pub heading: Option<&'a str>,
    /// Part of the response.
    pub role: Role,
}

impl<'a> Setting<'a> {
    /// The setting of a statement of a response.
    pub fn of(statement: &'a Statement) -> Self {
        Self {
            heading: statement.headings.last().map(String::as_str),
            role: statement.role,
        }
    }
}

/// The features of a statement: buckets with values, in the order of buckets.
pub fn features(text: &str, setting: Setting<'_>) -> Vec<(u32, f32)> {
    let mut grams: Vec<u32> = Vec::new();
    let lower = text.to_lowercase();
    for word in lower.split(|c: char| !c.is_alphanumeric() && c != '?' && c != '!') {
        pieces(word, &mut grams);
    }
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '?' && c != '!')
        .filter(|word| !word.is_empty())
        .collect();
    let mut phrases: Vec<u32> = Vec::new();
    for length in 1..=3 {
        phrases.extend(words.windows(length).map(|run| bucket("w", &run.join(" "))));
    }
    let mut out = group(grams, 1.0);
    out.extend(group(phrases, 0.7));
    let mut cues: Vec<u32> = cue::cues(text)
        .iter()
        .flat_map(|cue| [bucket("c", cue.name), bucket("s", cue.stance.wire())])
        .collect();
    cues.sort_unstable();
    cues.dedup();
    out.extend(cues.into_iter().map(|cue| (cue, 0.3)));
    let heading: Vec<u32> = setting
        .heading
        .map(|heading| {
            term::beginnings(heading)
                .iter()
                .map(|word| bucket_of("h", *word))
                .collect()
        })
        .unwrap_or_default();
    out.extend(group(heading, 0.4));
    out.push((bucket("r", setting.role.wire()), 0.3));
    out.sort_by_key(|(bucket, _)| *bucket);
    out
}

/// A group of features, each counted by its logarithm, of length `weight` together.
fn group(mut buckets: Vec<u32>, weight: f32) -> Vec<(u32, f32)> {
    buckets.sort_unstable();
    let mut counts: Vec<(u32, f32)> = Vec::new();
    for bucket in buckets {
        match counts.last_mut() {
            Some((last, count)) if *last == bucket => *count += 1.0,
            _ => counts.push((bucket, 1.0)),
        }
    }
    for (_, count) in &mut counts {
        *count = 1.0 + count.ln();
    }
    let norm = counts
        .iter()
        .map(|(_, value)| value * value)
        .sum::<f32>()
        .sqrt();
    for (_, value) in &mut counts {
        *value *= weight / norm.max(1e-6);
    }
    counts
}

/// The character 2- to 5-grams of a word with its edges marked.
fn pieces(word: &str, grams: &mut Vec<u32>) {
    if word.is_empty() {
        return;
    }
    let padded: String = format!(" {word} ");
    let bounds: Vec<usize> = padded
        .char_indices()
        .map(|(at, _)| at)
        .chain([padded.len()])
        .take(60)
        .collect();
    for n in 2..=5 {
        for pair in bounds.windows(n + 1) {
            grams.push(bucket("g", &padded[pair[0]..pair[n]]));
        }
    }
}

fn bucket(kind: &str, name: &str) -> u32 {
    let mut bytes = kind.as_bytes().to_vec();
    bytes.extend(name.as_bytes());
    fold(term::hash(&bytes))
}

fn bucket_of(kind: &str, word: u64) -> u32 {
    let mut bytes = kind.as_bytes().to_vec();
    bytes.extend(word.to_le_bytes());
    fold(term::hash(&bytes))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the bits above are folded in first and then cut off"
)]
fn fold(hash: u64) -> u32 {
    ((hash ^ (hash >> 32)) as u32) & (BUCKETS as u32 - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_survives_being_written() {
        let mut weights = vec![0.0; BUCKETS * CLASSES.len()];
        weights[7] = 1.5;
        weights[CLASSES.len()] = -0.25;
        let model = StanceModel::new(&weights, vec![0.5; CLASSES.len()]);
        assert_eq!(StanceModel::parse(&model.to_bytes()), Ok(model));
        assert!(StanceModel::parse(b"remstan1").is_err());
    }

    #[test]
    fn features_stand_in_order_and_in_range() {
        let setting = Setting {
            heading: Some("Bedömning"),
            role: Role::Argument,
        };
        let found = features("Nämnden tillstyrker inte förslaget!", setting);
        assert!(found.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        assert!(found.iter().all(|(bucket, _)| (*bucket as usize) < BUCKETS));
    }
}
