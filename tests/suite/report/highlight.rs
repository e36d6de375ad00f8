//! What a person chose to be quoted stands before all else, and alone in the
//! version for the board.

use remiss::model::{Lang, SectionId, StatementId};
use remiss::report::{Audience, Excerpt, Format, Omission, Options, Report, Selection, verify};

use super::fixture::{Answers, ekstad};
use super::{dated, excerpt, package, sources, whole};
use crate::support::Workplace;

const FIRST: &str =
    "Socialnämnden avstyrker kravet på fyra rapporter, som försvagar nämndernas planering.";
const SECOND: &str = "Bolaget motsätter sig avsnitt 3.2.";
const BACKGROUND: &str = "Nämnden följer i dag upp målen två gånger per år.";
const RESERVATION: &str = "Uppföljning bör i stället ske halvårsvis.";

fn id_of(answers: &Answers, text: &str) -> StatementId {
    let mut statements = answers.consultation.statements.iter();
    let found = statements.rfind(|tagged| tagged.statement.text == text);
    found.expect("it is said").statement.id.clone()
}

/// The city's consultation with these statements highlighted, the last of each words.
fn lifted(texts: &[&str]) -> Answers {
    let mut answers = ekstad();
    answers.consultation.highlighted = texts.iter().map(|text| id_of(&answers, text)).collect();
    answers
}

fn built(answers: &Answers, audience: Audience, limit: Option<usize>) -> Report {
    let selection = Selection {
        limit,
        ..Selection::default()
    };
    let options = Options {
        audience,
        ..dated()
    };
    Report::build(&answers.consultation, &selection, &options)
}

fn quoted(excerpt: &Excerpt) -> Vec<&str> {
    let quotations = excerpt.groups.iter().flat_map(|group| &group.quotations);
    quotations.map(|one| one.text.as_str()).collect()
}

#[test]
fn the_board_reads_what_was_chosen_and_how_many_more_there_are() {
    let answers = lifted(&[SECOND, BACKGROUND]);
    for limit in [None, Some(1)] {
        let report = built(&answers, Audience::Board, limit);
        let section = excerpt(&report, "3.2");
        assert_eq!(quoted(section), [SECOND, BACKGROUND]);
        // the board's, Hamnen's, the council's and Socialnämnden's, and one of the
        // two reservations of one party
        assert_eq!(section.unchosen, 5);
        assert_eq!(section.minorities.len(), 1);
        // a section of which nothing was chosen is as it was
        let plain = built(&ekstad(), Audience::Board, limit);
        assert_eq!(excerpt(&report, "3.1"), excerpt(&plain, "3.1"));
        let (counts, sentences) = (&section.counts, &section.summary);
        let other = excerpt(&plain, "3.2");
        assert_eq!((counts, sentences), (&other.counts, &other.summary));
    }
    let report = built(&answers, Audience::Board, None);
    let told = "Citaten är utvalda. 5 uttalanden till om avsnittet står i den fullständiga sammanställningen.";
    for format in Format::ALL.iter().filter(|format| format.is_prose()) {
        let bytes = format.write(&report, None).unwrap();
        let text = package::text(&bytes);
        assert_eq!(text.matches(told).count(), 1, "{format}");
        assert!(!text.contains(FIRST), "{format}");
        assert!(text.contains(SECOND), "{format}");
        assert!(!text.contains("Framlyft"), "{format}");
        for why in [
            "I avsnitt där uttalanden är framlyfta, övriga uttalanden",
            "har lyft fram uttalanden återges bara de",
        ] {
            assert!(text.contains(why), "{format}: {why}");
        }
        let proved = verify::verify(verify::read(&bytes).unwrap(), &sources(&answers));
        assert!(proved.holds(), "{format}: {proved:?}");
        let again = built(&answers, Audience::Board, None);
        assert_eq!(bytes, format.write(&again, None).unwrap());
    }
}

#[test]
fn a_reservation_that_was_chosen_stands_for_the_others() {
    let report = built(&lifted(&[RESERVATION]), Audience::Board, None);
    let section = excerpt(&report, "3.2");
    let texts: Vec<&str> = (section.minorities.iter())
        .map(|one| one.text.as_str())
        .collect();
    // the other reservation, and one of two that oppose
    assert_eq!(
        (texts.as_slice(), section.unchosen),
        (&[RESERVATION][..], 2)
    );
    // what the bodies say themselves is as it was
    let plain = built(&ekstad(), Audience::Board, None);
    assert_eq!(quoted(section), quoted(excerpt(&plain, "3.2")));
}

#[test]
fn the_same_words_from_others_come_along() {
    let same = "Antalet indikatorer bör begränsas till högst tio.";
    // the later one is chosen, the earlier one says the same
    let report = built(&lifted(&[same]), Audience::Board, None);
    let section = excerpt(&report, "3.1");
    assert_eq!(quoted(section), [same]);
    let quotation = &section.groups[0].quotations[0];
    assert_eq!(quotation.respondent, "Ekstad Energi AB");
    assert_eq!(quotation.also[0].respondent, "Socialnämnden");
    assert_eq!(section.unchosen, 1);
}

