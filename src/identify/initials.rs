//! Parties by the letters behind their members' names: `Karin Holm (LL)`.
//!
//! The letters of the parties of the Riksdag are known; a local party's are those
//! of one that was asked, or of one that the same document names. A member of
//! whose letters nothing is known stands for a party by name and letters.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::body::named_body;
use super::party::{KNOWN, NO_PARTY, abbreviation_of, initials, parties_in, parties_only};
use super::party_group::is_party;
use crate::model::{Respondent, RespondentKind};

/// The letters of local parties, with the names to print.
#[derive(Debug, Clone, Default)]
pub(crate) struct Initials(BTreeMap<String, String>);

impl Initials {
    /// Those of the parties that were asked: their aliases, what stands in a
    /// parenthesis behind the name, and what the name is shortened to.
    pub(crate) fn of_those_asked(asked: &[Respondent]) -> Self {
        let mut known = BTreeMap::new();
        let parties = asked
            .iter()
            .filter(|one| one.kind == RespondentKind::Party || is_party(&one.name));
        for party in parties {
            let given = party.names().filter(|name| are_letters(name.as_str()));
            for letters in given.cloned().chain(shortened(&party.name)) {
                known.entry(letters).or_insert_with(|| party.name.clone());
            }
        }
        Self(known)
    }

    /// These, and those of the parties that a document names.
    pub(crate) fn and_named_in(&self, text: &str) -> Self {
        static NAMED: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(
                r"\b((?:\p{Lu}[\p{L}-]+ ){0,3}\p{Lu}[\p{L}-]+ \(\p{Lu}[\p{L}]{1,4}\))|\b(\p{Lu}\p{Ll}+(?:partiet|listan|demokraterna))s?\b",
            )
            .expect("a fixed pattern")
        });
        let mut known = self.0.clone();
        for found in NAMED.captures_iter(text) {
            // `Framtid Ekstad (FE)` is a party by its letters, `Karin Holm (LL)` none
            let Some(name) = found.get(1).or_else(|| found.get(2)) else {
                continue;
            };
            for party in parties_only(name.as_str()).unwrap_or_default() {
                if let Some(letters) = shortened(&party) {
                    known.entry(letters).or_insert(party);
                }
            }
        }
        Self(known)
    }

    /// Every party that a text names, by its name, its letters or a member.
    pub(crate) fn parties_in(&self, text: &str) -> Vec<String> {
        static MEMBER: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"((?:\p{Lu}[\p{L}.-]+\s){1,3}\p{Lu}[\p{L}.-]+)\s*\((\p{Lu}{1,5})\)|\((\p{Lu}{2,5})\)")
                .expect("a fixed pattern")
        });
        let mut found = parties_in(text);
        if !text.contains('(') {
            return found;
        }
        let mut unknown: Vec<&str> = Vec::new();
        for member in MEMBER.captures_iter(text) {
            let Some(letters) = member.get(2).or_else(|| member.get(3)) else {
                continue;
            };
            let letters = letters.as_str();
            if NO_PARTY.contains(&letters) || KNOWN.iter().any(|(_, short)| *short == letters) {
                continue;
            }
            let party = match (self.0.get(letters), member.get(1)) {
                (Some(party), _) => party.clone(),
                // two members of one party are one voice
                (None, Some(name))
                    if named_body(name.as_str()).is_none() && !unknown.contains(&letters) =>
                {
                    unknown.push(letters);
                    member[0].to_owned()
                }
                (None, _) => continue,
            };
            if !found.contains(&party) {
                found.push(party);
            }
        }
        found
    }
}

/// Whether a name is nothing but the letters of a party.
fn are_letters(name: &str) -> bool {
    (1..=5).contains(&name.chars().count()) && name.chars().all(char::is_uppercase)
}

/// What a party's name is shortened to: what stands in its parenthesis, else the
/// first letters of its words or of the parts of its one word (`Landsbygdslistan`).
fn shortened(name: &str) -> Option<String> {
    if let Some((_, rest)) = name.split_once('(') {
        let letters = rest.trim_end_matches(')').to_uppercase();
        return are_letters(&letters).then_some(letters);
    }
    let letters = initials(name);
    if letters.chars().count() > 1 {
        return Some(letters);
    }
    let lower = name.to_lowercase();
    let second = ["partiet", "listan", "demokraterna"]
        .iter()
        .find(|ending| lower.ends_with(**ending))?
        .chars()
        .next()?;
    let known = abbreviation_of(name).is_some();
    (!known).then(|| letters + &second.to_uppercase().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(name: &str, aliases: &[&str]) -> Respondent {
        Respondent {
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            ..Respondent::new(name, RespondentKind::Party)
        }
    }

    #[track_caller]
    fn check(known: &Initials, text: &str, expected: &[&str]) {
        assert_eq!(known.parties_in(text), expected, "{text}");
    }

    #[test]
    fn letters_are_held_against_those_asked() {
        let known = Initials::of_those_asked(&[
            asked("Landsbygdens röst", &["LBR"]),
            asked("Framtid Ekstad (FE)", &[]),
            asked("Stadslistan", &[]),
        ]);
        check(
            &known,
            "Karin Holm (LBR) reserverar sig.",
            &["Landsbygdens röst"],
        );
        check(
            &known,
            "Omar Dahl (FE) och Bo Ek (MP) yrkar avslag.",
            &["Miljöpartiet", "Framtid Ekstad (FE)"],
        );
        check(&known, "Nils Brandts (SL) yrkande", &["Stadslistan"]);
    }

    #[test]
    fn letters_are_held_against_the_parties_of_the_document() {
        let known = Initials::default()
            .and_named_in("Framtid Ekstad (FE) har en plats. Landsbygdslistan avstyrker.");
        check(&known, "Omar Dahl (FE) anför:", &["Framtid Ekstad (FE)"]);
        check(&known, "Karin Holm (LL) anför:", &["Landsbygdslistan"]);
        check(&known, "Eva Sund (EP) anför:", &["Eva Sund (EP)"]);
        check(
            &known,
            "Eva Sund (EP) och Inga Lo (EP) anför:",
            &["Eva Sund (EP)"],
        );
    }

    #[test]
    fn other_letters_are_no_party() {
        let none = Initials::default();
        check(&none, "Ordföranden Bo Ek (KS) svarar.", &[]);
        check(&none, "Tekniska nämnden (TN) svarar.", &[]);
        check(&none, "Region Ekbygden (RE) svarar.", &[]);
    }
}
