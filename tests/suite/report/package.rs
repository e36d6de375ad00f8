//! What an office program does to a report, done by hand: parts read and
//! changed, cells filled in.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().unwrap().into_owned();
            let mut part = Vec::new();
            file.read_to_end(&mut part).unwrap();
            (name, part)
        })
        .collect()
}

fn pack(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn change(bytes: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let changed: Vec<(String, Vec<u8>)> = parts(bytes)
        .into_iter()
        .map(|(name, part)| match String::from_utf8(part) {
            Ok(text) => {
                let text = change(&name, text);
                (name, text.into_bytes())
            }
            Err(error) => (name, error.into_bytes()),
        })
        .collect();
    pack(&changed)
}

/// Replaces words wherever they stand in a report.
pub(crate) fn replace(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    if bytes.starts_with(b"PK") {
        change(bytes, |_, text| text.replace(from, to))
    } else {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains(from));
        text.replace(from, to).into_bytes()
    }
}

/// With this part, in place of its own where it has one.
pub(super) fn with_part(bytes: &[u8], name: &str, text: &str) -> Vec<u8> {
    let mut parts = parts(bytes);
    parts.retain(|(own, _)| own != name);
    parts.push((name.to_owned(), text.as_bytes().to_vec()));
    pack(&parts)
}

/// One part as text.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(own, _)| own == name);
    String::from_utf8(found.expect("the part is there").1).unwrap()
}

/// All that a report holds, as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    if bytes.starts_with(b"PK") {
        let parts = parts(bytes).into_iter();
        parts
            .map(|(_, part)| String::from_utf8_lossy(&part).into_owned())
            .collect()
    } else {
        String::from_utf8(bytes.to_vec()).unwrap()
    }
}

/// Fails unless every XML part can be read to its end.
pub(super) fn is_well_formed(bytes: &[u8]) {
    if !bytes.starts_with(b"PK") {
        return;
    }
    for (name, part) in parts(bytes) {
        if name.ends_with('/') {
            continue;
        }
        let text = String::from_utf8(part).unwrap();
        let mut reader = quick_xml::Reader::from_str(&text);
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => {}
                Err(error) => panic!("{name}: {error}"),
            }
        }
        let forbidden = |sign: char| {
            (sign < ' ' && !matches!(sign, '\n' | '\r' | '\t'))
                || matches!(sign, '\u{fffe}' | '\u{ffff}')
        };
        assert!(!text.contains(forbidden), "{name}");
    }
}

/// The statement of the first comment cell of a Word report.
pub(crate) fn first_control(bytes: &[u8]) -> String {
    let document = part(bytes, "word/document.xml");
    let tag = document.split("<w:tag w:val=\"remiss ").nth(1).unwrap();
    tag.split(' ').next().unwrap().to_owned()
}

/// Types into a comment cell as Word does: the placeholder's mark goes.
pub(crate) fn fill_word(bytes: &[u8], id: &str, field: &str, typed: &str) -> Vec<u8> {
    let typed = typed.replace('&', "&amp;").replace('<', "&lt;");
    change(bytes, |name, text| {
        if name != "word/document.xml" {
            return text;
        }
        let tag = format!("<w:tag w:val=\"remiss {id} {field} ");
        let at = text.find(&tag).expect("the cell is there");
        let open = at + text[at..].find("<w:sdtContent>").unwrap() + "<w:sdtContent>".len();
        let close = open + text[open..].find("</w:sdtContent>").unwrap();
        let before = text[at..open].replace("<w:showingPlcHdr/>", "");
        format!(
            "{}{before}<w:r><w:t>{typed}</w:t></w:r>{}",
            &text[..at],
            &text[close..]
        )
    })
}

