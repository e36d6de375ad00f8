//! Hashes over what a consultation is made from: the same hash, the same result.

use crate::corpus::ConsultationFolder;
use crate::extract::READER_VERSION;
use crate::model::{ContentHash, Decision};
use crate::segment::RULES_VERSION;
use crate::tag::Models;

/// The hash over everything that is read, split and identified.
pub(super) fn sources(folder: &ConsultationFolder, ocr: bool) -> ContentHash {
    let mut hasher = ContentHash::hasher();
    let mut add = |part: &str| {
        hasher.update(part.as_bytes());
        hasher.update(b"\n");
    };
    add(env!("CARGO_PKG_VERSION"));
    add(&READER_VERSION.to_string());
    add(&RULES_VERSION.to_string());
    add(if ocr { "ocr" } else { "" });
    add(folder.judged_by.as_str());
    for file in folder.programme.iter().chain(&folder.responses) {
        add(&file.name);
        match &file.hash {
            Ok(hash) => add(hash.as_str()),
            Err(why) => add(&serde_json::to_string(why).expect("words are valid JSON")),
        }
    }
    hasher.finish()
}

/// The hash over everything that a consultation is made from.
pub(super) fn inputs(
    sources: &ContentHash,
    models: &Models,
    decisions: &[Decision],
) -> ContentHash {
    let mut hasher = ContentHash::hasher();
    hasher.update(sources.as_str().as_bytes());
    hasher.update(models.hash().as_bytes());
    for decision in decisions {
        let line = serde_json::to_vec(decision).expect("a decision is always valid JSON");
        hasher.update(&line);
    }
    hasher.finish()
}
