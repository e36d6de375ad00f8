//! Claims: whether a sentence takes a stand or tells what the speaker thinks
//! or does, wherever it stands.
//!
//! Lists of names, papers and addresses hold none; a line that makes one is
//! text, whatever stands around it.

use std::sync::LazyLock;

use regex::Regex;

use super::heading::has_verb;
use crate::identify::is_body_word;
use crate::language::{OPINIONS, is_present};

/// Among how many words at the head of a sentence its subject and verb stand.
const HEAD: usize = 9;
/// Fewest words of a sentence that only tells what a body does.
const SHORTEST: usize = 5;

/// Verbs that only tell an opinion where the speaker is known, and some in the
/// past, as minutes have it.
const MORE: &[&str] = &[
    "ansåg",
    "föreslog",
    "förutsätter",
    "hemställer",
    "kritiserar",
    "kräver",
    "menade",
    "tvivlar",
    "uppmanar",
    "varnar",
    "yrkade",
];

/// Words after which the verb is not the speaker's own.
const OTHERS: &[&str] = &[
    "som", "om", "att", "när", "vem", "vad", "hur", "du", "ni", "den", "de", "dem",
];

/// How running text calls a body whose letterhead has its whole name.
const CALLED: &[&str] = &[
    "styrelsen",
    "kommunen",
    "staden",
    "fakulteten",
    "institutionen",
    "partiet",
    "kammaren",
];

/// Whether a sentence takes a stand, or a body or `vi` speaks in it.
pub(super) fn claims(sentence: &str) -> bool {
    let sentence = sentence.trim();
    let whole = sentence.ends_with(['.', '!', '?', '”', ')']) && !for_readers(sentence);
    argues(sentence) || (whole && (demands(sentence) || tells(sentence)))
}

/// Whether a sentence takes a stand or gives an opinion, not only tells what a
/// body does or demands.
pub(super) fn argues(sentence: &str) -> bool {
    stands(sentence) || holds_opinion(sentence)
}

/// Whether a short line is an answer of its own: `Inga synpunkter`, `Tillstyrks`.
pub(super) fn answers(line: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:har\s+)?(?:inga\s+(?:\p{L}+\s+){0,2}(?:synpunkter|invändningar|erinringar|kommentarer|anmärkningar)|(?:inget|ingenting|intet|inte något)\s+att\s+(?:erinra|invända|anföra|tillägga)|(?:ingen|utan)\s+erinran|utan\s+(?:synpunkter|invändningar))\b|^(?:\p{L}+\s+){0,3}(?:till|av)styrk(?:s|es)\b|^(?:till|av)styrker\b|^bif(?:all|aller|alls|alles)(?:\s+utan\s+\p{L}+)?\W*$|^avstår\s+från\s+(?:att\s+)?(?:yttra|svar|lämna)|^(?:ja|nej)\s+till\s+\p{L}",
        )
        .expect("a fixed pattern")
    });
    let line = line.trim();
    line.chars().count() <= 140 && (BARE.is_match(line) || stands(line))
}

/// Formal words of a stand with a finite verb: `avstyrker`, `har inget att erinra`.
pub(super) fn stands(sentence: &str) -> bool {
    static STAND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)(?:\b(\p{L}+)\W+)?(?:\binte\s+)?\b(?:(?:till|av)styrker\b|(?:till|av)styrks\b|motsätter\s+(?:sig|oss|mig)\b|avråder\s+från\b|ställer\s+(?:sig|oss)\s+(?:\p{L}+\s+){0,2}(?:bakom|positiv[at]?|negativ[at]?|tveksam(?:ma|t)?|kritisk[at]?)\b|står\s+bakom\b|avstår\s+från\s+att\b|tar\s+(?:inte|ej|ingen)\s+ställning\b|har\s+(?:\p{L}+\s+)?(?:inget|ingenting|intet|inte\s+något)\s+att\s+(?:erinra|invända|anföra|tillägga)\b|har\s+(?:\p{L}+\s+)?(?:ingen\s+erinran|inga\s+(?:\p{L}+\s+){0,2}(?:synpunkter|invändningar|erinringar|kommentarer))\b|säger\s+(?:ja|nej)\s+till\b)",
        )
        .expect("a fixed pattern")
    });
    STAND.captures_iter(sentence).any(|hit| {
        hit.get(1)
            .is_none_or(|before| !is_others(&before.as_str().to_lowercase()))
    })
}

/// `Ordföranden anser`, `Vi vill`, `Enligt vår mening bör`, `Här saknar nämnden`.
fn holds_opinion(sentence: &str) -> bool {
    let words = head(sentence);
    let Some(verb) = words.iter().position(|word| is_opinion(word)) else {
        return false;
    };
    let own = verb > 0 && !words[..verb].iter().any(|word| is_others(word));
    let inverted = words.get(verb + 1).is_some_and(|next| is_speaker(next));
    let enough = sentence.split_whitespace().count() >= 3;
    enough && (own || (inverted && verb > 0)) && sentence.starts_with(char::is_uppercase)
}

