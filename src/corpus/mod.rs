//! Finds consultations and their files; reads `consultation.toml` and
//! `decisions.jsonl`. The only module, with [`crate::store`], that touches
//! the disk for the pipeline.
