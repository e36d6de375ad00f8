//! A Word document whose parts are the input: `word/document.xml` up to the
//! first form feed, then styles, numbering and notes, each up to the next.

#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;

const PARTS: [&str; 4] = [
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/footnotes.xml",
];

fuzz_target!(|data: &[u8]| {
    // Bytes that begin like an archive are one.
    if data.starts_with(b"PK") {
        remiss::extract::extract("fuzz.docx", data);
        return;
    }
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let root = format!(
        "<Relationships xmlns='{package}'><Relationship Id='a' Type='{office}/officeDocument' \
         Target='word/document.xml'/></Relationships>"
    );
    let related = format!(
        "<Relationships xmlns='{package}'>\
         <Relationship Id='rId1' Type='{office}/styles' Target='styles.xml'/>\
         <Relationship Id='rId2' Type='{office}/numbering' Target='numbering.xml'/>\
         <Relationship Id='rId3' Type='{office}/footnotes' Target='footnotes.xml'/>\
         </Relationships>"
    );
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, content: &[u8]| {
        archive.start_file(name, options).expect("a new entry");
        archive.write_all(content).expect("memory takes it");
    };
    add("_rels/.rels", root.as_bytes());
    add("word/_rels/document.xml.rels", related.as_bytes());
    for (name, content) in PARTS.iter().zip(data.split(|byte| *byte == b'\x0c')) {
        add(name, content);
    }
    let bytes = archive.finish().expect("memory takes it").into_inner();
    for part in remiss::extract::extract("fuzz.docx", &bytes) {
        if let Ok(document) = part.outcome {
            for block in &document.blocks {
                assert!(!document.slice(block.span).is_empty());
            }
            remiss::extract::markdown::render(&document);
            remiss::extract::plain::render(&document);
        }
    }
});
