//! The order of review: what a decision teaches most comes first.

use super::loaded::Loaded;
use crate::model::Status;

/// Places of all undecided statements, those first whose tags are least sure.
pub(super) fn order(loaded: &Loaded) -> Vec<usize> {
    let mut places: Vec<(u16, usize)> = loaded
        .statements()
        .iter()
        .enumerate()
        .filter(|(_, held)| held.is_position() && held.status == Status::Suggested && !held.repeats)
        .map(|(place, held)| (held.sure, place))
        .collect();
    places.sort_unstable();
    places.into_iter().map(|(_, place)| place).collect()
}
