//! The words of the programme, and of others who propose something.

use super::{dialogue, document, read, texts};
use remiss::model::{ContentHash, Fate, Identity, Role};
use remiss::segment::segment;

#[test]
fn programme_text_given_back_is_quoted() {
    let programme = dialogue();
    let document = document(&[
        "# Dialog",
        "De som deltagit i en dialog ska få återkoppling inom tre månader om vilka synpunkter som framförts.",
        "Regeln om återkoppling är utmärkt.",
    ]);
    let found = segment(
        &document,
        &ContentHash::of(b"x"),
        &Identity::unknown(),
        &[],
        &programme,
    );
    assert_eq!(texts(&found), ["Regeln om återkoppling är utmärkt."]);
    assert!(found.ledger.iter().any(|entry| entry.fate == Fate::Quoted));
}

#[test]
fn items_that_are_said_yes_or_no_to_are_statements_in_whatever_words() {
    let item = "- De som deltagit i en dialog ska få återkoppling inom tre månader om vilka synpunkter som framförts.";
    for (lead, expected) in [
        ("Nämnden tillstyrker:", 1),
        ("Nämnden ställer sig tveksamt till:", 2),
        ("I programmet står:", 0),
    ] {
        let found = segment(
            &document(&["Kulturnämnden", lead, item]),
            &ContentHash::of(b"x"),
            &Identity::unknown(),
            &[],
            &dialogue(),
        );
        assert_eq!(texts(&found).len(), expected, "{lead}: {:?}", texts(&found));
    }
}

#[test]
fn what_an_inquiry_proposes_is_no_wish_of_who_answers() {
    for lead in [
        "I utredningen föreslås följande.",
        "Utredningen föreslår att",
        "I motionen yrkas att:",
    ] {
        let (_, found) = read(&[
            "Socialnämnden",
            "Yttrande över avfallsplan",
            lead,
            "- kommunen bör anta riktlinjer för återbruk",
            "- taxan höjs. Nämnden avstyrker det.",
            "Nämnden ser positivt på målen.",
        ]);
        let said = texts(&found);
        let own = ["Nämnden avstyrker det.", "Nämnden ser positivt på målen."];
        assert!(said.ends_with(&own) && said.len() <= 3, "{said:?}");
        let wish = "kommunen bör anta riktlinjer för återbruk";
        let item = found.statements.iter().find(|item| item.text == wish);
        assert_eq!(item.map(|item| item.role), Some(Role::Quoted));
    }
    let (_, found) = read(&["Socialnämnden", "Nämnden föreslår att", "- taxan sänks"]);
    assert_eq!(texts(&found), ["taxan sänks"]);
}

/// What stands before a list.
const BEFORE: &str =
    "Kolonilotterna i Ekstad är många, och kön till dem har blivit längre under flera år.";

#[test]
fn the_points_of_a_motion_are_no_decision_of_who_answers() {
    for lead in [
        "Nämnden har särskilt att ta ställning till dessa två att-satser:",
        "I motionen lyfts följande förslag:",
    ] {
        let (_, found) = read(&[
            "Kulturnämnden",
            BEFORE,
            lead,
            "- Kommunstyrelsen får i uppdrag att göra en översyn av taxan för kolonilotter.",
            "- Kommunfullmäktige ställer sig bakom det som sägs i motionen om kolonilotter.",
            "Nämnden anser att taxan bör ses över i budgeten.",
        ]);
        let said = texts(&found);
        assert!(
            said.iter().all(|text| !text.starts_with("Kommun")),
            "{said:?}"
        );
        assert!(said.contains(&"Nämnden anser att taxan bör ses över i budgeten."));
        assert!(found.overall.is_none(), "{:?}", found.overall);
    }
    // what is said of each point is said
    let (_, found) = read(&[
        "Kulturnämnden",
        BEFORE,
        "Nämnden har att ta ställning till följande förslag:",
        "- Nämnden avstyrker att taxan höjs.",
    ]);
    assert!(texts(&found).contains(&"Nämnden avstyrker att taxan höjs."));
}

#[test]
fn a_list_that_begins_anew_is_not_led_by_what_led_to_the_one_before() {
    let (_, found) = read(&[
        "Kulturnämnden",
        BEFORE,
        "Vi yrkar att fullmäktige ska besluta:",
        "1. Utskottet består av fem ledamöter.",
        "2. Utskottet sammanträder varje månad.",
        "1. Utskottet handlägger känsliga ärenden.",
    ]);
    let led: Vec<bool> = found
        .statements
        .iter()
        .filter(|statement| statement.text.starts_with("Utskottet"))
        .map(|statement| statement.context.is_some())
        .collect();
    assert_eq!(led, [true, true, false]);
}
