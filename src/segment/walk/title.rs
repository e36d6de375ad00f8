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

#[cfg(test)]
mod tests {
    use super::*;

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
