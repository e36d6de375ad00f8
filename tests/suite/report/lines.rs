//! Texts of several lines, as officials type them: they are printed as they
//! were typed, and a program that only divides them otherwise changes nothing.

use std::path::Path;
use std::process::{Command, Stdio};

use remiss::model::{Comment, Heeded, Remark, SectionId};
use remiss::report::{Format, comments};

use super::fixture::{Answers, ekstad};
use super::{excerpt, package, whole};

const REASON: &str = "Delas i sak.\nMen kostnaden är oklar.";
const CHANGED: &str = "Första stycket.\n\nAndra stycket\ni två rader.";
const SUMMARY: &str = "Rad ett.\nRad två.\nRad tre.";

/// The city's consultation with a comment and a remark of several lines.
fn answers() -> Answers {
    let mut answers = ekstad();
    let report = whole(&answers.consultation);
    let id = excerpt(&report, "3.2").groups[0].quotations[0].id.clone();
    let comment = Comment {
        heeded: Some(Heeded::Partly),
        reason: REASON.to_owned(),
        changed_text: CHANGED.to_owned(),
    };
    answers.consultation.comments = vec![(id, comment)];
    answers.consultation.remarks = vec![Remark {
        version: 1,
        section: SectionId("3.2".to_owned()),
        heading: "Slut".to_owned(),
        summary: SUMMARY.to_owned(),
        assessment: String::new(),
        by: "Anna Ek".to_owned(),
        at: "2026-03-02T09:00:00Z".to_owned(),
    }];
    answers
}

#[test]
fn lines_that_were_stored_with_a_carriage_return_are_read_as_lines() {
    let stored = r#"{"reason":"Delas i sak.\r\nMen kostnaden är oklar.\r"}"#;
    let comment: Comment = serde_json::from_str(stored).unwrap();
    assert_eq!(comment.reason, REASON);
    let mut answers = answers();
    answers.consultation.comments[0].1 = comment;
    let report = whole(&answers.consultation);
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap());
        assert!(text.contains("Men kostnaden är oklar."), "{format}");
        assert!(!text.contains('\u{fffd}'), "{format}");
    }
}

#[test]
fn a_report_with_texts_of_several_lines_has_nothing_new() {
    let report = whole(&answers().consultation);
    for format in [Format::Docx, Format::Xlsx] {
        let read = comments::read(&format.write(&report, None).unwrap()).unwrap();
        assert_eq!((read.changed, read.remarks), (vec![], vec![]), "{format}");
    }
}

#[test]
fn a_text_of_several_lines_is_filled_in_anew_in_word() {
    let answers = answers();
    let (id, comment) = &answers.consultation.comments[0];
    let bytes = Format::Docx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    package::is_well_formed(&bytes);
    let filled = package::replace(&bytes, "Men kostnaden är oklar.", "Kostnaden är klar.");
    let read = comments::read(&filled).unwrap();
    assert_eq!(read.changed.len(), 1);
    assert_eq!(&read.changed[0].id, id);
    assert!(!read.changed[0].contradicts(comment));
    let now = read.changed[0].onto(comment);
    assert_eq!(now.reason, "Delas i sak.\nKostnaden är klar.");
    assert_eq!(now.changed_text, CHANGED);
    let glued = package::replace(
        &bytes,
        "Men kostnaden är oklar.",
        "Men  kostnaden är oklar.",
    );
    assert_eq!(comments::read(&glued).unwrap().changed, []);
}

/// LibreOffice's own copy of a Word file; `None` where it is not installed.
fn saved_by_libreoffice(folder: &Path, bytes: &[u8]) -> Option<Vec<u8>> {
    let profile = folder.join("profile");
    std::fs::write(folder.join("rapport.docx"), bytes).unwrap();
    let status = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args(["--headless", "--convert-to", "docx", "--outdir", "ut"])
        .arg("rapport.docx")
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.ok()?;
    Some(std::fs::read(folder.join("ut/rapport.docx")).unwrap())
}

#[test]
fn libreoffice_keeps_the_lines_of_what_it_saves_untouched_and_of_what_is_changed() {
    let answers = answers();
    let comment = &answers.consultation.comments[0].1;
    let bytes = Format::Docx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let Some(saved) = saved_by_libreoffice(folder.path(), &bytes) else {
        return;
    };
    let read = comments::read(&saved).unwrap();
    assert_eq!((read.changed, read.remarks), (vec![], vec![]));
    assert_eq!(read.outside, []);
    let filled = package::replace(&saved, "Men kostnaden är oklar.", "Kostnaden är klar.");
    let filled = package::replace(&filled, "Rad två.", "Rad 2.");
    let read = comments::read(&filled).unwrap();
    assert_eq!(
        read.changed[0].onto(comment).reason,
        "Delas i sak.\nKostnaden är klar."
    );
    assert_eq!(read.remarks[0].words, "Rad ett.\nRad 2.\nRad tre.");
}
