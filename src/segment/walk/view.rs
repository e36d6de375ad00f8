//! What a sentence tells of whose view it gives, by its words alone.

use std::sync::LazyLock;

use regex::Regex;

use crate::language::{OPINIONS, is_present};
use crate::model::RespondentKind;
use crate::segment::claim::stands;
use crate::segment::heading::is_known_verb;

/// Among how many words at the head of a sentence its subject stands.
const HEAD: usize = 8;
/// Verbs of opinion by which facts are cited as well, or something is proposed.
const CITING: &[&str] = &[
    "bedömer",
    "föreslår",
    "hoppas",
    "konstaterar",
    "rekommenderar",
];
/// Shortest word by whose beginning two names belong together, in characters.
const ENOUGH: usize = 5;

/// The words before the first verb of a sentence, and what stands from there.
pub(super) fn subject(sentence: &str) -> Option<(&str, &str)> {
    let mut at = 0;
    for word in sentence.split_inclusive(' ').take(HEAD) {
        let bare = word.trim_end().trim_end_matches(['.', ',']);
        if at > 0 && (is_known_verb(bare) || OPINIONS.contains(&bare) || is_present(bare)) {
            let name = sentence[..at].trim_end();
            return name
                .starts_with(char::is_uppercase)
                .then(|| (name, &sentence[at..]));
        }
        at += word.len();
    }
    None
}

/// Whether what follows a subject tells what it thinks.
pub(super) fn gives_view(rest: &str, sentence: &str) -> bool {
    static VIEW: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:har|hade)\s+(?:[\p{L}\d]+\s+){0,6}?(?:framfört|anfört|påpekat|påtalat|uttryckt|tillstyrkt|avstyrkt|efterfrågat|efterlyst|invänt)\b|^(?:är|var)\s+(?:\p{L}+\s+)?(?:positiv|negativ|kritisk|tveksam|orolig|skeptisk|emot)\p{L}*\b|^ser\s+(?:\p{L}+\s+)?(?:positivt|negativt|gärna|allvarligt)\b|^(?:framför|framförde|lyfter|ansåg|menade|tyckte|ville|ställer\s+sig)\b")
            .expect("a fixed pattern")
    });
    let verb: String = rest.chars().take_while(|c| c.is_alphabetic()).collect();
    (OPINIONS.contains(&verb.as_str()) && !CITING.contains(&verb.as_str()))
        || VIEW.is_match(rest)
        || stands(sentence)
}

/// Whose view a sentence gives by its first words, where it judges something:
/// `Enligt Ekstads ungdomsråd bör zonerna bli fler.`
pub(super) fn according_to(sentence: &str) -> Option<&str> {
    static JUDGES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:bör|borde|måste|behöver|saknas)\b|\b(?:är|blir|vore)\s+(?:\p{L}+\s+){0,3}(?:(?:allt)?för\s+(?:hög|låg|dyr|stor|lit|få|många|kort|lång|svag|smal|snäv|snabb|vag)\p{L}*|(?:orimlig|otydlig|olämplig|bra|dålig|onödig|positiv|negativ|rimlig)\p{L}*)\b")
            .expect("a fixed pattern")
    });
    let rest = sentence.strip_prefix("Enligt ")?;
    let at = rest
        .split_inclusive(' ')
        .take(HEAD)
        .try_fold(0, |at, word| {
            let bare = word.trim_end();
            if at > 0 && (is_known_verb(bare) || is_present(bare)) {
                Err(at)
            } else {
                Ok(at + word.len())
            }
        });
    let name = rest[..at.err()?].trim_end();
    JUDGES.is_match(rest).then_some(name)
}

