//! The version for the board: to be read, with nothing to fill in.

use remiss::model::{Comment, Heeded, Remark, RespondentKind, Role, SectionId, Stance};
use remiss::report::{
    Audience, Excerpt, Format, Group, Options, Report, Selection, comments, verify,
};

use super::fixture::{Answers, Line, ekstad};
use super::{dated, excerpt, package, sources, whole};
use crate::support::Workplace;

fn for_board(answers: &Answers) -> Report {
    built(answers, None)
}

fn built(answers: &Answers, limit: Option<usize>) -> Report {
    let selection = Selection {
        limit,
        ..Selection::default()
    };
    let options = Options {
        audience: Audience::Board,
        ..dated()
    };
    Report::build(&answers.consultation, &selection, &options)
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

/// So many statements are quoted in a section, the folded ones included.
fn quoted(excerpt: &Excerpt) -> usize {
    let own = excerpt.groups.iter().flat_map(|group| &group.quotations);
    let all = own.chain(&excerpt.minorities).chain(&excerpt.drafts);
    all.map(|one| 1 + one.also.len()).sum()
}

#[test]
fn the_board_reads_one_quotation_of_a_position_and_how_many_more_there_are() {
    let mut answers = ekstad();
    let praise = "Bolaget välkomnar att målen följs upp med färre rapporter än i dag.";
    answers.add(
        "Vatten.docx",
        &["Ekstad Vatten AB"],
        RespondentKind::Company,
        &[
            Line::new("Det är bra.", &["3.2"], Stance::Supports),
            Line::new(praise, &["3.2"], Stance::Supports),
            Line::new("Hur ofta?", &["3.2"], Stance::Asks),
        ],
    );
    let board = for_board(&answers);
    let all = whole(&answers.consultation);
    let mut more = 0;
    for (short, full) in board.excerpts.iter().zip(&all.excerpts) {
        assert_eq!(short.counts, full.counts);
        let is_background = |group: &&Group| group.stance == Some(Stance::None);
        let background = full.groups.iter().filter(is_background);
        let background: usize = background.map(|group| group.quotations.len()).sum();
        assert_eq!(quoted(short) + short.unchosen, quoted(full) - background);
        more += short.unchosen;
    }
    let section = excerpt(&board, "3.2");
    let is_read = |group: &&Group| !group.quotations.is_empty();
    let groups: Vec<&Group> = section.groups.iter().filter(is_read).collect();
    let stances: Vec<Stance> = (groups.iter())
        .map(|group| {
            assert_eq!(group.quotations.len(), 1);
            group.stance.unwrap()
        })
        .collect();
    // nobody's position there is a question
    let expected = [
        Stance::Supports,
        Stance::NoObjection,
        Stance::ProposesChange,
        Stance::Opposes,
    ];
    assert_eq!(stances, expected);
    let objection = &groups[3].quotations[0];
    assert_eq!(
        objection.respondent, "Socialnämnden",
        "a person reviewed it"
    );
    let supporting = groups[0].extent;
    assert_eq!((supporting.statements, supporting.respondents), (3, 2));
    for format in Format::ALL.iter().filter(|format| format.is_prose()) {
        let text = package::text(&format.write(&board, None).unwrap());
        assert!(text.contains("3 uttalanden, 2 instanser"), "{format}");
        assert!(!text.contains("Hur ofta?"), "{format}");
        let told = format!("{} uttalanden till om avsnittet", section.unchosen);
        assert!(text.contains(&told), "{format}: {told}");
        assert!(
            text.contains("Citat utöver ett för varje ställningstagande"),
            "{format}"
        );
    }
    // who wants more asks for more
    let longer = built(&answers, Some(9));
    assert!(package::text(&Format::Html.write(&longer, None).unwrap()).contains("Hur ofta?"));
    assert!(more > longer.excerpts.iter().map(|one| one.unchosen).sum());
}

#[test]
fn every_minority_is_heard_once() {
    let mut answers = ekstad();
    answers.add(
        "Valnämnden.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &[
            Line::new("Kravet bör strykas helt.", &["3.2"], Stance::Opposes)
                .by("Framtid Ekstad", Role::Reservation),
        ],
    );
    let board = for_board(&answers);
    let section = excerpt(&board, "3.2");
    let heard: Vec<&str> = (section.minorities.iter())
        .map(|one| one.respondent.as_str())
        .collect();
    assert_eq!(heard, ["Ekstadspartiet (EP)", "Framtid Ekstad"]);
    for format in Format::ALL.iter().filter(|format| format.is_prose()) {
        let text = package::text(&format.write(&board, None).unwrap());
        let told = "Reservationer och liknande: 3 uttalanden, som inte räknas in";
        assert!(text.contains(told), "{format}");
    }
}

#[test]
fn a_page_tells_its_file_only_where_a_body_has_sent_several() {
    let mut answers = ekstad();
    answers.add(
        "Hamnen tillägg.docx",
        &["Ekstads Hamn AB"],
        RespondentKind::Company,
        &[Line::new(
            "Bolaget tillstyrker avsnittet.",
            &["3.2"],
            Stance::Supports,
        )],
    );
    let all = built(&answers, Some(9));
    let bytes = Format::Docx.write(&all, None).unwrap();
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
