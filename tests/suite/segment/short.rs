//! Answers of a line or two, and under each heading.

use super::{read, texts};
use remiss::model::{Role, Stance};

#[test]
fn a_short_answer_without_full_stop_is_a_statement() {
    for answer in [
        "Inga synpunkter",
        "* Inga synpunkter",
        "# Inga synpunkter",
        "Inget att erinra",
        "Nämnden tillstyrker förslaget",
        "Nämnden avstyrker",
        "Förslaget tillstyrks",
    ] {
        let (_, found) = read(&[
            "KNIVSTA KOMMUN",
            "Socialnämnden",
            "2021-01-15",
            "Yttrande över SOU 2020:47",
            answer,
            "Anna Ek",
            "Ordförande",
        ]);
        let words = answer.trim_start_matches(['*', '#', ' ']);
        assert_eq!(texts(&found), [words]);
        assert!(
            found
                .overall
                .is_some_and(|overall| overall.stance != Stance::None)
        );
        assert_eq!(found.warnings, []);
    }
}

#[test]
fn a_short_answer_under_each_heading_keeps_its_heading() {
    let (_, found) = read(&[
        "Socialnämnden",
        "# Yttrande över SOU 2020:47",
        "Avsnitt 3.1",
        "Inga synpunkter",
        "Avsnitt 3.2",
        "Inga synpunkter",
        "Avsnitt 3.3",
        "Nämnden anser att avsnittet är oklart.",
    ]);
    assert_eq!(texts(&found).len(), 3);
    let mut own = found.statements;
    own.retain(|statement| statement.role == Role::Argument);
    let place = |at: usize| own[at].headings.last().map(String::as_str);
    assert_eq!(place(0), Some("Avsnitt 3.1"));
    assert_eq!(place(1), Some("Avsnitt 3.2"));
    assert_eq!(place(2), Some("Avsnitt 3.3"));
}

#[test]
fn a_verdict_in_the_place_of_a_heading_is_said_and_heads_what_follows() {
    for (heading, says) in [
        ("* Inga synpunkter på avsnitt 3", true),
        ("# Skäl för avslag", false),
        ("# Nämndens synpunkter", false),
        ("* Hur följs avsnittet upp?", false),
        ("* Nämnden avstyrker", true),
        ("# Nämnden avstyrker planen", true),
        ("* Konsekvensutredningen uppfyller inte kraven", true),
        ("# Målet om 25 procent är för lågt", true),
        ("# Taxan drabbar barnfamiljer", true),
        ("# Förslaget om taxa bör utgå", true),
        ("Målen brister i mätbarhet", true),
        ("Bra med årliga handlingsplaner", true),
        ("Taxan drabbar barnfamiljer", true),
        ("Underlaget uppfyller inte kraven", true),
    ] {
        let text = "Avsnittet är väl avvägt och tydligt skrivet.";
        let (_, found) = read(&["Socialnämnden", "Yttrande över SOU 2020:47", heading, text]);
        let words = heading.trim_start_matches(['*', '#', ' ']);
        let expected = if says { vec![words, text] } else { vec![text] };
        assert_eq!(texts(&found), expected, "{heading}");
        assert_eq!(
            found
                .statements
                .last()
                .expect("a statement")
                .headings
                .last()
                .map(String::as_str),
            Some(words)
        );
    }
    let (_, found) = read(&[
        "Socialnämnden",
        "Yttrande över SOU 2020:47",
        "# Skäl för avslag",
        "Anna Ek",
    ]);
    assert!(texts(&found).is_empty());
}
