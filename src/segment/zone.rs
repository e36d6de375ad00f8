//! Zones: what the headings of Swedish municipal papers open.

mod cue;
mod lead;
mod run_in;
mod title;

pub(super) use self::cue::plain as plain_heading;
pub(super) use self::lead::leads_to_decision;
pub(super) use self::run_in::run_in;
pub(super) use self::title::{is_ambiguous, opened_by, titles_minority};
use crate::model::Role;

/// The zone in which a stretch of text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before anything is said: letterhead and title.
    Opening,
    /// Argued text.
    Argument,
    /// Background, told without a view of its own: argued text all the same.
    Background,
    /// The body's decision.
    Decision,
    /// The officials' or a party's proposed decision.
    ProposedDecision,
    /// What members propose at the meeting.
    Motions,
    /// How the vote was handled.
    Vote,
    /// A reservation.
    Reservation,
    /// A special statement.
    SpecialStatement,
    /// A note to the minutes.
    Note,
    /// Papers behind the matter, attachments.
    Attachments,
    /// Whom the decision goes to.
    Dispatch,
    /// Who was there.
    Attendance,
    /// Adjustment and signatures.
    Signing,
    /// What other bodies answered, retold.
    Referral,
    /// Talks with the unions, presentations: how the matter was handled.
    Handling,
}

impl Zone {
    /// The role of what a minority says in it.
    pub(super) const fn minoritys_role(self) -> Role {
        match self {
            Self::Reservation => Role::Reservation,
            Self::SpecialStatement => Role::SpecialStatement,
            _ => Role::Note,
        }
    }

    /// Whether it holds what was moved and decided, and no argued text.
    pub(super) const fn is_formal(self) -> bool {
        matches!(
            self,
            Self::Decision | Self::ProposedDecision | Self::Vote | Self::Motions
        )
    }

    /// Whether argued text stands in it, of whoever the paper is.
    pub(super) const fn argues(self) -> bool {
        matches!(
            self,
            Self::Opening | Self::Argument | Self::Background | Self::Handling
        )
    }

    /// Whether what stands in it is a minority's, and not the body's.
    pub(super) const fn is_minoritys(self) -> bool {
        matches!(
            self,
            Self::Reservation | Self::SpecialStatement | Self::Note
        )
    }
}
