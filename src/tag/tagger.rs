//! Tags with a memory of the last consultation, for those who decide one
//! statement after the other.

use std::sync::{Mutex, PoisonError};

use super::{Decided, Models, Tagging, Untaught};
use crate::model::{Programme, Statement};

/// A consultation larger than this, in probabilities of a section for a
/// statement, is not remembered: that would be some hundred megabytes.
const MOST: usize = 1 << 21;

/// Weights, and what they said of the last consultation before anybody decided.
#[derive(Debug)]
pub struct Tagger {
    models: Models,
    last: Mutex<Option<Remembered>>,
}

#[derive(Debug)]
struct Remembered {
    programme: Programme,
    statements: Vec<Statement>,
    untaught: Untaught,
}

impl Tagger {
    /// One that remembers nothing yet.
    pub fn new(models: Models) -> Self {
        Self {
            models,
            last: Mutex::new(None),
        }
    }

    /// The weights.
    pub fn models(&self) -> &Models {
        &self.models
    }

    /// Whether it remembers a consultation.
    pub fn remembers(&self) -> bool {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.is_some()
    }

    /// Judges all statements of one consultation, in its order. `decided` stands
    /// in the order of the decisions; a decided statement is judged as the
    /// others are, and the caller puts the person's verdict on top. Where the
    /// same statements were judged last, only what decisions change is judged.
    pub fn tag(
        &self,
        programme: &Programme,
        statements: &[Statement],
        decided: &[Decided],
    ) -> Vec<Tagging> {
        let last = || self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = last()
            .take()
            .filter(|last| last.programme == *programme && last.statements == statements);
        let remembered = taken.unwrap_or_else(|| Remembered {
            programme: programme.clone(),
            statements: statements.to_vec(),
            untaught: Untaught::new(programme, statements, &self.models),
        });
        let taggings = remembered
            .untaught
            .tag(programme, statements, decided, &self.models);
        if remembered.untaught.size() <= MOST {
            *last() = Some(remembered);
        }
        taggings
    }
}
