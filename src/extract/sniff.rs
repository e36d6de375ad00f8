//! Tells a file's format by its content. Names and endings are never asked:
//! a PDF called `.docx` is a PDF.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Cursor;

use super::encoding;
use crate::model::OtherFormat;

/// What a file's bytes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// Nothing, or white space only.
    Empty,
    /// Office Open XML: Word, or one of its sisters (its main part tells).
    OfficeXml,
    /// OpenDocument: text, or one of its sisters (its mimetype tells).
    OpenDocument,
    /// OpenDocument text in one XML file.
    FlatOpenDocument,
    /// PDF.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// HTML or XHTML.
    Html,
    /// An e-mail as it was sent, with its header fields.
    Email,
    /// An e-mail saved by Outlook.
    OutlookMessage,
    /// Old binary Word.
    OldWord,
    /// Any modern Office file under a password.
    EncryptedOffice,
    /// A zip archive that is not itself a document.
    Archive,
    /// A picture, as of a scanned page.
    Picture,
    /// Text in some encoding, Markdown included.
    Text,
    /// Known, but not read.
    Other(OtherFormat),
}

/// Finds out what these bytes are.
pub fn sniff(bytes: &[u8]) -> Content {
    if bytes.iter().all(|b| b.is_ascii_whitespace() || *b == 0) {
        return Content::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return inside_zip(bytes);
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return inside_compound(bytes);
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    // Some producers put a few bytes before the PDF header.
    if contains(&head[..head.len().min(1024)], b"%PDF-") {
        return Content::Pdf;
    }
    if PICTURES.iter().any(|start| bytes.starts_with(start)) {
        return Content::Picture;
    }
    if let Some((_, format)) = (SIGNATURES.iter()).find(|(start, _)| bytes.starts_with(start)) {
        return Content::Other(*format);
    }
    let text = head_as_text(head);
    let start = text.trim_start();
    if start.starts_with("{\\rtf") {
        return Content::Rtf;
    }
    if start.starts_with('<') {
        return markup(start);
    }
    if is_email(&fields(bytes)) {
        return Content::Email;
    }
    if text.contains('\0') && encoding::sixteen_bits(head).is_none() {
        return Content::Other(OtherFormat::Binary);
    }
    Content::Text
}

/// How many bytes from the start are looked at.
const HEAD: usize = 4096;
/// How many are looked at for header fields: relays add many before those that
/// tell an e-mail.
const FIELDS_HEAD: usize = 1 << 16;

/// PNG, JPEG, TIFF: what scanners write and recognisers read.
const PICTURES: &[&[u8]] = &[b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*"];

const SIGNATURES: &[(&[u8], OtherFormat)] = &[
    (b"GIF8", OtherFormat::Gif),
    (b"BM\x36", OtherFormat::Bmp),
    (b"Rar!\x1a\x07", OtherFormat::Rar),
    (b"7z\xbc\xaf\x27\x1c", OtherFormat::SevenZip),
    (b"\x1f\x8b", OtherFormat::Gzip),
    (b"%!PS", OtherFormat::PostScript),
    (b"\xdb\xa5\x2d\x00", OtherFormat::Word2),
    (b"\xffWPC", OtherFormat::WordPerfect),
    (b"MZ", OtherFormat::Program),
    (b"\x7fELF", OtherFormat::Program),
    (b"SQLite format 3\0", OtherFormat::Database),
];

/// Looks at the names of a zip file's entries, not into them, but for the
/// `mimetype` entry that OpenDocument puts first and unpacked.
fn inside_zip(bytes: &[u8]) -> Content {
    let head = &bytes[..bytes.len().min(HEAD)];
    if contains(head, b"mimetypeapplication/vnd.oasis.opendocument") {
        return Content::OpenDocument;
    }
    let directory = zip::ZipArchive::new(Cursor::new(bytes))
        .ok()
        .map(|archive| {
            // A name that is no text is none that is asked for.
            let names = archive.file_names().flatten().map(Cow::into_owned);
            names.collect::<BTreeSet<String>>()
        });
    // A document that lies unpacked in an archive shows the same names, so
    // only the directory tells which are the file's own.
    let has = |name: &str| match &directory {
        Some(names) => names.contains(name),
        // In a cut file the directory is lost; names stand in clear in the
        // headers before each entry too.
        None => contains(bytes, name.as_bytes()),
    };
    if has("[Content_Types].xml") || has("_rels/.rels") {
        return Content::OfficeXml;
    }
    if has("META-INF/manifest.xml") && has("content.xml") {
        return Content::OpenDocument;
    }
    // What Apple's programs save is a folder in a zip archive.
    if has("Index/Document.iwa") || (has("Index.zip") && has("Metadata/Properties.plist")) {
        return Content::Other(OtherFormat::Apple);
    }
    Content::Archive
}

/// Looks at the names of the streams of a compound file.
fn inside_compound(bytes: &[u8]) -> Content {
    const STREAMS: &[(&str, Content)] = &[
        ("EncryptedPackage", Content::EncryptedOffice),
        ("__properties_version1.0", Content::OutlookMessage),
        ("WordDocument", Content::OldWord),
        ("Workbook", Content::Other(OtherFormat::OldExcel)),
        ("Book", Content::Other(OtherFormat::OldExcel)),
        (
            "PowerPoint Document",
            Content::Other(OtherFormat::OldPowerPoint),
        ),
    ];
    let found = match cfb::CompoundFile::open(Cursor::new(bytes)) {
        Ok(file) => STREAMS.iter().find(|(name, _)| file.exists(name)),
        // A damaged container: its directory may still tell.
        Err(_) => STREAMS.iter().find(|(name, _)| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            contains(bytes, &name)
        }),
    };
    found.map_or(Content::Other(OtherFormat::Compound), |(_, content)| {
        *content
    })
}

/// Elements that only web pages begin with.
const HTML: &[&str] = &[
    "<!doctype html",
    "<html",
    "<head",
    "<body",
    "<title",
    "<meta",
    "<div",
    "<p>",
    "<p ",
    "<table",
    "<span",
    "<h1",
    "<h2",
    "<br",
    "<ul",
    "<ol",
    "<a ",
    "<b>",
    "<font",
    "<style",
    "<center",
    "<section",
    "<article",
    "<main",
];

/// What the first element of some markup says.
fn markup(start: &str) -> Content {
    let start = start.to_ascii_lowercase();
    if start.contains("<pkg:package") || start.contains("progid=\"word.document\"") {
        return Content::Other(OtherFormat::WordXml);
    }
    if start.contains("<office:document") {
        return if start.contains("opendocument.text") {
            Content::FlatOpenDocument
        } else {
            Content::Other(OtherFormat::OtherOpenDocument)
        };
    }
    if is_svg(&start) {
        return Content::Other(OtherFormat::Svg);
    }
    if HTML.iter().any(|tag| start.contains(tag)) {
        return Content::Html;
    }
    if start.starts_with("<?xml") {
        return Content::Other(OtherFormat::Xml);
    }
    Content::Text
}

/// Whether the first element is a picture: a page may hold one.
fn is_svg(start: &str) -> bool {
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        let end = if rest.starts_with("<!--") {
            "-->"
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            ">"
        } else {
            return rest.starts_with("<svg");
        };
        let Some((_, after)) = rest.split_once(end) else {
            return false;
        };
        rest = after;
    }
}

