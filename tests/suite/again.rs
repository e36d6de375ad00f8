//! What an earlier run left undone is done by the next: scans, files that were
//! away, copies, names that tell how a text is to be read.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::support::{Run, Workplace};

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/formats"
    ));
    fs::read(folder.join(name)).expect("the fixture is there")
}

/// Programs that stand for tesseract and pdftoppm: the first reads the same
/// words off every page, unless a file `broken` or `blank` lies in the workplace.
#[cfg(unix)]
fn with_recogniser(place: &Workplace) {
    use std::os::unix::fs::PermissionsExt;
    let word = "5\\t1\\t1\\t1\\t1\\t1\\t10\\t10\\t900\\t30\\t90\\tNämnden";
    let tesseract = format!(
        "#!/bin/sh\ncase \"$1\" in --version) echo 'tesseract 5';; --list-langs) echo swe;; *)\n[ -e broken ] && {{ echo 'no space left' >&2; exit 1; }}\n[ -e blank ] || printf '{word}\\n';; esac\n"
    );
    // The picture's name is the last argument, without its ending.
    let draw = "#!/bin/sh\nfor last; do :; done\n[ \"$1\" = -v ] || echo x > \"$last.png\"\n";
    for (name, script) in [("tesseract", tesseract.as_str()), ("pdftoppm", draw)] {
        let path = format!("bin/{name}");
        place.write(&path, script);
        let may_run = fs::Permissions::from_mode(0o755);
        fs::set_permissions(place.join(&path), may_run).unwrap();
    }
}

#[cfg(unix)]
fn index_with_ocr(place: &Workplace) -> Run {
    let path = format!("{}:/usr/bin:/bin", place.join("bin").display());
    let mut command = place.command(&["index", "corpus", "--ocr"]);
    Run::of(command.env("PATH", path).output().unwrap())
}

#[cfg(unix)]
fn reason(place: &Workplace, file: &str) -> Option<String> {
    let status = place.run(&["status", "--json"]).json();
    let documents = status["documents"].as_array().unwrap().clone();
    let document = documents
        .iter()
        .find(|document| document["file"] == format!("responses/{file}"))
        .unwrap_or_else(|| panic!("{file} is not told of"));
    (document["state"] == "unread").then(|| document["reason"].as_str().unwrap().to_owned())
}

/// The id of the statement with these words.
fn id_of(place: &Workplace, words: &str) -> String {
    let lines = place.run(&["statements"]).json_lines();
    let has = |line: &&serde_json::Value| line["text"].as_str().unwrap().contains(words);
    let line = lines.iter().find(has).expect("a statement has the words");
    line["id"].as_str().unwrap().to_owned()
}

#[cfg(unix)]
#[test]
fn a_scan_that_came_without_the_recogniser_is_recognised_when_it_is_there() {
    let place = Workplace::with_small_consultation();
    with_recogniser(&place);
    place.write("corpus/liten/responses/a.pdf", fixture("skannad.pdf"));
    index_with_ocr(&place);
    assert_eq!(reason(&place, "a.pdf"), None);
    let other = [fixture("skannad.pdf"), b"\n% b\n".to_vec()].concat();
    place.write("corpus/liten/responses/b.pdf", other);
    place.run(&["index", "corpus"]).ends_with(3);
    assert!(reason(&place, "b.pdf").is_some());
    index_with_ocr(&place);
    assert_eq!(reason(&place, "b.pdf"), None);
}

#[cfg(unix)]
#[test]
fn a_recogniser_that_failed_is_told_of_and_tried_again() {
    let place = Workplace::with_small_consultation();
    with_recogniser(&place);
    place.write("corpus/liten/responses/a.pdf", fixture("skannad.pdf"));
    place.write("broken", "");
    index_with_ocr(&place);
    let why = reason(&place, "a.pdf").expect("it is unread");
    assert!(why.contains("teckentolkningen (OCR) misslyckades"), "{why}");
    assert!(why.contains("no space left"), "{why}");
    fs::remove_file(place.join("broken")).unwrap();
    index_with_ocr(&place);
    assert_eq!(reason(&place, "a.pdf"), None);
    // What was recognised once stays where the recogniser fails later.
    place.write("broken", "");
    place.write("corpus/liten/responses/c.txt", "Vi avstår.\n");
    index_with_ocr(&place);
    assert_eq!(reason(&place, "a.pdf"), None);
}

