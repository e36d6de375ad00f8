//! Who answers, where only the words of the paper tell it.

use remiss::identify::identify;
use remiss::model::RespondentKind::{self, Association, Board, Company, Other, Party, Union};

use crate::identify::document;

#[track_caller]
fn check(lines: &[&str], file: &str, respondents: &[&str], kind: RespondentKind) {
    let identity = identify(&document(lines), file, &[]);
    assert_eq!(identity.respondents, respondents, "{identity:#?}");
    assert_eq!(identity.kind, kind, "{identity:#?}");
}

/// Nobody is named: rather none than a wrong one.
#[track_caller]
fn check_nobody(lines: &[&str]) {
    check(lines, "svar.txt", &[], Other);
}

#[test]
fn a_boards_name_behind_the_papers_type_is_its_sender() {
    check(
        &[
            "Remissvar Tekniska nämnden",
            "Fråga",
            "Svar",
            "Är målen tydliga?",
            "Målen är tydliga.",
        ],
        "svar.docx",
        &["Tekniska nämnden"],
        Board,
    );
    check_nobody(&[
        "Yttrande Kommunstyrelsen",
        "Planen för ekarna behöver mer arbete innan den antas.",
    ]);
}

#[test]
fn who_sent_the_proposal_out_does_not_answer_it() {
    let letter = |second| {
        vec![
            "Regionplanekontoret",
            "Region Ekvik",
            "Utvecklingsplan för Ekvik - yttrande",
            "Regionplanenämnden, Region Ekvik, har skickat förslaget till plan på remiss till Landstinget Ekbygden.",
            second,
            "Vikten av ett tydligt ledarskap kan inte nog betonas.",
        ]
    };
    check(
        &letter("Landstinget Ekbygden, nedan kallat landstinget, har valt att lämna synpunkter."),
        "svar.pdf",
        &["Landstinget Ekbygden"],
        RespondentKind::Authority,
    );
    check_nobody(&letter("Planen är bra."));
}

#[test]
fn minutes_tell_the_board_within_their_sentences() {
    check(
        &[
            "Yttrande till kommunfullmäktige över remiss om fritidshem § 115",
            "Kommunstyrelsen har översänt motionen på remiss till skolnämnden.",
            "Yrkande från S, V och MP, daterat 2023-05-23",
            "Med fem röster mot fyra har skolnämnden beslutat enligt yrkandet från S, V och MP.",
        ],
        "svar.pdf",
        &["Skolnämnden"],
        Board,
    );
    check(
        &[
            "Utdrag ur protokoll nr 8",
            "Bo Ek (L) yrkar att socialnämnden Norr tillstyrker motionen och hänvisar till yttrandet.",
            "Ordföranden finner att nämnden beslutar enligt förvaltningens förslag.",
        ],
        "svar.pdf",
        &["Socialnämnden Norr"],
        Board,
    );
    check_nobody(&[
        "Utdrag ur protokoll nr 8",
        "Bo Ek (L) yrkar att kulturnämnden får i uppdrag att se över taxan.",
        "Därför har kulturnämnden beslutat att öppna museet.",
    ]);
}

#[test]
fn a_reservation_is_the_groups_that_its_title_names() {
    check(
        &[
            "Reservation från Ekbergscenterns kommunfullmäktigegrupp mot fullmäktiges beslut om revidering av Socialnämndens reglemente.",
            "Ida Ek yrkade att fullmäktige skulle besluta",
            "1. Socialnämnden beslutar huruvida uttalanden får göras.",
            "Vi anser att fem ledamöter räcker.",
        ],
        "svar.html",
        &["Ekbergscentern"],
        Party,
    );
}

