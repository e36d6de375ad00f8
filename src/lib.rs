//! `remiss` reads the responses to a Swedish consultation (*remiss*), splits
//! them into statements, tags each statement to the programme's sections and
//! to a stance, indexes all of it for full-text search, and writes the
//! compilation (*remissammanställning*).
//!
//! This page is the map of the house.
//!
//! # The flow
//!
//! One direction, a new type at each step:
//!
//! ```text
//! corpus/ ─► corpus ─► extract ─► segment ─► tag ─► store ─┬─► index ─► search ─┬─► cli
//!            bytes     Document   Statement  Tagged        └─► report ──────────┴─► serve
//! ```
//!
//! What stands before people's decisions ([`model::Undecided`]) is kept: a
//! decision makes tags, links and the index of its consultation anew, and
//! nothing before them. What people write of sections ([`model::Remark`]) has no
//! part in that: it is put into the snapshot, and nothing is made anew.
//!
//! The workbench holds of every statement what pages count and link by, and
//! reads the rest from the snapshot when a page shows it. Readings and
//! decisions are carried out by a process of its own (`remiss work`, which
//! ends when nothing more is ordered), and their memory goes with it. Each
//! picture of a page is drawn by another (`remiss draw`), whose time and memory
//! are bounded.
//!
//! # The rooms
//!
//! From the bottom up; a module uses only modules above it in this list.
//!
//! | module | takes | gives |
//! |---|---|---|
//! | [`model`] | – | the values: `Document`, `Programme`, `Statement`, `Warning`, `Consultation` … |
//! | [`error`] | – | why a command could not run, and what to do |
//! | [`replace`] | a path and bytes | a file, written whole or not at all |
//! | [`corpus`] | a folder | files with hashes, `consultation.toml`, `decisions.jsonl`, `remarks.jsonl` |
//! | [`language`] | text | Swedish: tokens, sentences, negation, lemmas, compound parts, verbs |
//! | [`extract`] | bytes | [`model::Document`]s |
//! | [`ocr`] | page images | words, by an outside program |
//! | [`programme`] | a `Document` | [`model::Programme`] |
//! | [`identify`] | a `Document` | [`model::Identity`] |
//! | [`segment`] | a `Document` | statements with roles, and the ledger |
//! | [`tag`] | statements, programme, decisions | sections and stance with evidence |
//! | [`store`] | a [`model::Consultation`] | the derived state under `index/` |
//! | [`index`], [`search`] | consultations; a query | tantivy index; hits, facets, snippets |
//! | [`report`] | a consultation and a selection | docx, xlsx, html, md, csv, json |
//! | [`pipeline`] | a corpus folder | a committed index, and a summary |
//! | [`evaluate`] | labelled consultations | scores |
//! | [`serve`] | an index | the workbench |
//! | [`cli`] | arguments | output and an exit code |
//!
//! # Invariants
//!
//! 1. A module uses only modules above it in the table. No circles.
//! 2. Every quotation shown anywhere is a slice of [`model::Document::text`];
//!    the program never composes or alters one.
//! 3. `extract`, `segment`, `tag` and `report` do no input or output and start
//!    no process (OCR is a step that [`pipeline`] injects, and [`tag::Models`]
//!    are loaded before anything is judged); only `cli` prints; the library
//!    never prints or exits.
//! 4. Odd content gives a typed [`model::Warning`], carried as data and
//!    counted in every summary; only an unreadable file fails, and only itself.
//! 5. Each foreign format library stays in one module: lopdf in
//!    `extract::pdf`, docx-rs in `report::docx`, tantivy in `index` and
//!    `search`, clap in `cli`.
//! 6. Same corpus, same decisions and remarks: same statements, tags and reports,
//!    byte for byte. No clock, hash order, thread order, locale or absolute path
//!    in them.
//! 7. `index/` is derived: delete it and nothing that a person did is lost. But a
//!    programme named by `--programme` has to be named again, and scanned pages
//!    to be recognised again by `--ocr`, which may take hours. So only `remiss index`
//!    takes a consultation out, when its folder is gone from the corpus named, and
//!    recognised pages outlast the run that does. Under `corpus/` the
//!    program only appends to `decisions.jsonl` and `remarks.jsonl` (a last line
//!    that an interrupted append left unfinished is cut off first), writes `consultation.toml` and
//!    `searches.toml` when a person asks for it (the latter under `.searches.lock`), and copies in documents that a
//!    person adds; it never changes or removes a document. One of which nothing
//!    could be read is set aside beside its successor when a person says so.
//! 8. Nothing is lost silently: every block is in the ledger, every unread
//!    file is listed with its reason and what to do.
//!
//! `tests/suite/invariants.rs` holds those that a test can hold.

#![warn(clippy::unwrap_used)]

pub mod model;
pub mod error;
pub mod replace;
pub mod corpus;
pub mod language;
pub mod extract;
pub mod ocr;
pub mod programme;
pub mod identify;
pub mod segment;
pub mod tag;
pub mod store;
pub mod index;
pub mod search;
pub mod report;
pub mod pipeline;
pub mod evaluate;
pub mod serve;
pub mod cli;
