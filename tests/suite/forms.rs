//! Forms that respondents fill in: what was ticked or replied is said, what was
//! not is nobody's, and a reply stands for what its question asks.

use remiss::identify::identify;
use remiss::model::{
    Cell, ContentHash, Document, Programme, Section, SectionId, Span, Stance, Statement,
    TaggedStatement,
};
use remiss::segment::{Segmented, segment};
use remiss::tag::{Models, Tagger};

use crate::segment::{document, texts};
use crate::support::Workplace;

/// A document of lines, as [`document`] reads them; a line with `¦` in it is a row of
/// a table, and a cell of it a block.
fn form(lines: &[&str]) -> Document {
    let cells: Vec<&str> = lines.iter().flat_map(|line| line.split('¦')).collect();
    let mut form = document(&cells);
    let mut blocks = form.blocks.iter_mut();
    for (row, line) in (0..).zip(lines) {
        let cut = line.split('¦').count();
        for (column, block) in (0..).zip(blocks.by_ref().take(cut)) {
            block.cell = (cut > 1).then_some(Cell {
                table: 0,
                row,
                column,
            });
        }
    }
    // rows are counted from the table's first
    let first = form.blocks.iter().find_map(|block| block.cell);
    for cell in form
        .blocks
        .iter_mut()
        .filter_map(|block| block.cell.as_mut())
    {
        cell.row -= first.map_or(0, |first| first.row);
    }
    form
}

fn read(lines: &[&str], programme: &Programme) -> Segmented {
    let form = form(lines);
    let identity = identify(&form, "svar.docx", &[]);
    let hash = ContentHash::of(b"x");
    segment(&form, &hash, &identity, &[], programme)
}

fn tagged(programme: &Programme, statements: Vec<Statement>) -> Vec<TaggedStatement> {
    let judged = Tagger::new(Models::embedded()).tag(programme, &statements, &[]);
    let both = judged.into_iter().zip(statements);
    both.map(|(tagging, statement)| tagging.on(statement))
        .collect()
}

/// What is said in a form, each reply with its question and what it stands for.
fn stands(lines: &[&str]) -> Vec<(String, String, Option<Stance>)> {
    let programme = Programme::default();
    let found = read(lines, &programme);
    let statements = (found.statements.iter())
        .filter(|statement| statement.role.is_position())
        .cloned()
        .collect();
    tagged(&programme, statements)
        .into_iter()
        .map(|tagged| {
            let asked = tagged.statement.context.map(|asked| asked.text);
            (
                asked.unwrap_or_default(),
                tagged.statement.text,
                tagged.stance,
            )
        })
        .collect()
}

/// Holds the replies with what they stand for, and everything else that is said.
#[track_caller]
fn check(lines: &[&str], expected: &[(&str, &str, Stance)], rest: &[&str]) {
    let found = stands(lines);
    let (replies, others): (Vec<_>, Vec<_>) = found
        .iter()
        .map(|(asked, said, stance)| (asked.as_str(), said.as_str(), *stance))
        .partition(|(asked, ..)| !asked.is_empty());
    let expected: Vec<_> = (expected.iter())
        .map(|(asked, said, stance)| (*asked, *said, Some(*stance)))
        .collect();
    assert_eq!(replies, expected);
    let others: Vec<&str> = others.into_iter().map(|(_, said, _)| said).collect();
    assert_eq!(others, rest);
}

const GOALS: &str = "Instämmer ni i planens mål om återbruk?";
const TAX: &str = "Är förslaget till taxa rimligt?";
const MISSING: &str = "Saknas något i planen?";

#[test]
fn only_the_option_that_was_ticked_is_said() {
    check(
        &[
            "Kulturnämnden",
            "Svarsformulär",
            GOALS,
            "☒ Ja   ☐ Delvis   ☐ Nej",
            TAX,
            "☐ Instämmer helt",
            "☐ Instämmer delvis",
            "☒ Instämmer inte",
            "☐ Vet ej",
            MISSING,
            "Ja [ ] Nej [x]",
        ],
        &[
            (GOALS, "Ja", Stance::Supports),
            (TAX, "Instämmer inte", Stance::Doubts),
            (MISSING, "Nej", Stance::NoObjection),
        ],
        &[],
    );
}

#[test]
fn a_form_that_nobody_ticked_says_nothing() {
    let lines = [
        "Kulturnämnden",
        GOALS,
        "☐ Ja   ☐ Delvis   ☐ Nej",
        TAX,
        "☐ Ja   ☐ Nej",
    ];
    assert_eq!(stands(&lines), []);
}

#[test]
fn a_reply_of_a_word_has_its_question_and_no_other_sentence_has() {
    check(
        &[
            "Kulturnämnden",
            GOALS,
            "Ja",
            TAX,
            "Nej, taxan slår mot ensamstående.",
            "Motivering:",
            "Vi har räknat på tre hushåll och avgiften ökar kraftigt för alla tre.",
            MISSING,
            "Delvis. Ansvaret behöver förtydligas.",
        ],
        &[
            (GOALS, "Ja", Stance::Supports),
            (TAX, "Nej, taxan slår mot ensamstående.", Stance::Doubts),
            (MISSING, "Delvis.", Stance::Doubts),
        ],
        &[
            "Vi har räknat på tre hushåll och avgiften ökar kraftigt för alla tre.",
            "Ansvaret behöver förtydligas.",
        ],
    );
}

