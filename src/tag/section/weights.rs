//! The learned numbers of the section ranker, as they stand in a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::confidence::Calibration;
use super::feature::PAIR;
use super::general::GENERAL;
use super::rank::{CONTEXT, GENERAL_CONTEXT};
use crate::error::ModelsFault;

/// All weights of the section ranker.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SectionWeights {
    /// First look, by [`PAIR`].
    pub pair: Vec<f32>,
    /// First look, by [`GENERAL`].
    pub general: Vec<f32>,
    /// Second look, by [`CONTEXT`].
    pub context: Vec<f32>,
    /// Second look, by [`GENERAL_CONTEXT`].
    pub general_context: Vec<f32>,
    /// The usual share of `general`.
    pub general_share: f32,
    /// From probability to confidence.
    pub calibration: Calibration,
    /// The confidence from which a tag is confirmed without a person.
    pub auto: f32,
    /// How decisions teach.
    pub teaching: Teaching,
}

/// How much decisions count.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Teaching {
    /// Weight of how often each section was decided.
    pub prior: f32,
    /// So many decisions weigh as much as the machine's own estimate.
    pub pseudo_counts: f32,
    /// Weight of the likeness to decided statements.
    pub likeness: f32,
    /// Weight of decisions in the same paragraph.
    pub paragraph: f32,
    /// Weight of decisions under the same heading.
    pub heading: f32,
}

/// The file: names with numbers, so that a person can read it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    version: u32,
    pair: BTreeMap<String, f32>,
    general: BTreeMap<String, f32>,
    context: BTreeMap<String, f32>,
    general_context: BTreeMap<String, f32>,
    general_share: f32,
    calibration: Calibration,
    auto: f32,
    teaching: Teaching,
}

const VERSION: u32 = 3;

impl SectionWeights {
    /// Reads the file's text; the error says what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, ModelsFault> {
        let stored: Stored = serde_json::from_str(text).map_err(|error| ModelsFault::Unparsed {
            detail: error.to_string(),
        })?;
        if stored.version != VERSION {
            return Err(ModelsFault::OtherVersion);
        }
        Ok(Self {
            pair: ordered(&stored.pair, &PAIR)?,
            general: ordered(&stored.general, &GENERAL)?,
            context: ordered(&stored.context, &CONTEXT)?,
            general_context: ordered(&stored.general_context, &GENERAL_CONTEXT)?,
            general_share: stored.general_share,
            calibration: stored.calibration,
            auto: stored.auto,
            teaching: stored.teaching,
        })
    }

    /// The file's text.
    pub fn to_text(&self) -> String {
        let stored = Stored {
            version: VERSION,
            pair: named(&self.pair, &PAIR),
            general: named(&self.general, &GENERAL),
            context: named(&self.context, &CONTEXT),
            general_context: named(&self.general_context, &GENERAL_CONTEXT),
            general_share: self.general_share,
            calibration: self.calibration,
            auto: self.auto,
            teaching: self.teaching,
        };
        let mut text =
            serde_json::to_string_pretty(&stored).expect("numbers and names are always valid JSON");
        text.push('\n');
        text
    }
}

fn ordered(stored: &BTreeMap<String, f32>, names: &[&str]) -> Result<Vec<f32>, ModelsFault> {
    if let Some(unknown) = stored.keys().find(|name| !names.contains(&name.as_str())) {
        return Err(ModelsFault::UnknownFeature {
            name: unknown.clone(),
        });
    }
    names
        .iter()
        .map(|name| {
            stored
                .get(*name)
                .copied()
                .ok_or_else(|| ModelsFault::NoWeight {
                    name: (*name).to_owned(),
                })
        })
        .collect()
}

fn named(values: &[f32], names: &[&str]) -> BTreeMap<String, f32> {
    names
        .iter()
        .map(|name| (*name).to_owned())
        .zip(values.iter().copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_survive_being_written() {
        let weights = SectionWeights {
            pair: vec![0.25; PAIR.len()],
            general: vec![-1.5; GENERAL.len()],
            context: vec![0.1; CONTEXT.len()],
            general_context: vec![0.5; GENERAL_CONTEXT.len()],
            general_share: 0.25,
            calibration: Calibration::from_weights([0.0, 1.0, 0.5, 0.25, 0.5, 0.5, 0.25]),
            auto: 0.9,
            teaching: Teaching {
                prior: 0.7,
                pseudo_counts: 20.0,
                likeness: 4.0,
                paragraph: 0.5,
                heading: 0.5,
            },
        };
        assert_eq!(SectionWeights::parse(&weights.to_text()), Ok(weights));
        assert!(SectionWeights::parse("{}").is_err());
    }
}
