//! The proposal sent back with the respondent's words in it.

use super::{dialogue, document, texts};
use remiss::model::{ContentHash, Fate, Identity, Programme};
use remiss::segment::{Segmented, segment};

/// A programme of one section with short sentences.
fn short() -> Programme {
    let mut programme = dialogue();
    let text = "Gräset klipps varje vecka.\nLekplatser ses över på våren. Gungor byts vart femte år.\nSoptunnor töms varje dag.\nBänkar målas gröna.";
    text.clone_into(&mut programme.sections[0].text);
    programme
}

fn answered(lines: &[&str]) -> Segmented {
    segment(
        &document(lines),
        &ContentHash::of(b"x"),
        &Identity::unknown(),
        &[],
        &short(),
    )
}

const COPY: &[&str] = &[
    "# Dialog",
    "Gräset klipps varje vecka.",
    "Det är för ofta.",
    "Lekplatser ses över på våren. [Byalaget: även på hösten!] Gungor byts vart femte år.",
    "- Soptunnor töms varje dag.",
    "Bänkar målas röda.",
];

#[test]
fn in_a_copy_of_the_proposal_its_short_sentences_are_nobodys_answer() {
    let found = answered(COPY);
    assert_eq!(
        texts(&found),
        [
            "Det är för ofta.",
            "[Byalaget: även på hösten!]",
            "Bänkar målas röda."
        ]
    );
    let given = |entry: &&_| {
        matches!(
            entry,
            remiss::model::LedgerEntry {
                fate: Fate::Quoted,
                ..
            }
        )
    };
    assert_eq!(found.ledger.iter().filter(given).count(), 4);
}

#[test]
fn in_an_answer_a_short_sentence_is_the_writers_own() {
    let own = [
        "Gräset klipps varje vecka.",
        "Det är för ofta.",
        "Ingen annan kommun gör så.",
        "Pengarna behövs till lekplatserna.",
    ];
    assert_eq!(texts(&answered(&own)), own);
}
