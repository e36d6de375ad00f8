//! The real binary: help, exit codes, JSON, bad input.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::report::package;
use crate::support::Workplace;

#[test]
fn help_of_every_command_leads_with_examples() {
    let place = Workplace::new();
    let help = place.run(&["--help"]).ends_with(0).out();
    assert!(help.starts_with("Examples:"), "{help}");
    let commands = help.split("Commands:").nth(1).unwrap();
    let commands = commands.split("Options:").next().unwrap();
    let mut seen = 0;
    for name in commands
        .lines()
        .filter_map(|line| line.split_whitespace().next())
    {
        if name != "help" {
            let help = place.run(&[name, "--help"]).ends_with(0).out();
            assert!(help.starts_with("Examples:"), "{name}: {help}");
            seen += 1;
        }
    }
    assert!(seen >= 10, "{seen} commands");
}

#[test]
fn completions_and_manual_page_are_made() {
    let place = Workplace::new();
    assert!(
        place
            .run(&["completions", "bash"])
            .ends_with(0)
            .out()
            .contains("_remiss()")
    );
    assert!(
        place
            .run(&["man"])
            .ends_with(0)
            .out()
            .contains(".TH remiss 1")
    );
    assert!(
        place
            .run(&["man", "index"])
            .ends_with(0)
            .out()
            .contains("corpus")
    );
}

#[test]
fn exit_codes_say_how_it_went() {
    let place = Workplace::with_small_consultation();
    place.run(&["status"]).ends_with(2);
    place.run(&["index", "nowhere"]).ends_with(2);
    place
        .run(&["index", "corpus", "--no-such-flag"])
        .ends_with(2);
    place.run(&["index", "corpus"]).ends_with(0);
    place.run(&["statements"]).ends_with(0);
    place
        .run(&["statements", "--respondent", "finns inte"])
        .ends_with(1);
    place
        .run(&["statements", "--consultation", "liter"])
        .ends_with(2);
    place.run(&["explain", "000000000000-0"]).ends_with(2);
}

#[test]
fn errors_name_the_thing_and_the_remedy() {
    let place = Workplace::with_small_consultation();
    let run = place.run(&["status"]).ends_with(2);
    assert!(
        run.err().contains("index: inget index finns här"),
        "{}",
        run.err()
    );
    assert!(
        run.err().contains("råd: kör först `remiss index MAPP`"),
        "{}",
        run.err()
    );
    let english = place.run(&["status", "--lang", "en"]).ends_with(2);
    assert!(
        english.err().contains("hint: run `remiss index DIR` first"),
        "{}",
        english.err()
    );
    place.run(&["index", "corpus"]);
    let run = place
        .run(&["statements", "--consultation", "lite"])
        .ends_with(2);
    assert!(run.err().contains("menade du `liten`?"), "{}", run.err());
    place.write("corpus/liten/consultation.toml", "titel = \"X\"\n");
    let run = place.run(&["index", "corpus"]).ends_with(2);
    assert!(
        run.err()
            .contains("consultation.toml:1: nyckeln `titel` är okänd (välj bland "),
        "{}",
        run.err()
    );
    assert!(run.err().contains("menade du `title`?"), "{}", run.err());
}

/// Unreadable, empty, encrypted, misnamed: each is named with its reason, the
/// rest is indexed, and the run says that something needs attention.
#[test]
fn bad_files_are_listed_and_the_rest_is_indexed() {
    let place = Workplace::with_small_consultation();
    let responses = "corpus/liten/responses";
    place.write(&format!("{responses}/tom.docx"), b"");
    place.write(
        &format!("{responses}/trasig.pdf"),
        b"%PDF-1.7\nnothing more",
    );
    place.write(
        &format!("{responses}/bild.docx"),
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    );
    place.write(
        &format!("{responses}/lösenord.docx"),
        office_container("EncryptedPackage"),
    );
    let answer = "Nämnden tillstyrker förslaget.\n".as_bytes();
    place.write(&format!("{responses}/text.pdf"), answer);
    place.write(&format!("{responses}/text.txt"), answer);
    place.run(&["index", "corpus"]).ends_with(3);
    let status = place.run(&["status", "--json"]).ends_with(3).json();
    let documents = status["documents"].as_array().unwrap();
    assert_eq!(documents.len(), 8);
    for document in documents {
        let file = document["file"].as_str().unwrap();
        let unread = ["tom", "trasig", "bild", "lösenord"]
            .iter()
            .any(|name| file.contains(name));
        assert_eq!(document["state"] == "unread", unread, "{document}");
        assert_eq!(
            document["reason"].is_string(),
            document["state"] != "read",
            "{document}"
        );
    }
    let text = place.run(&["status"]).out();
    assert!(text.contains("tom.docx: filen är tom"), "{text}");
    assert!(text.contains("lösenord.docx: filen är skyddad"), "{text}");
    for said in [
        "text.pdf: filen heter .pdf, men innehållet är text",
        "text.txt: samma innehåll som responses/text.pdf",
    ] {
        assert!(text.contains(said), "{text}");
    }
    assert!(place.run(&["statements"]).out().contains("tillstyrker"));
}

