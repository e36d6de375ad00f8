//! Headings and lines of form: nothing said among them is lost.

use super::{read, read_file, texts};
use remiss::model::Stance;

#[test]
fn a_name_that_reads_like_a_sentence_is_no_statement() {
    let name = "Föreningen Ekstad ska leva";
    let answer = format!("{name} har inget att erinra mot förslaget.");
    let (_, identity, found) = read_file(&["# Remissvar", name, &answer], "svar.docx");
    assert_eq!(identity.respondents, [name]);
    assert_eq!(texts(&found), [answer.as_str()]);
}

#[test]
fn a_letter_of_two_lines_loses_nothing() {
    let (_, found) = read(&[
        "Valnämnden",
        "Valnämnden har inget att erinra mot förslaget.",
        "Med vänlig hälsning",
        "Valsamordnaren",
    ]);
    assert_eq!(
        texts(&found),
        ["Valnämnden har inget att erinra mot förslaget."]
    );
    assert_eq!(
        found.overall.map(|overall| overall.stance),
        Some(Stance::NoObjection)
    );
}

#[test]
fn text_under_a_list_heading_is_kept_where_it_argues() {
    let (_, found) = read(&[
        "Ekstads pensionärsråd",
        "# Bilagor",
        "Förslag till program",
        "Rådet vill dessutom framhålla att planen saknar mål för de äldsta. Det är en allvarlig brist som måste åtgärdas innan planen antas av fullmäktige.",
    ]);
    assert_eq!(texts(&found).len(), 2);
}

const STAND: &str = "Länsstyrelsen avstyrker förslaget om insatser utan behovsprövning.";

const LACK: &str = "Länsstyrelsen saknar en analys av kostnaderna för kommunerna och anser att den måste göras innan lagen kan träda i kraft.";

#[test]
fn nothing_said_under_headings_of_form_is_lost() {
    for heading in [
        "# Bilaga",
        "# Bilaga 1",
        "# Bilaga 1. Synpunkter på enskilda förslag",
        "Bilaga 1. Synpunkter på enskilda förslag",
        "Bilaga: Tabell",
        "Bilagor:",
        "Kopia till:",
        "Kopia till: Socialnämnden",
        "Sändlista:",
        "Expedieras till:",
        "Beslutet skickas till",
        "Utdrag till:",
        "# Handlingar i ärendet",
        "Beslutsunderlag",
        "Närvarande:",
        "Jäv",
        "Beslutsgång",
    ] {
        for under in [
            &[][..],
            &["Betänkandet SOU 2020:47"],
            &["Länsstyrelsen i Ekens län"],
        ] {
            let mut lines = vec![
                "Länsstyrelsen i Eks län",
                "# Yttrande över SOU 2020:47",
                heading,
            ];
            lines.extend(under);
            lines.extend([STAND, LACK]);
            let (_, found) = read(&lines);
            assert_eq!(texts(&found), [STAND, LACK], "{heading} {under:?}");
        }
    }
}

#[test]
fn an_annex_with_text_heads_it_and_is_argument_also_where_it_takes_no_stand() {
    let text = "Insatser utan prövning innebär att fler kommer att söka dem.";
    let (_, found) = read(&[
        "Länsstyrelsen i Eks län",
        "# Yttrande över SOU 2020:47",
        "Länsstyrelsen tillstyrker förslaget.",
        "Bilaga 1. Synpunkter på enskilda förslag",
        "Insatser utan behovsprövning",
        text,
    ]);
    assert_eq!(texts(&found).last(), Some(&text));
    let last = found.statements.last().expect("a statement");
    let above = [
        "Bilaga 1. Synpunkter på enskilda förslag",
        "Insatser utan behovsprövning",
    ];
    assert!(
        last.headings.ends_with(&above.map(str::to_owned)),
        "{:?}",
        last.headings
    );
}

#[test]
fn lists_of_papers_recipients_and_persons_stay_out() {
    let (_, found) = read(&[
        "Länsstyrelsen i Eks län",
        "# Yttrande över SOU 2020:47",
        STAND,
        "Anna Ek",
        "Landshövding",
        "Bilaga 1. Synpunkter på enskilda förslag",
        "Bilaga 2. Betänkandet",
        "Beslutsunderlag",
        "Tjänsteutlåtande 2020-12-01",
        "Hur ska barnen få det bättre?",
        "Yttrande från Föreningen Hela Sverige ska leva 2020-11-02",
        "Kopia till:",
        "Länsstyrelsen i Ekens län",
        "Föreningen Hela Sverige ska leva",
        "Box 12, 123 45 Ekstad",
        "Närvarande:",
        "Anna Ek, ordförande",
        "Bo Al (M), ersättare för Eva Dal (S)",
    ]);
    assert_eq!(texts(&found), [STAND]);
}

