//! A section's summary and assessment: written on its page, kept whoever was
//! faster, with what stood there before.

use std::fs;
use std::io::Write as _;

use super::{Answer, Workbench, one_answer, remiss};

struct Form<'a> {
    version: &'a str,
    name: &'a str,
    summary: &'a str,
    assessment: &'a str,
}

fn save(bench: &Workbench, token: &str, form: &Form<'_>) -> Answer {
    bench.post(
        "/program/bedomning",
        &[
            ("token", token),
            ("remiss", "styrning"),
            ("avsnitt", "1"),
            ("version", form.version),
            ("namn", form.name),
            ("sammanfattning", form.summary),
            ("bedomning", form.assessment),
        ],
    )
}

fn follow(bench: &Workbench, answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    let location = answer.header("location").unwrap();
    assert!(location.ends_with("#bedomning"), "{location}");
    bench.get(location.split('#').next().unwrap()).text()
}

fn written(bench: &Workbench) -> usize {
    fs::read_to_string(bench.root().join("remarks.jsonl")).map_or(0, |text| text.lines().count())
}

const PAGE: &str = "/program?avsnitt=1";

#[test]
fn what_is_written_is_saved_shown_and_kept_when_it_is_written_anew() {
    let bench = one_answer();
    let page = bench.get(PAGE);
    assert!(
        page.text()
            .contains("<label class=\"field\" for=\"sammanfattning\">")
    );
    let token = page.field("token");
    let overview = bench.get("/remiss").text();
    assert!(overview.contains("Bedömning saknas") && !overview.contains("Bedömning finns"));
    let first = Form {
        version: "0",
        name: "Anna Å",
        summary: "Ett <b>.\r\n\r\nTvå.",
        assessment: "",
    };
    let saved = follow(&bench, &save(&bench, &token, &first));
    assert!(saved.contains("role=\"status\"><p>Sparat.</p>"), "{saved}");
    assert!(saved.contains("Senast skrivet av <b>Anna Å</b>"), "{saved}");
    assert!(
        saved.contains("\nEtt &lt;b&gt;.\n\nTvå.</textarea>"),
        "{saved}"
    );
    assert!(!saved.contains("Tidigare lydelser"));
    assert!(bench.get("/remiss").text().contains("Bedömning saknas"));

    let second = Form {
        version: "1",
        name: "Bo",
        summary: "",
        assessment: "Målen ändras.",
    };
    let saved = follow(&bench, &save(&bench, &token, &second));
    assert!(
        saved.contains("Tidigare lydelser</summary>") || saved.contains("Tidigare lydelser (1)"),
        "{saved}"
    );
    assert!(saved.contains("<p class=\"written\">Två.</p>"));
    let overview = bench.get("/remiss").text();
    assert!(overview.contains("Bedömning finns"));
    assert_eq!(written(&bench), 2);
    let same = Form {
        version: "2",
        ..second
    };
    assert!(follow(&bench, &save(&bench, &token, &same)).contains("Inget är ändrat"));
    assert_eq!(written(&bench), 2);
    let report = bench.get("/export?format=md").text();
    assert!(
        report.contains("**Bedömning**\n\nMålen ändras."),
        "{report}"
    );
}

#[test]
fn whoever_was_later_keeps_what_they_typed() {
    let bench = one_answer();
    let token = bench.get(PAGE).field("token");
    let anna = Form {
        version: "0",
        name: "Anna",
        summary: "Annas ord.",
        assessment: "",
    };
    assert_eq!(save(&bench, &token, &anna).status, 303);
    let bo = Form {
        version: "0",
        name: "Bo",
        summary: "Bos <ord>.",
        assessment: "Bos bedömning.",
    };
    let late = save(&bench, &token, &bo);
    assert_eq!(late.status, 409);
    let page = late.text();
    for kept in [
        "Bos &lt;ord&gt;.</textarea>",
        "Bos bedömning.</textarea>",
        "value=\"Bo\"",
        "Annas ord.",
        "Anna",
    ] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    assert_eq!(written(&bench), 1);
    let version = late.field("version");
    let again = Form {
        version: &version,
        ..bo
    };
    assert_eq!(save(&bench, &token, &again).status, 303);
    assert_eq!(written(&bench), 2);
}

#[test]
fn what_another_program_wrote_counts_as_well() {
    let bench = one_answer();
    let token = bench.get(PAGE).field("token");
    let run = remiss(
        bench.corpus.path(),
        &[
            "remark",
            "--section",
            "1",
            "--summary",
            "Ur terminalen.",
            "--by",
            "Cia",
        ],
    );
    let mut run = run;
    assert!(run.output().unwrap().status.success());
    let form = Form {
        version: "0",
        name: "Bo",
        summary: "Ur webben.",
        assessment: "",
    };
    let late = save(&bench, &token, &form);
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Ur terminalen.") && late.text().contains("Cia"));
    assert!(bench.get(PAGE).text().contains("Ur terminalen."));
}

