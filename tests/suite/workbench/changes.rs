//! Decisions, added documents and what reads them in.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{ANSWER, Workbench, one_answer, read, remiss, serve, statement};

#[test]
fn a_decision_is_kept_and_a_later_one_on_what_was_seen_before_is_not() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let path = format!("/granska?u={id}");
    let page = bench.get(&path);
    let token = page.field("token");
    let decide = |version: usize, name: &str, stance: &str, what: &str| {
        bench.post(
            "/granska/beslut",
            &[
                ("token", &token),
                ("remiss", "styrning"),
                ("u", &format!("{id}:{version}")),
                ("namn", name),
                ("avsnitt", "1"),
                ("stallning", stance),
                ("gor", what),
            ],
        )
    };
    let first = decide(0, "Anna Å", "supports", "spara");
    assert_eq!(first.status, 303, "{}", first.text());
    let second = decide(0, "Bo", "opposes", "spara");
    assert_eq!(second.status, 409);
    assert!(second.text().contains("Anna Å"), "it tells who was faster");
    assert!(
        second.text().contains("value=\"opposes\" selected"),
        "it keeps the choice"
    );
    assert_eq!(bench.decisions(), 1);
    assert!(bench.get(&path).text().contains("Granskad"));
    assert_eq!(decide(1, "Bo", "opposes", "spara").status, 303);
    assert_eq!(decide(2, "Bo", "", "angra").status, 303);
    let api = bench.get(&format!("/api/uttalande?u={id}"));
    let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
    assert_eq!(
        found["statement"]["stance"], "supports",
        "Anna's decision holds again"
    );
    assert_eq!(found["decisions"].as_array().unwrap().len(), 4);
}

#[test]
fn an_undo_leaves_every_other_decision_to_whom_made_it() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    let decide = |version: usize, name: &str, more: &[(&str, &str)]| {
        let seen = format!("{id}:{version}");
        let mut fields = vec![
            ("token", token.as_str()),
            ("remiss", "styrning"),
            ("u", seen.as_str()),
            ("namn", name),
        ];
        fields.extend(more);
        bench.post("/granska/beslut", &fields)
    };
    let anna = decide(0, "Anna", &[("stallning", "doubts"), ("gor", "spara")]);
    assert_eq!(anna.status, 303, "{}", anna.text());
    let bo = decide(1, "Bo", &[("skal", "Nej tack"), ("gor", "kommentar")]);
    assert_eq!(bo.status, 303, "{}", bo.text());
    assert_eq!(decide(2, "Bo", &[("gor", "angra")]).status, 303);
    let api = bench.get(&format!("/api/uttalande?u={id}"));
    let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
    assert_eq!(found["statement"]["stance"], "doubts");
    let last = found["decisions"].as_array().unwrap().last().unwrap();
    assert_eq!(last["by"], "Anna", "{last}");

    // What somebody typed is not lost where another was faster.
    let late = decide(0, "Cia", &[("skal", "Ja gärna"), ("gor", "kommentar")]);
    assert_eq!(late.status, 409);
    assert!(late.text().contains("Ja gärna"));
}

#[test]
fn decisions_survive_a_restart_and_a_new_index() {
    let mut bench = one_answer();
    let id = statement(&bench, "tydliga");
    let page = bench.get(&format!("/granska?u={id}"));
    let saved = bench.doubt(&page.field("token"), &id, 0);
    assert_eq!(saved.status, 303);
    bench.child.kill().unwrap();
    bench.child.wait().unwrap();
    fs::remove_dir_all(bench.corpus.path().join("index")).unwrap();
    remiss(bench.corpus.path(), &["index", "corpus", "--quiet"])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    (bench.child, bench.host) = serve(bench.corpus.path(), &[]);
    let api = bench.get(&format!("/api/uttalande?u={id}"));
    let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
    assert_eq!(found["statement"]["stance"], "doubts");
    assert_eq!(found["statement"]["status"], "decided");
}