#[test]
fn a_tick_in_a_table_is_the_reply_that_heads_its_column() {
    let lines = [
        "Kulturnämnden",
        "Fråga¦Ja¦Delvis¦Nej¦Kommentar",
        "Instämmer ni i planens mål om återbruk?¦X¦¦¦",
        "Är förslaget till taxa rimligt?¦¦¦X¦Taxan slår hårt mot stora familjer.",
        "Saknas något i planen?¦¦¦X¦",
    ];
    check(
        &lines,
        &[
            (GOALS, "X", Stance::Supports),
            (TAX, "X", Stance::Doubts),
            (MISSING, "X", Stance::NoObjection),
        ],
        &["Taxan slår hårt mot stora familjer."],
    );
    let found = read(&lines, &Programme::default());
    let ticked = found.statements.iter().find(|said| said.text == "X");
    let headings = &ticked.expect("a tick").headings;
    assert_eq!(headings.last().map(String::as_str), Some("Ja"));
}

#[test]
fn a_stand_in_a_cell_is_said_and_heads_nothing() {
    check(
        &[
            "Kulturnämnden",
            "Avsnitt¦Ställningstagande¦Motivering",
            "1 Mål¦Tillstyrker¦",
            "2 Taxa¦Avstyrker¦Taxan är för hög för hushållen.",
            "3 Uppföljning¦Tillstyrker med ändringar¦Uppföljningen bör göras två gånger per år.",
        ],
        &[
            ("1 Mål", "Tillstyrker", Stance::Supports),
            ("2 Taxa", "Avstyrker", Stance::Opposes),
            (
                "3 Uppföljning",
                "Tillstyrker med ändringar",
                Stance::SupportsWithReservation,
            ),
        ],
        &[
            "Taxan är för hög för hushållen.",
            "Uppföljningen bör göras två gånger per år.",
        ],
    );
}

#[test]
fn a_list_with_boxes_for_bullets_keeps_what_it_says() {
    let found = read(
        &[
            "Kulturnämnden",
            "Nämnden vill framföra följande:",
            "☐ Taxan bör sänkas för stora familjer.",
            "☐ Målen bör följas upp varje år.",
        ],
        &Programme::default(),
    );
    let said = texts(&found);
    assert!(
        said.iter().any(|text| text.contains("Taxan bör sänkas")),
        "{said:?}"
    );
}

#[test]
fn a_reply_is_about_what_its_question_is_about() {
    let section = |id: &str, heading: &str, text: &str| Section {
        id: SectionId(id.to_owned()),
        heading: heading.to_owned(),
        text: text.to_owned(),
        number: None,
        level: 1,
        parent: None,
        boxes: String::new(),
        page: None,
        span: Span::default(),
    };
    let programme = Programme {
        sections: vec![
            section(
                "1",
                "Mål",
                "Staden ska minska avfallet genom återbruk och delning.",
            ),
            section(
                "2",
                "Taxa",
                "Taxan ska styra mot sortering. Hushållen betalar efter vikt.",
            ),
            section(
                "3",
                "Samverkan",
                "Staden ska träffa föreningarna två gånger per år.",
            ),
            section(
                "4",
                "Digitala tjänster",
                "Invånarna ska kunna anmäla full återvinningsstation i en app.",
            ),
        ],
        ..Programme::default()
    };
    let lines = [
        "Kulturnämnden",
        GOALS,
        "Ja",
        TAX,
        "Nej",
        "Räcker samverkan med föreningarna två gånger per år?",
        "Nej",
        "Ser ni några risker med digitala tjänster?",
        "Ja",
    ];
    let found = read(&lines, &programme);
    let statements = (found.statements.into_iter())
        .filter(|statement| statement.role.is_position())
        .collect();
    let tagged = tagged(&programme, statements);
    let sections: Vec<&str> = (tagged.iter())
        .map(|tagged| tagged.tags[0].section.as_str())
        .collect();
    assert_eq!(sections, ["1", "2", "3", "4"]);
}

#[test]
fn a_reply_to_a_part_is_no_position_on_the_whole() {
    let found = read(
        &[
            "Kulturnämnden",
            "Avsnitt¦Ställningstagande¦Motivering",
            "1 Mål¦Tillstyrker¦",
            "2 Taxa¦Avstyrker¦Taxan är för hög för hushållen.",
            "3 Uppföljning¦Inga synpunkter¦",
        ],
        &Programme::default(),
    );
    assert_eq!(found.overall, None);
    let asked = |said: &str| {
        let said = found.statements.iter().find(|one| one.text == said);
        said.and_then(|one| one.context.clone())
            .map(|asked| asked.text)
    };
    assert_eq!(asked("Inga synpunkter").as_deref(), Some("3 Uppföljning"));
    assert_eq!(asked("Avstyrker").as_deref(), Some("2 Taxa"));
}

#[test]
fn each_row_of_a_web_forms_export_is_an_answer_of_its_own() {
    let place = Workplace::new();
    place.write(
        "corpus/liten/programme.md",
        "# Program\n\n## 1 Träd\n\nFler ekar planteras i parkerna.\n\n## 2 Bänkar\n\nBänkar ställs ut.\n",
    );
    place.write(
        "corpus/liten/responses/export.csv",
        "Svarsid;Jag svarar som;Namn;Vad tycker ni om ekarna?;Övrigt\n1;Förening;Ekens villaägare;\"Föreningen avstyrker fler ekar; de skymmer.\";\n2;Privatperson;Bo E;;Bänkarna är bra.\n",
    );
    place.run(&["index", "corpus"]);
    let said: Vec<(String, String)> = place
        .run(&["statements"])
        .json_lines()
        .iter()
        .map(|one| {
            let told = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
            (told("respondent"), told("text"))
        })
        .collect();
    let expected = [
        (
            "Ekens villaägare",
            "Föreningen avstyrker fler ekar; de skymmer.",
        ),
        ("Privatperson", "Bänkarna är bra."),
    ]
    .map(|(who, what)| (who.to_owned(), what.to_owned()));
    assert_eq!(said, expected);
}
