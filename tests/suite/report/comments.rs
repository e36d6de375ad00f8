//! What officials type into a report comes back as decisions, and is printed.

use remiss::model::{Comment, Heeded, Lang, StatementId};
use remiss::pipeline::{Returned, What};
use remiss::report::comments::{Copied, Field};
use remiss::report::outside::Place;
use remiss::report::{Format, comments};

use super::fixture::ekstad;
use super::{excerpt, package, whole};
use crate::support::Workplace;

#[test]
fn comments_typed_into_word_are_read_back() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let bytes = Format::Docx.write(&report, None).unwrap();
    let untouched = comments::read(&bytes).unwrap();
    assert!(untouched.changed.is_empty());
    assert!(untouched.untouched > 5);

    let id = &excerpt(&report, "3.2").groups[0].quotations[0].id;
    let filled = package::fill_word(&bytes, id.as_str(), "h", "beaktas delvis");
    let filled = package::fill_word(
        &filled,
        id.as_str(),
        "r",
        "Kravet \"mildras\" & <tydliggörs>",
    );
    let read = comments::read(&filled).unwrap();
    // LibreOffice keeps the bookmarks and drops the controls' tags.
    let untagged = package::replace(&filled, "<w:tag w:val=\"remiss ", "<w:tag w:val=\"");
    assert_eq!(comments::read(&untagged).unwrap(), read);
    assert_eq!(read.changed.len(), 1);
    assert_eq!(&read.changed[0].id, id);
    assert_eq!(
        read.changed[0].onto(&Comment::default()),
        Comment {
            heeded: Some(Heeded::Partly),
            reason: "Kravet \"mildras\" & <tydliggörs>".to_owned(),
            changed_text: String::new(),
        }
    );
}

fn copied_cell(id: &StatementId, field: Field, texts: [&str; 2]) -> Copied {
    Copied {
        id: id.clone(),
        field,
        texts: texts.map(str::to_owned).to_vec(),
    }
}

#[test]
fn a_cell_that_was_copied_in_word_is_told_and_neither_is_read() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let bytes = Format::Docx.write(&report, None).unwrap();
    let id = &excerpt(&report, "3.2").groups[0].quotations[0].id;
    let filled = package::fill_word(&bytes, id.as_str(), "r", "MITT SKÄL");
    let filled = package::fill_word(&filled, id.as_str(), "h", "beaktas");
    let document = package::part(&filled, "word/document.xml");
    let typed = document.find("MITT SKÄL").unwrap();
    let begin = document[..typed].rfind("<w:sdt>").unwrap();
    let end = typed + document[typed..].find("</w:sdt>").unwrap() + "</w:sdt>".len();
    let control = &document[begin..end];
    let copy = control.replace("MITT SKÄL", "ANNAT SKÄL");
    let copied = package::replace(&filled, control, &format!("{control}{copy}"));
    let read = comments::read(&copied).unwrap();
    assert_eq!(
        read.copied,
        [copied_cell(id, Field::Reason, ["MITT SKÄL", "ANNAT SKÄL"])]
    );
    // The outcome beside it is clear.
    let comment = read.changed[0].onto(&Comment::default());
    assert_eq!(
        (comment.heeded, comment.reason.as_str()),
        (Some(Heeded::Yes), "")
    );
}

