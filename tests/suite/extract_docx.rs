//! Word documents: what `remiss extract --format markdown` makes of the
//! fixtures, one check for each thing that must be right.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use std::path::Path;

use regex::Regex;
use remiss::error::ReadError;
use remiss::extract::{extract, markdown, plain};
use remiss::model::{BlockKind, Document, Layer, OtherFormat, Part, Piece, Reason, Warning};

fn fixtures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/docx"))
}

fn read(name: &str) -> Part {
    let bytes = std::fs::read(fixtures().join(name)).expect("the fixture is there");
    extract(name, &bytes).remove(0)
}

/// The rows of `checks.json`: feature, file, kind of check, arguments.
type Row = (String, String, String, Vec<serde_json::Value>);

/// Whether the check holds for this Markdown.
fn holds(kind: &str, markdown: &str, arguments: &[serde_json::Value]) -> bool {
    let word = |at: usize| arguments[at].as_str().expect("a word");
    // Python and this crate differ in look-around; the two rows that need it
    // are written out.
    let matches = |pattern: &str| {
        let plain = pattern.replace("(?<!\\d )(?<!\\d)\\bOnumrerad", "\\n(# |## |### )Onumrerad");
        Regex::new(&plain).expect("a pattern").is_match(markdown)
    };
    match kind {
        "once" => markdown.matches(word(0)).count() == 1,
        "absent" | "xxe" => !markdown.contains(word(0)),
        "only" => markdown.matches(word(0)).count() == 1 && !markdown.contains(word(1)),
        "re" => matches(word(0)),
        "norex" => !matches(word(0)),
        "order" => {
            let mut from = 0;
            (0..arguments.len()).all(|at| {
                let found = markdown[from..].find(word(at));
                from += found.map_or(0, |offset| offset + 1);
                found.is_some()
            })
        }
        "heading" => {
            let pattern = format!("(?m)^[ >|*-]*(#+) .*{}", word(0));
            let found = Regex::new(&pattern).expect("a pattern").captures(markdown);
            found.is_some_and(|found| Some(found[1].len() as u64) == arguments[1].as_u64())
        }
        "safe" => true,
        other => panic!("unknown kind of check {other}"),
    }
}

#[test]
fn every_check_of_the_fixtures_holds() {
    let rows = std::fs::read_to_string(fixtures().join("checks.json")).expect("the checks");
    let rows: Vec<Row> = serde_json::from_str(&rows).expect("rows of four");
    let mut read_once: BTreeMap<String, Part> = BTreeMap::new();
    let escaped = Regex::new(r"\\([^\w\s])").expect("a pattern");
    let mut wrong = Vec::new();
    for (feature, file, kind, arguments) in &rows {
        let part = read_once.entry(file.clone()).or_insert_with(|| read(file));
        let right = match &part.outcome {
            Ok(document) => {
                let text = markdown::render(document);
                holds(kind, &escaped.replace_all(&text, "$1"), arguments)
            }
            Err(_) => feature.starts_with("hostile") && !feature.contains("cycle"),
        };
        if !right {
            wrong.push(feature.as_str());
        }
    }
    assert_eq!(rows.len(), 93);
    assert!(wrong.is_empty(), "wrong: {wrong:#?}");
}

/// A zip package of these parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())
            .expect("a new entry");
        zip.write_all(content).expect("memory takes it");
    }
    zip.finish().expect("memory takes it").into_inner()
}

const NAMESPACES: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' \
    xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' \
    xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' \
    xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' \
    xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' \
    xmlns:v='urn:schemas-microsoft-com:vml' \
    xmlns:o='urn:schemas-microsoft-com:office:office'";

