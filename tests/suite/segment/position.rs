//! The position that an answer states, or that it amounts to.

use super::read_file;
use remiss::model::{Identity, Overall, Programme, Stance, TaggedStatement};
use remiss::segment::Segmented;
use remiss::tag::{Models, Tagger, amounts_to};

/// The position that the answer states, else the one that it amounts to.
pub(super) fn overall(identity: &Identity, found: &Segmented) -> Option<Overall> {
    found.overall.clone().or_else(|| {
        let statements = &found.statements;
        let judged = Tagger::new(Models::embedded()).tag(&Programme::default(), statements, &[]);
        let tagged: Vec<TaggedStatement> = judged
            .into_iter()
            .zip(statements)
            .map(|(tagging, statement)| tagging.on(statement.clone()))
            .collect();
        amounts_to(identity, &tagged)
    })
}

/// The position of the answer that these lines are, and its words.
fn position(lines: &[&str]) -> (Option<Stance>, String) {
    let (_, identity, found) = read_file(lines, "svar.txt");
    overall(&identity, &found)
        .map(|overall| (Some(overall.stance), overall.quote))
        .unwrap_or_default()
}

#[test]
fn an_answer_about_parts_alone_has_the_position_that_they_add_up_to() {
    let both = position(&[
        "Trafiknämnden",
        "Yttrande över godsplanen",
        "Trafiknämnden tillstyrker förslaget om samlastning i city.",
        "Trafiknämnden avstyrker avsnittet om leveranser på natten.",
    ]);
    assert_eq!(both.0, Some(Stance::SupportsWithReservation));
    let one = position(&[
        "Skolverket",
        "Yttrande",
        "Skolverket tillstyrker förslaget om ett nytt syfte för fritidshemmet.",
    ]);
    assert_eq!(one.0, Some(Stance::Supports));
    let listed = position(&[
        "Ekstads universitet",
        "Yttrande över studieplanen",
        "Universitetet avstyrker:",
        "- att kurserna samlas på ett ställe.",
        "- att avgiften för material höjs.",
    ]);
    let refused = (Some(Stance::Opposes), "Universitetet avstyrker:".to_owned());
    assert_eq!(listed, refused);
}

#[test]
fn who_opposes_a_part_by_its_own_name_supports_with_reservation() {
    let praise = "Förslaget om en statsbidragsprincip är positivt.";
    let refusal = "Förbundet motsätter sig skuldavskrivningar vid sammanläggningar.";
    let others = "Kravet gäller när en part motsätter sig åtgärden.";
    let of = |second| position(&["Ekstads kommunförbund", praise, second]).0;
    assert_eq!(of(refusal), Some(Stance::SupportsWithReservation));
    assert_eq!(of(others), Some(Stance::Supports));
}

#[test]
fn an_answer_without_a_position_quotes_nothing() {
    let none = position(&[
        "Ekstads hembygdsförening",
        "Yttrande över kulturplanen",
        "Föreningen bildades år 1923 och har två hundra medlemmar i hela kommunen.",
        "Vi har varit med i arbetet med planen sedan förra året.",
        "Under våren höll vi ett möte om den i hembygdsgården.",
    ]);
    assert_eq!(none, (Some(Stance::None), String::new()));
}

#[test]
fn answers_of_all_shapes_tell_who_answers_and_with_which_position() {
    let answers = std::fs::read_to_string("tests/fixtures/answers.txt").unwrap();
    let mut wrong = Vec::new();
    for answer in answers.split("@@ ").skip(2) {
        let (head, body) = answer.split_once('\n').unwrap();
        let head: Vec<&str> = head.split('|').map(str::trim).collect();
        let lines: Vec<&str> = body.lines().collect();
        let (_, identity, found) = read_file(&lines, head[0]);
        let wire = |value: serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let stance = overall(&identity, &found).map(|overall| overall.stance);
        let told = [
            identity.respondent(),
            wire(serde_json::to_value(identity.kind).unwrap()),
            identity.date.unwrap_or_default(),
            identity.reference.unwrap_or_default(),
            wire(serde_json::to_value(stance).unwrap()),
        ];
        // Capitals of a name that stands in capitals only are not told.
        let same = told[0].to_lowercase() == head[1].to_lowercase();
        let facts = told[1..4] == head[2..5];
        if !same || !facts || !head[5].split('/').any(|position| position == told[4]) {
            wrong.push(format!("{}: {told:?}, expected {:?}", head[0], &head[1..]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
