//! The readers other than those of Word and PDF, on real files.

use std::io::{Cursor, Write};

use remiss::error::ReadError;
use remiss::extract::ocr_text::OcrPage;
use remiss::extract::{extract, extract_with_ocr};
use remiss::model::{
    Block, BlockKind, Complaint, Document, Fault, FileFormat, Format, Layer, OcrFailure, OcrStep,
    Part, Piece, Reason, Warning,
};
use remiss::ocr::Ocr;
use zip::write::SimpleFileOptions;

use crate::made_pdf::{MadePdf, stream};

fn fixture(name: &str) -> Vec<u8> {
    let path = format!(
        "{}/tests/fixtures/formats/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn only(parts: Vec<Part>) -> Document {
    assert_eq!(parts.len(), 1);
    assert_eq!(parts[0].name, "");
    let part = parts.into_iter().next().expect("one part");
    part.outcome.expect("a document")
}

/// A block in a line: what it is, its number, its place, its words.
fn line(document: &Document, block: &Block) -> String {
    let words = document.slice(block.span).replace('\n', "/");
    let number = block.number.as_deref().unwrap_or("");
    match (&block.kind, block.cell) {
        (_, Some(cell)) => format!("{}:{}|{words}", cell.row, cell.column),
        (BlockKind::Heading(level), _) => format!("h{level}|{words}"),
        (BlockKind::ListItem(level), _) => format!("l{level}|{number}|{words}"),
        (BlockKind::Note(label), _) => format!("n{label}|{words}"),
        _ if number.is_empty() => words,
        _ => format!("{number}|{words}"),
    }
}

fn body(document: &Document) -> Vec<String> {
    document
        .body()
        .map(|(_, block)| line(document, block))
        .collect()
}

fn names(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(|part| part.name.as_str()).collect()
}

const LETTER: [&str; 15] = [
    "Östra Ekstads hembygdsförening/Åsa Öberg, ordförande",
    "h1|Yttrande över förslag till måltidsplan",
    "Föreningen har fått planen på remiss och lämnar härmed sitt svar. Vi tillstyrker den i huvudsak, men har några synpunkter.",
    "n1|Beslut vid årsmötet den 3 mars 2026.",
    "h2|Mål och inriktning",
    "Målen är för många. Läs mer i planen.",
    "l0|•|Målet om närodlat bör stå kvar.",
    "l0|•|Målet om åtgärder på sjön är otydligt.",
    "l0|1.|För det första saknas en tidsplan.",
    "l0|2.|För det andra saknas en kostnadsberäkning.",
    "h2|Uppföljning",
    "0:0|Avsnitt",
    "0:1|Synpunkt",
    "1:0|2.1",
    "1:1|Bör förtydligas före årsskiftet.",
];
const LAST: &str = "Är det rimligt att följa upp varje år? Vi anser inte det.";

fn check_letter(name: &str, format: Format) -> Document {
    let document = only(extract(name, &fixture(name)));
    assert_eq!(document.format, format);
    let mut expected = LETTER.to_vec();
    expected.push(LAST);
    assert_eq!(body(&document), expected);
    let link = document
        .links
        .iter()
        .find(|link| document.slice(link.span) == "planen");
    assert!(link.is_some_and(|link| link.target.starts_with("https://exempel.se/plan")));
    let call = document.note_calls.first().expect("a call of the note");
    assert!(document.text[..call.offset].ends_with("i huvudsak"));
    document
}

#[test]
fn a_letter_in_rtf() {
    check_letter("yttrande.rtf", Format::Rtf);
}

#[test]
fn a_letter_in_html() {
    let document = check_letter("yttrande.html", Format::Html);
    let title = document.properties.title.as_deref();
    assert_eq!(title, Some("Yttrande över förslag till måltidsplan"));
}

#[test]
fn a_letter_in_plain_text() {
    let document = only(extract("yttrande.txt", &fixture("yttrande.txt")));
    assert_eq!(document.format, Format::Text);
    assert!(
        document
            .text
            .contains("Målet om åtgärder på sjön är otydligt.")
    );
    assert_eq!(document.blocks.len(), 16);
}

#[test]
fn names_tell_markdown_from_text_and_nothing_else() {
    let source = b"# Svar\n\n*Vi* avst\xc3\xa5r.\n";
    assert_eq!(only(extract("svar.md", source)).format, Format::Markdown);
    assert_eq!(only(extract("svar.txt", source)).format, Format::Text);
    assert_eq!(
        only(extract("svar.md", &fixture("yttrande.rtf"))).format,
        Format::Rtf
    );
}

#[test]
fn an_email_with_a_letter_and_a_message() {
    let parts = extract("svar.eml", &fixture("svar.eml"));
    assert_eq!(
        names(&parts),
        ["", "yttrande från föreningen.rtf", "Remiss: måltidsplan"]
    );
    let mail = parts[0].outcome.as_ref().expect("the mail's text");
    assert_eq!(mail.format, Format::Email);
    assert_eq!(
        body(mail),
        [
            "Hej,",
            "föreningen tillstyrker planen. Svaret finns också i den bifogade filen, som är undertecknad av ordföranden.",
            "Med vänlig hälsning",
            "Åsa Öberg",
            ">|-----Ursprungligt meddelande-----",
            ">|Från: Bo Ek",
            ">|Skickat: den 2 mars 2026",
            ">|Vi önskar ert svar senast den 1 april.",
        ]
    );
    let fields: Vec<&str> = (mail.blocks.iter())
        .filter(|block| block.layer == Layer::Header)
        .map(|block| mail.slice(block.span))
        .collect();
    assert_eq!(fields[0], "From: Åsa Öberg <asa@hembygd.example>");
    assert_eq!(fields[3], "Subject: SV: Remiss: måltidsplan");
    let letter = parts[1].outcome.as_ref().expect("the letter");
    assert_eq!(body(letter).last().map(String::as_str), Some(LAST));
    let inner = parts[2].outcome.as_ref().expect("the message");
    assert_eq!(inner.format, Format::Email);
    assert!(inner.text.starts_with("Hej!\nVi önskar ert svar"));
}

/// A saved Outlook message of these streams.
fn outlook(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a compound file");
    for (path, bytes) in streams {
        if let Some((storage, _)) = path.rsplit_once('/') {
            file.create_storage_all(storage).expect("a storage");
        }
        let mut stream = file.create_stream(path).expect("a stream");
        stream.write_all(bytes).expect("bytes");
    }
    file.into_inner().into_inner()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn an_outlook_message_with_a_letter_and_a_message() {
    // 2026-03-09T09:15:00Z in tenths of microseconds since 1601.
    let submitted = (1_773_047_700_u64 + 11_644_473_600) * 10_000_000;
    let mut properties = vec![0; 32];
    properties.extend([0x40, 0, 0x39, 0, 6, 0, 0, 0]);
    properties.extend(submitted.to_le_bytes());
    let bytes = outlook(&[
        ("__properties_version1.0", &properties),
        ("__substg1.0_0037001F", &utf16("Svar på remiss")),
        ("__substg1.0_0C1A001F", &utf16("Åsa Öberg")),
        ("__substg1.0_5D01001F", &utf16("asa@hembygd.example")),
        (
            "__substg1.0_10130102",
            b"<html><meta charset=windows-1252><p>Vi tillstyrker f\xf6rslaget.</p></html>",
        ),
        (
            "__attach_version1.0_#00000000/__substg1.0_3707001F",
            &utf16("yttrande.rtf"),
        ),
        (
            "__attach_version1.0_#00000000/__substg1.0_37010102",
            &fixture("yttrande.rtf"),
        ),
        (
            "__attach_version1.0_#00000001/__substg1.0_3001001F",
            &utf16("inre"),
        ),
        (
            "__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0",
            &[0; 24],
        ),
        (
            "__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001E",
            b"Inre br\xf6dtext",
        ),
    ]);
    let parts = extract("svar.msg", &bytes);
    assert_eq!(names(&parts), ["", "yttrande.rtf", "inre"]);
    let mail = parts[0].outcome.as_ref().expect("the mail's text");
    assert_eq!(
        mail.text,
        "Vi tillstyrker förslaget.\nFrom: Åsa Öberg <asa@hembygd.example>\nDate: 2026-03-09T09:15:00Z\nSubject: Svar på remiss"
    );
    assert_eq!(
        parts[1].outcome.as_ref().map(|letter| letter.format),
        Ok(Format::Rtf)
    );
    let inner = parts[2].outcome.as_ref().expect("the message");
    assert_eq!(inner.text, "Inre brödtext");
}

/// The streams of the attachment with this number: a name, a kind, the id
/// that a page may call it by, and its bytes.
fn attachment(
    number: usize,
    name: &str,
    mime: &str,
    id: &str,
    bytes: &[u8],
) -> Vec<(String, Vec<u8>)> {
    let streams = [
        ("3707001F", utf16(name)),
        ("370E001F", utf16(mime)),
        ("3712001F", utf16(id)),
        ("37010102", bytes.to_vec()),
    ];
    let path = |property: &str| format!("__attach_version1.0_#{number:08X}/__substg1.0_{property}");
    (streams.into_iter())
        .map(|(property, bytes)| (path(property), bytes))
        .collect()
}

fn outlook_with(page: (&str, &[u8]), attached: &[Vec<(String, Vec<u8>)>]) -> Vec<Part> {
    let attached = attached.concat();
    let attached = attached.iter().map(|(path, bytes)| (&path[..], &bytes[..]));
    let head: [(&str, &[u8]); 2] = [("__properties_version1.0", &[0; 32]), page];
    let streams: Vec<(&str, &[u8])> = head.into_iter().chain(attached).collect();
    extract("svar.msg", &outlook(&streams))
}

#[test]
fn pictures_that_an_outlook_message_shows_are_no_documents() {
    let large = vec![0; 200 << 10];
    let page = "<p>Hej<img src=\"cid:logga10@x\"><img src=cid:karta@x></p>";
    let rtf = format!("{{\\rtf1 Hej {{\\*\\htmltag64 {page}}}}}");
    let stored = [vec![0; 8], b"MELA".to_vec(), vec![0; 4], rtf.into_bytes()].concat();
    for (property, page) in [
        ("10130102", page.as_bytes()),
        ("1013001E", page.as_bytes()),
        ("1013001F", &utf16(page)),
        ("10090102", &stored),
    ] {
        let parts = outlook_with(
            (&format!("__substg1.0_{property}"), page),
            &[
                attachment(0, "logga.png", "image/png", "logga10@x", &[0; 900]),
                attachment(1, "karta.png", "IMAGE/PNG", "karta@x", &large),
                // Its id only begins another's.
                attachment(2, "svar.png", "image/png", "logga1", b"\x89PNG\r\n\x1a\n"),
                attachment(3, "svar.txt", "text/plain", "karta@x", b"Vi avstyrker."),
            ],
        );
        assert_eq!(names(&parts), ["", "svar.png", "svar.txt"], "{property}");
        let picture = |name: &str| Piece::Part {
            name: name.to_owned(),
        };
        let mail = parts[0].outcome.as_ref().expect("the mail's text");
        assert_eq!(
            mail.warnings,
            [
                Warning::Skipped {
                    piece: picture("karta.png"),
                    reason: Reason::PictureWithin,
                },
                Warning::LeftOut {
                    piece: picture("logga.png"),
                    reason: Reason::PictureWithin,
                },
            ],
            "{property}"
        );
    }
}

#[test]
fn many_pictures_in_an_outlook_message_cost_no_attachment() {
    // What may be taken out of one message is its page some sixty times.
    let images: Vec<String> = (0..80).map(|id| format!("<img src=cid:{id}>")).collect();
    let images = images.concat();
    let page = format!("<p>Hej{images}</p><!--{}-->", " ".repeat(4 << 20));
    let picture = |id: usize| attachment(id, "bild.png", "image/png", &id.to_string(), &[0; 9]);
    let mut attached: Vec<_> = (0..80).map(picture).collect();
    attached.push(attachment(
        80,
        "svar.txt",
        "text/plain",
        "",
        b"Vi avstyrker.",
    ));
    let parts = outlook_with(("__substg1.0_10130102", page.as_bytes()), &attached);
    assert_eq!(names(&parts), ["", "svar.txt"]);
    let answer = parts[1].outcome.as_ref().expect("the answer");
    assert_eq!(answer.text, "Vi avstyrker.");
}

/// The same compound file with its longest stream broken off in its midst.
fn with_a_torn_stream(mut bytes: Vec<u8>) -> Vec<u8> {
    const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
    let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
    let sector = 1_usize << bytes[0x1E];
    let table = (number(0x4C) as usize + 1) * sector;
    let goes_on: Vec<usize> = (0..sector / 4)
        .filter(|at| number(table + at * 4) as usize == at + 1)
        .collect();
    let longest = (goes_on.chunk_by(|one, next| one + 1 == *next))
        .max_by_key(|run| run.len())
        .expect("a stream of several sectors");
    let at = table + longest[longest.len() / 2] * 4;
    bytes[at..at + 4].copy_from_slice(&END_OF_CHAIN.to_le_bytes());
    bytes
}

fn cut_off(name: &str) -> Warning {
    Warning::Damaged {
        part: None,
        fault: Fault::PartCutOff {
            name: name.to_owned(),
        },
    }
}

#[test]
fn what_breaks_off_in_an_outlook_message_is_told() {
    let long = "Nämnden tillstyrker förslaget i dess helhet.\n".repeat(2_000);
    let torn = |streams: &[(&str, &[u8])]| {
        let whole = [("__properties_version1.0", &[0; 32][..])];
        extract(
            "svar.msg",
            &with_a_torn_stream(outlook(&[&whole[..], streams].concat())),
        )
    };
    let parts = torn(&[("__substg1.0_1000001F", &utf16(&long))]);
    let mail = parts[0].outcome.as_ref().expect("the mail's text");
    assert!(mail.text.starts_with("Nämnden tillstyrker"));
    assert!(mail.text.len() < long.len() * 2 / 3);
    assert_eq!(mail.warnings, [cut_off("__substg1.0_1000001F")]);

    let parts = torn(&[
        ("__substg1.0_1000001F", &utf16("Vårt svar bifogas.")),
        (
            "__attach_version1.0_#00000000/__substg1.0_3707001F",
            &utf16("svar.txt"),
        ),
        (
            "__attach_version1.0_#00000000/__substg1.0_37010102",
            long.as_bytes(),
        ),
    ]);
    assert_eq!(names(&parts), ["", "svar.txt"]);
    let mail = parts[0].outcome.as_ref().expect("the mail's text");
    assert_eq!(mail.warnings, [cut_off("svar.txt")]);
    let answer = parts[1].outcome.as_ref().expect("the answer's text");
    assert!(answer.text.starts_with("Nämnden tillstyrker"));
}

#[test]
fn a_message_whose_only_text_cannot_be_unpacked_is_damaged_and_not_without_text() {
    let parts = extract(
        "svar.msg",
        &outlook(&[
            ("__properties_version1.0", &[0; 32]),
            ("__substg1.0_10090102", b"no packing that anybody knows"),
        ]),
    );
    let damaged = ReadError::Damaged {
        format: FileFormat::OutlookMessage,
        fault: Fault::Senseless,
    };
    assert_eq!(parts[0].outcome.as_ref().err(), Some(&damaged));
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        archive.write_all(bytes).expect("bytes");
    }
    archive.finish().expect("an archive").into_inner()
}

#[test]
fn an_archive_of_responses() {
    let inner = zipped(&[("svar.txt", b"Vi avst\xe5r.")]);
    let bytes = zipped(&[
        ("svar/nämnden.rtf", &fixture("yttrande.rtf")),
        ("../bolaget.txt", b"Bolaget har ingen erinran."),
        ("__MACOSX/svar/._a.rtf", b"\0\x05\x16\x07"),
        ("svar/Thumbs.db", b"x"),
        ("fler.zip", &inner),
        ("bild.jpg", b"\xff\xd8\xff\xe0"),
        ("tom.txt", b""),
    ]);
    let parts = extract("svar.zip", &bytes);
    assert_eq!(
        names(&parts),
        [
            "svar/nämnden.rtf",
            "bolaget.txt",
            "fler.zip/svar.txt",
            "bild.jpg",
            "tom.txt",
        ]
    );
    let first = parts[0].outcome.as_ref().expect("the letter");
    let skipped: Vec<(&str, &Reason)> = (first.warnings.iter())
        .filter_map(|warning| match warning {
            Warning::LeftOut {
                piece: Piece::Part { name },
                reason,
            } => Some((name.as_str(), reason)),
            _ => None,
        })
        .collect();
    assert_eq!(
        skipped,
        [
            ("__MACOSX/svar/._a.rtf", &Reason::MacRecord),
            ("svar/Thumbs.db", &Reason::WindowsRecord)
        ]
    );
    assert_eq!(
        parts[2]
            .outcome
            .as_ref()
            .map(|document| document.text.as_str()),
        Ok("Vi avstår.")
    );
    assert_eq!(parts[3].outcome, Err(ReadError::Scanned { pages: 1 }));
    assert_eq!(parts[4].outcome, Err(ReadError::Empty));
}

#[test]
fn an_archive_under_a_password() {
    let mut bytes = zipped(&[("hemligt.txt", b"x"), ("öppet.txt", b"Vi avst\xe5r.")]);
    // The first bit of the flags, in the entry's own header and in the directory.
    bytes[6] |= 1;
    let directory = bytes
        .windows(4)
        .position(|four| four == b"PK\x01\x02")
        .expect("a directory");
    bytes[directory + 8] |= 1;
    let parts = extract("svar.zip", &bytes);
    assert_eq!(names(&parts), ["hemligt.txt", "öppet.txt"]);
    assert_eq!(parts[0].outcome, Err(ReadError::Encrypted));
    assert!(parts[1].outcome.is_ok());
}

#[test]
fn entries_of_one_name_are_all_told() {
    let mut bytes = zipped(&[
        ("svar1.txt", b"Vi avstyrker."),
        ("svar2.txt", b"Vi tillstyrker."),
    ]);
    // what no program writes, and a broken one sends
    while let Some(at) = bytes.windows(9).position(|name| name == b"svar2.txt") {
        bytes[at + 4] = b'1';
    }
    let parts = extract("svar.zip", &bytes);
    assert_eq!(parts.len(), 2);
    assert_eq!(parts[0].name, "svar1.txt (1)");
    let reason = parts[0].outcome.as_ref().unwrap_err();
    assert!(
        reason
            .in_words(remiss::model::Lang::Sv)
            .contains("samma namn"),
        "{reason}"
    );
    assert!(
        parts[1]
            .outcome
            .as_ref()
            .unwrap()
            .text
            .contains("tillstyrker")
    );
}

#[test]
fn archives_in_archives_go_only_so_deep() {
    let mut bytes = zipped(&[("svar.txt", b"Vi avst\xe5r.")]);
    for _ in 0..6 {
        bytes = zipped(&[("inre.zip", &bytes)]);
    }
    let parts = extract("svar.zip", &bytes);
    assert_eq!(parts.len(), 1);
    assert!(matches!(parts[0].outcome, Err(ReadError::Limit { .. })));
}

#[test]
fn documents_stored_unpacked_do_not_make_the_archive_one() {
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("svar.docx", stored).expect("an entry");
    archive.write_all(&fixture("yttrande.docx")).expect("bytes");
    let bytes = archive.finish().expect("an archive").into_inner();
    assert_eq!(names(&extract("svar.zip", &bytes)), ["svar.docx"]);
}

#[test]
fn a_letter_in_word() {
    check_letter("yttrande.docx", Format::Docx);
}

#[test]
fn a_scanned_page_is_named_and_recognised_on_demand() {
    let bytes = fixture("skannad.pdf");
    let archive = zipped(&[("skannad.pdf", &bytes)]);
    let scanned = Err(ReadError::Scanned { pages: 1 });
    assert_eq!(extract("svar.zip", &archive)[0].outcome, scanned);
    // What a recogniser gives takes its place, wherever the file lies.
    let recognise = |given: &[u8], pages: &[u32]| {
        assert_eq!((given, pages), (&bytes[..], &[1][..]));
        vec![Ok(OcrPage {
            page: 1,
            paragraphs: vec!["Nämnden avstår.".to_owned()],
            confidence: 90,
        })]
    };
    let parts = extract_with_ocr("svar.zip", &archive, &recognise);
    let document = parts[0].outcome.as_ref().expect("recognised");
    assert_eq!(document.text, "Nämnden avstår.");
    assert!(document.warnings.contains(&Warning::OcrText {
        page: 1,
        confidence: 90
    }));
    let failure = OcrFailure {
        page: 1,
        step: OcrStep::Recognise,
        why: Complaint::TooLong { seconds: 180 },
    };
    let failing = |_: &[u8], _: &[u32]| vec![Err(failure.clone())];
    assert_eq!(
        extract_with_ocr("a.pdf", &bytes, &failing)[0].outcome,
        Err(ReadError::Unrecognised {
            pages: 1,
            why: failure.clone()
        })
    );
}

#[test]
fn pictures_are_scanned_pages() {
    let parts = extract("svar.png", b"\x89PNG\r\n\x1a\n");
    assert_eq!(parts[0].outcome, Err(ReadError::Scanned { pages: 1 }));
}

/// Runs where the recogniser is installed; `remiss doctor` says whether it is.
#[test]
fn the_installed_recogniser_reads_swedish() {
    let Ok(ocr) = Ocr::find() else { return };
    let pages = ocr.pages(&fixture("skannad.pdf"), &[1, 9]);
    let page = pages[0].as_ref().expect("a page");
    let text = page.paragraphs.join("\n");
    assert!(
        text.contains("Nämnden tillstyrker i huvudsak utredningens förslag"),
        "{text}"
    );
    assert!(page.confidence > 60);
    assert!(matches!(
        pages[1],
        Err(OcrFailure {
            page: 9,
            step: OcrStep::Draw,
            ..
        })
    ));
}

#[test]
fn a_letter_in_old_word() {
    let document = check_letter("yttrande.doc", Format::Doc);
    assert!(matches!(
        document.warnings[..],
        [Warning::CheckOriginal { .. }]
    ));
}

#[test]
fn what_breaks_off_in_an_old_word_file_is_told() {
    let parts = extract("svar.doc", &with_a_torn_stream(fixture("yttrande.doc")));
    let document = parts[0].outcome.as_ref().expect("what is left of it");
    assert!(document.warnings.contains(&cut_off("WordDocument")));
}

#[test]
fn an_old_word_file_under_a_password() {
    let mut bytes = fixture("yttrande.doc");
    // The flags in the head of the main stream, which is found by its mark.
    let head = (bytes.windows(2).step_by(512))
        .position(|mark| mark == [0xEC, 0xA5])
        .expect("the main stream")
        * 512;
    bytes[head + 11] |= 1;
    assert_eq!(
        extract("svar.doc", &bytes)[0].outcome,
        Err(ReadError::Encrypted)
    );
}

#[test]
fn files_attached_to_a_pdf_are_documents_of_their_own() {
    let answer = "Nämnden avstyrker förslaget.";
    // As bytes of a PDF that is written as text.
    let answer: String = answer.bytes().map(char::from).collect();
    let source = "<</Type/Filespec/F(k.txt)/AFRelationship/Source/EF<</F 21 0 R>>>>";
    let page = MadePdf::page("BT /F1 12 Tf 72 700 Td (Se bilagan) Tj ET")
        .with_annotations(&["<</Subtype/FileAttachment/Rect[0 0 9 9]/FS 23 0 R>>"])
        .with_object(20, &stream(&answer))
        .with_object(21, &stream("samma sak"))
        .with_object(
            22,
            "<</Type/Filespec/F(svar.txt)/UF(svar.txt)/EF<</F 20 0 R/UF 20 0 R>>>>",
        )
        .with_object(23, "<</Type/Filespec/F(nytt.txt)/EF<</F 24 0 R>>>>")
        .with_object(24, &stream("En not"))
        .with_object(
            25,
            &format!("<</Names[(a) 22 0 R (k) {source} (b) 22 0 R]/Kids[25 0 R]>>"),
        )
        .with_catalog("/Names<</EmbeddedFiles 25 0 R>>");
    let parts = extract("svar.pdf", &page.bytes());
    assert_eq!(names(&parts), ["", "svar.txt", "nytt.txt"]);
    let text = |at: usize| parts[at].outcome.as_ref().expect("text").text.as_str();
    assert_eq!(text(0), "Se bilagan");
    assert_eq!(text(1), "Nämnden avstyrker förslaget.");
    assert_eq!(text(2), "En not");
}

#[test]
fn a_file_attached_to_a_large_pdf_is_read() {
    let attached = |subtype: &str, text: &str| {
        let dict = format!("<</Type/EmbeddedFile{subtype}");
        stream(text).replacen("<<", &dict, 1)
    };
    let bytes = MadePdf::page("BT /F1 12 Tf 72 700 Td (Se bilagan) Tj ET")
        // Of files this large, what holds no text is not kept in memory.
        .with_object(20, &stream(&"x".repeat(5 << 20)))
        .with_object(21, &attached("", "Vi avstyrker."))
        .with_object(22, &attached("/Subtype/XML", "Och vi tillstyrker."))
        .with_object(23, "<</Type/Filespec/F(a.txt)/EF<</F 21 0 R>>>>")
        .with_object(24, "<</Type/Filespec/F(b.txt)/EF<</F 22 0 R>>>>")
        .with_catalog("/Names<</EmbeddedFiles<</Names[(a) 23 0 R (b) 24 0 R]>>>>")
        .bytes();
    let parts = extract("svar.pdf", &bytes);
    assert_eq!(names(&parts), ["", "a.txt", "b.txt"]);
    let text = |at: usize| parts[at].outcome.as_ref().expect("text").text.as_str();
    assert_eq!(text(0), "Se bilagan");
    assert_eq!(text(1), "Vi avstyrker.");
    assert_eq!(text(2), "Och vi tillstyrker.");
}