#[cfg(unix)]
#[test]
fn pages_on_which_the_recogniser_finds_no_words_are_not_given_to_it_again() {
    let place = Workplace::with_small_consultation();
    with_recogniser(&place);
    place.write("corpus/liten/responses/a.png", b"\x89PNG\r\n\x1a\n");
    place.write("corpus/liten/responses/b.pdf", fixture("skannad.pdf"));
    place.write("blank", "");
    let holds_no_text = || {
        for file in ["a.png", "b.pdf"] {
            let why = reason(&place, file).expect("it is unread");
            assert!(why.starts_with("ingen text fanns i filen"), "{file}: {why}");
        }
    };
    index_with_ocr(&place);
    holds_no_text();
    // The recogniser would fail now, which would be told.
    place.write("broken", "");
    let told = index_with_ocr(&place).out();
    assert!(told.contains("Inget nytt"), "{told}");
    holds_no_text();
}

#[test]
fn the_same_bytes_are_read_as_each_name_says() {
    let place = Workplace::new();
    let answer = "# Yttrande\n\nNämnden *tillstyrker* förslaget helt och hållet.\n";
    let texts = |first: &str, second: &str| {
        place.write(&format!("corpus/liten/responses/{first}"), answer);
        place.run(&["index", "corpus"]);
        place.write(&format!("corpus/liten/responses/{second}"), answer);
        place.run(&["index", "corpus"]);
        let mut said: Vec<(String, String)> = (place.run(&["statements"]).json_lines().iter())
            .map(|line| {
                let word = |key: &str| line[key].as_str().unwrap().to_owned();
                (word("file"), word("text"))
            })
            .collect();
        said.sort();
        fs::remove_dir_all(place.join("corpus")).unwrap();
        fs::remove_dir_all(place.join("index")).unwrap();
        said
    };
    let one = texts("b.md", "a.txt");
    let other = texts("a.txt", "b.md");
    assert_eq!(one, other);
    let said = |file: &str, words: &str| {
        let file = format!("responses/{file}");
        one.iter()
            .any(|(own, text)| *own == file && text.contains(words))
    };
    assert!(said("b.md", "Nämnden tillstyrker"), "{one:?}");
    assert!(said("a.txt", "Nämnden *tillstyrker*"), "{one:?}");
}

#[test]
fn a_decision_stays_with_the_file_that_it_was_made_on() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let decided = |file: &str| {
        let lines = place.run(&["statements"]).json_lines();
        let file = format!("responses/{file}");
        let own = lines.iter().filter(|line| line["file"] == file.as_str());
        own.filter(|line| line["status"] == "decided").count()
    };
    let lines = place.run(&["statements"]).json_lines();
    let id = lines
        .iter()
        .find(|line| line["text"].as_str().unwrap().contains("varje vecka"))
        .unwrap()["id"]
        .as_str()
        .unwrap();
    place
        .run(&["decide", id, "--by", "Anna", "--stance", "opposes"])
        .ends_with(0);
    assert_eq!(decided("Kulturnämnden.txt"), 1);
    let responses = place.join("corpus/liten/responses");
    fs::copy(
        responses.join("Kulturnämnden.txt"),
        responses.join("A, kopia.txt"),
    )
    .unwrap();
    place.run(&["index", "corpus"]);
    assert_eq!(decided("Kulturnämnden.txt"), 1);
    assert_eq!(decided("A, kopia.txt"), 0);
    // And when the copy is the one that remains, it takes it over.
    fs::remove_file(responses.join("Kulturnämnden.txt")).unwrap();
    place.run(&["index", "corpus"]);
    assert_eq!(decided("A, kopia.txt"), 1);
}

#[test]
fn one_bad_consultation_keeps_no_other_from_being_read() {
    let place = Workplace::with_small_consultation();
    for name in ["annan", "trasig"] {
        let answer = format!("corpus/{name}/responses/a.txt");
        place.write(&answer, "Vi tillstyrker förslaget.\n");
    }
    place.write("corpus/trasig/consultation.toml", "title = \"\u{d6}\n");
    place.write("corpus/annan/decisions.jsonl", "inget beslut\n");
    let run = place.run(&["index", "corpus"]).ends_with(3);
    let told = run.out();
    assert!(told.contains("! trasig: kunde inte läsas in"), "{told}");
    assert!(told.contains("! annan: kunde inte läsas in"), "{told}");
    assert!(!place.run(&["statements"]).out().is_empty());
    let run = place.run(&["index", "corpus", "--json"]).ends_with(3);
    assert_eq!(run.json()["failed"][1]["name"], "annan");
    assert!(run.json()["failed"][1]["hint"].is_string());
    let notices = place
        .run(&["index", "corpus", "--json", "--lang", "en"])
        .json();
    assert_eq!(
        notices["consultations"][0]["notices"],
        serde_json::json!([])
    );
    // Named alone, it is what could not be done.
    place.run(&["index", "corpus/trasig"]).ends_with(2);
}

