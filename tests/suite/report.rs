//! The compilation: what it says, and that every format carries it unharmed
//! there and back.

mod choice;
mod counts;
mod fixture;
pub(crate) mod package;
mod proof;

use std::collections::BTreeSet;

use proptest::prelude::*;
use remiss::model::{
    Comment, Consultation, Heeded, Lang, RespondentKind, Role, SectionId, Stance, StatementId,
    Status, TaggedStatement,
};
use remiss::report::verify::{self, Sources};
use remiss::report::{
    Criterion, Format, Options, Order, Report, Selection, comments, docx::Template,
};

use crate::support::Workplace;
use fixture::{Answers, Line, ekstad};

fn whole(consultation: &Consultation) -> Report {
    Report::build(consultation, &Selection::default(), &dated())
}

fn dated() -> Options {
    Options {
        date: Some("2025-05-20".to_owned()),
        by: Some("Stadsledningskontoret".to_owned()),
        ..Options::default()
    }
}

fn sources(answers: &Answers) -> Sources {
    let mut sources = Sources::default();
    sources.add_statements(&answers.consultation);
    for (hash, text) in &answers.texts {
        sources.add_document(hash, text.clone());
    }
    sources
}

#[track_caller]
fn excerpt<'a>(report: &'a Report, section: &str) -> &'a remiss::report::Excerpt {
    report
        .excerpts
        .iter()
        .find(|excerpt| excerpt.section.id.as_str() == section)
        .expect("the section is in the report")
}

#[test]
fn a_section_tells_exact_counts_and_names() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    assert_eq!(
        excerpt(&report, "3.2").summary,
        [
            "5 av 7 remissinstanser som svarat yttrar sig om avsnittet.",
            "Två remissinstanser, 2 av 5, tillstyrker eller lämnar utan erinran: 1 tillstyrker (Kulturnämnden) och 1 har ingen erinran (Ekstads Hamn AB).",
            "En remissinstans, 1 av 5, föreslår ändringar: Pensionärsrådet.",
            "Två remissinstanser, 2 av 5, avstyrker: Socialnämnden och Ekstad Energi AB.",
            "Av 5 ställningstaganden är 1 granskat och 4 maskinens förslag.",
            "Därutöver finns 2 uttalanden i reservationer och liknande av Ekstadspartiet (EP); de räknas inte in.",
        ]
    );
    assert_eq!(
        excerpt(&report, "4").summary,
        ["Ingen remissinstans yttrar sig om avsnittet."]
    );
}

#[test]
fn the_order_is_the_programmes_with_the_whole_first() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let ids: Vec<&str> = report
        .excerpts
        .iter()
        .map(|excerpt| excerpt.section.id.as_str())
        .collect();
    assert_eq!(ids, ["general", "1", "3", "3.1", "3.2", "4"]);
}

#[test]
fn a_minority_never_counts_as_the_board() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let section = excerpt(&report, "3.2");
    let counted: Vec<&String> = section
        .counts
        .iter()
        .flat_map(|count| &count.respondents)
        .collect();
    assert!(!counted.contains(&&"Ekstadspartiet (EP)".to_owned()));
    assert_eq!(section.minorities.len(), 2);
    assert!(
        section
            .minorities
            .iter()
            .all(|one| one.respondent == "Ekstadspartiet (EP)")
    );
    assert_eq!(report.minority_requests.len(), 1);
    assert!(
        report
            .requests
            .iter()
            .all(|ask| !ask.text.contains("halvårsvis"))
    );
}

#[test]
fn the_same_words_are_folded_with_their_senders() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let folded: Vec<_> = excerpt(&report, "3.1")
        .groups
        .iter()
        .flat_map(|group| &group.quotations)
        .filter(|quotation| !quotation.also.is_empty())
        .collect();
    assert_eq!(folded.len(), 1);
    assert_eq!(folded[0].respondent, "Socialnämnden");
    assert_eq!(folded[0].also[0].respondent, "Ekstad Energi AB");
    let ask = report.requests.iter().find(|ask| ask.id == folded[0].id);
    assert_eq!(
        ask.unwrap().respondents,
        ["Socialnämnden", "Ekstad Energi AB"]
    );
}

