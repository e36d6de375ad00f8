//! Every count of a report is the same number, also where it is not known who
//! answered or who was asked.

use remiss::model::{
    About, Consultation, Fate, Overall, ReadError, ReadState, RespondentKind, Role, Share, Stance,
    Status,
};
use remiss::report::{Basis, Format, Options, Report, Selection};
use remiss::tag::infer_overall;

use super::fixture::{Answers, Line, ekstad};
use super::{excerpt, package, whole};
use crate::support::Workplace;

/// With two answers of unknown senders, the second in two files, and a file
/// that is neither known nor read.
fn with_unknown() -> Answers {
    let mut answers = ekstad();
    answers.add(
        "uu.txt",
        &[],
        RespondentKind::Other,
        &[
            Line::new("Vi avstyrker förslaget.", &["general"], Stance::Opposes)
                .role(Role::Decision),
            Line::new("Fyra rapporter är för många.", &["3.2"], Stance::Opposes),
            Line::new(
                "Förvaltningen föreslår tre rapporter.",
                &["3.2"],
                Stance::ProposesChange,
            )
            .role(Role::Draft),
        ],
    );
    answers.add(
        "sent/uu.txt",
        &[],
        RespondentKind::Other,
        &[Line::new(
            "Förvaltningen tillstyrker avsnittet.",
            &["3.2"],
            Stance::Supports,
        )
        .role(Role::Draft)],
    );
    answers.add_again("sent/uu igen.txt");
    answers.add("trasig.docx", &[], RespondentKind::Other, &[]);
    let unread = answers.consultation.documents.last_mut().unwrap();
    unread.state = ReadState::Unread;
    unread.error = Some(ReadError::Empty);
    answers
}

/// All counts of the report, and those of status and workbench.
#[track_caller]
fn check(consultation: &Consultation, answered: usize) -> Report {
    let report = check_report(consultation, answered);
    let participation = report.participation.as_ref().unwrap();
    let found = consultation.participation();
    assert_eq!(found.senders, answered);
    assert_eq!(participation.unknown, found.unknown_senders);
    let uninvited = participation.uninvited.unwrap_or_default();
    assert_eq!(uninvited, found.uninvited.len());
    assert_eq!(participation.late, found.late.len());
    report
}

#[track_caller]
fn check_report(consultation: &Consultation, answered: usize) -> Report {
    let report = whole(consultation);
    let participation = report.participation.as_ref().unwrap();
    let positions = report.positions.as_ref().unwrap();
    let matrix = report.matrix.as_ref().unwrap();
    assert_eq!(participation.answered, answered);
    let rows = participation.rows.iter();
    assert_eq!(rows.filter(|row| row.answered).count(), answered);
    assert_eq!(positions.answers.len(), answered);
    let of_kinds: usize = positions.kinds.iter().map(|kind| kind.answers).sum();
    assert_eq!(of_kinds, answered);
    assert_eq!(matrix.rows.len(), answered);

    // The table of positions and the section on the whole tell the same.
    let general = excerpt(&report, "general");
    let of_minorities = usize::from(!general.minorities.is_empty());
    let own = general.summary.len() - of_minorities;
    assert_eq!(positions.summary, general.summary[..own]);
    for count in &general.counts {
        let taking = positions
            .answers
            .iter()
            .filter(|answer| answer.stance == Some(count.stance))
            .map(|answer| &answer.respondent);
        assert_eq!(
            taking.collect::<Vec<_>>(),
            count.respondents.iter().collect::<Vec<_>>()
        );
    }
    for (place, column) in matrix.columns.iter().enumerate() {
        let section = excerpt(&report, column.section.id.as_str());
        for count in &section.counts {
            let cells = matrix.rows.iter().filter(|row| {
                row.cells[place].is_some_and(|cell| cell.position.stance == count.stance)
            });
            assert_eq!(cells.count(), count.respondents.len());
            assert!(
                column
                    .counts
                    .contains(&(count.stance, count.respondents.len()))
            );
        }
        if section.summary[0].contains(" av ") {
            let of = format!(" av {answered} remissinstanser");
            assert!(section.summary[0].contains(&of), "{}", section.summary[0]);
        }
    }
    report
}

