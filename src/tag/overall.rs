//! What an answer amounts to that does not say itself where it stands: a sum
//! of its statements' stances.
//!
//! The weights are round numbers between which the share of right positions of
//! 230 such answers hardly moves (docs/identity.md).

use super::stance::cue;
use crate::model::{
    DocumentRecord, Identity, Overall, ReadState, Role, SectionId, Stance, Status, TaggedStatement,
    by_document,
};

/// The rule's name in [`Overall::rule`].
const RULE: &str = "statements";

/// Gives every answer that takes no position in so many words the one that its
/// statements amount to, in the place of one reckoned earlier.
pub fn infer_overall(documents: &mut [DocumentRecord], statements: &[TaggedStatement]) {
    let ranges = by_document(documents, statements);
    for (document, range) in documents.iter_mut().zip(ranges) {
        let said = (document.overall.as_ref()).is_some_and(|overall| !overall.inferred);
        if said || document.state == ReadState::Unread {
            continue;
        }
        document.overall = amounts_to(&document.identity, &statements[range]);
    }
}

/// The position that these statements of one answer amount to; `None` where it
/// argues nothing of its own.
pub fn amounts_to(identity: &Identity, statements: &[TaggedStatement]) -> Option<Overall> {
    let own: Vec<&TaggedStatement> = statements
        .iter()
        .filter(|tagged| super::argues(&tagged.statement))
        .filter(|tagged| identity.is_own(&tagged.statement.respondents))
        .collect();
    // what it moves is a party's own; a reservation beside a decision is not the body's
    let is_main = |tagged: &&TaggedStatement| {
        let role = tagged.statement.role;
        role == Role::Proposal || !role.is_minority()
    };
    let main: Vec<&TaggedStatement> = own.iter().copied().filter(is_main).collect();
    let counted = if main.is_empty() { own } else { main };
    if counted.is_empty() {
        return None;
    }
    let weights: Vec<f32> = (0..counted.len()).map(|at| weight(&counted, at)).collect();
    let stances: Vec<Option<Stance>> = counted.iter().map(|tagged| counts_as(tagged)).collect();
    let mut stance = amount(&stances, &weights);
    // who moves something wants something, whatever it is
    let moved = (counted.iter()).find(|tagged| tagged.statement.role == Role::Proposal);
    if stance == Stance::None && moved.is_some() {
        stance = Stance::ProposesChange;
    }
    let heaviest = counted
        .iter()
        .zip(&stances)
        .zip(&weights)
        .filter(|((_, own), _)| carries(**own, stance))
        .max_by(|(_, one), (_, other)| one.total_cmp(other))
        .map(|((tagged, _), _)| tagged);
    let carrier = match stance {
        Stance::ProposesChange => moved.or(heaviest),
        _ => heaviest,
    };
    Some(Overall {
        stance,
        quote: carrier.map_or_else(String::new, |tagged| tagged.statement.text.clone()),
        rule: RULE.to_owned(),
        inferred: true,
    })
}

/// How much a statement weighs: as sure as its stance is; twice where it is
/// about the whole, half as much again where answers begin or end, three times
/// where it is a point to be decided.
fn weight(counted: &[&TaggedStatement], at: usize) -> f32 {
    let tagged = counted[at];
    let mut weight = if tagged.status == Status::Decided {
        1.0
    } else {
        tagged.stance_confidence
    };
    if tagged.sections().any(SectionId::is_general) {
        weight *= 2.0;
    }
    if at < 2 {
        weight *= 1.5;
    }
    if at + 2 >= counted.len() {
        weight *= 1.5;
    }
    if matches!(
        tagged.statement.role,
        Role::Decision | Role::Proposal | Role::Draft
    ) {
        weight *= 3.0;
    }
    weight
}

/// Below this part of all weight, what takes sides is beside the point.
const TAKES_SIDES: f32 = 0.15;

/// Criticism is heard more often than it is there, so that none is lost.
const OVERHEARD: f32 = 0.7;