#[test]
fn drafts_count_only_where_nothing_else_is_argued() {
    let mut answers = ekstad();
    let text = "Förvaltningen avstyrker avsnittet.";
    answers.add(
        "Tekniska nämnden.docx",
        &["Tekniska nämnden"],
        RespondentKind::Board,
        &[Line::new(text, &["4"], Stance::Opposes).role(Role::Draft)],
    );
    let alone = whole(&answers.consultation);
    assert_eq!(
        excerpt(&alone, "4").counts[0].respondents,
        ["Tekniska nämnden"]
    );
    answers.add(
        "Tekniska nämnden, beslut.docx",
        &["Tekniska nämnden"],
        RespondentKind::Board,
        &[Line::new(
            "Nämnden tillstyrker avsnittet.",
            &["4"],
            Stance::Supports,
        )],
    );
    let adopted = whole(&answers.consultation);
    let section = excerpt(&adopted, "4");
    assert_eq!(section.counts[0].stance, Stance::Supports);
    assert_eq!(section.drafts[0].text, text);
}

#[test]
fn who_answered_is_told_by_name() {
    let answers = ekstad();
    let participation = whole(&answers.consultation).participation.unwrap();
    assert_eq!(
        participation.summary,
        [
            "7 remissinstanser tillfrågades. 6 av dem har svarat (86 procent).",
            "1 har inte svarat: Valnämnden.",
            "Därutöver har 1 svarat utan att vara tillfrågad: Föreningen Levande Ekstad.",
            "Sammanlagt räknas 7 remissinstanser som svarande.",
            "Ett svar är daterat efter sista svarsdag: Föreningen Levande Ekstad.",
        ]
    );
}

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
        selection.starts_with("Sökning ”budget”; ställningstagande avstyrker eller inte bedömt; "),
        "{selection}"
    );
    for format in [Format::Markdown, Format::Html, Format::Docx, Format::Xlsx] {
        let bytes = format.write(&report, None).unwrap();
        let text = match format {
            Format::Markdown | Format::Html => String::from_utf8(bytes).unwrap(),
            _ => package::text(&bytes),
        };
        assert!(text.contains("ställningstagande avstyrker"), "{format}");
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
fn a_body_that_says_the_same_twice_is_not_named_as_another() {
    let mut answers = ekstad();
    let twice = "Vi vill ha en tidplan.";
    let line = || Line::new(twice, &["3.2"], Stance::ProposesChange);
    for file in ["Valnämnden.docx", "Valnämnden igen.docx"] {
        answers.add(file, &["Valnämnden"], RespondentKind::Board, &[line()]);
    }
    let mut first = None;
    for tagged in &mut answers.consultation.statements {
        if tagged.statement.text == twice {
            tagged.statement.duplicate_of.clone_from(&first);
            first.get_or_insert_with(|| tagged.statement.id.clone());
        }
    }
    let report = whole(&answers.consultation);
    let quotations = (excerpt(&report, "3.2").groups.iter()).flat_map(|group| &group.quotations);
    let folded: Vec<_> = quotations.filter(|one| one.text == twice).collect();
    assert_eq!((folded.len(), folded[0].also.len()), (1, 1));
    for format in [Format::Markdown, Format::Html, Format::Docx] {
        let bytes = format.write(&report, None).unwrap();
        let text = match format {
            Format::Docx => package::text(&bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        let named = text.split("Samma text även från").skip(1);
        for rest in named {
            let named: String = rest.chars().take(40).collect();
            assert!(!named.contains("Valnämnden"), "{format}: {named}");
        }
    }
}

#[test]
fn no_quotation_is_marked_as_a_proposal_or_as_confirmed() {
    let report = whole(&ekstad().consultation);
    let markdown = String::from_utf8(Format::Markdown.write(&report, None).unwrap()).unwrap();
    assert!(markdown.contains("Yttrande, Ej granskad."), "{markdown}");
    assert!(markdown.contains("✓ Granskad."));
    for misread in ["Förslag.", "Maskinbekräftad"] {
        assert!(!markdown.contains(misread), "{misread}");
    }
    let statuses = [Status::Suggested, Status::Auto];
    for status in statuses {
        assert!(status.review(Lang::Sv).starts_with("ej granskad"));
        assert!(status.review(Lang::En).starts_with("not reviewed"));
    }
}

#[test]
fn every_format_is_the_same_bytes_each_time() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    for format in Format::ALL {
        let first = format.write(&report, None).unwrap();
        assert!(first == format.write(&report, None).unwrap(), "{format}");
        assert_eq!(Format::of(&first), Some(*format));
    }
}

#[test]
fn every_quotation_of_every_format_is_proved_and_a_changed_word_is_named() {
    let answers = ekstad();
    let sources = sources(&answers);
    let report = whole(&answers.consultation);
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        let quotations = verify::read(&bytes).unwrap();
        let ids: BTreeSet<&str> = quotations
            .quotations
            .iter()
            .map(|one| one.id.as_str())
            .collect();
        for tagged in answers
            .consultation
            .statements
            .iter()
            .filter(|t| t.is_position())
        {
            assert!(ids.contains(tagged.statement.id.as_str()), "{format}");
        }
        let verification = verify::verify(quotations, &sources);
        assert!(verification.holds(), "{format}: {verification:?}");

        let forged = package::replace(&bytes, "försvagar nämndernas", "stärker nämndernas");
        let verification = verify::verify(verify::read(&forged).unwrap(), &sources);
        assert!(!verification.wrong.is_empty(), "{format}");
        for (quoted, _) in &verification.wrong {
            assert!(
                quoted.text.contains("stärker nämndernas"),
                "{format}: {quoted:?}"
            );
        }
    }
}

#[test]
fn an_english_report_is_proved_as_well() {
    let answers = ekstad();
    let options = Options {
        lang: Lang::En,
        ..dated()
    };
    let report = Report::build(&answers.consultation, &Selection::default(), &options);
    assert_eq!(
        excerpt(&report, "3.2").summary[0],
        "5 of 7 respondents that answered speak on the section."
    );
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        let quotations = verify::read(&bytes).unwrap();
        let verification = verify::verify(quotations, &sources(&answers));
        assert!(verification.holds(), "{format}: {verification:?}");
    }
}

