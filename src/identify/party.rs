//! Political parties: those of the Riksdag by name and abbreviation, local
//! ones by the pattern of their names.

use std::sync::LazyLock;

use regex::Regex;

/// Name and abbreviation. Only these abbreviations are known without a name
/// beside them; `D` is the one local party that sits in many councils' papers.
const KNOWN: &[(&str, &str)] = &[
    ("Socialdemokraterna", "S"),
    ("Moderaterna", "M"),
    ("Sverigedemokraterna", "SD"),
    ("Vänsterpartiet", "V"),
    ("Centerpartiet", "C"),
    ("Kristdemokraterna", "KD"),
    ("Miljöpartiet", "MP"),
    ("Liberalerna", "L"),
    ("Folkpartiet", "FP"),
    ("Feministiskt initiativ", "FI"),
    ("Demokraterna", "D"),
    ("Sjukvårdspartiet", "SJVP"),
];

/// Longer names and inflections that mean the same party.
const ALSO: &[(&str, &str)] = &[
    ("Arbetarepartiet Socialdemokraterna", "S"),
    ("Socialdemokratiska", "S"),
    ("Nya Moderaterna", "M"),
    ("Moderata samlingspartiet", "M"),
    ("Miljöpartiet de gröna", "MP"),
    ("Folkpartiet liberalerna", "FP"),
];

static ABBREVIATIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\(?[A-ZÅÄÖ]{1,4}(?:(?:\s*[,/+&]\s*|\s+och\s+|\s+samt\s+|\s+)[A-ZÅÄÖ]{1,4})*\)?$")
        .expect("a fixed pattern")
});

static LOCAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^((?:[A-ZÅÄÖ][\wåäöÅÄÖ-]*)(?: (?:för |i )?[A-ZÅÄÖ]?[\wåäöÅÄÖ-]+){0,3}) ?\(([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,4})\)$",
    )
    .expect("a fixed pattern")
});

/// Endings that make a capitalised word a party's name.
const ENDINGS: &[&str] = &[
    "partiet",
    "listan",
    "demokraterna",
    "moderaterna",
    "väljarna",
];

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

/// The parties that a whole line names, in its order; `None` where the line
/// says anything else. Reads `M, D, L, KD`, `(S)`, `S, V och MP`,
/// `Socialdemokraterna, Vänsterpartiet`, `Framtid Ekstad (FE)`.
pub(crate) fn parties_only(line: &str) -> Option<Vec<String>> {
    let line = line.trim().trim_end_matches([':', '.']);
    if line.is_empty() || line.chars().count() > 160 {
        return None;
    }
    if ABBREVIATIONS.is_match(line) {
        return by_abbreviation(line);
    }
    let without_list = strip_abbreviation_list(line);
    let mut found: Vec<String> = Vec::new();
    for piece in without_list.split([',', '/', '+', '&', ';']) {
        for name in piece.split(" och ").flat_map(|part| part.split(" samt ")) {
            let name = name.trim();
            if name.is_empty() {
                continue;
            }
            let party = named(name)?;
            if !found.contains(&party) {
                found.push(party);
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

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
    // The longest list of parties before a place or the name of a group.
    let (cut, _) = line.match_indices(' ').rfind(|(at, _)| {
        is_place_or_group(&line[at + 1..])
            && has_long_name(&line[..*at])
            && parties_only(ungenitive(&line[..*at])).is_some()
    })?;
    parties_only(ungenitive(&line[..cut]))
}

fn begins_with_abbreviation(line: &str) -> bool {
    line.split(' ')
        .next()
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
                || (led
                    && (lower.ends_with("styrelsen")
                        || lower.ends_with("fullmäktige")
                        || lower.ends_with("nämnden")))
        })
        && words.all(|word| !word.ends_with([':', '.']) && !word.starts_with('('))
}

/// A single letter is a party beside other letters, never before a place.
fn has_long_name(head: &str) -> bool {
    head.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| word.chars().count() > 1)
}

/// `Vänsterpartiets` before `partigrupp`.
fn ungenitive(head: &str) -> &str {
    head.strip_suffix('s')
        .filter(|stem| stem.ends_with("et") || stem.ends_with("na"))
        .unwrap_or(head)
}

/// Every party that a text names by its full name or in parentheses, in order.
pub(crate) fn parties_in(text: &str) -> Vec<String> {
    static IN_TEXT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"\(([A-ZÅÄÖ]{1,4}(?:(?:\s*[,/+&]\s*|\s+och\s+|\s+)[A-ZÅÄÖ]{1,4})*)\)|\b(?:från|för)\s+([A-ZÅÄÖ]{1,2}(?:(?:\s*,\s*|\s+och\s+|\s+samt\s+)[A-ZÅÄÖ]{1,2})*)\b|\b([A-ZÅÄÖ][\wåäö]+?(?:partiet|demokraterna|listan)|Moderaterna|Liberalerna)(?:s|\b)",
        )
        .expect("a fixed pattern")
    });
    let mut found = Vec::new();
    for captures in IN_TEXT.captures_iter(text) {
        let list = captures.get(1).or_else(|| captures.get(2));
        let named_here = match (list, captures.get(3)) {
            (Some(list), _) => by_abbreviation(list.as_str()).unwrap_or_default(),
            (None, Some(name)) => vec![canonical(name.as_str())],
            (None, None) => Vec::new(),
        };
        for party in named_here {
            if !found.contains(&party) {
                found.push(party);
            }
        }
    }
    found
}

