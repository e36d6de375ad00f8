//! A report of a part says which part, and speaks of no more.

use std::collections::BTreeSet;

use remiss::model::{SectionId, Stance, StatementId, TaggedStatement};
use remiss::report::{Criterion, Format, Order, Report, Selection};

use super::fixture::ekstad;
use super::{dated, excerpt, package};
use crate::support::Workplace;

#[test]
fn a_selection_of_a_section_a_respondent_or_hits_is_kept_to() {
    let answers = ekstad();
    let section = Selection {
        sections: vec![SectionId("3".to_owned())],
        subsections: true,
        ..Selection::default()
    };
    let report = Report::build(&answers.consultation, &section, &dated());
    let ids: Vec<&str> = report
        .excerpts
        .iter()
        .map(|e| e.section.id.as_str())
        .collect();
    assert_eq!(ids, ["3", "3.1", "3.2"]);
    assert!(report.participation.is_none());

    let respondent = Selection {
        respondent: Some("Kulturnämnden".to_owned()),
        ..Selection::default()
    };
    let report = Report::build(&answers.consultation, &respondent, &dated());
    assert_eq!(
        report.cover.selection.as_deref(),
        Some("Remissinstans Kulturnämnden")
    );
    let speakers: BTreeSet<&str> = report
        .responses
        .iter()
        .flat_map(|response| &response.statements)
        .map(|quotation| quotation.respondent.as_str())
        .collect();
    assert_eq!(speakers, BTreeSet::from(["Kulturnämnden"]));

    let given: Vec<StatementId> = answers
        .consultation
        .statements
        .iter()
        .filter(|tagged| tagged.stance == Some(Stance::Opposes))
        .map(|tagged| tagged.statement.id.clone())
        .rev()
        .collect();
    let hits = Selection {
        statements: Some(given.clone()),
        order: Order::Given,
        limit: Some(1),
        ..Selection::default()
    };
    let report = Report::build(&answers.consultation, &hits, &dated());
    let group = &excerpt(&report, "3.2").groups[0];
    assert_eq!(group.quotations[0].id, given[0]);
    assert_eq!(group.left_out, 1);
}

#[test]
fn a_selection_by_more_than_a_section_says_by_what_and_speaks_of_no_more() {
    let answers = ekstad();
    let opposing = |tagged: &&TaggedStatement| tagged.stance == Some(Stance::Opposes);
    let statements = answers.consultation.statements.iter().filter(opposing);
    let hits = Selection {
        statements: Some(
            statements
                .map(|tagged| tagged.statement.id.clone())
                .collect(),
        ),
        chosen_by: Criterion::given([
            Criterion::Query("budget".to_owned()),
            Criterion::Respondents(Vec::new()),
            Criterion::Stances(vec![Some(Stance::Opposes), None]),
        ]),
        ..Selection::default()
    };
    let report = Report::build(&answers.consultation, &hits, &dated());
    let selection = report.cover.selection.clone().unwrap();
    assert!(
        selection.starts_with("Sökning ”budget”; hållning avstyrker eller inte bedömt; "),
        "{selection}"
    );
    for format in [Format::Markdown, Format::Html, Format::Docx, Format::Xlsx] {
        let bytes = format.write(&report, None).unwrap();
        let text = match format {
            Format::Markdown | Format::Html => String::from_utf8(bytes).unwrap(),
            _ => package::text(&bytes),
        };
        assert!(text.contains("hållning avstyrker"), "{format}");
        for of_all in ["Samtliga", "Inga ändringar begärs"] {
            assert!(!text.contains(of_all), "{format}: {of_all}");
        }
    }
    for excerpt in &report.excerpts {
        let [only] = excerpt.summary.as_slice() else {
            panic!("{:?}", excerpt.summary);
        };
        assert!(only.starts_with("Urvalet har "), "{only}");
    }
}

#[test]
fn an_excerpt_of_nothing_says_so() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    place
        .run(&["excerpt", "--stance", "asks", "--respondent", "Finns inte"])
        .ends_with(1);
    let unknown = place.run(&["excerpt", "--section", "9.9"]).ends_with(2);
    assert!(unknown.err().contains("9.9"));
    let csv = place.run(&["excerpt", "--format", "csv"]).ends_with(0);
    assert!(csv.out().starts_with('\u{feff}'));
}