/// A Word document with this body. `others` are kind, name and content of the
/// parts that the main part is related to; content without a root element of
/// its own gets one of this kind.
pub(crate) fn word(body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package_ns = "http://schemas.openxmlformats.org/package/2006/relationships";
    let root = format!(
        "<Relationships xmlns='{package_ns}'><Relationship Id='r1' Type='{office}/officeDocument' \
         Target='word/document.xml'/></Relationships>"
    );
    let main = format!("<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>");
    let mut related = format!("<Relationships xmlns='{package_ns}'>");
    let mut contents = Vec::new();
    for (at, (kind, name, content)) in others.iter().enumerate() {
        let mode = if content.is_empty() {
            "TargetMode='External'"
        } else {
            ""
        };
        write!(
            related,
            "<Relationship Id='p{at}' Type='{office}/{kind}' Target='{name}' {mode}/>"
        )
        .unwrap();
        if !content.is_empty() {
            let content = if content.contains("xmlns:") {
                (*content).to_owned()
            } else {
                format!("<w:{kind} {NAMESPACES}>{content}</w:{kind}>")
            };
            contents.push((format!("word/{name}"), content));
        }
    }
    related += "</Relationships>";
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("word/document.xml", main.as_bytes()),
        ("word/_rels/document.xml.rels", related.as_bytes()),
    ];
    parts.extend(
        contents
            .iter()
            .map(|(name, content)| (name.as_str(), content.as_bytes())),
    );
    package(&parts)
}

fn document(body: &str, others: &[(&str, &str, &str)]) -> Document {
    let part = extract("prov.docx", &word(body, others)).remove(0);
    part.outcome.expect("it can be read")
}

/// Kind, number and words of the body's blocks, one a line.
fn check(body: &str, others: &[(&str, &str, &str)], expected: &[&str]) {
    let document = document(body, others);
    let lines: Vec<String> = (document.body())
        .map(|(_, block)| {
            let kind = match &block.kind {
                BlockKind::Title => "title".to_owned(),
                BlockKind::Heading(level) => format!("h{level}"),
                BlockKind::Paragraph => "p".to_owned(),
                BlockKind::ListItem(level) => format!("li{level}"),
                BlockKind::Caption => "caption".to_owned(),
                BlockKind::Note(label) => format!("note {label}"),
                BlockKind::Comment(author) => format!("comment {author}"),
            };
            let number = block
                .number
                .as_ref()
                .map(|n| format!(" [{n}]"))
                .unwrap_or_default();
            format!("{kind}{number}: {}", document.slice(block.span))
        })
        .collect();
    assert_eq!(lines, expected);
}

