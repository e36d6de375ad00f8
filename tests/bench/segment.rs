//! How long it takes to identify, split and link many responses.
//!
//! `cargo bench --bench segment -- 10000` makes so many responses out of one
//! municipal letter with minutes, each with words of its own, and prints the
//! seconds each stage took on one core.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use remiss::identify::identify;
use remiss::model::{
    Block, BlockKind, ContentHash, Document, Programme, Section, SectionId, Span, Statement,
};
use remiss::segment::{link, segment};

const BOARDS: &[&str] = &[
    "Socialnämnden",
    "Kulturnämnden",
    "Tekniska nämnden",
    "Äldrenämnden",
];
const SUBJECTS: &[&str] = &[
    "målen",
    "uppföljningen",
    "budgeten",
    "dialogen",
    "bolagen",
    "tilliten",
];
const VIEWS: &[&str] = &[
    "är bra men behöver förtydligas innan programmet antas av kommunfullmäktige",
    "saknar en analys av vilka resurser som krävs i nämndens verksamheter",
    "bör enligt förvaltningens mening ersättas av en enklare modell med färre steg",
    "innebär en risk för att administrationen ökar utan att kvaliteten förbättras",
];

fn main() {
    let count: usize = std::env::args()
        .skip(1)
        .find_map(|argument| argument.parse().ok())
        .unwrap_or(10_000);
    let programme = programme();
    let (mut identified, mut split) = (Duration::ZERO, Duration::ZERO);
    let mut bytes = 0;
    let mut statements: Vec<Statement> = Vec::new();
    for number in 0..count {
        let document = response(number);
        bytes += document.text.len();
        let start = Instant::now();
        let identity = identify(&document, &format!("svar {number}.docx"), &[]);
        identified += start.elapsed();
        let start = Instant::now();
        let hash = ContentHash::of(document.text.as_bytes());
        let found = segment(&document, &hash, &identity, &[], &programme);
        split += start.elapsed();
        statements.extend(found.statements);
    }
    let start = Instant::now();
    link(&mut statements);
    let linked = start.elapsed();
    let repeats = statements
        .iter()
        .filter(|statement| statement.duplicate_of.is_some())
        .count();
    println!(
        "{count} responses, {} MB, {} statements, {repeats} repeats: identify {:.2} s, segment {:.2} s, link {:.2} s",
        bytes / 1_000_000,
        statements.len(),
        identified.as_secs_f32(),
        split.as_secs_f32(),
        linked.as_secs_f32(),
    );
}

/// A letter of about 60 sentences with minutes before it.
fn response(number: usize) -> Document {
    let board = BOARDS[number % BOARDS.len()];
    let mut document = Document::default();
    let mut add = |kind: BlockKind, text: &str| {
        let start = document.text.len();
        document.text.push_str(text);
        document
            .blocks
            .push(Block::new(Span::new(start, document.text.len()), kind));
        document.text.push('\n');
    };
    add(BlockKind::Paragraph, board);
    add(BlockKind::Paragraph, "Utdrag ur protokoll 2025-04-02");
    add(
        BlockKind::Paragraph,
        &format!("§ {} Dnr KS 2025/{number}", number % 90 + 1),
    );
    add(BlockKind::Heading(1), "Beslut");
    add(
        BlockKind::ListItem(0),
        &format!("{board} tillstyrker förslaget med följande synpunkter."),
    );
    add(
        BlockKind::ListItem(0),
        "Paragrafen förklaras omedelbart justerad.",
    );
    add(BlockKind::Paragraph, "Tjänsteutlåtande");
    add(BlockKind::Heading(1), "Förvaltningens bedömning");
    for part in 0..12 {
        add(
            BlockKind::Heading(2),
            &format!(
                "Synpunkter på {}",
                SUBJECTS[(number + part) % SUBJECTS.len()]
            ),
        );
        let mut text = String::new();
        for sentence in 0..5 {
            let pick = number * 31 + part * 7 + sentence;
            write!(
                text,
                "Förvaltningen noterar i punkt {} att {} i enhet {} {}, bl.a. enligt 4 kap. {} §. ",
                pick % 97,
                SUBJECTS[pick % SUBJECTS.len()],
                pick * 13 % 10_007,
                VIEWS[pick % VIEWS.len()],
                pick % 19,
            )
            .expect("a string takes any text");
        }
        add(BlockKind::Paragraph, text.trim_end());
    }
    add(BlockKind::Paragraph, "Anna Svensson");
    add(BlockKind::Paragraph, "Förvaltningsdirektör");
    document
}

/// A programme of 40 sections, 60 kB.
fn programme() -> Programme {
    let sections = (0..40)
        .map(|number| Section {
            id: SectionId(number.to_string()),
            number: Some(number.to_string()),
            heading: format!("Avsnitt {number}"),
            level: 1,
            parent: None,
            text: format!(
                "Nämnderna ska i område {number} följa upp målen och lämna en rapport om året. "
            )
            .repeat(20),
            boxes: String::new(),
            page: None,
            span: Span::default(),
        })
        .collect();
    Programme {
        sections,
        ..Programme::default()
    }
}