#[test]
fn a_name_of_no_known_kind_is_told_by_what_it_does() {
    // it handed in this very answer
    check(
        &[
            "Centrum för ekrätt har gett in ett remissyttrande över betänkandet Fria ekar.",
            "Betänkandet saknar en analys av kostnaderna.",
        ],
        "svar.docx",
        &["Centrum för ekrätt"],
        Other,
    );
    check(
        &[
            "Ekverket har remitterat förslag till plan.",
            "EKR besvarar remissen och lyfter fram att planen är bra.",
        ],
        "svar.txt",
        &["EKR"],
        Other,
    );
    // it is the subject of what is thought, again and again
    check(
        &[
            "En bättre skola",
            "Ekbro uppfattar att utredningen är gedigen.",
            "Ekbro vill dock poängtera att staten måste ta ansvar.",
        ],
        "svar.txt",
        &["Ekbro"],
        Other,
    );
    check(
        &[
            "Protokoll nr 5",
            "Ekstad & Co har i egenskap av moderbolag sammanställt ett yttrande.",
            "Ekstad & Co tar inte ställning till behovet av riktlinjer utanför klustret.",
            "Det är bolagets bedömning att det inte finns behov av riktlinjer.",
        ],
        "svar.pdf",
        &["Ekstad & Co"],
        Company,
    );
    check(
        &[
            "Styrelsehandling",
            "Bolaget har inga synpunkter på vilket alternativ som är lämpligast.",
            "Ekviks Stads Lokaler anser att frågan kan lösas.",
        ],
        "svar.pdf",
        &["Ekviks Stads Lokaler"],
        Company,
    );
    // it heads the list of its views
    check(
        &[
            "Sammanfattning:",
            "Jagvillbo.nu",
            "• avstyrker de två modeller som utredningen presenterar",
            "• menar att förslagen inte löser bristen",
        ],
        "svar.txt",
        &["Jagvillbo.nu"],
        Other,
    );
    check(
        &[
            "Saco uppfattar att utredningen har genomfört sitt uppdrag.",
            "Staten måste ta huvudansvaret.",
        ],
        "svar.txt",
        &["Saco"],
        Union,
    );
}

#[test]
fn those_who_are_told_of_do_not_answer() {
    // two names
    check_nobody(&[
        "Ekbro anser att skolan behöver mer stöd.",
        "Ekbro vill se fler lärare.",
        "Ambrik menar att planen räcker.",
    ]);
    // once may be anybody
    check_nobody(&[
        "Ekbro anser att skolan behöver mer stöd.",
        "Planen behöver ändras på flera punkter.",
    ]);
    // words of every day
    check_nobody(&[
        "Pendlarna anser att planen är dyr.",
        "Pendlarna vill se en annan plan.",
    ]);
    check_nobody(&[
        "Motionären anser att taxan är hög.",
        "Motionären vill sänka taxan.",
        "Boende har lämnat synpunkter på förslaget.",
    ]);
    // a person
    check_nobody(&[
        "Ida Ekberg anser att taxan är hög.",
        "Ida Ekberg vill sänka taxan.",
    ]);
    // a list of what others think
    check_nobody(&[
        "Remissinstanserna",
        "• avstyrker förslaget om taxan",
        "• menar att kostnaderna är för höga",
    ]);
}

#[test]
fn two_that_speak_together_are_two() {
    check(
        &[
            "Remissvar på Idéburen vård",
            "Eklyan och Ekbro är glada att kunna lämna ett gemensamt remissvar.",
            "Ekbro välkomnar den inriktning som utredningen har.",
        ],
        "svar.pdf",
        &["Eklyan", "Ekbro"],
        Other,
    );
    check(
        &[
            "Arbetsgivarföreningarna EKO och LIND (Ekba från 2021) har lämnat svar på remissen Idéburen vård.",
            "Utvecklingen är en angelägen fråga för både EKO och LIND.",
        ],
        "svar.txt",
        &["EKO", "LIND"],
        Association,
    );
}

#[test]
fn a_message_is_from_whom_its_field_says_and_who_speaks_in_it() {
    let message = |first| {
        vec![
            "#From: E-kvinnor <info@e-kvinnor.example>",
            "#Subject: Ny lag",
            first,
            "Vi är positiva till mycket.",
        ]
    };
    check(
        &message("E-kvinnor har lämnat synpunkter på utredningen."),
        "svar.eml",
        &["E-kvinnor"],
        Other,
    );
    check(
        &message("Utredningen har varit på remiss."),
        "svar.eml",
        &[],
        Other,
    );
}

#[test]
fn a_heading_run_together_in_the_files_name_is_the_senders() {
    check(
        &[
            "Hela Ekbygden",
            "Artikel",
            "Remissvar",
            "Vi förordar den högsta nivån.",
        ],
        "helaekbygden.txt",
        &["Hela Ekbygden"],
        Other,
    );
    check_nobody(&[
        "Hela Ekbygden",
        "Artikel",
        "Remissvar",
        "Vi förordar den högsta nivån.",
    ]);
}