fn p(properties: &str, text: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A numbering of one level with this format and text.
fn numbering(format: &str, text: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>{format}\
         <w:lvlText w:val='{text}'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
}

const NUMBERED: &str = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>";

#[test]
fn a_run_in_heading_is_a_heading_and_what_follows_a_paragraph() {
    let heading = p(
        "<w:outlineLvl w:val='1'/><w:rPr><w:vanish/><w:specVanish/></w:rPr>",
        "Mål.",
    );
    check(
        &(heading + &p("", "Nämnden delar målet.")),
        &[],
        &["h2: Mål.", "p: Nämnden delar målet."],
    );
}

#[test]
fn a_hidden_mark_joins_its_paragraph_to_the_next() {
    let first = p("<w:rPr><w:vanish/></w:rPr>", "Nämnden ");
    check(
        &(first + &p("", "tillstyrker.")),
        &[],
        &["p: Nämnden tillstyrker."],
    );
}

#[test]
fn numbers_are_printed_in_words_and_alphabets() {
    let body = p(NUMBERED, "ett") + &p(NUMBERED, "två") + &p(NUMBERED, "tre");
    let check_format = |format: &str, text: &str, marks: [&str; 3]| {
        let part = numbering(format, text);
        let expected = [
            format!("li0 [{}]: ett", marks[0]),
            format!("li0 [{}]: två", marks[1]),
            format!("li0 [{}]: tre", marks[2]),
        ];
        check(
            &body,
            &[("numbering", "n.xml", &part)],
            &expected.each_ref().map(String::as_str),
        );
    };
    check_format(
        "<w:numFmt w:val='ordinalText'/>",
        "%1 strecket",
        ["Första strecket", "Andra strecket", "Tredje strecket"],
    );
    check_format(
        "<mc:AlternateContent><mc:Choice Requires='w14'>\
         <w:numFmt w:val='custom' w:format='α, β, γ, ...'/></mc:Choice>\
         <mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback></mc:AlternateContent>",
        "%1)",
        ["α)", "β)", "γ)"],
    );
    check_format(
        "<w:numFmt w:val='decimalZero'/>",
        "§ %1",
        ["§ 01", "§ 02", "§ 03"],
    );
    check_format("<w:numFmt w:val='none'/>", "Mål:", ["Mål:", "Mål:", "Mål:"]);
}

#[test]
fn an_embedded_document_is_told_in_its_place_and_a_missing_one_named() {
    let inner = word(&p("<w:outlineLvl w:val='0'/>", "Inre rubrik"), &[]);
    let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = format!(
        "<w:document {NAMESPACES}><w:body>{}<w:altChunk r:id='a'/><w:subDoc r:id='b'/>\
         <w:p><w:r><w:t>objekt</w:t><w:object><o:OLEObject ProgID='Word.Document.12' r:id='c'/></w:object></w:r></w:p>{}</w:body></w:document>",
        p("", "före"),
        p("", "efter")
    );
    let relations = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='a' Type='{related}/aFChunk' Target='inre.docx'/>\
         <Relationship Id='b' Type='{related}/subDocument' Target='del2.docx' TargetMode='External'/>\
         <Relationship Id='c' Type='{related}/package' Target='objekt.docx'/>\
         </Relationships>"
    );
    let root = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='r' Type='{related}/officeDocument' Target='/odd/place.xml'/></Relationships>"
    );
    let bytes = package(&[
        ("_rels/.rels", root.as_bytes()),
        ("odd/place.xml", main.as_bytes()),
        ("odd/_rels/place.xml.rels", relations.as_bytes()),
        ("odd/inre.docx", &inner),
        ("odd/objekt.docx", &word(&p("", "i objektet"), &[])),
    ]);
    let document = extract("x.docx", &bytes)
        .remove(0)
        .outcome
        .expect("it can be read");
    assert_eq!(
        document.text,
        "före\nInre rubrik\nobjekt\ni objektet\nefter"
    );
    assert_eq!(document.blocks[1].kind, BlockKind::Heading(1));
    assert_eq!(
        document.warnings,
        [Warning::Skipped {
            piece: Piece::EmbeddedDocument {
                name: "del2.docx".to_owned(),
            },
            reason: Reason::Elsewhere,
        }]
    );
}

#[test]
fn charts_diagrams_and_drawn_letters_are_told_after_their_paragraph() {
    let chart = "<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' \
        xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>\
        <a:p><a:r><a:t>Svar per nämnd</a:t></a:r></a:p></c:chartSpace>";
    let diagram = "<dgm:dataModel xmlns:dgm='http://schemas.openxmlformats.org/drawingml/2006/diagram' \
        xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'>\
        <dgm:pt><dgm:t><a:p><a:r><a:t>Steg ett</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>";
    let body = "<w:p><w:r><w:t>Se </w:t><w:drawing><c:chart r:id='p0'/></w:drawing>\
        <w:drawing><dgm:relIds r:dm='p1'/></w:drawing>\
        <w:pict><v:shape><v:textpath string='UTKAST'/></v:shape></w:pict><w:t>bilden.</w:t></w:r></w:p>";
    check(
        body,
        &[
            ("chart", "chart1.xml", chart),
            ("diagramData", "data1.xml", diagram),
        ],
        &[
            "p: Se bilden.",
            "p: Svar per nämnd",
            "p: Steg ett",
            "p: UTKAST",
        ],
    );
}

#[test]
fn unfilled_form_fields_and_instructions_are_no_words_of_the_sender() {
    let styles =
        "<w:style w:type='character' w:styleId='P'><w:name w:val='Placeholder Text'/></w:style>";
    let body = "<w:p><w:r><w:t>Svar: </w:t></w:r>\
        <w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:rStyle w:val='P'/></w:rPr>\
        <w:t>Klicka här</w:t></w:r></w:sdtContent></w:sdt>\
        <w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>\
        <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>\
        <w:r><w:t> ja</w:t></w:r></w:p>";
    check(body, &[("styles", "s.xml", styles)], &["p: Svar: ☒ ja"]);
}

#[test]
fn a_field_that_never_ends_does_not_swallow_the_rest() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r></w:p>"
        .to_owned()
        + &p("", "Texten fortsätter.");
    check(&body, &[], &["p: Texten fortsätter."]);
}

