//! Answers by e-mail, with the message that is answered.

use super::ledger::assert_covers;
use super::texts;
use remiss::identify::identify;
use remiss::model::{ContentHash, Fate, Programme};
use remiss::segment::{Segmented, segment};

/// What is said in a file as it came in, with the date of the answer.
fn said_in(file: &str, text: &str) -> (Vec<String>, Option<String>, Segmented) {
    let parts = remiss::extract::extract(file, text.as_bytes());
    let document = parts[0].outcome.as_ref().expect("text");
    let identity = identify(document, file, &[]);
    let found = segment(
        document,
        &ContentHash::of(text.as_bytes()),
        &identity,
        &[],
        &Programme::default(),
    );
    assert_covers(document, &found);
    let said = texts(&found).into_iter().map(str::to_owned).collect();
    (said, identity.date, found)
}

const MAIL: &str = "From: Eva Ek <eva@ekstad.se>\nTo: remiss@ekby.se\nDate: Mon, 04 Mar 2024 09:00:00 +0100\nSubject: SV: Remiss\nContent-Type: text/plain; charset=utf-8\n\n";

const OWN: &str = "Hej!\n\nEkstads kommun har inget att erinra.\n\nEva Ek\n\n";

const EARLIER: &str = "Från: Remiss <remiss@ekby.se>\nSkickat: den 1 februari 2024 10:00\nTill: eva@ekstad.se\nÄmne: Remiss\n\nVi avstyrker planen. Taxan är för hög.\n";

#[test]
fn the_message_that_is_answered_is_not_the_senders() {
    let ruled = format!("{MAIL}{OWN}-----Ursprungligt meddelande-----\n{EARLIER}");
    let bare = format!("{MAIL}{OWN}{EARLIER}");
    let marked = format!(
        "{MAIL}{OWN}Den 1 feb. 2024 kl. 10:00 skrev Remiss <remiss@ekby.se>:\n\n> Vi avstyrker planen.\n> Taxan är för hög.\n"
    );
    let fields = "Från: Eva Ek <eva@ekstad.se>\nSkickat: den 4 mars 2024 09:00\nTill: remiss@ekby.se\nÄmne: SV: Remiss\n\n";
    let saved = format!("{fields}{OWN}________________________________\n{EARLIER}");
    for (file, text) in [
        ("svar.eml", ruled),
        ("svar.eml", bare),
        ("svar.eml", marked),
        ("svar.txt", saved),
    ] {
        let (said, date, found) = said_in(file, &text);
        assert_eq!(said, ["Ekstads kommun har inget att erinra."], "{text}");
        assert_eq!(date.as_deref(), Some("2024-03-04"), "{text}");
        let quoted = |entry: &&remiss::model::LedgerEntry| entry.fate == Fate::Quoted;
        assert!(found.ledger.iter().filter(quoted).count() > 1, "{text}");
    }
}

#[test]
fn an_answer_within_the_earlier_message_is_the_senders() {
    let between = format!(
        "{MAIL}Den 1 feb. 2024 kl. 10:00 skrev Remiss <remiss@ekby.se>:\n> Vad anser ni om taxan?\n\nTaxan är för hög.\n\n> Vad anser ni om målen?\n\nMålen är bra.\n"
    );
    let (said, _, found) = said_in("svar.eml", &between);
    assert_eq!(said, ["Taxan är för hög.", "Målen är bra."]);
    let answer = found
        .statements
        .iter()
        .find(|statement| statement.text == "Målen är bra.")
        .expect("an answer");
    assert_eq!(
        answer.headings.last().map(String::as_str),
        Some("Vad anser ni om målen?")
    );
    let answers = ["Vi avstyrker planen.", "Taxan är för hög."];
    let below = format!("{MAIL}Se svar nedan.\n\n-----Ursprungligt meddelande-----\n{EARLIER}");
    let passed_on =
        format!("{MAIL}Hej! Här är svaret.\n\n{EARLIER}").replace("Subject: SV:", "Subject: VB:");
    let forwarded = format!(
        "{MAIL}Hej! Vi skickar svaret.\n\n---------- Forwarded message ----------\n\n{EARLIER}"
    );
    for text in [below, passed_on, forwarded] {
        let (said, ..) = said_in("svar.eml", &text);
        for answer in answers {
            assert!(said.iter().any(|own| own == answer), "{text}: {said:?}");
        }
    }
}
