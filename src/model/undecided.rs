//! What the files of a consultation give by themselves.

use serde::{Deserialize, Serialize};

use super::{ContentHash, DocumentRecord, Programme, Statement};

/// A consultation that is read, split and identified, before people's
/// decisions and before tags. It changes only with the files and with
/// `consultation.toml`, so it is kept, and a decision need not read anything
/// again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Undecided {
    /// The file of the programme, relative to the folder, and its hash.
    pub programme_file: Option<(String, ContentHash)>,
    /// The programme; without sections where none was found.
    pub programme: Programme,
    /// The files of the responses, relative to the folder, and their hashes.
    pub response_files: Vec<(String, ContentHash)>,
    /// Everything received, in the order of file and part.
    pub documents: Vec<DocumentRecord>,
    /// Every statement, in the order of `documents` and of the text.
    pub statements: Vec<Statement>,
}

impl Undecided {
    /// All files with their hashes, the programme first.
    pub fn files(&self) -> impl Iterator<Item = &(String, ContentHash)> {
        self.programme_file.iter().chain(&self.response_files)
    }
}
