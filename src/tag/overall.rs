//! What an answer amounts to that does not say itself where it stands: a sum
//! of its statements' stances.
//!
//! The weights are round numbers between which the share of right positions of
//! 230 such answers hardly moves (docs/identity.md).

use super::stance::cue;
use crate::model::{
    DocumentRecord, EvidenceRule, Identity, Overall, OverallRule, ReadState, Role, SectionId,
    Stance, Status, TaggedStatement, by_document,
};
use crate::segment::only_replies;

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
        .filter(|tagged| tagged.is_position())
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
        .filter(|((tagged, own), _)| carries(**own, stance) && !only_replies(&tagged.statement))
        .max_by(|((one, _), weight), ((other, _), than)| {
            let closeness = |tagged: &TaggedStatement| closeness(tagged.stance, stance);
            (closeness(one).cmp(&closeness(other))).then(weight.total_cmp(than))
        })
        .map(|((tagged, _), _)| tagged);
    let carrier = match stance {
        Stance::ProposesChange => moved.or(heaviest),
        _ => heaviest,
    };
    Some(Overall {
        stance,
        quote: carrier.map_or_else(String::new, |tagged| telling(tagged).to_owned()),
        rule: OverallRule::Statements,
        inferred: true,
        by: None,
    })
}

/// The words of a statement that tell its stance: its own, or those that lead to
/// the list which it is an item of; what is asked for stands in the item.
fn telling(tagged: &TaggedStatement) -> &str {
    let lead = tagged.statement.lead();
    let is_led =
        (tagged.stance_evidence.iter()).any(|evidence| evidence.rule == EvidenceRule::LeadIn);
    lead.filter(|_| is_led && tagged.stance != Some(Stance::ProposesChange))
        .map_or(tagged.statement.text.as_str(), |lead| lead.text.as_str())
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
    if silent > 0.3 * all && silent >= pro + contra + asked {
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

/// How well a statement shown with the stance `own` stands under a position: one
/// that says the same first, one that is on its side next.
fn closeness(own: Option<Stance>, stance: Stance) -> u8 {
    if own == Some(stance) {
        2
    } else {
        u8::from(carries(own, stance))
    }
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
    use crate::model::fixture::statement;
    use crate::model::{Origin, RespondentKind, Tag};
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
    fn a_position_is_shown_by_words_that_say_the_same() {
        let reserved = said(SupportsWithReservation, 0.3);
        let words = reserved.statement.text.clone();
        let all = [said(Supports, 0.9), reserved, said(Doubts, 0.9)];
        assert_eq!(check_answer(&all, Some(SupportsWithReservation)), words);
        let without = [said(Supports, 0.9), said(Doubts, 0.5)];
        let quote = check_answer(&without, Some(SupportsWithReservation));
        assert_eq!(quote, without[0].statement.text);
    }

    #[test]
    fn what_takes_no_side_has_no_position() {
        check(&[], Stance::None);
        check(&[(Stance::None, 9.0), (Doubts, 1.0)], Stance::None);
        check(&[(Stance::None, 5.0), (Asks, 5.0)], Asks);
        check(&[(Stance::None, 1.0), (Abstains, 1.0)], Abstains);
    }

    const OWN: &str = "Kulturnämnden";

    /// A statement of the body's own that argues about a section.
    fn said(stance: Stance, confidence: f32) -> TaggedStatement {
        let text = format!("{stance} {confidence}");
        TaggedStatement {
            statement: statement(0, OWN, Role::Argument, &text),
            tags: vec![Tag {
                section: SectionId("1".to_owned()),
                score: 1.0,
                confidence: 1.0,
                chosen: true,
                origin: Origin::Rule,
                evidence: Vec::new(),
            }],
            stance: Some(stance),
            stance_confidence: confidence,
            stance_origin: Origin::Rule,
            stance_evidence: Vec::new(),
            status: Status::Suggested,
        }
    }

    fn of_role(role: Role, mut tagged: TaggedStatement) -> TaggedStatement {
        tagged.statement.role = role;
        tagged
    }

    #[track_caller]
    fn check_answer(statements: &[TaggedStatement], expected: Option<Stance>) -> String {
        let mut identity = Identity::unknown();
        identity.respondents = vec![OWN.to_owned()];
        identity.kind = RespondentKind::Board;
        let found = amounts_to(&identity, statements);
        assert_eq!(found.as_ref().map(|found| found.stance), expected);
        found.map(|found| found.quote).unwrap_or_default()
    }

    #[test]
    fn only_what_the_body_argues_itself_counts() {
        let yes = said(Supports, 0.9);
        let no = || said(Opposes, 0.9);
        let mut others = no();
        others.statement.respondents = vec!["Moderaterna".to_owned()];
        for beside in [
            others,
            of_role(Role::Reservation, no()),
            of_role(Role::Boilerplate, no()),
            of_role(Role::Quoted, no()),
        ] {
            check_answer(&[yes.clone(), beside], Some(Supports));
        }
        check_answer(&[of_role(Role::Boilerplate, no())], None);
        // a paper that is nothing but a reservation speaks by it
        check_answer(&[of_role(Role::Reservation, no())], Some(Opposes));
    }

    #[test]
    fn who_moves_something_wants_it_whatever_it_is() {
        let moved = of_role(Role::Proposal, said(Stance::None, 0.1));
        let words = moved.statement.text.clone();
        let quote = check_answer(std::slice::from_ref(&moved), Some(ProposesChange));
        assert_eq!(quote, words);
        let quote = check_answer(&[said(ProposesChange, 0.9), moved], Some(ProposesChange));
        assert_eq!(quote, words);
    }

    #[test]
    fn what_is_decided_formal_about_the_whole_or_at_either_end_weighs_more() {
        let beside = |yes: TaggedStatement, doubt: f32, expected| {
            check_answer(&[yes, said(Doubts, doubt)], Some(expected));
        };
        beside(said(Supports, 0.5), 0.9, Doubts);
        let mut decided = said(Supports, 0.1);
        beside(decided.clone(), 0.9, Doubts);
        decided.status = Status::Decided;
        beside(decided, 0.9, SupportsWithReservation);
        let mut whole = said(Supports, 0.5);
        whole.tags[0].section = SectionId::general();
        beside(whole, 0.9, SupportsWithReservation);
        for role in [Role::Decision, Role::Draft, Role::Proposal] {
            let formal = of_role(role, said(Supports, 0.3));
            beside(formal, 0.9, SupportsWithReservation);
        }
        let at = |place: usize| {
            let mut all = vec![said(Stance::None, 0.1); 7];
            all[3] = said(Doubts, 0.9);
            all[place] = said(Supports, 0.5);
            all
        };
        check_answer(&at(2), Some(Doubts));
        check_answer(&at(0), Some(SupportsWithReservation));
        check_answer(&at(6), Some(SupportsWithReservation));
    }

    #[test]
    fn praise_before_a_fault_is_no_refusal_unless_somebody_says_so() {
        let mut praised = said(Doubts, 0.9);
        praised.statement.text = "Vi välkomnar planen men saknar en tidplan.".to_owned();
        check_answer(&[praised.clone()], Some(SupportsWithReservation));
        let mut opposed = praised.clone();
        opposed.stance = Some(Opposes);
        check_answer(&[opposed], Some(Opposes));
        praised.status = Status::Decided;
        check_answer(&[praised], Some(Doubts));
    }
}
