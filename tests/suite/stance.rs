//! What wording says of a proposal, and what a respondent's statements on a
//! section amount to.

use remiss::model::{
    ContentHash, Manner, Origin, Overall, OverallRule, Passage, Programme, ReadState,
    RespondentKind, Role, Span, Stance, Statement, StatementId, Status, TaggedStatement, Warning,
};
use remiss::report::{Basis, Rule, combined};
use remiss::tag::stance::cue;
use remiss::tag::{Models, Tagger, flag_unclaimed_criticism, infer_overall, unclaimed_criticism};

use crate::search_query::{Line, consultation};

/// What formal wording gives by itself.
fn decides(text: &str, expected: Option<Stance>) {
    let found = cue::verdict(text).map(|cue| cue.stance);
    assert_eq!(found, expected, "{text}");
}

#[test]
fn formal_wording_decides_with_negation_and_scope() {
    use Stance::{
        Abstains, Asks, NoObjection, Opposes, Supports, SupportsWithReservation as Reserved,
    };
    for (text, stance) in [
        ("Nämnden tillstyrker förslaget.", Supports),
        ("Nämnden tillstyrker inte förslaget.", Opposes),
        ("Nämnden kan inte tillstyrka förslaget.", Opposes),
        ("Nämnden kan dock inte ställa sig bakom målen.", Opposes),
        ("Nämnden kan inte annat än tillstyrka förslaget.", Supports),
        (
            "Nämnden tillstyrker inte bara målen utan hela planen.",
            Supports,
        ),
        (
            "Det har inte varit lätt, men nämnden tillstyrker förslaget.",
            Supports,
        ),
        ("Bolaget ställer sig bakom förslaget.", Supports),
        ("Rådet avstyrker remissen.", Opposes),
        ("Rådet avstyrker inte remissen.", NoObjection),
        ("Förbundet motsätter sig avgiften.", Opposes),
        ("Förbundet motsätter sig inte avgiften.", NoObjection),
        ("Partiet yrkar avslag på ärendet.", Opposes),
        ("Vi är emot planen.", Opposes),
        ("Vi avråder från planen.", Opposes),
        ("Rådet stöder förslaget.", Supports),
        ("Bolaget har inget att erinra mot förslaget.", NoObjection),
        ("Bolaget har ingenting att invända.", NoObjection),
        ("Nämnden lämnar förslaget utan erinran.", NoObjection),
        ("Nämnden har inga synpunkter på förslaget.", NoObjection),
        ("Nämnden har inga särskilda synpunkter.", NoObjection),
        ("Nämnden avstår från att yttra sig.", Abstains),
        ("Nämnden avstår från att lämna synpunkter.", Abstains),
        ("Styrelsen tar inte ställning till avsnittet.", Abstains),
        ("Rådet tillstyrker remissen med kommentarer.", Reserved),
        (
            "Nämnden tillstyrker under förutsättning att medel skjuts till.",
            Reserved,
        ),
        (
            "Nämnden tillstyrker förslaget men föreslår en senare start.",
            Reserved,
        ),
        ("Nämnden tillstyrker i huvudsak förslaget.", Reserved),
        ("Hur ska uppföljningen gå till?", Asks),
    ] {
        decides(text, Some(stance));
    }
}

#[test]
fn wording_that_says_both_or_nothing_decides_nothing() {
    for text in [
        "Nämnden tillstyrker målen men avstyrker avgiften.",
        "Nämnden anser att förslaget bör bedömas.",
        "Nämnden har tagit del av remissen.",
        "",
    ] {
        decides(text, None);
    }
}

#[test]
fn what_is_denied_is_no_criticism() {
    let critical = |text: &str| {
        let cues = cue::cues(text);
        let mut critical =
            (cues.iter()).filter(|cue| matches!(cue.stance, Stance::Opposes | Stance::Doubts));
        critical.next().map(|cue| text[cue.at.clone()].to_owned())
    };
    assert_eq!(critical("Vi ser ingen risk med förslaget."), None);
    assert_eq!(critical("Det finns inga brister."), None);
    assert_eq!(critical("Vi avvisar inte tanken."), None);
    assert_eq!(critical("Vi beklagar inte valet."), None);
    let risk = critical("Det finns en risk att kostnaden ökar.");
    assert_eq!(risk.as_deref(), Some("finns en risk"));
}

