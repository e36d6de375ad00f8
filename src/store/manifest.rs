//! Which consultations are committed, and from what.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::model::ContentHash;

/// The layout of everything under `index/`; another one is made anew.
const LAYOUT: u32 = 5;

/// What a commit of the index carries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    layout: u32,
    /// By the consultation's name.
    pub consultations: BTreeMap<String, Entry>,
    /// Those that left the index in the latest run of `remiss index`: what was
    /// recognised of their pages is kept until the next one, should they come back.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub left: BTreeMap<String, Entry>,
}

/// One committed consultation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The snapshot's hash.
    #[serde(default)]
    pub snapshot: ContentHash,
    /// The hash over its files and `consultation.toml`: what decisions do not change.
    #[serde(default)]
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
    #[serde(default)]
    pub ocr: bool,
    /// The consultation's folder, to which decisions are appended.
    pub folder: PathBuf,
    /// The programme's file, where it was named on the command line.
    #[serde(default)]
    pub programme: Option<PathBuf>,
    /// The extractions it uses, by the files' hashes.
    #[serde(default)]
    pub extractions: Vec<ContentHash>,
}

impl Default for Manifest {
    fn default() -> Self {
        Self {
            layout: LAYOUT,
            consultations: BTreeMap::new(),
            left: BTreeMap::new(),
        }
    }
}

impl Manifest {
    /// What is known of a consultation, also where it left in the latest run.
    pub fn entry_of(&self, name: &str) -> Option<&Entry> {
        (self.consultations.get(name)).or_else(|| self.left.get(name))
    }

    /// Reads a commit's payload; `None` for another layout.
    pub fn parse(payload: &str) -> Option<Self> {
        let manifest: Self = serde_json::from_str(payload).ok()?;
        (manifest.layout == LAYOUT).then_some(manifest)
    }

    /// Reads a commit's payload of whatever layout. Of another than this one it
    /// is told where the consultations lie and what is kept of their files, and
    /// all of them are to be made anew.
    pub fn of_any_layout(payload: &str) -> Option<Self> {
        let mut manifest: Self = serde_json::from_str(payload).ok()?;
        if manifest.layout != LAYOUT {
            manifest.layout = LAYOUT;
            for entry in manifest.consultations.values_mut() {
                entry.inputs = None;
            }
        }
        Some(manifest)
    }

    /// The payload to commit.
    pub fn to_payload(&self) -> String {
        serde_json::to_string(self).expect("names and hashes are always valid JSON")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_another_layout_is_kept_where_its_consultations_lie() {
        let other = r#"{"layout":1,"consultations":{"a":{"folder":"/k/a","inputs":"x","ocr":true,"extractions":["b"],"new":1}}}"#;
        assert_eq!(Manifest::parse(other), None);
        let kept = Manifest::of_any_layout(other).unwrap();
        let entry = &kept.consultations["a"];
        assert_eq!(entry.folder, PathBuf::from("/k/a"));
        assert!(entry.ocr && entry.inputs.is_none());
        assert_eq!(entry.extractions.len(), 1);
        assert_eq!(Manifest::parse(&kept.to_payload()), Some(kept));
        assert_eq!(Manifest::of_any_layout("{}"), None);
    }
}