#[test]
fn all_counts_agree() {
    check(&ekstad().consultation, 7);
    check(&with_unknown().consultation, 9);
}

#[test]
fn an_unknown_sender_is_counted_and_named_without_instructions() {
    let report = check(&with_unknown().consultation, 9);
    let participation = report.participation.as_ref().unwrap();
    assert_eq!(participation.unknown, 2);
    assert_eq!(
        participation.summary[2..],
        [
            "Därutöver har 1 svarat utan att vara tillfrågad: Föreningen Levande Ekstad.",
            "Vem som har skickat 2 av svaren är inte känt: Okänd avsändare 1 (responses/uu.txt) och Okänd avsändare 2 (responses/sent/uu.txt, responses/sent/uu igen.txt). Vart och ett räknas som en remissinstans för sig, men kan komma från någon av de tillfrågade.",
            "Sammanlagt räknas 9 remissinstanser som svarande.",
            "Ett svar är daterat efter sista svarsdag: Föreningen Levande Ekstad.",
            "Ett dokument har okänd avsändare och kunde inte läsas in; det räknas inte som ett svar.",
        ]
    );
    let unknown: Vec<_> = participation
        .rows
        .iter()
        .filter(|row| !row.is_known)
        .collect();
    assert_eq!(unknown.len(), 2);
    assert!(
        unknown
            .iter()
            .all(|row| row.answered && row.asked.is_none())
    );
    let senders: Vec<&str> = report
        .responses
        .iter()
        .rev()
        .take(4)
        .map(|response| response.respondent.as_str())
        .collect();
    assert_eq!(
        senders,
        [
            "",
            "Okänd avsändare 2",
            "Okänd avsändare 2",
            "Okänd avsändare 1"
        ]
    );
    // What goes to a board says the fact; how to mend it is said elsewhere.
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        let text = match format {
            Format::Docx | Format::Xlsx => package::text(&bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        assert!(!text.contains("consultation.toml"), "{format}");
    }
}

#[test]
fn each_private_person_without_a_name_is_a_respondent() {
    let mut answers = ekstad();
    let person = |answers: &mut Answers, file: &str, name: &str, text: &str, stance| {
        let lines = [Line::new(text, &["3.2"], stance)];
        answers.add(file, &[name], RespondentKind::Citizen, &lines);
    };
    person(
        &mut answers,
        "a.txt",
        "Privatperson",
        "Jag är för.",
        Stance::Supports,
    );
    check(&answers.consultation, 8);
    person(
        &mut answers,
        "b.txt",
        "Privatperson",
        "Jag är emot.",
        Stance::Opposes,
    );
    answers.add_again("c.txt");
    person(
        &mut answers,
        "d.txt",
        "Eva Ek",
        "Jag vill veta mer.",
        Stance::Asks,
    );
    let report = check(&answers.consultation, 10);
    let uninvited = "Därutöver har 4 svarat utan att vara tillfrågade: Föreningen Levande Ekstad, Privatperson 1, Privatperson 2 och Eva Ek.";
    assert!(
        report
            .participation
            .unwrap()
            .summary
            .contains(&uninvited.to_owned())
    );
    let found = answers.consultation.participation();
    assert_eq!(found.uninvited.len(), 4);

    let masked = Options {
        mask: true,
        ..Options::default()
    };
    let report = Report::build(&answers.consultation, &Selection::default(), &masked);
    let names: Vec<String> = report
        .matrix
        .unwrap()
        .rows
        .into_iter()
        .map(|row| row.respondent)
        .collect();
    assert_eq!(
        names[names.len() - 3..],
        ["Privatperson 2", "Privatperson 3", "Privatperson 1"]
    );
}

#[test]
fn letters_of_persons_who_give_no_name_are_read_as_several() {
    let place = Workplace::with_small_consultation();
    for (file, text) in [
        (
            "brev.txt",
            "Till kommunen\n\nJag tycker att lekplatserna ska städas varje vecka.\n",
        ),
        (
            "mejl.txt",
            "Hej!\n\nJag är emot förslaget om nya parker i min stadsdel.\n",
        ),
    ] {
        place.write(&format!("corpus/liten/responses/{file}"), text);
    }
    place.run(&["index", "corpus"]);
    let report = place
        .run(&["excerpt", "--format", "json"])
        .ends_with(0)
        .json();
    let rows = report["participation"]["rows"].as_array().unwrap();
    let names: Vec<&str> = rows.iter().filter_map(|row| row["name"].as_str()).collect();
    for person in ["Privatperson 1", "Privatperson 2"] {
        assert!(names.contains(&person), "{names:?}");
    }
}

#[test]
fn a_draft_of_an_unknown_sender_counts_where_that_sender_argues_nothing_else() {
    let report = whole(&with_unknown().consultation);
    let section = excerpt(&report, "3.2");
    let of = |stance: Stance| {
        let counts = section.counts.iter();
        counts
            .filter(move |count| count.stance == stance)
            .flat_map(|count| &count.respondents)
    };
    assert!(of(Stance::Opposes).any(|name| name == "Okänd avsändare 1"));
    assert!(of(Stance::Supports).any(|name| name == "Okänd avsändare 2"));
    assert_eq!(section.drafts.len(), 1);
    assert_eq!(section.drafts[0].respondent, "Okänd avsändare 1");
}

#[test]
fn no_format_tells_an_unknown_sender_s_file_twice() {
    let mut answers = ekstad();
    let lines = [Line::new("Vi avstyrker.", &["3.2"], Stance::Opposes)];
    answers.add("uu.txt", &[], RespondentKind::Other, &lines);
    let report = check(&answers.consultation, 8);
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap());
        assert!(text.contains("Okänd avsändare"), "{format}");
        assert!(!text.contains("Okänd avsändare (uu.txt"), "{format}");
        assert!(!text.contains("Okänd avsändare 1"), "{format}");
    }
}