#[test]
fn agreement_praise_and_polite_wishes_are_heard() {
    use Stance::{Opposes, ProposesChange, Supports};
    for (text, expected) in [
        ("Rådet håller med om detta.", Supports),
        ("Rådet håller inte med om detta.", Opposes),
        ("Vi ser en fördel i att målen samlas.", Supports),
        ("Det gläder oss att målen samlas.", Supports),
        ("Planen bidrar till ökad trygghet.", Supports),
        ("Här kan med fördel målen nämnas.", ProposesChange),
        ("Det vore önskvärt att målen nämndes.", ProposesChange),
    ] {
        let found = cue::cues(text);
        assert!(
            found.iter().any(|cue| cue.stance == expected)
                && !found
                    .iter()
                    .any(|cue| cue.stance == Supports && expected != Supports),
            "{text}: {found:?}"
        );
    }
}

fn statement(start: usize, role: Role, text: &str) -> Statement {
    Statement {
        id: StatementId::new(&ContentHash::of(b"svar"), start),
        span: Span::new(start, start + text.len()),
        text: text.to_owned(),
        page: None,
        paragraph: start,
        role,
        respondents: vec!["Kulturnämnden".to_owned()],
        kind: RespondentKind::Board,
        headings: Vec::new(),
        context: None,
        duplicate_of: None,
        draft_of: None,
        language: "sv".to_owned(),
        manner: Manner::Text,
    }
}

fn tagged(role: Role, stance: Stance, status: Status) -> TaggedStatement {
    TaggedStatement {
        statement: statement(0, role, "Nämnden vill en sak."),
        tags: Vec::new(),
        stance: Some(stance),
        stance_confidence: 1.0,
        stance_origin: Origin::Rule,
        stance_evidence: Vec::new(),
        status,
    }
}

fn amounts_to(stances: &[(Role, Stance)], expected: Option<(Stance, Rule)>) {
    let all: Vec<TaggedStatement> = stances
        .iter()
        .map(|(role, stance)| tagged(*role, *stance, Status::Suggested))
        .collect();
    let found = combined(&all).map(|position| (position.stance, position.rule));
    assert_eq!(found, expected, "{stances:?}");
}

#[test]
fn a_position_tells_the_rule_that_made_it() {
    let own = Role::Argument;
    amounts_to(&[], None);
    amounts_to(&[(own, Stance::None)], None);
    amounts_to(
        &[(own, Stance::Supports), (own, Stance::Opposes)],
        Some((Stance::Opposes, Rule::Objection)),
    );
    amounts_to(
        &[(own, Stance::Supports), (own, Stance::Doubts)],
        Some((
            Stance::SupportsWithReservation,
            Rule::SupportBesideCriticism,
        )),
    );
    amounts_to(
        &[(own, Stance::SupportsWithReservation), (own, Stance::Asks)],
        Some((Stance::SupportsWithReservation, Rule::Reservation)),
    );
    amounts_to(
        &[(own, Stance::Doubts), (own, Stance::Asks)],
        Some((Stance::Doubts, Rule::Weightiest)),
    );
    amounts_to(
        &[(own, Stance::NoObjection), (own, Stance::None)],
        Some((Stance::NoObjection, Rule::Weightiest)),
    );
}

#[test]
fn a_minority_never_speaks_for_the_body() {
    for role in [
        Role::Reservation,
        Role::SpecialStatement,
        Role::Note,
        Role::Proposal,
    ] {
        amounts_to(
            &[(Role::Decision, Stance::Supports), (role, Stance::Opposes)],
            Some((Stance::Supports, Rule::Weightiest)),
        );
        amounts_to(
            &[(Role::Argument, Stance::None), (role, Stance::Opposes)],
            None,
        );
    }
}

