//! Parties by the names of their groups and local branches.

use std::sync::LazyLock;

use regex::Regex;

use super::party::{KNOWN, parties_only};

/// One of these stands in every party's name.
const PARTY_WORDS: &[&str] = &[
    "parti",
    "demokrat",
    "moderat",
    "liberal",
    "listan",
    "väljarna",
    "initiativ",
];

/// Words for the group of a party.
const GROUPS: &[&str] = &[
    "gruppen",
    "grupp",
    "partigrupp",
    "partigruppen",
    "arbetarekommun",
    "fullmäktigegrupp",
    "fullmäktigegruppen",
    "kommunfullmäktigegrupp",
    "regiongrupp",
    "nämndgrupp",
    "lokalavdelning",
    "kommunförening",
    "partiförening",
    "partidistrikt",
    "avdelning",
    "distrikt",
    "krets",
];

/// How the names of what parties sit in end.
const BOARDS: [&str; 3] = ["nämnden", "styrelsen", "fullmäktige"];

/// The parties of a line that may also tell their group or their place:
/// `Vänsterpartiet i Kommunstyrelsen`, `Moderaterna och Kristdemokraterna i
/// Ekstad`, `Socialdemokratiska gruppen`, `Sverigedemokraterna Ekstad`.
pub(crate) fn parties_of_group(line: &str) -> Option<Vec<String>> {
    let line = line.trim().trim_end_matches([':', '.', ',']);
    if let Some(found) = parties_only(line) {
        return Some(found);
    }
    if line.chars().count() > 120 || line.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let lower = line.to_lowercase();
    if !PARTY_WORDS.iter().any(|part| lower.contains(part)) && !begins_with_abbreviation(line) {
        return None;
    }
    if let Some((first, rest)) = line.split_once(' ')
        && first.ends_with("gruppen")
    {
        return parties_of_group(rest);
    }
    if GROUPS.iter().any(|group| {
        lower.strip_suffix(group).is_some_and(|head| {
            head.trim_end() == "socialdemokratiska" || head.trim_end() == "den socialdemokratiska"
        })
    }) {
        return Some(vec!["Socialdemokraterna".to_owned()]);
    }
    // The longest list of parties before a place, the name of a group or of
    // the board that they sit in.
    let (cut, _) = line.match_indices(' ').rfind(|(at, _)| {
        let (head, tail) = (&line[..*at], &line[at + 1..]);
        let is_sure =
            has_long_name(head) && is_place_or_group(tail) || head.contains(',') && is_board(tail);
        is_sure && parties_only(ungenitive(head)).is_some()
    })?;
    parties_only(ungenitive(&line[..cut]))
}

fn begins_with_abbreviation(line: &str) -> bool {
    line.split(' ')
        .next()
        .map(|first| first.trim_end_matches(','))
        .is_some_and(|first| KNOWN.iter().any(|(_, short)| *short == first))
}

/// Whether what is behind a party's name tells where it sits or what group it is.
fn is_place_or_group(tail: &str) -> bool {
    let mut words = tail.split_whitespace().peekable();
    let led = words
        .next_if(|word| matches!(*word, "i" | "på" | "inom"))
        .is_some();
    let count = words.clone().count();
    (1..=5).contains(&count)
        && words.clone().all(|word| {
            let lower = word.to_lowercase();
            word.starts_with(char::is_uppercase)
                || GROUPS.contains(&lower.as_str())
                || matches!(
                    lower.as_str(),
                    "stad" | "kommun" | "län" | "och" | "de" | "gröna" | "liberalerna"
                )
                || (led && BOARDS.iter().any(|board| lower.ends_with(board)))
        })
        && words.all(|word| !word.ends_with([':', '.']) && !word.starts_with('('))
}

/// `Kretslopp och vattennämnden`, behind the parties that sit in it.
fn is_board(tail: &str) -> bool {
    tail.starts_with(char::is_uppercase)
        && BOARDS.iter().any(|board| tail.ends_with(board))
        && tail.split_whitespace().count() <= 5
}

/// A single letter is a party beside other letters, never before a place.
fn has_long_name(head: &str) -> bool {
    head.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| word.chars().count() > 1)
}

/// The party of no known name whose group hands in a paper: `Reservation från
/// Ekbergscenterns kommunfullmäktigegrupp mot …`.
pub(super) fn named_by_its_group(line: &str) -> Option<&str> {
    static GROUP: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?i:gemensamt?|skriftligt?) )?(?i:reservation|protokollsanteckning|röstförklaring|särskilt (?:yttrande|uttalande)|yrkande|yttrande|remissvar|remissyttrande|synpunkter|svar) från (\p{Lu}[\p{L}-]+?(?: (?:(?:för|i|och) )?\p{Lu}[\p{L}-]+?){0,3})s (?:kommunfullmäktige|fullmäktige|landstings|nämnd|parti|region|regionfullmäktige|riksdags)grupp(?:en)?\b")
            .expect("a fixed pattern")
    });
    Some(GROUP.captures(line)?.get(1)?.as_str())
}

/// `Vänsterpartiets` before `partigrupp`.
fn ungenitive(head: &str) -> &str {
    head.strip_suffix('s')
        .filter(|stem| stem.ends_with("et") || stem.ends_with("na"))
        .unwrap_or(head)
}

/// Whether this is the name of a party, alone.
pub(crate) fn is_party(name: &str) -> bool {
    parties_of_group(name).is_some_and(|parties| parties.len() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_tells_the_party_whatever_its_name() {
        for (line, expected) in [
            (
                "Reservation från Ekbergscenterns kommunfullmäktigegrupp mot beslut om reglemente",
                Some("Ekbergscentern"),
            ),
            (
                "Särskilt yttrande från Ekstad i Framtidens partigrupp",
                Some("Ekstad i Framtiden"),
            ),
            ("Yttrande från Ekstads arbetsgrupp", None),
            (
                "Reservation från Bo Ek mot fullmäktigegruppens förslag",
                None,
            ),
        ] {
            assert_eq!(named_by_its_group(line), expected, "{line}");
        }
    }

    #[test]
    fn groups_and_places_lead_to_the_party() {
        for (line, expected) in [
            ("Vänsterpartiet i Kommunstyrelsen", "Vänsterpartiet"),
            ("Sverigedemokraterna Norra Ekstad", "Sverigedemokraterna"),
            ("Socialdemokraterna i Ekstads kommun", "Socialdemokraterna"),
            ("Socialdemokratiska gruppen", "Socialdemokraterna"),
            ("Vänsterpartiets fullmäktigegrupp", "Vänsterpartiet"),
            ("KD Ekstad", "Kristdemokraterna"),
            (
                "Kommunfullmäktigegruppen Centerpartiet Ekstad",
                "Centerpartiet",
            ),
            ("Miljöpartiet de gröna i Ekstad", "Miljöpartiet"),
            ("Moderata samlingspartiet i Ekstad", "Moderaterna"),
        ] {
            assert_eq!(
                parties_of_group(line).unwrap_or_default(),
                [expected],
                "{line}"
            );
        }
        assert_eq!(
            parties_of_group("V, S, MP Kretslopp och vattennämnden").unwrap_or_default(),
            ["Vänsterpartiet", "Socialdemokraterna", "Miljöpartiet"]
        );
        for line in [
            "Vänsterpartiet anser att",
            "V Ekstad",
            "M i Ekstad",
            "Kommunstyrelsen i Ekstad",
        ] {
            assert_eq!(parties_of_group(line), None, "{line}");
        }
    }
}
