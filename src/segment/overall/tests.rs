use super::*;
use crate::model::RespondentKind;
use crate::model::fixture::statement;

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
fn an_abstention_from_a_part_leaves_the_whole_open() {
    use Stance::{Abstains, Opposes};
    for part in [
        "Nämnden delar bedömningen av avgiften men tar inte ställning till om den bör regleras i lag.",
        "Nämnden tar inte ställning till ett eventuellt behov av riktlinjer utanför centrum.",
        "Nämnden tar inte ställning till förslaget om avgifter.",
        "Nämnden avstår från att lämna synpunkter på den delen.",
        "Nämnden välkomnar målen men tar inte ställning till avgiften.",
    ] {
        check(&[part], None);
        check(&[part, "Nämnden avstyrker planen."], Some(Opposes));
    }
    for whole in [
        "Nämnden tar inte ställning till planen.",
        "Nämnden tar inte ställning.",
        "Att avstå från att ta ställning till förslagen i ärendet.",
        "Nämnden ser positivt på frågan men avstår från att yttra sig.",
        "Nämnden delar bilden men tar inte ställning till motionen.",
    ] {
        check(&[whole], Some(Abstains));
    }
}

#[test]
fn agreement_with_what_others_wrote_is_no_yes_to_the_proposal() {
    use Stance::Supports;
    for text in [
        "Nämnden ställer sig bakom de synpunkter som Ekförbundet framför i sitt remissvar.",
        "Nämnden ställer sig helt bakom Ekverkets yttrande över förslaget.",
        "Nämnden står bakom remissvaret från Ekförbundet om planen.",
    ] {
        check(&[text], None);
    }
    for text in [
        "Nämnden ställer sig bakom förslaget och de synpunkter som Ekförbundet framför.",
        "Nämnden ställer sig bakom förvaltningens synpunkter på planen.",
        "Nämnden ställer sig bakom planen som Ekverket lämnat.",
    ] {
        check(&[text], Some(Supports));
    }
}

#[test]
fn a_no_to_one_of_several_proposals_is_no_refusal_of_all() {
    use Stance::{Opposes, SupportsWithReservation};
    let no = "Nämnden avstyrker förslaget.";
    let item = "3. Hamngatan: Nämnden avstyrker förslaget.";
    let yes = "Nämnden står bakom förslaget att flytta hamnen.";
    check(&[item, yes], Some(SupportsWithReservation));
    check(&[item, "Hamnen är stor."], Some(Opposes));
    check(&[no, yes], Some(Opposes));
    check(&["Nämnden avstyrker planen.", yes], Some(Opposes));
    check(
        &["Nämnden avstyrker förslaget i sin helhet.", yes],
        Some(Opposes),
    );
    check(
        &["Nämnden är positiv till delar av förslagen men avstyrker andra."],
        Some(SupportsWithReservation),
    );
    // what is said of parts is summed with everything else
    let refused = "Nämnden avstyrker utredningens förslag att taxan höjs.";
    check(&[refused], None);
    check(&[refused, "Nämnden stödjer förslaget om nya mål."], None);
}