#[test]
fn what_a_person_decided_goes_before_what_the_machine_suggests() {
    let all = [
        tagged(Role::Argument, Stance::Opposes, Status::Suggested),
        tagged(Role::Argument, Stance::Supports, Status::Decided),
    ];
    let position = combined(&all).expect("two take a position");
    assert_eq!(
        (position.stance, position.basis),
        (Stance::Supports, Basis::Decided)
    );
}

#[test]
fn every_stance_rests_on_words_that_stand_there() {
    let texts = [
        "Nämnden tillstyrker förslaget.",
        "Nämnden ser en risk att avgiften slår hårt mot små föreningar.",
        "Avsnittet bör kompletteras med en tidplan.",
        "Lokalerna byggdes 1974 och rymmer tre avdelningar.",
        "Det ges för lite tid.",
    ];
    let statements: Vec<Statement> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| statement(at, Role::Argument, text))
        .collect();
    let tagger = Tagger::new(Models::embedded());
    let judged = tagger.tag(&Programme::default(), &statements, &[]);
    assert_eq!(judged[0].stance, Some(Stance::Supports));
    assert_eq!(judged[0].stance_evidence[0].text, "tillstyrker");
    assert_eq!(judged[1].stance, Some(Stance::Doubts));
    assert_eq!(judged[2].stance, Some(Stance::ProposesChange));
    for (judged, text) in judged.iter().zip(texts) {
        assert!((0.0..=1.0).contains(&judged.stance_confidence));
        assert_eq!(
            judged.stance.is_none(),
            judged.stance_evidence.is_empty(),
            "{text}"
        );
        assert!(
            judged
                .stance_evidence
                .iter()
                .all(|evidence| text.contains(&evidence.text) && !evidence.text.is_empty()),
            "{text}"
        );
    }
}

fn flagged(lines: &[(Role, Stance, &str)]) -> Option<String> {
    let all: Vec<TaggedStatement> = lines
        .iter()
        .map(|(role, stance, text)| TaggedStatement {
            statement: statement(0, *role, text),
            ..tagged(*role, *stance, Status::Suggested)
        })
        .collect();
    unclaimed_criticism(&all.iter().collect::<Vec<_>>())
}

#[test]
fn critical_wording_without_a_critical_statement_is_flagged() {
    let own = Role::Argument;
    let risk = "Kostnaden riskerar att öka.";
    assert!(flagged(&[(own, Stance::None, risk)]).is_some_and(|why| why.contains("riskerar")));
    assert_eq!(flagged(&[(own, Stance::Doubts, risk)]), None);
    assert_eq!(flagged(&[(Role::Quoted, Stance::None, risk)]), None);
    let request = (own, Stance::ProposesChange, "Avsnittet bör kortas.");
    assert_eq!(flagged(&[request]), None);
    assert_eq!(
        flagged(&[request, request]).as_deref(),
        Some("Avsnittet bör kortas.")
    );
    assert!(flagged(&[request, (own, Stance::None, risk)]).is_some_and(|why| why == risk));
    let formal = "Nämnden ifrågasätter taxan.";
    let both = [(own, Stance::None, risk), (own, Stance::None, formal)];
    assert_eq!(flagged(&both).as_deref(), Some(formal));
    assert_eq!(
        flagged(&[(own, Stance::Supports, "Vi tackar för remissen.")]),
        None
    );
}

/// The stance of statements that argue, each with the words that lead to it.
fn judged(lines: &[(Option<&str>, &str)]) -> Vec<Option<Stance>> {
    let mut start = 0;
    let statements: Vec<Statement> = lines
        .iter()
        .map(|(lead, text)| {
            let context = lead.map(|lead| Passage {
                span: Span::new(start, start + lead.len()),
                text: lead.to_owned(),
            });
            start += lead.map_or(0, str::len) + 1;
            let mut statement = statement(start, Role::Argument, text);
            statement.context = context;
            start += text.len() + 1;
            statement
        })
        .collect();
    let programme = Programme::default();
    Tagger::new(Models::embedded())
        .tag(&programme, &statements, &[])
        .into_iter()
        .map(|tagging| tagging.stance)
        .collect()
}

