//! What is altered in a report, or taken out of it, is told.

use remiss::report::verify::{self, Outcome, Verification};
use remiss::report::{Format, Options, Report, Selection};

use super::fixture::{Answers, Line, ekstad};
use super::{dated, package, sources, whole};

const WORDS: &str = "Nämnden välkomnar en tydligare uppföljning.";

fn proved(bytes: &[u8], answers: &Answers) -> Verification {
    verify::verify(verify::read(bytes).unwrap(), &sources(answers))
}

/// The report in this format with `from` replaced, which must stand in it.
#[track_caller]
fn altered(format: Format, from: &str, to: &str) -> Verification {
    let answers = ekstad();
    let bytes = format.write(&whole(&answers.consultation), None).unwrap();
    assert!(proved(&bytes, &answers).holds());
    let changed = package::replace(&bytes, from, to);
    assert_ne!(package::text(&changed), package::text(&bytes));
    proved(&changed, &answers)
}

#[test]
fn words_typed_beside_the_bookmark_are_found() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let end = format!("{WORDS}</w:t></w:r><w:bookmarkEnd ");
    let added = end.replace(
        "<w:bookmarkEnd ",
        &format!("{}<w:bookmarkEnd ", run("Inte!")),
    );
    assert!(!altered(Format::Docx, &end, &added).holds());

    let answers = ekstad();
    let bytes = Format::Docx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    let document = package::part(&bytes, "word/document.xml");
    let (before, after) = document.split_once(WORDS).unwrap();
    let start = before.rfind("<w:bookmarkStart ").unwrap();
    let before = &before[start..];
    let close = after.find("</w:p>").unwrap();
    let paragraph = format!("{before}{WORDS}{}", &after[..close]);
    for forged in [
        format!("{}{paragraph}", run("Inte så att ")),
        format!("{paragraph}{}", run(" Tvärtom.")),
    ] {
        let verification = altered(Format::Docx, &paragraph, &forged);
        assert!(verification.wrong.len() == 1, "{verification:?}");
        let (_, outcome) = &verification.wrong[0];
        assert!(matches!(outcome, Outcome::Differs { source } if source == WORDS));
    }
}

#[test]
fn a_quotation_that_lost_its_mark_is_missed() {
    let id = {
        let answers = ekstad();
        let mut statements = answers.consultation.statements.iter();
        let tagged = statements.find(|tagged| tagged.statement.text == WORDS);
        tagged.unwrap().statement.id.to_string()
    };
    let bookmark = format!("\"_q_{}", id.replace('-', "_"));
    let line = format!("<!-- {id} -->");
    let attribute = format!("data-statement=\"{id}\"");
    for (format, from, to) in [
        (Format::Docx, bookmark.as_str(), "\"x"),
        (Format::Html, attribute.as_str(), ""),
        (Format::Markdown, line.as_str(), ""),
    ] {
        let verification = altered(format, from, to);
        assert!(!verification.holds(), "{format}");
        let missing = &verification.missing[0];
        assert_eq!(missing.id, id, "{format}");
        assert_eq!(missing.text.as_deref(), Some(WORDS), "{format}");
        assert_eq!(
            missing.file.as_deref(),
            Some("responses/Kulturnämnden.docx")
        );
        assert_eq!(missing.page, Some(1));
        assert!(missing.page_is_reckoned, "as a Word file's is");
    }
}

#[test]
fn a_report_that_does_not_say_what_it_had_does_not_hold() {
    for (format, from, to) in [
        (Format::Docx, "\"_m_", "\"x"),
        (Format::Xlsx, ">remiss:<", ">x<"),
        (Format::Html, "name=\"remiss\"", ""),
        (Format::Markdown, "<!-- remiss:", "<!-- x:"),
        (Format::Json, "\"manifest\"", "\"x\""),
    ] {
        let verification = altered(format, from, to);
        assert!(!verification.is_sealed && !verification.holds(), "{format}");
    }
    // One of the ids goes, and its quotation with it.
    let verification = altered(Format::Docx, "\"_s_", "\"x");
    assert!(verification.unknown > 0 && !verification.holds());
}

#[test]
fn no_two_bookmarks_stand_at_one_place() {
    let answers = ekstad();
    let bytes = Format::Docx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    let document = package::part(&bytes, "word/document.xml");
    let (_, told) = document.split_once("w:name=\"_m_").unwrap();
    // LibreOffice would keep only one of them.
    assert!(told.contains("w:name=\"_s_"));
    assert!(!told.contains("/><w:bookmarkEnd"));
}

#[test]
fn a_line_that_goes_on_with_a_quotation_is_read_as_such() {
    let quoted = format!("> {WORDS}");
    let verification = altered(Format::Markdown, &quoted, &format!("{quoted}\nEller inte."));
    assert_eq!(
        verification.wrong[0].0.text,
        format!("{WORDS}\nEller inte.")
    );
    let alone = altered(
        Format::Markdown,
        &quoted,
        &format!("> Påhittat.\n\n{quoted}"),
    );
    assert!(!alone.holds());
}

#[test]
fn the_words_that_introduce_a_list_are_proved_in_tables() {
    let mut answers = ekstad();
    answers.add(
        "Lista.docx",
        &["Valnämnden"],
        remiss::model::RespondentKind::Board,
        &[
            Line::new("Nämnden vill se:", &["4"], remiss::model::Stance::None),
            Line::new("fler mål.", &["4"], remiss::model::Stance::ProposesChange),
        ],
    );
    let mut statements = answers.consultation.statements.iter_mut().rev();
    let item = &mut statements.next().unwrap().statement;
    let lead_in = &statements.next().unwrap().statement;
    item.context = Some(remiss::model::Passage {
        span: lead_in.span,
        text: lead_in.text.clone(),
    });
    let report = whole(&answers.consultation);
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        let verification = proved(&bytes, &answers);
        assert!(verification.holds(), "{format}: {verification:?}");
        let forged = package::replace(&bytes, "Nämnden vill se:", "Nämnden avvisar:");
        assert!(!proved(&forged, &answers).holds(), "{format}");
    }
}

#[test]
fn a_mask_in_a_report_that_is_not_masked_is_told() {
    let masked = WORDS.replace("en tydligare uppföljning", "[namn maskerat]");
    for format in Format::ALL {
        assert!(!altered(*format, WORDS, &masked).holds(), "{format}");
    }
    let answers = ekstad();
    let options = Options {
        mask: true,
        ..dated()
    };
    let report = Report::build(&answers.consultation, &Selection::default(), &options);
    for format in Format::ALL {
        let bytes = format.write(&report, None).unwrap();
        let bytes = package::replace(&bytes, WORDS, &masked);
        assert!(proved(&bytes, &answers).holds(), "{format}");
    }
}