/// Types these paragraphs into the first cell below this label, as Word does.
pub(crate) fn fill_word_section(bytes: &[u8], label: &str, typed: &[&str]) -> Vec<u8> {
    change(bytes, |name, text| {
        if name != "word/document.xml" {
            return text;
        }
        let alias = format!("<w:alias w:val=\"{label}\"/><w:tag w:val=\"remiss-remark ");
        let at = text.find(&alias).expect("the cell is there");
        let open = at + text[at..].find("</w:tcPr>").unwrap() + "</w:tcPr>".len();
        let close = open + text[open..].find("</w:tc>").unwrap();
        let before = text[at..open].replace("<w:showingPlcHdr/>", "");
        let paragraphs: Vec<String> = (typed.iter())
            .map(|typed| {
                let typed = typed.replace('&', "&amp;").replace('<', "&lt;");
                let lines = typed.replace('\n', "</w:t><w:br/><w:t>");
                format!("<w:p><w:r><w:t>{lines}</w:t></w:r></w:p>")
            })
            .collect();
        let paragraphs = paragraphs.concat();
        format!("{}{before}{paragraphs}{}", &text[..at], &text[close..])
    })
}

/// Types into an empty cell of the first sheet.
pub(super) fn fill_excel(bytes: &[u8], cell: &str, typed: &str) -> Vec<u8> {
    fill_sheet(bytes, 1, cell, typed)
}

/// Types into an empty cell of this sheet.
pub(crate) fn fill_sheet(bytes: &[u8], sheet: u32, cell: &str, typed: &str) -> Vec<u8> {
    change(bytes, |name, text| {
        if name != format!("xl/worksheets/sheet{sheet}.xml") {
            return text;
        }
        let at = text
            .find(&format!("<c r=\"{cell}\""))
            .expect("the cell is there");
        let end = at + text[at..].find("/>").unwrap();
        let open = &text[at..end];
        assert!(!open.contains('>'), "the cell is empty");
        format!(
            "{}{open} t=\"inlineStr\"><is><t>{typed}</t></is></c>{}",
            &text[..at],
            &text[end + 2..]
        )
    })
}

/// A package whose part of this name unpacks to more than any report has.
pub(crate) fn bomb(name: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file(name, SimpleFileOptions::default())
        .unwrap();
    let blank = vec![b' '; 1 << 20];
    for _ in 0..260 {
        writer.write_all(&blank).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A small Word report whose text stands in cells within cells, each of which
/// would have all of it.
pub(crate) fn nested() -> Vec<u8> {
    let text = "<w:p><w:r><w:t>mycket text</w:t></w:r></w:p>".repeat(5_000);
    let document = format!(
        "<w:document><w:body>{}{text}</w:body></w:document>",
        "<w:tc>".repeat(5_000)
    );
    pack(&[("word/document.xml".to_owned(), document.into_bytes())])
}

/// A small Word report that says that it quotes a statement more often than any does.
pub(crate) fn repeated() -> Vec<u8> {
    let mark = "<w:bookmarkStart w:id=\"1\" w:name=\"_s_0123456789ab_1_10000\"/>";
    let document = format!(
        "<w:document><w:body>{}</w:body></w:document>",
        mark.repeat(1_000)
    );
    pack(&[("word/document.xml".to_owned(), document.into_bytes())])
}

/// A template as a Swedish Word makes it: style ids in Swedish, a header with
/// a logo, no footer.
pub(super) fn brand() -> Vec<u8> {
    let parts = [
        (
            "[Content_Types].xml",
            "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml\"/></Types>",
        ),
        (
            "word/document.xml",
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body><w:p><w:r><w:t>Mallens egen text</w:t></w:r></w:p><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId9\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/header\" Target=\"header1.xml\"/></Relationships>",
        ),
        (
            "word/styles.xml",
            "<?xml version=\"1.0\"?><w:styles xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>",
        ),
        ("word/header1.xml", "<w:hdr>logotyp</w:hdr>"),
    ];
    let parts: Vec<(String, Vec<u8>)> = parts
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()))
        .collect();
    pack(&parts)
}
