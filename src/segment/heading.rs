//! Headings: those the file says are headings, and those that only look so.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::is_present;
use crate::model::{Block, BlockKind};

/// The level given to a heading that the file does not call one.
pub(super) const PSEUDO: u8 = 7;

/// Finite verbs that make a short line a sentence in spite of its looks.
const VERBS: &[&str] = &[
    "anser",
    "avslår",
    "avstyrker",
    "avstår",
    "behöver",
    "beslutar",
    "bifaller",
    "bifalles",
    "blev",
    "blir",
    "borde",
    "byter",
    "bör",
    "delar",
    "fanns",
    "finns",
    "fick",
    "får",
    "föreslår",
    "föreslås",
    "förutsätter",
    "gav",
    "ger",
    "ges",
    "går",
    "gäller",
    "gör",
    "görs",
    "hade",
    "har",
    "instämmer",
    "innebär",
    "kan",
    "kommer",
    "krävs",
    "kräver",
    "kunde",
    "lämnar",
    "läggs",
    "menar",
    "måste",
    "saknar",
    "saknas",
    "ser",
    "ska",
    "skall",
    "skulle",
    "stryks",
    "stödjer",
    "stöder",
    "tar",
    "tas",
    "tillstyrker",
    "tillstyrks",
    "tycker",
    "tror",
    "utgår",
    "vet",
    "vill",
    "var",
    "vore",
    "välkomnar",
    "yrkar",
    "yrkas",
    "ändrar",
    "ändras",
    "är",
    "önskar",
    "överlämnar",
    "översänder",
    "förblir",
    "fastställs",
    "antas",
    "avstyrks",
    "kompletteras",
    "avslås",
    "återremitteras",
    "revideras",
    "besvaras",
    "inrättas",
    "handläggs",
    "bedöms",
    "används",
    "bedömer",
    "noterar",
    "framhåller",
    "betonar",
    "uppskattar",
    "ställer",
    "håller",
    "begränsar",
    "konstaterar",
    "fortsätter",
    "ökar",
    "minskar",
    "riskerar",
    "leder",
    "bidrar",
    "påverkar",
    "omfattar",
];

/// Words that begin a clause of its own, or a question.
pub(super) const CLAUSES: &[&str] = &[
    "att", "där", "hur", "när", "om", "som", "vad", "varför", "vem", "vilka", "vilken", "vilket",
    "vart", "så",
];

/// The heading's level, if the line is one. `follows` is whether text follows it.
pub(super) fn level(block: &Block, text: &str, follows: bool) -> Option<u8> {
    let length = text.chars().count();
    if let Some(level) = block.heading_level() {
        // A heading style on a whole paragraph is a slip of the writer's.
        return (length <= 160 || !text.ends_with('.')).then_some(level);
    }
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem(_)) || length > 140 {
        return None;
    }
    if !text.chars().any(char::is_alphabetic) && !is_number(text) {
        return None;
    }
    let listed = matches!(block.kind, BlockKind::ListItem(_));
    let ended = text.ends_with(['.', '!', '”', ',', ';']);
    let sentence = ended && (length > 50 || !numbered(text));
    let marked = block.look.bold || block.look.underlined;
    if marked && !sentence && !(listed && has_verb(text)) {
        return Some(PSEUDO - 1);
    }
    if follows && is_number(text) {
        return Some(PSEUDO);
    }
    if follows && length <= 110 && numbered(text) && !has_verb(text) {
        return Some(PSEUDO);
    }
    if listed || !follows {
        return None;
    }
    let words = text.split_whitespace().count();
    if text.ends_with(':') {
        return (words <= 6 && length <= 60 && !has_verb(text)).then_some(PSEUDO);
    }
    // `Ja`, `Nej, inte alls`: an answer to what stands above it.
    let first = text.split(|c: char| !c.is_alphabetic()).next();
    if matches!(first, Some("Ja" | "Nej")) {
        return None;
    }
    let capital = text.starts_with(char::is_uppercase);
    (capital
        && !sentence
        && !text.ends_with('?')
        && words <= 9
        && length <= 80
        && (asks_without_sign(text) || (!has_verb(text) && !tells(text))))
    .then_some(PSEUDO)
}

