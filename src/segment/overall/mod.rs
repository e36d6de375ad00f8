//! The position of an answer as a whole, from its decision clause, else from
//! what it argues about the proposal as a whole.
//!
//! Takes the statements of one answer and who gave it; gives the stance with
//! the words that tell it. What is said of a section is judged in `tag`.

mod clause;
mod tone;
mod whole;

use std::sync::LazyLock;

use regex::Regex;

pub(super) use clause::clause;

use crate::model::{Identity, Overall, RespondentKind, Role, Stance, Statement};
use tone::{PROPOSES, objects, refuses_a_part, softly, turned};
use whole::{is_about_a_part, stands_to_the_whole};

/// The position of the answer that these statements make up.
pub(super) fn overall(statements: &[Statement], identity: &Identity) -> Option<Overall> {
    let own = |statement: &&Statement| {
        statement.respondents == identity.respondents || identity.kind == RespondentKind::Party
    };
    let of = |role: Role| {
        statements
            .iter()
            .filter(own)
            .filter(move |statement| statement.role == role)
    };
    let formal = [Role::Decision, Role::Proposal, Role::Draft]
        .into_iter()
        .find_map(|role| decided(&of(role).collect::<Vec<_>>()));
    if formal.is_some() {
        return formal;
    }
    let argued: Vec<&Statement> = of(Role::Argument)
        .chain(of(Role::Note))
        .chain(of(Role::Reservation))
        .chain(of(Role::SpecialStatement))
        .collect();
    explicit(&argued)
        .or_else(|| {
            let whole: Vec<&Statement> = argued
                .iter()
                .copied()
                .filter(|statement| stands_to_the_whole(&statement.text))
                .collect();
            softly(&argued, &whole)
        })
        .or_else(|| by_parts(&argued))
        .or_else(|| {
            of(Role::Proposal)
                .next()
                .map(|statement| taken(statement, Stance::ProposesChange, "proposal"))
        })
        .or_else(|| asking(&argued, identity))
        .or_else(|| softly(&argued, &argued))
        // No words of it tell that it takes no position.
        .or_else(|| {
            (!argued.is_empty()).then(|| Overall {
                stance: Stance::None,
                quote: String::new(),
                rule: "no_position".to_owned(),
            })
        })
}

/// What the decision clauses tell.
fn decided(clauses: &[&Statement]) -> Option<Overall> {
    let found = clauses
        .iter()
        .find_map(|statement| judged(statement, "decision"))?;
    Some(qualified(found, clauses))
}

/// What formal words about the whole tell, where no clause decides.
fn explicit(argued: &[&Statement]) -> Option<Overall> {
    let found = argued
        .iter()
        .filter_map(|statement| judged(statement, "argument"))
        .find(|found| {
            // Silence and a call for more work are about the whole unless they say of what.
            let silent = matches!(
                found.stance,
                Stance::Abstains | Stance::NoObjection | Stance::ProposesChange
            );
            stands_to_the_whole(&found.quote) || (silent && !is_about_a_part(&found.quote))
        })?;
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

/// Sentences that ask for changes: one is enough in a party's demand or in a
/// short answer, else there have to be two.
fn asking(argued: &[&Statement], identity: &Identity) -> Option<Overall> {
    let mut asking = argued
        .iter()
        .filter(|statement| PROPOSES.is_match(&statement.text));
    let first = asking.next()?;
    let demanded = identity.kind == RespondentKind::Party && first.text.contains("yrkar");
    if !demanded && argued.len() > 2 {
        asking.next()?;
    }
    Some(taken(first, Stance::ProposesChange, "argument:föreslår"))
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

/// What formal words about parts of the proposal add up to.
fn by_parts(argued: &[&Statement]) -> Option<Overall> {
    let judged: Vec<Overall> = argued
        .iter()
        .filter_map(|statement| judged(statement, "part").or_else(|| led(statement)))
        .filter(|found| found.stance != Stance::ProposesChange)
        .collect();
    let opposes = |found: &&Overall| found.stance == Stance::Opposes;
    let no = judged.iter().find(opposes);
    let yes = judged.iter().find(|found| !opposes(found));
    let mut found = yes.or(no)?.clone();
    if yes.is_some() && no.is_some() {
        found.stance = Stance::SupportsWithReservation;
    }
    Some(found)
}

/// What the words tell that lead to the list which a statement is an item of:
/// `Universitetet avstyrker:`.
fn led(statement: &Statement) -> Option<Overall> {
    let lead = &statement.context.as_ref()?.text;
    let (stance, rule) = clause(lead).filter(|_| lead.ends_with([':', '–']))?;
    Some(Overall {
        stance,
        quote: lead.clone(),
        rule: format!("lead_in:{rule}"),
    })
}

fn judged(statement: &Statement, source: &str) -> Option<Overall> {
    let (stance, rule) = clause(&statement.text)?;
    Some(taken(statement, stance, &format!("{source}:{rule}")))
}

fn taken(statement: &Statement, stance: Stance, rule: &str) -> Overall {
    Overall {
        stance,
        quote: statement.text.clone(),
        rule: rule.to_owned(),
    }
}
