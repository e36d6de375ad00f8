//! PDF files: the text, order, structure and places that are read from the
//! fixtures, and from small files written here for one feature each.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use remiss::extract::ocr_text::OcrPage;
use remiss::extract::pdf::{page_sizes, read, rectangles, with_ocr};
use remiss::model::{BlockKind, CharacterSource, Document, Layer, ReadError, Span, Warning};

use crate::made_pdf::{self, MadePdf};

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pdf"));
    std::fs::read(folder.join(name)).expect("the fixture is there")
}

fn document(name: &str) -> Document {
    read(&bytes(name)).expect("it can be read")
}

/// The words of the body with printed numbers; list marks and the two spaces
/// that differ are made alike.
fn words(document: &Document) -> Vec<String> {
    let mut words = Vec::new();
    for (_, block) in document.body() {
        let number = block.number.as_deref().filter(|number| *number != "•");
        let text = format!(
            "{} {}",
            number.unwrap_or_default(),
            document.slice(block.span)
        );
        words.extend(text.split_whitespace().map(str::to_owned));
    }
    words
}

/// Longest common subsequence.
fn common(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for left in a {
        let mut diagonal = 0;
        for (place, right) in b.iter().enumerate() {
            let above = row[place + 1];
            row[place + 1] = if left == right {
                diagonal + 1
            } else {
                above.max(row[place])
            };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// Checks that every word of the source stands in the text in its order, and
/// that nothing else does but `extra` words of furniture.
fn check_text(name: &str, source: &str, extra: usize) {
    let truth: Vec<String> = String::from_utf8(bytes(source))
        .expect("text")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    let found = words(&document(name));
    let common = common(&truth, &found);
    assert_eq!(
        (common, found.len()),
        (truth.len(), truth.len() + extra),
        "{name}"
    );
}

#[test]
fn every_word_of_the_source_is_read_in_its_order() {
    for name in [
        "01_lo_tagged.pdf",
        "02_lo_untagged.pdf",
        "04_lo_2col.pdf",
        "06_lo_2col_just_hyph.pdf",
        "08_reportlab_helvetica_winansi.pdf",
        "10_encrypted_aes256.pdf",
        "10b_encrypted_rc4.pdf",
        "11_typst_2col_hyph_lig.pdf",
        "15_qpdf_objstm_linear.pdf",
        "17_rotated90.pdf",
    ] {
        check_text(name, "long.txt", 0);
    }
    check_text("05_lo_table.pdf", "table.txt", 0);
    // The heads of the single page cannot be told from its text.
    check_text("13_weasy_hyph.pdf", "short.txt", 4);
}

#[test]
fn swedish_letters_are_all_there() {
    let count = |text: &str| text.chars().filter(|c| "åäöÅÄÖ".contains(*c)).count();
    let truth = String::from_utf8(bytes("short.txt")).expect("text");
    let document = document("14_fpdf_times.pdf");
    let body: String = words(&document).join(" ");
    let head = count("Åmåls kommun Åmål");
    assert!((count(&truth)..=count(&truth) + head).contains(&count(&body)));
}

#[test]
fn running_heads_and_page_numbers_are_layers_of_their_own() {
    let document = document("02_lo_untagged.pdf");
    let of = |layer: Layer| -> BTreeSet<&str> {
        let blocks = document.blocks.iter().filter(|block| block.layer == layer);
        blocks.map(|block| document.slice(block.span)).collect()
    };
    let heads = of(Layer::Header);
    assert!(
        heads.is_superset(&BTreeSet::from(["ÅMÅLS KOMMUN", "1 (4)", "4 (4)"])),
        "{heads:?}"
    );
    assert!(of(Layer::Footer).contains("Åmåls kommun, Box 62, 662 22 Åmål, www.amal.se"));
    assert!(
        !document
            .body()
            .any(|(_, block)| document.slice(block.span).contains("Box 62"))
    );
}

#[test]
fn headings_have_levels_and_numbers_with_tags_and_without() {
    for (name, top) in [("01_lo_tagged.pdf", 2), ("02_lo_untagged.pdf", 1)] {
        let document = document(name);
        let heading = |text: &str| {
            let (_, block) = document
                .body()
                .find(|(_, block)| document.slice(block.span) == text)
                .expect("the heading is a block");
            (block.kind.clone(), block.number.clone())
        };
        let numbered = |number: &str| Some(number.to_owned());
        assert_eq!(
            heading("Synpunkter på förslagen"),
            (BlockKind::Heading(top), numbered("2.")),
            "{name}"
        );
        assert_eq!(
            heading("Avsnitt 7.2 Läkarmedverkan").1,
            numbered("2.2"),
            "{name}"
        );
    }
}

#[test]
fn list_items_have_their_marks_apart() {
    for name in [
        "01_lo_tagged.pdf",
        "02_lo_untagged.pdf",
        "11_typst_2col_hyph_lig.pdf",
    ] {
        let document = document(name);
        let items: Vec<_> = document
            .body()
            .filter(|(_, block)| matches!(block.kind, BlockKind::ListItem(_)))
            .map(|(_, block)| (block.number.as_deref(), document.slice(block.span)))
            .take(2)
            .collect();
        let expected = [
            "Kommunen tillstyrker förslaget i avsnitt 5.3 om gemensam individuell plan.",
            "Kommunen avstyrker förslaget i avsnitt 7.2 om skärpta krav på läkarmedverkan.",
        ];
        assert_eq!(items, expected.map(|text| (Some("•"), text)), "{name}");
    }
}

#[test]
fn a_paragraph_over_a_page_end_is_one_block_with_two_pages() {
    let document = document("06_lo_2col_just_hyph.pdf");
    let crossing = document.blocks.iter().find(|block| {
        document.pages.iter().any(|mark| {
            block.layer == Layer::Body
                && mark.offset > block.span.start
                && mark.offset < block.span.end
        })
    });
    let block = crossing.expect("a paragraph crosses a page end");
    let first = document.page_at(block.span.start).expect("a page");
    assert_eq!(document.page_at(block.span.end - 1), Some(first + 1));
    assert!(document.properties.pages_exact);
    assert_eq!(document.properties.pages, 3);
}

#[test]
fn table_rows_are_kept_together() {
    let document = document("05_lo_table.pdf");
    let cells: Vec<_> = document
        .body()
        .filter_map(|(_, block)| Some((block.cell?, document.slice(block.span))))
        .map(|(cell, text)| (cell.row, cell.column, text))
        .collect();
    assert_eq!(cells.len(), 15);
    assert_eq!(cells[3], (1, 0, "5.3"));
    assert_eq!(cells[10], (3, 1, "Läkarmedverkan på särskilt boende"));
    assert_eq!(cells[14], (4, 2, "Tillstyrker delvis"));
}

#[test]
fn a_scanned_file_is_no_success_until_it_is_recognised() {
    let scanned = bytes("16_scanned_image.pdf");
    assert_eq!(read(&scanned), Err(ReadError::Scanned { pages: 1 }));
    let page = OcrPage {
        page: 1,
        paragraphs: vec!["Nämnden tillstyrker\nförslaget.".to_owned()],
        confidence: 87,
    };
    let document = with_ocr(&scanned, &[page]).expect("it has text now");
    assert_eq!(document.text, "Nämnden tillstyrker förslaget.");
    assert_eq!(document.page_at(0), Some(1));
    let expected = [Warning::OcrText {
        page: 1,
        confidence: 87,
    }];
    assert_eq!(document.warnings, expected);
}

#[test]
fn rectangles_lie_on_the_words_line_by_line() {
    let bytes = bytes("08_reportlab_helvetica_winansi.pdf");
    let document = read(&bytes).expect("it can be read");
    let find = |text: &str| {
        let start = document.text.find(text).expect("the words are there");
        Span::new(start, start + text.len())
    };
    let spans = [
        find("Sammanfattning"),
        find("Åmåls kommun är positiv till ambitionen att stärka den nära vården. Kommunen anser"),
    ];
    let found = rectangles(&bytes, &[], &spans).expect("it can be read");
    assert_eq!(found[0].len(), 1);
    let one = found[0][0];
    assert_eq!(
        (one.page, one.page_size),
        (1, page_sizes(&bytes).expect("sizes")[0])
    );
    assert!(
        one.width > 80.0 && one.width < 140.0 && one.height > 8.0 && one.height < 20.0,
        "{one:?}"
    );
    let lines = &found[1];
    assert!(
        lines.windows(2).all(|pair| pair[0].y < pair[1].y),
        "{lines:?}"
    );
    assert!(lines[0].y > one.y, "the paragraph stands below its heading");
}

#[test]
fn rectangles_follow_turned_pages() {
    let bytes = bytes("17_rotated90.pdf");
    let document = read(&bytes).expect("it can be read");
    let start = document
        .text
        .find("Socialnämnden")
        .expect("the word is there");
    let spans = [Span::new(start, start + "Socialnämnden".len())];
    let found = rectangles(&bytes, &[], &spans).expect("it can be read");
    let one = found[0][0];
    assert!(
        one.x >= 0.0 && one.x + one.width <= one.page_size.width,
        "{one:?}"
    );
    assert!(
        one.y >= 0.0 && one.y + one.height <= one.page_size.height,
        "{one:?}"
    );
}

/// The blocks of the body, with a stroke between them.
fn body_of(bytes: &[u8]) -> String {
    let document = read(bytes).expect("it can be read");
    let body: Vec<&str> = document
        .body()
        .map(|(_, block)| document.slice(block.span))
        .collect();
    body.join("|")
}

/// Checks the body's text of a page with this content.
fn check(content: &str, expected: &str) {
    let body = body_of(&MadePdf::page(content).bytes());
    assert_eq!(body, expected, "{content}");
}

#[test]
fn words_are_found_with_spaces_and_without() {
    check(
        "BT /F1 12 Tf 72 700 Td (Vi tillstyrker) Tj ET",
        "Vi tillstyrker",
    );
    check(
        "BT /F1 12 Tf 72 700 Td [(Vi)-300(till)20(styrker)] TJ ET",
        "Vi tillstyrker",
    );
    check(
        "BT /F1 12 Tf 1 0 0 1 72 700 Tm (Vi) Tj 1 0 0 1 86 700 Tm (anser) Tj ET",
        "Vi anser",
    );
    // The number of an item, with its words at a place of their own: no part of them.
    check(
        "BT /F1 12 Tf 1 0 0 1 72 700 Tm (10.) Tj 1 0 0 1 90 700 Tm (trygga en god och fri plan) Tj ET",
        "trygga en god och fri plan",
    );
    // Drawn twice for weight.
    check(
        "BT /F1 12 Tf 1 0 0 1 72 700 Tm (Beslut) Tj 1 0 0 1 72.3 700 Tm (Beslut) Tj ET",
        "Beslut",
    );
    check(
        "BT /F1 12 Tf 72 700 Td (kommu-) Tj 0 -14 Td (nen) Tj ET",
        "kommunen",
    );
}

#[test]
fn what_is_not_shown_is_not_read_and_what_stands_for_text_is() {
    check(
        "BT /F1 12 Tf 72 700 Td (a) Tj 0 900 Td (utanför) Tj ET",
        "a",
    );
    check(
        "/Span <</ActualText (stor)>> BDC BT /F1 12 Tf 72 700 Td (s-) Tj 0 -14 Td (tor) Tj ET EMC",
        "stor",
    );
    check(
        "BT /F1 12 Tf 72 700 Td /OC /Off BDC (dold) Tj EMC (synlig) Tj ET",
        "synlig",
    );
    check(
        "BI /W 1 /H 1 /BPC 8 /CS /G ID \u{1} EI BT /F1 12 Tf 72 700 Td (efter bilden) Tj ET",
        "efter bilden",
    );
    check(
        "q 0 0 50 50 re W n BT /F1 12 Tf 72 700 Td (bortklippt) Tj ET Q BT /F1 12 Tf 72 650 Td (kvar) Tj ET",
        "kvar",
    );
}

#[test]
fn forms_are_drawn_and_may_not_draw_themselves_for_ever() {
    let form = "BT /F1 12 Tf 72 600 Td (i formen) Tj ET /Form Do";
    let pdf = MadePdf::page("/Form Do").with_form(form);
    let document = read(&pdf.bytes()).expect("it can be read");
    assert!(document.text.starts_with("i formen"), "{}", document.text);
    assert!(matches!(
        document.warnings[..],
        [Warning::LimitReached { .. }]
    ));
}

#[test]
fn links_and_remarks_are_kept() {
    let link =
        "<</Type/Annot/Subtype/Link/Rect[90 690 140 715]/A<</S/URI/URI(https://exempel.se)>>>>";
    let remark = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(Eva Ek)/Contents(Stämmer detta?)>>";
    let pdf = MadePdf::page("BT /F1 12 Tf 72 700 Td (Se bilagan) Tj ET")
        .with_annotations(&[link, remark]);
    let document = read(&pdf.bytes()).expect("it can be read");
    let links: Vec<_> = document
        .links
        .iter()
        .map(|link| (document.slice(link.span), &*link.target))
        .collect();
    assert_eq!(links, [("bilagan", "https://exempel.se")]);
    let comment = document.blocks.last().expect("a comment");
    assert_eq!(comment.kind, BlockKind::Comment("Eva Ek".to_owned()));
    assert_eq!(document.slice(comment.span), "Stämmer detta?");
}

#[test]
fn footnotes_become_notes_and_their_calls_leave_the_sentence() {
    let mut content = String::from(
        "BT /F1 12 Tf 1 0 0 1 72 700 Tm (N\\344mnden anser att kostnaden) Tj /F1 7 Tf 1 0 0 1 230 704 Tm (1) Tj ",
    );
    content.push_str("/F1 12 Tf 1 0 0 1 238 700 Tm (m\\345ste bli l\\344gre.) Tj ");
    content.push_str(
        "/F1 7 Tf 1 0 0 1 72 83 Tm (1) Tj /F1 9 Tf 1 0 0 1 78 80 Tm (Se bilaga 2.) Tj ET",
    );
    let document = read(&MadePdf::page(&content).bytes()).expect("it can be read");
    assert_eq!(
        document.text,
        "Nämnden anser att kostnaden måste bli lägre.\nSe bilaga 2."
    );
    assert_eq!(document.blocks[1].kind, BlockKind::Note("1".to_owned()));
    let call = &document.note_calls[0];
    assert_eq!(
        (&document.text[..call.offset], &*call.label),
        ("Nämnden anser att kostnaden", "1")
    );
}

#[test]
fn fonts_tell_their_characters_in_many_ways() {
    // Glyph names, with and without rules behind them.
    let names = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/aring/adieresis/uni00F6/f_i]>>>>";
    // Two-byte codes with a map, and the map given by name.
    let map = made_pdf::stream(
        "2 beginbfchar <0001> <00C5> <0002> <00660069> endbfchar 1 beginbfrange <0010> <0012> <0061> endbfrange",
    );
    for (font, text, expected) in [
        (names.to_owned(), "(ABCD)", "åäöfi"),
        (made_pdf::composite("12 0 R"), "<000100020011>", "Åfib"),
        (made_pdf::composite("/Identity-H"), "<00C5006D>", "Åm"),
    ] {
        let content = format!("BT /F9 12 Tf 72 700 Td {text} Tj ET");
        let pdf = MadePdf::page(&content)
            .with_font(&font)
            .with_object(12, &map);
        assert_eq!(
            read(&pdf.bytes()).expect("it can be read").text,
            expected,
            "{font}"
        );
    }
}

#[test]
fn characters_that_nothing_is_known_of_are_counted() {
    let pdf = MadePdf::page("BT /F9 12 Tf 72 700 Td <00010002> Tj ET")
        .with_font(&made_pdf::composite("null"));
    let document = read(&pdf.bytes()).expect("it can be read");
    assert_eq!(document.text, "\u{fffd}\u{fffd}");
    let source = CharacterSource::Font {
        name: "Okand".to_owned(),
    };
    assert_eq!(
        document.warnings,
        [Warning::UnknownCharacters { source, count: 2 }]
    );
}

#[test]
fn an_empty_page_is_no_text_and_a_broken_file_is_damaged() {
    assert_eq!(read(&MadePdf::page("").bytes()), Err(ReadError::NoText));
    assert!(matches!(
        read(b"%PDF-1.7\nnot much"),
        Err(ReadError::Damaged { .. })
    ));
}

#[test]
fn a_trailer_may_hold_the_encryption_itself() {
    let document = document("18_encrypted_inline.pdf");
    assert_eq!(document.text, "sida 0");
}

/// A form with three choices, the second of which is in this state.
fn choices(states: [&str; 3]) -> Vec<u8> {
    let mut content = "BT /F1 11 Tf 72 700 Td (Tillstyrker ni planen?) Tj ET ".to_owned();
    let mut boxes = Vec::new();
    for ((at, words), state) in (0..).zip(["Ja", "Delvis", "Nej"]).zip(states) {
        let y = 680 - at * 20;
        write!(content, "BT /F1 11 Tf 92 {y} Td ({words}) Tj ET ").unwrap();
        boxes.push(format!(
            "<</Type/Annot/Subtype/Widget/FT/Btn/Rect[72 {} 84 {}]{state}>>",
            y - 2,
            y + 10
        ));
    }
    let boxes: Vec<&str> = boxes.iter().map(String::as_str).collect();
    MadePdf::page(&content).with_annotations(&boxes).bytes()
}

#[test]
fn the_boxes_of_a_form_stand_before_their_words() {
    let off = "/AS/Off/V/Off";
    let text = |states| body_of(&choices(states));
    let expected = "Tillstyrker ni planen?|☐ Ja|☒ Delvis|☐ Nej";
    assert_eq!(text([off, "/AS/Yes/V/Yes", off]), expected);
    // a box that no program has drawn since it was ticked, and one of a group
    let drawn = "/AP<</N<</2 4 0 R/Off 4 0 R>>>>";
    let group = format!("/Parent<</FT/Btn/V/2>>{drawn}");
    assert_eq!(text([off, &group, ""]), expected);
    let other = format!("/Parent<</FT/Btn/V/1>>{drawn}");
    assert!(!text([off, &other, ""]).contains('☒'));
    // a button is no box
    assert!(!text([off, "/Ff 65536", off]).contains("☐ Delvis"));
}

#[test]
fn what_was_entered_in_a_form_is_read_drawn_or_not() {
    let long = "Vi vill att planen ändras. ".repeat(8);
    let field = |entries: &str| {
        let field = format!("<</Type/Annot/Subtype/Widget/Rect[72 500 400 640]{entries}>>");
        let pdf = MadePdf::page("BT /F1 11 Tf 72 700 Td (Synpunkter:) Tj ET")
            .with_object(8, &made_pdf::stream("q Q"))
            .with_annotations(&[&field]);
        let text = body_of(&pdf.bytes());
        text.replace('|', " ")
    };
    let long_value = format!("/FT/Tx/V({})", long.trim());
    assert_eq!(field(&long_value), format!("Synpunkter: {}", long.trim()));
    let undrawn = "/FT/Tx/V(Planen är bra.)/AP<</N 8 0 R>>";
    assert_eq!(field(undrawn), "Synpunkter: Planen är bra.");
    let several = "/FT/Ch/V[(Vatten)(Arrende)]";
    assert_eq!(field(several), "Synpunkter: Vatten Arrende");
}

#[test]
fn a_text_box_that_no_program_has_drawn_is_read() {
    let words =
        "<</Type/Annot/Subtype/FreeText/Rect[72 600 400 660]/Contents(Vi avstyrker taxan.)>>";
    let pdf = MadePdf::page("BT /F1 11 Tf 72 700 Td (Taxan är tio kronor.) Tj ET")
        .with_annotations(&[words]);
    let text = body_of(&pdf.bytes());
    assert_eq!(text, "Taxan är tio kronor.|Vi avstyrker taxan.");
}

/// Lines of text at places: left end, height, words.
fn set(lines: &[(i32, i32, &str)]) -> String {
    let mut content = String::new();
    for (x, y, words) in lines {
        write!(content, "BT /F1 10 Tf {x} {y} Td ({words}) Tj ET ").unwrap();
    }
    content
}

#[test]
fn the_lines_of_a_cell_are_one_text_in_every_column() {
    let text = set(&[
        (75, 686, "Avsnitt"),
        (155, 686, "Synpunkt"),
        (275, 686, "Ny lydelse"),
        (75, 666, "Taxa"),
        (155, 666, "Nämnden avstyrker att"),
        (155, 654, "taxan höjs på kvällar"),
        (155, 642, "och helger."),
        (275, 666, "Taxan är densamma"),
        (275, 654, "alla dagar."),
        (75, 622, "Tider"),
        (155, 622, "Anna Ek"),
        (155, 610, "Bo Al"),
        (275, 622, "Ingen."),
    ]);
    let mut rules = "0.5 w ".to_owned();
    for y in [700, 680, 636, 604] {
        write!(rules, "70 {y} m 400 {y} l S ").unwrap();
    }
    for x in [70, 150, 270, 400] {
        write!(rules, "{x} 604 m {x} 700 l S ").unwrap();
    }
    let cells = "Avsnitt|Synpunkt|Ny lydelse|Taxa|\
        Nämnden avstyrker att taxan höjs på kvällar och helger.|\
        Taxan är densamma alla dagar.|Tider|Anna Ek|Bo Al|Ingen.";
    check(&format!("{rules}{text}"), cells);
}

/// A page of these lines, with numbers of lines before them where `of` gives one.
fn numbered(lines: &[&str], of: impl Fn(usize) -> Option<usize>) -> String {
    let mut content = String::new();
    for (at, line) in lines.iter().enumerate() {
        let y = 760 - 14 * i32::try_from(at).unwrap();
        content += &set(&[(72, y, line)]);
        if let Some(number) = of(at) {
            let x = if number < 10 { 52 } else { 46 };
            content += &set(&[(x, y, &number.to_string())]);
        }
    }
    content
}

const WRAPPED: &[&str] = &[
    "Nämnden anser att planen i stort är bra men att den behöver tydligare mål för det",
    "arbete som ska göras i varje område, och att avgiften ska vara minst tio kronor för",
    "12 till 15 timmar i veckan. Den bör också säga hur nämnden ska följa upp arbetet och",
    "hur ofta det ska ske. Det är svårt att i dag se vad som ska göras av vem och när det",
    "ska vara klart.",
];

#[test]
fn numbers_of_lines_in_the_margin_are_in_no_sentence() {
    let whole = WRAPPED.join(" ");
    for from in [1, 7, 98] {
        check(&numbered(WRAPPED, |at| Some(from + at)), &whole);
    }
    // each fifth line, and no numbers at all
    let long: Vec<&str> = std::iter::repeat_n(WRAPPED, 4).flatten().copied().collect();
    let fifth = numbered(&long, |at| (at % 5 == 4).then_some(at + 1));
    check(&fifth, &[whole.as_str(); 4].join("|"));
    check(&numbered(WRAPPED, |_| None), &whole);
    let pdf = MadePdf::page(&numbered(WRAPPED, |at| Some(8 + at))).bytes();
    let document = read(&pdf).expect("it can be read");
    let numbers: Vec<&str> = (document.blocks.iter())
        .filter(|block| block.layer == Layer::Header)
        .map(|block| document.slice(block.span))
        .collect();
    assert_eq!(numbers, ["8 9 10 11 12"]);
}

#[test]
fn what_a_table_or_list_counts_is_its_own() {
    let rows = [
        "Anna Ek, ordförande",
        "Bo Al, ledamot",
        "Cia Ö, ledamot",
        "Dan Åk, ersättare",
        "Eva By, ersättare",
    ];
    let content = numbered(&rows, |at| Some(1 + at));
    let body = body_of(&MadePdf::page(&content).bytes());
    for number in 1..=5 {
        assert!(body.contains(&number.to_string()), "{body}");
    }
}

#[test]
fn notes_in_the_size_of_the_text_are_notes_and_their_marks_end_no_line() {
    let text = "BT /F1 11 Tf 72 700 Td (Taxan ska vara tio kronor,) Tj ET \
        BT /F1 7 Tf 199.5 704 Td (1) Tj ET \
        BT /F1 11 Tf 212 700 Td (och den ska inte höjas nu.) Tj ET ";
    let note = "BT /F1 11 Tf 72 640 Td (1 Se utredning 9 om taxan.) Tj ET";
    check(
        &format!("{text}{note}"),
        "Taxan ska vara tio kronor, och den ska inte höjas nu.|Se utredning 9 om taxan.",
    );
    // an item of a list has no mark in the text
    let item = "BT /F1 11 Tf 72 640 Td (2 Se utredning 9 om taxan.) Tj ET";
    let body = body_of(&MadePdf::page(&format!("{text}{item}")).bytes());
    assert!(
        body.contains("kronor,1 och") && body.contains("|2 Se"),
        "{body}"
    );
}