#[test]
fn a_decision_on_a_file_that_was_corrected_is_seen_and_can_be_undone() {
    let mut bench = one_answer();
    let id = statement(&bench, "tydliga");
    let page = bench.get(&format!("/granska?u={id}"));
    assert_eq!(bench.doubt(&page.field("token"), &id, 0).status, 303);
    bench.child.kill().unwrap();
    bench.child.wait().unwrap();
    let answer = bench.root().join("responses/kulturnämnden.txt");
    let corrected = ANSWER.replace("Nämnden anser", "Det är bra. Nämnden anser");
    fs::write(answer, corrected).unwrap();
    remiss(bench.corpus.path(), &["index", "corpus", "--quiet"])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    (bench.child, bench.host) = serve(bench.corpus.path(), &[]);
    let now = statement(&bench, "tydliga");
    assert_ne!(now, id);
    let page = bench.get(&format!("/granska?u={now}"));
    assert!(page.text().contains("Anna"), "who decided is told");
    let token = page.field("token");
    let undo = |version: &str| {
        bench.post(
            "/granska/beslut",
            &[
                ("token", &token),
                ("remiss", "styrning"),
                ("u", &format!("{now}:{version}")),
                ("namn", "Bo"),
                ("gor", "angra"),
            ],
        )
    };
    assert_eq!(undo("1").status, 303);
    let api = bench.get(&format!("/api/uttalande?u={now}"));
    let found: serde_json::Value = serde_json::from_slice(&api.body).unwrap();
    assert_ne!(found["statement"]["status"], "decided");
}

#[test]
fn a_verdict_on_a_statement_that_is_gone_says_so_and_where_to_look() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let page = bench.get(&format!("/granska?u={id}"));
    let file = page.field("fil");
    assert_eq!(file, "responses/kulturnämnden.txt");
    let corrected = ANSWER.replace("Nämnden anser", "Det är bra. Nämnden anser");
    fs::write(bench.root().join("responses/kulturnämnden.txt"), corrected).unwrap();
    remiss(bench.corpus.path(), &["index", "corpus", "--quiet"])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    let answer = bench.post(
        "/granska/beslut",
        &[
            ("token", &page.field("token")),
            ("remiss", "styrning"),
            ("u", &format!("{id}:0")),
            ("fil", &file),
            ("namn", "Anna"),
            ("visat", "1"),
            ("avsnitt", "2"),
            ("stallning", "doubts"),
        ],
    );
    assert_eq!(answer.status, 409);
    let told = answer.text();
    assert!(told.contains("Uttalandet finns inte längre"), "{told}");
    assert!(told.contains("Detta hade du valt"), "{told}");
    assert!(
        told.contains("2 Uppföljning") && told.contains("Tveksam"),
        "{told}"
    );
    assert!(told.contains("Uttalandena i kulturnämnden.txt"), "{told}");
    assert_eq!(bench.decisions(), 0);
}

#[test]
fn a_proposal_that_cannot_be_read_is_told_where_one_comes_first() {
    let bench = one_answer();
    fs::remove_file(bench.root().join("programme.md")).unwrap();
    fs::write(bench.root().join("programme.pdf"), b"%PDF-1.7\nskadad").unwrap();
    remiss(bench.corpus.path(), &["index", "corpus", "--quiet"])
        .stdout(Stdio::null())
        .status()
        .unwrap();
    for page in ["/inlasning", "/remiss"] {
        let told = bench.get(&format!("{page}?remiss=styrning")).text();
        assert!(
            told.contains("Det remitterade förslaget kunde inte läsas"),
            "{page}: {told}"
        );
        assert!(told.contains("Gör så här"), "{page}");
    }
}