/// The stance of a statement as it counts for the whole: who welcomes something
/// before finding fault with it has not turned it down.
fn counts_as(tagged: &TaggedStatement) -> Option<Stance> {
    if tagged.status != Status::Decided
        && tagged.stance != Some(Stance::Opposes)
        && cue::reserves(&tagged.statement)
    {
        Some(Stance::SupportsWithReservation)
    } else {
        tagged.stance
    }
}

/// What the weighed stances amount to.
fn amount(stances: &[Option<Stance>], weights: &[f32]) -> Stance {
    let sum = |wanted: &[Stance]| -> f32 {
        stances
            .iter()
            .zip(weights)
            .filter(|(stance, _)| stance.is_some_and(|stance| wanted.contains(&stance)))
            .map(|(_, weight)| weight)
            .sum()
    };
    let all: f32 = weights.iter().sum();
    let reserved = sum(&[Stance::SupportsWithReservation]);
    let pro = reserved + sum(&[Stance::Supports, Stance::NoObjection]);
    let opposing = sum(&[Stance::Opposes]);
    let contra = opposing + sum(&[Stance::Doubts]);
    let asked = sum(&[Stance::ProposesChange]);
    let silent = sum(&[Stance::Abstains]);
    let questions = sum(&[Stance::Asks]);
    if silent > 0.3 * all && silent >= pro.max(contra).max(asked) {
        return Stance::Abstains;
    }
    if pro + contra + asked <= TAKES_SIDES * all {
        return if questions > TAKES_SIDES * all {
            Stance::Asks
        } else {
            Stance::None
        };
    }
    if pro > 0.0 && pro >= OVERHEARD * contra && pro >= 0.25 * asked {
        let criticised = contra + 0.5 * asked > 0.45 * pro;
        return if criticised || opposing > 0.0 || reserved >= 0.5 * pro {
            Stance::SupportsWithReservation
        } else {
            Stance::Supports
        };
    }
    if contra > 0.0 && contra >= asked {
        return if opposing >= 0.2 * contra {
            Stance::Opposes
        } else {
            Stance::Doubts
        };
    }
    Stance::ProposesChange
}

/// Whether a statement of this stance shows why its answer amounts to `stance`.
fn carries(own: Option<Stance>, stance: Stance) -> bool {
    match stance {
        Stance::None => false,
        Stance::SupportsWithReservation => matches!(
            own,
            Some(Stance::SupportsWithReservation | Stance::Supports | Stance::NoObjection)
        ),
        Stance::Supports => matches!(own, Some(Stance::Supports | Stance::NoObjection)),
        other => own == Some(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Stance::{
        Abstains, Asks, Doubts, NoObjection, Opposes, ProposesChange, Supports,
        SupportsWithReservation,
    };

    #[track_caller]
    fn check(said: &[(Stance, f32)], expected: Stance) {
        let (stances, weights): (Vec<_>, Vec<_>) = said
            .iter()
            .map(|&(stance, weight)| (Some(stance), weight))
            .unzip();
        assert_eq!(amount(&stances, &weights), expected, "{said:?}");
    }

    #[test]
    fn praise_without_objection_supports_and_with_it_reserves() {
        check(&[(Supports, 2.0), (Stance::None, 3.0)], Supports);
        check(&[(NoObjection, 1.0), (ProposesChange, 0.5)], Supports);
        check(&[(Supports, 2.0), (Doubts, 1.0)], SupportsWithReservation);
        check(&[(Supports, 9.0), (Opposes, 0.5)], SupportsWithReservation);
        check(&[(SupportsWithReservation, 1.0)], SupportsWithReservation);
    }

    #[test]
    fn criticism_that_outweighs_praise_doubts_or_opposes() {
        check(&[(Doubts, 3.0), (Supports, 1.0)], Doubts);
        check(&[(Doubts, 2.0), (Opposes, 1.0)], Opposes);
        check(&[(ProposesChange, 2.0), (Doubts, 1.0)], ProposesChange);
    }

    #[test]
    fn what_takes_no_side_has_no_position() {
        check(&[], Stance::None);
        check(&[(Stance::None, 9.0), (Doubts, 1.0)], Stance::None);
        check(&[(Stance::None, 5.0), (Asks, 5.0)], Asks);
        check(&[(Stance::None, 1.0), (Abstains, 1.0)], Abstains);
    }
}
