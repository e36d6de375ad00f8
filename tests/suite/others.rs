//! Views of others that an answer gives back, and members known by the letters
//! of their party: shown as theirs, and no part of the answer's position.

use remiss::identify::identify;
use remiss::model::{ContentHash, Programme, Respondent, RespondentKind, Role, Stance};
use remiss::segment::{Segmented, segment};

use crate::segment::{document, read, said};

/// Who says each statement of a letter, in its order.
#[track_caller]
fn check(lines: &[&str], expected: &[(&str, &str)], overall: Option<Stance>) {
    let (_, found) = read(lines);
    check_found(&found, expected, overall);
}

#[track_caller]
fn check_found(found: &Segmented, expected: &[(&str, &str)], overall: Option<Stance>) {
    let said = said(found);
    let said: Vec<_> = said
        .iter()
        .map(|(_, by, text)| (by.as_str(), *text))
        .collect();
    assert_eq!(said, expected);
    assert_eq!(found.overall.as_ref().map(|told| told.stance), overall);
}

#[test]
fn an_office_or_a_unit_of_another_board_is_announced_by_a_heading() {
    for (heading, name) in [
        ("# Synpunkter från Miljökontoret", "Miljökontoret"),
        ("# Parkeringsenhetens synpunkter", "Parkeringsenheten"),
    ] {
        check(
            &[
                "Kulturnämnden",
                "Yttrande över mobilitetsprogram",
                "Kulturnämnden tillstyrker programmet.",
                heading,
                "Gränsvärdena för luft är för höga.",
            ],
            &[
                ("Kulturnämnden", "Kulturnämnden tillstyrker programmet."),
                (name, "Gränsvärdena för luft är för höga."),
            ],
            Some(Stance::Supports),
        );
    }
}

#[test]
fn a_named_body_that_is_not_the_sender_gives_its_own_view() {
    check(
        &[
            "Tekniska nämnden",
            "Yttrande över mobilitetsprogram",
            "Tekniska nämnden tillstyrker programmet.",
            "Ekstads ungdomsråd anser att bilfria zoner är bra.",
            "Parkeringsenheten avstyrker programmet.",
            "Funktionsrättsrådet har yttrat sig. Rådet avstyrker programmet.",
            "Enligt Trafikverket är kostnaden för hög.",
        ],
        &[
            (
                "Tekniska nämnden",
                "Tekniska nämnden tillstyrker programmet.",
            ),
            (
                "Ekstads ungdomsråd",
                "Ekstads ungdomsråd anser att bilfria zoner är bra.",
            ),
            (
                "Parkeringsenheten",
                "Parkeringsenheten avstyrker programmet.",
            ),
            ("Tekniska nämnden", "Funktionsrättsrådet har yttrat sig."),
            ("Funktionsrättsrådet", "Rådet avstyrker programmet."),
            ("Trafikverket", "Enligt Trafikverket är kostnaden för hög."),
        ],
        Some(Stance::Supports),
    );
}

#[test]
fn views_stand_behind_a_colon_and_under_a_heading() {
    check(
        &[
            "Kulturnämnden",
            "Yttrande över mobilitetsprogram",
            "Nämnden tillstyrker programmet.",
            "Synpunkter från facken: Vision avstyrker programmet. Avgiften är för hög.",
            "Bussarna är bra.",
            "# Synpunkter från Ekstads elevråd",
            "Det behövs fler cykelställ.",
            "# Nämndens slutsats",
            "Programmet behöver bli kortare.",
        ],
        &[
            ("Kulturnämnden", "Nämnden tillstyrker programmet."),
            (
                "Facken",
                "Synpunkter från facken: Vision avstyrker programmet.",
            ),
            ("Facken", "Avgiften är för hög."),
            ("Kulturnämnden", "Bussarna är bra."),
            ("Ekstads elevråd", "Det behövs fler cykelställ."),
            ("Kulturnämnden", "Programmet behöver bli kortare."),
        ],
        Some(Stance::Supports),
    );
}