/// An e-mail that fuzzing found: in a build with its checks on, the library
/// that takes mail apart panics on it; without them, it gives what it can.
#[test]
fn a_file_that_a_library_stumbles_on_is_one_document_and_no_crash() {
    let place = Workplace::with_small_consultation();
    let mail = include_bytes!("../fixtures/hostile/caught/mime_boundary.eml");
    place.write("corpus/liten/responses/brev.eml", mail);
    let run = place.run(&["index", "corpus"]);
    assert!(!run.err().contains("panicked"), "{}", run.err());
    let status = place.run(&["status", "--json"]).json();
    let documents = status["documents"].as_array().unwrap();
    let found = |name: &str| {
        documents
            .iter()
            .any(|document| document["file"].as_str().unwrap().ends_with(name))
    };
    assert!(found("brev.eml"), "{status}");
    assert!(place.run(&["statements"]).out().contains("tillstyrker"));
}

/// An OLE container with one stream of this name, as Office writes for
/// documents protected by a password.
fn office_container(stream: &str) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    std::io::Write::write_all(&mut file.create_stream(stream).unwrap(), b"secret").unwrap();
    file.into_inner().into_inner()
}

#[test]
fn a_closed_pipe_is_no_error() {
    let place = Workplace::with_small_consultation();
    // more than any pipe holds, so that the program still writes
    let answer: Vec<String> = (0..600)
        .map(|number| format!("Nämnden föreslår åtgärd nummer {number} i parkerna.\n\n"))
        .collect();
    place.write("corpus/liten/responses/Lång.txt", answer.concat());
    place.run(&["index", "corpus"]);
    let all = place.run(&["statements", "--all"]).ends_with(0).out();
    assert!(all.len() > 300_000, "{}", all.len());
    let mut child = place
        .command(&["statements", "--all"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    reader.read_line(&mut first).unwrap();
    assert!(first.starts_with('{'));
    drop(reader);
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// A report made from a search holds what the search lists, and says so where
/// nothing has all the words.
#[test]
fn a_report_of_a_search_holds_what_the_search_lists() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let query = "lekplatser månsken";
    let search = ["search", query, "--duplicates", "--json"];
    let found = place.run(&search).ends_with(0).json();
    let mut listed: Vec<&str> = (found["hits"].as_array().unwrap().iter())
        .map(|hit| hit["id"].as_str().unwrap())
        .collect();
    assert!(!listed.is_empty());
    let report = ["excerpt", "--query", query, "--format", "json"];
    let run = place.run(&report).ends_with(0);
    let said = "nget uttalande har alla orden; här";
    assert!(run.err().contains(said), "{}", run.err());
    let report = run.json();
    let text = report.to_string();
    listed.retain(|id| !text.contains(id));
    assert_eq!(listed, [""; 0]);
    assert!(text.contains("de som har flest av dem"), "{text}");
    assert_eq!(report["cover"]["statements"], found["total"]);
    let exact = ["excerpt", "--query", "lekplatser", "--format", "json"];
    let exact = place.run(&exact).ends_with(0);
    assert!(!exact.out().contains("flest av dem"), "{}", exact.out());
}

#[test]
fn names_are_found_however_a_mac_writes_them() {
    let place = Workplace::with_small_consultation();
    place.copy("tests/fixtures/docx", "corpus/pärm/responses");
    place.run(&["index", "corpus"]);
    for command in ["status", "statements"] {
        let run = place.run(&[command, "--consultation", "pa\u{308}rm"]);
        assert_ne!(run.code(), 2, "{}", run.err());
    }
}

#[test]
fn why_a_file_cannot_be_read_is_told_in_quiet_too() {
    let place = Workplace::new();
    place.write("tom.docx", "");
    let run = place.run(&["extract", "-q", "tom.docx"]).ends_with(2);
    assert!(
        run.err().contains("tom.docx: filen är tom"),
        "{}",
        run.err()
    );
    assert!(run.err().contains("råd: "), "{}", run.err());
}

/// Both commands call it alike; the older name of the search is still taken.
#[test]
fn the_order_is_asked_for_by_one_name() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let order = |name: &str| {
        let run = place.run(&["search", "lekplatser ELLER gräsytor", name, "date"]);
        run.ends_with(0).out()
    };
    assert_eq!(order("--order"), order("--sort"));
}

#[test]
fn colour_is_for_terminals_or_when_asked_for() {
    let place = Workplace::with_small_consultation();
    let plain = place.run(&["index", "corpus"]).out();
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let colour = place.run(&["status", "--color", "always"]).out();
    assert!(colour.contains('\u{1b}'), "{colour}");
}

#[test]
fn statements_follow_the_contract() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let lines = place.run(&["statements"]).ends_with(0).json_lines();
    for line in &lines {
        for key in [
            "version",
            "id",
            "consultation",
            "document",
            "file",
            "respondent",
            "respondents",
            "kind",
            "page",
            "paragraph",
            "start",
            "end",
            "text",
            "role",
            "heading",
            "stance",
            "stance_evidence",
            "sections",
            "status",
            "duplicate_of",
            "draft_of",
            "language",
        ] {
            assert!(line.get(key).is_some(), "no {key} in {line}");
        }
        let start = line["start"].as_u64().unwrap();
        assert!(
            line["id"].as_str().unwrap().ends_with(&format!("-{start}")),
            "{line}"
        );
        for section in line["sections"].as_array().unwrap() {
            for key in [
                "id",
                "number",
                "heading",
                "path",
                "score",
                "confidence",
                "origin",
                "evidence",
            ] {
                assert!(section.get(key).is_some(), "no {key} in {section}");
            }
        }
    }
}

