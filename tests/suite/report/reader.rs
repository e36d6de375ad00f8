//! What those who read a report see: what a cell of the matrix says, what a yes is
//! reserved by, what a short sentence is about, and no word of how files are read.

use remiss::model::{FileFormat, ReadError, ReadState, RespondentKind, Role, Stance, Warning};
use remiss::report::{Format, Report, verify};

use super::fixture::{Answers, Line, ekstad};
use super::{excerpt, package, sources, whole};

fn proved(report: &Report, answers: &Answers) {
    for format in Format::ALL {
        let bytes = format.write(report, None).unwrap();
        let found = verify::verify(verify::read(&bytes).unwrap(), &sources(answers));
        assert!(found.holds(), "{format}: {found:?}");
    }
}

/// The city's consultation with an answer that opposes once and praises twice, or
/// opposes every time.
fn on_goals(stances: [Stance; 3]) -> Report {
    let mut answers = ekstad();
    let lines = [
        "Målen är tydliga och går att följa upp.",
        "Nämnden välkomnar färre indikatorer än i dag.",
        "Nämnden avstyrker att målen blir bindande.",
    ];
    let lines: Vec<Line> = (lines.into_iter().zip(stances))
        .map(|(text, stance)| Line::new(text, &["3.1"], stance))
        .collect();
    let board = RespondentKind::Board;
    answers.add("Valnämnden.docx", &["Valnämnden"], board, &lines);
    whole(&answers.consultation)
}

#[test]
fn a_cell_tells_one_objection_among_many_from_a_flat_no() {
    use Stance::{Opposes, Supports};
    let legend = "En ruta har remissinstansens samlade ställningstagande";
    let figure = "bär 1 tecknet";
    let divided = on_goals([Supports, Supports, Opposes]);
    let flat = on_goals([Opposes; 3]);
    for format in Format::ALL {
        if matches!(format, Format::Csv | Format::Json) {
            continue;
        }
        let text = |report: &Report| package::text(&format.write(report, None).unwrap());
        let (divided, flat) = (text(&divided), text(&flat));
        assert!(divided.contains("1/3") && !flat.contains("1/3"), "{format}");
        assert!(
            divided.contains(legend) && flat.contains(legend),
            "{format}"
        );
        assert!(
            divided.contains(figure) && !flat.contains(figure),
            "{format}"
        );
    }
    let cell = |report: &Report| {
        let matrix = report.matrix.as_ref().unwrap();
        let place = |id: &str| {
            let mut columns = matrix.columns.iter();
            columns.position(|column| column.section.id.as_str() == id)
        };
        let row = matrix
            .rows
            .iter()
            .find(|row| row.respondent == "Valnämnden");
        row.unwrap().cells[place("3.1").unwrap()].unwrap()
    };
    let (one, all) = (cell(&divided), cell(&flat));
    assert_eq!(
        (one.position.stance, all.position.stance),
        (Opposes, Opposes)
    );
    let (one, all) = (one.carried.unwrap(), all.carried.unwrap());
    assert_eq!((one.by, one.of, all.by, all.of), (1, 3, 3, 3));
}

#[test]
fn a_yes_with_reservation_is_quoted_with_what_is_reserved() {
    let reservation = "Antalet rapporter om året bör minska till två.";
    let built = |clause: &str| {
        let mut answers = ekstad();
        answers.add(
            "Valnämnden.docx",
            &["Valnämnden"],
            RespondentKind::Board,
            &[
                Line::new(clause, &["general"], Stance::SupportsWithReservation)
                    .role(Role::Decision),
                Line::new("Vi önskar mer.", &["3.1"], Stance::ProposesChange),
                Line::new(reservation, &["3.2"], Stance::ProposesChange),
            ],
        );
        let report = whole(&answers.consultation);
        proved(&report, &answers);
        let positions = report.positions.clone().unwrap();
        let mut all = positions.answers.into_iter();
        let answer = all.find(|answer| answer.respondent == "Valnämnden");
        (report, answer.unwrap().condition)
    };
    let (report, condition) = built("Valnämnden tillstyrker förslaget med synpunkter.");
    let condition = condition.expect("what is reserved is said elsewhere");
    assert_eq!(
        (condition.quote.text.as_str(), condition.of),
        (reservation, 2)
    );
    for format in [Format::Docx, Format::Html] {
        let text = package::text(&format.write(&report, None).unwrap());
        let place = text.find("Förbehåll, ett av 2 i svaret:").unwrap();
        assert!(text[place..].contains(reservation), "{format}");
    }
    let (_, condition) =
        built("Valnämnden tillstyrker förslaget under förutsättning att rapporterna blir färre.");
    assert_eq!(condition, None, "the clause says it itself");
}

#[test]
fn a_sentence_that_says_nothing_by_itself_stands_with_the_one_before() {
    let before = "Förslaget kräver fyra rapporter om året av varje bolag.";
    let with = |paragraphs: [usize; 2]| {
        let mut answers = ekstad();
        answers.add(
            "Vatten.docx",
            &["Ekstad Vatten AB"],
            RespondentKind::Company,
            &[
                Line::new(before, &["3.2"], Stance::None),
                Line::new("Kravet ska bort.", &["3.1"], Stance::ProposesChange),
            ],
        );
        let statements = answers.consultation.statements.iter_mut().rev();
        for (tagged, paragraph) in statements.zip(paragraphs) {
            tagged.statement.paragraph = paragraph;
        }
        let report = whole(&answers.consultation);
        proved(&report, &answers);
        let section = excerpt(&report, "3.1").clone();
        let mut all = section
            .groups
            .into_iter()
            .flat_map(|group| group.quotations);
        let found = all.find(|one| one.text == "Kravet ska bort.").unwrap();
        found.context.map(|context| context.text)
    };
    assert_eq!(with([0, 0]).as_deref(), Some(before));
    assert_eq!(
        with([1, 0]),
        None,
        "another paragraph is about something else"
    );
}

#[test]
fn the_appendices_have_no_word_for_those_who_run_the_program() {
    let mut answers = ekstad();
    let documents = &mut answers.consultation.documents;
    documents[0].state = ReadState::Unread;
    documents[0].error = Some(ReadError::Scanned { pages: 2 });
    documents[1].state = ReadState::Attention;
    documents[1].warnings = vec![
        Warning::CommentsNotCounted { comments: 2 },
        Warning::UnknownRespondent,
    ];
    documents[2].state = ReadState::Unread;
    documents[2].error = Some(ReadError::Damaged {
        format: FileFormat::Pdf,
        fault: remiss::model::Fault::Objects,
    });
    let report = whole(&answers.consultation);
    for format in Format::ALL.iter().filter(|format| format.is_prose()) {
        let text = package::text(&format.write(&report, None).unwrap());
        for gone in [
            "remiss index",
            "remiss verify",
            "remiss status",
            "--ocr",
            "byte",
            "consultation.toml",
            "dokumentets sida",
            "arbetsbänken, eller",
        ] {
            assert!(!text.contains(gone), "{format}: {gone}");
        }
        for there in [
            "läs originalet, eller be avsändaren om svaret som text",
            "be avsändaren om filen på nytt",
            "kommentarer i filen räknas inte som en del av svaret (2)",
            "Andel av texten",
        ] {
            assert!(text.contains(there), "{format}: {there}");
        }
    }
}
