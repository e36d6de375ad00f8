//! No objection may be lost: a document that sounds critical without a
//! critical statement is shown to a person.

use super::stance::cue;
use crate::model::{Role, Stance, TaggedStatement};

/// The most critical wording of a document that has no critical statement;
/// `None` where it has one, or no such wording. Takes the document's statements.
pub fn unclaimed_criticism(statements: &[&TaggedStatement]) -> Option<String> {
    let own = || {
        statements
            .iter()
            .filter(|tagged| !matches!(tagged.statement.role, Role::Quoted | Role::Boilerplate))
    };
    if own().any(|tagged| is_critical(tagged.stance)) {
        return None;
    }
    let critical = |formal: bool| {
        own().find(|tagged| {
            cue::cues(&tagged.statement.text)
                .iter()
                .any(|cue| is_critical(Some(cue.stance)) && (cue.formal || !formal))
        })
    };
    critical(true)
        .or_else(|| critical(false))
        .map(|tagged| tagged.statement.text.clone())
}

fn is_critical(stance: Option<Stance>) -> bool {
    matches!(stance, Some(Stance::Opposes | Stance::Doubts))
}