#[test]
fn a_decision_keeps_its_section_when_the_proposal_gets_other_numbers() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let lines = place.run(&["statements", "--all"]).json_lines();
    let line = lines
        .iter()
        .find(|line| line["text"].as_str().unwrap().contains("varje vecka"))
        .unwrap();
    let id = line["id"].as_str().unwrap();
    place
        .run(&["decide", id, "--section", "2.1", "--by", "Anna Ek"])
        .ends_with(0);
    let section = || {
        let line = place.run(&["explain", id, "--json"]).json();
        let sections = line["sections"].as_array().unwrap().clone();
        let person = sections.iter().find(|one| one["origin"] == "person");
        person.map(|one| (one["number"].clone(), one["heading"].clone()))
    };
    let (number, heading) = section().unwrap();
    assert_eq!(number, "2.1");
    let path = "corpus/liten/programme.md";
    let programme = std::fs::read_to_string(place.join(path)).unwrap();
    let renumbered = programme.replace("2.2", "2.3").replace(
        "### 2.1",
        "### 2.1 Träd\n\nTräd beskärs vart tredje år.\n\n### 2.2",
    );
    place.write(path, renumbered);
    place.run(&["index", "corpus"]).ends_with(0);
    let (number, same) = section().unwrap();
    assert_eq!(number, "2.2");
    assert_eq!(same, heading);

    // The section is gone: the decision is told, and holds for no other.
    place.write(path, programme.replace("Gräsytor", "Parkeringstaxor"));
    let told = place.run(&["index", "corpus"]).ends_with(3).out();
    assert!(
        told.contains("1 beslut hittar inte längre sin plats"),
        "{told}"
    );
    assert_eq!(section(), None);
    let status = place.run(&["status"]).ends_with(3).out();
    assert!(status.contains("avsnitt som inte längre finns"), "{status}");
}

#[test]
fn a_person_decides_where_a_whole_answer_stands() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let answer = || {
        let status = place.run(&["status", "--json"]).json();
        let mut documents = status["documents"].as_array().unwrap().clone();
        documents.retain(|document| document["file"] == "responses/Kulturnämnden.txt");
        documents.remove(0)
    };
    let before = answer();
    assert_eq!(before["overall_by"], serde_json::Value::Null);
    let lines = place.run(&["statements", "--all"]).json_lines();
    let line = lines
        .iter()
        .find(|line| line["text"].as_str().unwrap().contains("varje vecka"))
        .unwrap();
    let id = line["id"].as_str().unwrap();
    let decide = |overall: &str| {
        place
            .run(&["decide", id, "--overall", overall, "--by", "Anna Ek"])
            .ends_with(0);
        answer()
    };
    let decided = decide("doubts");
    assert_eq!(decided["overall"], "doubts");
    assert_eq!(decided["overall_quote"], line["text"]);
    assert_eq!(decided["overall_by"], "Anna Ek");
    let again = decide("as-read");
    assert_eq!(again, before, "it is the machine's again");
}