/// What may be header fields at the start, without a last line that goes on
/// beyond what is looked at.
fn fields(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(FIELDS_HEAD)];
    let whole_lines = match memchr::memrchr(b'\n', head) {
        Some(end) if head.len() < bytes.len() => &head[..end],
        _ => head,
    };
    head_as_text(whole_lines).trim_start().to_owned()
}

/// Whether the text opens with header fields of an e-mail.
fn is_email(start: &str) -> bool {
    const FIELDS: &[&str] = &[
        "from",
        "to",
        "cc",
        "subject",
        "date",
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "delivered-to",
        "content-type",
        "reply-to",
        "sender",
        "dkim-signature",
        "authentication-results",
    ];
    let mut known = 0;
    let mut proof = false;
    for line in start.lines() {
        if line.is_empty() {
            break;
        }
        // A folded line, or the envelope line of a mailbox.
        if line.starts_with([' ', '\t']) || line.starts_with("From ") {
            continue;
        }
        let Some((field, value)) = line.split_once(':') else {
            return false;
        };
        if field.is_empty() || !field.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        let field = field.to_ascii_lowercase();
        known += usize::from(FIELDS.contains(&field.as_str()));
        // A letter may open with "To:" and "Date:"; these only a machine writes.
        proof |= matches!(
            field.as_str(),
            "message-id" | "mime-version" | "received" | "return-path" | "content-type"
        ) || (field == "date" && has_zone(value));
    }
    known >= 2 && proof
}