#[test]
fn an_outcome_chosen_among_the_requests_counts_as_if_chosen_at_the_statement() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let bytes = Format::Docx.write(&report, None).unwrap();
    let ask = &report.requests[0];
    let tag = format!("<w:tag w:val=\"remiss {} h ", ask.id);
    let document = package::part(&bytes, "word/document.xml");
    let places: Vec<usize> = document.match_indices(&tag).map(|(at, _)| at).collect();
    assert_eq!(places.len(), 2, "at the statement, and among the requests");
    let choose = |document: &str, at: usize, words: &str| {
        let from = at + document[at..].find("välj").unwrap();
        format!(
            "{}{words}{}",
            &document[..from],
            &document[from + "välj".len()..]
        )
    };
    for at in &places {
        let filled = package::replace(&bytes, &document, &choose(&document, *at, "beaktas"));
        let read = comments::read(&filled).unwrap();
        assert_eq!(read.changed.len(), 1);
        let current = Comment {
            reason: "står kvar".to_owned(),
            ..Comment::default()
        };
        let comment = read.changed[0].onto(&current);
        assert_eq!(
            (&read.changed[0].id, comment.heeded),
            (&ask.id, Some(Heeded::Yes))
        );
        assert_eq!(comment.reason, "står kvar");
        // LibreOffice keeps the bookmarks and drops the controls' tags.
        let untagged = package::replace(&filled, "<w:tag w:val=\"remiss ", "<w:tag w:val=\"");
        assert_eq!(comments::read(&untagged).unwrap(), read);
    }
    // The later place first, so that the earlier one stays where it is.
    let both = choose(&document, places[1], "beaktas ej");
    let both = choose(&both, places[0], "beaktas");
    let read = comments::read(&package::replace(&bytes, &document, &both)).unwrap();
    assert_eq!(
        read.copied,
        [copied_cell(
            &ask.id,
            Field::Heeded,
            ["beaktas", "beaktas ej"]
        )]
    );
}

#[test]
fn a_mark_in_a_form_tells_the_heading_it_stands_under() {
    let mut answers = ekstad();
    let said = answers.consultation.statements.last_mut().unwrap();
    said.statement.text = "X".to_owned();
    said.statement.headings = vec!["Fråga 1".to_owned(), "Nej".to_owned()];
    said.stance = Some(remiss::model::Stance::Opposes);
    let report = whole(&answers.consultation);
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap());
        let told = if *format == Format::Json {
            "\"ticked\":\"Nej\""
        } else {
            "Kryss under"
        };
        let text = text.replace("\": \"", "\":\"");
        assert!(text.contains(told), "{format}");
    }
}

#[test]
fn comments_typed_into_excel_are_read_back() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let bytes = Format::Xlsx.write(&report, None).unwrap();
    assert!(comments::read(&bytes).unwrap().changed.is_empty());
    let filled = package::fill_excel(&bytes, "J3", "beaktas ej");
    let filled = package::fill_excel(&filled, "K3", "Redan reglerat.");
    let filled = package::fill_excel(&filled, "J4", "kanske");
    let read = comments::read(&filled).unwrap();
    assert_eq!(read.changed.len(), 1);
    let comment = read.changed[0].onto(&Comment::default());
    assert_eq!(comment.heeded, Some(Heeded::No));
    assert_eq!(comment.reason, "Redan reglerat.");
    assert_eq!(read.unclear[0].1, "kanske");
}

#[test]
fn a_comment_is_printed_where_it_belongs_and_counts_among_the_outcomes() {
    let mut answers = ekstad();
    let id = answers.consultation.statements[0].statement.id.clone();
    answers.consultation.comments = vec![(
        id.clone(),
        Comment {
            heeded: Some(Heeded::Yes),
            reason: "Nämnden har rätt.".to_owned(),
            changed_text: "Uppföljning sker tre gånger per år.".to_owned(),
        },
    )];
    let report = whole(&answers.consultation);
    let outcomes = report.outcomes.as_ref().unwrap();
    assert_eq!(outcomes.changes[0].id, id);
    assert_eq!(
        outcomes.summary[0],
        "1 uttalande är kommenterat: 1 beaktas, 0 beaktas delvis och 0 beaktas ej."
    );
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap());
        assert!(text.contains("Nämnden har rätt."), "{format}");
    }
    let bytes = Format::Docx.write(&report, None).unwrap();
    assert!(comments::read(&bytes).unwrap().changed.is_empty());
}

