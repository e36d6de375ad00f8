//! What is particular to Word: navigation, and templates of one's own.

use std::collections::BTreeSet;

use remiss::model::Lang;
use remiss::report::docx::Template;
use remiss::report::{Format, verify};

use super::fixture::ekstad;
use super::{package, sources, whole};

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
    for bytes in [&b"PK\x03\x04"[..], b"", b"<html>", b"%PDF-1.7\n"] {
        let error = Template::read(bytes).unwrap_err();
        let (sv, en) = (error.in_words(Lang::Sv), error.in_words(Lang::En));
        assert_eq!(sv, "kan inte användas som mall: den är inget Word-dokument");
        assert_eq!(
            en,
            "cannot be used as a template: it is not a Word document"
        );
        for lang in [Lang::Sv, Lang::En] {
            assert!(error.hint(lang).unwrap().contains(".dotx"));
        }
    }
}
