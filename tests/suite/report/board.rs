//! The version for the board: to be read, with nothing to fill in.

use remiss::model::{Comment, Heeded, Remark, SectionId};
use remiss::report::{Audience, Format, Options, Report, Selection, comments, verify};

use super::fixture::{Answers, ekstad};
use super::{dated, excerpt, package, sources, whole};
use crate::support::Workplace;

fn for_board(answers: &Answers) -> Report {
    let options = Options {
        audience: Audience::Board,
        ..dated()
    };
    Report::build(&answers.consultation, &Selection::default(), &options)
}

/// With a text on a section and an answer to a statement.
fn worked_on() -> Answers {
    let mut answers = ekstad();
    answers.consultation.remarks = vec![Remark {
        version: 1,
        section: SectionId("3.2".to_owned()),
        heading: "Uppföljning".to_owned(),
        summary: "Sex yttrar sig.".to_owned(),
        assessment: "Kravet mildras.".to_owned(),
        by: "Anna Ek".to_owned(),
        at: "2026-03-02T09:00:00Z".to_owned(),
    }];
    let report = whole(&answers.consultation);
    let id = excerpt(&report, "3.2").groups[0].quotations[0].id.clone();
    let comment = Comment {
        heeded: Some(Heeded::Partly),
        reason: "Det är rimligt.".to_owned(),
        changed_text: String::new(),
    };
    answers.consultation.comments = vec![(id, comment)];
    answers
}

#[test]
fn the_board_gets_what_is_written_as_text_and_nothing_to_fill_in() {
    let answers = worked_on();
    let report = for_board(&answers);
    for format in Format::ALL.iter().filter(|format| format.is_prose()) {
        let bytes = format.write(&report, None).unwrap();
        let text = package::text(&bytes);
        for there in [
            "Sex yttrar sig.",
            "Kravet mildras.",
            "Det är rimligt.",
            "Nämnden välkomnar en tydligare uppföljning.",
            "Vi reserverar oss mot nämndens beslut.",
            "Socialnämnden, ca s.",
            "Om sammanställningen",
            "för övriga är de maskinens förslag",
        ] {
            assert!(text.contains(there), "{format}: {there}");
        }
        for gone in [
            "Skriv här",
            "Skäl: ",
            "Bilaga",
            "Begärda ändringar",
            "byte",
            "ontrollsumma",
            "Nämnden följer i dag upp målen",
            "utelämna",
        ] {
            assert!(!text.contains(gone), "{format}: {gone}");
        }
        let verification = verify::verify(verify::read(&bytes).unwrap(), &sources(&answers));
        assert!(verification.holds(), "{format}: {verification:?}");
        assert_eq!(bytes, format.write(&for_board(&answers), None).unwrap());
    }
    let word = Format::Docx.write(&report, None).unwrap();
    let document = package::part(&word, "word/document.xml");
    assert!(!document.contains("<w:sdt>") && !document.contains("Energi.docx"));
    let summary = document.find("Sex yttrar sig.").unwrap();
    let assessment = document.find("Kravet mildras.").unwrap();
    let quotation = document.rfind("Nämnden välkomnar en tydligare").unwrap();
    assert!(summary < assessment && assessment < quotation);
}

#[test]
fn a_page_tells_its_file_only_where_a_body_has_sent_several() {
    let mut answers = ekstad();
    answers.add(
        "Hamnen tillägg.docx",
        &["Ekstads Hamn AB"],
        remiss::model::RespondentKind::Company,
        &[super::Line::new(
            "Bolaget tillstyrker avsnittet.",
            &["3.2"],
            remiss::model::Stance::Supports,
        )],
    );
    let bytes = Format::Docx.write(&for_board(&answers), None).unwrap();
    let document = package::part(&bytes, "word/document.xml");
    assert!(document.contains("Hamnen.docx, ca s.") && document.contains("Hamnen tillägg.docx"));
    assert!(!document.contains("Energi.docx"));
}

#[test]
fn the_version_for_the_board_says_that_it_has_no_cells() {
    let bytes = Format::Docx.write(&for_board(&worked_on()), None).unwrap();
    assert!(!comments::read(&bytes).unwrap().has_cells);

    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    place
        .run(&["excerpt", "--for", "board", "-o", "till-nämnden.docx"])
        .ends_with(0);
    place.run(&["verify", "till-nämnden.docx"]).ends_with(0);
    let run = place
        .run(&["comments", "till-nämnden.docx", "--by", "Anna Ek"])
        .ends_with(2);
    assert!(
        run.err().contains("har inga rutor att fylla i"),
        "{}",
        run.err()
    );
    let run = place
        .run(&["excerpt", "--for", "board", "--format", "xlsx"])
        .ends_with(2);
    assert!(
        run.err().contains("--for board gäller Word"),
        "{}",
        run.err()
    );
}
