//! What the statements led to.

use serde::Serialize;

use super::SectionRef;
use crate::model::{Comment, StatementId};

/// What the statements led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// The counts in sentences.
    pub summary: Vec<String>,
    /// Those that changed the programme.
    pub changes: Vec<Change>,
}

/// A change that a statement led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The statement.
    pub id: StatementId,
    /// The sections it is about.
    pub sections: Vec<SectionRef>,
    /// Who said it.
    pub respondents: Vec<String>,
    /// The proposer's answer.
    pub comment: Comment,
}
