//! The order of review: what a decision teaches most comes first.

use super::loaded::Loaded;
use crate::model::Status;

/// Places of all undecided statements, those first whose tags are least sure.
pub(super) fn order(loaded: &Loaded) -> Vec<usize> {
    let mut places: Vec<(u32, usize)> = loaded
        .consultation
        .statements
        .iter()
        .enumerate()
        .filter(|(_, tagged)| {
            tagged.is_position()
                && tagged.status == Status::Suggested
                && tagged.statement.duplicate_of.is_none()
        })
        .map(|(place, tagged)| {
            let section = tagged.tags.first().map_or(0.0, |tag| tag.confidence);
            let sure = section.min(tagged.stance_confidence).clamp(0.0, 1.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "between 0 and 10 000"
            )]
            let rank = (sure * 10_000.0) as u32;
            (rank, place)
        })
        .collect();
    places.sort_unstable();
    places.into_iter().map(|(_, place)| place).collect()
}
