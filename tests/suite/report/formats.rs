//! Every format is proved, repeats itself and is harmed by no words.

use std::collections::BTreeSet;

use proptest::prelude::*;
use remiss::model::{Comment, Lang, RespondentKind, Stance};
use remiss::report::{Format, Options, Report, Selection, comments, verify};

use super::fixture::{Answers, Line, ekstad};
use super::{dated, excerpt, package, sources, whole};
use crate::support::Workplace;

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
fn what_is_no_report_is_refused() {
    for bytes in [&b""[..], b"PK\x03\x04junk", b"\xff\xfe", b"hej"] {
        assert!(verify::read(bytes).is_err());
        assert!(comments::read(bytes).is_err());
    }
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

#[test]
fn excel_has_days_as_dates_and_no_column_that_says_what_the_next_does() {
    let mut answers = ekstad();
    let sheet = |answers: &Answers| {
        let bytes = Format::Xlsx
            .write(&whole(&answers.consultation), None)
            .unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let part = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
        std::io::read_to_string(part).unwrap()
    };
    let numbered = sheet(&answers);
    // 2025-04-10, in days since 1900
    assert!(numbered.contains("<v>45757</v>"), "{numbered}");
    assert!(!numbered.contains("min=\"1\" max=\"1\" width=\"9.7109375\" hidden"));
    for section in &mut answers.consultation.programme.sections {
        section.number = None;
    }
    let named = sheet(&answers);
    assert!(named.contains("min=\"1\" max=\"1\" width=\"9.7109375\" hidden=\"1\""));
}
