//! What a body's name stands for where it is no respondent of its own: who
//! answers are sent to, an emblem, an office, a head word alone.

use super::types::{HEADS, OWN_NAMES, RECIPIENTS};
use super::{bare, head};
use crate::model::RespondentKind;

/// Whether this body is one that answers are sent to.
pub(crate) fn is_recipient(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split(',').map(str::trim).any(|part| {
        RECIPIENTS.iter().any(|known| {
            part == *known
                || part
                    .strip_suffix(known)
                    .is_some_and(|before| before.ends_with("s "))
        })
    })
}

/// Whether this is a head word alone, `Rådet`, `Nämnden`: it names no one.
pub(crate) fn is_generic(name: &str) -> bool {
    let mut words = name.split_whitespace().map(bare);
    let first = words.next().unwrap_or_default();
    let several = matches!(first.as_str(), "alla" | "bägge" | "båda" | "samtliga");
    let first = first.trim_end_matches('s');
    // `Båda nämnderna`, `Nämnden och skolnämnden`
    if several || (name.contains(" och ") && is_generic(first)) {
        return several || words.next().is_some_and(|word| word == "och");
    }
    words.next().is_none()
        && first != "ab"
        && (HEADS.iter().any(|(known, _)| *known == first) && !is_recipient(name)
            || matches!(
                first,
                "styrelsen"
                    | "regionen"
                    | "kommunen"
                    | "staden"
                    | "föreningen"
                    | "kyrkorådet"
                    | "departementet"
            ))
        && !OWN_NAMES.contains(&first)
        && !first.ends_with("förbundet")
        || name.to_lowercase() == "förbundet"
}

/// Whether this is the municipality itself, whose emblem stands on all its papers.
pub(crate) fn is_municipality(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(bare).collect();
    matches!(words.last().map(String::as_str), Some("stad" | "kommun")) && words.len() <= 3
}

/// Whether this is an emblem that stands on the papers of many bodies: the
/// municipality's, the church's.
pub(in crate::identify) fn is_emblem(name: &str) -> bool {
    is_municipality(name) || name.eq_ignore_ascii_case("svenska kyrkan")
}

/// Whether this is an office that works for a board, not a body that decides.
pub(crate) fn is_office(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(bare).collect();
    // `Myndigheten för digital förvaltning`
    let authority = words
        .first()
        .is_some_and(|word| head(word) == Some(RespondentKind::Authority));
    !authority
        && words.iter().any(|word| {
            [
                "förvaltning",
                "förvaltningen",
                "kontoret",
                "kontor",
                "kansliet",
                "kansli",
            ]
            .iter()
            .any(|ending| word.ends_with(ending))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_word_alone_names_no_one_unless_it_is_a_name() {
        for generic in [
            "Rådet",
            "Nämnden",
            "Föreningen",
            "Universitetet",
            "Båda nämnderna",
            "Nämnden och skolnämnden",
        ] {
            assert!(is_generic(generic), "{generic}");
        }
        for name in [
            "Transportstyrelsen",
            "Socialstyrelsen",
            "Polisen",
            "Saco-rådet",
            "Kommunrevisionen",
            "Ungdomsfullmäktige",
            "Nämnden för skola och arbete",
            "Rådet för ekar och skolnämnden",
        ] {
            assert!(!is_generic(name), "{name}");
        }
    }

    #[test]
    fn recipients_are_known() {
        assert!(is_recipient("Kommunstyrelsen"));
        assert!(is_recipient("Ekstads kommunstyrelsen"));
        assert!(!is_recipient("Socialnämnden"));
    }
}
