//! What a body does where it gives its view: the verbs that follow its name.

use std::sync::LazyLock;

use regex::Regex;

use crate::language::OPINIONS;

/// What else a body does where it gives its view.
const GIVES: &[&str] = &[
    "avstår",
    "besvarar",
    "delar",
    "framför",
    "lämnar",
    "noterar",
    "ser",
    "ställer",
    "tackar",
    "uppfattar",
    "yttrar",
];

/// What a body is that takes sides: `är mycket positiv till`, `är oenig`.
pub(super) const TAKES_SIDES: &str = r"är (?:\p{Ll}+ ){0,2}?(?:positiv|negativ|kritisk|tveksam|skeptisk|oenig|enig|oroad)\p{Ll}{0,2}";

/// What only the sender of this very answer does.
pub(super) const ANSWERS: &str = r"har som remissinstans|har (?:nu |idag |i dag |den \d{1,2} \p{Ll}+ (?:\d{4} )?)?(?:lämnat|avgett|avgivit|inkommit|kommit|skickat|valt|yttrat|svarat|(?:gett|givit|sänt|skickat|lämnat) in|ingett|ingivit)\b[^.]{0,60}?\b(?:yttrande|remissvar|remissyttrande|svar|synpunkter|yttra sig|sig över)\b";

/// The same as an alternative of a pattern.
pub(super) fn views() -> String {
    [OPINIONS, GIVES].concat().join("|")
}

/// Whether a text begins with a verb of a view, or with what a body is or has.
pub(super) fn speaks_on(rest: &str) -> bool {
    let verb = rest.split_whitespace().next().unwrap_or_default();
    gives_view(verb) || matches!(verb, "har" | "är")
}

/// Whether the word is a verb of a view.
pub(super) fn gives_view(word: &str) -> bool {
    OPINIONS.contains(&word) || GIVES.contains(&word)
}

/// Whether a text begins with what only those tell who were asked: `har fått
/// förslaget på remiss`, `har beretts möjlighet att yttra sig`, `tackar för
/// möjligheten`.
pub(super) fn was_asked(rest: &str) -> bool {
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s+(?:har (?:fått|mottagit|erhållit)\b[^.]{0,120}\b(?:på remiss|för yttrande|möjlighet|tillfälle)|har (?:\w+ )?(?:beretts|getts|givits|fått|erbjudits|inbjudits|ombetts|bjudits in|blivit ombe\w+)\b[^.]{0,60}\b(?:yttra|synpunkter|svara|lämna|remiss)|tackar för (?:\w+ )?(?:möjlighet|inbjudan|tillfället|remissen))")
            .expect("a fixed pattern")
    });
    ASKED.is_match(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_were_asked_say_so() {
        assert!(was_asked(" har fått rubricerade förslag på remiss."));
        assert!(was_asked(
            " har beretts möjlighet att yttra sig över planen."
        ));
        assert!(was_asked(" har erbjudits lämna synpunkter på förslaget."));
        assert!(was_asked(" tackar för möjligheten att svara."));
        assert!(!was_asked(" har fått ökade kostnader."));
        assert!(!was_asked(" tackar sina medlemmar."));
    }
}