#[test]
fn what_cannot_be_saved_comes_back_with_the_reason() {
    let bench = one_answer();
    let token = bench.get(PAGE).field("token");
    let form = Form {
        version: "0",
        name: "Bo",
        summary: "Viktig text.",
        assessment: "",
    };
    let check = |answer: &Answer, status: u16, why: &str| {
        let page = answer.text();
        assert_eq!(answer.status, status, "{page}");
        assert!(page.contains(why), "{page}");
        assert!(page.contains("Viktig text."), "{page}");
    };
    check(
        &save(&bench, "annan", &form),
        403,
        "Programmet har startats om",
    );
    let nameless = Form { name: " ", ..form };
    check(&save(&bench, &token, &nameless), 422, "Skriv ditt namn");
    let long = format!("Viktig text.{}", "x".repeat(20_000));
    let long = Form {
        summary: &long,
        name: "Bo",
        ..nameless
    };
    check(&save(&bench, &token, &long), 422, "högst 20 000 tecken");
    assert_eq!(written(&bench), 0);
    let other = format!("http://{}.example", bench.host);
    let foreign = bench.post_with(
        "/program/bedomning",
        &[("token", &token), ("remiss", "styrning")],
        &format!("Origin: {other}\r\n"),
    );
    assert_eq!(foreign.status, 403);
}

#[test]
fn a_broken_line_is_told_and_nothing_is_written() {
    let bench = one_answer();
    let token = bench.get(PAGE).field("token");
    let path = bench.root().join("remarks.jsonl");
    let mut file = fs::File::create(&path).unwrap();
    writeln!(file, "inget").unwrap();
    let form = Form {
        version: "0",
        name: "Bo",
        summary: "x",
        assessment: "",
    };
    let answer = save(&bench, &token, &form);
    assert_eq!(answer.status, 500);
    assert!(
        answer.text().contains("remarks.jsonl:1"),
        "{}",
        answer.text()
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), "inget\n");
}

#[test]
fn a_text_without_its_section_is_told_and_can_be_read() {
    let bench = one_answer();
    let line = r#"{"version":1,"section":"9","heading":"Slut","summary":"Det <var> så.","assessment":"","by":"Anna","at":"2026-03-02T09:00:00Z"}"#;
    fs::write(bench.root().join("remarks.jsonl"), format!("{line}\n")).unwrap();
    let mut index = remiss(bench.corpus.path(), &["index", "corpus", "--quiet"]);
    assert_eq!(index.output().unwrap().status.code(), Some(3));
    let overview = bench.get("/remiss").text();
    assert!(
        overview.contains("1 avsnitt som inte längre finns har"),
        "{overview}"
    );
    let page = bench.get("/program?avsnitt=general").text();
    assert!(page.contains("9 Slut (Anna, 2026-03-02)"), "{page}");
    assert!(page.contains("Det &lt;var&gt; så."), "{page}");
    assert!(!bench.get(PAGE).text().contains("9 Slut"));
}

#[test]
fn a_text_without_its_section_is_taken_away_and_kept_in_the_file() {
    let bench = one_answer();
    let line = r#"{"version":1,"section":"9","heading":"Slut <b>","summary":"Det var så.","assessment":"","by":"Anna","at":"2026-03-02T09:00:00Z"}"#;
    fs::write(bench.root().join("remarks.jsonl"), format!("{line}\n")).unwrap();
    let mut index = remiss(bench.corpus.path(), &["index", "corpus", "--quiet"]);
    assert_eq!(index.output().unwrap().status.code(), Some(3));
    let place = "/program?avsnitt=general";
    let page = bench.get(place);
    assert!(page.text().contains("action=\"/program/bedomning/bort\""));
    let token = page.field("token");
    let away = |heading: &str, at: &str, name: &str| {
        let fields = [
            ("token", token.as_str()),
            ("remiss", "styrning"),
            ("avsnitt", "9"),
            ("rubrik", heading),
            ("skriven", at),
            ("namn", name),
        ];
        bench.post("/program/bedomning/bort", &fields)
    };
    let at = "2026-03-02T09:00:00Z";
    assert_eq!(away("Slut <b>", at, " ").status, 422);
    let other = away("Slut", at, "Bo");
    assert!(follow(&bench, &other).contains("Ingenting är gjort."));
    assert_eq!(written(&bench), 1);
    let gone = follow(&bench, &away("Slut <b>", at, "Bo"));
    assert!(
        gone.contains("Borttaget.") && !gone.contains("Det var så."),
        "{gone}"
    );
    assert!(
        !bench
            .get("/remiss")
            .text()
            .contains("som inte längre finns har")
    );
    assert_eq!(written(&bench), 2);
    let text = fs::read_to_string(bench.root().join("remarks.jsonl")).unwrap();
    assert!(text.starts_with(line), "{text}");
}
