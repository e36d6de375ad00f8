//! What came since the last visit to a kept search.

use crate::corpus::SavedSearch;
use crate::model::StatementId;

/// Which of these hits were not there at the last visit, in their order; none
/// before the first visit, when nothing is news to anyone.
pub fn new_since<'a>(search: &SavedSearch, hits: &'a [StatementId]) -> Vec<&'a StatementId> {
    search.seen.as_ref().map_or_else(Vec::new, |seen| {
        hits.iter().filter(|id| !seen.contains(id)).collect()
    })
}

/// Remembers these hits as seen. What was seen once stays seen, so that a
/// document taken out and put back brings nothing new.
pub fn mark_seen(search: &mut SavedSearch, hits: &[StatementId]) {
    let seen = search.seen.get_or_insert_default();
    seen.extend(hits.iter().cloned());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(names: &[&str]) -> Vec<StatementId> {
        let names = names.iter();
        names.map(|name| StatementId((*name).to_owned())).collect()
    }

    #[test]
    fn what_came_since_the_last_visit_is_new() {
        let mut search = SavedSearch::default();
        assert!(new_since(&search, &ids(&["a-1"])).is_empty());
        mark_seen(&mut search, &ids(&["a-1"]));
        let hits = ids(&["b-7", "a-1", "c-2"]);
        let new: Vec<&str> = new_since(&search, &hits)
            .iter()
            .map(|id| id.as_str())
            .collect();
        assert_eq!(new, ["b-7", "c-2"]);
        mark_seen(&mut search, &hits);
        assert!(new_since(&search, &hits).is_empty());
    }
}
