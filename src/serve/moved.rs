//! What a decision changed besides what was decided: the suggestions that are
//! others now, as they were before. The latest lists are held, so that a person
//! can look at them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::loaded::Loaded;
use crate::model::{SectionId, Stance, StatementId};

/// Lists held at once.
const LISTS: usize = 20;

/// A statement that is judged otherwise than before, with how it was.
#[derive(Debug)]
pub(super) struct Moved {
    /// Which.
    pub(super) id: StatementId,
    /// The stance before.
    pub(super) stance: Option<Stance>,
    /// The sections before.
    pub(super) sections: Vec<SectionId>,
}

/// The statements that are judged otherwise than in `before`, but for these.
pub(super) fn since(before: &Loaded, after: &Loaded, decided: &[usize]) -> Vec<Moved> {
    let mut moved = Vec::new();
    for (document, record) in after.consultation.documents.iter().enumerate() {
        let Some((earlier, _)) = before.document(record.hash.short()) else {
            continue;
        };
        for place in after.of_document(document) {
            let now = after.at(place);
            let Some(then) = before.place_in(earlier, now.span.start) else {
                continue;
            };
            let other = before.at(then).stance != now.stance
                || before.sections(then) != after.sections(place);
            if other && !decided.contains(&place) {
                moved.push(Moved {
                    id: after.id(place),
                    stance: before.at(then).stance,
                    sections: before.sections(then).to_vec(),
                });
            }
        }
    }
    moved
}

/// The latest lists, each known by its consultation and by how many decisions
/// it had then.
#[derive(Default)]
pub(super) struct Lists(Mutex<VecDeque<List>>);

struct List {
    consultation: String,
    decisions: usize,
    moved: Arc<[Moved]>,
}

impl Lists {
    /// Keeps a list in place of the oldest.
    pub(super) fn keep(&self, after: &Loaded, moved: Vec<Moved>) {
        let mut lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lists.push_back(List {
            consultation: after.name().to_owned(),
            decisions: after.decisions.len(),
            moved: moved.into(),
        });
        if lists.len() > LISTS {
            lists.pop_front();
        }
    }

    /// The list of this consultation after so many decisions, if it is held.
    pub(super) fn find(&self, consultation: &str, decisions: usize) -> Option<Arc<[Moved]>> {
        let lists = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut latest_first = lists.iter().rev();
        latest_first
            .find(|list| list.consultation == consultation && list.decisions == decisions)
            .map(|list| list.moved.clone())
    }
}
