//! All integration tests in one binary: one link step.

#![expect(
    unreachable_pub,
    reason = "the modules of one test binary have no outside"
)]

mod again;
mod bundles;
mod cli;
mod copies;
mod extract_damaged;
mod extract_docx;
mod extract_formats;
mod extract_odt;
mod extract_pdf;
mod forms;
mod hostile;
mod hostile_packages;
mod identify;
mod incremental;
mod invariants;
mod made_pdf;
mod messages;
mod others;
mod register;
mod remark;
mod report;
mod sample;
mod search_quality;
mod search_query;
mod segment;
mod senders;
mod stance;
mod support;
mod tag;
mod uncounted;
mod workbench;
mod zones;
