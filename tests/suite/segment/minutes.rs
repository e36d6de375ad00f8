//! Minutes: who speaks in which part of them, and in which role.

use super::position::overall;
use super::{MINUTES, read, read_file, said, texts};
use remiss::model::{BoilerplateReason, Fate, Role, Stance};
use remiss::segment::link;

#[test]
fn each_role_has_its_own_speaker() {
    let (_, found) = read(MINUTES);
    assert_eq!(
        said(&found),
        [
            (
                Role::Decision,
                "Socialnämnden".to_owned(),
                "Socialnämnden tillstyrker förslaget till äldreplan med följande synpunkter."
            ),
            (
                Role::Proposal,
                "Moderaterna".to_owned(),
                "Bo Al (M) yrkar avslag på förslaget."
            ),
            (
                Role::Reservation,
                "Moderaterna".to_owned(),
                "Vi kan inte ställa oss bakom planen."
            ),
            (
                Role::Reservation,
                "Moderaterna".to_owned(),
                "Den är för dyr."
            ),
            (
                Role::Draft,
                "Socialnämnden".to_owned(),
                "Socialnämnden tillstyrker förslaget till äldreplan med följande synpunkter."
            ),
            (
                Role::Argument,
                "Socialnämnden".to_owned(),
                "Förvaltningen ser positivt på planen."
            ),
            (
                Role::Argument,
                "Socialnämnden".to_owned(),
                "att målet sänks"
            ),
            (
                Role::Argument,
                "Socialnämnden".to_owned(),
                "att tiden förlängs."
            ),
            (
                Role::Argument,
                "Socialnämnden".to_owned(),
                "Ett år räcker inte."
            ),
        ]
    );
}

#[test]
fn formalities_have_their_reason() {
    let (document, found) = read(MINUTES);
    let reason = |words: &str| {
        found.ledger.iter().find_map(|entry| match entry.fate {
            Fate::Boilerplate { reason } if document.slice(entry.span).starts_with(words) => {
                Some(reason)
            }
            _ => None,
        })
    };
    assert_eq!(
        reason("Sammanträdesdatum"),
        Some(BoilerplateReason::Minutes)
    );
    assert_eq!(reason("Närvarande"), Some(BoilerplateReason::Attendance));
    assert_eq!(
        reason("Socialnämnden översänder"),
        Some(BoilerplateReason::Procedure)
    );
    assert_eq!(
        reason("Socialnämnden förklarar"),
        Some(BoilerplateReason::Minutes)
    );
    assert_eq!(reason("Kommunstyrelsen"), Some(BoilerplateReason::Dispatch));
    assert_eq!(
        reason("Förvaltningsdirektör"),
        Some(BoilerplateReason::Signature)
    );
    assert_eq!(
        reason("Förvaltningen har inte funnit"),
        Some(BoilerplateReason::Formula)
    );
}

#[test]
fn items_keep_the_words_that_introduce_them_and_headings_above() {
    let (_, found) = read(MINUTES);
    let item = |text: &str| {
        let mut all = found.statements.iter();
        all.find(|statement| statement.text == text)
            .expect("the item is a statement")
    };
    let first = item("att målet sänks");
    assert_eq!(
        first.context.as_ref().map(|passage| passage.text.as_str()),
        Some("Vi föreslår dock följande:")
    );
    assert_eq!(
        first.headings.last().map(String::as_str),
        Some("Förvaltningens bedömning")
    );
}

#[test]
fn the_decision_tells_the_position_and_leads_the_draft() {
    let (_, found) = read(MINUTES);
    let overall = found.overall.as_ref().expect("the decision takes a stand");
    assert_eq!(overall.stance, Stance::SupportsWithReservation);
    assert!(overall.quote.starts_with("Socialnämnden tillstyrker"));
    let mut statements = found.statements.clone();
    link(&mut statements);
    let of = |role: Role| {
        let mut all = statements.iter();
        all.find(|statement| statement.role == role)
            .expect("both roles are there")
    };
    assert_eq!(
        of(Role::Draft).draft_of.as_ref(),
        Some(&of(Role::Decision).id)
    );
    assert_eq!(of(Role::Decision).duplicate_of, None);
}

#[test]
fn headings_run_into_their_text_open_zones() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Utdrag ur protokoll Sammanträdesdatum: 2024-03-27",
        "Beslut Kulturnämnden avstyrker motionen.",
        "Handlingar 1. Yrkande från M den 27 mars 2024, 2. Tjänsteutlåtande den 14 mars 2024",
        "Protokollsanteckning Anna Ek (KD) lägger protokollsanteckning enligt följande:",
        "”Om jag hade fått rösta hade jag röstat nej.”",
        "Protokollsutdrag skickas till Kommunstyrelsen",
    ]);
    assert_eq!(
        said(&found),
        [
            (
                Role::Decision,
                "Kulturnämnden".to_owned(),
                "Kulturnämnden avstyrker motionen."
            ),
            (
                Role::Note,
                "Kristdemokraterna".to_owned(),
                "”Om jag hade fått rösta hade jag röstat nej.”"
            ),
        ]
    );
}

#[test]
fn what_a_party_asks_the_meeting_to_decide_is_its_proposal() {
    let (_, identity, found) = read_file(
        &[
            "Initiativ till kommunstyrelsens möte",
            "Programmet antogs för två år sedan och bör nu följas upp av kommunstyrelsen.",
            "Med hänvisning till detta föreslår Vänsterpartiet:",
            "- Att stadskansliet får i uppdrag att utvärdera programmet.",
            "För Vänsterpartiet i Kommunstyrelsen",
        ],
        "svar.docx",
    );
    let asked = found
        .statements
        .iter()
        .find(|statement| statement.text.starts_with("Att "));
    let asked = asked.expect("the item is a statement");
    assert_eq!(asked.role, Role::Proposal);
    assert_eq!(asked.respondents, ["Vänsterpartiet"]);
    let overall = overall(&identity, &found).expect("a position");
    assert_eq!(overall.stance, Stance::ProposesChange);
    assert_eq!(overall.quote, asked.text);
}

#[test]
fn special_statements_and_motions_have_their_roles() {
    let (_, found) = read(&[
        "Utbildningsnämnden",
        "Sammanträdesprotokoll 2019-06-11",
        "# Förslag till beslut",
        "Utbildningsnämnden avstyrker förslaget.",
        "Ordföranden Anna Ek (M) föreslog bifall till förvaltningens förslag.",
        "# Reservation",
        "Bo Al (V) reserverar sig mot beslutet.",
        "Särskilt uttalande (L)",
        "Lars Lind (L) anser att det är bra att ett samlat anslag införs.",
    ]);
    let said = said(&found);
    let roles: Vec<(Role, &str)> = said
        .iter()
        .map(|(role, by, _)| (*role, by.as_str()))
        .collect();
    assert_eq!(
        roles,
        [
            (Role::Draft, "Utbildningsnämnden"),
            (Role::Proposal, "Moderaterna"),
            (Role::Reservation, "Vänsterpartiet"),
            (Role::SpecialStatement, "Liberalerna"),
        ]
    );
}

#[test]
fn a_sentence_about_the_chair_is_no_signature() {
    let text = "Ordföranden anser att förslaget ska avstyrkas.";
    let (_, found) = read(&["Socialnämnden", "Yttrande", text, "Anna Ek", "Ordförande"]);
    assert_eq!(texts(&found), [text]);
}
