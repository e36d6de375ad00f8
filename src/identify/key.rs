//! When two names mean the same body.

use crate::model::Respondent;

/// A name's form for comparing: lower case, indefinite, without city, company
/// form, abbreviation in parentheses and punctuation.
pub(crate) fn key(name: &str) -> String {
    let without = match name.find('(') {
        Some(at) => &name[..at],
        None => name,
    };
    let lower = without.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            !word.is_empty()
                && !matches!(
                    *word,
                    "och" | "samt" | "ab" | "stads" | "stad" | "kommuns" | "kommun" | "i"
                )
        })
        .collect();
    // `Göteborgs Stads pensionärsråd`: the city before `stads` is not part of the key.
    let city = lower
        .split_whitespace()
        .zip(lower.split_whitespace().skip(1))
        .find(|(_, next)| matches!(*next, "stads" | "kommuns"))
        .map(|(city, _)| city.to_owned());
    words
        .into_iter()
        .filter(|word| city.as_deref() != Some(word))
        .map(indefinite)
        .collect::<Vec<_>>()
        .join(" ")
}

/// The names and aliases of those asked, by which any form of a name finds the
/// one to print.
#[derive(Debug)]
pub(crate) struct Printed<'a>(Vec<(String, &'a str)>);

impl<'a> Printed<'a> {
    pub(crate) fn new(asked: &'a [Respondent]) -> Self {
        let names = asked
            .iter()
            .flat_map(|asked| asked.names().map(|name| (key(name), asked.name.as_str())));
        Self(names.filter(|(key, _)| !key.is_empty()).collect())
    }

    /// The name as the register has it; as it is where no one of it is meant.
    pub(crate) fn name(&self, name: String) -> String {
        if self.0.is_empty() {
            return name;
        }
        let wanted = key(&name);
        let known = self.0.iter().find(|(key, _)| *key == wanted);
        known.map_or(name, |(_, printed)| (*printed).to_owned())
    }
}

/// The same key, or one with a longer last word: `funktionsrätt`, `funktionsrättsfrågor`.
pub(super) fn same_key(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    long.strip_prefix(short).is_some_and(|rest| {
        rest.is_empty() || (short.len() > 8 && rest.len() <= 9 && !rest.contains(' '))
    })
}

/// The words of a name that tell which body it is, in lower case and
/// indefinite: `räddningstjänst`, `ekslätten`.
pub(super) fn telling(name: &str) -> Vec<String> {
    const EMPTY: &[&str] = &["för", "den", "det", "de", "av", "på", "vid", "län", "läns"];
    key(name)
        .split(' ')
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(|word| {
            let word = word
                .strip_suffix("en")
                .filter(|stem| stem.ends_with("tjänst"))
                .unwrap_or(word);
            word.strip_suffix('s')
                .filter(|stem| stem.len() > 4)
                .unwrap_or(word)
                .to_owned()
        })
        .collect()
}

/// What boards and their offices are called.
const OFFICES: &[&str] = &["förvaltning", "kontoret", "kontor", "kansliet"];

/// A word without the kind of board or office that it ends in: `kultur` for
/// `kulturnämnd` and `kulturförvaltning`.
pub(super) fn field(word: &str) -> &str {
    OFFICES
        .iter()
        .chain(&["nämnd"])
        .find_map(|kind| word.strip_suffix(kind))
        .map_or(word, |field| field.trim_end_matches('s'))
}

/// The fields that an office works in, and the places it works in.
pub(super) fn fields_of_office(name: &str) -> Option<Vec<String>> {
    let words = telling(name);
    words
        .iter()
        .any(|word| OFFICES.iter().any(|office| word.ends_with(office)))
        .then(|| {
            words
                .iter()
                .map(|word| field(word).to_owned())
                .filter(|field| !field.is_empty())
                .collect()
        })
}

/// The letters that officials shorten a board's name to: `BUN` for `Barn- och
/// utbildningsnämnden`, `KS` for `Kommunstyrelsen`.
pub(super) fn initials(name: &str) -> Option<String> {
    let key = key(name);
    let mut letters = String::new();
    let mut board = false;
    for word in key.split(' ').filter(|word| !word.is_empty()) {
        letters.extend(word.chars().next());
        for (ending, letter) in [("nämnd", 'n'), ("styrelse", 's')] {
            if word.len() > ending.len() && word.ends_with(ending) {
                letters.push(letter);
                board = true;
            }
        }
    }
    (board && letters.chars().count() > 1).then(|| letters.to_uppercase())
}

fn indefinite(word: &str) -> String {
    for (ending, bare) in [
        ("nämndens", "nämnd"),
        ("nämnden", "nämnd"),
        ("nämnds", "nämnd"),
        ("rådets", "råd"),
        ("rådet", "råd"),
        ("råds", "råd"),
        ("styrelsens", "styrelse"),
        ("styrelsen", "styrelse"),
        ("föreningen", "förening"),
        ("förbundet", "förbund"),
        ("bolagets", "bolag"),
        ("bolaget", "bolag"),
        ("gruppen", "grupp"),
        ("förvaltningen", "förvaltning"),
    ] {
        if let Some(stem) = word.strip_suffix(ending) {
            return format!("{stem}{bare}");
        }
    }
    word.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_hold_against_form_and_city() {
        assert_eq!(key("Göteborgs Stads pensionärsråd"), key("Pensionärsrådet"));
        assert_eq!(key("Socialnämnd Hisingen"), key("Socialnämnden Hisingen"));
        assert_eq!(key("Ekstad Energi AB"), key("EKSTAD ENERGI"));
        assert_ne!(key("Socialnämnden"), key("Kulturnämnden"));
    }
}
