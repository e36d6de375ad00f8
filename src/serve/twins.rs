//! Files that came in and are not in the folder as they were sent: their content was
//! there already, or another file had their name. The latest lists are held, so that
//! the page after the form can name them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::ContentHash;

/// Lists held at once.
const LISTS: usize = 20;

/// What became of such a file, by the name that it was sent under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Twin {
    /// Its content was there already.
    Same { name: String, hash: ContentHash },
    /// Another file had its name, and it was given this one.
    Renamed { name: String, to: String },
}

impl Twin {
    /// Whether its content was there already.
    pub(super) const fn is_same(&self) -> bool {
        matches!(self, Self::Same { .. })
    }
}

/// The latest lists, each known by its consultation and its number.
#[derive(Default)]
pub(super) struct Twins(Mutex<Held>);

#[derive(Default)]
struct Held {
    lists: VecDeque<List>,
    number: u64,
}

struct List {
    consultation: String,
    number: u64,
    twins: Arc<[Twin]>,
}

impl Twins {
    /// Keeps a list in place of the oldest, and gives its number; 0 where it is empty.
    pub(super) fn keep(&self, consultation: &str, twins: Vec<Twin>) -> u64 {
        if twins.is_empty() {
            return 0;
        }
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.number += 1;
        let number = held.number;
        held.lists.push_back(List {
            consultation: consultation.to_owned(),
            number,
            twins: twins.into(),
        });
        if held.lists.len() > LISTS {
            held.lists.pop_front();
        }
        number
    }

    /// The list of this consultation with this number, if it is held.
    pub(super) fn find(&self, consultation: &str, number: u64) -> Option<Arc<[Twin]>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut lists = held.lists.iter();
        lists
            .find(|list| list.consultation == consultation && list.number == number)
            .map(|list| list.twins.clone())
    }
}
