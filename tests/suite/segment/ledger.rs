//! The ledger: every block and every visible character is in it.

use super::{MINUTES, read};
use proptest::prelude::*;
use remiss::model::{Document, Statement, Warning};
use remiss::segment::Segmented;

/// The entries of each block cover its visible text exactly, in order.
pub(super) fn assert_covers(document: &Document, found: &Segmented) {
    let mut entries = found.ledger.iter().peekable();
    for (place, block) in document.blocks.iter().enumerate() {
        let mut at = block.span.start;
        while let Some(entry) = entries.next_if(|entry| entry.block == place) {
            assert!(
                at <= entry.span.start && entry.span.end <= block.span.end,
                "{entry:?}"
            );
            assert!(document.text[at..entry.span.start].trim().is_empty());
            assert_eq!(entry.span, entry.span.trimmed(&document.text));
            assert!(!entry.span.is_empty());
            at = entry.span.end;
        }
        assert!(
            document.text[at..block.span.end].trim().is_empty(),
            "{:?}",
            &document.text[at..block.span.end]
        );
    }
    assert!(entries.next().is_none());
}

fn assert_verbatim(document: &Document, statements: &[Statement]) {
    let mut last = 0;
    for statement in statements {
        assert_eq!(statement.text, document.slice(statement.span));
        assert!(statement.span.start >= last);
        last = statement.span.end;
    }
}

#[test]
fn the_ledger_covers_minutes() {
    let (document, found) = read(MINUTES);
    assert_covers(&document, &found);
    assert_verbatim(&document, &found.statements);
}

#[test]
fn an_answer_in_which_nothing_was_found_is_told() {
    let warned = |lines: &[&str]| read(lines).1.warnings.contains(&Warning::NothingSaid);
    assert!(warned(&[
        "Socialnämnden",
        "Sändlista:",
        "Regeringskansliet"
    ]));
    assert!(warned(&[
        "Socialnämnden",
        "Yttrande",
        "Anna Ek",
        "Ordförande"
    ]));
    assert!(warned(&[]));
    assert!(!warned(MINUTES));
    assert!(Warning::NothingSaid.needs_attention());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_covers_every_visible_character(
        lines in prop::collection::vec(
            prop_oneof![
                Just("# Beslut".to_owned()),
                Just("# Reservation".to_owned()),
                Just("Bilagor".to_owned()),
                Just("Tjänsteutlåtande".to_owned()),
                Just("Anna Ek (M), Bo Al (S)".to_owned()),
                Just("1. a) – Nämnden avstyrker. Yrkanden Bo Al (M) yrkar bifall:".to_owned()),
                "(# |- |\\* |\\^ |> |\\| )?[A-Za-zÅÄÖåäö0-9 .,:;?!()§”•–\\-]{1,90}",
            ],
            1..24,
        )
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (document, found) = read(&lines);
        assert_covers(&document, &found);
        assert_verbatim(&document, &found.statements);
    }
}