#[test]
fn a_masked_report_hides_personal_data_and_is_still_proved() {
    let mut answers = ekstad();
    answers.add("Brev.txt", &["Eva Ekström"], RespondentKind::Citizen, &[
        Line::new(
            "Jag, Eva Ekström, 811228-9874, nås på 070-123 45 67 eller eva@ekstrom.se och avstyrker.",
            &["4"],
            Stance::Opposes,
        ),
    ]);
    let options = Options {
        mask: true,
        ..dated()
    };
    let report = Report::build(&answers.consultation, &Selection::default(), &options);
    let masked = report.masked.unwrap();
    assert_eq!(
        (
            masked.identity_numbers,
            masked.telephones,
            masked.e_mails,
            masked.names
        ),
        // In the quotation, and as the one who answers.
        (1, 1, 1, 2)
    );
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        let text = package::text(&bytes);
        for secret in ["Ekström", "811228", "070-123", "eva@"] {
            assert!(!text.contains(secret), "{format}: {secret}");
        }
        let quotations = verify::read(&bytes).unwrap();
        let verification = verify::verify(quotations, &sources(&answers));
        assert!(verification.holds(), "{format}: {verification:?}");
        assert!(verification.masked > 0, "{format}");
    }
}

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
fn word_finds_what_it_wants_in_the_document() {
    let answers = ekstad();
    let bytes = Format::Docx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    let document = package::part(&bytes, "word/document.xml");
    let tables = document.matches("<w:tbl>").count();
    assert_eq!(document.matches("<w:tblHeader/>").count(), tables);
    assert_eq!(document.matches("<w:tblCaption ").count(), tables);
    assert!(document.contains("w:val=\"Heading1\""));
    // One field mark per run, or LibreOffice prints raw codes.
    for run in document.split("<w:r>").skip(1) {
        let run = run.split("</w:r>").next().unwrap();
        assert!(run.matches("<w:fldChar").count() + run.matches("<w:instrText").count() <= 1);
    }
    let names: Vec<&str> = document
        .split("<w:bookmarkStart ")
        .skip(1)
        .filter_map(|tag| tag.split("w:name=\"").nth(1)?.split('"').next())
        .collect();
    assert!(
        names
            .iter()
            .all(|name| name.len() <= 40 && name.starts_with('_'))
    );
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    for tag in document.split("<w:tag w:val=\"").skip(1) {
        assert!(tag.split('"').next().unwrap().len() <= 64);
    }
    let core = package::part(&bytes, "docProps/core.xml");
    assert!(core.contains("<dc:language>sv-SE</dc:language>"));
    assert!(core.contains("<dc:creator>Stadsledningskontoret</dc:creator>"));
    assert!(core.contains("2025-05-20T00:00:00Z"));
    let footer = package::part(&bytes, "word/footer1.xml");
    assert!(footer.contains("PAGE") && footer.contains("NUMPAGES"));
}

