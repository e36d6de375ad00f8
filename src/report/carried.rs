//! How much of what a body says of a section carries its position there: one
//! objection among many statements is told from a flat no.

use serde::Serialize;

use super::position::{Judged, Position, taken};
use crate::model::Stance;

/// So many of the statements that take a position carry the one that they
/// amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Carried {
    /// How many carry it: of support with a reservation, those in favour.
    pub by: usize,
    /// How many take a position.
    pub of: usize,
}

impl Carried {
    /// How many of these statements carry the position that they amount to;
    /// `None` where it is not they that make it.
    pub fn among(
        position: Position,
        statements: impl IntoIterator<Item: Into<Judged>>,
    ) -> Option<Self> {
        if !position.rule.is_of_statements() {
            return None;
        }
        let (_, taken) = taken(statements)?;
        let carries = |stance: &&Stance| {
            **stance == position.stance
                || (position.stance == Stance::SupportsWithReservation
                    && **stance == Stance::Supports)
        };
        Some(Self {
            by: taken.iter().filter(carries).count(),
            of: taken.len(),
        })
    }

    /// Whether all carry it.
    pub const fn is_all(self) -> bool {
        self.by == self.of
    }

    /// "1/8", where not all carry it.
    pub fn part(self) -> Option<String> {
        (!self.is_all()).then(|| format!("{}/{}", self.by, self.of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Role, Status};
    use crate::report::combined;

    fn check(stances: &[Stance], sign: &str, part: Option<&str>) {
        let judged = || {
            stances.iter().map(|stance| Judged {
                role: Role::Argument,
                stance: Some(*stance),
                status: Status::Suggested,
            })
        };
        let position = combined(judged()).expect("a position");
        let carried = Carried::among(position, judged()).expect("made by statements");
        assert_eq!(position.stance.glyph(), sign);
        assert_eq!(carried.part().as_deref(), part);
    }

    #[test]
    fn one_objection_among_many_is_told_from_a_flat_no() {
        use Stance::{Asks, Doubts, None, Opposes, ProposesChange, Supports};
        check(&[Opposes, Supports, Supports, None], "−", Some("1/3"));
        check(&[Opposes, Opposes, None], "−", Option::None);
        check(&[Supports, ProposesChange, Doubts], "±", Some("1/3"));
        check(&[Doubts, ProposesChange, Asks], "≈", Some("1/3"));
        check(&[Supports, Supports], "+", Option::None);
    }
}
