//! OpenDocument text: the fixtures are those of Word, converted by
//! LibreOffice, and a flat file written by hand.

use std::path::Path;

use remiss::error::ReadError;
use remiss::extract::{extract, markdown};
use remiss::model::{Document, Format, OtherFormat, Warning};

use crate::extract_docx::package;

fn read(name: &str) -> Document {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/odt"));
    let bytes = std::fs::read(folder.join(name)).expect("the fixture is there");
    let document = extract(name, &bytes)
        .remove(0)
        .outcome
        .expect("it can be read");
    assert_eq!(document.format, Format::Odt);
    document
}

/// The lines stand in the Markdown, in this order.
fn check(name: &str, lines: &[&str]) {
    let text = markdown::render(&read(name));
    let mut rest = text.as_str();
    for line in lines {
        let Some((_, after)) = rest.split_once(&format!("{line}\n")) else {
            panic!("{line:?} is not in the rest of {name}:\n{rest}");
        };
        rest = after;
    }
}

#[test]
fn headings_and_printed_numbers() {
    check(
        "01_rubriker.odt",
        &[
            "# RubrikAlfa",
            "## RubrikBeta",
            "### RubrikGamma",
            "#### RubrikDelta",
            "### RubrikEpsilon",
        ],
    );
    check(
        "02_numrering.odt",
        &[
            "# 1 Inledning",
            "# 2 Mål",
            "## 2.1 Bostäder",
            "### 2.1.1 Hyresrätter",
            "## 2.2 Trafik",
            "## Onumrerad",
            "## 2.3 Gång",
            "a) listaett",
            "b) listatvå",
            "  i. undernivå",
            "c) listatre",
            "- punktett",
            "a) omstartett",
            "Kap. I romersk",
            "Kap. II romersktvå",
            "§ 7 länkad",
        ],
    );
}

#[test]
fn tables_boxes_fields_and_characters() {
    check(
        "03_tabeller.odt",
        &[
            "| CELLA1 | CELLB1 |",
            "| CELLA2<br>INRE1<br>INRE2 | CELLB2 |",
            "# 1 Layoutrubrik",
        ],
    );
    check(
        "04_textrutor.odt",
        &["Före efter", "andra raden", "RUTAVML gammal ruta"],
    );
    check(
        "05_falt.odt",
        &[
            "Inl SDTINLINE slut",
            "Se [LANKTEXT](https://exempel.se/remiss).",
            "YTTREFALT",
        ],
    );
    check(
        "08_tecken.odt",
        &[
            "e-tjänst",
            "kommunstyrelse",
            "✓ SYMRAD ≥",
            "<!-- sida 2 -->",
            "<!-- sida 3 -->",
        ],
    );
}

#[test]
fn notes_layers_and_properties() {
    check(
        "06_noter.odt",
        &[
            "author: \"FORFATTARPROP\"",
            "Text med not[^1] och slutnot[^i].",
            "[^1]: FOTNOTTEXT SOU 2025:1",
            "[^i]: SLUTNOTTEXT",
            "> SIDHUVUD Diarienr",
            "> SIDFOT 1",
            "> **Eva Ek:** KOMMENTARTEXT",
        ],
    );
}

#[test]
fn tracked_changes_are_read_as_accepted_and_hidden_text_is_left_out() {
    let document = read("07_andringar.odt");
    for (word, count) in [
        ("INLAGT", 1),
        ("FLYTTATEXT", 1),
        ("BORTTAGET", 0),
        ("RADBORTA", 0),
    ] {
        assert_eq!(document.text.matches(word).count(), count, "{word}");
    }
    assert_eq!(
        document.warnings,
        [Warning::TrackedChanges {
            inserted: 3,
            deleted: 4,
            authors: "Eva".to_owned(),
        }]
    );
    let document = read("08_tecken.odt");
    assert!(!document.text.contains("DOLDTEXT"));
    assert_eq!(document.warnings, [Warning::HiddenText { characters: 16 }]);
}

#[test]
fn flat_files_are_read_as_packages_are() {
    let lines = [
        "title: \"Prov\"",
        "# 1 Inledning",
        "## 1.1 Mål och medel",
        "Nämnden  delar[^1] målet.",
        "a) ett",
        "mer om ett",
        "  i. inre",
        "e) fem",
        "<!-- sida 2 -->",
        "Sida två",
        "I rutan",
        "> **Bo:** Stämmer det?",
    ];
    check("flat.fodt", &lines);
    check("from_flat.odt", &lines);
}

#[test]
fn encrypted_and_foreign_files_are_named() {
    let outcome = |kind: &str, manifest: &str| {
        let bytes = package(&[
            (
                "mimetype",
                format!("application/vnd.oasis.opendocument.{kind}").as_bytes(),
            ),
            ("META-INF/manifest.xml", manifest.as_bytes()),
            ("content.xml", b"\x01\x02\x03"),
        ]);
        extract("x.odt", &bytes).remove(0).outcome
    };
    let manifest = "<m:manifest xmlns:m='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>\
        <m:file-entry m:full-path='content.xml'><m:encryption-data/></m:file-entry></m:manifest>";
    assert_eq!(outcome("text", manifest), Err(ReadError::Encrypted));
    let found = OtherFormat::Spreadsheet;
    assert_eq!(
        outcome("spreadsheet", "<x/>"),
        Err(ReadError::Unsupported { found })
    );
}

#[test]
fn what_is_struck_through_is_left_out_and_told() {
    let file = "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
        xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
        xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' \
        office:mimetype='application/vnd.oasis.opendocument.text'>\
        <office:automatic-styles><style:style style:name='T1' style:family='text'>\
        <style:text-properties style:text-line-through-style='solid'/></style:style>\
        </office:automatic-styles><office:body><office:text><text:p>Vi \
        <text:span text:style-name='T1'>tillstyrker</text:span> avstyrker.</text:p>\
        </office:text></office:body></office:document>";
    let part = extract("x.fodt", file.as_bytes()).remove(0);
    let document = part.outcome.expect("it can be read");
    assert_eq!(document.text, "Vi avstyrker.");
    assert_eq!(document.warnings, [Warning::StruckText { characters: 11 }]);
}
