//! Packages (Word, OpenDocument) that mean harm, or were harmed: no reader may
//! panic on them, run on, or give a document that breaks its promises.

use std::fmt::Write as _;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use remiss::error::ReadError;
use remiss::extract::{extract, markdown, plain};
use remiss::model::{Document, Fault, Layer, Warning};

use crate::extract_docx::package;

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"));
    let mut files: Vec<PathBuf> = std::fs::read_dir(root.join(folder))
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

/// Reads the bytes; what comes out must keep its promises.
fn check(name: &str, bytes: &[u8]) {
    for part in extract(name, bytes) {
        match part.outcome {
            Ok(document) => check_document(&document),
            // A panic that was caught is a panic.
            Err(ReadError::Damaged { fault, .. }) => {
                assert_ne!(fault, Fault::Senseless, "{name}");
            }
            Err(_) => {}
        }
    }
}

fn check_document(document: &Document) {
    let mut end = 0;
    let mut covered = String::new();
    let mut layer = Layer::Body;
    for block in &document.blocks {
        assert!(block.span.start >= end && !block.span.is_empty());
        assert!(block.layer >= layer, "layers stand in their order");
        assert_eq!(document.text[end..block.span.start].trim(), "");
        covered.push_str(document.slice(block.span));
        (end, layer) = (block.span.end, block.layer);
    }
    assert_eq!(document.text[end..].trim(), "");
    let body_end = document
        .body()
        .last()
        .map_or(0, |(_, block)| block.span.end);
    let body_pages: Vec<_> = (document.pages.iter())
        .filter(|mark| mark.offset < body_end)
        .map(|mark| (mark.offset, mark.page))
        .collect();
    assert!(
        body_pages.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1),
        "{body_pages:?}"
    );
    for link in &document.links {
        assert!(!document.slice(link.span).trim().is_empty());
    }
    for call in &document.note_calls {
        assert!(document.text.is_char_boundary(call.offset));
    }
    plain::render(document);
    markdown::render(document);
}

#[test]
fn hostile_files_do_no_harm() {
    for folder in ["hostile", "docx", "odt", "pdf", "formats"] {
        for path in fixtures(folder) {
            let bytes = std::fs::read(&path).expect("it can be read");
            check(
                &path.file_name().unwrap_or_default().to_string_lossy(),
                &bytes,
            );
        }
    }
}

#[test]
fn a_file_cut_anywhere_is_read_as_far_as_it_goes_or_refused() {
    for name in ["docx/06_noter.docx", "odt/06_noter.odt"] {
        let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"));
        let bytes = std::fs::read(root.join(name)).expect("the fixture is there");
        for end in (0..bytes.len()).step_by(97) {
            check(name, &bytes[..end]);
        }
    }
}

#[test]
fn deep_nesting_costs_nothing_and_the_text_before_it_is_kept() {
    let word = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";
    let deep = "<w:sdt><w:sdtContent>".repeat(60_000);
    let body = format!("<w:document {word}><w:body><w:p><w:r><w:t>före</w:t></w:r></w:p>{deep}");
    let bytes = package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", body.as_bytes()),
    ]);
    let document = extract("djup.docx", &bytes)
        .remove(0)
        .outcome
        .expect("it can be read");
    assert_eq!(document.text, "före");
    let warnings: Vec<_> = document.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["the limit of 50000 levels of nested elements reached; the rest was not read"]
    );
}

#[test]
fn deep_markup_of_every_kind_ends() {
    let message = "--b\nContent-Type: multipart/mixed; boundary=b\n\n";
    let head = "MIME-Version: 1.0\nFrom: a@b.se\nContent-Type: multipart/mixed; boundary=b\n\n";
    check(
        "djup.eml",
        format!("{head}{}", message.repeat(5_000)).as_bytes(),
    );
    for (name, head, nested) in [
        ("djup.html", "<html><body>", "<div>"),
        ("djup.html", "<html><body>", "<p><b>"),
        ("djup.html", "<html><body>", "<table><tr><td>"),
        ("djup.rtf", "{\\rtf1 ", "{"),
        ("djup.md", "", "> "),
        ("djup.md", "", "- "),
    ] {
        let file = format!("{head}{}djupt", nested.repeat(20_000));
        let document = extract(name, file.as_bytes()).remove(0);
        let document = document.outcome.expect("it can be read");
        assert!(document.text.ends_with("djupt"), "{name} {nested}");
        check_document(&document);
    }
}

#[test]
fn a_document_that_embeds_itself_over_and_over_is_told_once() {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = format!(
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>\
         <Relationship Id='a' Type='{office}/aFChunk' Target='inner.docx'/></Relationships>"
    );
    let body = format!(
        "<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' \
         xmlns:r='{office}'><w:body><w:p><w:r><w:t>ett</w:t></w:r></w:p>{}</w:body></w:document>",
        "<w:altChunk r:id='a'/>".repeat(1000)
    );
    let mut bytes = package(&[
        ("word/document.xml", body.as_bytes()),
        ("[Content_Types].xml", b"<Types/>"),
    ]);
    for _ in 0..8 {
        bytes = package(&[
            ("[Content_Types].xml", b"<Types/>"),
            ("word/document.xml", body.as_bytes()),
            ("word/_rels/document.xml.rels", relations.as_bytes()),
            ("word/inner.docx", &bytes),
        ]);
    }
    let document = extract("matrjosjka.docx", &bytes)
        .remove(0)
        .outcome
        .expect("it can be read");
    assert_eq!(
        document.text.matches("ett").count(),
        5,
        "as deep as files may lie in files"
    );
}