#[test]
fn an_added_document_is_read_and_found() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    let text =
        "Stadsbyggnadsnämnden\n\nNämnden avstyrker förslaget eftersom bussgatorna glöms bort.\n";
    let added = bench.upload(&token, "../../smyg/stadsbyggnad.txt", text.as_bytes());
    assert_eq!(added.status, 303, "{}", added.text());
    assert!(bench.root().join("responses/stadsbyggnad.txt").exists());
    bench.wait_for_run();
    assert!(bench.get("/sok?q=bussgator").text().contains("bussgatorna"));
    let again = bench.upload(&token, "annat namn.txt", text.as_bytes());
    let to = again.header("location").unwrap();
    assert!(to.contains("nya=0"));
    assert!(!bench.root().join("responses/annat namn.txt").exists());
    let page = bench.get(to).text();
    let (_, told) = page
        .split_once("<b>annat namn.txt</b> har samma innehåll som ")
        .unwrap();
    let told = told.split("</li>").next().unwrap();
    assert!(
        told.contains(
            ">stadsbyggnad.txt</a> (Stadsbyggnadsnämnden) och lades inte till en gång till."
        ),
        "{told}"
    );
    // Another answer under a name that is there.
    let other = "Miljönämnden\n\nNämnden tillstyrker förslaget.\n";
    let renamed = bench.upload(&token, "stadsbyggnad.txt", other.as_bytes());
    bench.wait_for_run();
    let page = bench.get(renamed.header("location").unwrap()).text();
    assert!(
        page.contains("<b>stadsbyggnad.txt</b> har ett annat innehåll än filen med samma namn, och ligger bredvid den som <b>stadsbyggnad (2).txt</b>."),
        "{page}"
    );
    // Of an address that was made up nothing is told.
    let made_up = bench
        .get("/inlasning?remiss=styrning&nya=0&samma=1&vilka=99")
        .text();
    assert!(!made_up.contains("har samma innehåll"), "{made_up}");
}

#[test]
fn two_uploads_at_once_keep_each_answer() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    let text = |body: &str, times: usize| format!("{body}nämnden\n\n{}", body.repeat(times));
    let (slow, quick) = (text("Skol", 50_000), text("Trafik", 10_000));
    let (mut stream, form) = bench.begin_upload(&token, "skol.txt", slow.as_bytes());
    stream.write_all(&form[..form.len() / 2]).unwrap();
    let responses = bench.root().join("responses");
    let has_begun = || {
        let folders = [bench.root(), responses.clone()];
        let mut files = folders
            .iter()
            .flat_map(|one| fs::read_dir(one).unwrap().flatten());
        files.any(|file| {
            let name = file.file_name();
            name.to_string_lossy().ends_with(".inkommande") && file.metadata().unwrap().len() > 0
        })
    };
    while !has_begun() {
        std::thread::yield_now();
    }
    // What a program that was killed left is no answer either.
    fs::write(responses.join(".1-0.inkommande"), "Skolnämn").unwrap();
    fs::write(responses.join(".remiss-aB3x.new"), "Skolnämn").unwrap();
    let added = bench.upload(&token, "trafik.txt", quick.as_bytes());
    assert_eq!(added.status, 303, "{}", added.text());
    bench.wait_for_run();
    let files = bench.get("/inlasning").text();
    for no_answer in [".inkommande", ".remiss-", "skol.txt"] {
        assert!(!files.contains(no_answer), "{no_answer}: {files}");
    }
    stream.write_all(&form[form.len() / 2..]).unwrap();
    let added = read(stream);
    // The second is read in after the first, and its sender is told nothing else.
    assert_eq!(added.status, 303, "{}", added.text());
    bench.wait_for_run();
    for (name, text) in [("skol.txt", slow), ("trafik.txt", quick)] {
        assert!(
            fs::read_to_string(responses.join(name)).unwrap() == text,
            "{name}"
        );
        assert!(bench.get("/inlasning").text().contains(name), "{name}");
    }
}

#[test]
fn a_new_consultation_is_made_from_a_form() {
    let bench = one_answer();
    let token = bench.get("/ny").field("token");
    let fields = [
        ("token", token.as_str()),
        ("titel", "Översiktsplan 2040"),
        ("sista", "2026-03-31"),
        (
            "instanser",
            "Namn\tTyp\tAndra namn\nKulturnämnden\tnämnd\tKN\nEkstads Hamn AB\n",
        ),
    ];
    // What cannot be a programme is refused before anything is made.
    let refused = bench.make(&fields, "Plan.xlsx");
    assert_eq!(refused.status, 422, "{}", refused.text());
    let made = bench.make(&fields, "Plan.md");
    assert_eq!(made.status, 303, "{}", made.text());
    bench.wait_for_run();
    let root = bench.corpus.path().join("corpus/oversiktsplan-2040");
    let config = fs::read_to_string(root.join("consultation.toml")).unwrap();
    assert!(config.contains("kind = \"company\""), "{config}");
    assert!(!config.contains("name = \"Namn\""), "{config}");
    assert!(root.join("programme.md").exists());
    assert!(
        !bench
            .corpus
            .path()
            .join("corpus/oversiktsplan-2040-2")
            .exists()
    );
    let page = bench.get("/instanser?remiss=oversiktsplan-2040");
    assert!(page.text().contains("Ekstads Hamn AB"));
}