#[test]
fn where_nobody_says_who_was_asked_none_is_printed_as_not_asked() {
    let mut answers = with_unknown();
    answers.consultation.about = About {
        asked: Vec::new(),
        ..answers.consultation.about
    };
    let report = check(&answers.consultation, 9);
    let participation = report.participation.as_ref().unwrap();
    assert_eq!(
        participation.summary[0],
        "9 remissinstanser har svarat. Vilka som tillfrågades är inte angivet."
    );
    assert_eq!(participation.asked, None);
    assert_eq!(participation.asked_answered, None);
    assert_eq!(participation.uninvited, None);
    assert!(participation.rows.iter().all(|row| row.asked.is_none()));
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap());
        assert!(!text.contains(">nej<"), "{format}");
        assert!(!text.contains("tillfrågade och svarande"), "{format}");
        let is_workbook = *format == Format::Xlsx;
        assert_eq!(text.contains(">inte känt<"), is_workbook, "{format}");
        assert_eq!(text.contains(">Tillfrågad<"), is_workbook, "{format}");
    }
    let asked = whole(&with_unknown().consultation);
    let word = package::text(&Format::Docx.write(&asked, None).unwrap());
    assert!(word.contains(">Tillfrågad<") && word.contains(">inte känt<"));
}

#[test]
fn who_argues_in_another_s_document_is_a_body_once_a_person_says_so() {
    let mut answers = ekstad();
    let party = answers
        .consultation
        .statements
        .iter_mut()
        .filter(|tagged| tagged.statement.respondents == ["Ekstadspartiet (EP)"]);
    for tagged in party {
        tagged.statement.role = Role::Argument;
        tagged.status = Status::Decided;
    }
    let report = check_report(&answers.consultation, 8);
    let rows = &report.participation.as_ref().unwrap().rows;
    let row = rows
        .iter()
        .find(|row| row.name == "Ekstadspartiet (EP)")
        .unwrap();
    assert_eq!(row.files, ["Socialnämnden.docx"]);
    assert_eq!(row.asked, Some(false));
}