/// A body or `vi` at the head of a whole sentence.
fn tells(sentence: &str) -> bool {
    let words = head(sentence);
    let speaker = words.iter().take(4).position(|word| is_speaker(word));
    speaker.is_some_and(|at| !words[..at].iter().any(|word| is_others(word)))
        && sentence.split_whitespace().count() >= SHORTEST
        && sentence.starts_with(char::is_uppercase)
        && (has_verb(sentence) || words.iter().any(|word| is_present(word)))
}

/// Words of a demand or a judgement: `bör`, `måste`, `det är viktigt att`.
fn demands(sentence: &str) -> bool {
    static DEMAND: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:bör|borde|måste|behöver|saknas|krävs)\b|\b(?:det\s+är|är\s+det|vore)\s+(?:\p{L}+\s+)?(?:viktigt|bra|positivt|rimligt|angeläget|olyckligt|bekymmersamt|oroande|oklart|nödvändigt|önskvärt|olämpligt)\b",
        )
        .expect("a fixed pattern")
    });
    DEMAND.is_match(sentence) && sentence.split_whitespace().count() >= SHORTEST
}

/// What tells readers how to appeal or whom to ask.
fn for_readers(sentence: &str) -> bool {
    static READERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)överklag|\banslag(?:et|stavla\p{L}*)?\b|\bjusterat\b|\bkontakta\b|@")
            .expect("a fixed pattern")
    });
    READERS.is_match(sentence)
}

fn head(sentence: &str) -> Vec<String> {
    sentence
        .split_whitespace()
        .take(HEAD)
        .map(|word| {
            word.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .collect()
}

fn is_opinion(word: &str) -> bool {
    OPINIONS.contains(&word) || MORE.contains(&word)
}

fn is_others(word: &str) -> bool {
    OTHERS.contains(&word)
}

fn is_speaker(word: &str) -> bool {
    matches!(word, "vi" | "jag")
        || is_body_word(word)
        || CALLED.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stands_and_opinions_are_claims() {
        for text in [
            "Länsstyrelsen avstyrker förslaget om insatser utan behovsprövning.",
            "Länsstyrelsen saknar en analys av kostnaderna.",
            "Nämnden avstyrker",
            "Universitetet ställer sig tveksamt till:",
            "Knivsta kommun har inga synpunkter på betänkandet",
            "Ordföranden anser att förslaget ska avstyrkas.",
            "Här saknar vi en analys av kostnaderna.",
            "Lagen bör träda i kraft ett år senare.",
            "Kommunen har i dag tre hundra ärenden av det slaget.",
            "tar inte ställning",
            "I yttrandet saknar vi en analys av kostnaderna",
            "Staden delar den bilden helt.",
            "Vi har sju bibliotek i dag.",
            "Kulturnämnden har sju bibliotek i dag.",
            "Om detta anser nämnden att planen är för dyr",
            "Föreningen underkänner planens förslag om skolor.",
        ] {
            assert!(claims(text), "{text}");
        }
    }

    #[test]
    fn an_opinion_is_told_by_its_verb() {
        for text in ["Nämnden påtalar brister.", "Vi kritiserar detta."] {
            assert!(argues(text), "{text}");
        }
        assert!(!argues("Nämnden lämnar svar."));
    }

    #[test]
    fn lists_of_papers_persons_and_addresses_make_none() {
        for text in [
            "Länsstyrelsen i Gävleborgs län",
            "Tjänsteutlåtande 2020-12-01",
            "Socialnämndens beslut 2020-12-01 § 14.",
            "Föreningen Hela Sverige ska leva",
            "Anna Ek (S), ordförande, Bo Al (M)",
            "Biträdande rektor Anna Ek",
            "Synpunkter på enskilda förslag",
            "Protokollet är justerat och anslaget sattes upp den 3 maj.",
            "Den som vill överklaga beslutet ska skriva till kommunen.",
            "Yttrande från den förening som avstyrker förslaget",
            "Anna anser",
            "anna anser att planen är bra",
            "Föreslår nämnden att planen antas",
            "Den som vi har frågat har svarat ja.",
            "Vi har svarat.",
            "vi har sju bibliotek i dag.",
            "Kontakta nämnden, som bör svara snart.",
            "Planen bör antas.",
            "Staden i regn och sol.",
        ] {
            assert!(!claims(text), "{text}");
        }
    }

    #[test]
    fn short_answers_are_told_from_headings() {
        for text in [
            "Inga synpunkter",
            "Inget att erinra",
            "Förslaget tillstyrks",
            "Nämnden avstyrker",
            "Nej till förslaget",
            "Bifall",
            "Bifalles.",
        ] {
            assert!(answers(text), "{text}");
        }
        for text in [
            "Skäl för avslag",
            "Bifall till motionen",
            "Synpunkter",
            "Förslag som avstyrker",
            "Nej",
            &format!("Inga synpunkter på {}", "planen och ".repeat(12)),
        ] {
            assert!(!answers(text), "{text}");
        }
    }
}