#[test]
fn a_new_consultation_is_looked_at_as_its_details_are() {
    let bench = one_answer();
    let token = bench.get("/ny").field("token");
    let long = "å".repeat(201);
    for (fields, told) in [
        (
            [("titel", "Ny plan"), ("sista", "2026-02-30")],
            "Sista svarsdag: ”2026-02-30” är inget datum",
        ),
        (
            [("titel", "Ny plan"), ("utsand", "0226-02-03")],
            "Utsänd: Året är 226",
        ),
        (
            [("titel", " \u{202e} "), ("dnr", "1")],
            "Titel: Skriv en titel.",
        ),
        (
            [("titel", &long), ("dnr", "1")],
            "Titel: Texten är 201 tecken lång",
        ),
    ] {
        let fields = [&[("token", token.as_str())][..], &fields].concat();
        let refused = bench.make(&fields, "Plan.md");
        assert_eq!(refused.status, 422, "{told}");
        let page = refused.text();
        assert!(page.contains(told), "{told}: {page}");
    }
    let early = [
        ("token", token.as_str()),
        ("titel", "Ny plan"),
        ("utsand", "2026-02-03"),
        ("sista", "2026-02-02"),
    ];
    let refused = bench.make(&early, "Plan.md").text();
    assert!(
        refused.contains("ligger före den dag då remissen sändes ut"),
        "{refused}"
    );
    let hidden = [("token", token.as_str()), ("titel", " Ny\u{202e}\tplan ")];
    assert_eq!(bench.make(&hidden, "Plan.md").status, 303);
    bench.wait_for_run();
    let made = bench.corpus.path().join("corpus/ny-plan/consultation.toml");
    let config = fs::read_to_string(made).unwrap();
    assert!(config.contains("title = \"Ny plan\""), "{config}");
}

#[test]
fn a_form_that_is_not_taken_keeps_what_was_typed_and_names_the_row() {
    let bench = one_answer();
    let token = bench.get("/ny").field("token");
    let made = |list: &str| {
        let fields = [
            ("token", token.as_str()),
            ("titel", "Ny plan"),
            ("sista", "2026-03-31"),
            ("instanser", list),
        ];
        bench.make(&fields, "Plan.md")
    };
    let refused = made("Kulturnämnden\nEkhamn;bollag\n");
    assert_eq!(refused.status, 422);
    let page = refused.text();
    assert!(
        page.contains("Rad 2: Ekhamn. ”bollag” är ingen typ"),
        "{page}"
    );
    assert!(page.contains("Typerna är: nämnd"), "{page}");
    for typed in ["value=\"Ny plan\"", "value=\"2026-03-31\"", "Ekhamn;bollag"] {
        assert!(page.contains(typed), "{typed}");
    }
    let taken = made("Kulturnämnden\nEkhamn;bolag\nKulturnämnden\n");
    assert_eq!(taken.status, 303, "{}", taken.text());
    bench.wait_for_run();
    let waited = bench.get(taken.header("location").unwrap());
    let page = bench.get(waited.header("location").unwrap()).text();
    assert!(page.contains("1 rad nämnde en instans som redan stod i listan."));
}

#[test]
fn what_no_reader_can_read_is_no_answer_to_a_new_consultation() {
    let bench = one_answer();
    let token = bench.get("/ny").field("token");
    let refused = bench.make_with(
        &[("token", token.as_str()), ("titel", "Ny plan")],
        "Plan.md",
        &[
            ("bild.exe", "MZ\u{0}\u{1}"),
            ("svar.txt", "Nämnden tillstyrker."),
        ],
    );
    assert_eq!(refused.status, 422);
    let page = refused.text();
    assert!(page.contains("bild.exe: "), "{page}");
    assert!(page.contains("value=\"Ny plan\""));
    let taken = bench.make_with(
        &[("token", token.as_str()), ("titel", "Ny plan")],
        "Plan.md",
        &[
            ("svar.txt", "Nämnden tillstyrker."),
            ("kopia.txt", "Nämnden tillstyrker."),
        ],
    );
    bench.wait_for_run();
    let waited = bench.get(taken.header("location").unwrap());
    let page = bench.get(waited.header("location").unwrap()).text();
    assert!(page.contains("1 fil hade samma innehåll"), "{page}");
    assert!(page.contains(" har samma innehåll som <a href="), "{page}");
}