/// One part of a fixture, harmed.
#[derive(Debug, Clone)]
enum Harm {
    Cut,
    Flip(u8),
    Remove(usize),
    Repeat(usize),
    Swap(usize),
}

fn harm() -> impl Strategy<Value = Harm> {
    prop_oneof![
        Just(Harm::Cut),
        any::<u8>().prop_map(Harm::Flip),
        (1..400_usize).prop_map(Harm::Remove),
        (1..400_usize).prop_map(Harm::Repeat),
        (1..400_usize).prop_map(Harm::Swap),
    ]
}

fn harmed(content: &[u8], at: usize, harm: &Harm) -> Vec<u8> {
    let mut content = content.to_vec();
    let at = at % content.len().max(1);
    let end = |length: usize| (at + length).min(content.len());
    match *harm {
        Harm::Cut => content.truncate(at),
        Harm::Flip(mask) => {
            if let Some(byte) = content.get_mut(at) {
                *byte ^= mask;
            }
        }
        Harm::Remove(length) => drop(content.drain(at..end(length))),
        Harm::Repeat(length) => {
            let again = content[at..end(length)].to_vec();
            content.splice(at..at, again);
        }
        Harm::Swap(length) => {
            let moved: Vec<u8> = content.drain(at..end(length)).collect();
            content.splice(0..0, moved);
        }
    }
    content
}

/// The entries of a package, unpacked.
fn entries(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a whole fixture");
    (0..archive.len())
        .map(|at| {
            let mut entry = archive.by_index(at).expect("it is listed");
            let mut content = Vec::new();
            entry.read_to_end(&mut content).expect("it can be unpacked");
            (entry.name().expect("a plain name").into_owned(), content)
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn harmed_parts_do_no_harm(
        file in any::<prop::sample::Index>(),
        harms in prop::collection::vec((any::<prop::sample::Index>(), any::<usize>(), harm()), 1..4),
    ) {
        let files: Vec<PathBuf> = [fixtures("docx"), fixtures("odt")].concat().into_iter()
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                name.starts_with('0') && !name.ends_with("json")
            })
            .collect();
        let path = &files[file.index(files.len())];
        let mut parts = entries(&std::fs::read(path).expect("it can be read"));
        for (part, at, harm) in &harms {
            let count = parts.len();
            let (_, content) = &mut parts[part.index(count)];
            *content = harmed(content, *at, harm);
        }
        let parts: Vec<(&str, &[u8])> =
            parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        check(&path.to_string_lossy(), &package(&parts));
    }
}

/// A text document of this content, with these styles.
fn text_document(body: &str, styles: &str) -> Vec<u8> {
    let spaces = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'";
    let content = format!(
        "<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!("<office:document-styles {spaces}>{styles}</office:document-styles>");
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ])
}

#[test]
fn spaces_written_as_a_number_do_not_fill_the_memory() {
    let read = |body: &str| {
        let bytes = text_document(body, "");
        extract("a.odt", &bytes).remove(0).outcome.expect("text")
    };
    let space = "<text:s text:c='1000'/>";
    let row = read(&format!(
        "<text:p>Vi{}tillstyrker.</text:p>",
        space.repeat(40_000)
    ));
    assert_eq!(row.text.len(), 1_014);
    let parted = format!("<text:p>a{space}b</text:p>").repeat(20_000);
    let limited = read(&parted);
    assert!(limited.text.len() < 20 << 20);
    assert!(matches!(
        limited.warnings[..],
        [Warning::LimitReached { .. }]
    ));
}

#[test]
fn a_hundred_thousand_headers_and_form_feeds_take_no_time() {
    let mut headers = String::new();
    for at in 0..100_000 {
        write!(headers, "<text:p>{at}</text:p>").expect("memory takes it");
    }
    let styles = format!(
        "<office:master-styles><style:master-page style:name='Standard'><style:header>{headers}</style:header></style:master-page></office:master-styles>"
    );
    let start = std::time::Instant::now();
    check(
        "a.odt",
        &text_document("<text:p>Vi tillstyrker.</text:p>", &styles),
    );
    let feeds = format!("Vi{}tillstyrker.", "\u{c}".repeat(1_000_000));
    let document = extract("a.txt", feeds.as_bytes())
        .remove(0)
        .outcome
        .expect("text");
    assert_eq!(document.properties.pages, 50_000);
    assert!(matches!(
        document.warnings[..],
        [Warning::LimitReached { .. }]
    ));
    assert!(start.elapsed().as_secs() < 30);
}
