//! The changes that are asked for.

use serde::Serialize;

use super::{Context, SectionRef};
use crate::model::{Comment, StatementId};

/// A change asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// The statement.
    pub id: StatementId,
    /// The sections it is about.
    pub sections: Vec<SectionRef>,
    /// Its words.
    pub text: String,
    /// The sentence that introduces the list it is an item of.
    pub context: Option<Context>,
    /// Who asks.
    pub respondents: Vec<String>,
    /// The proposer's answer so far.
    pub comment: Comment,
}
