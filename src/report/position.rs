//! One respondent's position on one section, from all it says there.

use serde::Serialize;

use crate::model::{Stance, Status, TaggedStatement};

/// Who stands behind a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The machine suggests it.
    Suggested,
    /// A person decided it, or the statements that it rests on.
    Decided,
}

/// The position that these statements, of one respondent on one section, amount to.
///
/// What a person decided counts before what the machine suggests: where any of
/// the statements that take a position is decided, only decided ones count. An
/// objection is never outweighed by praise:
///
/// 1. any that opposes: opposes;
/// 2. support with a reservation, or support beside a doubt or a request:
///    supports with reservation;
/// 3. else the first of doubts, proposes change, supports, no objection, asks,
///    abstains that is there.
///
/// `None` where nothing takes a position.
pub fn combined<'a>(
    statements: impl IntoIterator<Item = &'a TaggedStatement>,
) -> Option<(Stance, Basis)> {
    let taken: Vec<(Stance, Basis)> = statements
        .into_iter()
        .filter_map(|tagged| match tagged.stance {
            Some(Stance::None) | None => None,
            Some(stance) => Some((stance, basis(tagged))),
        })
        .collect();
    let basis = taken.iter().map(|(_, basis)| *basis).max()?;
    let holds = |stance: Stance| taken.contains(&(stance, basis));
    let wants_more = holds(Stance::Doubts) || holds(Stance::ProposesChange);
    let stance = if holds(Stance::Opposes) {
        Stance::Opposes
    } else if holds(Stance::SupportsWithReservation) || (holds(Stance::Supports) && wants_more) {
        Stance::SupportsWithReservation
    } else {
        [
            Stance::Doubts,
            Stance::ProposesChange,
            Stance::Supports,
            Stance::NoObjection,
            Stance::Asks,
            Stance::Abstains,
        ]
        .into_iter()
        .find(|stance| holds(*stance))?
    };
    Some((stance, basis))
}

/// Who stands behind this statement's tags and stance.
pub(super) fn basis(tagged: &TaggedStatement) -> Basis {
    match tagged.status {
        Status::Decided => Basis::Decided,
        Status::Suggested | Status::Auto => Basis::Suggested,
    }
}
