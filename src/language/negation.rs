//! Negation and its scope: whether a stretch of a text is negated.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

fn constant(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that tests compile")
}

static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    constant(
        r"(?i)\b(?:inte|ej|aldrig|varken|knappast)(?: (\w+)){0,3}\s*$|\b(?:ingen|inga|inget|utan)(?: \w+)?\s*$|\b(?:ingen|inget|inga) (?:anledning|skäl|grund|orsak)(?:er)? att\s*$",
    )
});
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    constant(r"(?i)^\s*(?:dock |därför |således |emellertid |alltså |därmed )?(?:inte|ej)\b")
});
static WITHIN: LazyLock<Regex> = LazyLock::new(|| constant(r"(?i)\b(?:inte|ej)\b"));

/// "Inte bara" affirms, and "inte annat än" does so twice.
static AFFIRMS: LazyLock<Regex> = LazyLock::new(|| {
    constant(
        r"(?i)\b(?:inte|ej) (?:bara|endast|enbart|minst|heller bara|annat än|göra annat än|nog (?:poängtera|betona|understryka|framhålla))\b",
    )
});

/// Whether "inte" stands right after, within, or just before in the same
/// clause. Two of them cancel each other.
pub fn is_negated(text: &str, at: Range<usize>) -> bool {
    let clause = &text[clause_start(text, at.start)..at.start];
    let before = BEFORE.is_match(clause) && !AFFIRMS.is_match(clause);
    let after = AFTER.is_match(&text[at.end..]) && !affirms_from(&text[at.end..]);
    let own = &text[at];
    let within = WITHIN.is_match(own) && !AFFIRMS.is_match(own);
    before != (after || within)
}

fn affirms_from(rest: &str) -> bool {
    AFFIRMS.find(rest).is_some_and(|hit| hit.start() < 12)
}

/// Negation does not reach over a comma or an adversative.
fn clause_start(text: &str, before: usize) -> usize {
    [", ", " men ", " dock ", " utan att ", ": ", "; "]
        .iter()
        .filter_map(|edge| text[..before].rfind(edge).map(|at| at + edge.len()))
        .max()
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, word: &str, expected: bool) {
        let at = text.find(word).expect("the word stands there");
        assert_eq!(is_negated(text, at..at + word.len()), expected, "{text}");
    }

    #[test]
    fn negation_follows_the_verb_or_stands_before_it() {
        check("Nämnden tillstyrker inte förslaget.", "tillstyrker", true);
        check("Nämnden kan inte tillstyrka förslaget.", "tillstyrka", true);
        check("Nämnden tillstyrker förslaget.", "tillstyrker", false);
        check("Vi ser ingen risk med detta.", "risk", true);
        check("Vi ser inget skäl att avstyrka planen.", "avstyrka", true);
    }

    #[test]
    fn negation_keeps_to_its_clause() {
        check(
            "Det är inte lätt, men nämnden tillstyrker.",
            "tillstyrker",
            false,
        );
        check(
            "Vi är inte eniga men tillstyrker planen.",
            "tillstyrker",
            false,
        );
    }

    #[test]
    fn what_only_looks_like_negation_is_none() {
        check("Nämnden kan inte annat än tillstyrka.", "tillstyrka", false);
        check("Nämnden tillstyrker inte bara målen.", "tillstyrker", false);
        check("Vi kan inte nog betona vikten av det.", "vikten", false);
        check("Det går inte att inte tillstyrka.", "tillstyrka", true);
    }
}