#[test]
fn a_decision_wins_survives_and_can_be_undone() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let find = |text: &str| {
        let lines = place.run(&["statements", "--all"]).json_lines();
        lines
            .into_iter()
            .find(|line| line["text"].as_str().unwrap().contains(text))
            .unwrap()
    };
    let before = find("varje vecka");
    let id = before["id"].as_str().unwrap();
    place
        .run(&[
            "decide",
            id,
            "--section",
            "2.1",
            "--stance",
            "opposes",
            "--by",
            "Anna Ek",
        ])
        .ends_with(0);
    let decided = find("varje vecka");
    assert_eq!(decided["status"], "decided");
    assert_eq!(decided["stance"], "opposes");
    assert_eq!(decided["sections"][0]["number"], "2.1");
    assert_eq!(decided["sections"][0]["origin"], "person");

    // Deleting the index loses nothing; a longer letter moves the statement.
    std::fs::remove_dir_all(place.join("index")).unwrap();
    let path = "corpus/liten/responses/Kulturnämnden.txt";
    let text = std::fs::read_to_string(place.join(path)).unwrap();
    place.write(
        path,
        text.replace("tillstyrker förslaget", "tillstyrker i huvudsak förslaget"),
    );
    place.run(&["index", "corpus"]);
    let moved = find("varje vecka");
    assert_ne!(moved["id"], before["id"]);
    assert_eq!(moved["stance"], "opposes");
    assert_eq!(moved["sections"][0]["origin"], "person");

    // Who comments has not decided what another did.
    let id = moved["id"].as_str().unwrap();
    place
        .run(&["decide", id, "--heeded", "yes", "--by", "Bo Al"])
        .ends_with(0);
    let explained = place.run(&["explain", id]).ends_with(0).out();
    let (judged, answered) = explained.split_once("\nkommentar").unwrap();
    assert!(judged.contains("Anna Ek"), "{explained}");
    assert!(!judged.contains("Bo Al"), "{explained}");
    assert_eq!(answered, " (av Bo Al)\n         besked: beaktas\n");

    // An undo that also says something would lose what it says.
    place
        .run(&["decide", id, "--undo", "--heeded", "yes", "--by", "Bo"])
        .ends_with(2);
    place
        .run(&["decide", id, "--undo", "--by", "Bo"])
        .ends_with(0);
    assert_ne!(find("varje vecka")["status"], "decided");
    let lines = std::fs::read_to_string(place.join("corpus/liten/decisions.jsonl")).unwrap();
    assert_eq!(lines.lines().count(), 3, "decisions are only ever appended");
}

#[test]
fn a_decision_keeps_to_the_weights_that_tagged_the_rest() {
    let place = Workplace::with_small_consultation();
    place.copy("models", "weights");
    let section = place.join("weights/section.json");
    let text = std::fs::read_to_string(&section).unwrap();
    let other = text.replace("\"auto\": 0.", "\"auto\": 0.0");
    assert_ne!(text, other);
    std::fs::write(&section, other).unwrap();
    place
        .run(&["index", "corpus", "--models", "weights"])
        .ends_with(0);
    let lines = place.run(&["statements"]).json_lines();
    let id = lines[0]["id"].as_str().unwrap();
    let decide = ["decide", id, "--confirm", "--by", "Anna"];
    let refused = place.run(&decide).ends_with(2);
    assert!(refused.err().contains("--models"), "{}", refused.err());
    let decisions = place.join("corpus/liten/decisions.jsonl");
    assert!(!decisions.exists(), "nothing is written when refused");
    place
        .run(&[&decide[..], &["--models", "weights"]].concat())
        .ends_with(0);
    assert!(decisions.exists());
}

#[test]
fn a_decision_whose_statement_is_gone_is_kept_and_told() {
    let place = Workplace::with_small_consultation();
    place.run(&["index", "corpus"]);
    let lines = place.run(&["statements"]).json_lines();
    let line = lines
        .iter()
        .find(|line| line["text"].as_str().unwrap().contains("varje vecka"))
        .unwrap();
    place
        .run(&[
            "decide",
            line["id"].as_str().unwrap(),
            "--stance",
            "doubts",
            "--by",
            "Anna",
        ])
        .ends_with(0);
    place.write(
        "corpus/liten/responses/Kulturnämnden.txt",
        "Kulturnämnden avstår från att yttra sig.\n",
    );
    place.run(&["index", "corpus"]);
    let status = place.run(&["status"]).out();
    assert!(
        status.contains("beslut vars uttalande inte längre finns"),
        "{status}"
    );
}