#[test]
fn what_a_person_decides_of_the_whole_stands_in_the_table_too() {
    let mut answers = ekstad();
    answers.add(
        "Valnämnden.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &[
            Line::new("Valnämnden tillstyrker.", &["3.2"], Stance::Supports).role(Role::Decision),
            Line::new("Programmet bör inte antas.", &["general"], Stance::Opposes)
                .status(Status::Decided),
        ],
    );
    let clause = "Valnämnden tillstyrker.";
    let board = |report: &Report| {
        let answers = &report.positions.as_ref().unwrap().answers;
        let board = answers.iter().find(|one| one.respondent == "Valnämnden");
        let board = board.unwrap();
        assert_eq!(board.quote.as_ref().unwrap().text, clause);
        (board.stance, board.basis)
    };
    // One statement beside the clause that a person decides is not the whole.
    let report = check(&answers.consultation, 8);
    assert_eq!(board(&report), (Some(Stance::Supports), Basis::Suggested));
    for tagged in &mut answers.consultation.statements {
        if tagged.statement.text == clause {
            tagged.stance = Some(Stance::Opposes);
            tagged.status = Status::Decided;
        }
    }
    let report = check(&answers.consultation, 8);
    assert_eq!(board(&report), (Some(Stance::Opposes), Basis::Decided));
    let answers = &report.positions.as_ref().unwrap().answers;
    let of = |name: &str| answers.iter().find(|one| one.respondent == name).unwrap();
    // Of who has no answer that was weighed as a whole, what is said of the whole counts.
    assert_eq!(of("Föreningen Levande Ekstad").stance, Some(Stance::Doubts));
    assert_eq!(of("Ekstads Hamn AB").stance, None);
}

/// Of a board that opposes the whole and says this about a section.
fn opposing(section: [Line; 2]) -> Answers {
    let mut answers = ekstad();
    let decision = Line::new(
        "Valnämnden avstyrker motionen.",
        &["general"],
        Stance::Opposes,
    )
    .role(Role::Decision);
    let mut lines = vec![decision];
    lines.extend(section);
    answers.add(
        "Valnämnden.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &lines,
    );
    answers
}

fn praise_and_doubt() -> [Line; 2] {
    [
        Line::new("Målen är bra.", &["3.1"], Stance::Supports),
        Line::new("Det saknas en tidplan för målen.", &["3.1"], Stance::Doubts),
    ]
}

#[test]
fn who_opposes_the_whole_is_not_counted_as_supporting_a_section_unreviewed() {
    let report = check(&opposing(praise_and_doubt()).consultation, 8);
    let section = excerpt(&report, "3.1");
    let mut counted = section.counts.iter().flat_map(|count| &count.respondents);
    assert!(counted.all(|name| name != "Valnämnden"));
    assert_eq!(section.against_whole, ["Valnämnden"]);
    let told = "Valnämnden, som avstyrker helheten, räknas inte som tillstyrkande här: det stöd som maskinen läser ut är inte granskat.";
    assert!(section.summary.iter().any(|sentence| sentence == told));
    let sign = "avstyrker helheten; ogranskat stöd här räknas inte";
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap());
        let has_matrix = !matches!(format, Format::Csv | Format::Json);
        assert_eq!(text.contains(sign), has_matrix, "{format}");
    }
}

#[test]
fn what_a_person_decided_of_a_section_counts_whatever_the_whole() {
    let [praise, doubt] = praise_and_doubt();
    let answers = opposing([praise.status(Status::Decided), doubt]);
    let report = check(&answers.consultation, 8);
    let section = excerpt(&report, "3.1");
    assert!(section.against_whole.is_empty());
    let supporting = section
        .counts
        .iter()
        .find(|count| count.stance == Stance::Supports);
    assert_eq!(supporting.unwrap().respondents, ["Valnämnden"]);
}

#[test]
fn what_an_answer_amounts_to_as_a_whole_forbids_no_support_of_a_section() {
    let mut answers = opposing(praise_and_doubt());
    let last = answers.consultation.documents.last_mut().unwrap();
    last.overall.as_mut().unwrap().inferred = true;
    let report = check(&answers.consultation, 8);
    assert!(excerpt(&report, "3.1").against_whole.is_empty());
}

/// The report of eight answers, with what each amounts to.
fn inferred(answers: &mut Answers) -> Report {
    let Consultation {
        documents,
        statements,
        ..
    } = &mut answers.consultation;
    infer_overall(documents, statements);
    check(&answers.consultation, 8)
}