#[test]
fn a_template_gives_its_styles_page_and_header() {
    let answers = ekstad();
    let report = whole(&answers.consultation);
    let template = Template::read(&package::brand()).unwrap();
    let bytes = Format::Docx.write(&report, Some(&template)).unwrap();
    let styles = package::part(&bytes, "word/styles.xml");
    assert!(styles.contains("w:styleId=\"Rubrik1\""));
    assert!(!styles.contains("w:styleId=\"Heading1\""));
    assert!(styles.contains("w:styleId=\"RemissQuote\""));
    let document = package::part(&bytes, "word/document.xml");
    assert!(document.contains("<w:pStyle w:val=\"Rubrik1\"/>"));
    assert!(!document.contains("Mallens egen text"));
    assert!(document.contains("<w:headerReference w:type=\"default\" r:id=\"rId9\"/>"));
    assert!(document.contains("rIdRemissFooter"));
    assert_eq!(
        package::part(&bytes, "word/header1.xml"),
        "<w:hdr>logotyp</w:hdr>"
    );
    let verification = verify::verify(verify::read(&bytes).unwrap(), &sources(&answers));
    assert!(verification.holds(), "{:?}", verification.wrong);
}

#[test]
fn a_template_that_is_none_is_refused() {
    for bytes in [&b"PK\x03\x04"[..], b"", b"<html>"] {
        assert!(Template::read(bytes).is_err());
    }
}

#[test]
fn what_is_no_report_is_refused() {
    for bytes in [&b""[..], b"PK\x03\x04junk", b"\xff\xfe", b"hej"] {
        assert!(verify::read(bytes).is_err());
        assert!(comments::read(bytes).is_err());
    }
}

#[test]
fn a_silent_consultation_is_a_report_too() {
    let report = whole(&Consultation::default());
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        assert!(
            verify::read(&bytes).unwrap().quotations.is_empty(),
            "{format}"
        );
    }
}

#[test]
fn decided_goes_before_suggested() {
    let mut answers = ekstad();
    answers.add(
        "Ny.docx",
        &["Valnämnden"],
        RespondentKind::Board,
        &[
            Line::new("Valnämnden avstyrker.", &["4"], Stance::Opposes),
            Line::new(
                "Valnämnden har inget att erinra.",
                &["4"],
                Stance::NoObjection,
            )
            .status(Status::Decided),
        ],
    );
    let report = whole(&answers.consultation);
    assert_eq!(excerpt(&report, "4").counts[0].stance, Stance::NoObjection);
}