#[test]
fn init_writes_what_it_found_and_never_twice() {
    let place = Workplace::with_small_consultation();
    place
        .run(&["init", "corpus/liten", "--due", "2024-03-31"])
        .ends_with(0);
    let text = std::fs::read_to_string(place.join("corpus/liten/consultation.toml")).unwrap();
    assert!(text.contains("programme = \"programme.md\""), "{text}");
    assert!(text.contains("due = \"2024-03-31\""), "{text}");
    place.run(&["init", "corpus/liten"]).ends_with(2);
    place.run(&["index", "corpus"]);
    place.run(&["init", "corpus/ny"]).ends_with(0);
    assert!(place.join("corpus/ny/responses").is_dir());
}

#[test]
fn a_position_that_no_words_take_is_marked() {
    let place = Workplace::with_small_consultation();
    let write = |name: &str, says: &str| {
        place.write(
            &format!("corpus/liten/responses/{name}.txt"),
            format!("{name}\n\nYttrande över planen\n\n{says}\n").as_bytes(),
        );
    };
    write("Kulturnämnden", "Kulturnämnden tillstyrker planen.");
    write(
        "Tekniska nämnden",
        "Planen bör kompletteras med en tidplan. Kostnaderna måste beskrivas tydligare.",
    );
    place.run(&["index", "corpus"]);
    let line = |lang: &str, name: &str| {
        let text = place.run(&["status", "--lang", lang]).out();
        let file = format!("{name}.txt");
        // what it is stands below its name
        let mut lines = text.lines().skip_while(|line| !line.ends_with(&file));
        lines.nth(1).unwrap_or_default().to_owned()
    };
    assert!(line("sv", "Tekniska nämnden").contains("föreslår ändring (utläst)"));
    assert!(line("en", "Tekniska nämnden").contains("(inferred)"));
    let stated = line("sv", "Kulturnämnden");
    assert!(
        stated.contains("tillstyrker") && !stated.contains("utläst"),
        "{stated}"
    );
}

#[test]
fn what_was_left_out_can_be_read() {
    let place = Workplace::with_small_consultation();
    place.write(
        "corpus/liten/responses/kultur.txt",
        "Kulturnämnden\n\nYttrande över planen\n\nNämnden tillstyrker planen. För frågor kontakta Anna Ek, anna.ek@example.se.\u{1b}[31m\n".as_bytes(),
    );
    place.run(&["index", "corpus"]);
    let text = place.run(&["status", "--ledger"]).out();
    assert!(
        text.contains("Formalia: kontaktuppgifter: För frågor"),
        "{text}"
    );
    assert!(!text.contains('\u{1b}'), "{text}");
    let english = place.run(&["status", "--ledger", "--lang", "en"]).out();
    assert!(
        english.contains("Formality: contact details: För frågor"),
        "{english}"
    );
    let json = place.run(&["status", "--ledger", "--json"]).json();
    let left = (json["documents"].as_array().unwrap().iter())
        .flat_map(|document| document["left_out"].as_array().unwrap())
        .find(|left| left["reason"] == "contact")
        .unwrap();
    assert_eq!(left["fate"], "boilerplate");
    assert!(left["text"].as_str().unwrap().starts_with("För frågor"));
}