/// The abbreviation of a known party.
pub(crate) fn abbreviation_of(name: &str) -> Option<&'static str> {
    KNOWN
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, abbreviation)| *abbreviation)
}

/// Whether this is the name of a party, alone.
pub(crate) fn is_party(name: &str) -> bool {
    parties_of_group(name).is_some_and(|parties| parties.len() == 1)
}

fn by_abbreviation(list: &str) -> Option<Vec<String>> {
    let mut found: Vec<String> = Vec::new();
    for piece in list.split(|c: char| !c.is_alphanumeric()) {
        if piece.is_empty() || matches!(piece, "och" | "samt") {
            continue;
        }
        let (name, _) = KNOWN.iter().find(|(_, short)| *short == piece)?;
        if !found.iter().any(|party| party == name) {
            found.push((*name).to_owned());
        }
    }
    (!found.is_empty()).then_some(found)
}

/// `Socialdemokraterna, Vänsterpartiet (S, V)` without its parenthesis.
fn strip_abbreviation_list(line: &str) -> &str {
    match line.rfind('(') {
        Some(at) if line.ends_with(')') && line[at..].contains(',') => line[..at].trim_end(),
        _ => line,
    }
}

fn named(name: &str) -> Option<String> {
    if let Some(list) = by_abbreviation(name)
        && list.len() == 1
    {
        return list.into_iter().next();
    }
    if let Some(captures) = LOCAL.captures(name) {
        let (long, short) = (&captures[1], &captures[2]);
        if let Some((known, _)) = KNOWN
            .iter()
            .find(|(_, abbreviation)| *abbreviation == short)
        {
            return canonical(long).eq(known).then(|| (*known).to_owned());
        }
        let local = ENDINGS
            .iter()
            .any(|ending| long.to_lowercase().ends_with(ending));
        return (local || initials(long) == short).then(|| name.to_owned());
    }
    let known = canonical(name);
    // `Partiet` alone is no one's name.
    let single = !name.contains(' ') && !ENDINGS.contains(&name.to_lowercase().as_str());
    let local = single
        && name.starts_with(char::is_uppercase)
        && ENDINGS
            .iter()
            .any(|ending| name.to_lowercase().ends_with(ending));
    (abbreviation_of(&known).is_some() || local).then_some(known)
}

fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}

fn canonical(name: &str) -> String {
    let lower = name.to_lowercase();
    let lower = lower
        .strip_suffix("ternas")
        .map_or(lower.clone(), |stem| format!("{stem}terna"));
    let known = KNOWN
        .iter()
        .find(|(known, _)| known.to_lowercase() == lower);
    let also = ALSO.iter().find(|(also, _)| also.to_lowercase() == lower);
    match (known, also) {
        (Some((known, _)), _) => (*known).to_owned(),
        (None, Some((_, short))) => KNOWN
            .iter()
            .find(|(_, abbreviation)| abbreviation == short)
            .map_or_else(|| name.to_owned(), |(known, _)| (*known).to_owned()),
        (None, None) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(parties_only(line).unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn lists_of_abbreviations_and_names_are_read() {
        check(
            "M, D, L, KD",
            &[
                "Moderaterna",
                "Demokraterna",
                "Liberalerna",
                "Kristdemokraterna",
            ],
        );
        check("(S)", &["Socialdemokraterna"]);
        check(
            "KD M L",
            &["Kristdemokraterna", "Moderaterna", "Liberalerna"],
        );
        check(
            "S, V och MP",
            &["Socialdemokraterna", "Vänsterpartiet", "Miljöpartiet"],
        );
        check(
            "Socialdemokraterna, Vänsterpartiet (S, V)",
            &["Socialdemokraterna", "Vänsterpartiet"],
        );
        check("Sverigedemokraterna (SD)", &["Sverigedemokraterna"]);
    }

    #[test]
    fn local_parties_are_known_by_their_names() {
        check("Framtid Ekstad (FE)", &["Framtid Ekstad (FE)"]);
        check("Ekstadspartiet (EP)", &["Ekstadspartiet (EP)"]);
        check("Ekstadspartiet", &["Ekstadspartiet"]);
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
        for line in [
            "Vänsterpartiet anser att",
            "V Ekstad",
            "M i Ekstad",
            "Kommunstyrelsen i Ekstad",
        ] {
            assert_eq!(parties_of_group(line), None, "{line}");
        }
    }

    #[test]
    fn persons_bodies_and_other_capitals_are_not_parties() {
        check("Anna Svensson (S)", &[]);
        check("Socialnämnden", &[]);
        check("PRO, RPG, SPF", &[]);
        check("AB", &[]);
    }

    #[test]
    fn parties_are_found_in_running_text() {
        assert_eq!(
            parties_in("Anna Ek (V) yrkar bifall med hänvisning till yttrande från S, V och MP."),
            ["Vänsterpartiet", "Socialdemokraterna", "Miljöpartiet"]
        );
        assert_eq!(
            parties_in("Ekstadspartiets ledamöter reserverar sig."),
            ["Ekstadspartiet"]
        );
    }
}