/// `Så vill vi utveckla parkerna`, `Hur planen följs upp`: a heading in the form of a
/// question or of its answer.
fn asks_without_sign(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_alphanumeric());
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    matches!(first, "Hur" | "Varför" | "Vad") || (first == "Så" && is_known_verb(second))
}

/// Whether a verb in the present tense stands in a line's main clause, of
/// whatever verb the lexicon knows: `Vi protesterar mot nedläggningen`.
fn tells(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take_while(|word| !CLAUSES.contains(&word.to_lowercase().as_str()))
        .skip(1)
        .any(is_present)
}

/// Whether the text holds a finite verb of the common ones.
pub(super) fn has_verb(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .skip(1)
        .any(is_known_verb)
}

/// Whether a word is one of the common finite verbs.
pub(super) fn is_known_verb(word: &str) -> bool {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| VERBS.iter().copied().collect());
    KNOWN.contains(word)
        || (word.starts_with(char::is_uppercase) && KNOWN.contains(word.to_lowercase().as_str()))
}

/// `3.5`, `4.1.2`, `§ 4.`, `Kapitel 5.`: a number that stands for a section.
fn is_number(text: &str) -> bool {
    static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:avsnitt|kapitel|kap\.?|punkt|sid(?:an|a)?\.?|s\.|rubrik|stycke|del)\s*)?(?:§+\s*)?\d{1,3}(?:[.:]\d{1,3}){0,4}\s*§?[.:]?$")
            .expect("a fixed pattern")
    });
    text.len() >= 2
        && NUMBER.is_match(text)
        && (text.contains(['.', '§']) || text.starts_with(char::is_alphabetic))
}

/// A line that begins with the number of a section or a page.
fn numbered(text: &str) -> bool {
    static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:övrigt\s+)?(?:avsnitt|kapitel|kap\.?|sid(?:an|a)?\.?|rubrik(?:en)?|under rubriken)\s+(?:\d|(?-i:\p{Lu}))|§+\s*\d|\d{1,2}(?:[.:]\d{1,2}){1,4}\.?\s+\p{L}|\d{1,2}\.\s+(?-i:\p{Lu}))")
            .expect("a fixed pattern")
    });
    NUMBERED.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let block = Block::paragraph(Span::new(0, text.len()));
        assert_eq!(level(&block, text, true).is_some(), expected, "{text}");
    }

    #[test]
    fn short_lines_without_verb_are_headings() {
        check("Förvaltningens bedömning", true);
        check("3.5", true);
        check("4.1.3 Val av familjehem", true);
        check("Kapitel 5.", true);
        check("§ 4.", true);
        check("Sid 11: 3:4 God och säker vård", true);
        check("Övergripande kommentar:", true);
        check("Tydligare regler för byggnader", true);
        check("Åtgärder som motverkar segregation", true);
        check("Åtgärder vid avvikelser", true);
        check("Underlag inför planeringen", true);
        check("Så vill vi utveckla parkerna", true);
        check("Hur planen ska följas upp", true);
    }

    #[test]
    fn sentences_are_not() {
        check("Planen är bra", false);
        check("Vi tillstyrker.", false);
        check("HBTQ-rådet byter namn till HBT+rådet", false);
        check(
            "Hemvårdsbidraget handläggs som ett bistånd enligt SoL",
            false,
        );
        check(
            "Avsnitten om bolagen berör inte regionen och lämnas utan kommentar.",
            false,
        );
        check("underlåtelse att beakta minoritetens ställning", false);
        check("Vi protesterar mot nedläggningen av biblioteken", false);
        check("Nedläggningen drabbar barnen hårt", false);
    }

    #[test]
    fn bold_lines_are_headings_even_as_questions() {
        let text = "Varför är referensgrupperna viktiga?";
        let mut block = Block::paragraph(Span::new(0, text.len()));
        block.look.bold = true;
        assert!(level(&block, text, true).is_some());
    }
}