#[test]
fn the_senders_office_and_the_proposer_stay_with_the_sender() {
    let own = [
        "Förvaltningen anser att avgiften är hög.",
        "Miljöförvaltningen anser att bullret är ett problem.",
        "Utredningen anser att biltrafiken ska minska.",
        "Regeringen föreslår en ny lag.",
        "Transportverket föreslår en ny gräns.",
        "Transportverket anser att gränsen är rimlig.",
        "Ekverket konstaterar att bullret ökar.",
        "Vår förening anser att planen är vag.",
    ];
    let mut lines = vec!["Miljönämnden", "Yttrande över mobilitetsprogram"];
    lines.extend(own);
    let (_, found) = read(&lines);
    for (_, by, text) in said(&found) {
        assert_eq!(by, "Miljönämnden", "{text}");
    }
    let (_, found) = read(&[
        "Ekviks kommun",
        "Yttrande över mobilitetsprogram",
        "Kommunen tillstyrker programmet.",
        "Kommunstyrelsen anser att bussarna är bra.",
    ]);
    for (_, by, text) in said(&found) {
        assert_eq!(by, "Ekviks kommun", "{text}");
    }
    // an office that answers is the sender's own paper
    let (_, found) = read(&[
        "Tekniska nämnden",
        "Parkeringsenheten",
        "Yttrande över mobilitetsprogram",
        "Parkeringsenheten anser att avgiften är bra.",
    ]);
    assert!(
        said(&found)
            .iter()
            .all(|(_, by, _)| by == "Tekniska nämnden")
    );
}

#[test]
fn members_stand_for_the_party_that_was_asked_or_is_named() {
    let asked = [Respondent {
        aliases: vec!["LL".to_owned()],
        ..Respondent::new("Landsbygdens lista", RespondentKind::Party)
    }];
    let document = document(&[
        "Socialnämnden",
        "Sammanträdesprotokoll 2026-05-20",
        "§ 61 Yttrande över mobilitetsprogram",
        "# Beslut",
        "Socialnämnden tillstyrker programmet.",
        "# Reservationer",
        "Framtid Ekstad (FE) har en plats i nämnden.",
        "Karin Holm (LL) reserverar sig med följande motivering.",
        "Avgiften slår mot landsbygden.",
        "Omar Dahl (FE): Gångbanorna är för smala.",
        "Kommunen bör bredda dem.",
        "Eva Sund (EP) låter anteckna att bussarna går för sällan.",
    ]);
    let identity = identify(&document, "svar.docx", &asked);
    let hash = ContentHash::of(b"x");
    let found = segment(&document, &hash, &identity, &asked, &Programme::default());
    let by: Vec<(Role, String)> = said(&found)
        .into_iter()
        .map(|(role, by, _)| (role, by))
        .collect();
    let reserved = |name: &str| (Role::Reservation, name.to_owned());
    assert_eq!(by[0], (Role::Decision, "Socialnämnden".to_owned()));
    assert_eq!(
        by[2..],
        [
            reserved("Landsbygdens lista"),
            reserved("Landsbygdens lista"),
            reserved("Framtid Ekstad (FE)"),
            reserved("Framtid Ekstad (FE)"),
            reserved("Eva Sund (EP)"),
        ]
    );
}

#[test]
fn a_decision_that_follows_a_motion_is_what_was_moved() {
    let (_, found) = read(&[
        "Socialnämnden",
        "Sammanträdesprotokoll 2026-05-20",
        "§ 61 Yttrande över mobilitetsprogram",
        "# Beslut",
        "Socialnämnden beslutar i enlighet med Nils Brandts (SL) yrkande.",
        "# Yrkanden",
        "Nils Brandt (SL) yrkar att nämnden avstyrker programmet.",
        "# Tjänsteutlåtande",
        "# Förslag till beslut",
        "Socialnämnden tillstyrker programmet.",
        "# Bedömning",
        "Förvaltningen ser positivt på programmet.",
    ]);
    let overall = found.overall.as_ref().map(|told| told.stance);
    assert_eq!(overall, Some(Stance::Opposes));
    let of = |words: &str| {
        let found = found.statements.iter().find(|one| one.text.contains(words));
        found.map(|one| (one.role, one.respondents.join(", ")))
    };
    let socialnamnden = "Socialnämnden".to_owned();
    assert_eq!(of("ser positivt"), Some((Role::Draft, socialnamnden)));
    assert_eq!(
        of("yrkar att"),
        Some((Role::Proposal, "Nils Brandt (SL)".to_owned()))
    );
}