#[test]
fn comments_survive_a_new_answer_and_a_new_report() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    place
        .run(&["excerpt", "-o", "rapport.docx", "--date", "2024-04-01"])
        .ends_with(0);
    place.run(&["verify", "rapport.docx"]).ends_with(0);

    let bytes = std::fs::read(place.join("rapport.docx")).unwrap();
    let id = package::first_control(&bytes);
    let filled = package::fill_word(&bytes, &id, "h", "beaktas");
    place.write(
        "rapport.docx",
        package::fill_word(&filled, &id, "r", "Rimligt krav."),
    );
    place
        .run(&["comments", "rapport.docx", "--by", "Anna Ek", "--dry-run"])
        .ends_with(0);
    assert!(!place.join("corpus/liten/decisions.jsonl").exists());
    place
        .run(&["comments", "rapport.docx", "--by", "Anna Ek"])
        .ends_with(0);
    // What is recorded is not recorded twice.
    place
        .run(&["comments", "rapport.docx", "--by", "Anna Ek"])
        .ends_with(1);

    place.write(
        "corpus/liten/responses/Socialnämnden.txt",
        "Socialnämnden\n\n2024-03-12\n\nYttrande över program för parker\n\nSocialnämnden tillstyrker förslaget om lekplatser.\n",
    );
    place.run(&["index", "corpus"]);
    for file in ["ny.docx", "ny.xlsx", "ny.html"] {
        place
            .run(&["excerpt", "-o", file, "--date", "2024-04-02"])
            .ends_with(0);
        let bytes = std::fs::read(place.join(file)).unwrap();
        assert!(package::text(&bytes).contains("Rimligt krav."), "{file}");
        place.run(&["verify", file]).ends_with(0);
    }
    let forged = package::replace(
        &std::fs::read(place.join("ny.html")).unwrap(),
        "varje vecka",
        "varje dag",
    );
    place.write("ny.html", forged);
    let verified = place.run(&["verify", "ny.html", "--json"]).ends_with(3);
    assert!(
        verified.json()["wrong"][0]["text"]
            .as_str()
            .unwrap()
            .contains("varje dag")
    );
}

#[test]
fn what_came_back_is_told_by_body_section_page_and_words() {
    let mut answers = ekstad();
    let said = &mut answers.consultation.statements[0].statement;
    said.page = Some(4);
    let id = said.id.clone();
    let bytes = Format::Docx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    let filled = package::fill_word(&bytes, id.as_str(), "h", "delvis ja");
    let filled = package::fill_word(&filled, id.as_str(), "r", "Skälet.");
    let read = comments::read(&filled).unwrap();
    let returned = Returned::of(&answers.consultation, &read);
    let programme = &answers.consultation.programme;
    let [unclear, new] = returned.rows.as_slice() else {
        panic!("{:?}", returned.rows);
    };
    let (unclear, new) = match &unclear.what {
        What::Unclear(_) => (unclear, new),
        _ => (new, unclear),
    };
    assert_eq!(unclear.what, What::Unclear("delvis ja".to_owned()));
    for (lang, told) in [
        (
            Lang::Sv,
            "Kulturnämnden, Förslaget som helhet, ca s.\u{a0}4",
        ),
        (
            Lang::En,
            "Kulturnämnden, The proposal as a whole, about p.\u{a0}4",
        ),
    ] {
        assert_eq!(unclear.about.in_words(programme, lang), told);
    }
    let cells = new.cells(Lang::Sv);
    assert_eq!(cells.len(), 1);
    assert_eq!((cells[0].name, cells[0].now.as_str()), ("Skäl", ""));
    assert_eq!(cells[0].written, ["Skälet."]);
    let verdicts = returned.verdicts(|_| false);
    assert_eq!(verdicts.len(), 1);
    assert_eq!(verdicts[0].1.comment.as_ref().unwrap().reason, "Skälet.");

    // what is recorded of them belongs to what was shown
    let shown = returned.known_by();
    let elsewhere = Comment {
        reason: "Ett annat.".to_owned(),
        ..Comment::default()
    };
    answers.consultation.comments = vec![(id, elsewhere)];
    let returned = Returned::of(&answers.consultation, &read);
    assert_ne!(returned.known_by(), shown);
    assert_eq!(returned.verdicts(|_| false), []);
    assert_eq!(returned.verdicts(|_| true).len(), 1);
}

