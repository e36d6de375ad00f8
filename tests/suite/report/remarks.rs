//! What the proposer writes of a section stands in every format, and comes back
//! from Word and Excel.

use remiss::model::{Lang, Remark, SectionId};
use remiss::report::remarks::Text;
use remiss::report::{Format, Options, Report, Selection, comments, verify};

use super::fixture::{Answers, ekstad};
use super::{dated, excerpt, package, sources, whole};

fn remark(section: &str, summary: &str, assessment: &str) -> Remark {
    Remark {
        version: 1,
        section: SectionId(section.to_owned()),
        heading: "Slut".to_owned(),
        summary: summary.to_owned(),
        assessment: assessment.to_owned(),
        by: "Anna Ek".to_owned(),
        at: "2026-03-02T09:00:00Z".to_owned(),
    }
}

const SUMMARY: &str = "Sex <yttrar> sig & alla vill:\n- färre *mål*\n> fler\n\n=Andra \"stycket\", 1. ring 070-123 45 67.";
const ASSESSMENT: &str = "Förslaget ändras.\n\n# Skälen är goda.";

/// The city's consultation with both texts on section 3.2.
fn assessed() -> Answers {
    let mut answers = ekstad();
    answers.consultation.remarks = vec![
        remark("3.2", "Den gamla", "Då"),
        remark("3.2", SUMMARY, ASSESSMENT),
        remark("3.1", "Borttagen", ""),
        remark("3.1", "", ""),
    ];
    answers
}

#[test]
fn both_texts_stand_in_each_format_that_tells_of_sections() {
    let answers = assessed();
    let report = whole(&answers.consultation);
    let remark = excerpt(&report, "3.2").remark.as_ref().unwrap();
    assert_eq!(
        (remark.summary.as_str(), remark.assessment.as_str()),
        (SUMMARY, ASSESSMENT)
    );
    let write = |format: Format| format.write(&report, None).unwrap();
    for format in Format::ALL {
        let bytes = write(*format);
        let text = package::text(&bytes);
        assert!(
            !text.contains("Borttagen") && !text.contains("Den gamla"),
            "{format}"
        );
        let proved = verify::verify(verify::read(&bytes).unwrap(), &sources(&answers));
        assert!(proved.holds(), "{format}: {proved:?}");
    }
    // a row of a statement is no place for what is said of a section
    assert!(!package::text(&write(Format::Csv)).contains("Förslaget ändras."));

    let html = package::text(&write(Format::Html));
    assert!(html.contains(
        "<p>Sex &lt;yttrar&gt; sig &amp; alla vill:\n- färre *mål*\n&gt; fler</p><p>=Andra"
    ));
    let (summary, assessment) = (
        html.find("Sex &lt;").unwrap(),
        html.find("Förslaget ändras").unwrap(),
    );
    let quotation = html.find("Nämnden välkomnar en tydligare").unwrap();
    let counts = html.find("5 av 7 remissinstanser").unwrap();
    assert!(counts < summary && summary < quotation && quotation < assessment);

    let markdown = package::text(&write(Format::Markdown));
    let expected = "**Sammanfattning**\n\nSex \\<yttrar\\> sig \\& alla vill:\\\n\\- färre \\*mål\\*\\\n\\> fler\n\n\\=Andra \"stycket\", 1. ring 070-123 45 67.\n\n";
    assert!(markdown.contains(expected), "{markdown}");
    assert!(markdown.contains("**Bedömning**\n\nFörslaget ändras.\n\n\\# Skälen är goda.\n\n"));

    let json: serde_json::Value = serde_json::from_slice(&write(Format::Json)).unwrap();
    let excerpts = json["excerpts"].as_array().unwrap();
    let own = excerpts
        .iter()
        .find(|one| one["section"]["id"] == "3.2")
        .unwrap();
    assert_eq!(own["remark"]["summary"], SUMMARY);

    let word = package::part(&write(Format::Docx), "word/document.xml");
    assert!(word.contains("Sex &lt;yttrar&gt; sig &amp; alla vill:</w:t><w:br/>"));
    // a cell to write in, but not where nobody speaks
    assert_eq!(word.matches("w:name=\"_r_").count(), 2 * 4);
}

#[test]
fn a_report_that_is_not_filled_in_has_nothing_new() {
    let answers = assessed();
    for lang in [Lang::Sv, Lang::En] {
        let options = Options {
            lang,
            mask: true,
            ..dated()
        };
        let report = Report::build(&answers.consultation, &Selection::default(), &options);
        for format in [Format::Docx, Format::Xlsx] {
            let bytes = format.write(&report, None).unwrap();
            let read = comments::read(&bytes).unwrap();
            assert_eq!((read.remarks, read.outside), (vec![], vec![]), "{format}");
            let text = package::text(&bytes);
            // the proposer's own words are left as they are
            assert!(text.contains("070-123 45 67"), "{format}");
            assert!(text.contains(Text::Assessment.label(lang)), "{format}");
        }
    }
}

