//! Lines that begin with the number of a section of the proposal.

use super::ledger::assert_covers;
use super::{read_on, texts, waste_plan};
use remiss::model::Role;

/// What is said by these lines, each with the heading nearest above it.
fn said(lines: &[&str]) -> Vec<(String, String)> {
    let letter = ["Kulturnämnden", "2030-05-20", "Yttrande över avfallsplan"];
    let lines = [&letter[..], lines].concat();
    let (document, found) = read_on(&lines, &waste_plan());
    assert_covers(&document, &found);
    let own = |role: Role| role.is_position();
    (found.statements.into_iter())
        .filter(|one| own(one.role))
        .map(|one| (one.headings.last().cloned().unwrap_or_default(), one.text))
        .collect()
}

#[track_caller]
fn check(lines: &[&str], expected: &[(&str, &str)]) {
    let expected: Vec<(String, String)> = (expected.iter())
        .map(|(heading, text)| ((*heading).to_owned(), (*text).to_owned()))
        .collect();
    assert_eq!(said(lines), expected);
}

#[test]
fn a_short_line_behind_a_number_says_it_of_that_section() {
    check(
        &[
            "3.1 Bra.",
            "3.2 Inga synpunkter.",
            "3.3 Avstyrks.",
            "4.2 Oklart vem som betalar.",
        ],
        &[
            ("3.1", "Bra."),
            ("3.2", "Inga synpunkter."),
            ("3.3", "Avstyrks."),
            ("4.2", "Oklart vem som betalar."),
        ],
    );
    check(
        &[
            "Avsnitt 3.1: Bra",
            "Avsnitt 3.3: Nej",
            "Avsnitt 3.2: Ok",
            "Avsnitt 4.2: Vem betalar?",
        ],
        &[
            ("Avsnitt 3.1", "Bra"),
            ("Avsnitt 3.3", "Nej"),
            ("Avsnitt 3.2", "Ok"),
            ("Avsnitt 4.2", "Vem betalar?"),
        ],
    );
    check(
        &["- 3.1: taxan är orimlig", "sid 7, 3.3: höj den"],
        &[("3.1", "taxan är orimlig"), ("sid 7, 3.3", "höj den")],
    );
}

#[test]
fn the_headings_of_an_answer_stay_headings() {
    let text = "Nämnden anser att kärlen är för få.";
    for heading in [
        "3.1 Sortering vid källan",
        "3.1 Sortering",
        "Avsnitt 3.1: Sortering vid källan",
        "3.1 Fler kärl",
    ] {
        check(&[heading, text], &[(heading, text)]);
    }
}

#[test]
fn each_line_of_a_paragraph_says_it_of_its_own_section() {
    let lines = "3.1 – tillstyrks med ändringen att fler kärl ställs ut\n3.3 – avstyrks";
    check(
        &[lines],
        &[
            ("3.1", "tillstyrks med ändringen att fler kärl ställs ut"),
            ("3.3", "avstyrks"),
        ],
    );
}

#[test]
fn numbers_that_are_no_sections_change_nothing() {
    let (_, found) = read_on(
        &[
            "Kulturnämnden",
            "Yttrande över avfallsplan",
            "3.1 miljoner kronor saknas i budgeten för nämnden.",
        ],
        &waste_plan(),
    );
    assert_eq!(
        texts(&found),
        ["3.1 miljoner kronor saknas i budgeten för nämnden."]
    );
}