#[test]
fn notes_keep_their_own_marks_and_separators_are_none() {
    let notes = "<w:footnote w:type='separator' w:id='-1'><w:p><w:r><w:t>skilje</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t>Lagen.</w:t></w:r></w:p><w:p><w:r><w:t>Och mer.</w:t></w:r></w:p></w:footnote>\
        <w:footnote w:id='3'><w:p><w:r><w:t>Stjärnan.</w:t></w:r></w:p></w:footnote>";
    let body = "<w:p><w:r><w:t>Ett</w:t><w:footnoteReference w:id='2'/><w:t> två</w:t></w:r>\
        <w:r><w:footnoteReference w:customMarkFollows='1' w:id='3'/><w:t>*</w:t></w:r></w:p>";
    check(
        body,
        &[("footnotes", "f.xml", notes)],
        &[
            "p: Ett två",
            "note 1: Lagen.",
            "note 1: Och mer.",
            "note *: Stjärnan.",
        ],
    );
}

#[test]
fn the_look_of_a_block_is_resolved_through_styles() {
    let styles = "<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='22'/></w:rPr></w:rPrDefault></w:docDefaults>\
        <w:style w:type='paragraph' w:styleId='B'><w:rPr><w:b/><w:sz w:val='28'/></w:rPr></w:style>\
        <w:style w:type='character' w:styleId='S'><w:rPr><w:b/></w:rPr></w:style>";
    let body = p("<w:pStyle w:val='B'/>", "Fet")
        + "<w:p><w:r><w:t>Delvis </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>fet</w:t></w:r></w:p>"
        + "<w:p><w:pPr><w:pStyle w:val='B'/></w:pPr><w:r><w:rPr><w:rStyle w:val='S'/><w:i/></w:rPr><w:t>Omvänd</w:t></w:r></w:p>";
    let document = document(&body, &[("styles", "s.xml", styles)]);
    let looks: Vec<_> = (document.blocks.iter())
        .map(|block| (block.look.bold, block.look.italic, block.look.half_points))
        .collect();
    assert_eq!(
        looks,
        [(true, false, 28), (false, false, 22), (false, true, 28)]
    );
}

#[test]
fn pages_follow_written_breaks_sections_and_rendered_breaks() {
    let body = p("", "ett")
        + "<w:p><w:r><w:br w:type='page'/></w:r></w:p>"
        + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>två</w:t></w:r></w:p>"
        + &p("<w:pageBreakBefore/>", "tre")
        + &p("<w:sectPr/>", "sist i avsnittet")
        + "<w:p><w:r><w:t>fyra </w:t><w:lastRenderedPageBreak/><w:t>fem</w:t></w:r></w:p><w:sectPr/>";
    let document = document(&body, &[]);
    let page_of = |word: &str| document.page_at(document.text.find(word).expect("the word"));
    for (page, word) in (1..).zip(["ett", "två", "tre", "fyra", "fem"]) {
        assert_eq!(page_of(word), Some(page), "{word}");
    }
    assert_eq!(
        (document.properties.pages, document.properties.pages_exact),
        (5, false)
    );
}

#[test]
fn a_document_without_words_is_an_error_and_one_of_another_kind_named() {
    let outcome = |bytes: &[u8]| extract("x.docx", bytes).remove(0).outcome;
    assert_eq!(
        outcome(&word("<w:p/><w:p><w:r><w:drawing/></w:r></w:p>", &[])),
        Err(ReadError::NoText)
    );
    let workbook = package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
    ]);
    let Err(ReadError::Unsupported { found }) = outcome(&workbook) else {
        panic!("a workbook is no document");
    };
    assert_eq!(found, OtherFormat::Excel);
}

