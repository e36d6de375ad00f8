//! The title of an answer, however long.

use std::sync::LazyLock;

use regex::Regex;

use crate::language::sentences;
use crate::segment::declare::has_finite_verb;
use crate::segment::heading::has_verb;

/// `Remissvar på slutbetänkande av …`, `Yttrande över SOU 2020:47`: a title,
/// however long.
pub(in crate::segment) fn is_title(text: &str) -> bool {
    static TITLE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:remissvar|remissyttrande|yttrande|\p{L}*yrkande|svar|synpunkter|remiss)\s+(?:på|av|över|angående|gällande|avseende|rörande|om|till|med anledning av|(?:\p{L}+\s+)?[-–]\s+motion)\s")
            .expect("a fixed pattern")
    });
    // Some end even a title with a full stop, where it says what it is about.
    static ENDED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\p{L}+\s+(?:över|angående|gällande|avseende|rörande|på\s+(?:remiss|motion)|[-–]\s+motion)")
            .expect("a fixed pattern")
    });
    // What the proposal is to do stands in clauses of its own.
    static CLAUSE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\s(?:att|som|hur|där|vilka?)\s").expect("a fixed pattern")
    });
    // `Remissyttrande reviderad lokalplan för skolan.`: no more than a name.
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:remiss(?:yttrande|svar|utlåtande))\s+[-–]?\s*\p{L}")
            .expect("a fixed pattern")
    });
    let text = text.trim_end();
    if text.chars().count() <= 160
        && NAMED.is_match(text)
        && sentences(text).len() == 1
        && !text.contains(':')
        && !has_finite_verb(text)
    {
        return true;
    }
    let main = CLAUSE
        .find(text)
        .map_or(text, |clause| &text[..clause.start()]);
    text.chars().count() <= 300
        && TITLE.is_match(text)
        && (!text.ends_with(['.', '!']) || (ENDED.is_match(text) && sentences(text).len() == 1))
        && !has_verb(main)
}

/// A line in the middle of a paper that only names a paper or what it answers:
/// `Ekverkets yttrande över planen Träd i staden`, `Träd i staden (SOU 2030:1)`.
pub(super) fn names_a_paper(line: &str) -> bool {
    static OWNED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\p{Lu}[^.;!?]{0,80}?:?s\s+(?:remissvar|remissyttrande|yttrande|synpunkter)\s+(?:angående|avseende|gällande|i|om|på|rörande|till|över)\s")
            .expect("a fixed pattern")
    });
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\p{Lu}[^.;:!?]{8,220}\((?:SOU|Ds|[Dd]ir\.?|\p{Lu}\p{L}{0,3})\s?\d{4}[:/-]\d[^()]{0,20}\)$")
            .expect("a fixed pattern")
    });
    let line = line.trim();
    let named = OWNED.is_match(line) || NUMBERED.is_match(line);
    named && !line.ends_with(['.', ':']) && !has_finite_verb(line) && !has_verb(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_names_a_paper_is_told_from_what_is_said_of_it() {
        for line in [
            "Ekverkets yttrande över planen Träd i staden (E2030/4389/T)",
            "EKO:s remissvar i utredningen Träd i staden SOU 2030:56",
            "Fler träd i staden – bättre luft och mer skugga (SOU 2030:28)",
        ] {
            assert!(names_a_paper(line), "{line}");
        }
        for line in [
            "Ekverkets yttrande över planen är bra",
            "Ekverkets yttrande över planen.",
            "Vi stöder Träd i staden (SOU 2030:28)",
            "Ekverkets synpunkter på planen delas av nämnden",
            "Träd i staden (2030)",
        ] {
            assert!(!names_a_paper(line), "{line}");
        }
    }

    #[test]
    fn titles_are_told_from_sentences() {
        for text in [
            "Yttrande över motion om solvärme",
            "Yttrande över motion om solvärme.",
            "Yttrande över motion om att staden ska bygga solvärme",
            "Remissvar på betänkandet Framtidens parker",
            "Remissyttrande reviderad lokalplan kring förskola och skola.",
        ] {
            assert!(is_title(text), "{text}");
        }
        for text in [
            "Synpunkter på planen.",
            "Remissvaret bygger på en enkät.",
            "Remissvar lämnas i maj.",
            "Yttrande över planen. Den är bra.",
            "Yttrande över planen kommer i maj",
            &format!("Yttrande över planen{}", ", och dess mål".repeat(25)),
        ] {
            assert!(!is_title(text), "{text}");
        }
    }
}