#[test]
fn the_full_version_has_all_of_it_with_the_chosen_first_and_marked() {
    let answers = lifted(&[SECOND]);
    let report = whole(&answers.consultation);
    let plain = whole(&ekstad().consultation);
    let section = excerpt(&report, "3.2");
    assert_eq!(section.unchosen, 0);
    let opposing = |report| {
        let quoted = quoted(excerpt(report, "3.2"));
        let place = |text: &str| quoted.iter().position(|one| *one == text).unwrap();
        (place(FIRST), place(SECOND))
    };
    let (one, other) = opposing(&plain);
    assert!(one < other);
    assert_eq!(opposing(&report), (other, one));
    assert_eq!(quoted(section).len(), quoted(excerpt(&plain, "3.2")).len());
    let told = "1 uttalande lyfts fram av den som granskat";
    assert!(report.method.iter().any(|text| text.starts_with(told)));
    assert!(!plain.method.iter().any(|text| text.contains("lyfts fram")));
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        let marks = |text: &str| match format {
            Format::Json => text
                .replace("\": ", "\":")
                .matches("\"highlighted\":true")
                .count(),
            Format::Csv => text.matches(";\"ja\";").count(),
            Format::Docx | Format::Xlsx | Format::Html | Format::Markdown => {
                text.matches("ramlyft").count()
            }
        };
        let unmarked = package::text(&format.write(&plain, None).unwrap());
        let marked = package::text(&bytes);
        assert!(marks(&marked) > marks(&unmarked), "{format}");
        let proved = verify::verify(verify::read(&bytes).unwrap(), &sources(&answers));
        assert!(proved.holds(), "{format}: {proved:?}");
    }
    let english = Options {
        lang: Lang::En,
        ..dated()
    };
    let english = Report::build(&answers.consultation, &Selection::default(), &english);
    let html = package::text(&Format::Html.write(&english, None).unwrap());
    assert!(html.contains("<strong>Highlighted</strong>"));
}

#[test]
fn no_limit_and_no_omission_leaves_out_what_was_chosen() {
    let answers = lifted(&[FIRST, SECOND, BACKGROUND]);
    let selection = Selection {
        sections: vec![SectionId("3.2".to_owned())],
        limit: Some(1),
        ..Selection::default()
    };
    let options = Options {
        without: vec![Omission::Background],
        ..dated()
    };
    let report = Report::build(&answers.consultation, &selection, &options);
    let quoted = quoted(excerpt(&report, "3.2"));
    for text in [FIRST, SECOND, BACKGROUND] {
        assert!(quoted.contains(&text), "{text}: {quoted:?}");
    }
}

#[test]
fn a_choice_is_recorded_kept_when_files_change_and_taken_back() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    // of the question how it is paid for
    let id_of = |place: &Workplace| -> String {
        let lines = place.run(&["statements"]).json_lines();
        let asked = lines.iter().find(|line| {
            line["text"]
                .as_str()
                .is_some_and(|text| text.starts_with("Hur ska"))
        });
        let id = asked.expect("it is asked")["id"].as_str();
        id.unwrap().to_owned()
    };
    let id = id_of(&place);
    let decide = |arguments: &[&str]| {
        let all = [&["decide", &id, "--by", "Anna Ek"], arguments].concat();
        place.run(&all)
    };
    decide(&["--highlight", "--no-highlight"]).ends_with(2);
    decide(&["--highlight", "--undo"]).ends_with(2);
    decide(&["--highlight"]).ends_with(0);
    let highlighted = |place: &Workplace| {
        place.run(&["status", "--json"]).json_lines()[0]["consultations"][0]["highlighted"].clone()
    };
    assert_eq!(highlighted(&place), 1);
    assert!(
        place
            .run(&["status"])
            .out()
            .contains("1  framlyfta i rapporten")
    );
    assert!(
        place
            .run(&["explain", &id])
            .out()
            .contains("lyfts fram i rapporten")
    );
    let decided = std::fs::read_to_string(place.join("corpus/liten/decisions.jsonl")).unwrap();
    assert!(
        decided.contains("\"verdict\":{\"highlight\":true}"),
        "{decided}"
    );

    // another letter before it: the words are found again
    place.write(
        "corpus/liten/responses/Tekniska nämnden.txt",
        "Tekniska nämnden\n\n2024-03-12\n\nYttrande över program för parker\n\nTekniska nämnden avstyrker förslaget om att gräsytor klipps varannan vecka.\n\nHur ska klippningen betalas?\n",
    );
    place.run(&["index", "corpus"]);
    assert_eq!(highlighted(&place), 1);
    place
        .run(&["excerpt", "--for", "board", "-o", "n.md"])
        .ends_with(0);
    let board = std::fs::read_to_string(place.join("n.md")).unwrap();
    assert!(board.contains("Hur ska klippningen betalas?"), "{board}");
    place.run(&["verify", "n.md"]).ends_with(0);

    let now = id_of(&place);
    place
        .run(&["decide", &now, "--undo", "--by", "Bo"])
        .ends_with(0);
    assert_eq!(highlighted(&place), 0);
}
