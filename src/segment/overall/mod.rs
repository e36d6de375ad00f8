//! The position of an answer as a whole, from its decision clause, else from
//! what it argues about the proposal as a whole.
//!
//! Takes the statements of one answer and who gave it; gives the stance with
//! the words that tell it. What is said of a section is judged in `tag`.

mod clause;
mod tone;
mod voice;
mod whole;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

pub(super) use clause::clause;

use super::reply::only_replies;
use super::walk::whose_motion;
use crate::model::{Identity, Overall, OverallRule, Role, Stance, Statement};
use clause::{asks_for_something, clause_where};
use tone::{accepts_a_part, is_objection, objects, refuses_a_part, turned};
use whole::{
    abstains_from_a_part, answers_under_its_heading, could_be_one_of_several, is_about_a_part,
    is_bare, is_of_the_rest, is_on_a_part, refuses_one_proposal, stands_to_the_whole,
};

/// Whether a statement names somebody else as who takes the stand at `at`, or
/// tells of one that was taken before: `Kulturnämnden avstyrker motionen` in
/// another board's answer, `har tidigare avstyrkt motionen` in its own.
pub(crate) fn reports_a_stand(statement: &Statement, at: &Range<usize>) -> bool {
    let (before, after) = (&statement.text[..at.start], &statement.text[at.end..]);
    // those who govern call themselves so, and others call them so
    clause::is_told_of(&statement.text, at)
        || clause::is_the_proposals_silence(&statement.text, at)
        || clause::is_of_anothers_views(&statement.text, at)
        || is_a_higher_bodys(statement, at)
        || (!before.contains("styret")
            && voice::is_anothers(before, after, statement.kind, &statement.respondents))
}

fn is_a_higher_bodys(statement: &Statement, at: &Range<usize>) -> bool {
    let before = &statement.text[..at.start];
    voice::is_a_higher_bodys(
        before,
        statement.role,
        statement.kind,
        &statement.respondents,
    )
}

/// The position of the answer that these statements make up.
pub(super) fn overall(statements: &[Statement], identity: &Identity) -> Option<Overall> {
    let own = |statement: &&Statement| {
        identity.is_own(&statement.respondents) && !only_replies(statement)
    };
    let of = |role: Role| {
        statements
            .iter()
            .filter(own)
            .filter(move |statement| statement.role == role)
    };
    let taken = |role: Role| decided(&of(role).collect::<Vec<_>>());
    let formal = taken(Role::Decision)
        .or_else(|| of(Role::Decision).find_map(|decision| as_moved(decision, statements)))
        .or_else(|| taken(Role::Proposal))
        .or_else(|| taken(Role::Draft));
    if formal.is_some() {
        return formal;
    }
    let argued: Vec<&Statement> = of(Role::Argument)
        .chain(of(Role::Note))
        .chain(of(Role::Reservation))
        .chain(of(Role::SpecialStatement))
        .collect();
    explicit(&argued)
}

/// What the decision clauses tell.
fn decided(clauses: &[&Statement]) -> Option<Overall> {
    let stands: Vec<Overall> = clauses
        .iter()
        .filter_map(|statement| judged(statement, OverallRule::Decision))
        .collect();
    let takes = |stance: Stance| stands.iter().any(|found| found.stance == stance);
    let (yes, no) = (takes(Stance::Supports), takes(Stance::Opposes));
    let found = answering(stands.into_iter())?;
    if is_about_a_part(&found.quote) {
        return by_parts(found, yes, no);
    }
    Some(qualified(found, clauses))
}

/// What a decision tells that follows a member's motion, as far as that motion
/// stands among the statements: `beslutar enligt Nils Brandts (SL) yrkande`.
fn as_moved(decision: &Statement, statements: &[Statement]) -> Option<Overall> {
    let mover = whose_motion(&decision.text)?;
    let mut moved = statements
        .iter()
        .filter(|other| other.role == Role::Proposal && other.text.contains(mover));
    let stance = moved.find_map(own_stand)?;
    Some(Overall {
        stance,
        quote: decision.text.clone(),
        rule: OverallRule::Motion,
        inferred: false,
        by: None,
    })
}

/// What yes and no to parts amount to: both together a yes with a reservation, no
/// alone what everything that is said amounts to.
fn by_parts(found: Overall, yes: bool, no: bool) -> Option<Overall> {
    match (yes, no) {
        (true, true) => Some(Overall {
            stance: Stance::SupportsWithReservation,
            ..found
        }),
        (false, true) => None,
        _ => Some(found),
    }
}

