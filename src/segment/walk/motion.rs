//! What members move at the meeting, ask it to decide, or hand in against it.

use std::sync::LazyLock;

use regex::Regex;

use crate::identify::{Initials, parties_only};
use crate::model::Passage;

/// Whether an item is what a party asks the meeting to decide:
/// `Med hänvisning till ovanstående föreslår Vänsterpartiet:`, `att …`.
pub(super) fn asked_for(intro: Option<&Passage>, item: &str) -> bool {
    let Some(intro) = intro else { return false };
    let lower = intro.text.to_lowercase();
    let asks = ["föreslår", "yrkar", "hemställer"]
        .iter()
        .any(|verb| lower.contains(verb));
    // What some exports leave before the words: `[bookmark: _GoBack]`.
    let words = match item.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((_, rest)) => rest,
        None => item,
    };
    let begins = words
        .split(|c: char| !c.is_alphabetic())
        .find(|word| !word.is_empty());
    asks && (lower.ends_with(" att") || begins.is_some_and(|word| word.to_lowercase() == "att"))
}

/// `Ordförande Anna Ek (M) yrkar att nämnden ska besluta följande`: what a member
/// moves, outside of any heading for it. What a motion once asked for is none.
pub(super) fn moves_a_decision(sentence: &str) -> bool {
    static YRKAR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[^.;:]*\(\p{L}{1,4}\)[^.;:]*\byrka(?:r|de)\b").expect("a fixed pattern")
    });
    // `Anna Ek (S) yrkar i motionen att …`
    static ONCE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bmotion\p{L}*\b.*\byrka(?:r|de)\b|\byrka(?:r|de)\s+(?:\p{L}+\s+)?i\s+(?:\p{L}+\s+)?motion|\bi\s+(?:sin|sitt|en|ett)\s+(?:\p{L}+\s+)?(?:motion|medborgarförslag)")
            .expect("a fixed pattern")
    });
    moves(sentence) && YRKAR.is_match(sentence) && !ONCE.is_match(sentence)
}

/// The words of a sentence that name who moves something, where it names them
/// before it tells what: `Anna Ek (L) yrkar bifall till yttrandet från M`.
pub(super) fn mover<'a>(sentence: &'a str, initials: &Initials) -> &'a str {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:föreslog|föreslår|yrkade|yrkar)\b").expect("a fixed pattern")
    });
    VERB.find(sentence)
        .map(|verb| &sentence[..verb.start()])
        .filter(|who| !initials.parties_in(who).is_empty())
        .unwrap_or(sentence)
}

/// Whether a named member or the chair moves something.
pub(super) fn moves(sentence: &str) -> bool {
    static MOVES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:[Vv]ice )?[Oo]rdföranden?|Ledamot(?:en)?|Ledamöterna|\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+){1,3} \(\p{L}+\))[^.]*?\b(?:föreslog|föreslår|yrkade|yrkar)\b")
            .expect("a fixed pattern")
    });
    MOVES.is_match(sentence)
}

/// The parties of those who reserve themselves or hand in a statement, where a
/// sentence begins with them: `Karin Berg (SD) reserverar sig med följande …`.
pub(super) fn who_reserves(sentence: &str, initials: &Initials) -> Option<Vec<String>> {
    static ACTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(.{1,200}?)\s+(?:reserverar\s+sig|reserverade\s+sig|ansluter\s+sig|(?:låter|lät)\s+anteckna|vill\s+(?:anteckna|reservera)|(?:vill\s+)?(?:anmäl|lämna|avge|avgav|inkom)\p{L}*\s[^.:]{0,60}\b\p{L}*(?:reservation|yttrande|uttalande|anteckning|förklaring|mening)\p{L}*)\b|^([^.:]{1,200}\))\s*:\s")
            .expect("a fixed pattern")
    });
    static MEMBERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:[Vv]ice )?\p{L}+\s+)?(?:\p{Lu}[\p{L}.-]+(?:\s\p{Lu}[\p{L}.-]+){1,3}\s*\(\p{L}{1,5}\)(?:,\s*|\s+och\s+|\s+samt\s+)?)+$")
            .expect("a fixed pattern")
    });
    let found = ACTS.captures(sentence)?;
    // `Omar Dahl (FE): Gångbanorna är smala.`
    let who = found.get(1).or_else(|| found.get(2))?.as_str();
    parties_only(who)
        .or_else(|| MEMBERS.is_match(who).then(|| initials.parties_in(who)))
        .filter(|names| !names.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Span;

    #[test]
    fn who_hands_in_a_reservation_is_its_speaker() {
        let who =
            |text: &str| who_reserves(text, &Initials::default()).map(|names| names.join(", "));
        assert_eq!(
            who("Karin Berg (SD) reserverar sig med följande motivering: Taxan är orimlig."),
            Some("Sverigedemokraterna".to_owned())
        );
        assert_eq!(
            who("Bo Ek (MP) och Åke Al (S) reserverar sig."),
            Some("Miljöpartiet, Socialdemokraterna".to_owned())
        );
        assert_eq!(
            who("(L) vill anteckna att taxan är hög."),
            Some("Liberalerna".to_owned())
        );
        assert_eq!(
            who("Vi anser att Bo Ek (MP) reserverar sig för ofta."),
            None
        );
        assert_eq!(
            who("Moderaterna lämnar följande protokollsanteckning."),
            Some("Moderaterna".to_owned())
        );
        assert_eq!(who("Moderaterna lämnar hushållen i sticket."), None);
        assert_eq!(who("Planen lämnar mycket att önska."), None);
        for text in [
            "Omar Dahl (EK): Gångbanorna är för smala.",
            "Omar Dahl (EK) reserverar sig mot beslutet.",
            "Omar Dahl (EK) låter anteckna att banorna är smala.",
        ] {
            assert_eq!(who(text).as_deref(), Some("Omar Dahl (EK)"), "{text}");
        }
    }

    #[test]
    fn what_members_move_about_a_motion_is_told_from_what_a_motion_asks_for() {
        for text in [
            "Anna Ek (L) yrkar att nämnden tillstyrker motionen.",
            "Bo Al (M) yrkade att motionen avslås.",
            "Ordföranden Anna Ek (S) yrkar bifall till förslaget.",
        ] {
            assert!(moves_a_decision(text), "{text}");
        }
        for text in [
            "Anna Ek (L) yrkar i motionen att staden ska plantera träd.",
            "Bo Al (M) yrkar i sin motion att staden ska plantera träd.",
            "I en motion av Bo Al (M) yrkas att staden ska plantera träd.",
            "Motionären Anna Ek (L) yrkar att staden ska plantera träd.",
        ] {
            assert!(!moves_a_decision(text), "{text}");
        }
        assert_eq!(
            mover(
                "Anna Ek (L) yrkar bifall till yttrandet från M.",
                &Initials::default()
            ),
            "Anna Ek (L) "
        );
    }

    #[test]
    fn items_are_asked_for_where_their_lead_asks() {
        let lead = |text: &str| Passage {
            span: Span::default(),
            text: text.to_owned(),
        };
        let asks = lead("Vi yrkar:");
        assert!(asked_for(Some(&asks), "Att planen kortas."));
        assert!(asked_for(
            Some(&asks),
            "[bookmark: _GoBack]att planen kortas."
        ));
        assert!(asked_for(Some(&lead("Vi yrkar att")), "planen kortas."));
        assert!(!asked_for(Some(&asks), "Planen är lång."));
        assert!(!asked_for(Some(&lead("Vi ser:")), "Att planen kortas."));
        assert!(!asked_for(None, "Att planen kortas."));
    }
}
