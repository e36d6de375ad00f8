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

use crate::model::{Identity, Overall, Role, Stance, Statement};
use clause::{asks_for_something, clause_where};
use tone::{is_objection, objects, refuses_a_part, turned};
use whole::{
    answers_under_its_heading, is_about_a_part, is_bare, is_of_the_rest, stands_to_the_whole,
};

/// Whether a statement names somebody else as who takes the stand at `at`, or
/// tells of one that was taken before: `Kulturnämnden avstyrker motionen` in
/// another board's answer, `har tidigare avstyrkt motionen` in its own.
pub(crate) fn reports_a_stand(statement: &Statement, at: &Range<usize>) -> bool {
    let (before, after) = (&statement.text[..at.start], &statement.text[at.end..]);
    // those who govern call themselves so, and others call them so
    clause::is_told_of(&statement.text, at)
        || (!before.contains("styret")
            && voice::is_anothers(before, after, statement.kind, &statement.respondents))
}

/// The position of the answer that these statements make up.
pub(super) fn overall(statements: &[Statement], identity: &Identity) -> Option<Overall> {
    let own = |statement: &&Statement| identity.is_own(&statement.respondents);
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
    explicit(&argued).or_else(|| by_parts(&argued))
}

/// What the decision clauses tell.
fn decided(clauses: &[&Statement]) -> Option<Overall> {
    let found = answering(
        clauses
            .iter()
            .filter_map(|statement| judged(statement, "decision")),
    )?;
    Some(qualified(found, clauses))
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
        .filter_map(|statement| judged(statement, "argument"))
        .filter(|found| {
            // Silence and a call for more work are about the whole unless they say of what.
            let silent = matches!(
                found.stance,
                Stance::Abstains | Stance::NoObjection | Stance::ProposesChange
            );
            stands_to_the_whole(&found.quote) || (silent && !is_about_a_part(&found.quote))
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
            .any(|statement| statement.text != found.quote && is_objection(&statement.text));
        return Some(if says_more || asks_for_something(&found.quote) {
            Overall {
                stance: Stance::SupportsWithReservation,
                ..found
            }
        } else {
            found
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

/// A formal no to parts of the proposal where no part is accepted. What yes and
/// no to parts add up to is reckoned with everything else that is said of them.
fn by_parts(argued: &[&Statement]) -> Option<Overall> {
    let mut judged = argued
        .iter()
        .filter_map(|statement| judged(statement, "part").or_else(|| led(statement)))
        .filter(|found| found.stance != Stance::ProposesChange);
    let first = judged.next()?;
    let refuses = |found: &Overall| found.stance == Stance::Opposes;
    (refuses(&first) && judged.all(|found| refuses(&found))).then_some(first)
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
        inferred: false,
        by: None,
    })
}

fn judged(statement: &Statement, source: &str) -> Option<Overall> {
    let is_own =
        |at: &_| voice::is_own(&statement.text, at, statement.kind, &statement.respondents);
    let (stance, rule) = clause_where(&statement.text, is_own)?;
    Some(taken(statement, stance, &format!("{source}:{rule}")))
}

fn taken(statement: &Statement, stance: Stance, rule: &str) -> Overall {
    Overall {
        stance,
        quote: statement.text.clone(),
        rule: rule.to_owned(),
        inferred: false,
        by: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::statement;
    use crate::model::{Passage, RespondentKind, Span};

    const OWN: &str = "Kulturnämnden";

    #[track_caller]
    fn check(said: &[&str], expected: Option<Stance>) {
        let said: Vec<_> = said
            .iter()
            .map(|text| (OWN, Role::Argument, *text))
            .collect();
        check_roles(&said, expected);
    }

    #[track_caller]
    fn check_roles(said: &[(&str, Role, &str)], expected: Option<Stance>) {
        let statements: Vec<Statement> = said
            .iter()
            .zip(0..)
            .map(|((who, role, text), place)| statement(place, who, *role, text))
            .collect();
        check_statements(&statements, OWN, expected);
    }

    #[track_caller]
    fn check_statements(statements: &[Statement], name: &str, expected: Option<Stance>) {
        let identity = Identity {
            respondents: vec![name.to_owned()],
            kind: RespondentKind::Board,
            date: None,
            reference: None,
            minutes_paragraph: None,
            confidence: 1.0,
            grounds: Vec::new(),
        };
        let told = overall(statements, &identity);
        let texts: Vec<&str> = statements.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(told.map(|found| found.stance), expected, "{texts:?}");
    }

    #[test]
    fn an_answer_in_one_word_is_taken_back_only_in_formal_words() {
        use Stance::{Opposes, Supports, SupportsWithReservation};
        let doubts = "Vi vill dock peka på brister i uppföljningen.";
        check(&["Tillstyrker.", doubts], Some(Supports));
        check(&["Bifalles.", doubts], Some(Supports));
        check(&["Avstyrker.", "Planen är bra."], Some(Opposes));
        check(
            &[
                "Tillstyrker.",
                "Nämnden ställer sig positiv till planen med tillägget att kostnaderna bärs.",
            ],
            Some(SupportsWithReservation),
        );
        check(
            &["Motionen avstyrks.", "Intentionen är bra."],
            Some(Opposes),
        );
    }

    #[test]
    fn a_yes_or_no_goes_before_an_abstention_from_details() {
        check(
            &[
                "Nämnden avstår från att lämna synpunkter på enskilda mål.",
                "Nämnden avstyrker planen.",
            ],
            Some(Stance::Opposes),
        );
    }

    #[test]
    fn what_is_decided_goes_before_drafts_and_the_bodys_words_before_others() {
        use Stance::{Opposes, Supports};
        let (yes, no) = ("Nämnden tillstyrker planen.", "Nämnden avstyrker planen.");
        check_roles(
            &[(OWN, Role::Draft, no), (OWN, Role::Decision, yes)],
            Some(Supports),
        );
        check_roles(
            &[(OWN, Role::Draft, no), (OWN, Role::Proposal, yes)],
            Some(Supports),
        );
        let minority = "Minoritet i Kulturnämnden";
        let told = "Planen gäller i fyra år.";
        for role in [Role::Note, Role::Reservation, Role::SpecialStatement] {
            let own = [(OWN, Role::Argument, told), (OWN, role, no)];
            check_roles(&own, Some(Opposes));
            let others = [(OWN, Role::Argument, told), (minority, role, no)];
            check_roles(&others, None);
        }
    }

    #[test]
    fn words_without_an_objection_give_way_to_a_yes_and_to_what_is_said_beside() {
        use Stance::{NoObjection, Supports, SupportsWithReservation};
        let silent = "Nämnden har inget att erinra.";
        check(&[silent, "Vi ställer oss bakom planen."], Some(Supports));
        check(&[silent, "Planen gäller i fyra år."], Some(NoObjection));
        let rest = "Utöver detta har nämnden inget att erinra.";
        check(&[rest, "Planen gäller i fyra år."], Some(NoObjection));
        check(
            &[
                rest,
                "Taxan bör tas bort.",
                "Det finns en risk att avgiften slår fel.",
            ],
            Some(SupportsWithReservation),
        );
        check(
            &["Nämnden har inga synpunkter utöver att taxan måste sänkas."],
            Some(SupportsWithReservation),
        );
    }

    #[test]
    fn words_that_name_nothing_answer_their_heading_where_there_are_several() {
        use Stance::{NoObjection, Opposes, Supports};
        let under = |said: &[(&str, &str)], expected| {
            let statements: Vec<Statement> = said
                .iter()
                .zip(0..)
                .map(|((heading, text), place)| Statement {
                    headings: vec![(*heading).to_owned()],
                    ..statement(place, OWN, Role::Argument, text)
                })
                .collect();
            check_statements(&statements, OWN, expected);
        };
        let (goals, fees) = ("2 Mål", "4 Avgifter");
        under(
            &[(goals, "Inga synpunkter."), (fees, "Nämnden avstyrker.")],
            None,
        );
        under(
            &[(fees, "Taxan är hög."), ("Övrigt", "Inga synpunkter.")],
            None,
        );
        under(
            &[
                (goals, "Inga synpunkter."),
                (fees, "Nämnden avstyrker planen."),
            ],
            Some(Opposes),
        );
        under(&[(goals, "Inga synpunkter.")], Some(NoObjection));
        under(
            &[
                ("Ställningstagande", "Tillstyrker."),
                (fees, "Taxan är hög."),
            ],
            Some(Supports),
        );
    }

    #[test]
    fn an_abstention_from_all_stays_one() {
        use Stance::{Abstains, Opposes};
        let no = "Nämnden avstyrker planen.";
        check(&["Nämnden avstår från att yttra sig.", no], Some(Abstains));
        let details = "Nämnden avstår från att lämna synpunkter på enskilda mål.";
        let silent = "Nämnden avstår från att yttra sig över övriga remisser.";
        check(&[details, silent, no], Some(Opposes));
    }

    #[test]
    fn a_stand_on_a_part_is_none_on_the_whole() {
        use Stance::{Opposes, Supports};
        let (yes, no) = (
            "Nämnden tillstyrker förslaget att avgiften slopas.",
            "Nämnden avstyrker förslaget att taxan höjs.",
        );
        check(&[yes], None);
        check(&["Nämnden har inga synpunkter på avsnitt 3."], None);
        check(&[no], Some(Opposes));
        check(&[yes, no], None);
        check(&[no, yes], None);
        let back = "Avsnittet om avgifter bör återremitteras.";
        check(&[back, no], Some(Opposes));
        check(&["Nämnden tillstyrker planen."], Some(Supports));
    }

    #[test]
    fn a_yes_is_reserved_by_a_turn_or_a_no_to_a_part_and_by_nothing_milder() {
        use Stance::{Opposes, Supports, SupportsWithReservation};
        let yes = "Nämnden tillstyrker planen.";
        let between = "Planen gäller i fyra år.";
        let turn = "Vi vill dock att texten kortas.";
        check(&[yes, turn], Some(SupportsWithReservation));
        check(&[yes, between, turn], Some(Supports));
        let refusal = "Nämnden avstyrker avsnittet om avgifter.";
        check(&[yes, between, refusal], Some(SupportsWithReservation));
        // formal words are not taken back by wishes, soft ones are
        let wishes = ["Målen bör förtydligas.", "Planen saknar en tidplan."];
        check(&[yes, wishes[0], wishes[1]], Some(Supports));
        let soft = "Nämnden ställer sig positiv till planen.";
        check(&[soft, wishes[0], wishes[1]], Some(SupportsWithReservation));
        check(&[soft, wishes[0], between], Some(Supports));
        let reserved =
            "Nämnden ställer sig positiv till planen med tillägget att kostnaderna bärs.";
        check(&["Avstyrker.", reserved], Some(Opposes));
    }

    #[test]
    fn a_decision_to_consent_is_reserved_by_one_that_asks_for_changes() {
        use Stance::{Supports, SupportsWithReservation};
        let decided = |second| {
            [
                (OWN, Role::Decision, "Nämnden tillstyrker planen."),
                (OWN, Role::Decision, second),
            ]
        };
        let asks = decided("Nämnden föreslår att målen förtydligas.");
        check_roles(&asks, Some(SupportsWithReservation));
        let consents = decided("Nämnden tillstyrker och förordar att planen antas.");
        check_roles(&consents, Some(Supports));
        let office = "Stadsledningskontoret";
        let text = "Stadsledningskontoret tillstyrker planen som föreslår att målen ändras.";
        let statements = [statement(0, office, Role::Decision, text)];
        check_statements(&statements, office, Some(Supports));
    }

    #[test]
    fn only_words_that_lead_to_a_list_speak_for_its_items() {
        let led = |lead: &str| {
            let mut item = statement(40, OWN, Role::Argument, "att avgiften för material höjs.");
            item.context = Some(Passage {
                span: Span::new(0, lead.len()),
                text: lead.to_owned(),
            });
            [item]
        };
        check_statements(&led("Nämnden avstyrker:"), OWN, Some(Stance::Opposes));
        check_statements(&led("Nämnden avstyrker det."), OWN, None);
    }

    #[test]
    fn those_who_govern_speak_for_themselves() {
        let reports = |text: &str| {
            let mut said = statement(0, "Vänsterpartiet", Role::Argument, text);
            said.kind = RespondentKind::Party;
            let at = text.find("avstyrker").unwrap();
            reports_a_stand(&said, &(at..at + "avstyrker".len()))
        };
        assert!(!reports("Det rödgröna styret avstyrker motionen."));
        assert!(reports("Förvaltningen avstyrker motionen."));
    }
}
