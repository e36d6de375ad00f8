//! Papers of parties and minorities in a body's document.

use super::{read, said};
use remiss::model::{RespondentKind, Role, Stance};

#[test]
fn a_partys_paper_in_a_bundle_is_never_the_boards_view() {
    let (_, found) = read(&[
        "Utdrag ur protokoll",
        "§ 9 Dnr SN 2024/41",
        "# Beslut",
        "Socialnämnden tillstyrker motionen.",
        "Vid protokollet",
        "Protokollsbilaga 1. Socialnämnden 2024-10-23 § 9",
        "Yttrande",
        "2024-10-22",
        "Centerpartiet",
        "# Yttrande angående äldreplanen",
        "Det finns en oro för att planen leder till sämre vård för många äldre i kommunen.",
        "Tjänsteutlåtande",
        "Socialförvaltningen",
        "# Förvaltningens bedömning",
        "Förvaltningen ser inga hinder mot att planen antas och genomförs under nästa år.",
    ]);
    let said = said(&found);
    let by = |words: &str| {
        let mut all = said.iter();
        all.find(|(_, _, text)| text.starts_with(words))
            .map(|(role, by, _)| (*role, by.as_str()))
    };
    assert_eq!(
        by("Det finns en oro"),
        Some((Role::SpecialStatement, "Centerpartiet"))
    );
    assert_eq!(
        by("Förvaltningen ser"),
        Some((Role::Argument, "Socialnämnden"))
    );
}

/// Who says each sentence that begins so, in the order of `lines`.
#[track_caller]
fn check_speakers(lines: &[&str], expected: &[(&str, Role, &str)]) {
    let (_, found) = read(lines);
    let said = said(&found);
    for (words, role, speaker) in expected {
        let by = said.iter().find(|(_, _, text)| text.starts_with(words));
        let by = by.map(|(role, by, _)| (*role, by.as_str()));
        assert_eq!(by, Some((*role, *speaker)), "{words}");
    }
}

#[test]
fn the_officials_paper_behind_a_minoritys_words_is_the_boards() {
    let note = "Vi återkommer med vårt ställningstagande i kommunstyrelsen.";
    let summary = "Motionen beskriver hur matsvinnet i stadens kök kan minska.";
    let assessment = "Förvaltningen bedömer att frågan redan har utretts av kontoret.";
    // the parties beside the heading, below it, or in the note itself
    for head in [
        &["# Protokollsanteckning (M), (L) och (KD)"][..],
        &["# Protokollsanteckning", "M, L, KD"],
        &["Yttrande M, L, KD", "2024-03-01"],
    ] {
        let mut lines = vec![
            "Socialnämnden",
            "# Beslut",
            "Socialnämnden avstyrker motionen.",
        ];
        lines.extend(head);
        lines.extend([
            note,
            "# Sammanfattning",
            summary,
            "# Bedömning ur ekonomisk dimension",
            assessment,
        ]);
        let (_, found) = read(&lines);
        let said = said(&found);
        let by = |text: &str| {
            let found = said.iter().find(|(_, _, said)| *said == text);
            found.map(|(_, by, _)| by.as_str())
        };
        assert_eq!(
            by(note),
            Some("Moderaterna, Liberalerna, Kristdemokraterna"),
            "{head:?}"
        );
        assert_eq!(by(summary), Some("Socialnämnden"), "{head:?}");
        assert_eq!(by(assessment), Some("Socialnämnden"), "{head:?}");
    }
    check_speakers(
        &[
            "Socialnämnden",
            "# Protokollsanteckning",
            "Anna Ek (S) lämnar följande protokollsanteckning: Vi hade velat se mer.",
            "Svar på remiss om motion av Bo Al (M) om matsvinn",
            "# Förslag till beslut",
            "Socialnämnden avstyrker motionen.",
            "# Beskrivning av ärendet",
            "Motionen föreslår att frukost delas ut i stadens alla skolor.",
        ],
        &[
            ("Anna Ek (S)", Role::Note, "Socialdemokraterna"),
            ("Socialnämnden avstyrker", Role::Draft, "Socialnämnden"),
            ("Motionen föreslår", Role::Argument, "Socialnämnden"),
        ],
    );
}

