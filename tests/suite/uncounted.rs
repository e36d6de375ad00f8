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

/// A mail of the board of culture.
fn mail(subject: &str, fields: &str, text: &str) -> String {
    format!(
        "From: Kulturnämnden <kultur@ekstad.example>\nTo: registrator@ekstad.example\nSubject: {subject}\n{fields}Date: Mon, 08 Jun 2030 09:14:00 +0200\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    )
}

#[test]
fn replies_of_machines_and_receipts_are_no_answers() {
    let place = Workplace::with_small_consultation();
    let away = "Nämndens kansli är stängt till den 10 augusti.";
    for (name, mail) in [
        ("a.eml", mail("Autosvar: Remiss", "", away)),
        (
            "b.eml",
            mail("SV: Remiss", "Auto-Submitted: auto-replied\n", away),
        ),
        (
            "c.eml",
            mail(
                "Läst: Remiss",
                "",
                "Ditt meddelande lästes den 8 juni 2030.",
            ),
        ),
    ] {
        place.write(&format!("corpus/liten/responses/{name}"), mail);
    }
    place.run(&["index", "corpus"]);
    let said = place.run(&["statements"]).out();
    assert!(
        !said.contains("stängt") && !said.contains("lästes"),
        "{said}"
    );
    let status = place.run(&["status"]).out();
    let told = "inget svar (följebrev, kvitto, bilaga)";
    assert_eq!(status.matches(told).count(), 3, "{status}");
}

#[test]
fn a_mail_that_says_it_in_its_subject_is_read() {
    let place = Workplace::with_small_consultation();
    let subject = "SV: Kulturnämnden har inget att erinra mot planen";
    place.write("corpus/liten/responses/d.eml", mail(subject, "", ""));
    place.run(&["index", "corpus"]);
    let said = place.run(&["statements"]).out();
    assert!(
        said.contains("\"text\":\"Kulturnämnden har inget att erinra mot planen\""),
        "{said}"
    );
    assert!(said.contains("\"stance\":\"no_objection\""), "{said}");
}

#[test]
fn who_answered_with_what_cannot_be_read_is_told_where_answers_are_counted() {
    let place = Workplace::with_small_consultation();
    let mut pages = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in [
        "Index/Document.iwa",
        "preview.jpg",
        "Metadata/Properties.plist",
    ] {
        pages
            .start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        std::io::Write::write_all(&mut pages, b"\x00x").unwrap();
    }
    let pages = pages.finish().unwrap().into_inner();
    place.write("corpus/liten/responses/Båtnämnden.pages", pages);
    place.run(&["index", "corpus"]);
    let status = place.run(&["status"]).out();
    let told = "formatet kan inte läsas (en fil från Pages, Numbers eller Keynote); exportera den som PDF eller Word";
    assert_eq!(status.matches(told).count(), 1, "{status}");
    assert_eq!(status.matches("Båtnämnden.pages").count(), 2, "{status}");
    assert!(
        status.contains("svarat med något som inte kunde läsas in: 1"),
        "{status}"
    );
    place
        .run(&["excerpt", "--consultation", "liten", "-o", "svar.md"])
        .ends_with(0);
    let report = std::fs::read_to_string(place.join("svar.md")).unwrap();
    assert!(
        report.contains("har svarat, varav 1 med ett svar som inte kunde läsas in."),
        "{report}"
    );
}
