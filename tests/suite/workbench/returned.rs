//! A filled-in report brought back in the workbench: shown first, saved when
//! somebody says so, and refused calmly where it is none.

use std::fs;

use super::{Answer, Workbench, one_answer, statement};
use crate::report::package;

const LOOK: &str = "/rapporter/ifylld";
const SAVE: &str = "/rapporter/ifylld/spara";

/// The report as it is handed out, with a cell of the statement on follow-up.
struct Handed {
    bench: Workbench,
    token: String,
    word: Vec<u8>,
    id: String,
}

fn handed() -> Handed {
    let bench = one_answer();
    let token = bench.get("/rapporter").field("token");
    let word = bench.get("/export?format=docx").body;
    let id = statement(&bench, "uppföljningen bör ske tre gånger");
    Handed {
        bench,
        token,
        word,
        id,
    }
}

impl Handed {
    fn look(&self, name: &str, content: &[u8]) -> Answer {
        self.bench.upload_to(LOOK, &self.token, &[], name, content)
    }

    /// What the shown page saves, as a browser sends it back.
    fn save(&self, page: &Answer, name: &str, more: &[(&str, &str)]) -> Answer {
        let read = plain(&page.field("ifyllt"));
        let shown = page.field("visat");
        let mut fields = vec![
            ("token", self.token.as_str()),
            ("remiss", "styrning"),
            ("fil", "r.docx"),
            ("ifyllt", &read),
            ("visat", &shown),
            ("namn", name),
        ];
        fields.extend_from_slice(more);
        self.bench.post(SAVE, &fields)
    }

    fn comment(&self) -> serde_json::Value {
        let lines = fs::read_to_string(self.bench.root().join("decisions.jsonl")).unwrap();
        let last: serde_json::Value =
            serde_json::from_str(lines.lines().next_back().unwrap()).unwrap();
        last["verdict"]["comment"].clone()
    }

