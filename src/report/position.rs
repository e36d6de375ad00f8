//! One respondent's position on one section, from all it says there.

use serde::Serialize;

use super::build::is_minority;
use crate::model::{Lang, Stance, Status, TaggedStatement};

/// Who stands behind a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The machine suggests it.
    Suggested,
    /// A person decided it, or the statements that it rests on.
    Decided,
}

/// What made a position from the statements behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// The answer states it itself.
    Stated,
    /// One statement at least opposes, and no praise outweighs that.
    Objection,
    /// There is support with a reservation.
    Reservation,
    /// There is support beside a doubt or a request.
    SupportBesideCriticism,
    /// Nothing weightier is there.
    Weightiest,
}

impl Rule {
    /// The rule in words.
    pub const fn label(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Stated, Lang::Sv) => "svaret säger det självt",
            (Self::Stated, Lang::En) => "the answer says so itself",
            (Self::Objection, Lang::Sv) => "en invändning uppvägs inte av beröm",
            (Self::Objection, Lang::En) => "praise does not outweigh an objection",
            (Self::Reservation, Lang::Sv) => "stöd med förbehåll",
            (Self::Reservation, Lang::En) => "support with a reservation",
            (Self::SupportBesideCriticism, Lang::Sv) => "stöd jämte tvekan eller önskemål",
            (Self::SupportBesideCriticism, Lang::En) => "support beside a doubt or a request",
            (Self::Weightiest, Lang::Sv) => "det som väger tyngst",
            (Self::Weightiest, Lang::En) => "what weighs most",
        }
    }
}

/// A position on one section, or on the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Position {
    /// The stance.
    pub stance: Stance,
    /// Who stands behind it.
    pub basis: Basis,
    /// What made it.
    pub rule: Rule,
}

/// The position that these statements, of one respondent on one section, amount
/// to. A minority's (a reservation, a special statement, a note, a party's
/// proposal) is never mixed with the body's: where both are given, only the
/// body's count.
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
pub fn combined<'a>(statements: impl IntoIterator<Item = &'a TaggedStatement>) -> Option<Position> {
    let mut given: Vec<&TaggedStatement> = statements.into_iter().collect();
    if given
        .iter()
        .any(|tagged| !is_minority(tagged.statement.role))
    {
        given.retain(|tagged| !is_minority(tagged.statement.role));
    }
    let taken: Vec<(Stance, Basis)> = given
        .into_iter()
        .filter_map(|tagged| match tagged.stance {
            Some(Stance::None) | None => None,
            Some(stance) => Some((stance, basis(tagged))),
        })
        .collect();
    let basis = taken.iter().map(|(_, basis)| *basis).max()?;
    let holds = |stance: Stance| taken.contains(&(stance, basis));
    let wants_more = holds(Stance::Doubts) || holds(Stance::ProposesChange);
    let (stance, rule) = if holds(Stance::Opposes) {
        (Stance::Opposes, Rule::Objection)
    } else if holds(Stance::SupportsWithReservation) {
        (Stance::SupportsWithReservation, Rule::Reservation)
    } else if holds(Stance::Supports) && wants_more {
        (
            Stance::SupportsWithReservation,
            Rule::SupportBesideCriticism,
        )
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
        .find(|stance| holds(*stance))
        .map(|stance| (stance, Rule::Weightiest))?
    };
    Some(Position {
        stance,
        basis,
        rule,
    })
}

/// Who stands behind this statement's tags and stance.
pub(super) fn basis(tagged: &TaggedStatement) -> Basis {
    match tagged.status {
        Status::Decided => Basis::Decided,
        Status::Suggested | Status::Auto => Basis::Suggested,
    }
}