#[test]
fn text_outside_the_cells_is_told_and_notes_in_the_margin_too() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let word = Format::Docx.write(&report, None).unwrap();
    let id = package::first_control(&word);
    assert_eq!(comments::read(&word).unwrap().outside, []);
    let document = package::part(&word, "word/document.xml");
    let at = document
        .find(&format!("<w:tag w:val=\"remiss {id} t "))
        .unwrap();
    let end = at + document[at..].find("</w:tc>").unwrap();
    let typed = format!(
        "{}<w:p><w:r><w:t>Kolla &amp; fråga</w:t></w:r><w:r><w:commentReference w:id=\"7\"/></w:r></w:p>{}",
        &document[..end],
        &document[end..]
    );
    let notes = "<w:comments><w:comment w:id=\"7\"><w:p><w:r><w:t>Är det så?</w:t></w:r></w:p></w:comment><w:comment w:id=\"8\"><w:p><w:r><w:t>Ur mallen</w:t></w:r></w:p></w:comment></w:comments>";
    let filled = package::replace(&word, &document, &typed);
    let filled = package::with_part(&filled, "word/comments.xml", notes);
    let read = comments::read(&filled).unwrap();
    assert_eq!(read.changed, []);
    let told: Vec<(&Place, &str)> = (read.outside.iter())
        .map(|one| (&one.at, one.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (&Place::Beside(StatementId(id)), "Kolla & fråga"),
            (&Place::Margin, "Är det så?")
        ]
    );

    let excel = Format::Xlsx.write(&report, None).unwrap();
    assert_eq!(comments::read(&excel).unwrap().outside, []);
    let note = "<comments><commentList><comment ref=\"A1\"><text><r><t>Ring dem</t></r></text></comment></commentList></comments>";
    let noted = package::with_part(&excel, "xl/comments1.xml", note);
    let rows = package::replace(
        &noted,
        "</sheetData>",
        "<row r=\"900\"><c r=\"B900\" t=\"inlineStr\"><is><t>Summa</t></is></c></row></sheetData>",
    );
    let read = comments::read(&rows).unwrap();
    let told: Vec<(&Place, &str)> = (read.outside.iter())
        .map(|one| (&one.at, one.text.as_str()))
        .collect();
    assert_eq!(told, [(&Place::Row, "Summa"), (&Place::Margin, "Ring dem")]);
}

#[test]
fn the_command_names_what_it_cannot_read_and_spares_what_is_written_beside() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    place.run(&["excerpt", "-o", "rapport.docx"]).ends_with(0);
    let bytes = std::fs::read(place.join("rapport.docx")).unwrap();
    let id = package::first_control(&bytes);
    place.write(
        "rapport.docx",
        package::fill_word(&bytes, &id, "h", "delvis ja"),
    );
    let comments = ["comments", "rapport.docx", "--by", "Anna Ek"];
    let told = place.run(&comments).ends_with(3).out();
    let line = told.lines().next().unwrap();
    assert!(line.starts_with("! Kulturnämnden, "), "{told}");
    assert!(
        line.ends_with("· Beaktas: «delvis ja» – varken ja, delvis eller nej"),
        "{told}"
    );
    assert!(told.contains("    «Kulturnämnden tillstyrker"), "{told}");
    assert!(!told.contains(&id), "{told}");

    let document = package::part(&bytes, "word/document.xml");
    let at = document
        .find(&format!("<w:tag w:val=\"remiss {id} t "))
        .unwrap();
    let end = at + document[at..].find("</w:tc>").unwrap();
    let typed = format!(
        "{}<w:p><w:r><w:t>Kolla</w:t></w:r></w:p>{}",
        &document[..end],
        &document[end..]
    );
    place.write("rapport.docx", package::replace(&bytes, &document, &typed));
    let told = place.run(&comments).ends_with(3).out();
    assert!(
        told.contains("«Kolla» står utanför rutorna och läses inte"),
        "{told}"
    );
    let spared = place.run(&["excerpt", "-o", "rapport.docx"]).ends_with(2);
    assert!(
        spared
            .err()
            .contains("där står 1 text utanför rutorna, som inte kan sparas"),
        "{}",
        spared.err()
    );
}