#[test]
fn layers_and_plain_text_keep_to_their_own() {
    let contents = "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>\
        <w:sdtContent><w:p><w:r><w:t>Mål 3</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    let header = "<w:hdr xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>\
        <w:p><w:r><w:t>Kommunen</w:t></w:r></w:p></w:hdr>";
    let body = format!(
        "{contents}{}<w:sectPr><w:headerReference w:type='default' r:id='p0'/>\
         <w:headerReference w:type='first' r:id='p1'/></w:sectPr>",
        p("", "Text.")
    );
    let hidden = header.replace("Kommunen", "Dold");
    let others = [
        ("header", "h1.xml", header),
        ("header", "h2.xml", hidden.as_str()),
    ];
    let document = document(&body, &others);
    let layers: Vec<_> = document.blocks.iter().map(|block| block.layer).collect();
    assert_eq!(layers, [Layer::Body, Layer::Contents, Layer::Header]);
    assert_eq!(plain::render(&document), "Text.\n");
    assert_eq!(document.text, "Text.\nMål 3\nKommunen");
}

/// A document of this body, with footnotes.
fn with_notes(body: &str, notes: &str) -> Document {
    let word = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    let related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes";
    let entries = [
        (
            "word/_rels/document.xml.rels",
            format!(
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r' Type='{related}' Target='footnotes.xml'/></Relationships>"
            ),
        ),
        (
            "word/document.xml",
            format!("<w:document {word}><w:body>{body}</w:body></w:document>"),
        ),
        (
            "word/footnotes.xml",
            format!("<w:footnotes {word}>{notes}</w:footnotes>"),
        ),
    ];
    let mut parts: Vec<(&str, &[u8])> = vec![("[Content_Types].xml", b"<Types/>")];
    parts.extend(
        entries
            .iter()
            .map(|(name, content)| (*name, content.as_bytes())),
    );
    let bytes = package(&parts);
    let part = extract("noter.docx", &bytes).remove(0);
    part.outcome.expect("it can be read")
}

#[test]
fn notes_with_marks_of_their_own_keep_their_text() {
    let call = |id: u8, mark: &str| {
        format!("<w:r><w:footnoteReference w:customMarkFollows='1' w:id='{id}'/>{mark}</w:r>")
    };
    let note = |id: u8, text: &str| {
        format!("<w:footnote w:id='{id}'><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>")
    };
    let body = format!(
        "<w:p><w:r><w:t>A</w:t></w:r>{}<w:r><w:t xml:space='preserve'> B</w:t></w:r><w:r><w:footnoteReference w:id='3'/></w:r>{}</w:p>",
        call(2, "<w:sym w:font='Symbol' w:char='F02A'/>"),
        call(4, "<w:t>** förslaget avstyrks.</w:t>"),
    );
    let notes = [note(2, "Stjärna."), note(3, "Ett."), note(4, "Två.")].concat();
    let document = with_notes(&body, &notes);
    let found: Vec<(&BlockKind, &str)> = (document.blocks.iter())
        .map(|block| (&block.kind, document.slice(block.span)))
        .collect();
    let note = |mark: &str| BlockKind::Note(mark.to_owned());
    assert_eq!(
        found,
        [
            (&BlockKind::Paragraph, "A B förslaget avstyrks."),
            (&note("∗"), "Stjärna."),
            (&note("1"), "Ett."),
            (&note("**"), "Två."),
        ]
    );
}

#[test]
fn a_note_whose_call_is_hidden_is_told_of() {
    let body = "<w:p><w:r><w:t>Vi tillstyrker.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:footnoteReference w:id='2'/></w:r></w:p>";
    let notes = "<w:footnote w:id='2'><w:p><w:r><w:t>Utom 3.2.</w:t></w:r></w:p></w:footnote>";
    let document = with_notes(body, notes);
    assert_eq!(document.text, "Vi tillstyrker.");
    assert_eq!(document.warnings, [Warning::HiddenText { characters: 9 }]);
}

#[test]
fn what_is_struck_through_is_left_out_and_told() {
    let run = |look: &str, text: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>")
    };
    let body = format!(
        "<w:p>{}{}{}</w:p><w:p>{}</w:p>",
        run("", "Vi "),
        run("<w:strike/>", "tillstyrker "),
        run("<w:strike w:val='0'/>", "avstyrker."),
        run("<w:dstrike/>", "Inte detta.")
    );
    check(&body, &[], &["p: Vi avstyrker."]);
    let warnings = document(&body, &[]).warnings;
    assert_eq!(warnings, [Warning::StruckText { characters: 23 }]);
}
