//! Which consultations are committed, and from what.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::model::ContentHash;

/// The layout of everything under `index/`; another one is made anew.
const LAYOUT: u32 = 2;

/// What a commit of the index carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    layout: u32,
    /// By the consultation's name.
    pub consultations: BTreeMap<String, Entry>,
}

/// One committed consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The snapshot's hash.
    pub snapshot: ContentHash,
    /// The hash over its files and `consultation.toml`: what decisions do not change.
    pub sources: ContentHash,
    /// The hash over everything it was made from; the same inputs need no work.
    /// None where something changed while it was read.
    #[serde(default)]
    pub inputs: Option<ContentHash>,
    /// The hash over what people wrote of its sections, which is taken up without
    /// making anything anew; none where nobody wrote.
    #[serde(default)]
    pub remarks: Option<ContentHash>,
    /// Whether scanned pages were recognised; once they were, they stay so.
    pub ocr: bool,
    /// The consultation's folder, to which decisions are appended.
    pub folder: PathBuf,
    /// The programme's file, where it was named on the command line.
    pub programme: Option<PathBuf>,
    /// The extractions it uses, by the files' hashes.
    pub extractions: Vec<ContentHash>,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            layout: LAYOUT,
            consultations: BTreeMap::new(),
        }
    }
}

impl Manifest {
    /// Reads a commit's payload; `None` for another layout.
    pub fn parse(payload: &str) -> Option<Self> {
        let manifest: Self = serde_json::from_str(payload).ok()?;
        (manifest.layout == LAYOUT).then_some(manifest)
    }

    /// The payload to commit.
    pub fn to_payload(&self) -> String {
        serde_json::to_string(self).expect("names and hashes are always valid JSON")
    }
}
