use super::super::clause::clause_where;
use super::*;
use crate::model::Stance;

#[track_caller]
fn check(kind: RespondentKind, name: &str, text: &str, expected: Option<Stance>) {
    let respondents = [name.to_owned()];
    let told = clause_where(text, |at| is_own(text, at, kind, &respondents));
    assert_eq!(told.map(|(stance, _)| stance), expected, "{text}");
}

#[test]
fn what_an_office_or_another_party_wants_is_not_the_partys_stand() {
    let check = |text, expected| check(RespondentKind::Party, "Liberalerna", text, expected);
    check(
        "Trots detta föreslår förvaltningen att motionen ska avslås.",
        None,
    );
    check(
        "Vi delar inte förvaltningens bedömning att motionen bör avstyrkas.",
        None,
    );
    check(
        "Att V, S och MP avvisar även detta förslag är en brist.",
        None,
    );
    check(
        "Vi ser med oro på att Vänsterpartiet väljer att avslå motionen.",
        None,
    );
    check("Att avstyrka motionen riskerar att öka skillnaderna.", None);
    check("Det är inte skäl att avstå från att svara.", None);
    check("De partier som står bakom motionen kan ändra lagen.", None);
    check("Vi avslår yrkandet från M.", None);
    check("Vi reserverar oss mot beslutet att avstyrka planen.", None);
    check("Vi beklagar beslutet att avslå motionen.", None);
    check(
        "Mot denna bakgrund tillstyrker grundskolenämnden motionen.",
        Some(Stance::Supports),
    );
    check(
        "Liberalerna väljer att avslå motionen.",
        Some(Stance::Opposes),
    );
    check(
        "Tjänsteutlåtandets förslag till beslut avslås.",
        Some(Stance::Opposes),
    );
    check(
        "Socialnämnden avstyrker planen, men vi tillstyrker den.",
        Some(Stance::Supports),
    );
    check(
        "Äldrenämnden tillstyrker planen medan vi avstyrker den.",
        Some(Stance::Opposes),
    );
    check(
        "Grundskolenämnden tillstyrker motionen, men vill se fler platser.",
        Some(Stance::SupportsWithReservation),
    );
}

#[test]
fn an_office_that_answers_itself_reports_nobody() {
    let text = "Stadsledningskontoret avstyrker förslaget till kulturplan.";
    check(
        RespondentKind::Board,
        "Stadsledningskontoret",
        text,
        Some(Stance::Opposes),
    );
    check(RespondentKind::Board, "Kulturnämnden", text, None);
}

#[test]
fn what_was_moved_and_what_other_boards_answered_is_not_the_boards_stand() {
    let check = |text, expected| {
        check(RespondentKind::Board, "Grundskolenämnden", text, expected);
    };
    check("Bo Ek (M) yrkar att motionen ska tillstyrkas.", None);
    check("Ja-röst för att avstyrka motionen.", None);
    check("Nämnden ska ange om den tillstyrker eller avstyrker.", None);
    check("Socialnämnd Norr tillstyrker förslaget.", None);
    check("Vid ett eventuellt bifall behövs medel.", None);
    check(
        "Grundskoleförvaltningen föreslår att motionen avslås.",
        Some(Stance::Opposes),
    );
    check(
        "Med fem ja-röster mot sex nej-röster beslutar nämnden att tillstyrka motionen.",
        Some(Stance::Supports),
    );
}

#[test]
fn who_else_is_named_takes_the_stand_and_who_is_not_does_not() {
    use Stance::{NoObjection, Opposes, Supports};
    let board = |text, expected| {
        check(RespondentKind::Board, "Grundskolenämnden", text, expected);
    };
    board("Kommunfullmäktige beslutade att avslå planen.", None);
    board("Utredningen avstyrker förslaget.", None);
    board(
        "Förvaltningens förslag till beslut var att avslå planen.",
        None,
    );
    board("Motionen avslås.", Some(Opposes));
    board("Motionen lämnas utan bifall.", Some(Opposes));
    board("Motionen besvaras utan erinran.", Some(NoObjection));
    board("Nämnden avslår yrkandet från M.", None);
    board("Nämnden bifaller yrkandet från M.", Some(Supports));
    board(
        "Efter att ha hört Socialnämnden vill vi tillstyrka planen.",
        Some(Supports),
    );
    board(
        "Efter samråd med socialnämnden har grundskolenämnden beslutat att tillstyrka planen.",
        Some(Supports),
    );
    board("S, V och MP avvisar förslaget.", None);
    board("Samtliga nämnder tillstyrker planen.", None);
    board(
        "Att avslå planen, som är omfattande, är rimligt.",
        Some(Opposes),
    );
    board(
        "Nämnden föreslår att avslå planen, vilket är rimligt.",
        Some(Opposes),
    );
    board("Nämnden beslutar att avslå yrkandet från M.", None);
    board(
        "Till skillnad från Socialnämnden tillstyrker vi planen.",
        Some(Supports),
    );
    board(
        "Nämnden avstyrker planen och ser att målet är rimligt.",
        Some(Opposes),
    );
    board("Utredningen avstyrks.", Some(Opposes));
    check(
        RespondentKind::Board,
        "Kulturkontoret",
        "Nämnden tillstyrker planen.",
        Some(Supports),
    );
    check(
        RespondentKind::Board,
        "Kommunstyrelsen",
        "Kommunstyrelsen har beslutat att avstyrka planen.",
        Some(Opposes),
    );
    assert!(!is_anothers(
        "Trafiknämnden ",
        "",
        RespondentKind::Other,
        &[]
    ));
    let party = |text, expected| check(RespondentKind::Party, "Liberalerna", text, expected);
    party(
        "Vi yrkar på Liberalernas vägnar att motionen avslås.",
        Some(Opposes),
    );
    party("Nämnden beslutade att avslå motionen.", None);
    party("Nämnden avslår motionen.", Some(Opposes));
    party("Vänsterpartiets motion avslås.", Some(Opposes));
}
