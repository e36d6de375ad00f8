//! The sample corpus through the whole pipeline: nothing lost, every
//! quotation verbatim, every block accounted for.

use std::collections::HashSet;
use std::sync::OnceLock;

use remiss::model::{Consultation, Document, DocumentRecord, Fate, ReadState};
use remiss::pipeline::Catalogue;

use crate::support::Workplace;

const LEDNING: &str = "ekstad-ledning-och-styrning";

/// The sample corpus, indexed once for all tests of this file.
fn sample() -> &'static (Workplace, Catalogue) {
    static SAMPLE: OnceLock<(Workplace, Catalogue)> = OnceLock::new();
    SAMPLE.get_or_init(|| {
        let place = Workplace::new();
        place.copy("corpus", "corpus");
        // The scan without text needs attention, and so does a bundle.
        place.run(&["index", "corpus"]).ends_with(3);
        let catalogue = Catalogue::open(&place.join("index")).unwrap();
        (place, catalogue)
    })
}

fn consultations() -> Vec<Consultation> {
    sample().1.load_some(None).unwrap()
}

/// Every read document of the sample with its text.
fn documents(consultation: &Consultation) -> Vec<(&DocumentRecord, Document)> {
    consultation
        .documents
        .iter()
        .filter(|record| record.state != ReadState::Unread)
        .map(|record| (record, sample().1.document(record).unwrap()))
        .collect()
}

#[test]
fn every_file_is_a_document_and_only_the_scan_is_unread() {
    for consultation in consultations() {
        let folder = sample()
            .0
            .join("corpus")
            .join(&consultation.name)
            .join("responses");
        let files: HashSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| format!("responses/{}", entry.unwrap().file_name().to_string_lossy()))
            .collect();
        let listed: HashSet<String> = consultation
            .documents
            .iter()
            .map(|record| record.file.clone())
            .collect();
        assert_eq!(files, listed);
        let unread: Vec<&str> = consultation
            .documents
            .iter()
            .filter(|record| record.state == ReadState::Unread)
            .map(|record| record.file.as_str())
            .collect();
        if consultation.name == LEDNING {
            assert_eq!(unread, ["responses/Miljö- och hälsoskyddsnämnden.pdf"]);
        } else {
            assert!(unread.is_empty(), "{unread:?}");
        }
    }
}

#[test]
fn every_statement_is_a_slice_of_its_document() {
    let mut checked = 0;
    for consultation in consultations() {
        for (record, document) in documents(&consultation) {
            for tagged in &consultation.statements {
                let statement = &tagged.statement;
                if statement.id.document() == record.hash.short() {
                    assert_eq!(
                        statement.text,
                        document.slice(statement.span),
                        "{}",
                        record.file
                    );
                    assert_eq!(statement.page, document.page_at(statement.span.start));
                    checked += 1;
                }
            }
        }
    }
    let all: usize = consultations().iter().map(|one| one.statements.len()).sum();
    assert_eq!(checked, all, "a statement has no document");
}

#[test]
fn statement_ids_are_unique() {
    for consultation in consultations() {
        let mut seen = HashSet::new();
        for tagged in &consultation.statements {
            assert!(
                seen.insert(tagged.statement.id.clone()),
                "{}",
                tagged.statement.id
            );
        }
    }
}

/// The entries of each block cover all of its visible characters, none twice.
#[test]
fn the_ledger_accounts_for_every_visible_character() {
    for consultation in consultations() {
        for (record, document) in documents(&consultation) {
            let mut accounted = vec![false; document.text.len()];
            for entry in &record.ledger {
                assert!(
                    document.blocks[entry.block].span.contains(entry.span),
                    "{}",
                    record.file
                );
                for (at, seen) in accounted[entry.span.start..entry.span.end]
                    .iter_mut()
                    .enumerate()
                {
                    assert!(
                        !*seen,
                        "{}: byte {} twice",
                        record.file,
                        entry.span.start + at
                    );
                    *seen = true;
                }
            }
            for (at, character) in document.text.char_indices() {
                assert!(
                    character.is_whitespace() || accounted[at],
                    "{}: {:?} is not accounted for",
                    record.file,
                    &document.text[at..].chars().take(40).collect::<String>()
                );
            }
        }
    }
}

#[test]
fn statements_and_ledger_name_each_other() {
    for consultation in consultations() {
        let statements: HashSet<&str> = consultation
            .statements
            .iter()
            .map(|tagged| tagged.statement.id.as_str())
            .collect();
        let mut named = HashSet::new();
        for record in &consultation.documents {
            for entry in &record.ledger {
                if let Fate::Statement { id } | Fate::Duplicate { id } = &entry.fate {
                    assert!(statements.contains(id.as_str()), "{}: {id}", record.file);
                    named.insert(id.as_str());
                }
            }
        }
        for tagged in consultation
            .statements
            .iter()
            .filter(|tagged| tagged.is_position())
        {
            assert!(
                named.contains(tagged.statement.id.as_str()),
                "{}",
                tagged.statement.text
            );
        }
    }
}

#[test]
fn those_asked_are_told_from_those_who_answered() {
    let consultation = sample().1.load(LEDNING).unwrap();
    let participation = consultation.participation();
    assert_eq!(
        participation.silent,
        ["Arbetsmarknadsnämnden", "Ekstad Vatten AB"]
    );
    assert_eq!(participation.uninvited, ["Föreningen Levande Ekstad"]);
    assert_eq!(participation.answered.len(), 22);
}

#[test]
fn a_page_is_about_so_wherever_it_is_reckoned() {
    let (place, _) = sample();
    let ledger = place
        .run(&["status", "--ledger", "--consultation", LEDNING])
        .out();
    let (mut own, mut reckoned) = (0, 0);
    let mut is_pdf = None;
    for line in ledger.lines() {
        if let Some(file) = line.strip_prefix("  responses/") {
            is_pdf = Some(file.contains(".pdf"));
        }
        let line = line.trim_start();
        match is_pdf {
            Some(true) if line.starts_with("s.\u{a0}") => own += 1,
            Some(false) if line.starts_with("ca s.\u{a0}") => reckoned += 1,
            _ => assert!(
                !line.starts_with("s.") && !line.starts_with("ca s."),
                "{line}"
            ),
        }
    }
    assert!(own > 10 && reckoned > 10, "{own} {reckoned}\n{ledger}");

    // a quotation that is taken out of the report
    let list = place
        .run(&["statements", "--consultation", LEDNING])
        .json_lines();
    let word = (list.iter())
        .find(|one| one["file"].as_str().unwrap().contains(".docx") && !one["page"].is_null())
        .unwrap();
    let args = ["--consultation", LEDNING, "--format", "html"];
    let report = place.run(&[&["excerpt"], &args[..]].concat()).out();
    let quoted = format!("data-statement=\"{}\"", word["id"].as_str().unwrap());
    assert!(report.contains(&quoted));
    place.write("utan.html", report.replace(&quoted, ""));
    let told = place.run(&["verify", "utan.html"]).out();
    assert!(
        told.contains(&format!(", ca s.\u{a0}{})", word["page"])),
        "{told}"
    );
}

#[test]
fn the_pages_of_a_proposal_in_word_are_reckoned_too() {
    let mut consultation = consultations().swap_remove(0);
    assert!(consultation.programme_pages_are_reckoned());
    let (file, _) = consultation.programme_file.as_mut().unwrap();
    "Förslag.PDF".clone_into(file);
    assert!(!consultation.programme_pages_are_reckoned());
}
