//! Negation and its scope: whether a stretch of a text is negated.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::token::words;

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

/// A negated view reaches into its clause: `ser inte att det finns skäl att`.
static VIEW: LazyLock<Regex> = LazyLock::new(|| {
    let view = r"(?:ser?|sett|såg|finn(?:er|a)|fann|ans(?:er|e|åg)|tyck(?:er|a|te)|men(?:ar|a|ade)|bedöm(?:er|a|de)|tror?|upplev(?:er|a)|uppfatta[rt]?)";
    constant(&format!(
        r"(?i)\b(?:{view}(?: (?:vi|jag|man|nämnden|styrelsen))? (?:inte|ej)(?: heller)?|(?:inte|ej)(?: heller)?(?: kan| kunnat)? {view}) att ((?:\w+ ){{0,9}})$"
    ))
});

/// What ends the reach of such a view: another clause, or a verb with an
/// object of its own, as in `ser inte att förslaget löser dagens brister`.
static OTHER_VERB: LazyLock<Regex> = LazyLock::new(|| {
    constant(r"(?i)\b(?:men|utan|och|samt|som|eftersom|därför|\w+[^\W_](?:er|ar))\b")
});

/// Words like those verbs that are none, and verbs that only say that something is.
static NO_VERB: LazyLock<Regex> = LazyLock::new(|| {
    constant(r"(?i)^(?:föreligger|har|är|under|över|efter|eller|\w*(?:heter|ingar|elser))$")
});

/// A negated subject: `ingen av nämndens ledamöter`, `inte någon remissinstans`.
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    constant(
        r"(?i)(?:^|\batt |\boch )\W*(?:ingen|inget|inga|ingendera|inte (?:någon|något|några|en enda))(?: av((?: \w+){1,5})|(?: \w+){0,2})\s*$",
    )
});

/// What is put in between commas after a negation, which reaches past it.
static PUT_IN: LazyLock<Regex> = LazyLock::new(|| {
    constant(
        r"(?i)\b(?:inte|ej|aldrig|knappast)(?: heller| nu| därför)?, (?:som|såsom|enligt|efter|i|med|trots|utifrån|mot|på|av|under|för|vid|om|när|så|därmed|åtminstone|annat|utan) [^,;:.]{1,150}, $",
    )
});

/// `utan` that stands before a verb says `but`: `inte A utan tillstyrker B`.
static BUT: LazyLock<Regex> = LazyLock::new(|| constant(r"(?i)\butan(?: \w+)?\s*$"));
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    constant(r"(?i)^(?:\w+(?:er|ar|år)|tillstyrka|avstyrka|bifalla|avslå|stöd(?:ja|a))\b")
});
static NOUN: LazyLock<Regex> = LazyLock::new(|| {
    constant(
        r"(?i)^(?:\w*(?:brister|risker|fördelar|heter|ingar|elser|punkter|kommentarer|analyser))\b",
    )
});

/// No clause that tells is longer, in bytes; what stands further off is not read.
const REACH: usize = 400;

/// Whether "inte" stands right after, within, or just before in the same
/// clause. Two of them cancel each other.
pub fn is_negated(text: &str, at: Range<usize>) -> bool {
    let own = &text[at.clone()];
    let sentence = last_bytes(&text[..at.start], REACH);
    let clause = clause(sentence, own);
    let put_in = || PUT_IN.is_match(sentence) && !AFFIRMS.is_match(sentence);
    let before = !AFFIRMS.is_match(clause)
        && (BEFORE.is_match(clause) || is_view(clause) || is_subject(clause, own))
        || put_in();
    let rest = first(&text[at.end..], REACH);
    let after = AFTER.is_match(rest) && !affirms_from(rest);
    let within = WITHIN.is_match(own) && !AFFIRMS.is_match(own);
    before != (after || within)
}

fn affirms_from(rest: &str) -> bool {
    AFFIRMS.find(rest).is_some_and(|hit| hit.start() < 12)
}

/// Whether a view that is negated leads to what follows the clause.
fn is_view(clause: &str) -> bool {
    VIEW.captures(clause).is_some_and(|view| {
        OTHER_VERB
            .find_iter(&view[1])
            .all(|verb| NO_VERB.is_match(verb.as_str()))
    })
}

/// Whether the subject is negated of which the verb `own` tells something.
fn is_subject(clause: &str, own: &str) -> bool {
    is_verb(own)
        && SUBJECT.captures(clause).is_some_and(|subject| {
            // `Ingen av oss klagar och vi tillstyrker`: another subject has come.
            let of = subject.get(1).map_or("", |of| of.as_str());
            !words(of).any(|word| matches!(word.as_str(), "och" | "men" | "utan" | "samt"))
        })
}

fn is_verb(own: &str) -> bool {
    VERB.is_match(own) && !NOUN.is_match(own)
}