/// Words that have harmed other programs.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("=HYPERLINK(\"http://x\")".to_owned()),
        Just("@SUM(1)".to_owned()),
        Just("<script>alert(1)</script>".to_owned()),
        Just("</w:t></w:r><w:p>".to_owned()),
        Just("]]>&amp;&lt;".to_owned()),
        Just("\u{0}\u{1b}[2J\u{8}".to_owned()),
        Just("\u{202e}\u{2066}\u{200f}".to_owned()),
        Just("\u{fffe}\u{feff}".to_owned()),
        Just("_x000D_\\*_`|~".to_owned()),
        Just("--> \n> <!-- x -->\n# ;\"\r\n".to_owned()),
        Just("å".repeat(10_000)),
        any::<String>(),
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| format!("x{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn hostile_words_are_harmless_in_each_format(
        text in hostile(), name in hostile(), heading in hostile(), file in hostile(), reason in hostile(),
    ) {
        let mut answers = ekstad();
        answers.add(&file, &[&name], RespondentKind::Other, &[Line::new(&text, &["4"], Stance::Doubts)]);
        answers.consultation.programme.sections[4].heading.clone_from(&heading);
        answers.consultation.about.title.clone_from(&heading);
        let id = answers.consultation.statements.last().unwrap().statement.id.clone();
        answers.consultation.comments.push((id.clone(), Comment { reason, ..Comment::default() }));
        let report = whole(&answers.consultation);
        let sources = sources(&answers);
        for format in Format::ALL {
            let bytes = format.write(&report, None).unwrap();
            package::is_well_formed(&bytes);
            let quotations = verify::read(&bytes).unwrap();
            prop_assert!(quotations.quotations.iter().any(|quoted| quoted.id == id.as_str()), "{format}");
            let verification = verify::verify(quotations, &sources);
            prop_assert!(verification.holds(), "{format}: {verification:?}");
            let shown = package::text(&bytes);
            for sign in ['\u{202e}', '\u{1b}', '\u{0}'] {
                prop_assert!(!shown.contains(sign), "{format}: {sign:?}");
            }
            if *format == Format::Html {
                prop_assert!(!shown.contains("<script"));
            }
            if *format == Format::Csv {
                for start in ["\"=", "\"@", "\"+", "\"-"] {
                    for before in [";", "\n"] {
                        let formula = [before, start].concat();
                        prop_assert!(!shown.contains(&formula), "formula: {formula:?}");
                    }
                }
            }
        }
    }
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

#[cfg(unix)]
#[test]
fn a_report_that_cannot_be_written_leaves_the_last_one_as_it_was() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let report = ["excerpt", "-o", "rapport.docx", "--date", "2024-04-01"];
    place.run(&report).ends_with(0);
    let before = std::fs::read(place.join("rapport.docx")).unwrap();

    // No file may grow beyond a block, as on a disk with a quota.
    let mut limited = std::process::Command::new("sh");
    limited
        .args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\""])
        .arg(env!("CARGO_BIN_EXE_remiss"))
        .args(["excerpt", "-o", "rapport.docx", "--date", "2024-04-02"])
        .env_remove("REMISS_LANG")
        .current_dir(place.path());
    let output = limited.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("rapport.docx: kunde inte skrivas"), "{said}");
    assert!(said.contains("råd: "), "{said}");
    assert_eq!(std::fs::read(place.join("rapport.docx")).unwrap(), before);
    let left = std::fs::read_dir(place.path()).unwrap();
    let left = left.filter(|file| {
        let name = file.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with('.')
    });
    assert_eq!(left.count(), 0, "something is left beside");
}
