//! Lines that begin with the number of a section: `Avsnitt 3.1: Bra`,
//! `3.5 – tillstyrks`, `3.1 Bra.`

use std::sync::LazyLock;

use regex::Regex;

/// The number of a section with the word for it, perhaps behind a page: what leads
/// to the words, and the number.
const HEAD: &str = r"^(?:(?i:sid(?:an|a)?\.?|s\.)\s*\d{1,3}\s*[,:]\s*)?((?i:avsnitt(?:et)?|kapitel|kap\.?|punkt(?:en)?|rubrik(?:en)?)\s+)?(\d{1,2}(?:[.:]\d{1,2}){0,4})";

/// The number of a section at the head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numbered<'a> {
    /// The number alone.
    pub(crate) number: &'a str,
    /// Where it ends in the line, without the sign behind it.
    pub(crate) end: usize,
    /// Where the words behind it begin.
    pub(crate) rest: usize,
}

/// The number that a line begins with, where words stand behind it. A whole number
/// is that of a section only with a word for it, and words in lower case belong to
/// a number only behind a sign: `3.1 miljoner` is an amount.
pub(crate) fn numbered(line: &str) -> Option<Numbered<'_>> {
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(r"{HEAD}(\.?(?:\s*:|\s+[–—-]|\s*[–—])|\.)?\s+(.)"))
            .expect("a fixed pattern")
    });
    let found = NUMBERED.captures(line)?;
    let number = found.get(2)?;
    // points are numbered by who answers, too
    let is_named = (found.get(1))
        .is_some_and(|word| !word.as_str().to_lowercase().starts_with(['p', 'r']))
        || number.as_str().contains(['.', ':']);
    let is_signed = found.get(3).is_some_and(|sign| sign.as_str() != ".");
    let first = found.get(4)?;
    let begins = first.as_str().starts_with(char::is_uppercase)
        || (is_signed && first.as_str().starts_with(char::is_alphabetic));
    (is_named && begins).then(|| Numbered {
        number: number.as_str(),
        end: number.end(),
        rest: first.start(),
    })
}

/// Whether a text is the number of a section and nothing more: `Avsnitt 3.1`,
/// `sid 7, 3.4`.
pub(crate) fn is_number(text: &str) -> bool {
    static NUMBER: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(&format!(r"{HEAD}\W*$")).expect("a fixed pattern"));
    NUMBER.is_match(text.trim_start())
}

/// Whether words lead up to a number on the next line: `enligt avsnitt`, `3.1 och`.
pub(crate) fn leads_up(words: &str) -> bool {
    const LEADING: &[&str] = &[
        "avsnitt",
        "avsnittet",
        "avsnitten",
        "kapitel",
        "kapitlet",
        "kap.",
        "punkt",
        "punkten",
        "punkterna",
        "rubriken",
        "och",
        "samt",
        "i",
        "om",
        "under",
        "se",
        "enligt",
        "mot",
        "både",
        "eller",
        "bilaga",
        "tabell",
        "figur",
    ];
    let words = words.trim_end();
    let last = words.rsplit(' ').next().unwrap_or_default();
    words.ends_with([',', '–', '-', '(']) || LEADING.contains(&last.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_at_the_head_of_a_line_is_told_from_its_words() {
        for (line, number, rest) in [
            ("3.1 Bra.", "3.1", "Bra."),
            ("3.1. Bra.", "3.1", "Bra."),
            ("Avsnitt 3: nej", "3", "nej"),
            ("3.5 – tillstyrks", "3.5", "tillstyrks"),
            ("sid 7, 3.4: målet är lågt", "3.4", "målet är lågt"),
        ] {
            let found = numbered(line).map(|found| (found.number, &line[found.rest..]));
            assert_eq!(found, Some((number, rest)), "{line}");
        }
        for line in [
            "3. Bra.",
            "Punkt 3. Bra.",
            "3.1 miljoner kronor saknas",
            "3.1 och 3.3 Bra",
            "3.1–3.3 Bra",
            "Avsnitt 3.1",
            "Den 3.1 Bra",
        ] {
            assert_eq!(numbered(line), None, "{line}");
        }
    }

    #[test]
    fn a_bare_number_is_known() {
        assert!(is_number("3.1") && is_number("Avsnitt 3") && is_number("sid 7, 3.4"));
        assert!(!is_number("3.1 Gång") && !is_number("Avsnitt") && !is_number("Sid 11"));
    }

    #[test]
    fn words_that_lead_up_to_a_number_are_known() {
        assert!(
            leads_up("det som står i avsnitt") && leads_up("3.1,") && leads_up("målen 3.1 och")
        );
        assert!(!leads_up("att förskolor läggs till.") && !leads_up("avstyrks"));
    }
}