/// The clause at whose end `own` stands: negation does not reach over a comma
/// or an adversative.
fn clause<'t>(sentence: &'t str, own: &str) -> &'t str {
    let but = BUT
        .find(sentence)
        .filter(|_| is_verb(own))
        .map(|utan| utan.start() + "utan".len());
    let start = [", ", " men ", " dock ", " utan att ", ": ", "; "]
        .iter()
        .filter_map(|edge| sentence.rfind(edge).map(|at| at + edge.len()))
        .chain(but)
        .chain(and_does(sentence, own))
        .max()
        .unwrap_or(0);
    &sentence[start..]
}

/// Where a clause of its own begins behind `och`: `delar inte oron och tillstyrker
/// därför planen`. A subject that is negated reaches over it.
fn and_does(sentence: &str, own: &str) -> Option<usize> {
    static STANDS: LazyLock<Regex> = LazyLock::new(|| {
        constant(
            r"(?i)^(?:(?:till|av)styrker|bifaller|avslår|biträder|avvisar|välkomnar|stöd(?:j)?er|instämmer|motsätter|ställer (?:sig|oss))\b",
        )
    });
    static AND: LazyLock<Regex> = LazyLock::new(|| {
        constant(r"(?i)\b(?:och|samt)(?: (?:därför|därmed|således|istället|i stället|också|vi))? $")
    });
    static NOBODY: LazyLock<Regex> =
        LazyLock::new(|| constant(r"(?i)\b(?:ingen|inget|inga|ingendera|varken|inte någon)\b"));
    let and = AND.find(sentence).filter(|_| STANDS.is_match(own))?;
    (!NOBODY.is_match(&sentence[..and.start()])).then_some(and.end())
}

/// The last `length` bytes of a text, or a few less.
pub(crate) fn last_bytes(text: &str, length: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(length))..]
}

/// The first `length` bytes of a text, or a few less.
fn first(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length)]
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
    fn what_is_done_behind_och_is_not_negated_before_it() {
        check(
            "Nämnden delar inte oron och tillstyrker planen.",
            "tillstyrker",
            false,
        );
        check(
            "Vi ser inte risken och bifaller därför planen.",
            "bifaller",
            false,
        );
        check(
            "Nämnden delar inte oron och därför tillstyrker vi planen.",
            "tillstyrker",
            false,
        );
        check(
            "Nämnden delar oron och tillstyrker inte planen.",
            "tillstyrker",
            true,
        );
        check(
            "Nämnden kan inte och vill inte tillstyrka planen.",
            "tillstyrka",
            true,
        );
        check(
            "Ingen av ledamöterna yttrar sig och tillstyrker planen.",
            "yttrar",
            true,
        );
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
    fn utan_before_a_verb_says_but() {
        let text = "Nämnden avstyrker inte förslaget utan tillstyrker det.";
        check(text, "avstyrker", true);
        check(text, "tillstyrker", false);
        check("Vi är utan invändningar och utan brister.", "brister", true);
    }

    #[test]
    fn what_is_put_in_does_not_end_the_reach() {
        check(
            "Nämnden kan inte, som förslaget nu är skrivet, tillstyrka det.",
            "tillstyrka",
            true,
        );
        check(
            "Det är inte lätt, men nämnden, som är stor, tillstyrker.",
            "tillstyrker",
            false,
        );
    }

    #[test]
    fn a_negated_view_reaches_into_its_clause() {
        check(
            "Nämnden ser inte att det finns tillräckliga skäl att tillstyrka förslaget.",
            "tillstyrka",
            true,
        );
        check(
            "Vi kan inte finna att det har funnits möjligheter att tillstyrka det.",
            "tillstyrka",
            true,
        );
        check(
            "Vi ser inte att förslaget löser dagens stora brister.",
            "brister",
            false,
        );
        check(
            "Vi anser inte att planen är färdig och avstyrker den.",
            "avstyrker",
            false,
        );
    }

    #[test]
    fn a_negated_subject_negates_its_verb() {
        for text in [
            "Ingen av nämndens ledamöter tillstyrker förslaget.",
            "Inte någon remissinstans tillstyrker förslaget.",
            "Inga av de nämnder som svarat tillstyrker förslaget.",
        ] {
            check(text, "tillstyrker", true);
        }
        check(
            "Ingen av oss klagar och vi tillstyrker förslaget.",
            "tillstyrker",
            false,
        );
    }

    #[test]
    fn what_stands_far_off_is_not_read() {
        let text = "tillstyrker ".repeat(20_000);
        for (at, word) in text.match_indices("tillstyrker") {
            assert!(!is_negated(&text, at..at + word.len()));
        }
    }

    #[test]
    fn what_only_looks_like_negation_is_none() {
        check("Nämnden kan inte annat än tillstyrka.", "tillstyrka", false);
        check("Nämnden tillstyrker inte bara målen.", "tillstyrker", false);
        check("Vi kan inte nog betona vikten av det.", "vikten", false);
        check("Det går inte att inte tillstyrka.", "tillstyrka", true);
    }
}
