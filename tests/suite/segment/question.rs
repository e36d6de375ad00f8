//! Questions of a form, and a respondent's own.

use super::{read, texts};
use remiss::model::Warning;

#[test]
fn questions_of_a_form_head_their_answers() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Svar på frågor om kulturplanen",
        "1. Anser ni att planen är tydlig?",
        "Ja, i huvudsak är planen tydlig.",
        "2. Vilka mål saknar er organisation?",
        "Vi saknar mål för biblioteken.",
    ]);
    assert_eq!(
        texts(&found),
        [
            "Ja, i huvudsak är planen tydlig.",
            "Vi saknar mål för biblioteken."
        ]
    );
    let answer = &found.statements.last().expect("an answer").headings;
    assert!(
        answer
            .last()
            .is_some_and(|heading| heading.contains("Vilka mål saknar")),
        "{answer:?}"
    );
}

#[test]
fn a_respondents_own_questions_stay_statements() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "Yttrande över kulturplanen",
        "Nämnden har tagit del av planen och har följande frågor.",
        "Hur ska planen betalas?",
        "Planen nämner inga pengar alls för de nya uppdragen.",
        "- 1. Hur har ni räknat?",
        "- 2. Vem följer upp målen?",
    ]);
    let texts = texts(&found);
    assert!(texts.contains(&"Hur ska planen betalas?"), "{texts:?}");
    assert!(
        texts.iter().any(|text| text.contains("Hur har ni räknat?")),
        "{texts:?}"
    );
    assert!(
        texts
            .iter()
            .any(|text| text.contains("Vem följer upp målen?")),
        "{texts:?}"
    );
}

#[test]
fn questions_with_their_answers_behind_them_are_the_askers() {
    let (_, found) = read(&[
        "Socialnämnden",
        "Fråga 1. Ställer ni er bakom planens mål? Svar: Ja.",
        "Fråga 2. Är taxan rimlig?",
        "Svar: Nej, den är för hög.",
    ]);
    assert_eq!(texts(&found), ["Ja.", "Nej, den är för hög."]);
    let first = found
        .statements
        .iter()
        .find(|statement| statement.text == "Ja.")
        .expect("an answer");
    assert_eq!(
        first.headings.last().map(String::as_str),
        Some("Fråga 1. Ställer ni er bakom planens mål?")
    );
}

#[test]
fn choices_without_a_mark_are_nobodys_answer_and_told() {
    let (_, found) = read(&[
        "Kulturnämnden",
        "1. Ställer ni er bakom planen?",
        "Ja",
        "Delvis",
        "Nej",
        "2. Är taxan rimlig?",
        "Nej",
        "Motivering:",
        "Taxan är för hög för dem som har många barn.",
    ]);
    assert_eq!(
        texts(&found),
        ["Nej", "Taxan är för hög för dem som har många barn."]
    );
    assert!(found.warnings.contains(&Warning::ChoicesUnmarked));
}