/// The processes that `parent` has started.
#[cfg(target_os = "linux")]
pub(super) fn children(parent: u32) -> Vec<u32> {
    let parent_of = |process: u32| -> Option<u32> {
        let line = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
        let (_, rest) = line.rsplit_once(')')?;
        rest.split_whitespace().nth(1)?.parse().ok()
    };
    fs::read_dir("/proc")
        .unwrap()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|process| parent_of(*process) == Some(parent))
        .collect()
}

#[cfg(target_os = "linux")]
#[test]
fn what_reads_in_may_die_without_the_pages() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    let decide = |version: usize| bench.doubt(&token, &id, version).status;
    assert_eq!(children(bench.child.id()).len(), 0);
    assert_eq!(decide(0), 303);
    let workers = children(bench.child.id());
    assert_eq!(workers.len(), 1, "one that stays for the next decision");
    let killed = Command::new("kill")
        .args(["-9", &workers[0].to_string()])
        .status();
    assert!(killed.unwrap().success());
    assert_eq!(decide(1), 303, "another one takes its place");
    assert_eq!(bench.get("/granska").status, 200);
    assert_eq!(bench.decisions(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_decision_does_not_wait_for_what_is_being_read() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    assert_eq!(bench.doubt(&token, &id, 0).status, 303);
    let worker = children(bench.child.id())[0].to_string();
    let signal = |what: &str| Command::new("kill").args([what, &worker]).status();
    assert!(signal("-STOP").unwrap().success());
    let answer = "Skolnämnden tillstyrker förslaget.\n";
    assert_eq!(
        bench.upload(&token, "skol.txt", answer.as_bytes()).status,
        303
    );
    while !bench.get("/inlasning").text().contains("Inläsning pågår") {
        std::thread::yield_now();
    }
    let saved = bench.doubt(&token, &id, 1);
    assert!(saved.header("location").unwrap().contains("senare=1"));
    assert_eq!(bench.decisions(), 2);
    let kept = [("token", token.as_str()), ("remiss", "styrning")];
    let kept = [
        &kept[..],
        &[("sokningens-namn", "Mål"), ("sokning", "q=mål")],
    ]
    .concat();
    assert_eq!(bench.post("/rapporter/spara", &kept).status, 303);
    assert!(signal("-CONT").unwrap().success());
    bench.wait_for_run();
    let api = bench.get(&format!("/api/uttalande?u={id}")).body;
    let found: serde_json::Value = serde_json::from_slice(&api).unwrap();
    assert_eq!(found["decisions"].as_array().unwrap().len(), 2);
}

#[test]
fn a_decision_that_cannot_be_taken_up_is_told_as_saved() {
    let bench = one_answer();
    let id = statement(&bench, "tydliga");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    fs::write(bench.root().join("consultation.toml"), "titel = 1\n").unwrap();
    let saved = bench.doubt(&token, &id, 0);
    assert_eq!(saved.status, 303, "{}", saved.text());
    assert_eq!(bench.decisions(), 1);
    let page = bench.get(saved.header("location").unwrap()).text();
    assert!(
        page.contains("Sparat.") && page.contains("Det syns inte än"),
        "{page}"
    );
    let why = bench.get("/inlasning").text();
    assert!(
        why.contains("avbröts: ") && why.contains("consultation.toml"),
        "{why}"
    );
}

#[test]
fn a_decision_keeps_to_the_weights_that_tagged_the_rest() {
    let weights = tempfile::tempdir().unwrap();
    for file in ["section.json", "scope.bin", "stance.bin"] {
        let ours = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
        fs::copy(ours.join(file), weights.path().join(file)).unwrap();
    }
    let section = weights.path().join("section.json");
    let text = fs::read_to_string(&section).unwrap();
    fs::write(&section, text.replace("\"auto\": 0.", "\"auto\": 0.0")).unwrap();
    let folder = weights.path().to_str().unwrap();
    let bench = Workbench::with(&[("kulturnämnden.txt", ANSWER)], &["--models", folder]);
    let id = statement(&bench, "tydliga");
    let token = bench.get(&format!("/granska?u={id}")).field("token");
    let refused = bench.doubt(&token, &id, 0);
    assert_eq!(refused.status, 409);
    assert!(
        refused.text().contains("Till Inläsning"),
        "it says where to go"
    );
    assert_eq!(bench.decisions(), 0, "nothing is written when refused");
    let read = [("token", token.as_str()), ("remiss", "styrning")];
    assert_eq!(bench.post("/inlasning/om", &read).status, 303);
    bench.wait_for_run();
    assert_eq!(bench.doubt(&token, &id, 0).status, 303);
    assert_eq!(bench.decisions(), 1);
}

#[test]
fn a_run_that_breaks_off_says_why_in_the_language_of_the_page() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    fs::remove_dir_all(bench.root()).unwrap();
    let read = [("token", token.as_str()), ("remiss", "styrning")];
    assert_eq!(bench.post("/inlasning/om", &read).status, 303);
    bench.wait_for_run();
    let swedish = bench.get("/inlasning").text();
    assert!(
        swedish.contains("avbröts: ") && swedish.contains("gås igenom: finns inte"),
        "{swedish}"
    );
    let english = bench.get("/inlasning?lang=en").text();
    assert!(english.contains("broke off: ") && english.contains("could not be listed"));
}