#[test]
fn a_programme_that_was_named_once_stays_and_none_is_told_of() {
    let place = Workplace::with_small_consultation();
    let folder = place.join("corpus/liten");
    fs::rename(folder.join("programme.md"), folder.join("forslag.md")).unwrap();
    let run = place.run(&["index", "corpus"]);
    assert!(
        run.out()
            .contains("det remitterade förslaget hittades inte"),
        "{}",
        run.out()
    );
    let told = place.run(&["index", "corpus", "--json"]).json();
    let notice = told["consultations"][0]["notices"][0].as_str();
    assert!(
        notice.is_some_and(|words| run.out().contains(words)),
        "{told}"
    );
    let sections = |args: &[&str]| {
        let run = place.run(args).json();
        run["consultations"][0]["sections"].as_u64().unwrap()
    };
    let named = sections(&[
        "index",
        "corpus/liten",
        "--programme",
        "corpus/liten/forslag.md",
        "--json",
    ]);
    assert!(named > 0);
    place.write("corpus/liten/responses/c.txt", "Vi avstår.\n");
    assert_eq!(sections(&["index", "corpus", "--json"]), named);
    assert_eq!(sections(&["index", "corpus", "--json"]), named);
    // It is called by its name, not by where it lies.
    place.run(&["excerpt", "-o", "r.md"]).ends_with(0);
    let report = fs::read_to_string(place.join("r.md")).unwrap();
    assert!(report.contains("forslag.md"));
    assert!(!report.contains("corpus/liten/forslag.md"), "{report}");
    // Who names another has given it up, also where a decision is made later.
    place.write(
        "corpus/liten/ny.md",
        "# Ny plan\n\n## 1 Mål\n\nMål.\n\n## 2 Medel\n\nMedel.\n\n## 3 Tid\n\nTid.\n",
    );
    place.write("corpus/liten/consultation.toml", "programme = \"ny.md\"\n");
    let new = sections(&["index", "corpus", "--json"]);
    assert_ne!(new, named);
    let line = place.run(&["statements"]).out();
    let first: serde_json::Value = serde_json::from_str(line.lines().next().unwrap()).unwrap();
    place
        .run(&[
            "decide",
            first["id"].as_str().unwrap(),
            "--section",
            "2",
            "--by",
            "Anna",
        ])
        .ends_with(0);
    let sections = place.run(&["status", "--sections"]).out();
    assert!(sections.contains("Tid"), "{sections}");
}

#[test]
fn a_proposal_from_elsewhere_is_called_by_its_name_however_it_was_named() {
    let place = Workplace::with_small_consultation();
    fs::create_dir(place.join("annan")).unwrap();
    let moved = place.join("annan/forslag.md");
    fs::rename(place.join("corpus/liten/programme.md"), &moved).unwrap();
    let report = |args: &[&str]| {
        let run = place.run(&[&["index", "corpus/liten", "--json"], args].concat());
        place.run(&["excerpt", "-o", "r.md"]);
        let report = fs::read_to_string(place.join("r.md")).unwrap();
        (report, run.json()["consultations"][0]["changed"].clone())
    };
    let (named, _) = report(&["--programme", "annan/forslag.md"]);
    assert!(
        named.contains("forslag.md") && !named.contains("annan/forslag"),
        "{named}"
    );
    assert_eq!(report(&[]), (named, false.into()));
    // And where it is gone, a decision does without it, as a run does.
    fs::remove_file(moved).unwrap();
    let id = id_of(&place, "varje vecka");
    place
        .run(&["decide", &id, "--by", "Anna", "--stance", "opposes"])
        .ends_with(0);
}

#[test]
fn a_file_that_is_named_and_not_there_is_told_with_the_nearest() {
    let place = Workplace::with_small_consultation();
    place.write(
        "corpus/liten/consultation.toml",
        "[[documents]]\nfile = \"responses/Kulturnamnden.txt\"\nrespondents = [\"Kulturnämnden\"]\n",
    );
    let told = place.run(&["index", "corpus"]).out();
    assert!(
        told.contains("som inte finns; menade du `responses/Kulturnämnden.txt`?"),
        "{told}"
    );
}

