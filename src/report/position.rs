//! One respondent's position on one section, from all it says there.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::Serialize;

use crate::model::{Consultation, Lang, Overall, Role, Stance, Status, TaggedStatement};

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

/// Which statements count as their respondents' own: what they argue or decide,
/// or their officials' draft where they have no argued text.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Those with an argued text of their own, in lower case.
    arguing: BTreeSet<String>,
}

impl Own {
    /// Of all the statements of a consultation.
    pub fn of(statements: &[TaggedStatement]) -> Self {
        let arguing = statements
            .iter()
            .filter(|tagged| tagged.statement.role == Role::Argument)
            .flat_map(|tagged| &tagged.statement.respondents)
            .map(|name| name.to_lowercase())
            .collect();
        Self { arguing }
    }

    /// Whether this one counts.
    pub fn holds(&self, tagged: &TaggedStatement) -> bool {
        match tagged.statement.role {
            Role::Argument | Role::Decision => true,
            Role::Draft => !tagged
                .statement
                .respondents
                .iter()
                .any(|name| self.arguing.contains(&name.to_lowercase())),
            Role::Reservation
            | Role::SpecialStatement
            | Role::Note
            | Role::Proposal
            | Role::Quoted
            | Role::Boilerplate => false,
        }
    }
}

/// What one of a respondent's answers states of the whole itself.
#[derive(Debug, Clone, Copy)]
pub struct Stated<'a> {
    /// The place of its document in the consultation.
    pub document: usize,
    /// The words that it rests on.
    pub overall: &'a Overall,
    /// The statement that holds them.
    pub clause: Option<&'a TaggedStatement>,
    /// The stance: a person's where one has decided the clause.
    pub stance: Stance,
    /// Who stands behind it.
    pub basis: Basis,
}

impl<'a> Stated<'a> {
    /// Of the latest of these documents that states a position. `ranges` are
    /// the statements of each document of the consultation.
    pub fn of(
        consultation: &'a Consultation,
        ranges: &[Range<usize>],
        documents: &[usize],
    ) -> Option<Self> {
        let all = &consultation.documents;
        let (document, overall) = documents
            .iter()
            .filter_map(|&at| Some((at, all[at].overall.as_ref()?)))
            .max_by_key(|(at, _)| (all[*at].identity.date.as_deref(), *at))?;
        let wanted = overall.quote.trim();
        let clause = consultation.statements[ranges[document].clone()]
            .iter()
            .find(|tagged| !wanted.is_empty() && tagged.statement.text.contains(wanted));
        let decided = clause
            .filter(|tagged| basis(tagged) == Basis::Decided)
            .and_then(|tagged| tagged.stance);
        Some(Self {
            document,
            overall,
            clause,
            stance: decided.unwrap_or(overall.stance),
            basis: if decided.is_some() {
                Basis::Decided
            } else {
                Basis::Suggested
            },
        })
    }

    /// The position, where one is taken.
    pub fn position(&self) -> Option<Position> {
        (self.stance != Stance::None).then_some(Position {
            stance: self.stance,
            basis: self.basis,
            rule: Rule::Stated,
        })
    }
}

/// A respondent's position on the programme as a whole: what its answer states
/// itself, unless a person has decided its statements there otherwise.
pub fn on_the_whole(own: Option<Position>, stated: Option<Position>) -> Option<Position> {
    match own {
        Some(position) if position.basis == Basis::Decided => own,
        _ => stated.or(own),
    }
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
        .any(|tagged| !tagged.statement.role.is_minority())
    {
        given.retain(|tagged| !tagged.statement.role.is_minority());
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
