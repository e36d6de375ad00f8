//! A consultation in numbers: how far it has come, and what became of all text.

use std::collections::BTreeMap;

use super::held::Statements;
use crate::model::{Consultation, ReadState, Share, Status, totals};

/// How far a consultation has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Those asked.
    pub(super) asked: usize,
    /// Those asked that answered.
    pub(super) asked_answered: usize,
    /// Those that answered without being asked; none where nobody says who was.
    pub(super) uninvited: usize,
    /// Answers of which it is not known whose they are.
    pub(super) unknown: usize,
    /// All that answered, as reports count them.
    pub(super) senders: usize,
    /// Of those asked that answered, or of all where nobody says who was, those
    /// whose answer could not be read.
    pub(super) answered_unread: usize,
    /// Files and parts received.
    pub(super) documents: usize,
    /// Of them unread.
    pub(super) unread: usize,
    /// Of them read, but to be looked at.
    pub(super) attention: usize,
    /// Statements that argue something.
    pub(super) statements: usize,
    /// Of them those whose words no earlier one has.
    pub(super) different: usize,
    /// Of those the ones that wait for a person's review.
    pub(super) to_review: usize,
    /// Of all decided by a person.
    pub(super) decided: usize,
    /// Of them confirmed by the machine.
    pub(super) auto: usize,
    /// Of them without a section.
    pub(super) untagged: usize,
}

/// Sums the ledger up and leaves it out: no page shows more of it.
pub(super) fn account(consultation: &mut Consultation) -> BTreeMap<Share, (usize, usize)> {
    let documents = &mut consultation.documents;
    let sums = totals(documents.iter().flat_map(|document| &document.ledger));
    for document in documents {
        document.ledger = Vec::new();
    }
    sums
}

/// Counts for the overview.
pub(super) fn tally(consultation: &Consultation, statements: &Statements) -> Tally {
    let found = consultation.participation();
    let mut tally = Tally {
        asked: consultation.about.asked.len(),
        asked_answered: found.answered.len(),
        uninvited: found.uninvited.len(),
        unknown: found.unknown_senders,
        senders: found.senders,
        answered_unread: if consultation.about.asked.is_empty() {
            found.unread
        } else {
            found.asked_unread
        },
        documents: consultation.documents.len(),
        ..Tally::default()
    };
    for document in &consultation.documents {
        match document.state {
            ReadState::Read => {}
            ReadState::Attention => tally.attention += 1,
            ReadState::Unread => tally.unread += 1,
        }
    }
    for held in &statements.all {
        if !held.is_counted() {
            continue;
        }
        tally.statements += 1;
        tally.different += usize::from(!held.repeats);
        let waits = held.status == Status::Suggested && !held.repeats;
        tally.to_review += usize::from(waits);
        match held.status {
            Status::Suggested => {}
            Status::Auto => tally.auto += 1,
            Status::Decided => tally.decided += 1,
        }
        if statements.sections[held.sections as usize].is_empty() {
            tally.untagged += 1;
        }
    }
    tally
}