#[test]
fn another_bodys_paper_or_a_new_annex_ends_a_reservation() {
    let party = "Stadslistan anser att bilen behövs i hela kommunen.";
    let office = "Förvaltningen anser att cykelställ vid simhallen saknas.";
    let minutes = [
        "Idrottsnämnden",
        "# Beslut",
        "Idrottsnämnden tillstyrker planen.",
        "# Reservation från Stadslistan",
        party,
    ];
    for behind in [
        &["* Yttrande från idrottsförvaltningen"][..],
        &["Yttrande från idrottsförvaltningen"],
        &["* Bilaga 2", "* Synpunkter från idrottsförvaltningen"],
        &["* Bilaga 2", "* Cykelställ"],
        &["* Bilaga 2 Cykelställ"],
    ] {
        let lines = [&minutes[..], behind, &[office]].concat();
        check_speakers(
            &lines,
            &[
                (party, Role::Reservation, "Stadslistan"),
                (office, Role::Argument, "Idrottsnämnden"),
            ],
        );
    }
}

#[test]
fn a_partys_paper_may_have_a_summary_of_its_own() {
    check_speakers(
        &[
            "Socialnämnden",
            "# Beslut",
            "Socialnämnden tillstyrker planen.",
            "Reservation (S), (V)",
            "# Sammanfattning",
            "Planen leder till sämre vård för många äldre i kommunen.",
            "# Bakgrund",
            "Planen togs fram utan att de äldre tillfrågades om något.",
        ],
        &[
            ("Socialnämnden tillstyrker", Role::Decision, "Socialnämnden"),
            (
                "Planen leder",
                Role::Reservation,
                "Socialdemokraterna, Vänsterpartiet",
            ),
            (
                "Planen togs",
                Role::Reservation,
                "Socialdemokraterna, Vänsterpartiet",
            ),
        ],
    );
}

#[test]
fn who_reserved_themselves_and_whose_motion_it_is_begin_no_paper() {
    check_speakers(
        &[
            "Utdrag ur protokoll",
            "Fritidsnämnden",
            "# Beslut",
            "Fritidsnämnden tillstyrker motionen.",
            "Reservationer Anna Ek (S), Bo Al (S) och Eva Ek (V)",
            "Protokollsutdrag skickas till Kommunstyrelsen",
            "Tjänsteutlåtande Handläggare Utfärdat 2024-04-03 Eva Al",
            "Yttrande till motion av Bo Ek (M) och Anna Al (M) om droger",
            "# Sammanfattning",
            "Motionen lyfter ett angeläget område för hela staden.",
        ],
        &[("Motionen lyfter", Role::Argument, "Fritidsnämnden")],
    );
}

#[test]
fn a_body_that_answers_by_a_note_of_its_minutes_is_no_minority() {
    check_speakers(
        &[
            "Remissvar på planen från Ekstads råd för äldre",
            "Protokollsanteckning:",
            "Rådet menar att planen behöver bli tydligare.",
        ],
        &[("Rådet menar", Role::Argument, "Ekstads råd för äldre")],
    );
}

#[test]
fn a_minority_is_never_merged_with_the_board() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Utdrag ur protokoll",
        "# Beslut",
        "Kulturnämnden tillstyrker planen.",
        "# Reservation",
        "Undertecknade ledamöter anser att planen är för dyr och borde ha återremitterats.",
    ]);
    let minority = found
        .statements
        .iter()
        .find(|statement| statement.role == Role::Reservation);
    let minority = minority.expect("the reservation is a statement");
    assert_eq!(minority.kind, RespondentKind::Party);
    assert_eq!(minority.respondents, ["Minoritet i Kulturnämnden"]);
}

#[test]
fn what_a_member_moves_about_the_motion_is_the_members() {
    let (_, found) = read(&[
        "Utdrag ur protokoll",
        "Kulturnämnden",
        "Anna Ek (L) yrkar att kulturnämnden tillstyrker motionen och hänvisar till yttrandet från M.",
        "# Förvaltningens bedömning",
        "Staden har i dag tolv parker som sköts av förvaltningen och av flera föreningar.",
    ]);
    let said = said(&found);
    let (role, by, _) = said
        .iter()
        .find(|(_, _, text)| text.starts_with("Anna Ek"))
        .unwrap();
    assert_eq!((*role, by.as_str()), (Role::Proposal, "Liberalerna"));
    assert_ne!(
        found.overall.map(|overall| overall.stance),
        Some(Stance::Supports)
    );
}

#[test]
fn the_officials_paper_that_was_voted_down_takes_no_position() {
    let (_, found) = read(&[
        "Utdrag ur protokoll",
        "Kulturnämnden",
        "# Beslutsgång",
        "Ordföranden ställer förvaltningens förslag mot yrkande från S och V och finner att nämnden bifallit yrkande från S och V.",
        "Tjänsteutlåtande",
        "Kulturförvaltningen",
        "# Förvaltningens bedömning",
        "Kulturförvaltningen föreslår att nämnden ska tillstyrka motionen.",
    ]);
    let (role, _, text) = &said(&found)[0];
    assert_eq!(*role, Role::Draft, "{text}");
    assert!(found.overall.is_none(), "{:?}", found.overall);
}
