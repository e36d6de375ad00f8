//! The answers' positions on the programme as a whole.

use serde::Serialize;

use super::{Context, Source};
use crate::model::{RespondentKind, Stance};
use crate::report::position::Basis;

/// The answers' positions on the programme as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Positions {
    /// The same in sentences.
    pub summary: Vec<String>,
    /// Counts by kind of respondent.
    pub kinds: Vec<KindRow>,
    /// Each answer.
    pub answers: Vec<Answer>,
}

/// How the answers of one kind of respondent fall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindRow {
    /// The kind.
    pub kind: RespondentKind,
    /// Number of answers.
    pub answers: usize,
    /// Number by stance, only those that occur.
    pub counts: Vec<Count>,
    /// Number whose position could not be read.
    pub unknown: usize,
}

/// How many respondents take a stance, and which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The stance.
    pub stance: Stance,
    /// The respondents, in order.
    pub respondents: Vec<String>,
}

impl Count {
    /// Respondents, given in order with the position of each, by position.
    pub(in crate::report) fn by_stance(positions: &[(Stance, String)]) -> Vec<Self> {
        Stance::ALL
            .iter()
            .map(|stance| Self {
                stance: *stance,
                respondents: positions
                    .iter()
                    .filter(|(own, _)| own == stance)
                    .map(|(_, name)| name.clone())
                    .collect(),
            })
            .filter(|count| !count.respondents.is_empty())
            .collect()
    }
}

/// One respondent's position on the programme as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Who.
    pub respondent: String,
    /// Its kind.
    pub kind: RespondentKind,
    /// The position; `None` where none could be read.
    pub stance: Option<Stance>,
    /// Who stands behind it.
    pub basis: Basis,
    /// Whether the answer does not say so itself, and the position is what its
    /// statements amount to.
    pub inferred: bool,
    /// The words that it rests on, verbatim.
    pub quote: Option<Context>,
    /// Where they stand.
    pub source: Option<Source>,
    /// Of support with reservation: what is reserved, where those words do not say
    /// so themselves.
    pub condition: Option<Condition>,
}

/// A reservation, verbatim, beside words that support with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Condition {
    /// What it cannot be understood without.
    pub context: Option<Context>,
    /// The reservation.
    pub quote: Context,
    /// How many statements of the answer reserve something: this is one of them.
    pub of: usize,
}