#[test]
fn items_of_a_list_take_the_stance_that_leads_to_them() {
    use Stance::{Opposes, ProposesChange, Supports};
    let yes = Some("Universitetet tillstyrker:");
    let no = Some("Förbundet avstyrker förslagen att:");
    let wants = Some("Förbundet föreslår att:");
    let found = judged(&[
        (yes, "fyraåriga överenskommelser"),
        (yes, "en särskild analysfunktion"),
        (no, "endast formulera kriterier för tre av stegen"),
        (no, "fyraåriga överenskommelser"),
        (wants, "kriterier skrivs för alla steg"),
        // its own words go before those that lead to it
        (yes, "Förslaget om avgifter avstyrks."),
    ]);
    let expected = [
        Supports,
        Supports,
        Opposes,
        Opposes,
        ProposesChange,
        Opposes,
    ];
    assert_eq!(found, expected.map(Some));
}

#[test]
fn items_of_a_list_ask_for_what_its_words_say_is_needed() {
    let wanted = [
        (
            "Stora förändringar krävs ifråga om:",
            "naturresursförvaltning",
        ),
        (
            "Planen kan utvecklas vidare i vissa delar, särskilt:",
            "cykelvägar till hamnen",
        ),
        (
            "Föreningen anser:",
            "Att en redovisning görs av hur cyklar tas med på tåget.",
        ),
        ("Föreningen anser:", "Att 17 miljoner skall avsättas."),
    ];
    for (lead, item) in wanted {
        let found = judged(&[(Some(lead), item)]);
        assert_eq!(found, [Some(Stance::ProposesChange)], "{lead} {item}");
    }
    let broken_off = [
        (
            "Det krävs ett omarbetat förslag där;",
            "medlen fördelas så att bristerna inte växer,",
        ),
        (
            "Anna Ek (S) yrkade att fullmäktige skulle besluta",
            "Utskottet skall bestå av fem ledamöter.",
        ),
    ];
    for (lead, item) in broken_off {
        let found = judged(&[(Some(lead), item)]);
        assert_eq!(found, [Some(Stance::ProposesChange)], "{lead} {item}");
    }
    let told = judged(&[(
        Some("Planen handlar om:"),
        "cykelvägar, gator och torg i staden",
    )]);
    assert_ne!(told, [Some(Stance::ProposesChange)]);
}

#[test]
fn who_says_in_formal_words_that_they_do_not_refuse_is_not_critical() {
    use Stance::{NoObjection, Opposes};
    for (text, expected) in [
        ("Vi avstyrker inte planen.", NoObjection),
        ("Vi motsätter oss inte planen.", NoObjection),
        ("Vi är emot planen.", Opposes),
        ("Vi protesterar mot att planen antas.", Opposes),
    ] {
        assert_eq!(judged(&[(None, text)]), [Some(expected)], "{text}");
    }
}

#[test]
fn support_in_plain_words_is_support_and_praise_denied_is_criticism() {
    use Stance::{Doubts, Opposes, Supports, SupportsWithReservation};
    for (text, expected) in [
        (
            "Styrelsen för föreningen stöder denna inriktning.",
            Supports,
        ),
        ("Vidare stödjer rådet förslaget med 15 ledamöter.", Supports),
        ("Rådet stödjer inte förslaget.", Opposes),
        ("Vi välkomnar inte planen.", Doubts),
        (
            "Regionen stöder i huvudsak förslaget.",
            SupportsWithReservation,
        ),
    ] {
        assert_eq!(judged(&[(None, text)]), [Some(expected)], "{text}");
    }
}

#[test]
fn who_would_have_liked_to_see_something_asks_for_it() {
    for text in [
        "Vi hade gärna sett att utredningen haft en bredare ansats.",
        "En anledning är att vi gärna hade sett att fler alternativ vägts mot varandra.",
        "Rådet hade önskat en tydligare koppling till barnkonventionen.",
    ] {
        let [Some(stance)] = judged(&[(None, text)])[..] else {
            panic!("{text}");
        };
        assert!(
            matches!(stance, Stance::ProposesChange | Stance::Doubts),
            "{text} {stance}"
        );
    }
    let text = "Nämnden tillstyrker förslaget men hade gärna sett en tidplan.";
    let stance = judged(&[(None, text)]);
    assert_ne!(stance, [Some(Stance::ProposesChange)], "{text}");
}