#[test]
fn what_those_above_would_decide_is_no_stand_of_who_answers() {
    use Stance::Supports;
    let moved = "Kommunfullmäktige ställer sig bakom det som sägs i motionen.";
    check(&[moved], None);
    check(&["Kommunstyrelsen ställer sig bakom motionen."], None);
    check_roles(&[(OWN, Role::Draft, moved)], Some(Supports));
    let municipality = "Ekstads kommun";
    check_statements(
        &[statement(
            0,
            municipality,
            Role::Argument,
            "Kommunstyrelsen ställer sig bakom planen.",
        )],
        municipality,
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
    use Stance::Supports;
    let (yes, no) = (
        "Nämnden tillstyrker förslaget att avgiften slopas.",
        "Nämnden avstyrker förslaget att taxan höjs.",
    );
    check(&[yes], None);
    check(&["Nämnden har inga synpunkter på avsnitt 3."], None);
    check(&[no], None);
    check(&[yes, no], None);
    check(&[no, yes], None);
    let back = "Avsnittet om avgifter bör återremitteras.";
    check(&[back, no], None);
    check(&["Nämnden tillstyrker planen."], Some(Supports));
    for part in [
        "Nämnden har inget att erinra mot att badet flyttas.",
        "Nämnden avstår från att yttra sig om ishallarna.",
        "Nämnden avstyrker programmets andra del.",
        "Programmet tar inte ställning till var badet ska ligga.",
        "Vi beklagar att utredaren avstått från att lämna förslag.",
        "Nämnden tar inte ställning till övriga delar.",
        "3.2 Inga synpunkter.",
        "Rådet tar inte ställning till budget, uppföljning och bolag.",
        "Det kan vi inte ta ställning till.",
        "Vi är emot att bokbussen läggs ned.",
    ] {
        check(&[part], None);
    }
    let yes = "Ja, vi tillstyrker kulturplanen.";
    check(&["Det kan vi inte ta ställning till.", yes], Some(Supports));
    check(
        &["Nämnden tar inte ställning till planen."],
        Some(Stance::Abstains),
    );
    check(&["Vi är emot planen."], Some(Stance::Opposes));
}

#[test]
fn a_decision_by_parts_is_a_yes_with_a_reservation() {
    use Stance::SupportsWithReservation;
    let (yes, no, rest) = (
        "att tillstyrka avsnitten 3.1 och 3.5,",
        "att avstyrka avsnitt 3.3 och 4.2, samt",
        "att i övrigt lämna förslaget utan erinran.",
    );
    let decided = |texts: &[&'static str]| -> Vec<_> {
        texts
            .iter()
            .map(|text| (OWN, Role::Decision, *text))
            .collect()
    };
    check_roles(&decided(&[yes, no, rest]), Some(SupportsWithReservation));
    check_roles(&decided(&[no, yes]), Some(SupportsWithReservation));
    check_roles(&decided(&[no]), None);
}

#[test]
fn what_is_said_under_the_heading_of_a_part_is_about_it() {
    let under = |place: usize, heading: &str, text: &str| {
        let mut said = statement(place, OWN, Role::Argument, text);
        said.headings = vec![heading.to_owned()];
        said
    };
    let parts = [
        under(0, "Avgifter", "Nämnden avstyrker förslaget."),
        under(40, "Spontanidrott", "Utegymmen är mycket bra."),
    ];
    check_statements(&parts, OWN, None);
    let whole = [
        under(0, "Nämndens bedömning", "Nämnden avstyrker förslaget."),
        under(40, "Spontanidrott", "Utegymmen är mycket bra."),
    ];
    check_statements(&whole, OWN, Some(Stance::Opposes));
}

#[test]
fn conditions_and_earlier_stands_are_no_plain_yes() {
    use Stance::{Opposes, Supports, SupportsWithReservation};
    for conditional in [
        "Nämnden kan tillstyrka programmet först när medlen finns.",
        "Nämnden instämmer i huvudsak i förslaget.",
        "Nämnden är i grunden positiv till planen men kan inte acceptera avgifterna.",
    ] {
        check(&[conditional], Some(SupportsWithReservation));
    }
    for earlier in [
        "Nämnden skulle ha tillstyrkt programmet om det hade medel.",
        "I det förra remissvaret avstyrkte nämnden programmet.",
        "Nämnden yttrade sig 2021 över det förra programmet och ställde sig då bakom det.",
    ] {
        check(&[earlier], None);
    }
    check(
        &["Nämnden avstyrker förslaget i dess nuvarande form."],
        Some(Opposes),
    );
    check(&["Nämnden ställde sig bakom planen."], Some(Supports));
    let no = "Nämnden avstyrker att badet flyttas.";
    check(
        &[no, "I övrigt har nämnden inga synpunkter."],
        Some(SupportsWithReservation),
    );
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
    let reserved = "Nämnden ställer sig positiv till planen med tillägget att kostnaderna bärs.";
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