#[test]
fn the_same_answer_to_two_consultations_is_told_apart() {
    let place = Workplace::with_small_consultation();
    let answer = std::fs::read(place.join("corpus/liten/responses/Kulturnämnden.txt")).unwrap();
    place.write(
        "corpus/andra/programme.md",
        "# Plan\n\n## 1 Lekplatser\n\nLekplatser ska finnas.\n",
    );
    place.write("corpus/andra/responses/Kulturnämnden.txt", answer);
    place.run(&["index", "corpus"]);
    let lines = place
        .run(&[
            "statements",
            "--consultation",
            "liten",
            "--respondent",
            "Kulturnämnden",
        ])
        .json_lines();
    let has = |line: &&serde_json::Value| line["text"].as_str().unwrap().contains("varje vecka");
    let id = lines.iter().find(has).unwrap()["id"].as_str().unwrap();

    for command in [
        vec!["explain", id],
        vec!["decide", id, "--confirm", "--by", "Anna"],
    ] {
        let refused = place.run(&command).ends_with(2);
        assert!(refused.err().contains("andra, liten"), "{}", refused.err());
        place
            .run(&[&command[..], &["--consultation", "liten"]].concat())
            .ends_with(0);
    }
    assert!(!place.join("corpus/andra/decisions.jsonl").exists());

    place
        .run(&["excerpt", "--consultation", "liten", "-o", "liten.docx"])
        .ends_with(0);
    let bytes = std::fs::read(place.join("liten.docx")).unwrap();
    place.write(
        "liten.docx",
        package::fill_word(&bytes, id, "r", "Skäl nog."),
    );
    let read = place
        .run(&["comments", "liten.docx", "--by", "Anna"])
        .ends_with(0);
    assert!(
        read.err().starts_with("1 kommentar sparad"),
        "{}",
        read.err()
    );
    assert!(!place.join("corpus/andra/decisions.jsonl").exists());

    // What is not said now stays as it was said.
    let more = [
        "decide",
        id,
        "--heeded",
        "partly",
        "--by",
        "Bo",
        "--consultation",
        "liten",
    ];
    place.run(&more).ends_with(0);
    let decisions = std::fs::read_to_string(place.join("corpus/liten/decisions.jsonl")).unwrap();
    let last = decisions.lines().last().unwrap();
    assert!(
        last.contains("Skäl nog.") && last.contains("partly"),
        "{last}"
    );

    // A report that does not say what it is of could be of either.
    let bytes = std::fs::read(place.join("liten.docx")).unwrap();
    let filled = package::fill_word(&bytes, id, "t", "Ny text.");
    place.write("liten.docx", package::replace(&filled, "\"_m_", "\"x"));
    let refused = place
        .run(&["comments", "liten.docx", "--by", "Anna"])
        .ends_with(2);
    assert!(refused.err().contains("andra, liten"), "{}", refused.err());
}

#[test]
fn a_whole_name_goes_before_a_part_of_one() {
    let place = Workplace::with_small_consultation();
    for name in ["Demokraterna", "Socialdemokraterna"] {
        place.write(
            &format!("corpus/liten/responses/{name}.txt"),
            format!("{name}\n\n2024-03-05\n\nYttrande över program för parker\n\n{name} avstyrker förslaget om lekplatser.\n"),
        );
    }
    place.run(&["index", "corpus"]);
    let names = |wanted: &str| -> Vec<String> {
        let lines = place
            .run(&["statements", "--respondent", wanted])
            .json_lines();
        let names = lines
            .iter()
            .map(|line| line["respondent"].as_str().unwrap().to_owned());
        let names: std::collections::BTreeSet<String> = names.collect();
        names.into_iter().collect()
    };
    assert_eq!(names("demokraterna"), ["Demokraterna"]);
    assert_eq!(names("demokrat"), ["Demokraterna", "Socialdemokraterna"]);
    let report = place.run(&["excerpt", "--respondent", "Demokraterna", "--format", "csv"]);
    assert!(
        !report.out().contains("Socialdemokraterna"),
        "{}",
        report.out()
    );
}

#[test]
fn what_status_says_of_a_file_stands_below_it_and_fits_a_narrow_terminal() {
    let place = Workplace::with_small_consultation();
    place.write(
        "corpus/liten/responses/Miljö- och hälsoskyddsnämnden yttrande med reservation.txt",
        "Miljö- och hälsoskyddsnämnden\n\n2024-03-12\n\nYttrande över program för parker\n\nMiljö- och hälsoskyddsnämnden tillstyrker programmet med förbehåll för klippningen.\n",
    );
    place.run(&["index", "corpus"]);
    let status = place.run(&["status"]).out();
    let mut lines = status.lines();
    let name = "  responses/Miljö- och hälsoskyddsnämnden yttrande med reservation.txt";
    assert!(lines.any(|line| line == name), "{status}");
    let facts = lines.next().unwrap();
    assert!(
        facts.starts_with(
            "      Miljö- och hälsoskyddsnämnden · 2024-03-12 · tillstyrker med förbehåll"
        ) && facts.contains("1 uttalande · "),
        "{facts}"
    );
    let files = status.lines().filter(|line| line.contains(" · "));
    assert!(files.count() > 1);
    let of_all = status
        .lines()
        .filter(|line| line.starts_with("  responses/"));
    assert!(of_all.map(|line| line.chars().count()).max() <= Some(80));
}