/// Whose views a heading announces by its words: `Synpunkter från Ekstads ungdomsråd`,
/// `Fackens synpunkter`.
pub(super) fn announced(heading: &str) -> Option<&str> {
    static FROM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:(?i:inkomna)\s+)?(?i:synpunkter|yttrande|remissvar|svar|åsikter)(?:na|et)?\s+(?:från|av)\s+(?:de\s+)?(.{3,80}?)|(\S.{2,80}?)s\s+(?:synpunkter|åsikter|yttrande))\s*$")
            .expect("a fixed pattern")
    });
    let found = FROM.captures(heading.trim())?;
    let name = found.get(1).or_else(|| found.get(2))?;
    Some(name.as_str())
}

/// `Parkeringsenheten`, `Enheten för luft`: a unit that is no body by itself.
pub(super) fn unit(name: &str) -> Option<RespondentKind> {
    let first = name.split_whitespace().next().unwrap_or_default();
    let lower = first.to_lowercase();
    let named = ["enheten", "avdelningen", "sektionen"].iter().any(|word| {
        lower.strip_suffix(word).is_some_and(|before| {
            let rest = name[first.len()..].trim_start();
            (!before.is_empty() && rest.is_empty())
                || (rest.starts_with("för ") && before.is_empty())
        })
    });
    (named && first.starts_with(char::is_uppercase)).then_some(RespondentKind::Board)
}

/// Whether two names begin some longer word alike: `miljönämnden`,
/// `miljöförvaltningen`. A place in front of the other name tells nothing.
pub(super) fn begin_alike(own: &str, other: &str) -> bool {
    /// What bodies are called by their kind.
    const KINDS: &[&str] = &[
        "nämnd", "styre", "förva", "fören", "förbu", "kommu", "regio", "länss", "svens", "sveri",
        "state", "konto", "enhet", "avdel", "riksf", "stads",
    ];
    let long = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().count() >= ENOUGH)
            .map(|word| word.chars().take(ENOUGH).collect())
            .collect()
    };
    let named = match other.split_once(' ') {
        Some((place, rest)) if place.ends_with('s') => rest,
        _ => other,
    };
    let own = long(own);
    long(named)
        .iter()
        .any(|word| !KINDS.contains(&word.as_str()) && own.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identify::named_body;

    #[test]
    fn the_subject_of_a_sentence_stands_before_its_verb() {
        let view = |text: &'static str| {
            subject(text).and_then(|(name, rest)| gives_view(rest, text).then_some(name))
        };
        for (text, name) in [
            (
                "Ekstads ungdomsråd anser att zonerna är bra.",
                "Ekstads ungdomsråd",
            ),
            ("Parkeringsenheten avstyrker avgiften.", "Parkeringsenheten"),
            ("Ekrådet har tidigare framfört att taxan är hög.", "Ekrådet"),
            ("Vision är starkt kritiskt till flytten.", "Vision"),
        ] {
            assert_eq!(view(text), Some(name), "{text}");
        }
        for text in [
            "Ekrådet har sju ledamöter.",
            "Ekverket konstaterar att antalet ökar.",
            "Ekverket föreslår en ny taxa.",
            "Där anser ekrådet att taxan är hög.",
        ] {
            assert_eq!(
                view(text).filter(|name| named_body(name).is_some()),
                None,
                "{text}"
            );
        }
    }

    #[test]
    fn according_to_tells_a_view_only_where_it_judges() {
        assert_eq!(
            according_to("Enligt Ekverket är kostnaden för hög."),
            Some("Ekverket")
        );
        assert_eq!(
            according_to("Enligt Ekverket bor tusen personer där."),
            None
        );
        assert_eq!(
            according_to("Enligt vår mening bör taxan sänkas."),
            Some("vår mening")
        );
    }

    #[test]
    fn units_and_names_that_begin_alike() {
        assert!(unit("Parkeringsenheten").is_some());
        assert!(unit("Enheten för luft").is_some());
        assert!(unit("Enheten").is_none());
        assert!(begin_alike("miljönämnden", "miljöförvaltningen"));
        assert!(begin_alike("sveriges advokatsamfund", "advokatsamfundet"));
        assert!(!begin_alike("ekstads cykelförening", "ekstads ungdomsråd"));
        assert!(!begin_alike("kulturnämnden", "trafiknämnden"));
    }
}