    /// Another comment, made in the workbench meanwhile.
    fn comment_elsewhere(&self, version: usize, reason: &str) {
        let fields = [
            ("token", self.token.as_str()),
            ("remiss", "styrning"),
            ("u", &format!("{}:{version}", self.id)),
            ("namn", "Bo"),
            ("gor", "kommentar"),
            ("skal", reason),
        ];
        assert_eq!(self.bench.post("/granska/beslut", &fields).status, 303);
    }
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

fn follow(bench: &Workbench, answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    let location = answer.header("location").unwrap();
    assert!(location.ends_with("#ifylld"), "{location}");
    bench.get(location.split('#').next().unwrap()).text()
}

#[test]
fn what_is_filled_in_is_shown_and_saved_when_somebody_says_so() {
    let handed = handed();
    let filled = package::fill_word(&handed.word, &handed.id, "h", "beaktas delvis");
    let filled = package::fill_word(&filled, &handed.id, "r", "Rimligt & <bra>.");
    let filled = package::fill_word_section(&filled, "Bedömning", &["Allt ändras."]);
    let page = handed.look("r.docx", &filled);
    assert_eq!(page.status, 200, "{}", page.text());
    let text = page.text();
    for told in [
        "Ingenting är sparat än.",
        "2 poster att spara",
        "Kulturnämnden, 2 Uppföljning</a>",
        "uppföljningen bör ske tre gånger om året",
        "<dt>Beaktas</dt><dd><span class=\"written\">beaktas delvis</span>",
        "Rimligt &amp; &lt;bra&gt;.",
        "Allt ändras.",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert_eq!(handed.bench.decisions(), 0);
    assert!(!handed.bench.root().join("remarks.jsonl").exists());
    // nothing of the file is kept
    let left = fs::read_dir(handed.bench.root()).unwrap();
    let names: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 3, "{names:?}");

    let nameless = handed.save(&page, " ", &[]);
    assert_eq!(nameless.status, 422);
    assert!(nameless.text().contains("Skriv ditt namn"));
    assert_eq!(handed.bench.decisions(), 0);

    let done = follow(&handed.bench, &handed.save(&page, "Anna Å", &[]));
    assert!(
        done.contains("Sparat ur rapporten: 1 kommentar och 1 sammanfattning eller bedömning."),
        "{done}"
    );
    let comment = handed.comment();
    assert_eq!(comment["heeded"], "partly");
    assert_eq!(comment["reason"], "Rimligt & <bra>.");
    let remarks = fs::read_to_string(handed.bench.root().join("remarks.jsonl")).unwrap();
    assert!(remarks.contains("Allt ändras.") && remarks.contains("Anna Å"));

    // the next report has it, and what is saved is not saved twice
    let next = handed.bench.get("/export?format=docx").body;
    assert!(package::text(&next).contains("Rimligt &amp; &lt;bra&gt;."));
    let again = handed.look("r.docx", &filled).text();
    assert!(again.contains("Inget nytt att spara"), "{again}");
    assert!(!again.contains(">Spara</button>"), "{again}");
}

#[test]
fn what_changed_meanwhile_is_replaced_only_when_ticked() {
    let handed = handed();
    let filled = package::fill_word(&handed.word, &handed.id, "r", "Ur rapporten.");
    handed.comment_elsewhere(0, "Ur arbetsbänken.");
    let page = handed.look("r.docx", &filled);
    let text = page.text();
    for told in [
        "Ändrat sedan rapporten gjordes",
        "Gäller nu: </span><span class=\"written\">Ur arbetsbänken.",
        "I rapporten: </span><span class=\"written\">Ur rapporten.",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let nothing = handed.save(&page, "Anna", &[]);
    assert_eq!(nothing.status, 422);
    assert!(nothing.text().contains("Inget är valt att spara"));
    assert_eq!(handed.bench.decisions(), 1);

    // somebody is faster: what was ticked is not what stands there now
    handed.comment_elsewhere(1, "Senare.");
    let late = handed.save(&page, "Anna", &[("ersatt", "0")]);
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Något har ändrats i remissen"));
    assert!(late.text().contains("Senare."));
    assert_eq!(handed.bench.decisions(), 2);

    let saved = handed.save(&late, "Anna", &[("ersatt", "0")]);
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(handed.comment()["reason"], "Ur rapporten.");
}

#[test]
fn what_is_not_understood_and_what_stands_outside_is_told_by_body_and_section() {
    let handed = handed();
    let filled = package::fill_word(&handed.word, &handed.id, "h", "delvis ja");
    let end = format!("<w:tag w:val=\"remiss {} r ", handed.id);
    let document = package::part(&filled, "word/document.xml");
    let at = document.find(&end).unwrap();
    let close = at + document[at..].find("</w:p>").unwrap();
    let beside = format!(
        "{}<w:r><w:t>Kolla med juristen</w:t></w:r>{}",
        &document[..close],
        &document[close..]
    );
    let filled = package::replace(&filled, &document, &beside);
    let page = handed.look("r.docx", &filled).text();
    for told in [
        "Kan inte förstås",
        "«delvis ja» – varken ja, delvis eller nej",
        "Text utanför rutorna",
        "Kulturnämnden, 2 Uppföljning</a>: <span class=\"written\">«Kolla med juristen»",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert!(!page.contains(&format!(">{}<", handed.id)), "{page}");
}

#[test]
fn a_statement_that_is_gone_keeps_what_was_written_of_it_on_the_page() {
    let handed = handed();
    let filled = package::fill_word(&handed.word, &handed.id, "r", "Mitt skäl.");
    let (hash, start) = handed.id.split_once('-').unwrap();
    let other = package::replace(&filled, hash, "0123456789ab");
    let page = handed.look("r.docx", &other).text();
    for told in [
        "Har ingen plats längre",
        "Uttalande som inte finns kvar",
        "uppföljningen bör ske tre gånger om året",
        "Mitt skäl.",
    ] {
        assert!(page.contains(told), "{told}: {start}: {page}");
    }
    assert!(!page.contains(">Spara</button>"), "{page}");
}

#[test]
fn excel_is_read_too_with_what_stands_in_columns_of_ones_own() {
    let handed = handed();
    let excel = handed.bench.get("/export?format=xlsx").body;
    let filled = package::fill_sheet(&excel, 1, "K3", "Ur Excel.");
    let own = package::replace(
        &filled,
        "</row></sheetData>",
        "<c r=\"X3\" t=\"inlineStr\"><is><t>Min lapp</t></is></c></row></sheetData>",
    );
    let page = handed.look("r.xlsx", &own);
    let text = page.text();
    assert!(text.contains("Ur Excel."), "{text}");
    assert!(text.contains("kolumn X, 1 ruta: "), "{text}");
    assert!(text.contains("«Min lapp»"), "{text}");
    assert_eq!(handed.save(&page, "Anna", &[]).status, 303);
    assert_eq!(handed.comment()["reason"], "Ur Excel.");
}

#[test]
fn what_is_no_filled_in_report_is_refused_calmly() {
    let handed = handed();
    let board = handed.bench.get("/export?format=docx&version=namnden").body;
    let bomb = package::bomb("word/document.xml");
    let (nested, repeated) = (package::nested(), package::repeated());
    let other = package::replace(&handed.word, "_m_", "_m_0");
    for (content, told) in [
        (
            b"hej".as_slice(),
            "bara ur sammanställningar i Word och Excel",
        ),
        (b"PK\x03\x04hej", "är skadad"),
        (&handed.word[..handed.word.len() / 2], "är skadad"),
        (&bomb, "är för stor när den är uppackad"),
        (&nested, "den har mer text än en rapport kan ha"),
        (&repeated, "den har mer text än en rapport kan ha"),
        (&board, "Filen har inga rutor att fylla i"),
        (&other, "inte är inläst här"),
    ] {
        let refused = handed.look("r.docx", content);
        assert_eq!(refused.status, 422, "{told}: {}", refused.text());
        let text = refused.text();
        assert!(text.contains(told), "{told}: {text}");
        assert!(text.contains("Ingenting är sparat."), "{text}");
    }
    let none = handed.look("", b"");
    assert!(none.text().contains("Välj en fil."), "{}", none.text());
    let large = handed.look("r.docx", &vec![b'x'; (50 << 20) + 1]);
    assert_eq!(large.status, 413);
    assert!(large.text().contains("högst 50 MB"), "{}", large.text());
    assert_eq!(handed.bench.get("/rapporter").status, 200);
    assert_eq!(
        handed.bench.get(&format!("{LOOK}?remiss=styrning")).status,
        303
    );
}

#[test]
fn a_form_that_is_not_ours_saves_nothing() {
    let handed = handed();
    let filled = package::fill_word(&handed.word, &handed.id, "r", "Ja.");
    let forged = handed.bench.upload_to(LOOK, "fel", &[], "r.docx", &filled);
    assert_eq!(forged.status, 403);
    let page = handed.look("r.docx", &filled);
    let read = plain(&page.field("ifyllt"));
    let shown = page.field("visat");
    let fields = |token: &'static str| {
        [
            ("token", token),
            ("remiss", "styrning"),
            ("ifyllt", read.as_str()),
            ("visat", &shown),
            ("namn", "Anna"),
        ]
    };
    let stale = handed.bench.post(SAVE, &fields("fel"));
    assert_eq!(stale.status, 403);
    // what was read is still there, to be saved by the form of now
    assert!(stale.text().contains("Programmet har startats om"));
    assert_eq!(handed.save(&stale, "Anna", &[]).status, 303);
    let crossing = handed.bench.post_with(
        SAVE,
        &fields("fel"),
        "Origin: http://ond.example\r\nSec-Fetch-Site: cross-site\r\n",
    );
    assert_eq!(crossing.status, 403);
    let broken = [
        ("token", handed.token.as_str()),
        ("remiss", "styrning"),
        ("ifyllt", "{"),
        ("namn", "Anna"),
    ];
    assert_eq!(handed.bench.post(SAVE, &broken).status, 403);
    assert_eq!(handed.bench.decisions(), 1);
}

#[test]
fn the_pages_are_in_english_too() {
    let handed = handed();
    let page = handed.bench.get("/rapporter?lang=en").text();
    assert!(page.contains("Bring a filled-in report back"), "{page}");
    let filled = package::fill_word(&handed.word, &handed.id, "h", "kanske");
    let english = handed
        .bench
        .upload_to(
            &format!("{LOOK}?lang=en"),
            &handed.token,
            &[],
            "r.docx",
            &filled,
        )
        .text();
    assert!(
        english.contains("«kanske» – neither yes, partly nor no"),
        "{english}"
    );
}
