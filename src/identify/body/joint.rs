//! Several bodies that one line names.

use super::super::name;
use super::form::is_agency;
use super::types::TYPES;
use super::{bare, head, is_generic, is_known, is_municipality, is_office, kind_of};
use crate::language::capital;
use crate::model::RespondentKind;

const JOINTS: &[&str] = &[" och ", " samt ", ", ", " & "];

/// The bodies of a line that names several; the line itself where it names one.
/// `Äldre samt vård- och omsorgsnämnden` is one, for `äldre` is no body.
pub(in crate::identify) fn joint(line: &str) -> Vec<String> {
    if let Some(name) = apposed(line) {
        return vec![capital(name)];
    }
    if let Some(all) = municipalities(line) {
        return all;
    }
    let mut parts: Vec<String> = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let cut = JOINTS
            .iter()
            .flat_map(|joint| rest.match_indices(joint))
            .filter(|(at, joint)| {
                let (before, after) = (&rest[..*at], &rest[at + joint.len()..]);
                stands_alone(before) && after.split(JOINTS[0]).any(stands_alone)
            })
            .map(|(at, joint)| (at, joint.len()))
            .min();
        let Some((at, joint)) = cut else {
            parts.push(rest.to_owned());
            break;
        };
        parts.push(rest[..at].to_owned());
        rest = rest[at + joint..].trim_start();
    }
    for part in &mut parts {
        *part = capital(part);
    }
    parts
}

/// The municipalities and regions of a line that names several and nobody else:
/// `Ekstads kommun, Ekviks kommun och Region Ekbygden`, `Ekmåla och Ekviks
/// kommuner`, `kommunerna Ekstad och Ekvik`.
fn municipalities(line: &str) -> Option<Vec<String>> {
    let line = line.trim();
    let (line, each) = match line.strip_suffix(" kommuner") {
        Some(names) => (names, true),
        None => (line, false),
    };
    let (line, listed) = match line
        .strip_prefix("Kommunerna ")
        .or_else(|| line.strip_prefix("kommunerna "))
    {
        Some(names) if !each => (names, true),
        _ => (line, false),
    };
    let parts: Vec<&str> = name::listed_names(line)
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let capital = |part: &str| {
        part.split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase))
    };
    let all: Vec<String> = parts
        .iter()
        .filter_map(|part| match () {
            () if each && capital(part) => Some(format!("{part} kommun")),
            () if listed && capital(part) => Some(format!("{part} kommun")),
            () if !each && !listed => {
                let words: Vec<String> = part.split_whitespace().map(bare).collect();
                (is_municipality(part) || is_agency(&words)).then(|| (*part).to_owned())
            }
            () => None,
        })
        .collect();
    (all.len() > 1 && all.len() == parts.len()).then_some(all)
}

/// The name of one body that a comma parts from what it is or is called for
/// short: `Roks, Riksorganisationen för kvinnojourer`, `Riksförbundet Hjärtlung,
/// RHL`, `RHL, Riksförbundet Hjärtlung`.
fn apposed(line: &str) -> Option<&str> {
    let (name, other) = line.trim().split_once(", ")?;
    if shortens(name, other) && !other.contains(", ") {
        return Some(other);
    }
    let described = other.split_once(' ').is_some_and(|(first, rest)| {
        TYPES.contains(&bare(first).as_str()) && rest.starts_with("för ") && !rest.contains(", ")
    });
    let one_word = !name.contains(' ');
    ((described && one_word) || shortens(other, name)).then_some(name)
}

/// Whether capitals alone shorten a name whose letters they take in its order.
fn shortens(short: &str, name: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    (2..=6).contains(&short.chars().count())
        && short.chars().all(char::is_uppercase)
        && short.chars().next() == name.chars().next()
        && short
            .chars()
            .flat_map(char::to_lowercase)
            .all(|wanted| letters.any(|letter| letter == wanted))
}

/// The kind of several bodies that one line names: `Vision och Kommunal`.
pub(super) fn joint_kind(line: &str) -> Option<RespondentKind> {
    let parts = joint(line);
    (parts.len() > 1)
        .then(|| parts.first().and_then(|part| kind_of(part)))
        .flatten()
}

/// Whether this is a body's whole name that can stand without its neighbour.
fn stands_alone(name: &str) -> bool {
    let name = name.trim();
    if name.ends_with('-') || is_generic(name) || is_municipality(name) || is_office(name) {
        return false;
    }
    is_known(name)
        || name.split_whitespace().any(|word| {
            let word = bare(word);
            head(&word).is_some() && !word.ends_with('s')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(joint(line), expected, "{line}");
    }

    #[test]
    fn several_bodies_are_told_from_one_by_two_names() {
        check("Vision och Kommunal", &["Vision", "Kommunal"]);
        check(
            "Äldre samt vård- och omsorgsnämnden",
            &["Äldre samt vård- och omsorgsnämnden"],
        );
        check(
            "Unizon, Riksorganisationen för jourer och andra i Sverige",
            &["Unizon"],
        );
        check(
            "Riksförbundet för sexuell upplysning, RFSU",
            &["Riksförbundet för sexuell upplysning"],
        );
        check(
            "RFSU, Riksförbundet för sexuell upplysning",
            &["Riksförbundet för sexuell upplysning"],
        );
        check(
            "Hyresgästföreningen, Riksförbundet Ekens vänner",
            &["Hyresgästföreningen", "Riksförbundet Ekens vänner"],
        );
        check("Lärarförbundet, SKR", &["Lärarförbundet, SKR"]);
        check(
            "Ekstads kommun, Ekviks kommun och Region Ekbygden",
            &["Ekstads kommun", "Ekviks kommun", "Region Ekbygden"],
        );
        check(
            "Ekmåla, Ekby och Ekviks kommuner",
            &["Ekmåla kommun", "Ekby kommun", "Ekviks kommun"],
        );
        check(
            "Kommunerna Ekby och Ekmåla",
            &["Ekby kommun", "Ekmåla kommun"],
        );
        check("Ekby och Ekmåla", &["Ekby och Ekmåla"]);
    }
}
