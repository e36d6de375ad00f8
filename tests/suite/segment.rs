//! Statements, roles, speakers and the ledger, from whole documents.

mod copy;
mod form;
mod ledger;
mod matter;
mod message;
mod minority;
mod minutes;
mod numbered;
mod position;
mod question;
mod quoted;
mod short;

use remiss::identify::identify;
use remiss::model::{
    Block, BlockKind, ContentHash, Document, Identity, Layer, Programme, Role, Section, SectionId,
    Span,
};
use remiss::segment::{Segmented, segment};

/// A document in which each line is a block: `# ` heading, `- ` list item,
/// `* ` bold line, `^ ` running head, `| ` contents, `> ` comment.
pub(crate) fn document(lines: &[&str]) -> Document {
    let mut document = Document::default();
    for line in lines {
        let (mark, words) = match line.split_once(' ') {
            Some((mark @ ("#" | "-" | "*" | "^" | "|" | ">"), words)) => (mark, words),
            _ => ("", *line),
        };
        let start = document.text.len();
        document.text.push_str(words);
        let span = Span::new(start, document.text.len());
        document.text.push('\n');
        let mut block = Block::paragraph(span);
        match mark {
            "#" => block.kind = BlockKind::Heading(1),
            "-" => {
                block.kind = BlockKind::ListItem(0);
                block.number = Some("•".to_owned());
            }
            "*" => block.look.bold = true,
            "^" => block.layer = Layer::Header,
            "|" => block.layer = Layer::Contents,
            ">" => {
                block.layer = Layer::Comment;
                block.kind = BlockKind::Comment("granskare".to_owned());
            }
            _ => {}
        }
        document.blocks.push(block);
    }
    document
}

pub(crate) fn read(lines: &[&str]) -> (Document, Segmented) {
    let (document, _, found) = read_file(lines, "svar.docx");
    (document, found)
}

fn read_file(lines: &[&str], file: &str) -> (Document, Identity, Segmented) {
    let document = document(lines);
    let identity = identify(&document, file, &[]);
    let found = segment(
        &document,
        &ContentHash::of(b"x"),
        &identity,
        &[],
        &Programme::default(),
    );
    (document, identity, found)
}

/// What a document says of a programme.
fn read_on(lines: &[&str], programme: &Programme) -> (Document, Segmented) {
    let document = document(lines);
    let identity = identify(&document, "svar.docx", &[]);
    let hash = ContentHash::of(b"x");
    let found = segment(&document, &hash, &identity, &[], programme);
    (document, found)
}

/// What is said, with its role and speakers, formalities left out.
pub(crate) fn said(found: &Segmented) -> Vec<(Role, String, &str)> {
    found
        .statements
        .iter()
        .filter(|statement| !matches!(statement.role, Role::Boilerplate | Role::Quoted))
        .map(|statement| {
            (
                statement.role,
                statement.respondents.join(", "),
                statement.text.as_str(),
            )
        })
        .collect()
}

pub(crate) fn texts(found: &Segmented) -> Vec<&str> {
    said(found).into_iter().map(|(_, _, text)| text).collect()
}

const MINUTES: &[&str] = &[
    "^ Socialnämnden",
    "Utdrag ur protokoll",
    "Sammanträdesdatum: 2024-04-23",
    "Närvarande: Anna Ek (S), Bo Al (M)",
    "§ 14 Dnr SN 2024/41",
    "# Svar på remiss av äldreplan",
    "# Beslut",
    "- Socialnämnden tillstyrker förslaget till äldreplan med följande synpunkter.",
    "- Socialnämnden översänder förvaltningens tjänsteutlåtande som eget yttrande.",
    "- Socialnämnden förklarar paragrafen omedelbart justerad.",
    "# Yrkanden",
    "Bo Al (M) yrkar avslag på förslaget.",
    "# Beslutsgång",
    "Ordföranden ställer förslagen mot varandra och finner att nämnden bifaller det första.",
    "# Reservation",
    "Moderaterna",
    "Vi kan inte ställa oss bakom planen. Den är för dyr.",
    "# Protokollsutdrag skickas till",
    "Kommunstyrelsen",
    "Vid protokollet",
    "Anna Ek",
    "Sekreterare",
    "Tjänsteutlåtande",
    "Utfärdat 2024-04-02",
    "# Förslag till beslut",
    "- Socialnämnden tillstyrker förslaget till äldreplan med följande synpunkter.",
    "# Bedömning ur ekologisk dimension",
    "Förvaltningen har inte funnit några särskilda aspekter på frågan utifrån denna dimension.",
    "# Förvaltningens bedömning",
    "Förvaltningen ser positivt på planen. Vi föreslår dock följande:",
    "- att målet sänks",
    "- att tiden förlängs. Ett år räcker inte.",
    "Anna Ek",
    "Förvaltningsdirektör",
];

/// The waste plan of Ekstad, with its numbered sections.
fn waste_plan() -> Programme {
    let section = |number: &str, heading: &str| Section {
        id: SectionId(number.to_owned()),
        number: Some(number.to_owned()),
        heading: heading.to_owned(),
        level: 2,
        parent: None,
        text: String::new(),
        boxes: String::new(),
        page: None,
        span: Span::default(),
    };
    Programme {
        title: Some("Avfallsplan för Ekstad".to_owned()),
        sections: vec![
            section("3.1", "Sortering vid källan"),
            section("3.2", "Återbruk"),
            section("3.3", "Taxa"),
            section("4.2", "Uppföljning"),
        ],
        ..Programme::default()
    }
}

/// A programme of one section, `Dialog`.
pub(crate) fn dialogue() -> Programme {
    Programme {
        sections: vec![Section {
            id: SectionId("1".to_owned()),
            number: None,
            heading: "Dialog".to_owned(),
            level: 1,
            parent: None,
            text: "De som deltagit i en dialog ska få återkoppling inom tre månader om vilka synpunkter som framförts.".to_owned(),
            boxes: String::new(),
            page: None,
            span: Span::default(),
        }],
        ..Programme::default()
    }
}

#[test]
fn another_language_is_told_by_statement_and_document() {
    let (_, found) = read(&[
        "We think that the plan is good and that it should be adopted by the council.",
        "The targets are not clear and they must be followed up with the staff.",
    ]);
    assert!(
        found
            .statements
            .iter()
            .all(|statement| statement.language == "en")
    );
    assert_eq!(found.warnings.len(), 1);
}
