//! Words before what was decided, which open a zone as a heading does.

use crate::identify::is_body_word;

/// `Styrelsen beslutade`, `Kulturnämnden beslutar att`: words that lead to what
/// was decided and say nothing themselves.
pub(in crate::segment) fn leads_to_decision(line: &str) -> bool {
    /// More words than that tell of something else.
    const LONGEST: usize = 6;
    let line = line.trim_end_matches([':', ' ']);
    let line = line.strip_suffix(" att").unwrap_or(line);
    let Some((who, verb)) = line.rsplit_once(' ') else {
        return false;
    };
    let who = who.strip_suffix(" har").unwrap_or(who);
    matches!(verb, "beslutar" | "beslutade" | "beslöt" | "beslutat")
        && who.starts_with(char::is_uppercase)
        && who.split(' ').count() < LONGEST
        && who.rsplit(' ').next().is_some_and(is_deciding)
}

fn is_deciding(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_body_word(&lower)
        || ["styrelsen", "utskottet", "fullmäktige"]
            .iter()
            .any(|end| lower.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_only_lead_to_a_decision() {
        for line in [
            "Styrelsen beslutade",
            "Kulturnämnden beslutar att",
            "Ekstads tekniska nämnd beslutade:",
        ] {
            assert!(leads_to_decision(line), "{line}");
        }
        for line in ["Anna Ek beslutade", "Nämnden beslutade i maj", "Beslutade"] {
            assert!(!leads_to_decision(line), "{line}");
        }
    }
}
