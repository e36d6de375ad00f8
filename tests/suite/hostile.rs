//! Files that are broken, or made to do harm: each gives a result or an error
//! in bounded time and memory, and never a panic.

use std::io::Write;

use remiss::extract::pdf;
use remiss::model::{Limit, ReadError, Warning};

use crate::made_pdf::{self, MadePdf};

fn pdf_fixture(name: &str) -> Vec<u8> {
    let folder = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pdf"));
    std::fs::read(folder.join(name)).expect("the fixture is there")
}

#[test]
fn a_pdf_cut_anywhere_gives_a_result() {
    for name in ["15_qpdf_objstm_linear.pdf", "11_typst_2col_hyph_lig.pdf"] {
        let whole = pdf_fixture(name);
        for end in (0..whole.len()).step_by(1_777) {
            // Whether it can be read does not matter; that it ends does.
            drop(pdf::read(&whole[..end]));
        }
    }
}

#[test]
fn a_pdf_with_changed_bytes_gives_a_result() {
    let whole = pdf_fixture("08_reportlab_helvetica_winansi.pdf");
    for step in 0..60 {
        let mut changed = whole.clone();
        for at in (step * 7..changed.len()).step_by(509) {
            changed[at] = changed[at].wrapping_mul(31).wrapping_add(7);
        }
        drop(pdf::read(&changed));
    }
}

#[test]
fn a_page_tree_that_leads_back_to_itself_ends() {
    let pdf = MadePdf::page("BT /F1 12 Tf 72 700 Td (en sida) Tj ET").with_object(
        2,
        "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R 3 0 R]/Count 9/Parent 2 0 R>>",
    );
    let document = pdf::read(&pdf.bytes()).expect("it can be read");
    assert_eq!(document.text, "en sida");
}

#[test]
fn an_object_that_refers_to_itself_is_nothing() {
    let pdf = MadePdf::page("BT /F9 12 Tf 72 700 Td (x) Tj /F1 12 Tf (y) Tj ET")
        .with_object(10, "10 0 R")
        .with_font("10 0 R");
    // The text stays, in letters of another font.
    assert_eq!(pdf::read(&pdf.bytes()).expect("it can be read").text, "xy");
}

#[test]
fn forms_that_draw_forms_reach_a_limit() {
    let mut pdf = MadePdf::page("BT /F1 12 Tf 72 700 Td (kvar) Tj ET /Form Do")
        .with_form(&"/X0 Do ".repeat(40));
    for level in 0..12 {
        let resources = format!("/Resources<</XObject<</X0 {} 0 R>>>>", 21 + level);
        let dict = format!("<</Subtype/Form/BBox[0 0 9 9]{resources}");
        let form = made_pdf::stream(&"/X0 Do ".repeat(40)).replacen("<<", &dict, 1);
        pdf = pdf.with_object(20 + level, &form);
    }
    // The first form finds `/X0` in no resources; the chain is hung in by hand.
    let pdf = pdf.with_object(8, &{
        let dict = "<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X0 20 0 R>>>>";
        made_pdf::stream(&"/X0 Do ".repeat(40)).replacen("<<", dict, 1)
    });
    let document = pdf::read(&pdf.bytes()).expect("it can be read");
    assert_eq!(document.text, "kvar");
    assert!(matches!(
        document.warnings[..],
        [Warning::LimitReached { .. }]
    ));
}

#[test]
fn a_stream_that_unpacks_without_end_is_left_out() {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let blank = vec![b' '; 1 << 20];
    for _ in 0..80 {
        packed.write_all(&blank).expect("memory can be written");
    }
    let packed = packed.finish().expect("memory can be written");
    let content: String = packed.iter().map(|byte| char::from(*byte)).collect();
    let stream = made_pdf::stream(&content).replacen("<<", "<</Filter/FlateDecode", 1);
    let pdf = MadePdf::page("").with_object(4, &stream);
    let limit = Limit::Drawing { page: 1 };
    assert_eq!(pdf::read(&pdf.bytes()), Err(ReadError::Limit { limit }));
}

#[test]
fn character_maps_and_widths_of_any_size_are_taken_in_part() {
    let map = made_pdf::stream(
        "1 beginbfrange <00000000> <ffffffff> <0041> endbfrange \
         1 beginbfrange <0000> <ffff> <00410042> endbfrange \
         1 begincidrange <0000> <ffffffff> 4294967295 endcidrange",
    );
    let font = "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding 12 0 R/ToUnicode 12 0 R\
        /DescendantFonts[<</Subtype/CIDFontType2/W[0 4294967295 500 7 [1 2 3] 9 3 1]>>]>>";
    let pdf = MadePdf::page("BT /F9 12 Tf 72 700 Td <0001ffff00> Tj ET")
        .with_font(font)
        .with_object(12, &map);
    assert!(pdf::read(&pdf.bytes()).is_ok());
}

#[test]
fn content_without_sense_is_read_as_far_as_it_has_any() {
    let text = "BT /F1 12 Tf 72 700 Td (kvar) Tj ET";
    for odd in [
        "q ".repeat(100_000),
        "EMC Q ET ] >> ) } ".repeat(1_000),
        "/P <</MCID 1>> BDC ".repeat(50_000),
        "[".repeat(100_000),
        "<<".repeat(100_000),
        "1e999 99999999999999999999999999 -.-.- 1 0 0 cm ".to_owned(),
        "0 0 0 0 0 0 cm BT /F1 1e9 Tf (x) Tj ET Q".to_owned(),
        "999999999999 0 0 999999999999 0 0 cm ".repeat(9),
    ] {
        let content = format!("{text} {odd}");
        let document = pdf::read(&MadePdf::page(&content).bytes()).expect("it can be read");
        assert!(document.text.starts_with("kvar"), "{}", &odd[..8]);
    }
}