#[test]
fn a_run_is_told_on_its_own_page_with_what_could_not_be_read() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    bench.upload(&token, "trasig.pdf", b"%PDF-1.4 half a file");
    bench.wait_for_run();
    let own = bench.get("/inlasning").text();
    assert!(
        own.contains("2 filer behandlade: 1 inläst, 1 gick inte att läsa."),
        "{own}"
    );
    let fields = [("token", token.as_str()), ("titel", "Annan plan")];
    assert_eq!(bench.make(&fields, "Plan.md").status, 303);
    bench.wait_for_run();
    let other = bench.get("/inlasning?remiss=annan-plan").text();
    assert!(other.contains("0 filer behandlade: 0 inlästa."), "{other}");
    let own = bench.get("/inlasning?remiss=styrning").text();
    assert!(own.contains("2 filer behandlade"), "{own}");
}

#[test]
fn a_file_that_could_not_be_read_is_replaced_only_when_a_person_says_so() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    assert!(!bench.get("/inlasning").text().contains("name=\"ersatt\""));
    bench.upload(&token, "svar.pdf", b"%PDF-1.4 half a file");
    bench.wait_for_run();
    assert!(bench.get("/inlasning").text().contains("name=\"ersatt\""));
    let responses = bench.root().join("responses");
    // without a word both are kept
    bench.upload(&token, "svar.pdf", b"%PDF-1.4 half another");
    bench.wait_for_run();
    assert!(responses.join("svar (2).pdf").exists());
    let whole = "Skolnämnden\n\nYttrande\n\nSkolnämnden avstyrker förslaget om bussgator.\n";
    let replaced = bench.upload_with(&token, &[("ersatt", "1")], "svar.pdf", whole.as_bytes());
    assert!(replaced.header("location").unwrap().contains("ersatta=1"));
    bench.wait_for_run();
    assert_eq!(
        fs::read_to_string(responses.join("svar.pdf")).unwrap(),
        whole
    );
    assert_eq!(
        fs::read(responses.join(".svar.pdf.ersatt")).unwrap(),
        b"%PDF-1.4 half a file",
        "what was replaced is not lost"
    );
    assert!(bench.get("/sok?q=bussgator").text().contains("bussgator"));
    // what was read is never replaced
    let name = "kulturnämnden.txt";
    bench.upload_with(
        &token,
        &[("ersatt", "1")],
        name,
        whole.replace("Skol", "Kultur").as_bytes(),
    );
    assert_eq!(fs::read_to_string(responses.join(name)).unwrap(), ANSWER);
}