/// The first stand, but a yes or no before an abstention from details, and a yes
/// to the whole before words without an objection.
fn answering(mut stands: impl Iterator<Item = Overall>) -> Option<Overall> {
    static DETAILS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)detalj|enskilda|\bövriga?\b").expect("a fixed pattern"));
    let first = stands.next()?;
    let other = match first.stance {
        Stance::Abstains if DETAILS.is_match(&first.quote) => {
            stands.find(|found| !matches!(found.stance, Stance::Abstains | Stance::ProposesChange))
        }
        Stance::NoObjection => stands.find(|found| {
            matches!(
                found.stance,
                Stance::Supports | Stance::SupportsWithReservation
            ) && stands_to_the_whole(&found.quote)
        }),
        _ => None,
    };
    Some(other.unwrap_or(first))
}

/// What formal words about the whole tell, where no clause decides.
fn explicit(argued: &[&Statement]) -> Option<Overall> {
    let whole: Vec<Overall> = argued
        .iter()
        .filter(|statement| !answers_under_its_heading(argued, statement))
        .filter_map(|statement| judged(statement, OverallRule::Argument))
        .filter(|found| {
            // Silence and a call for more work are about the whole unless they say of what.
            let silent = matches!(
                found.stance,
                Stance::Abstains | Stance::NoObjection | Stance::ProposesChange
            );
            let on_a_part = match found.stance {
                Stance::Abstains => abstains_from_a_part(&found.quote),
                Stance::Opposes => refuses_one_proposal(&found.quote),
                _ => false,
            };
            !on_a_part
                && (stands_to_the_whole(&found.quote) || (silent && !is_about_a_part(&found.quote)))
        })
        .collect();
    let found = answering(whole.iter().cloned())?;
    // an answer in one word is taken back in as many words, or not at all
    if is_bare(&found.quote) {
        let reserves = whole
            .into_iter()
            .find(|other| other.stance == Stance::SupportsWithReservation)
            .filter(|_| found.stance == Stance::Supports);
        return Some(reserves.unwrap_or(found));
    }
    // `I övrigt inget att erinra`, behind what there is to say
    if found.stance == Stance::NoObjection && is_of_the_rest(&found.quote) {
        let says_more = argued
            .iter()
            .any(|statement| statement.text != found.quote && is_objection(&statement.text))
            || refuses_a_part(argued);
        return Some(if says_more || asks_for_something(&found.quote) {
            Overall {
                stance: Stance::SupportsWithReservation,
                ..found
            }
        } else {
            found
        });
    }
    if found.stance == Stance::Opposes
        && could_be_one_of_several(&found.quote)
        && (argued.iter()).any(|statement| statement.text == found.quote && is_on_a_part(statement))
        && accepts_a_part(argued)
    {
        return Some(Overall {
            stance: Stance::SupportsWithReservation,
            ..found
        });
    }
    let soft = found.quote.to_lowercase().contains("positiv");
    let turns = argued
        .iter()
        .find(|statement| statement.text == found.quote)
        .is_some_and(|statement| turned(argued, statement));
    Some(
        if turns || refuses_a_part(argued) || (soft && objects(argued)) {
            reserved(found)
        } else {
            found
        },
    )
}

/// A consent among decision clauses that also ask for changes is not without reserve.
fn qualified(found: Overall, clauses: &[&Statement]) -> Overall {
    static ASKS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:föreslår|uppmanar|förordar|yrkar|efterlyser)\b[^.]*\b(?:att|ändr|kompletter|höj|sänk|stryk)|\b(?:bör|behöver) (?:\w+ )?(?:ändras|kompletteras|förtydligas|strykas|höjas|sänkas|ses över)\b")
            .expect("a fixed pattern")
    });
    let other = clauses
        .iter()
        .filter(|statement| statement.text != found.quote)
        .filter(|statement| clause(&statement.text).is_none());
    if other
        .clone()
        .any(|statement| ASKS.is_match(&statement.text))
    {
        reserved(found)
    } else {
        found
    }
}

fn reserved(mut found: Overall) -> Overall {
    if found.stance == Stance::Supports {
        found.stance = Stance::SupportsWithReservation;
    }
    found
}

fn judged(statement: &Statement, rule: OverallRule) -> Option<Overall> {
    let stance = own_stand(statement)?;
    Some(Overall {
        stance,
        quote: statement.text.clone(),
        rule,
        inferred: false,
        by: None,
    })
}

/// The stand that a statement takes in formal words of the speaker's own.
fn own_stand(statement: &Statement) -> Option<Stance> {
    let is_own = |at: &_| {
        voice::is_own(&statement.text, at, statement.kind, &statement.respondents)
            && !is_a_higher_bodys(statement, at)
    };
    clause_where(&statement.text, is_own).map(|(stance, _)| stance)
}

#[cfg(test)]
mod tests;