#[test]
fn a_position_that_the_answer_does_not_state_itself_is_marked() {
    let mut answers = ekstad();
    let praise = "Det är bra att programmet är kort.";
    answers.add(
        "Valnämnden.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &[Line::new(praise, &["3.2"], Stance::Supports)],
    );
    let report = inferred(&mut answers);
    let rows = &report.positions.as_ref().unwrap().answers;
    let of = |name: &str| rows.iter().find(|one| one.respondent == name).unwrap();
    let board = of("Valnämnden");
    assert_eq!(
        (board.stance, board.inferred),
        (Some(Stance::Supports), true)
    );
    assert_eq!(board.quote.as_ref().unwrap().text, praise);
    assert!(!of("Kulturnämnden").inferred);
    let marks = rows.iter().filter(|one| one.inferred).count();
    let markdown = String::from_utf8(Format::Markdown.write(&report, None).unwrap()).unwrap();
    assert_eq!(markdown.matches("(utläst ur svaret)").count(), marks);
    let html = String::from_utf8(Format::Html.write(&report, None).unwrap()).unwrap();
    assert_eq!(html.matches(">utläst ur svaret<").count(), marks);
    let word = package::text(&Format::Docx.write(&report, None).unwrap());
    // beside each, and once below the matrix, which has the sign
    assert_eq!(word.matches("utläst ur svaret").count(), marks + 1);
    assert_eq!(word.matches("*<").count(), marks);
}

#[test]
fn who_decides_one_statement_has_not_decided_what_the_answer_amounts_to() {
    let mut answers = ekstad();
    answers.add(
        "Valnämnden.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &[
            Line::new(
                "Det är bra att programmet är kort.",
                &["general"],
                Stance::Supports,
            )
            .status(Status::Decided),
            Line::new("Det saknas en tidplan.", &["3.1"], Stance::Doubts),
            Line::new("Det saknas en budget.", &["3.1"], Stance::Doubts),
        ],
    );
    let report = inferred(&mut answers);
    let rows = &report.positions.as_ref().unwrap().answers;
    let board = rows.iter().find(|one| one.respondent == "Valnämnden");
    let board = board.unwrap();
    assert_eq!(board.stance, Some(Stance::SupportsWithReservation));
    assert_eq!((board.basis, board.inferred), (Basis::Suggested, true));
}

#[test]
fn an_answer_that_amounts_to_nothing_has_no_position_by_one_of_its_statements() {
    let mut answers = ekstad();
    answers.add(
        "Valnämnden.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &[Line::new("Målen är många.", &["general"], Stance::Doubts)],
    );
    let overall = Overall {
        stance: Stance::None,
        quote: String::new(),
        rule: remiss::model::OverallRule::Statements,
        inferred: true,
        by: None,
    };
    answers.consultation.documents.last_mut().unwrap().overall = Some(overall);
    let report = check(&answers.consultation, 8);
    let rows = &report.positions.as_ref().unwrap().answers;
    let board = rows.iter().find(|one| one.respondent == "Valnämnden");
    assert_eq!(board.unwrap().stance, Some(Stance::None));
    let matrix = report.matrix.as_ref().unwrap();
    let row = matrix
        .rows
        .iter()
        .find(|row| row.respondent == "Valnämnden");
    assert!(matrix.columns[0].section.id.is_general());
    assert_eq!(row.unwrap().cells[0], None);
}

#[test]
fn a_chosen_respondent_stands_on_the_whole_where_it_stands_in_the_table() {
    let mut answers = ekstad();
    answers.add(
        "Valnämnden.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &[
            Line::new("Valnämnden tillstyrker.", &["3.2"], Stance::Supports).role(Role::Decision),
            Line::new("Målen är många.", &["general"], Stance::None),
        ],
    );
    let chosen = Selection {
        respondent: Some("Valnämnden".to_owned()),
        ..Selection::default()
    };
    let report = Report::build(&answers.consultation, &chosen, &Options::default());
    let counts = &excerpt(&report, "general").counts;
    assert_eq!(counts[0].stance, Stance::Supports);
}

#[test]
fn the_ledger_has_the_words_of_the_command_line() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let fates: Vec<&Fate> = answers
        .consultation
        .documents
        .iter()
        .flat_map(|document| &document.ledger)
        .map(|entry| &entry.fate)
        .collect();
    let words = Share::of(fates[0]).in_words(report.lang);
    assert_eq!(report.ledger[0].fate, words);
    assert_eq!(report.ledger[0].stretches, fates.len());
}