#[test]
fn what_was_kept_before_an_upload_broke_off_is_read_in_and_told() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    bench.upload(&token, "svar.pdf", b"%PDF-1.4 half a file");
    bench.wait_for_run();
    let responses = bench.root().join("responses");
    // There is nothing to be put aside any more.
    fs::remove_file(responses.join("svar.pdf")).unwrap();
    let first = "Skolnämnden\n\nYttrande\n\nSkolnämnden avstyrker förslaget om bussgator.\n";
    let part = "--x\r\nContent-Disposition: form-data; name=\"filer\"; filename=\"svar.pdf\"";
    let both = format!("{first}\r\n{part}\r\n\r\nNämnden avstyrker.");
    let answer = bench.upload_with(&token, &[("ersatt", "1")], "skol.txt", both.as_bytes());
    assert_eq!(answer.status, 500);
    let page = answer.text();
    assert!(page.contains("<li>svar.pdf</li>"), "{page}");
    assert!(page.contains("En fil är sparad och läses in"), "{page}");
    assert_eq!(
        fs::read_to_string(responses.join("skol.txt")).unwrap(),
        first
    );
    bench.wait_for_run();
    assert!(bench.get("/sok?q=bussgator").text().contains("bussgator"));
}

#[test]
fn a_form_with_files_has_so_many_fields_and_so_much_text_at_most() {
    let bench = one_answer();
    let token = bench.get("/inlasning").field("token");
    let check = |fields: &[(&str, &str)]| {
        let answer = bench.upload_with(&token, fields, "svar.txt", b"Bra.");
        assert_eq!(answer.status, 413);
        let page = answer.text();
        assert!(page.contains("Formuläret har fler fält"), "{page}");
    };
    check(&vec![("x", ""); 600]);
    check(&[("x", &"x".repeat(200_000)[..]); 6]);
    check(&[("x", &"x".repeat(300_000))]);
    let responses = fs::read_dir(bench.root().join("responses")).unwrap();
    assert_eq!(responses.count(), 1);
}

#[test]
fn what_a_computer_left_behind_is_no_answer() {
    let bench = one_answer();
    let token = bench.get("/inlasning?remiss=styrning").field("token");
    for name in ["Thumbs.db", "mapp/desktop.ini", "~$svar.docx", ".DS_Store"] {
        let answer = bench.upload(&token, name, b"x");
        assert_eq!(answer.status, 422, "{name}");
        assert!(answer.text().contains("lämnat efter sig"), "{name}");
    }
    assert_eq!(
        fs::read_dir(bench.root().join("responses"))
            .unwrap()
            .count(),
        1
    );
}

#[test]
fn what_no_reader_can_read_is_no_proposal() {
    let bench = one_answer();
    let token = bench.get("/ny").field("token");
    let fields = [("token", token.as_str()), ("titel", "Plan för parker")];
    let made = bench.make_of(&fields, "p.docx", "\u{7f}ELF\u{2}\u{1}", &[]);
    assert_eq!(made.status, 422);
    assert!(made.text().contains("p.docx: "), "{}", made.text());
    assert_eq!(
        fs::read_dir(bench.corpus.path().join("corpus"))
            .unwrap()
            .count(),
        1
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_no_text_is_handed_out_and_one_that_is_gone_shows_no_path() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let bench = one_answer();
    let path = bench
        .root()
        .join("responses")
        .join(OsStr::from_bytes(b"sv\xe5r.txt"));
    fs::write(&path, "Socialnämnden tillstyrker förslaget till program.\n").unwrap();
    let index = super::remiss(bench.corpus.path(), &["index", "corpus"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(matches!(index.code(), Some(0 | 3)));
    let hash = remiss::model::ContentHash::of(&fs::read(&path).unwrap());
    let address = format!("/original?remiss=styrning&d={}", hash.short());
    let original = bench.get(&address);
    assert_eq!(original.status, 200, "{}", original.text());
    assert!(original.text().starts_with("Socialnämnden"));
    fs::remove_file(&path).unwrap();
    let gone = bench.get(&address);
    assert_eq!(gone.status, 500);
    let folder = bench.corpus.path().display().to_string();
    assert!(!gone.text().contains(&folder), "{}", gone.text());
    assert!(
        gone.text().contains("responses/sv%E5r.txt"),
        "{}",
        gone.text()
    );
}