#[test]
fn what_is_typed_into_word_comes_back_in_its_paragraphs() {
    let answers = assessed();
    let bytes = Format::Docx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    // of the programme as a whole, which stands first
    let typed = ["Tre <saker> & ett:", "andra\nraden", ""];
    let filled = package::fill_word_section(&bytes, "Sammanfattning", &typed);
    let read = comments::read(&filled).unwrap();
    assert_eq!(read.changed, []);
    assert_eq!(read.remarks.len(), 1);
    let remark = &read.remarks[0];
    assert_eq!(remark.text, Text::Summary);
    assert_eq!(
        remark.section(&answers.consultation),
        Some(SectionId::general())
    );
    assert_eq!(remark.words, "Tre <saker> & ett:\n\nandra\nraden");
    // LibreOffice keeps the label's bookmark and drops the control's tag.
    let untagged = package::replace(&filled, "<w:tag w:val=\"remiss-remark ", "<w:tag w:val=\"");
    assert_eq!(comments::read(&untagged).unwrap(), read);
    // And a person may delete the label.
    let unnamed = package::replace(&filled, "w:name=\"_r_", "w:name=\"_x_");
    assert_eq!(comments::read(&unnamed).unwrap(), read);
    let proved = verify::verify(verify::read(&filled).unwrap(), &sources(&answers));
    assert!(proved.holds(), "{proved:?}");
}

#[test]
fn a_label_whose_cell_is_deleted_takes_no_other_cell() {
    let answers = assessed();
    let bytes = Format::Docx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    let document = package::part(&bytes, "word/document.xml");
    let from = document
        .find("<w:tr><w:trPr><w:cantSplit/></w:trPr><w:sdt>")
        .unwrap();
    let to = from + document[from..].find("</w:tr>").unwrap() + "</w:tr>".len();
    let deleted = package::replace(&bytes, &document[from..to], "");
    assert_eq!(comments::read(&deleted).unwrap().remarks, []);
}

#[test]
fn what_is_typed_into_excel_comes_back() {
    let answers = assessed();
    let bytes = Format::Xlsx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    let filled = package::fill_sheet(&bytes, 3, "M2", "Ja.\n\n=Nej.");
    let read = comments::read(&filled).unwrap();
    assert_eq!(read.remarks.len(), 1);
    let remark = &read.remarks[0];
    assert_eq!(remark.text, Text::Assessment);
    assert_eq!(
        remark.section(&answers.consultation),
        Some(SectionId::general())
    );
    assert_eq!(remark.words, "Ja.\n\n=Nej.");
}

#[test]
fn a_choice_of_what_was_said_has_no_text_on_the_whole_of_it() {
    let answers = assessed();
    let build = |selection: &Selection| Report::build(&answers.consultation, selection, &dated());
    let section = Selection {
        sections: vec![SectionId("3.2".to_owned())],
        limit: Some(1),
        ..Selection::default()
    };
    let report = build(&section);
    assert_eq!(
        excerpt(&report, "3.2").remark.as_ref().unwrap().summary,
        SUMMARY
    );
    let respondent = Selection {
        respondent: Some("Kulturnämnden".to_owned()),
        ..Selection::default()
    };
    let report = build(&respondent);
    assert_eq!(excerpt(&report, "3.2").remark, None);
    let word = Format::Docx.write(&report, None).unwrap();
    assert!(!package::text(&word).contains("w:name=\"_r_"));
    for format in Format::ALL {
        let text = package::text(&format.write(&report, None).unwrap());
        assert!(!text.contains("Förslaget ändras."), "{format}");
    }
}

#[test]
fn a_text_without_its_section_is_told_in_the_report() {
    let mut answers = assessed();
    answers.consultation.lost_remarks = vec![remark("9", "Borta", "")];
    let report = whole(&answers.consultation);
    let told =
        |text: &String| text.contains("inte längre är kvar i förslaget") && text.contains("9 Slut");
    assert!(report.method.iter().any(told), "{:?}", report.method);
}

#[test]
fn a_text_longer_than_a_cell_is_cut_and_not_taken_for_changed() {
    let mut answers = ekstad();
    let long = "Detta är sagt. ".repeat(3_000);
    answers.consultation.remarks = vec![remark("3.2", &long, "")];
    let bytes = Format::Xlsx
        .write(&whole(&answers.consultation), None)
        .unwrap();
    assert_eq!(comments::read(&bytes).unwrap().remarks, []);
}
