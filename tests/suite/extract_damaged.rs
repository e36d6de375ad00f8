//! Files of which a piece is damaged: what can be read is read, and what may
//! be missing is told.

use std::collections::BTreeMap;
use std::io::Write as _;

use remiss::extract::extract;
use remiss::extract::pdf::read;
use remiss::model::{Document, Lang, ReadError, Warning};

use crate::made_pdf::{packed, stream, with_table};
use crate::support::Workplace;

/// Lines of text, no two of them the same.
fn lines() -> Vec<String> {
    (1..=40)
        .map(|n| format!("Rad {n} om {} kronor avstyrks.", n * n * 7919 % 1000))
        .collect()
}

fn content(font: &str) -> String {
    let shown = lines().join(") Tj T* (");
    format!("BT /{font} 11 Tf 50 800 Td 14 TL ({shown}) Tj T*  ET")
}

fn page(contents: &str) -> String {
    format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 9 0 R/F2 10 0 R>>>>{contents}>>"
    )
}

/// A file of three pages with these objects put in the place of its own. The
/// second page is object 5, its content 6, its fonts 9 and 10.
fn pdf(changes: &[(u32, String)]) -> Vec<u8> {
    const FONT: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let first = stream("BT /F1 11 Tf 50 800 Td (Den f\\366rsta sidan.) Tj ET");
    let third = stream("BT /F1 11 Tf 50 800 Td (Den tredje sidan.) Tj ET");
    let mut objects: BTreeMap<u32, String> = [
        (1, "<</Type/Catalog/Pages 2 0 R>>".to_owned()),
        (
            2,
            "<</Type/Pages/Kids[3 0 R 5 0 R 7 0 R]/Count 3>>".to_owned(),
        ),
        (3, page("/Contents 4 0 R")),
        (4, first),
        (5, page("/Contents 6 0 R")),
        (6, packed(&content("F1"), |_| {})),
        (7, page("/Contents 8 0 R")),
        (8, third),
        (9, FONT.to_owned()),
        (10, FONT.to_owned()),
    ]
    .into();
    objects.extend(changes.iter().cloned());
    with_table(
        objects
            .iter()
            .map(|(number, object)| (*number, object.as_str())),
    )
}

/// Reads the file and gives how many lines of its second page were read.
fn read_lines(changes: &[(u32, String)]) -> (Document, usize) {
    let document = read(&pdf(changes)).expect("it can be read");
    for other in ["Den första sidan.", "Den tredje sidan."] {
        assert!(document.text.contains(other), "{}", document.text);
    }
    let read = lines()
        .iter()
        .filter(|line| document.text.contains(*line))
        .count();
    (document, read)
}

fn check(changes: &[(u32, String)], lines: usize, warnings: &[&str]) {
    let (document, read) = read_lines(changes);
    let told: Vec<String> = (document.warnings.iter())
        .map(|warning| {
            assert!(warning.needs_attention());
            warning.in_words(Lang::Sv)
        })
        .collect();
    assert_eq!((read, &told[..]), (lines, &warnings.map_owned()[..]));
}

trait MapOwned {
    fn map_owned(&self) -> Vec<String>;
}

impl MapOwned for [&str] {
    fn map_owned(&self) -> Vec<String> {
        self.iter().map(|&each| each.to_owned()).collect()
    }
}

const DAMAGED: &str = "jämför sidan 2 med originalet: sidan är skadad: text kan saknas";
const FONT_MISSING: &str =
    "jämför sidan 2 med originalet: ett typsnitt saknas: tecken kan vara fel";

#[test]
fn a_whole_page_and_a_blank_one_are_not_warned_of() {
    check(&[], 40, &[]);
    check(&[(5, page("")), (6, "null".to_owned())], 0, &[]);
    check(&[(6, stream(""))], 0, &[]);
    check(&[(6, stream("BT /F1 11 Tf (  ) Tj ET"))], 0, &[]);
}

#[test]
fn a_page_whose_content_is_damaged_is_read_as_far_as_it_goes() {
    for damage in [
        |bytes: &mut Vec<u8>| {
            let middle = bytes.len() * 2 / 3;
            bytes[middle] ^= 0x55;
        },
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() * 2 / 3),
    ] {
        let damaged = packed(&content("F1"), damage);
        let (document, read) = read_lines(&[(6, damaged)]);
        assert!((1..40).contains(&read), "{read}");
        let told = document.warnings.iter().map(|each| each.in_words(Lang::Sv));
        assert_eq!(told.filter(|told| told == DAMAGED).count(), 1);
    }
    let zeros = packed("", |bytes| *bytes = vec![0; 300]);
    check(&[(6, zeros)], 0, &[DAMAGED]);
    check(&[(6, "null".to_owned())], 0, &[DAMAGED]);
    check(&[(5, "<</Kids 1>>".to_owned())], 0, &[DAMAGED]);
    let open = content("F1").replace(") Tj T*  ET", "");
    let (document, read) = read_lines(&[(6, stream(&open))]);
    assert_eq!((read, document.warnings.len()), (39, 1));
}