#[test]
fn a_contact_line_takes_no_statement_with_it() {
    let (_, found) = read(&[
        "KNIVSTA KOMMUN",
        "Yttrande",
        "Kommunen avstyrker förslaget. Kommunen saknar en analys av kostnaderna. För frågor kontakta Anna Ek, anna.ek@knivsta.se, 018-34 70 00.",
        "Upplysningar i detta ärende lämnas av Anna Ek, tfn 08-123 45 67. Kommunen tillstyrker förslaget i kapitel 3.",
    ]);
    assert_eq!(
        texts(&found),
        [
            "Kommunen avstyrker förslaget.",
            "Kommunen saknar en analys av kostnaderna.",
            "Kommunen tillstyrker förslaget i kapitel 3.",
        ]
    );
}

#[test]
fn titles_dates_numbers_and_leads_are_no_statements() {
    let (_, found) = read(&[
        "UNICEF Sverige",
        "Stockholm 2021-02-01 Ert dnr S2020/06592",
        "26 april, 2021",
        "Remissvar på slutbetänkande av utredningen Framtidens socialtjänst (Hållbar socialtjänst - en ny socialtjänstlag, SOU 2020:47)",
        "Yttrande till motion av Bo Ek (V) om att utreda solvärme i hela nätet",
        "Yttrande nämndremiss - Motion av Bo Ek (V) om att göra om nätet",
        "UNICEF Sverige avstyrker det nya lagförslaget.",
        "Kontakta aktuell utredare via förbundets växel:",
        "08-613 27 00",
        "Föredragande har varit Anna Ek.",
    ]);
    assert_eq!(
        texts(&found),
        ["UNICEF Sverige avstyrker det nya lagförslaget."]
    );
    let above = &found.statements[0].headings;
    assert!(
        !above.iter().any(|heading| heading.contains("dnr")),
        "{above:?}"
    );
    let (_, found) = read(&[
        "Hässelby stadsdelsnämnd",
        "# Reservation",
        "Bo Al m.fl. (S) och Eva Dal (V) reserverar sig mot beslutet och föreslår nämnden",
        "att avstyrka förslaget",
        "att därutöver anföra",
        "Planen är för dyr.",
    ]);
    assert_eq!(
        texts(&found),
        [
            "Bo Al m.fl. (S) och Eva Dal (V) reserverar sig mot beslutet och föreslår nämnden",
            "att avstyrka förslaget",
            "Planen är för dyr.",
        ]
    );
}

#[test]
fn what_stands_in_a_field_that_nobody_filled_in_is_no_statement() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Yttrande över avfallsplan",
        "Motivering: Klicka här för att ange text.",
        "Klicka eller tryck här för att ange text.",
        "Click or tap here to enter text.",
        "Välj ett objekt.",
        "Nämnden vill ha fler kärl.",
        "Klicka här, sa ingen som läste planen.",
    ]);
    assert_eq!(
        texts(&found),
        [
            "Nämnden vill ha fler kärl.",
            "Klicka här, sa ingen som läste planen."
        ]
    );
}

#[test]
fn a_protest_under_a_list_is_said_whatever_verb_it_has() {
    let verbs = [
        "underkänner",
        "fördömer",
        "ogillar",
        "protesterar mot",
        "förkastar",
        "vänder sig mot",
        "påpekar bristerna i",
    ];
    for list in ["Kopia till:", "Bilagor:", "Beslutsunderlag"] {
        for verb in verbs {
            let protest = format!("Föreningen {verb} planens förslag om nedlagda skolor.");
            let (_, found) = read(&[
                "Ekstads byalag",
                "Föreningen stöder planens mål om kultur.",
                list,
                "Kommunstyrelsen",
                "Kulturnämnden",
                &protest,
            ]);
            let said = texts(&found);
            assert!(
                said.contains(&protest.as_str()),
                "{list} {protest} {said:?}"
            );
        }
    }
}
