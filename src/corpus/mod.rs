//! Finds consultations and their files; reads `consultation.toml`,
//! `decisions.jsonl` and `remarks.jsonl`. Takes folders, gives values; knows
//! nothing of what the files hold.
//!
//! Of the people's files this module only ever appends to `decisions.jsonl` and
//! `remarks.jsonl`, where it cuts off what an interrupted append left
//! unfinished, and writes `consultation.toml` for `remiss init` and for a person
//! who changes it in a form, and `searches.toml` for one who keeps a search.

mod amend;
mod config;
mod decisions;
mod description;
mod folder;
mod journal;
mod line;
mod name;
mod remarks;
mod searches;
mod seen;
mod source;
mod text;
mod toml_fault;

pub use amend::Description;
pub use config::{Bundle, Config, DocumentFacts, is_same_name};
pub use decisions::{DECISIONS_FILE, append, read as read_decisions};
pub use description::{
    create as create_description, programmes, read as read_description, write as write_description,
};
pub use folder::{ConsultationFolder, Found, PROGRAMME_EXTENSIONS, find, name_of};
pub use name::path_of;
pub use remarks::{REMARKS_FILE, append as append_remarks, read as read_remarks};
pub use searches::{SavedSearch, change as change_searches, read as read_searches};
pub use seen::Seen;
pub use source::{SourceFile, incoming, is_leftover, set_aside};

/// The file in which a person describes a consultation.
pub const CONFIG_FILE: &str = "consultation.toml";
