//! Searches that an official keeps, and what came since the last visit.
//!
//! Values in, values out; [`crate::corpus`] reads and writes the file.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::StatementId;

/// A search that is kept under a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedSearch {
    /// Its name, unique within the consultation.
    pub name: String,
    /// What was typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// The filters, sort and grouping as the part of an address after `?`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filters: String,
    /// The hits at the last visit; absent before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Visit>,
}

/// What was found at a visit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// The hits' ids, sorted.
    pub seen: BTreeSet<StatementId>,
}

impl SavedSearch {
    /// Which of these hits were not there at the last visit, in their order;
    /// none before the first visit, when nothing is new to anyone.
    pub fn new_among<'a>(&self, hits: &'a [StatementId]) -> Vec<&'a StatementId> {
        self.visit.as_ref().map_or_else(Vec::new, |visit| {
            hits.iter().filter(|id| !visit.seen.contains(id)).collect()
        })
    }

    /// Remembers these hits as seen. What was seen once stays seen, so that a
    /// document taken out and put back brings nothing new.
    pub fn visited(&mut self, hits: &[StatementId]) {
        let visit = self.visit.get_or_insert_default();
        visit.seen.extend(hits.iter().cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> Vec<StatementId> {
        names
            .iter()
            .map(|name| StatementId((*name).to_owned()))
            .collect()
    }

    #[test]
    fn what_came_since_the_last_visit_is_new() {
        let mut search = SavedSearch::default();
        assert!(search.new_among(&ids(&["a-1"])).is_empty());
        search.visited(&ids(&["a-1"]));
        let hits = ids(&["b-7", "a-1", "c-2"]);
        let new: Vec<&str> = search
            .new_among(&hits)
            .iter()
            .map(|id| id.as_str())
            .collect();
        assert_eq!(new, ["b-7", "c-2"]);
        search.visited(&hits);
        assert!(search.new_among(&hits).is_empty());
    }
}