#[test]
fn content_that_is_packed_in_an_unknown_way_is_told_of() {
    let unknown = packed(&content("F1"), |_| {}).replace("FlateDecode", "XyzDecode");
    check(
        &[(6, unknown)],
        0,
        &[
            "jämför sidan 2 med originalet: innehållet är packat på ett sätt som inte läses (XyzDecode)",
        ],
    );
}

#[test]
fn a_file_of_one_damaged_page_is_damaged_and_not_empty() {
    let kids = "<</Type/Pages/Kids[5 0 R]/Count 1>>".to_owned();
    let damaged = |content: String| read(&pdf(&[(2, kids.clone()), (6, content)]));
    assert!(matches!(
        damaged("null".to_owned()),
        Err(ReadError::Damaged { .. })
    ));
    assert_eq!(damaged(stream("")), Err(ReadError::NoText));
}

#[test]
fn a_page_that_is_missing_is_told_of() {
    let kids = "<</Type/Pages/Kids[3 0 R 99 0 R 7 0 R]/Count 3>>".to_owned();
    check(
        &[(2, kids)],
        0,
        &["filen är skadad: den ska ha 3 sidor, men 2 hittades"],
    );
}

#[test]
fn text_in_a_font_that_is_not_there_is_read_with_a_warning() {
    check(&[(6, stream(&content("F7")))], 40, &[FONT_MISSING]);
    let font_is_null = (10, "null".to_owned());
    check(
        &[(6, stream(&content("F2"))), font_is_null],
        40,
        &[FONT_MISSING],
    );
    // The fonts of forms are known to the whole file.
    let forms = "<</Type/Catalog/Pages 2 0 R/AcroForm<</DR<</Font<</F7 9 0 R>>>>>>>>".to_owned();
    check(&[(1, forms), (6, stream(&content("F7")))], 40, &[]);
}

#[test]
fn a_bad_width_loses_no_text() {
    for bad in ["1e308", "abc", "99999999999999999999", "null", "-9.9e9"] {
        let font = format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 34/Widths[278 {bad} 300]>>"
        );
        check(&[(6, stream(&content("F2"))), (10, font)], 40, &[]);
    }
}

#[test]
fn a_stream_whose_length_is_no_number_ends_where_it_says() {
    let content = stream(&content("F1"));
    let (_, rest) = content.split_once(">>").expect("a stream");
    check(&[(6, format!("<</Length inf>>{rest}"))], 40, &[]);
    check(&[(6, format!("<</Length 99 0 R>>{rest}"))], 40, &[]);
}

#[test]
fn a_damaged_page_needs_attention_in_every_command() {
    let place = Workplace::with_small_consultation();
    let response = "corpus/liten/responses/Socialnämnden.pdf";
    place.write(response, pdf(&[(6, "null".to_owned())]));
    let index = place.run(&["index", "corpus"]);
    assert_eq!(index.code(), 3, "{}", index.err());
    let status = place.run(&["status"]);
    assert!(status.out().contains("text kan saknas"), "{}", status.out());
    let extract = place.run(&["extract", response]);
    assert_eq!(extract.code(), 3);
    assert!(extract.err().contains(DAMAGED), "{}", extract.err());
}

/// A zip of these files, not compressed.
fn zip(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in files {
        writer.start_file(name, stored).expect("memory");
        writer.write_all(&bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

#[test]
fn every_file_beyond_a_limit_is_named() {
    let bytes = zip((0..4_100).map(|n| (format!("svar{n}.txt"), b"Vi avstyrker.".to_vec())));
    let parts = extract("svar.zip", &bytes);
    assert_eq!(parts.len(), 4_100);
    let over: Vec<&str> = (parts.iter())
        .filter(|part| matches!(part.outcome, Err(ReadError::Limit { .. })))
        .map(|part| part.name.as_str())
        .collect();
    assert_eq!(
        over,
        [
            "svar4096.txt",
            "svar4097.txt",
            "svar4098.txt",
            "svar4099.txt"
        ]
    );
}

#[test]
fn damage_in_xml_is_told_in_swedish() {
    let document = "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>Vi avstyrker.</w:t></w:r></w:p><w:p><w:r><w:t>Mer</w:b></w:r></w:p></w:body></w:document>";
    let types = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/word/document.xml' ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>";
    let relations = "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='word/document.xml'/></Relationships>";
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let bytes = zip([
        file("[Content_Types].xml", types),
        file("_rels/.rels", relations),
        file("word/document.xml", document),
    ]);
    let parts = extract("svar.docx", &bytes);
    let read = parts[0].outcome.as_ref().expect("it can be read");
    let warning = read
        .warnings
        .iter()
        .find(|warning| matches!(warning, Warning::Damaged { .. }))
        .expect("it is told");
    let told = warning.in_words(Lang::Sv);
    assert!(
        told.contains("`</w:t>` väntades, men `</w:b>` kom"),
        "{told}"
    );
    assert!(!told.contains("document:"), "{told}");
}
