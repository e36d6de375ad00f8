//! The order of review: what a decision teaches most comes first.

use super::loaded::Loaded;
use crate::model::Status;
use crate::tag::{self, Open};

/// So many of the least sure statements are looked into; further ones follow as
/// sure as they are. Nobody reviews so many before the next decision.
const LOOKED_INTO: usize = 4_000;

/// Places of all undecided statements in the order of what deciding them teaches
/// the machine.
pub(super) fn order(loaded: &Loaded) -> Vec<usize> {
    let mut places: Vec<(u16, usize)> = loaded
        .statements()
        .iter()
        .enumerate()
        .filter(|(_, held)| held.is_counted() && held.status == Status::Suggested && !held.repeats)
        .map(|(place, held)| (held.sure, place))
        .collect();
    places.sort_unstable();
    let mut places: Vec<usize> = places.into_iter().map(|(_, place)| place).collect();
    let rest = places.split_off(places.len().min(LOOKED_INTO));
    // what is as worth stands in the order of the documents
    places.sort_unstable();
    let shown: Vec<_> = places.iter().map(|place| loaded.shown(*place)).collect();
    let open: Vec<Open<'_>> = shown.iter().map(Open::of).collect();
    let order = tag::order(&open).into_iter().map(|at| places[at]);
    order.chain(rest).collect()
}