#[test]
fn one_text_that_is_gone_ends_neither_the_ledger_nor_the_proof() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    place
        .run(&["excerpt", "--format", "json", "-o", "r.json"])
        .ends_with(0);
    place.run(&["verify", "r.json"]).ends_with(0);
    let kept = place.join("index/extractions");
    let text = |path: &Path| fs::read_to_string(path).unwrap();
    let gone = (fs::read_dir(&kept).unwrap())
        .map(|entry| entry.unwrap().path())
        .find(|path| text(path).contains("Hur ska klippningen"))
        .unwrap();
    fs::remove_file(gone).unwrap();
    let run = place.run(&["verify", "r.json"]).ends_with(3);
    assert!(run.out().contains("inte i indexet"), "{}", run.out());
    let status = place.run(&["status", "--ledger"]).out();
    assert!(status.contains("texten finns inte kvar"), "{status}");
    assert!(status.contains("Yttrande över program"), "{status}");
}

#[cfg(unix)]
#[test]
fn a_reader_follows_a_commit_that_removed_what_it_was_to_read() {
    use remiss::pipeline::Catalogue;
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let before = Catalogue::open(&place.join("index")).unwrap();
    place.write(
        "corpus/liten/responses/c.txt",
        "Vi avstår från att yttra oss.\n",
    );
    place.run(&["index", "corpus"]);
    assert_eq!(before.load("liten").unwrap().documents.len(), 3);
}

#[test]
fn the_same_answer_again_counts_no_statement_twice() {
    let place = Workplace::with_small_consultation();
    let counts = || {
        place.run(&["index", "corpus"]);
        let status = place.run(&["status", "--json"]).json();
        let report = place.run(&["excerpt", "--format", "json"]).json();
        let statements = &status["consultations"][0]["statements"];
        assert_eq!(report["cover"]["statements"], *statements);
        let documents = status["documents"].as_array().unwrap();
        let copies = documents.iter().filter(|one| !one["copy_of"].is_null());
        let of_copies: Vec<u64> = copies
            .map(|one| one["statements"].as_u64().unwrap())
            .collect();
        (statements.as_u64().unwrap(), of_copies)
    };
    let (before, none) = counts();
    assert!(none.is_empty());
    let responses = place.join("corpus/liten/responses");
    let answer = fs::read(responses.join("Kulturnämnden.txt")).unwrap();
    fs::write(responses.join("Kulturnämnden (2).txt"), &answer).unwrap();
    let mut archive = zip::ZipWriter::new(fs::File::create(responses.join("x.zip")).unwrap());
    archive
        .start_file(
            "Kulturnämnden.txt",
            zip::write::SimpleFileOptions::default(),
        )
        .unwrap();
    archive.write_all(&answer).unwrap();
    archive.finish().unwrap();
    assert_eq!(counts(), (before, vec![0, 0]));
}

#[test]
fn a_corpus_that_was_moved_is_not_told_to_be_gone() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    fs::rename(place.join("corpus"), place.join("flyttad")).unwrap();
    let run = place.run(&["index", "flyttad"]).ends_with(0);
    let told = run.out() + &run.err();
    assert!(!told.contains("mappen är borta"), "{told}");
    place.run(&["search", "lekplatser"]).ends_with(0);
}

#[cfg(target_os = "linux")]
#[test]
fn answers_whose_names_are_no_text_are_told_apart_and_named() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let place = Workplace::with_small_consultation();
    for (name, body) in [
        (b"\xff.txt", "Socialnämnden"),
        (b"\xfe.txt", "Idrottsnämnden"),
    ] {
        let path = place.join("corpus/liten/responses");
        let text = format!("Yttrande över program för parker\n\n{body} avstår.\n");
        fs::write(path.join(OsStr::from_bytes(name)), text).unwrap();
    }
    place.write(
        "corpus/liten/consultation.toml",
        "[[documents]]\nfile = \"responses/%FF.txt\"\nrespondents = [\"Socialnämnden\"]\n",
    );
    place.run(&["index", "corpus"]);
    let status = place.run(&["status", "--json"]).json();
    let documents = status["documents"].as_array().unwrap();
    let of = |name: &str| {
        let mut all = documents.iter();
        let one = all.find(|one| one["file"] == *name).expect(name);
        one.to_string()
    };
    assert!(of("responses/%FF.txt").contains("Socialnämnden"));
    assert!(!of("responses/%FE.txt").contains("Socialnämnden"));
}
