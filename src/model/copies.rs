//! Answers that came in twice: the same content again from the same sender.

use std::collections::HashSet;

use super::{Consultation, StatementId, Status, TaggedStatement};

/// The documents of a consultation that are the same answer again.
#[derive(Debug, Default)]
pub struct Copies<'a> {
    /// The first digits of their hashes.
    documents: HashSet<&'a str>,
    /// Statements that somebody has commented.
    commented: HashSet<&'a StatementId>,
}

impl Copies<'_> {
    /// Whether a statement stands in such a document and is told already where
    /// it stood first: it is counted there alone. What a person decided or
    /// commented counts for itself.
    pub fn repeat(&self, id: &StatementId, status: Status) -> bool {
        self.documents.contains(id.document())
            && status != Status::Decided
            && !self.commented.contains(id)
    }

    /// Whether a statement is one of those that are counted: it argues something,
    /// and is no such repeat.
    pub fn is_counted(&self, tagged: &TaggedStatement) -> bool {
        tagged.is_position() && !self.repeat(&tagged.statement.id, tagged.status)
    }
}

impl Consultation {
    /// Its answers that came in twice, alone or in an archive. The same content
    /// under another name is another's answer.
    pub fn copies(&self) -> Copies<'_> {
        let documents = self.documents.iter().enumerate();
        let again = documents.filter(|(at, document)| {
            let original = document.original(&self.documents[..*at]);
            original.is_some_and(|original| {
                self.documents[original].identity.respondents == document.identity.respondents
            })
        });
        Copies {
            documents: again.map(|(_, document)| document.hash.short()).collect(),
            commented: self.comments.iter().map(|(id, _)| id).collect(),
        }
    }
}