/// Whether a date is written as mail programs do, with its zone: `20 May 2026
/// 10:00:00 +0200`.
fn has_zone(date: &str) -> bool {
    date.trim().rsplit_once(' ').is_some_and(|(before, zone)| {
        zone.len() == 5
            && zone.starts_with(['+', '-'])
            && zone[1..].bytes().all(|b| b.is_ascii_digit())
            && before.contains(':')
    })
}

/// The head as text, whatever its encoding: enough to see ASCII markup in it.
fn head_as_text(head: &[u8]) -> String {
    let wide: Option<fn([u8; 2]) -> u16> = match head {
        [0xff, 0xfe, ..] => Some(u16::from_le_bytes),
        [0xfe, 0xff, ..] => Some(u16::from_be_bytes),
        _ => None,
    };
    let text = match wide {
        Some(unit) => {
            let units: Vec<u16> = (head.chunks_exact(2))
                .map(|pair| unit([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(head).into_owned(),
    };
    text.trim_start_matches('\u{feff}').to_owned()
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(haystack, needle).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_e_mail_with_a_long_header_is_one() {
        let relayed = "ARC-Seal: i=1; cv=none;\r\n b=YWJjZA==\r\n".repeat(400);
        let fields = "From: a@exempel.se\r\nSubject: x\r\nMIME-Version: 1.0\r\n";
        let scores = format!("X-Score: {}\r\n", "a".repeat(70)).repeat(2_000);
        check(
            format!("{relayed}{fields}\r\nhej").as_bytes(),
            Content::Email,
        );
        check(
            format!("{fields}{scores}\r\nhej").as_bytes(),
            Content::Email,
        );
    }

    fn check(bytes: &[u8], expected: Content) {
        assert_eq!(
            sniff(bytes),
            expected,
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }

    #[test]
    fn formats_are_told_by_content() {
        check(b" \r\n", Content::Empty);
        check(b"junk before\n%PDF-1.4", Content::Pdf);
        check(b"{\\rtf1\\ansi", Content::Rtf);
        check(b"\xef\xbb\xbf<!DOCTYPE html><p>hej", Content::Html);
        check(b"<?xml version='1.0'?><html xmlns='x'>", Content::Html);
        check(
            b"<?xml version='1.0'?><root/>",
            Content::Other(OtherFormat::Xml),
        );
        check(b"<- se ovan", Content::Text);
        check(
            b"<p>Vi avstyrker.</p><svg><text>x</text></svg>",
            Content::Html,
        );
        check(
            b"<?xml version='1.0'?><!-- ritad --><!DOCTYPE svg><svg xmlns='x'/>",
            Content::Other(OtherFormat::Svg),
        );
        check("\u{feff}Yttrande över förslaget".as_bytes(), Content::Text);
        check(b"Yttrande \xf6ver f\xf6rslaget", Content::Text);
        check(b"\xff\xfeh\0e\0j\0", Content::Text);
        check(b"\x01\0\0\x02binary", Content::Other(OtherFormat::Binary));
        check(b"\x89PNG\r\n\x1a\n", Content::Picture);
        check(b"PK\x03\x04 a zip", Content::Archive);
    }

    #[test]
    fn a_letter_that_looks_like_a_form_is_no_email() {
        check(b"To: the board\nDate: 2024-01-01\n\nHello", Content::Text);
        check(
            b"From: A <a@exempel.se>\nSubject: Svar\nDate: Wed, 20 May 2026 10:00:00 +0200\n\n",
            Content::Email,
        );
        check(
            b"From: a@exempel.se\nSubject: Svar\nMIME-Version: 1.0\n\nHej",
            Content::Email,
        );
    }
}
