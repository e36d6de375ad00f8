//! Documents that came in and are no answers: told, kept, and counted nowhere.

use crate::support::Workplace;

/// Lays the proposal among the answers.
fn come_back(place: &Workplace, name: &str) {
    let proposal = std::fs::read(place.join("corpus/liten/programme.md")).unwrap();
    place.write(&format!("corpus/liten/responses/{name}"), proposal);
}

#[test]
fn the_proposal_and_a_request_for_time_are_no_answers() {
    let place = Workplace::with_small_consultation();
    come_back(&place, "Förslag från Kulturnämnden.md");
    place.write(
        "corpus/liten/responses/Tekniska nämnden.txt",
        "Tekniska nämnden\n\nNämnden begär anstånd med svar till den 15 oktober.\n",
    );
    place.write(
        "corpus/liten/consultation.toml",
        "[[respondents]]\nname = \"Tekniska nämnden\"\nkind = \"board\"\n\n[[respondents]]\nname = \"Kulturnämnden\"\nkind = \"board\"\n",
    );
    place.run(&["index", "corpus"]);
    let status = place.run(&["status"]).out();
    assert!(status.contains("är förslaget självt"), "{status}");
    assert!(status.contains("begär anstånd"), "{status}");
    let said = place.run(&["statements"]).out();
    assert!(!said.contains("anstånd"), "{said}");
    assert!(!said.contains("Förslag från"), "{said}");
    place
        .run(&["excerpt", "--consultation", "liten", "-o", "svar.md"])
        .ends_with(0);
    let report = std::fs::read_to_string(place.join("svar.md")).unwrap();
    assert!(
        report.contains("2 dokument som kommit in räknas inte som svar."),
        "{report}"
    );
    assert!(
        report.contains("räknas inte som svar: begär anstånd"),
        "{report}"
    );
}

#[test]
fn a_person_decides_what_counts() {
    let place = Workplace::with_small_consultation();
    come_back(&place, "Kulturnämnden.md");
    place.write(
        "corpus/liten/consultation.toml",
        "[[documents]]\nfile = \"responses/Kulturnämnden.md\"\ncounts_as = \"answer\"\n",
    );
    let run = place.run(&["index", "corpus"]);
    assert!(!run.out().contains("räknas inte"), "{}", run.out());
    place.write(
        "corpus/liten/consultation.toml",
        "[[documents]]\nfile = \"responses/Kulturnämnden.md\"\ncounts_as = \"replaced\"\n",
    );
    place.run(&["index", "corpus"]).ends_with(0);
    let wrong = "[[documents]]\nfile = \"responses/Kulturnämnden.md\"\ncounts_as = \"maybe\"\n";
    place.write("corpus/liten/consultation.toml", wrong);
    let run = place.run(&["index", "corpus"]);
    assert!(run.err().contains("consultation.toml"), "{}", run.err());
    assert!(run.err().contains("replaced"), "{}", run.err());
}

#[test]
fn a_message_that_a_machine_sent_is_no_answer() {
    let place = Workplace::with_small_consultation();
    place.write(
        "corpus/liten/responses/svar.eml",
        "From: Parknämnden <park@ekstad.example>\nTo: remiss@ekstad.example\nSubject: Automatiskt svar: Remiss\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\nParknämnden har tagit emot ert mejl och svarar inom två veckor.\n",
    );
    place.run(&["index", "corpus"]);
    let said = place.run(&["statements"]).out();
    assert!(!said.contains("två veckor"), "{said}");
}
