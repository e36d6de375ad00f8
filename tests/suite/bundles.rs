//! Files that hold many bodies' papers, and files that only look so.

use std::path::{Path, PathBuf};

use remiss::extract::builder::{DocumentBuilder, Draft};
use remiss::extract::bundle::{CutRules, split};
use remiss::extract::extract;
use remiss::model::{
    BlockKind, ContentHash, CutSign, Document, Format, Layer, Part, ReadError, Span, Warning,
};

/// A page: its head, its text, its foot; lines of each parted by `/`.
type Page<'a> = (&'a str, &'a str, &'a str);

fn document(pages: &[Page<'_>]) -> Document {
    let mut builder = DocumentBuilder::new(Format::Pdf);
    for (number, (head, body, foot)) in (1..).zip(pages) {
        for (layer, lines) in [
            (Layer::Header, head),
            (Layer::Body, body),
            (Layer::Footer, foot),
        ] {
            builder.start_page(layer, number);
            for line in lines.split('/').filter(|line| !line.is_empty()) {
                let mut draft = Draft::of(BlockKind::Paragraph, line.to_owned());
                draft.layer = layer;
                builder.push(draft);
            }
        }
    }
    builder.properties().pages = u32::try_from(pages.len()).expect("few pages");
    builder.properties().pages_exact = true;
    builder.finish()
}

fn names(parts: &[Part]) -> Vec<&str> {
    parts.iter().map(|part| part.name.as_str()).collect()
}

fn check(pages: &[Page<'_>], expected: &[&str]) -> Vec<Part> {
    let document = document(pages);
    let parts = split(&document, &ContentHash::of(b"file"), &CutRules::ByContent);
    assert_eq!(names(&parts), expected);
    parts
}

const SENTENCE: &str = "Nämnden har tagit del av förslaget och konstaterar att det i allt väsentligt motsvarar hur arbetet bedrivs i dag.";

#[test]
fn papers_of_three_bodies() {
    let parts = check(
        &[
            (
                "Kulturnämnden",
                "Protokollsutdrag/Sammanträdesdatum: 2026-03-02/§ 12 KN-2026-0012/Beslut",
                "Sida 1 (3)",
            ),
            (
                "Kulturförvaltningen",
                "Tjänsteutlåtande/Diarienummer KN-2026-0012/Vi ser positivt på planen.",
                "Sida 2 (3)",
            ),
            (
                "Kulturförvaltningen",
                "Vi ser fram emot fortsättningen.",
                "Sida 3 (3)",
            ),
            (
                "Ekstads Hamn AB",
                "Yttrande/2026-03-09/Dnr EH 26/031/Bolaget avstår.",
                "1 (1)",
            ),
            (
                "",
                "Hyresgästföreningen Ekstad/Remissvar/2026-03-11/Vi avstyrker.",
                "",
            ),
        ],
        &["s. 1–3", "s. 4", "s. 5"],
    );
    let second = parts[1].outcome.as_ref().expect("text");
    assert_eq!(second.text.lines().next(), Some("Yttrande"));
    assert_eq!(second.page_at(0), Some(4));
    assert_eq!(second.properties.pages, 1);
    assert_ne!(parts[0].hash, parts[1].hash);
}

#[test]
fn one_body_s_papers_stay_together() {
    check(
        &[
            (
                "Socialnämnden Norr",
                "Utdrag ur protokoll/Sammanträdesdatum: 2026-03-02/§ 12 SN-2026-0012",
                "Sida 1 (2)",
            ),
            (
                "Socialnämnden Norr",
                "Beslutet skickas till/Kommunstyrelsen",
                "Sida 2 (2)",
            ),
            (
                "Socialförvaltningen Norr",
                "Tjänsteutlåtande/Diarienummer SN-2026-0012/Vi ser positivt.",
                "1 (2)",
            ),
            ("Socialförvaltningen Norr", SENTENCE, "2 (2)"),
            (
                "",
                "Reservation/Socialnämnden Norr 2026-03-02/(M, KD)/Vi yrkar avslag.",
                "",
            ),
            ("", "Bilaga 1/Kulturnämnden/Statistik", "1 (1)"),
        ],
        &[""],
    );
}

#[test]
fn an_office_under_another_name_than_its_board() {
    check(
        &[
            (
                "",
                "Individ- och familjenämnden/Protokollsutdrag/Datum 2026-03-02/Dnr IFN 2026/44/Beslut",
                "1 (1)",
            ),
            (
                "",
                "Socialkontoret/Tjänsteskrivelse/Datum 2026-02-20/Dnr IFN 2026/44/Ärendet",
                "1 (2)",
            ),
            ("", SENTENCE, "2 (2)"),
        ],
        &[""],
    );
}

#[test]
fn bodies_named_in_the_text_cut_nothing() {
    check(
        &[
            ("", "Byggnadsnämnden/Remissvar/2026-03-02/Inledning", "1"),
            (
                "",
                "3.4 Kulturnämndens ansvar/Kulturnämnden/Det är oklart vem som ansvarar.",
                "2",
            ),
            (
                "",
                "Remissinstanser/Kulturnämnden/Socialnämnden/Utbildningsnämnden",
                "3",
            ),
        ],
        &[""],
    );
}

#[test]
fn the_case_number_of_the_consultation_ties_nothing_together() {
    check(
        &[
            (
                "",
                "Kulturnämnden/Yttrande/Dnr KS 2026/1/Vi tillstyrker.",
                "1 (1)",
            ),
            (
                "",
                "Byggnadsnämnden/Yttrande/Dnr KS 2026/1/Vi tillstyrker.",
                "1 (1)",
            ),
            (
                "",
                "Utbildningsnämnden/Yttrande/Dnr KS 2026/1/Vi avstyrker.",
                "1 (1)",
            ),
        ],
        &["s. 1", "s. 2", "s. 3"],
    );
}

#[test]
fn a_doubtful_cut_says_why() {
    let parts = check(
        &[
            (
                "",
                "Villaägareföreningen Ekudden/2026-03-02/Vi tycker att planen är bra.",
                "",
            ),
            (
                "",
                "Båtklubben Viken/2026-03-05/Vi tycker att hamnen glöms bort.",
                "",
            ),
        ],
        &["s. 1", "s. 2"],
    );
    let second = parts[1].outcome.as_ref().expect("text");
    assert_eq!(
        second.warnings,
        [Warning::DoubtfulCut {
            page: 2,
            pro: vec![CutSign::AnotherSender, CutSign::Letterhead],
            contra: Vec::new(),
        }]
    );
    assert!(parts[0].outcome.as_ref().expect("text").warnings.is_empty());
}

#[test]
fn a_person_s_ranges_overrule() {
    let pages = [
        ("", "Kulturnämnden/Yttrande/2026-03-02/Ett", "1 (1)"),
        ("", "Byggnadsnämnden/Yttrande/2026-03-02/Två", "1 (1)"),
        ("", "", ""),
        ("", "Fyra", ""),
    ];
    let document = document(&pages);
    let hash = ContentHash::of(b"file");
    let whole = split(&document, &hash, &CutRules::Whole);
    assert_eq!(whole[0].hash, hash);
    assert_eq!(whole[0].outcome.as_ref(), Ok(&document));
    let rules = CutRules::from_ranges(&["1-2".to_owned(), "4".to_owned()]).expect("ranges");
    let parts = split(&document, &hash, &rules);
    assert_eq!(names(&parts), ["s. 1–2", "s. 3", "s. 4"]);
    assert_eq!(parts[1].outcome, Err(ReadError::Scanned { pages: 1 }));
}

#[test]
fn a_part_begins_on_its_first_page_also_where_that_is_blank() {
    let pages = [
        ("", "Kulturnämnden/Yttrande/2026-03-02/Ett", "1 (1)"),
        ("", "", ""),
        ("", "Byggnadsnämnden/Yttrande/2026-03-02/Två", "1 (1)"),
    ];
    let rules = CutRules::from_ranges(&["2-3".to_owned()]).expect("ranges");
    let parts = split(&document(&pages), &ContentHash::of(b"file"), &rules);
    let second = parts[1].outcome.as_ref().expect("text");
    assert_eq!(second.pages[0].page, 2);
    assert_eq!(second.page_at(0), Some(3));
}

#[test]
fn parts_keep_links_notes_and_tables() {
    let mut builder = DocumentBuilder::new(Format::Pdf);
    for page in 1..=2 {
        builder.start_page(Layer::Body, page);
        let mut draft = Draft::of(BlockKind::Paragraph, "Se".to_owned());
        draft.call_note("1".to_owned());
        draft.text.push_str(" planen");
        draft.add_link(Span::new(3, 9), "https://exempel.se");
        let table = builder.next_table();
        draft.cell = Some(remiss::model::Cell {
            table,
            row: 0,
            column: 0,
        });
        builder.push(draft);
    }
    builder.properties().pages = 2;
    let rules = CutRules::from_ranges(&["1".to_owned(), "2".to_owned()]).expect("ranges");
    let parts = split(&builder.finish(), &ContentHash::of(b"file"), &rules);
    let second = parts[1].outcome.as_ref().expect("text");
    assert_eq!(second.slice(second.links[0].span), "planen");
    assert_eq!(second.note_calls[0].offset, 2);
    assert_eq!(second.blocks[0].cell.map(|cell| cell.table), Some(0));
}

fn pdfs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pdfs(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "pdf") {
            found.push(path);
        }
    }
}

#[test]
fn of_the_sample_corpus_one_file_is_a_bundle() {
    let mut files = Vec::new();
    pdfs(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus"),
        &mut files,
    );
    files.sort();
    let mut bundles = Vec::new();
    for path in files {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let bytes = std::fs::read(&path).expect("a file");
        for part in extract(&name, &bytes) {
            let Ok(document) = part.outcome else { continue };
            let parts = split(&document, &part.hash, &CutRules::ByContent);
            if parts.len() > 1 {
                bundles.push((name.clone(), names(&parts).join(", ")));
            }
        }
    }
    // Two boards' minutes in one file.
    let expected = ("Protokollsutdrag SBN TN.pdf", "s. 1–2, s. 3–4");
    assert_eq!(bundles, [(expected.0.to_owned(), expected.1.to_owned())]);
}