#[test]
fn what_the_proposal_says_is_not_asked_for_by_who_retells_it() {
    use Stance::{Doubts, None as Nothing, ProposesChange};
    for (text, expected) in [
        (
            "Enligt utredningens förslag bör kommunerna få ett större ansvar.",
            Nothing,
        ),
        ("Utredningen föreslår att avgifterna ska slopas.", Nothing),
        (
            "Det anges att biblioteken ska hållas öppna på söndagar.",
            Nothing,
        ),
        (
            "Enligt utredningens direktiv är syftet att värna och stärka äganderätten.",
            Nothing,
        ),
        // What somebody adds is their own.
        (
            "Enligt förslaget ska nämnden ansvara för detta, vilket vi ser som en brist.",
            Doubts,
        ),
        ("Utredningen anger inte hur kostnaderna ska täckas.", Doubts),
        (
            "Nämnden föreslår att avgifterna ska slopas.",
            ProposesChange,
        ),
    ] {
        assert_eq!(judged(&[(None, text)]), [Some(expected)], "{text}");
    }
}

#[test]
fn a_stand_of_another_body_is_not_the_tellers() {
    use Stance::{None as Nothing, Opposes, Supports};
    for (text, expected) in [
        ("Kulturnämnden avstyrker planen.", Opposes),
        ("Socialnämnden avstyrker planen.", Nothing),
        ("Socialnämnden tillstyrker planen.", Nothing),
        (
            "Till skillnad från Socialnämnden tillstyrker vi planen.",
            Supports,
        ),
        (
            "Vi har läst socialnämndens svar och tillstyrker planen.",
            Supports,
        ),
    ] {
        assert_eq!(judged(&[(None, text)]), [Some(expected)], "{text}");
    }
    let others = "Socialnämnden tillstyrker planen men föreslår en senare start.";
    let own = others.replace("Social", "Kultur");
    assert!(!cue::reserves(&statement(0, Role::Argument, others)));
    assert!(cue::reserves(&statement(0, Role::Argument, &own)));
}

#[test]
fn a_document_that_may_hide_an_objection_is_shown_once() {
    let line = |stance| {
        Line(
            "Kulturnämnden",
            RespondentKind::Board,
            "2024-03-05",
            "1",
            Some(stance),
            "Kostnaden riskerar att öka.",
        )
    };
    let mut hidden = consultation("plan", &[line(Stance::None)]);
    for _ in 0..2 {
        flag_unclaimed_criticism(&mut hidden.documents, &hidden.statements);
        let document = &hidden.documents[0];
        assert_eq!(document.state, ReadState::Attention);
        assert!(
            matches!(
                document.warnings.as_slice(),
                [Warning::UnclaimedCriticism { .. }]
            ),
            "{:?}",
            document.warnings
        );
    }
    // and no longer where a person finds it
    hidden.statements[0].stance = Some(Stance::Doubts);
    flag_unclaimed_criticism(&mut hidden.documents, &hidden.statements);
    assert_eq!(hidden.documents[0].warnings, []);
}

#[test]
fn a_position_in_so_many_words_is_never_reckoned_over() {
    let line = Line(
        "Kulturnämnden",
        RespondentKind::Board,
        "2024-03-05",
        "1",
        Some(Stance::Supports),
        "Planen är bra.",
    );
    let overall = |stance, inferred| Overall {
        stance,
        quote: String::new(),
        rule: OverallRule::Argument,
        inferred,
        by: None,
    };
    let mut answers = consultation("plan", &[line; 4]);
    answers.documents[0].overall = Some(overall(Stance::Opposes, false));
    answers.documents[1].overall = Some(overall(Stance::Opposes, true));
    answers.documents[2].state = ReadState::Unread;
    infer_overall(&mut answers.documents, &answers.statements);
    let stances: Vec<_> = (answers.documents.iter())
        .map(|document| document.overall.as_ref().map(|overall| overall.stance))
        .collect();
    let yes = Some(Stance::Supports);
    assert_eq!(stances, [Some(Stance::Opposes), yes, None, yes]);
}
